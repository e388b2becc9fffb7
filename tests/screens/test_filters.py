"""One key narrows the tree to what a person is after."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store import ledger
from ikk_tui.store.database import Database
from ikk_tui.widgets.detail import Detail
from ikk_tui.widgets.search_line import SearchLine
from tests.screens.conftest import Start
from tests.screens.sight import codes, go_to, read, row, told, tree


def send_back(db: Database, code: str, remark: str) -> None:
    """Put a returned value into the first quarter of a cell."""
    content = Content(Reading(CellState.FILLED, Decimal(15)), Status.RETURNED, remark=remark)
    made = Revision(CellKey(2024, code, Quarter.I), content, Deed.RECORD, "ani", "pc-3", datetime.now(UTC), ())
    with db.writing() as session:
        ledger.append(session, made)


async def test_one_key_goes_through_all_filters_and_escape_back_to_all(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, "3.1.1", "3,25", Quarter.I, siti)
    record(db, "3.1.2", "3,5", Quarter.I, siti)
    send_back(db, "2.4.5", "lampirkan bukti")
    async with start("E") as session:
        assert "Semua IKK 59" in read(session, SearchLine)
        await session.press("s")
        assert "Belum diisi 51 dari 59" in read(session, SearchLine)
        await session.press("s")
        assert "Di bawah target 2 dari 59" in read(session, SearchLine)
        assert codes(session) == ["2", "2.4", "2.4.5", "3", "3.1", "3.1.1"]
        await session.press("s")
        assert "Dikembalikan 1 dari 59" in read(session, SearchLine)
        assert codes(session) == ["2", "2.4", "2.4.5"]
        assert "↩" in row(session, "2.4.5")
        await session.press("escape")
        assert "Semua IKK 59" in read(session, SearchLine)
        assert codes(session) == list("123456789")
        await session.press("escape")
        assert codes(session) == list("123456789")


async def test_my_division_is_chosen_once_from_a_list_and_remembered(start: Start) -> None:
    async with start("s", "s", "s", "s") as session:
        shown = told(session)
        for letter, division in enumerate(
            ("Administrasi", "Pemasyarakatan", "Keimigrasian", "Pelayanan Hukum dan HAM"), start=1
        ):
            assert f"{letter} {division}" in shown
        await session.press("3")
        assert "Divisi saya: Keimigrasian 2 dari 59" in read(session, SearchLine)
        assert codes(session) == ["3", "3.1", "3.1.1", "3.1.2"]
        await session.press("s", "s", "s", "s", "s")
        assert "Divisi saya: Keimigrasian" in read(session, SearchLine)
    async with start("s", "s", "s", "s") as session:
        assert "Divisi saya: Keimigrasian 2 dari 59" in read(session, SearchLine)
        await session.press("d", "up", "enter")
        assert "Divisi saya: Pemasyarakatan" in read(session, SearchLine)
        assert {node.code[0] for node in tree(session).outline.rows} == {"2"}


async def test_leaving_the_list_of_divisions_shows_everything(start: Start) -> None:
    async with start("s", "s", "s", "s", "escape") as session:
        assert "Semua IKK 59" in read(session, SearchLine)
        assert codes(session)[:2] == ["1", "1.1"]
        await session.press("s")
        assert "Belum diisi" in read(session, SearchLine)


@pytest.mark.parametrize(
    ("code", "typed", "then"), [("2.4.5", "17", "2.4.6"), ("1.1.1", "3,2", "2"), ("9.1.1", "80", "8.4.1")]
)
async def test_a_line_that_was_filled_leaves_the_unfilled_and_the_cursor_goes_on(
    start: Start, db: Database, code: str, typed: str, then: str
) -> None:
    async with start() as session:
        await go_to(session, code)
        await session.press("s")
        assert tree(session).outline.code == code
        await session.press("i")
        assert session.grid.code == code
        await session.type(typed, "enter", "f1")
        assert "Belum diisi 53 dari 59" in read(session, SearchLine)
        assert not row(session, code)
        assert tree(session).outline.code == then
        assert row(session, then)
        assert read(session, Detail).startswith(f"{then} ")
    assert scoreboard(db, Quarter.I).indicator(code).entered


async def test_a_filter_that_leaves_nothing_says_so_and_every_key_is_harmless(start: Start) -> None:
    async with start("s", "s") as session:
        assert "Di bawah target 0 dari 59" in read(session, SearchLine)
        assert codes(session) == []
        for key in (
            "up",
            "down",
            "left",
            "right",
            "space",
            "enter",
            "e",
            "E",
            "home",
            "end",
            "x",
            "h",
            "p",
            "pagedown",
        ):
            await session.press(key)
            assert session.app.current_mode == "program"
            assert len(session.app.screen_stack) == 1
        await session.press("]", "[", "escape")
        assert codes(session)[:2] == ["1", "1.1"]


async def test_where_no_line_is_left_no_node_is_told_about(start: Start) -> None:
    async with start("s", "s") as session:
        assert codes(session) == []
        assert "Dukungan Manajemen" not in read(session, Detail)


async def test_a_filter_follows_the_quarter(start: Start, db: Database, siti: Author) -> None:
    record(db, "3.1.1", "3,25", Quarter.II, siti)
    async with start("[", "s", "s") as session:
        assert "0 dari 59" in read(session, SearchLine)
        await session.press("]")
        assert codes(session) == ["3", "3.1", "3.1.1"]
        await session.press("]")
        assert codes(session) == ["3", "3.1", "3.1.1"]


async def test_the_cursor_stays_with_its_node_when_a_filter_ends(start: Start) -> None:
    async with start("E", "s") as session:
        while tree(session).outline.code != "2.2.1":
            await session.press("down")
        await session.press("escape")
        assert tree(session).outline.code in ("2.2.1", "2")
        await session.press("s", "s", "s", "escape")
        assert row(session, str(tree(session).outline.code))


async def test_a_branch_folded_in_a_filter_stays_folded_when_a_value_arrives(
    start: Start, db: Database, siti: Author
) -> None:
    async with start("s", "left") as session:
        assert "▸ 1 " in row(session, "1")
        record(db, "3.1.1", "3,25", Quarter.I, siti)
        session.app.reload()
        await session.settle()
        assert "▸ 1 " in row(session, "1")
        await session.press("escape")
        assert "▾ 1 " in row(session, "1")
