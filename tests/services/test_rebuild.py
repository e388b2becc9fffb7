"""The current values can be made anew from the ledger at any time."""

import pytest

from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import IkkError
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, undo
from ikk_tui.store.database import Database
from tests.store.files import dump, execute, select, tamper

from .cells import CODE, III, values

CURRENT = "SELECT * FROM realisation"


@pytest.fixture
def filled(db: Database, siti: Author) -> Database:
    """A file with some cells, changed, cleared and undone."""
    for text in ("15", "17"):
        record(db, CODE, text, III, siti)
    record(db, CODE, "12", Quarter.I, siti)
    record(db, "2.4.4", "45/60", III, siti)
    undo(db, "2.4.4", III, siti)
    record(db, "2.4.3", "1/3", III, siti)
    return db


def test_nothing_changes_in_a_sound_file(filled: Database) -> None:
    before = dump(filled.path)
    assert rebuild(filled) == 4
    assert dump(filled.path) == before


def test_a_file_without_values_has_none_afterwards(db: Database) -> None:
    assert rebuild(db) == 0
    assert select(db.path, CURRENT) == []


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM realisation",
        "DELETE FROM realisation WHERE quarter = 1",
        "UPDATE realisation SET value = value + 1",
        "UPDATE realisation SET status = 'approved'",
        "UPDATE realisation SET quarter = 2 WHERE quarter = 1",
        "UPDATE realisation SET state = 'penuh'",
        "UPDATE realisation SET head = (SELECT id FROM revision WHERE seq = 1) WHERE value = 170000",
    ],
)
def test_damaged_current_values_are_made_anew(filled: Database, damage: str) -> None:
    before, board = select(filled.path, CURRENT), scoreboard(filled, III)
    tamper(filled.path, "realisation", damage)
    assert select(filled.path, CURRENT) != before
    assert rebuild(filled) == 4
    assert select(filled.path, CURRENT) == before
    assert scoreboard(filled, III) == board
    assert check(filled).problems == ()


def test_work_goes_on_afterwards(filled: Database, siti: Author) -> None:
    execute(filled.path, "DELETE FROM realisation")
    rebuild(filled)
    record(filled, CODE, "18", III, siti)
    undo(filled, CODE, III, siti)
    assert values(filled) == [17, 18, 17, 15]
    assert check(filled).problems == ()


@pytest.mark.parametrize(
    "change", ["author = 'budi'", "at = 'x' || substr(at, 2)", "state = 'penuh'", "evidence = '[1]'"]
)
def test_a_changed_ledger_is_refused_or_built_on_but_stays_named(filled: Database, change: str) -> None:
    tamper(filled.path, "revision", f"UPDATE revision SET {change} WHERE seq = 2")
    before = dump(filled.path)
    try:
        rebuild(filled)
    except IkkError:
        assert dump(filled.path) == before
    assert any("Revisi" in problem for problem in check(filled).problems)
