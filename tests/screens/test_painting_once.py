"""A screen is styled, laid out and painted once where Textual alone would do so several times."""

import asyncio
import threading
from collections import Counter
from typing import Any

import pytest
from textual.css import stylesheet
from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from ikk_tui import boarding
from ikk_tui.compositor import LineCompositor
from ikk_tui.screens.opening import OpeningScreen
from ikk_tui.services import realisations
from ikk_tui.widgets.detail import Detail
from tests.screens.conftest import Start, key_event


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


async def test_an_arrow_renders_no_widget_that_lies_behind_another(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: set[Widget] = set()
    render = Widget.render_lines

    def noted(self: Widget, crop: Region) -> list[Strip]:
        rendered.add(self)
        return render(self, crop)

    async with start(size=(120, 40)) as session:
        monkeypatch.setattr(Widget, "render_lines", noted)
        await session.press("down")
        screen = session.app.screen
        assert rendered & {screen, *(one for one in screen.walk_children(Widget) if one.children)} == set()


async def test_an_enter_in_the_grid_is_painted_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    # However slow the machine is.
    monkeypatch.setattr(boarding, "MOMENT_SECONDS", 60.0)
    painted: list[str] = []
    async with start("f2", *"3,25", size=(120, 40)) as session:
        render = LineCompositor.render_partial_update

        def noted(self: LineCompositor) -> Any:
            painted.append(session.line("1.1.1"))
            return render(self)

        monkeypatch.setattr(LineCompositor, "render_partial_update", noted)
        await session.press("enter")
    assert len(painted) == 1
    # What it comes to, and nothing of how it got there.
    assert painted[0].split()[-4:] == ["3,25", "▲", "104,84", "draf"]


async def test_enters_in_a_row_hold_the_painting_for_one_moment(start: Start) -> None:
    async with start("f2") as session:
        session.app.paint_together()
        session.app.paint_together()
        assert session.app._batch_count == 1
        await session.settle()
        assert session.app._batch_count == 0


async def test_a_save_that_takes_longer_is_shown_on_its_way(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boarding, "MOMENT_SECONDS", 0.01)
    go_on, painted = threading.Event(), asyncio.Event()
    describe = realisations.describe

    def slow(*given: Any, **named: Any) -> Any:
        go_on.wait(30)
        return describe(*given, **named)

    monkeypatch.setattr(realisations, "describe", slow)
    async with start("f2", *"3,25", size=(120, 40)) as session:
        render = LineCompositor.render_partial_update

        def noted(self: LineCompositor) -> Any:
            if "menyimpan" in session.line("1.1.1"):
                painted.set()
            return render(self)

        monkeypatch.setattr(LineCompositor, "render_partial_update", noted)
        session.app.post_message(key_event("enter"))
        await asyncio.wait_for(painted.wait(), 30)
        go_on.set()
        await session.settle()
        assert "draf" in session.line("1.1.1")
