"""What SQLite complains about reaches the person as a sentence: which file, why, what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from ikk_tui.errors import DatabaseUnusable
from ikk_tui.store.database import Database, connect
from ikk_tui.store.faults import guarded

from .files import dump

BROKEN = "INSERT INTO office VALUES ('LAPAS', char(27), 'Lapas')"
WRITE = "INSERT INTO office VALUES ('LAPAS', '{name}', 'Lapas')"


@pytest.mark.parametrize(
    ("settings", "name", "why"),
    [
        (["max_page_count = 1"], "x" * 100_000, "disk penuh"),
        (["query_only = ON"], "x", "tidak dapat ditulis"),
    ],
)
def test_a_file_that_cannot_be_written_says_why(seeded: Path, settings: list[str], name: str, why: str) -> None:
    before = dump(seeded)
    with closing(connect(seeded)) as connection:
        for setting in settings:
            connection.execute(f"PRAGMA {setting}").close()
        with pytest.raises(DatabaseUnusable, match=why) as refused, guarded(seeded):
            connection.execute(WRITE.format(name=name))
    assert str(seeded) in refused.value.sentence
    assert refused.value.hint
    assert dump(seeded) == before


def test_a_file_somebody_else_is_writing_says_so(seeded: Path) -> None:
    with closing(connect(seeded)) as writer, closing(connect(seeded)) as waiting:
        writer.execute("BEGIN IMMEDIATE")
        waiting.execute("PRAGMA busy_timeout = 0").close()
        with pytest.raises(DatabaseUnusable, match="sedang dipakai") as refused, guarded(seeded):
            waiting.execute("BEGIN IMMEDIATE")
        writer.execute("ROLLBACK")
        waiting.execute("BEGIN IMMEDIATE")
    assert "coba lagi" in refused.value.hint


def test_a_file_that_went_away_says_so(db: Database) -> None:
    db.close()
    db.path.unlink()
    with pytest.raises(DatabaseUnusable, match="tidak dapat dibuka"), db.reading() as session:
        session.connection()
    assert not db.path.exists()


def test_a_file_that_was_written_over_says_so(db: Database) -> None:
    db.close()
    db.path.write_text("bukan basis data\n" * 1000, encoding="utf-8")
    with pytest.raises(DatabaseUnusable, match="bukan basis data"), db.writing() as session:
        session.connection()


def test_a_row_that_breaks_the_rules_is_a_fault_of_the_program_and_not_of_the_file(db: Database) -> None:
    with pytest.raises(IntegrityError), db.writing() as session:
        session.connection().exec_driver_sql(BROKEN)
    with pytest.raises(sqlite3.IntegrityError), guarded(db.path), closing(connect(db.path)) as connection:
        connection.execute(BROKEN)
