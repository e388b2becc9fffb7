"""A screen is styled, laid out and painted once where Textual alone would do so several times."""

from collections import Counter
from typing import Any

import pytest
from textual.css import stylesheet
from textual.events import Resize
from textual.geometry import Size

from ikk_tui.compositor import LineCompositor
from ikk_tui.screens.opening import OpeningScreen
from ikk_tui.widgets.detail import Detail
from tests.screens.conftest import Start


async def test_each_style_sheet_is_read_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[tuple[str, str, int]] = Counter()
    parse = vars(stylesheet)["parse"]

    def counted(scope: str, css: str, read_from: tuple[str, str], *, tie_breaker: int, **given: Any) -> Any:
        read[scope, "".join(read_from), tie_breaker] += 1
        return parse(scope, css, read_from, tie_breaker=tie_breaker, **given)

    monkeypatch.setattr(stylesheet, "parse", counted)
    async with start("2", "3", "4", "5", "1", "?", "escape"):
        assert {"ikk.tcss", "program.tcss", "screens.tcss"} <= {path.rpartition("/")[2] for _, path, _ in read}
        assert set(read.values()) == {1}


async def test_another_theme_has_its_own_colours_everywhere(start: Start) -> None:
    async with start(size=(120, 40)) as session:
        detail = session.app.screen.query_one(Detail)
        before = detail.styles.background, detail.styles.border_left
        session.app.theme = "textual-light"
        await session.settle()
        assert detail.styles.background != before[0]
        assert detail.styles.border_left != before[1]
        session.app.theme = "textual-dark"
        await session.settle()
        assert (detail.styles.background, detail.styles.border_left) == before


async def test_the_tree_is_laid_out_once_for_the_width_there_is(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[Size] = []
    resized = Detail.on_resize

    def noted(self: Detail, event: Resize) -> None:
        sizes.append(event.size)
        resized(self, event)

    monkeypatch.setattr(Detail, "on_resize", noted)
    async with start(size=(120, 40)):
        assert len(set(sizes)) == 1


async def test_the_tree_is_shown_with_its_numbers_and_painted_whole_once(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    render = LineCompositor.render_full_update

    def noted(self: LineCompositor, simplify: bool = False) -> Any:
        update = render(self, simplify)
        painted.append("".join(segment.text for strips in update.strips for strip in strips for segment in strip))
        return update

    monkeypatch.setattr(LineCompositor, "render_full_update", noted)
    async with start(size=(120, 40)):
        of_the_tree = [one for one in painted if "Semua IKK" in one]
        assert len(of_the_tree) == 1
        assert "0/59 terisi" in of_the_tree[0]
        assert "Dukungan Manajemen" in of_the_tree[0]


async def test_what_changes_within_a_batch_is_painted_when_it_ends(start: Start) -> None:
    async with start() as session:
        screen = session.app.screen
        assert not isinstance(screen, OpeningScreen)
        compositor = screen._compositor
        with session.app.batch_update():
            compositor._dirty_regions.add(screen.size.region)
            screen._compositor_refresh()
            # Still to be painted: what is rendered now would be thrown away.
            assert compositor._dirty_regions
        await session.settle()
        assert not compositor._dirty_regions
