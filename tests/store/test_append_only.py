"""What was written stays as it was written, whichever program tries to change it."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from .files import altered, columns, dump, execute, select

Write = Callable[[Path, str], str]

DECREE = ["office", "decree", "decree_paragraph", "scoring_rule", "program", "objective", "indicator"]
FORGED_ID = f"'{'f' * 64}'"


def with_the_sqlite3_program(path: Path, statement: str) -> str:
    program = shutil.which("sqlite3")
    if program is None:
        pytest.skip("the sqlite3 program is not installed")
    done = subprocess.run([program, path, statement], capture_output=True, text=True, check=False)
    assert bool(done.returncode) == bool(done.stderr.strip())
    return done.stderr


def with_python(path: Path, statement: str) -> str:
    try:
        execute(path, statement)
    except sqlite3.Error as error:
        return str(error)
    return ""


@pytest.fixture(params=[with_the_sqlite3_program, with_python])
def write(request: pytest.FixtureRequest) -> Write:
    """A program that lets a person write SQL, with the settings it has from the start; returns the complaint."""
    program: Write = request.param
    return program


def test_another_program_may_add_to_the_file(written: Path, write: Write) -> None:
    assert write(written, "INSERT INTO office VALUES ('LAPAS', 'Lapas Pontianak', 'Lapas')") == ""
    assert select(written, "SELECT label FROM office WHERE code = 'LAPAS'") == [("Lapas",)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET value = 180000",
        "UPDATE revision SET remark = remark",
        "UPDATE OR REPLACE revision SET seq = 1 WHERE seq = 2",
        "DELETE FROM revision",
        "DELETE FROM revision WHERE seq = 1",
    ],
)
def test_no_program_changes_or_deletes_a_revision(written: Path, write: Write, statement: str) -> None:
    before = dump(written)
    assert "revision" in write(written, statement)
    assert dump(written) == before


@pytest.mark.parametrize("deed", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("changed", [{"seq": "NULL"}, {"id": FORGED_ID}, {}], ids=["id", "seq", "both"])
def test_no_program_replaces_a_revision_of_the_same(
    written: Path, write: Write, deed: str, changed: dict[str, str]
) -> None:
    before = dump(written)
    forged = altered(written, "revision", remark="'palsu'", **changed)
    assert "revision" in write(written, f"{deed} INTO revision {forged}")
    assert dump(written) == before


def test_no_program_turns_adding_a_revision_into_changing_one(written: Path, write: Write) -> None:
    before = dump(written)
    upsert = f"{altered(written, 'revision')} WHERE true ON CONFLICT DO UPDATE SET remark = 'palsu'"
    assert "revision" in write(written, f"INSERT INTO revision {upsert}")
    assert dump(written) == before


@pytest.mark.parametrize("table", DECREE)
def test_no_program_changes_the_decree(seeded: Path, write: Write, table: str) -> None:
    before = dump(seeded)
    assert table in write(seeded, f"UPDATE {table} SET {columns(seeded, table)[-1]} = 'palsu'")
    assert table in write(seeded, f"DELETE FROM {table}")
    assert dump(seeded) == before


@pytest.mark.parametrize("table", DECREE)
def test_no_program_replaces_a_row_of_the_decree(seeded: Path, write: Write, table: str) -> None:
    before = dump(seeded)
    forged = altered(seeded, table, **{columns(seeded, table)[-1]: "'palsu'"})
    write(seeded, f"INSERT OR REPLACE INTO {table} {forged}")
    assert dump(seeded) == before
