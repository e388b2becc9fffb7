"""The keys of the grid: from empty row to empty row, clearing, taking back, and what moves while one types."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Deed
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import boards
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import history, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.entry_totals import EntryTotals
from tests.screens.conftest import Session, Start
from tests.screens.sight import grid_at, read, told

FIRST, III = Quarter.I, Quarter.III
NOTHING_LEFT = "Tidak ada lagi baris yang belum diisi"


def value(db: Database, code: str, quarter: Quarter = FIRST) -> Decimal | None:
    cell = boards.scoreboard(db, quarter).indicator(code).cell
    return None if cell is None else cell.reading.value


def fill_all(db: Database, author: Author, *but: str) -> list[Indicator]:
    """Fill the first quarter but for some rows; where the target is 0 nothing is awaited."""
    wanted = [one for one in decree(db).indicators if one.target and one.code not in but]
    for one in wanted:
        record(db, one.code, "1", FIRST, author)
    return wanted


def totals(session: Session) -> str:
    """The line of the means below the grid."""
    return read(session, EntryTotals)


async def test_tab_saves_and_goes_to_the_next_row_that_is_not_filled(start: Start, db: Database, siti: Author) -> None:
    record(db, "2.1.1", "80", FIRST, siti)
    record(db, "2.2.1", "80", FIRST, siti)
    async with start("2") as session:
        assert session.grid.code == "1.1.1"
        await session.type("3,2", "tab")
        assert session.grid.code == "2.2.2"
        assert session.grid.typed is None
        assert "1.1.1 TW I: tersimpan 3,2 Indeks" in session.text
    assert value(db, "1.1.1") == Decimal("3.2")


async def test_tab_without_an_entry_only_goes_on_and_shift_tab_comes_back(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, "2.1.1", "80", FIRST, siti)
    async with start("2") as session:
        await session.press("tab")
        assert session.grid.code == "2.2.1"
        await session.press("tab")
        assert session.grid.code == "2.2.2"
        await session.press("shift+tab", "shift+tab")
        assert session.grid.code == "1.1.1"
    assert boards.scoreboard(db, FIRST).standing.entered == 1


async def test_shift_tab_saves_too(start: Start, db: Database) -> None:
    async with start("2") as session:
        await grid_at(session, "2.1.1")
        await session.type("80", "shift+tab")
        assert session.grid.code == "1.1.1"
    assert value(db, "2.1.1") == 80


async def test_tab_goes_round_the_end_and_passes_rows_without_a_target(
    start: Start, db: Database, siti: Author
) -> None:
    fill_all(db, siti, "2.2.3", "9.1.1")
    async with start("2", "[", "[", "[") as session:
        await session.press("end")
        await session.type("80", "tab")
        assert session.grid.code == "2.2.3"
        await session.press("shift+tab")
        assert session.grid.code == "2.2.3"
        assert NOTHING_LEFT in session.text
    assert value(db, "9.1.1") == 80


async def test_tab_at_the_last_empty_row_saves_it_and_says_that_nothing_is_left(
    start: Start, db: Database, siti: Author
) -> None:
    fill_all(db, siti, "2.2.3")
    async with start("2", "[", "[", "[") as session:
        await grid_at(session, "2.2.3")
        await session.type("98", "tab")
        assert session.grid.code == "2.2.3"
        assert session.grid.typed is None
        assert "98" in session.line("2.2.3")
        await session.press("tab")
        assert NOTHING_LEFT in session.text
        await session.press("shift+tab")
        assert session.grid.code == "2.2.3"
    assert value(db, "2.2.3") == 98


async def test_tabs_typed_faster_than_they_are_saved_pass_what_is_on_its_way(
    start: Start, db: Database, siti: Author
) -> None:
    fill_all(db, siti, "2.2.3", "2.2.5")
    async with start("2", "[", "[", "[") as session:
        await grid_at(session, "2.2.3")
        await session.press(*"98", "tab", *"88", "tab")
        assert session.grid.code == "2.2.5"
        assert session.grid.typed is None
    assert value(db, "2.2.3") == 98
    assert value(db, "2.2.5") == 88


async def test_a_refused_value_keeps_tab_in_its_row(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,,2", "tab")
        assert (session.grid.code, session.grid.typed) == ("1.1.1", "3,,2")
        assert "bukan angka yang dapat dibaca" in told(session)
    assert value(db, "1.1.1") is None


async def test_tab_takes_the_comma_that_is_proposed_and_saves_with_the_next(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3.2", "tab")
        assert session.grid.typed == "3,2"
        await session.press("tab")
        assert session.grid.code == "2.1.1"
    assert value(db, "1.1.1") == Decimal("3.2")


async def test_delete_asks_at_once_and_enter_clears(start: Start, db: Database, siti: Author) -> None:
    record(db, "1.1.1", "3,2", FIRST, siti)
    async with start("2") as session:
        await session.press("home", "delete")
        assert session.line("1.1.1").split()[:2] == ["1.1.1", "?"]
        assert "Kosongkan 3,2 Indeks?" in told(session)
        assert value(db, "1.1.1") == Decimal("3.2")
        await session.press("enter")
        assert "1.1.1 TW I: dikosongkan" in session.text
        assert "?" not in session.line("1.1.1")
    assert value(db, "1.1.1") is None
    assert history(db, "1.1.1", FIRST)[2][0].deed is Deed.CLEAR


async def test_escape_after_delete_keeps_the_value(start: Start, db: Database, siti: Author) -> None:
    record(db, "1.1.1", "3,2", FIRST, siti)
    async with start("2") as session:
        await session.press("home", "delete", "escape")
        assert "3,2" in session.line("1.1.1")
        assert "?" not in session.line("1.1.1")
        assert "!" not in session.line("1.1.1")
        assert session.grid.typed is None
    assert len(history(db, "1.1.1", FIRST)[2]) == 1


async def test_delete_in_an_empty_row_asks_nothing(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.press("delete", "enter")
        assert session.grid.code == "2.1.1"
    assert boards.scoreboard(db, FIRST).standing.entered == 0


@pytest.mark.parametrize("key", ["u", "ctrl+z"])
async def test_either_key_takes_back_the_last_save_and_again_restores_it(start: Start, db: Database, key: str) -> None:
    async with start("2") as session:
        await session.type("3,2", "enter", key)
        assert session.grid.code == "1.1.1"
        assert value(db, "1.1.1") is None
        await session.press(key)
        assert value(db, "1.1.1") == Decimal("3.2")
        assert "1.1.1 TW I: dikembalikan menjadi 3,2 Indeks" in session.text


async def test_ctrl_z_takes_nothing_back_while_one_types(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,2", "enter")
        await session.type("80", "ctrl+z")
        assert session.grid.typed == "80"
        assert value(db, "1.1.1") == Decimal("3.2")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_odd_value_is_asked_about_in_its_row_until_it_is_edited(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start("2", size=size) as session:
        await grid_at(session, "2.2.1")
        await session.type("101", "enter")
        assert session.line("2.2.1").split()[:2] == ["2.2.1", "?"]
        assert len(session.app.screen_stack) == 1
        await session.press("backspace")
        assert "?" not in session.line("2.2.1")
        assert "Persentase" in session.line("2.2.1")
        await session.press("1", "enter")
        assert session.line("2.2.1").split()[:2] == ["2.2.1", "?"]
        await session.press("enter")
        assert "?" not in session.line("2.2.1")
    assert value(db, "2.2.1") == 101


async def test_a_question_is_gone_after_escape(start: Start, db: Database) -> None:
    async with start("2") as session:
        await grid_at(session, "2.2.1")
        await session.type("101", "enter", "escape")
        assert "?" not in session.line("2.2.1")
        await session.type("85", "enter")
    assert value(db, "2.2.1") == 85


async def test_achievement_and_totals_move_with_every_key_and_fall_back_on_escape(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, "2.4.5", "19", III, siti)
    async with start("2", "]", "]") as session:
        await grid_at(session, "2.2.1")
        before, row = totals(session), session.line("2.2.1")
        assert "100,00 (1 dari 59" in before
        await session.press("5")
        assert session.line("2.2.1").split()[-1] == "5,88"
        assert "52,94 (2 dari 59" in totals(session)
        assert "▼ -47,06" in totals(session)
        await session.press("1")
        assert session.line("2.2.1").split()[-1] == "60,00"
        assert "80,00 (2 dari 59" in totals(session)
        assert "▼ -20,00" in totals(session)
        await session.press("escape")
        assert (totals(session), session.line("2.2.1")) == (before, row)
        await session.type("102")
        assert "▲ +10,00" in totals(session)
        await session.press("x")
        assert totals(session) == before
