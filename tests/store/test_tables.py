"""A row that makes no sense is refused by the file itself, whoever writes it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.store.database import connect

from .files import altered, execute, select

NEW = {"seq": "NULL", "id": f"'{'f' * 64}'"}
VALUED = {"state": "'filled'", "value": "170000", "numerator": "NULL", "denominator": "NULL"}
CONTROLS = {"escape": 0x1B, "nul": 0x00, "bell": 0x07, "delete": 0x7F, "c1": 0x9B, "right to left": 0x202E}
TEXTS = ["reason", "analysis", "obstacles", "follow_up", "evidence", "remark", "author", "device"]


def add_revision(path: Path, **changed: str) -> None:
    execute(path, f"INSERT INTO revision {altered(path, 'revision', **NEW, **changed)}")


def test_every_table_is_strict(seeded: Path) -> None:
    tables = select(seeded, "SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'")
    assert {"revision", "realisation", "indicator"} <= {name for name, _ in tables}
    assert {strict for _, strict in tables} == {1}


def test_a_sensible_revision_is_taken(written: Path) -> None:
    add_revision(written, **VALUED, analysis="'baris satu' || char(10) || char(9) || 'baris dua – 100 %'")
    assert select(written, "SELECT count(*) FROM revision WHERE analysis LIKE '%baris dua%'") == [(1,)]


@pytest.mark.parametrize("value", ["'tujuh belas'", "17.5", "x'11'"])
def test_only_a_whole_number_is_taken_for_a_number(written: Path, value: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"INTEGER column revision\.value"):
        add_revision(written, **VALUED | {"value": value})


@pytest.mark.parametrize("code", CONTROLS.values(), ids=CONTROLS)
@pytest.mark.parametrize("column", TEXTS)
def test_a_character_that_steers_the_terminal_is_refused(written: Path, column: str, code: int) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: {column}"):
        add_revision(written, **{"state": "'not_applicable'", "value": "NULL", "reason": "'x'"} | steered(column, code))


def steered(column: str, code: int) -> dict[str, str]:
    around = ("'[\"'", "'\"]'") if column == "evidence" else ("'teks '", "' teks'")
    return {column: f"{around[0]} || char({code}) || {around[1]}"}


@pytest.mark.parametrize(
    "changed",
    [
        {"quarter": "5"},
        {"quarter": "0"},
        {"state": "'filled'", "value": "NULL"},
        {"state": "'blank'"},
        {"state": "'nil'"},
        {"state": "'penuh'"},
        {"status": "'selesai'"},
        {"numerator": "450000"},
        {"numerator": "450000", "denominator": "0"},
        {"numerator": "450000", "denominator": "-600000"},
        {"state": "'not_applicable'", "value": "NULL"},
        {"reason": "'tanpa sebab'"},
        {"at": "'kemarin'"},
        {"evidence": "'{}'"},
        {"deed": "''"},
        {"id": f"'{'F' * 64}'"},
        {"id": "'ff'"},
    ],
    ids=str,
)
def test_a_revision_that_contradicts_itself_is_refused(written: Path, changed: dict[str, str]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        execute(written, f"INSERT INTO revision {altered(written, 'revision', **NEW | VALUED | changed)}")


@pytest.mark.parametrize(
    "change", ["quarter = 5", "value = NULL", "state = 'blank'", "numerator = 450000", "status = 'selesai'"]
)
def test_a_current_value_that_contradicts_itself_is_refused(written: Path, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        execute(written, f"UPDATE realisation SET {change} WHERE indicator = '2.4.5'")


@pytest.mark.parametrize(
    ("table", "changed"),
    [
        ("indicator", {"code": "'9.9.9'", "target": "-1"}),
        ("indicator", {"code": "'9.9.9'", "polarity": "'up'"}),
        ("indicator", {"code": "'9.9.9'", "consolidation": "'median'"}),
        ("indicator", {"code": "'9.9.9'", "name": "char(27)"}),
        ("program", {"code": "'99'", "label": "char(27)"}),
        ("objective", {"code": "'9.9'", "name": "char(27)"}),
        ("office", {"code": "'LAPAS'", "name": "char(27)"}),
        ("scoring_rule", {"name": "'baru'", "source": "char(27)"}),
        ("decree_paragraph", {"position": "99", "text": "char(27)"}),
        ("decree", {"year": "1999"}),
    ],
    ids=str,
)
def test_a_decree_that_makes_no_sense_is_refused(seeded: Path, table: str, changed: dict[str, str]) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        execute(seeded, f"INSERT INTO {table} {altered(seeded, table, **changed)}")


@pytest.fixture
def connection(written: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(written)) as connection:
        yield connection


@pytest.mark.parametrize("changed", [{"indicator": "'9.9.9'"}, {"office": "'LAPAS'"}, {"decree_year": "2031"}], ids=str)
def test_our_own_program_cannot_write_what_belongs_nowhere(
    written: Path, connection: sqlite3.Connection, changed: dict[str, str]
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute(f"INSERT INTO revision {altered(written, 'revision', **NEW | changed)}")
