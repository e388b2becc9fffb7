"""The bottom line tells which keys work now, whatever the width, and takes clicks."""

import pytest
from textual.widget import Widget

from ikk_tui.screens.help import HelpScreen
from ikk_tui.widgets.key_line import KeyLine
from tests.screens.conftest import Session, Start


def bottom(session: Session) -> str:
    """The last line on the screen."""
    return session.text.splitlines()[-1]


@pytest.mark.parametrize("mode", ["f1", "f2", "f3", "f4", "f5"])
@pytest.mark.parametrize("width", [60, 80, 120])
async def test_help_and_the_way_out_are_there_in_every_mode(start: Start, mode: str, width: int) -> None:
    async with start(mode, size=(width, 24)) as session:
        assert "? bantuan  q keluar" in bottom(session)


async def test_keys_that_find_no_room_are_told_by_a_mark_and_come_back_with_the_room(start: Start) -> None:
    async with start("f5", size=(80, 24)) as session:
        assert "akun  …  [] TW" in bottom(session)
        await session.pilot.resize_terminal(120, 24)
        await session.settle()
        assert "akun  l kunci  j jejak  [] TW" in bottom(session)


@pytest.mark.parametrize("width", [60, 72, 80])
async def test_the_way_out_of_a_form_is_there_however_narrow(start: Start, width: int) -> None:
    async with start("f2", "f", size=(width, 24)) as session:
        assert "esc kembali" in bottom(session)


async def test_the_line_of_a_screen_that_is_covered_stays_as_it_is(start: Start) -> None:
    async with start() as session:
        line = session.app.screen.query_one(KeyLine)
        before = line.entries
        for cover in ("question_mark", "ctrl+p"):
            await session.press(cover)
            assert line.entries == before, cover
            await session.press("escape")
            assert line.entries == before, cover


async def test_another_theme_colours_the_keys_too(start: Start) -> None:
    async with start() as session:
        line = session.app.screen.query_one(KeyLine)
        session.app.theme = "textual-light"
        await session.settle()
        shown = line.line(0)
        line._made_for = -1
        assert shown == line.line(0)


async def test_the_line_follows_what_can_be_done_now(start: Start) -> None:
    async with start() as session:
        assert "s saring" in bottom(session)
        await session.press("slash", "x")
        assert "s saring" not in bottom(session)
        await session.press("escape")
        assert "s saring" in bottom(session)


@pytest.mark.parametrize(("sign", "happens"), [("]", "TW II"), ("[", "TW I "), ("x jelaskan", "esc kembali")])
async def test_a_click_on_a_key_presses_it(start: Start, sign: str, happens: str) -> None:
    async with start(*(["]"] if sign == "[" else []), size=(120, 40)) as session:
        await session.pilot.click(KeyLine, offset=(bottom(session).index(sign), 0))
        await session.settle()
        assert happens in session.text


async def test_a_click_on_its_words_presses_a_key_too_and_one_beside_them_none(start: Start) -> None:
    async with start(size=(120, 40)) as session:
        await session.pilot.click(KeyLine, offset=(119, 0))
        await session.settle()
        assert not isinstance(session.app.screen, HelpScreen)
        await session.pilot.click(KeyLine, offset=(bottom(session).index("bantuan") + 6, 0))
        await session.settle()
        assert isinstance(session.app.screen, HelpScreen)


async def test_a_change_of_keys_makes_no_widgets(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start("f2", "f1") as session:
        made: list[Widget] = []
        monkeypatch.setattr(Widget, "_post_register", lambda self, app: made.append(self))
        await session.press("slash", "x", "escape", "f2", "3", "escape", "f1")
        assert made == []
