"""From the last quarter of one year to the first of the next, where both years have a decree."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.decrees import in_force
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.search_line import SearchLine
from tests.screens.conftest import Session, Start
from tests.screens.sight import codes, go_to, paste, read, second_year, told, tree
from tests.screens.test_amend import give_basis


def value(db: Database, year: int, quarter: Quarter, code: str = "1.1.1") -> Decimal | None:
    cell = scoreboard(db, quarter, year=year).indicator(code).cell
    return None if cell is None else cell.reading.value


@pytest.fixture
def two_years(seeded: Path) -> Path:
    """The decree of 2024, and the same again for 2025."""
    second_year(seeded)
    return seeded


@pytest.fixture
def short_year(seeded: Path) -> Path:
    """The decree of 2024, and one for 2025 with a single indicator."""
    with closing(sqlite3.connect(seeded)) as connection, connection:
        for statement in (
            "INSERT INTO decree SELECT 2025, 'BARU', institution, issuer, title, place, date, in_force_until, "
            "enactment, signatory_position, signatory, signatory_nip FROM decree",
            "INSERT INTO scoring_rule SELECT 2025, name, value, source FROM scoring_rule",
            "INSERT INTO program VALUES (2025, '1', 'PROGRAM BARU', 'Program baru', 'Divisi baru')",
            "INSERT INTO objective VALUES (2025, '1.1', '1', 'Sasaran baru')",
            "INSERT INTO indicator VALUES (2025, '1.1.7', '1.1', 5, '5 %', '%', 'maximize', 'last', NULL, 'Baru')",
        ):
            connection.execute(statement)
    return seeded


async def go_to_quarter(session: Session, label: str) -> None:
    """Go back quarter by quarter until the top line says so."""
    for _ in range(9):
        if label in " ".join(session.text.splitlines()[0].split()):
            return
        await session.press("[")
    raise AssertionError(session.text.splitlines()[0])


async def test_the_quarter_keys_cross_the_turn_of_the_year_both_ways_and_stop_at_the_ends(
    start: Start, two_years: Path
) -> None:
    async with start() as session:
        assert "IKK 2025" in session.text
        assert "TW I  " in session.text
        await session.press("[")
        assert "IKK 2024" in session.text
        assert "TW IV " in session.text
        await session.press("]")
        assert "IKK 2025" in session.text
        assert "TW I  " in session.text
        await session.pilot.press(*"[[[[[[[[")
        await session.settle()
        assert "IKK 2024" in session.text
        assert "TW I  " in session.text
        await session.pilot.press(*"]]]]]]]]]")
        await session.settle()
        assert "IKK 2025" in session.text
        assert "TW IV " in session.text


async def test_a_value_being_typed_is_never_shown_or_saved_in_another_year(
    start: Start, two_years: Path, db: Database
) -> None:
    async with start() as session:
        await go_to_quarter(session, "IKK 2024 Kanwil Kalbar TW IV")
        await session.press("2", "home")
        await session.type("3,2")
        await session.press("f1", "]", "f2")
        assert "IKK 2025" in session.text
        assert session.grid.typed is None
        assert "3,2" not in session.text
        assert session.grid.code == "1.1.1"
        await session.press("enter", "home", "enter")
        assert value(db, 2025, Quarter.I) is None
        assert value(db, 2024, Quarter.IV) is None
        await session.press("q")
        assert session.app.is_running
        assert "1.1.1 TW IV belum tersimpan" in told(session)
        await session.press("[", "home")
        assert "! 3,2" in session.line("1.1.1")
        await session.press("enter")
    assert value(db, 2024, Quarter.IV) == Decimal("3.2")
    assert value(db, 2025, Quarter.I) is None
    assert value(db, 2025, Quarter.IV) is None


async def test_a_fast_hand_saves_in_the_year_it_typed_in(start: Start, two_years: Path, db: Database) -> None:
    async with start() as session:
        await go_to_quarter(session, "IKK 2024 Kanwil Kalbar TW IV")
        await session.press("2", "home")
        await session.pilot.press(
            "3", "comma", "1", "enter", "]", "home", "3", "comma", "2", "enter", "[", "home", "u", "]"
        )
        await session.settle()
    # The last save was that of 2025: from another year it is not taken back.
    assert value(db, 2025, Quarter.I) == Decimal("3.2")
    assert value(db, 2024, Quarter.IV) == Decimal("3.1")


async def test_every_screen_shows_the_year_in_front(start: Start, two_years: Path, db: Database, siti: Author) -> None:
    record(db, "2.4.5", "17", Quarter.IV, siti, year=2024)
    async with start() as session:
        await go_to(session, "2.4.5")
        assert "89,47" not in session.text
        await session.press("[")
        assert tree(session).outline.code == "2.4.5"
        assert "89,47" in session.text
        await session.press("x")
        assert "Asal-usul angka s.d. TW IV 2024" in session.text
        await session.press("escape", "]", "x")
        assert "2025" in session.text
        await session.press("escape", "h")
        assert "Belum pernah diisi" in session.text
        await session.press("escape", "[", "h")
        assert "kosong → 17 %" in session.text


async def test_tree_query_filter_and_document_follow_into_a_decree_with_other_indicators(
    start: Start, short_year: Path
) -> None:
    async with start() as session:
        assert codes(session)[0] == "1"
        await session.press("[")
        await go_to(session, "8.4.1")
        await session.press("]")
        assert session.app.is_running
        assert set(codes(session)) <= {"1", "1.1", "1.1.7"}
        await session.press("[", "slash", *"kekayaan", "enter", "n", "]")
        assert codes(session) == []
        assert "tidak ada yang cocok" in read(session, SearchLine)
        await session.press("n", "N", "down", "escape")
        assert codes(session)[0] == "1"
        await session.press("s", "[", "]", "f2", "f1", "escape")
        assert codes(session)[0] == "1"


async def test_a_query_in_the_document_follows_into_a_shorter_decree(start: Start, short_year: Path) -> None:
    async with start("[", "5", "slash") as session:
        await paste(session, "persentase")
        await session.press("enter", "N", "]")
        assert "IKK 2025" in session.text
        for key in ("n", "N", "n", "x", "escape", "down", "escape", "up"):
            await session.press(key)
            assert session.app.is_running
        await session.press("end", "[", "slash")
        await paste(session, "persentase")
        await session.press("enter", "n", "N", "escape")
        assert "IKK 2024" in session.text


async def test_a_reader_left_far_down_finds_its_way_in_a_shorter_decree(start: Start, short_year: Path) -> None:
    async with start("[", "5", "end") as session:
        await session.press("up", "up", "]")
        assert "BARU" in read(session, Reader) or "Belum ada" in read(session, Reader)
        await session.press("down", "up", "pageup", "t", "1")
        assert "KEMENTERIAN" in read(session, Reader)


async def test_a_correction_left_open_is_written_into_the_year_it_was_opened_for_or_not_at_all(
    start: Start, two_years: Path, db: Database
) -> None:
    async with start() as session:
        await go_to_quarter(session, "IKK 2024 Kanwil Kalbar TW IV")
        await go_to(session, "2.4.5")
        await session.press("p")
        await session.type("21")
        await session.press("f3", "]", "f1")
        assert "Perbaikan 2.4.5" in session.text
        await give_basis(session)
        await session.press("enter", "enter")
        assert session.app.is_running
    assert in_force(db, 2025).trail == ()
    assert {one.field for one in in_force(db, 2024).trail} <= {Field.TARGET}


async def test_a_correction_begun_for_one_year_is_not_offered_in_another(start: Start, two_years: Path) -> None:
    async with start() as session:
        await go_to_quarter(session, "IKK 2024 Kanwil Kalbar TW IV")
        await go_to(session, "2.4.5")
        await session.press("p")
        await session.type("21", "escape")
        await session.press("]", "p")
        assert "21" not in told(session)
        await session.press("escape", "[", "p")
        assert "21" in told(session)


async def test_a_table_of_contents_left_open_is_harmless_in_another_year(start: Start, short_year: Path) -> None:
    async with start("[", "5", "t", "end", "f1", "]", "f5", "enter") as session:
        assert session.app.is_running
        await session.press("down", "up", "escape", "down")
        assert session.app.is_running
        assert "IKK 2025" in session.text


async def test_my_division_is_still_mine_after_a_look_at_a_year_without_it(start: Start, short_year: Path) -> None:
    async with start("[") as session:
        await session.press("s", "s", "s", "s", "2")
        assert "Divisi saya: Pemasyarakatan 38 dari 59" in read(session, SearchLine)
        await session.press("]", "[")
        assert "Divisi saya: Pemasyarakatan 38 dari 59" in read(session, SearchLine)
