"""A sound file is proven without being explained, and nothing that is told of a file is ever taken for proven."""

import hashlib
import json
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import CheckConstraint
from sqlmodel import SQLModel

from ikk_tui.domain.canonical import revision_text
from ikk_tui.domain.cells import (
    CellKey,
    Content,
    Deed,
    Evidence,
    Revision,
    Status,
    evidence_text,
    format_instant,
    plain,
)
from ikk_tui.domain.numbers import BLANK, CellState, Reading, fraction
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import FORBIDDEN_RANGES
from ikk_tui.services.checks import check
from ikk_tui.store import integrity, ledger, pages, proving
from ikk_tui.store.database import BUSY_MILLISECONDS, Database, connect, open_database

from .files import columns, problems, select, tamper
from .sealed import reseal

KEY = CellKey(2024, "2.4.1", Quarter.II)
AT = datetime(2024, 10, 2, 3, 4, 5, 6, tzinfo=UTC)
# The texts of a revision that people write.
TEXTS = ("analysis", "obstacles", "follow_up", "remark")
# Letters that JSON writes in another way, that look like such a way, or that stand near one that is refused.
LETTERS = st.text(
    st.one_of(
        st.sampled_from('\\"/\n\tubfrn01{}[],: \u00a0\u200d\u200b\u2027\ufeff\U0001f600é“'),
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]),
    ),
    max_size=20,
)
HALVES = st.integers(-(10**9), 10**12).map(lambda scaled: Decimal(scaled) / 10_000)
READINGS = st.one_of(
    st.just(BLANK),
    st.just(Reading(CellState.NIL)),
    HALVES.map(lambda value: Reading(CellState.FILLED, value)),
    st.tuples(HALVES, st.integers(1, 10**8)).map(lambda parts: fraction(parts[0], Decimal(parts[1]) / 10_000)),
)
EVIDENCE = st.builds(Evidence, LETTERS, LETTERS, st.one_of(st.none(), st.integers(0, 10**12)), st.none() | LETTERS)
CONTENTS = st.builds(
    Content,
    reading=READINGS,
    status=st.sampled_from(Status),
    evidence=st.lists(EVIDENCE, max_size=2).map(tuple),
    **dict.fromkeys(TEXTS, LETTERS),
)


