"""Reading through plain SQL: one state of the file, whoever reads, and nothing left open where it fails."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.services.boards import overview
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store import decrees, heads
from ikk_tui.store.database import Database, open_database
from ikk_tui.store.reading import amount, scaled, through
from ikk_tui.store.tables import OfficeRow
from tests.domain.samples import four_decimals
from tests.store.files import execute


def test_a_session_reads_what_it_has_written_itself(db: Database, siti: Author) -> None:
    record(db, "2.4.5", "17", Quarter.III, siti)
    with db.reading() as session, db.looking() as read:
        assert heads.cells(through(session), 2024, "KANWIL") == heads.cells(read, 2024, "KANWIL")
        assert decrees.in_force(through(session), 2024) == decrees.in_force(read, 2024)


def test_a_reading_sees_one_state_of_the_file(db: Database, siti: Author) -> None:
    record(db, "2.4.5", "17", Quarter.III, siti)
    with db.looking() as read:
        before = heads.length(read)
        with pytest.raises(DatabaseUnusable, match="sedang dipakai"):
            execute_at_once(db.path)
        assert heads.length(read) == before


def execute_at_once(path: Path) -> None:
    """Write without waiting for a reader to end."""
    other = open_database(path)
    with other.writing() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout=1")
        session.connection().exec_driver_sql("INSERT INTO office VALUES ('UPT1', 'Lapas', 'Lapas')")


def test_a_reading_that_fails_leaves_the_next_one_unharmed(db: Database) -> None:
    with pytest.raises(DatabaseUnusable, match="tidak dapat dipakai"), db.looking() as read:
        read("SELECT * FROM tidak_ada")
    with db.looking() as read:
        assert heads.length(read) == 0


@given(value=four_decimals("-1000000000", "1000000000"))
def test_an_amount_comes_back_as_it_was_stored(value: Decimal) -> None:
    stored = scaled(value)
    assert isinstance(stored, int)
    assert amount(stored) == value


@pytest.mark.parametrize("value", ["0.00001", "-1.23456", "1E-5"])
def test_an_amount_is_never_rounded_on_its_way_in(value: str) -> None:
    with pytest.raises(ValueError, match="four decimals"):
        scaled(Decimal(value))


def test_no_amount_is_none() -> None:
    assert scaled(None) is None
    assert amount(None) is None


def test_an_object_that_a_session_was_given_is_stored(db: Database) -> None:
    with db.writing() as session:
        session.add(OfficeRow(code="UPT1", name="Lapas", label="Lapas"))
    with db.looking() as read:
        assert decrees.office(read, "UPT1").name == "Lapas"


def test_a_damaged_row_is_told_and_not_read(db: Database, siti: Author, seeded: Path) -> None:
    record(db, "2.4.5", "17", Quarter.III, siti)
    db.close()
    execute(seeded, "PRAGMA ignore_check_constraints=ON", "UPDATE realisation SET state = 'penuh'")
    with pytest.raises(DatabaseUnusable, match="tidak dapat dipercaya"):
        overview(db, Quarter.III)


def test_a_closed_database_can_be_read_again(db: Database) -> None:
    with db.looking() as read:
        assert heads.length(read) == 0
    db.close()
    with db.looking() as read:
        assert heads.length(read) == 0
