"""A check names whatever is no longer as it was written, and says nothing of a file that is."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.store import ledger
from ikk_tui.store.database import open_database
from ikk_tui.store.triggers import append_only

from .files import altered, columns, execute, problems, select, snapshot, tamper

HEX_ID = "'" + "a" * 64 + "'"
# The second of two revisions of one cell, and how each of its columns is changed.
CHANGED = {
    "id": HEX_ID,
    "decree_year": "2025",
    "office": "'LAPAS'",
    "indicator": "'2.4.2'",
    "quarter": "4",
    "state": "'nil'",
    "value": "value + 1",
    "numerator": "450000, denominator = 600000",
    "denominator": "600000, numerator = 450000",
    "status": "'approved'",
    "reason": "'x'",
    "analysis": "'x'",
    "obstacles": "'x'",
    "follow_up": "'x'",
    "evidence": '\'[["link", "x", null, null]]\'',
    "remark": "'x'",
    "deed": "'clear'",
    "author": "'budi'",
    "device": "'laptop-2'",
    "at": "'2019' || substr(at, 5)",
    "parents": "''",
}
UNREADABLE = {
    "quarter": "9",
    "state": "'penuh'",
    "status": "'selesai'",
    "denominator": "0, numerator = 1",
    "evidence": "'[1]'",
    "deed": "'xecord'",
    "at": "'x' || substr(at, 2)",
    "parents": "'x'",
}


def named(path: Path, *words: str) -> bool:
    """Whether a problem with all these words in it is named."""
    return any(all(word in problem for word in words) for problem in problems(path))


def test_a_file_in_use_has_no_problems(written: Path) -> None:
    assert problems(written) == ()


def test_a_check_changes_nothing(written: Path) -> None:
    tamper(written, "revision", "UPDATE revision SET remark = 'x' WHERE seq = 2")
    before = snapshot(written.parent)
    assert problems(written)
    assert snapshot(written.parent) == before


def test_every_column_of_a_revision_is_tried(written: Path) -> None:
    assert ["seq", *CHANGED] == columns(written, "revision")


@pytest.mark.parametrize("column", CHANGED)
def test_a_changed_revision_is_named(written: Path, column: str) -> None:
    tamper(written, "revision", f"UPDATE revision SET {column} = {CHANGED[column]} WHERE seq = 2")
    ((now,),) = select(written, "SELECT substr(id, 1, 12) FROM revision WHERE seq = 2")
    assert named(written, "Revisi", now)


@pytest.mark.parametrize("column", UNREADABLE)
def test_a_revision_that_makes_no_sense_any_more_is_named(written: Path, column: str) -> None:
    tamper(written, "revision", f"UPDATE revision SET {column} = {UNREADABLE[column]} WHERE seq = 2")
    ((now,),) = select(written, "SELECT substr(id, 1, 12) FROM revision WHERE seq = 2")
    assert named(written, "Revisi", now)


def test_a_rounded_quotient_that_does_not_fit_its_fraction_is_named(written: Path) -> None:
    tamper(written, "revision", "UPDATE revision SET value = value + 1 WHERE numerator IS NOT NULL")
    assert named(written, "Revisi", "2.4.4 TW III")


@pytest.mark.parametrize("seq", [1, 2, 3], ids=["the first", "the newest", "the only one"])
def test_a_removed_revision_is_noticed(written: Path, seq: int) -> None:
    ((code,),) = select(written, f"SELECT indicator FROM revision WHERE seq = {seq}")
    tamper(written, "revision", f"DELETE FROM revision WHERE seq = {seq}")
    assert named(written, f"{code} TW III")


def test_a_chain_that_begins_a_second_time_is_named(written: Path, siti: Author) -> None:
    key = CellKey(2024, "2.4.5", Quarter.III)
    content = Content(Reading(CellState.FILLED, Decimal(18)))
    again = Revision(key, content, Deed.RECORD, siti.name, siti.device, datetime.now(UTC), ())
    db = open_database(written)
    with db.writing() as session:
        ledger.append(session, again)
    db.close()
    assert named(written, "Revisi", again.id[:12], "2.4.5 TW III")


@pytest.mark.parametrize(
    "change",
    [
        "head = (SELECT id FROM revision WHERE seq = 1)",
        f"head = {HEX_ID}",
        "state = 'blank', value = NULL",
        "value = value + 1",
        "numerator = 450000, denominator = 600000",
        "status = 'approved'",
        "state = 'penuh'",
        "status = 'selesai'",
        "denominator = 0, numerator = 1",
    ],
)
def test_a_changed_current_value_is_named(written: Path, change: str) -> None:
    tamper(written, "realisation", f"UPDATE realisation SET {change} WHERE indicator = '2.4.5'")
    assert named(written, "Realisasi", "2.4.5 TW III")


def test_a_changed_current_value_of_a_fraction_is_named(written: Path) -> None:
    tamper(written, "realisation", "UPDATE realisation SET value = value + 1 WHERE indicator = '2.4.4'")
    assert named(written, "Realisasi", "2.4.4 TW III")


def test_a_removed_current_value_is_named(written: Path) -> None:
    tamper(written, "realisation", "DELETE FROM realisation WHERE indicator = '2.4.5'")
    assert named(written, "Realisasi", "2.4.5 TW III")


def test_an_added_current_value_is_named(written: Path) -> None:
    forged = altered(written, "realisation", indicator="'2.4.1'", head=HEX_ID)
    tamper(written, "realisation", f"INSERT INTO realisation {forged}")
    assert named(written, "Realisasi", "2.4.1 TW III")


@pytest.mark.parametrize("name", append_only())
def test_a_missing_guard_is_named(written: Path, name: str) -> None:
    execute(written, f"DROP TRIGGER {name}")
    assert named(written, name)


def test_a_guard_that_guards_nothing_is_named(written: Path) -> None:
    execute(
        written,
        "DROP TRIGGER revision_no_delete",
        "CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT 1; END",
    )
    assert named(written, "revision_no_delete")


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        ("indicator", "UPDATE indicator SET target = 180000 WHERE code = '2.4.5'", ["indicator", "2.4.5"]),
        ("indicator", "DELETE FROM indicator WHERE code = '2.4.5'", ["indicator", "2.4.5"]),
        ("objective", "UPDATE objective SET name = 'x' WHERE code = '2.4'", ["objective", "2.4"]),
        ("program", "UPDATE program SET name = 'x' WHERE code = '2'", ["program", "2"]),
        ("scoring_rule", "UPDATE scoring_rule SET value = '200' WHERE name = 'cap'", ["scoring_rule", "cap"]),
        ("decree", "UPDATE decree SET number = '1'", ["decree", "2024"]),
        ("decree_paragraph", "DELETE FROM decree_paragraph WHERE part = 'copy'", ["decree_paragraph", "copy"]),
        ("office", "UPDATE office SET name = 'x'", ["office", "KANWIL"]),
    ],
)
def test_a_changed_decree_is_named(written: Path, table: str, change: str, words: list[str]) -> None:
    tamper(written, table, change)
    assert named(written, *words)


def test_what_a_check_looked_at_is_counted(written: Path) -> None:
    db = open_database(written)
    report = check(db)
    db.close()
    assert (report.path, report.revisions, report.cells) == (written, 5, 4)