@pytest.fixture
def unexplained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is checked must be proven."""

    def explained(*_: object) -> None:
        raise AssertionError("a file in which nothing is wrong was in doubt")

    monkeypatch.setattr(integrity, "_explained", explained)


def made(content: Content, *parents: str, seconds: int = 0, deed: Deed = Deed.RECORD) -> Revision:
    return Revision(KEY, content, deed, "siti", "laptop-1", AT + timedelta(seconds=seconds), parents)


def append(path: Path, *revisions: Revision) -> None:
    db = open_database(path)
    for one in revisions:
        with db.writing() as session:
            ledger.append(session, one)
    db.close()


@pytest.mark.usefixtures("unexplained")
@pytest.mark.parametrize("file", ["written", "kept"])
def test_a_file_in_use_is_proven(request: pytest.FixtureRequest, file: str) -> None:
    assert problems(request.getfixturevalue(file)) == ()


@pytest.mark.usefixtures("unexplained")
def test_a_new_file_is_proven(db: Database) -> None:
    assert check(db).problems == ()


@pytest.mark.usefixtures("unexplained")
def test_whatever_people_write_is_proven(db: Database) -> None:
    chain = [made(Content()).id]

    @settings(max_examples=60, deadline=None)
    @given(CONTENTS)
    def written(content: Content) -> None:
        one = made(content, *chain[1:][-1:], seconds=len(chain))
        with db.writing() as session:
            ledger.append(session, one)
        chain.append(one.id)

    written()
    assert check(db).problems == ()
    assert check(db).revisions == len(chain) - 1 >= 10


@pytest.mark.usefixtures("unexplained")
def test_paths_with_backslashes_are_proven(written: Path) -> None:
    content = Content(evidence=(Evidence("link", r"\\server\rencana\bukti\u0041.pdf"),), remark=r"C:\furnitur\r")
    append(written, made(content))
    assert problems(written) == ()


@pytest.mark.usefixtures("unexplained")
def test_a_revision_of_several_parents_is_proven(written: Path) -> None:
    first = made(Content())
    second = made(Content(remark="kedua"), first.id, seconds=1)
    append(written, first, second, made(Content(remark="bersama"), second.id, first.id, seconds=2))
    assert problems(written) == ()


@pytest.mark.parametrize(
    "parents",
    ["{first}", "", "{second} {unknown}", "{other}"],
    ids=["the one before", "none", "unknown", "another cell"],
)
def test_a_revision_of_wrong_parents_is_named(written: Path, parents: str) -> None:
    ((other,),) = select(written, "SELECT id FROM revision WHERE seq = 1")
    first = made(Content())
    second = made(Content(remark="kedua"), first.id, seconds=1)
    listed = parents.format(first=first.id, second=second.id, other=other, unknown="a" * 64)
    third = made(Content(remark="ketiga"), *listed.split(), seconds=2)
    append(written, first, second, third)
    assert any(third.id[:12] in problem for problem in problems(written))


# What another program could append with CHECKs switched off and everything else in order, as SQL.
REFUSED = {
    **{f"{name} with a bell": {name: "'x' || char(7)"} for name in (*TEXTS, "author", "device")},
    **{
        f"U+{code:04X}": {"analysis": f"'x' || char({code}) || 'y'"}
        for low, high in FORBIDDEN_RANGES
        for code in (low, high)
        if code < 0xD800
    },
    "a reason with a bell": {"state": "'not_applicable'", "value": "NULL", "reason": "char(7)"},
    "evidence with a bell": {"evidence": """'[["link", "' || char(0x85) || '", null, null]]'"""},
    "evidence with a carriage return": {"evidence": "'[' || char(13) || ']'"},
    "evidence that is no list": {"evidence": "'{}'"},
    "another state": {"state": "'penuh'"},
    "another status": {"status": "'selesai'"},
    "a fifth quarter": {"quarter": "5"},
    "a quarter before the first": {"quarter": "0"},
    "filled with nothing": {"value": "NULL"},
    "nihil with a value": {"state": "'nil'"},
    "a nihil fraction": {"state": "'nil'", "value": "750000", "numerator": "450000", "denominator": "600000"},
    "a numerator alone": {"numerator": "450000"},
    "a denominator alone": {"denominator": "450000"},
    "a negative denominator": {"value": "-10000", "numerator": "10000", "denominator": "-1000000"},
    "a fraction without its quotient": {"state": "'nil'", "value": "NULL", "numerator": "1", "denominator": "2"},
    "a reason without need": {"reason": "'x'"},
    "no reason": {"state": "'not_applicable'", "value": "NULL"},
    "an id that is none": {"id": "'x'"},
    "a moment that is none": {"at": "'x'"},
    "the hour 24": {"at": "'2024-10-02T24:00:00.000000Z'"},
    "the 30th of February": {"at": "'2024-02-30T00:00:00.000000Z'"},
    "parents that are none": {"parents": "'X'"},
    "a deed in capitals": {"deed": "'RECORD'"},
    "another deed": {"deed": "'xecord'"},
}
_CELL = "decree_year, office, indicator, quarter"
_MEASURED = "state, value, numerator, denominator, status"


def fingerprint(path: Path, newest: str) -> str:
    """The id that fits what a revision holds, as somebody would reckon it who knows the layout of its text."""
    ((evidence, parents, quarter, state, status, *numbers),) = select(
        path, f"SELECT evidence, parents, quarter, state, status, value, numerator, denominator FROM revision {newest}"
    )
    names = "reason, analysis, obstacles, follow_up, remark, deed, author, device, at"
    ((*said, remark, deed, author, device, at),) = select(path, f"SELECT {names} FROM revision {newest}")
    if None in numbers[1:]:
        numbers[1:] = None, None
    if None not in numbers:
        numbers[0] = None
    figures = ["null" if number is None else f'"{plain(Decimal(number) / 10_000)}"' for number in numbers]
    proofs = evidence_text(Evidence(*one) for one in json.loads(evidence))
    where = KEY.year, KEY.office, KEY.indicator, quarter
    made = remark, deed, author, device, at, json.dumps(parents.split())
    parts: list[Any] = [*where, state, *figures, status, *said, proofs, *made]
    text = revision_text(*parts)
    return hashlib.sha256(text.encode()).hexdigest()


def forged(path: Path, changed: dict[str, str]) -> None:
    """Append a revision that is changed so, with the id, the seal and the current value that fit it."""
    append(path, made(Content(reading=Reading(CellState.FILLED, Decimal(1)))))
    changes = ", ".join(f"{column} = {value}" for column, value in changed.items())
    newest = "WHERE seq = (SELECT max(seq) FROM revision)"
    tamper(path, "revision", f"UPDATE revision SET {changes or 'seq = seq'} {newest}")
    fitting = changed.get("id", f"'{fingerprint(path, newest)}'")
    tamper(path, "revision", f"UPDATE revision SET id = {fitting} {newest}")
    tamper(
        path,
        "realisation",
        f"DELETE FROM realisation WHERE indicator = '{KEY.indicator}'",
        f"INSERT INTO realisation ({_CELL}, head, {_MEASURED}) SELECT {_CELL}, id, {_MEASURED} FROM revision {newest}",
    )
    reseal(path)


@pytest.mark.usefixtures("unexplained")
def test_what_is_forged_below_is_sound_but_for_what_is_changed(written: Path) -> None:
    forged(written, {})
    assert problems(written) == ()


@pytest.mark.parametrize("changed", REFUSED.values(), ids=REFUSED)
def test_a_revision_that_no_file_may_hold_is_named_though_all_else_fits_it(
    written: Path, changed: dict[str, str]
) -> None:
    forged(written, changed)
    assert problems(written)


def test_every_check_of_a_revision_is_tried(written: Path) -> None:
    found = SQLModel.metadata.tables["revision"].constraints
    checks = {str(one.sqltext) for one in found if isinstance(one, CheckConstraint)}
    assert len(checks) > 15
    names = columns(written, "revision")
    for changed in REFUSED.values():
        row = ", ".join(f"{changed.get(name, name)} AS {name}" for name in names)
        fails = f"SELECT 1 FROM (SELECT {row} FROM revision WHERE indicator = '2.4.5') WHERE NOT"
        checks -= {one for one in checks if select(written, f"{fails} ({one})")}
    assert checks == set()


@pytest.mark.parametrize(("table", "name"), [("revision", "Riwayat"), ("seal", "Segel")])
def test_a_gap_that_leaves_every_order_as_it_was_is_named(written: Path, table: str, name: str) -> None:
    tamper(written, table, f"UPDATE {table} SET seq = 9 WHERE seq = 5")
    assert problems(written) == (
        f"{name} berlubang sebelum baris 9: ada {'revisi ' if table == 'revision' else ''}yang dihapus",
    )


def test_a_broken_letter_is_named(written: Path) -> None:
    tamper(written, "revision", "UPDATE revision SET remark = CAST(x'ff' AS TEXT) WHERE seq = 2")
    assert any("tidak terbaca" in problem for problem in problems(written))


FORM = f"SELECT 's', decree_year, office, indicator, quarter, 'x', 'x', '{format_instant(AT)}' FROM revision LIMIT 1"
# A row that no file may hold, or a column of every table that may not hold a bell.
ADDED = {
    "look": f"SELECT id, char(7), '{format_instant(AT)}' FROM revision LIMIT 1",
    "open_form": "SELECT 's', decree_year, office, indicator, quarter, 'x', 'x', 'x' FROM revision LIMIT 1",
}
CLEAN = {
    "journal": "author",
    "amendment": "author",
    "decree": "title",
    "decree_paragraph": "label",
    "scoring_rule": "source",
}


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables.keys() - proving.PROVEN))
def test_a_row_of_any_other_table_that_it_may_not_hold_is_named(kept: Path, table: str) -> None:
    bell = f"UPDATE {table} SET {CLEAN.get(table, 'name')} = char(7)"
    tamper(kept, table, f"INSERT INTO {table} {ADDED[table]}" if table in ADDED else bell)
    assert f"SQLite menemukan kerusakan: CHECK constraint failed in {table}" in problems(kept)


def test_sqlites_own_look_is_made_beside_the_rest(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    look = pages._sound

    def noted(connection: sqlite3.Connection, proven: frozenset[str]) -> bool:
        threads.append(threading.get_ident())
        return look(connection, proven)

    monkeypatch.setattr(pages, "_sound", noted)
    assert problems(written) == ()
    assert threads not in ([], [threading.get_ident()])


@pytest.mark.usefixtures("unexplained")
def test_somebody_who_waits_to_write_is_not_waited_for(written: Path) -> None:
    db = open_database(written)
    with db.raw() as connection, closing(connect(written)) as writer:
        connection.execute("SELECT * FROM seal").fetchone()
        writer.execute("PRAGMA busy_timeout=0")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM open_form")
        writer.execute(f"INSERT INTO open_form {FORM}")
        with pytest.raises(sqlite3.OperationalError):
            writer.execute("COMMIT")
        began = time.monotonic()
        assert integrity.check(connection, written).problems == ()
        assert time.monotonic() - began < BUSY_MILLISECONDS / 1000
        assert connection.execute("PRAGMA ignore_check_constraints").fetchone() == (0,)
    db.close()
