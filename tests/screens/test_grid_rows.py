"""What the grid says of a row: its status, why it is closed and whom to ask, which rows are shown."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.entry_totals import EntryTotals
from tests.screens.conftest import Session, Start
from tests.screens.sight import go_to, grid_at, pane, paste, read, told
from tests.services.cells import CODE, III, review, revisions

SIGNS = {Status.DRAFT: "", Status.SUBMITTED: "→", Status.APPROVED: "✓", Status.RETURNED: "↩"}
EMPTY = "Tidak ada baris untuk saringan ini; s menggantinya"


def held(db: Database, code: str = CODE) -> Decimal | None:
    cell = scoreboard(db, III).indicator(code).cell
    return None if cell is None else cell.reading.value


def rows(session: Session) -> list[str]:
    """The codes of the rows on the screen."""
    lines = [line.split() for line in pane(session, EntryGrid).splitlines()]
    return [words[0] for words in lines if words and words[0].count(".") == 2]


@pytest.mark.parametrize("status", list(Status))
async def test_the_status_of_a_row_is_a_sign_where_there_is_little_room(
    start: Start, db: Database, siti: Author, status: Status
) -> None:
    record(db, CODE, "17", III, siti)
    review(db, status)
    async with start("2", "]", "]") as session:
        await grid_at(session, CODE)
        assert session.line(CODE).rstrip(" ▁▂▃▄▅▆▇█").split("89,47")[-1].strip() == SIGNS[status]
        assert status.label in told(session)


@pytest.mark.parametrize("status", list(Status))
async def test_the_status_of_a_row_is_in_words_where_there_is_room(
    start: Start, db: Database, siti: Author, status: Status
) -> None:
    record(db, CODE, "17", III, siti)
    review(db, status)
    async with start("2", "]", "]", size=(120, 40)) as session:
        await grid_at(session, CODE)
        assert status.label in session.line(CODE)
        assert "belum diisi" in session.line("2.4.6")
        await session.press("down")
        await session.type("30")
        await session.press("f1", "f2")
        assert session.grid.typed == "30"
        assert "belum tersimpan" in session.line("2.4.6")


async def test_what_is_kept_of_another_row_has_its_own_sign(start: Start, db: Database) -> None:
    async with start("2", "]", "]") as session:
        await grid_at(session, CODE)
        await session.type("18")
        await session.press("f1", "[", "f2", "]")
        await grid_at(session, CODE)
        assert "! 18" in session.line(CODE)
        assert session.line(CODE).split()[-1] == "!"


@pytest.mark.parametrize(
    ("status", "whom"), [(Status.SUBMITTED, "minta peninjau"), (Status.APPROVED, "minta sari")], ids=str
)
@pytest.mark.parametrize("way", ["a figure", "backspace", "Delete", "a paste"])
async def test_a_closed_row_refuses_to_be_changed_and_says_whom_to_ask(
    start: Start, db: Database, siti: Author, way: str, status: Status, whom: str
) -> None:
    record(db, CODE, "16", III, siti)
    record(db, CODE, "17", III, siti)
    review(db, status)
    before = revisions(db)
    async with start("2", "]", "]", size=(120, 24)) as session:
        await grid_at(session, CODE)
        if way == "a paste":
            await paste(session, "18")
        else:
            await session.press({"a figure": "8"}.get(way, way.lower()))
        assert session.grid.typed is None
        assert f"{CODE} TW III sudah {status.label} oleh sari pada" in told(session)
        assert whom in told(session)
        await session.press("enter")
        assert session.grid.code == "2.4.6"
    assert revisions(db) == before


@pytest.mark.parametrize(("status", "whom"), [(Status.SUBMITTED, "minta peninjau"), (Status.APPROVED, "minta sari")])
async def test_what_a_review_has_closed_is_not_taken_back(
    start: Start, db: Database, status: Status, whom: str
) -> None:
    async with start("2", "]", "]", size=(120, 24)) as session:
        await grid_at(session, CODE)
        await session.type("17", "enter")
        review(db, status)
        await session.press("ctrl+z")
        assert f"{CODE} TW III sudah {status.label} oleh sari pada" in told(session)
        assert whom in told(session)
    assert len(revisions(db)) == 2
    assert held(db) == 17


async def test_s_goes_through_what_is_not_filled_and_what_was_returned(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, CODE, "17", III, siti)
    review(db, Status.RETURNED, "Lampirkan laporan")
    record(db, "2.4.6", "30", III, siti)
    async with start("2", "]", "]") as session:
        await session.press("s")
        assert len(session.grid.codes) == 52
        assert not {CODE, "2.4.6", "2.9.1"} & set(session.grid.codes)
        assert read(session, EntryTotals).startswith("Belum diisi")
        await session.press("s")
        assert rows(session) == [CODE]
        assert read(session, EntryTotals).startswith("Dikembalikan")
        await session.press("s")
        assert "Divisi saya" in session.text
        await session.press("escape")
        assert len(session.grid.codes) == 59


async def test_one_chooses_a_division_and_sees_its_rows_alone(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.press("d", "2")
        of_it = [one.code for one in decree(db).indicators if one.division == "Pemasyarakatan"]
        assert session.grid.codes == of_it
        assert read(session, EntryTotals).startswith("Divisi saya: Pemasyarakatan")
        await session.press("s")
        assert len(session.grid.codes) == 59
        await session.press("s", "s", "s")
        assert session.grid.codes == of_it


async def test_a_row_filled_under_the_filter_stays_until_the_filter_is_chosen_again(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.press("s")
        await session.type("3,2", "enter")
        assert "3,2" in session.line("1.1.1")
        assert session.grid.codes[0] == "1.1.1"
        assert session.grid.code == "2.1.1"
        await session.press("s", "s", "escape", "s")
        assert session.grid.codes[0] == "2.1.1"
        assert read(session, EntryTotals).startswith("Belum diisi")


async def test_a_filter_with_nothing_in_it_says_so_and_takes_no_key(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.press("s", "s")
        assert EMPTY in session.text
        assert rows(session) == []
        for key in ("5", "enter", "tab", "shift+tab", "delete", "u", "down", "home", "pagedown", "escape", "f", "x"):
            await session.press(key)
            assert session.app.fault is None
            assert len(session.app.screen_stack) == 1
        await paste(session, "1\n2")
        assert len(session.app.screen_stack) == 1
        await session.press("s", "escape")
        assert rows(session)[0] == "1.1.1"
    assert scoreboard(db, Quarter.I).standing.entered == 0


async def test_what_waits_in_a_row_is_not_lost_when_a_filter_hides_the_row(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,2")
        await session.press("f1", "]", "f2", "[", "d", "3")
        assert "1.1.1" not in session.grid.codes
        await session.press("s", "home")
        assert "! 3,2" in session.line("1.1.1")
        await session.press("enter")
    assert scoreboard(db, Quarter.I).indicator("1.1.1").entered


async def test_i_in_the_tree_leaves_the_field_of_another_row_and_its_text_waits(start: Start, db: Database) -> None:
    async with start("2", "]", "]") as session:
        await session.type("3,2")
        await session.press("f1")
        await go_to(session, CODE)
        await session.press("i")
        assert (session.grid.code, session.grid.typed) == (CODE, None)
        await session.type("18", "enter", "home")
        assert "! 3,2" in session.line("1.1.1")
    assert held(db) == 18
    assert held(db, "1.1.1") is None


async def test_enter_in_the_tree_opens_the_form_and_i_goes_to_the_grid_even_when_a_filter_hides_the_row(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, CODE, "17", III, siti)
    async with start("2", "]", "]", "s") as session:
        assert CODE not in session.grid.codes
        await session.press("f1")
        await go_to(session, CODE)
        await session.press("enter")
        assert len(session.app.screen_stack) == 2
        assert CODE in session.text.splitlines()[0]
        assert "Analisis" in session.text
        await session.press("escape", "i")
        assert session.app.current_mode == "isian"
        assert session.grid.code == CODE
        assert len(session.grid.codes) == 59
        assert "Belum diisi" not in read(session, EntryTotals)
        await session.type("18", "enter")
    assert held(db) == 18


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_row_one_comes_for_is_seen_among_those_around_it(start: Start, size: tuple[int, int]) -> None:
    async with start("slash", *"245", "enter", "escape", "i", size=size) as session:
        assert session.grid.code == CODE
        shown = rows(session)
        assert 2 <= shown.index(CODE) <= len(shown) - 2
