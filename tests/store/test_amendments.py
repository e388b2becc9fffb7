"""The chain of amendments stays as it was written, whichever program tries to change it; a check names what is not."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Amendment, Basis, Field, TypedBasis, canonical
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.decrees import in_force
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments
from ikk_tui.store.database import open_database
from ikk_tui.store.reading import through

from .files import altered, columns, dump, execute, problems, select, snapshot, tamper
from .test_append_only import with_python, with_the_sqlite3_program

Write = Callable[[Path, str], str]

SITI = Author("siti", "laptop-1")
LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")
HEX_ID = "'" + "a" * 64 + "'"
NEWEST = 4
# The second of four amendments, and how each of its columns is changed.
CHANGED = {
    "id": HEX_ID,
    "decree_year": "2025",
    "indicator": "'2.4.2'",
    "field": "'target_q1'",
    "former": "'18'",
    "amended": "'5'",
    "basis": "'W.16-9'",
    "basis_date": "'2024-08-13'",
    "reason": "'x'",
    "author": "'budi'",
    "device": "'laptop-2'",
    "at": "'2019' || substr(at, 5)",
    "parent": HEX_ID,
}
UNREADABLE = {
    "field": "'xecord'",
    "former": "'banyak'",
    "amended": "'banyak'",
    "basis_date": "'2024-13-40'",
    "at": "'x' || substr(at, 2)",
    "reason": "CAST(x'ff' AS TEXT)",
}


@pytest.fixture(scope="session")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with an indicator amended twice, another amended once, and a rule."""
    db = open_database(tmp_path_factory.mktemp("corrected") / "ikk.db")
    amend_indicator(db, "2.4.4", {Field.NAME: "Uraian baru"}, LETTER, SITI)
    amend_indicator(db, "2.4.5", {Field.TARGET: "20"}, LETTER, SITI)
    amend_indicator(db, "2.4.5", {Field.TARGET: "21"}, LETTER, SITI)
    amend_rules(db, {Field.CAP: "110"}, LETTER, SITI)
    db.close()
    return db.path.read_bytes()


@pytest.fixture
def amended(tmp_path: Path, corrected: bytes) -> Path:
    """The path of a closed file with amendments."""
    path = tmp_path / "ikk.db"
    path.touch(0o600)
    path.write_bytes(corrected)
    return path


@pytest.fixture(params=[with_the_sqlite3_program, with_python])
def write(request: pytest.FixtureRequest) -> Write:
    """A program that lets a person write SQL, with the settings it has from the start; returns the complaint."""
    program: Write = request.param
    return program


def named(path: Path, *words: str) -> bool:
    """Whether a problem with all these words in it is named."""
    return any(all(word in problem for word in words) for problem in problems(path))


def short_id(path: Path, seq: int) -> str:
    ((found,),) = select(path, f"SELECT substr(id, 1, 12) FROM amendment WHERE seq = {seq}")
    return str(found)


def row(path: Path, at: int, /, **changed: str) -> str:
    """The SELECT of that amendment with some columns changed."""
    wanted = ", ".join(changed.get(column, column) for column in columns(path, "amendment"))
    return f"SELECT {wanted} FROM amendment WHERE seq = {at}"


def add(path: Path, one: Amendment) -> Amendment:
    """Append an amendment whose id and parent are right, as a program that knows how would."""
    db = open_database(path)
    with db.writing() as session:
        made = replace(one, parent=amendments.newest_id(through(session)))
        amendments.append(session, [made])
    db.close()
    return made


def forged(field: Field, before: str, after: str, code: str | None) -> Amendment:
    basis = Basis("W.16-1", date(2024, 8, 12), "palsu")
    return Amendment(2024, code, field, before, after, basis, "budi", "laptop-2", datetime.now(UTC), "")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE amendment SET amended = '99'",
        "UPDATE amendment SET reason = reason",
        "UPDATE OR REPLACE amendment SET seq = 1 WHERE seq = 2",
        "DELETE FROM amendment",
        f"DELETE FROM amendment WHERE seq = {NEWEST}",
    ],
)
def test_no_program_changes_or_deletes_an_amendment(amended: Path, write: Write, statement: str) -> None:
    before = dump(amended)
    assert "amendment" in write(amended, statement)
    assert dump(amended) == before


@pytest.mark.parametrize("deed", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("seq", range(1, NEWEST + 1))
@pytest.mark.parametrize(
    "changed",
    [
        {"seq": "NULL", "parent": HEX_ID},
        {"id": HEX_ID, "parent": HEX_ID},
        {"seq": "NULL", "id": HEX_ID},
        {},
    ],
    ids=["id", "seq", "parent", "all"],
)
def test_no_program_replaces_an_amendment_of_the_same(
    amended: Path, write: Write, deed: str, seq: int, changed: dict[str, str]
) -> None:
    before = dump(amended)
    forgery = row(amended, seq, reason="'palsu'", **changed)
    complaint = write(amended, f"{deed} INTO amendment {forgery}")
    assert dump(amended) == before
    assert "amendment" in complaint


def test_no_program_turns_adding_an_amendment_into_changing_one(amended: Path, write: Write) -> None:
    before = dump(amended)
    upsert = f"{altered(amended, 'amendment')} WHERE true ON CONFLICT DO UPDATE SET reason = 'palsu'"
    assert "amendment" in write(amended, f"INSERT INTO amendment {upsert}")
    assert dump(amended) == before


@pytest.mark.parametrize("seq", ["9", "0", "-1"])
def test_no_program_leaves_a_gap(amended: Path, write: Write, seq: str) -> None:
    before = dump(amended)
    added = row(amended, NEWEST, seq=seq, id=HEX_ID, parent="id")
    assert "amendment" in write(amended, f"INSERT INTO amendment {added}")
    assert dump(amended) == before


@pytest.mark.parametrize("seq", range(1, NEWEST + 1))
def test_no_program_forks_the_chain(amended: Path, write: Write, seq: int) -> None:
    before = dump(amended)
    assert write(amended, f"INSERT INTO amendment {row(amended, seq, seq='NULL', id=HEX_ID)}")
    assert dump(amended) == before


@pytest.mark.parametrize(
    "changed",
    [
        {"basis": "''"},
        {"reason": "''"},
        {"amended": "former"},
        {"indicator": "'2.4.5'"},
        {"indicator": "'2.4.9'", "field": "'target'"},
        {"field": "'target'"},
        {"field": "'floor'"},
        {"decree_year": "2031"},
        {"basis_date": "'12-08-2024'"},
        {"at": "'2024-10-02'"},
        {"id": "'x'"},
        {"parent": "'x'"},
        {"reason": "'x' || char(27)"},
        {"author": "'x' || char(8238)"},
    ],
)
def test_a_row_that_is_no_amendment_is_not_taken(amended: Path, changed: dict[str, str]) -> None:
    before = dump(amended)
    added = row(amended, NEWEST, **{"seq": "NULL", "id": HEX_ID, "parent": "id", **changed})
    with pytest.raises(sqlite3.IntegrityError):
        execute(amended, "PRAGMA foreign_keys = ON", f"INSERT INTO amendment {added}")
    assert dump(amended) == before


def test_a_file_with_amendments_has_no_problems(amended: Path) -> None:
    assert select(amended, "SELECT count(*) FROM amendment") == [(NEWEST,)]
    assert problems(amended) == ()


def test_a_check_of_amendments_changes_nothing(amended: Path) -> None:
    tamper(amended, "amendment", "UPDATE amendment SET reason = 'x' WHERE seq = 2")
    before = snapshot(amended.parent)
    assert problems(amended)
    assert snapshot(amended.parent) == before


def test_every_column_of_an_amendment_is_tried(amended: Path) -> None:
    assert ["seq", *CHANGED] == columns(amended, "amendment")


@pytest.mark.parametrize("column", CHANGED)
def test_a_changed_amendment_is_named(amended: Path, column: str) -> None:
    tamper(amended, "amendment", f"UPDATE amendment SET {column} = {CHANGED[column]} WHERE seq = 2")
    assert named(amended, "Perbaikan", short_id(amended, 2))


@pytest.mark.parametrize("column", UNREADABLE)
def test_an_amendment_that_makes_no_sense_any_more_is_named(amended: Path, column: str) -> None:
    tamper(amended, "amendment", f"UPDATE amendment SET {column} = {UNREADABLE[column]} WHERE seq = 2")
    assert named(amended, "Perbaikan", short_id(amended, 2))


@pytest.mark.parametrize("seq", range(1, NEWEST))
def test_a_removed_amendment_is_noticed(amended: Path, seq: int) -> None:
    tamper(amended, "amendment", f"DELETE FROM amendment WHERE seq = {seq}")
    assert named(amended, "Perbaikan", "dihapus")


@pytest.mark.parametrize("seq", range(1, NEWEST))
def test_a_removed_amendment_is_noticed_though_the_others_close_up(amended: Path, seq: int) -> None:
    closing_up = [f"UPDATE amendment SET seq = {at - 1} WHERE seq = {at}" for at in range(seq + 1, NEWEST + 1)]
    tamper(amended, "amendment", f"DELETE FROM amendment WHERE seq = {seq}", *closing_up)
    assert named(amended, "Perbaikan", short_id(amended, seq), "tidak meneruskan")


@pytest.mark.parametrize("seq", range(1, NEWEST))
def test_amendments_in_another_order_are_named(amended: Path, seq: int) -> None:
    moves = [(seq, 99), (seq + 1, seq), (99, seq + 1)]
    tamper(amended, "amendment", *(f"UPDATE amendment SET seq = {to} WHERE seq = {at}" for at, to in moves))
    assert named(amended, "Perbaikan", short_id(amended, seq), "tidak meneruskan")


def test_an_amendment_added_with_an_id_of_its_own_is_named(amended: Path) -> None:
    forgery = row(amended, NEWEST, seq="NULL", id=HEX_ID, parent="id", reason="'palsu'")
    execute(amended, f"INSERT INTO amendment {forgery}")
    assert named(amended, "Perbaikan", "a" * 12, "sidik")


def test_a_chain_that_begins_a_second_time_is_named(amended: Path) -> None:
    made = forged(Field.TARGET, "21", "99", "2.4.5")
    tamper(amended, "amendment", f"UPDATE amendment SET parent = {HEX_ID} WHERE seq = 1")
    db = open_database(amended)
    with db.writing() as session:
        amendments.append(session, [made])
    db.close()
    assert named(amended, "Perbaikan", made.id[:12], "tidak meneruskan")


@pytest.mark.parametrize(
    "made",
    [
        forged(Field.TARGET, "20", "99", "2.4.5"),
        forged(Field.TARGET, "80", "99", "2.4.4"),
        forged(Field.UNIT, "Orang", "UPT", "2.4.4"),
        forged(Field.CAP, "120", "115", None),
        forged(Field.BAND_LOW, "40", "30", None),
        forged(Field.TARGET, "banyak", "99", "2.4.4"),
    ],
    ids=lambda one: f"{one.field} {one.before}",
)
def test_an_amendment_of_what_was_not_in_force_is_named(amended: Path, made: Amendment) -> None:
    assert named(amended, "Perbaikan", add(amended, made).id[:12])


@pytest.mark.parametrize(
    "made",
    [
        forged(Field.TARGET, "21", "-5", "2.4.5"),
        forged(Field.TARGET, "21", "NaN", "2.4.5"),
        forged(Field.TARGET, "21", "Infinity", "2.4.5"),
        forged(Field.TARGET, "21", "banyak", "2.4.5"),
        forged(Field.INDEX_SCALE, "", "4", "2.4.5"),
        forged(Field.UNIT, "%", "", "2.4.5"),
        forged(Field.POLARITY, "maximize", "sideways", "2.4.5"),
        forged(Field.BAND_HIGH, "75", "95", None),
        forged(Field.BAND_LOW, "50", "-1", None),
        forged(Field.CAP, "110", "80", None),
        forged(Field.ROLLUP, "flat", "random", None),
    ],
    ids=lambda one: f"{one.field} {one.after}",
)
def test_an_amendment_that_cannot_be_in_force_is_named(amended: Path, made: Amendment) -> None:
    add(amended, made)
    assert named(amended, made.indicator or "aturan nilai")


@pytest.mark.parametrize(
    "made",
    [
        forged(Field.TARGET, "21", "banyak", "2.4.5"),
        forged(Field.TARGET, "21", "NaN", "2.4.5"),
        forged(Field.POLARITY, "maximize", "sideways", "2.4.5"),
        forged(Field.CAP, "110", "", None),
    ],
    ids=lambda one: f"{one.field} {one.after}",
)
def test_a_file_that_cannot_be_in_force_is_refused_with_what_to_do(amended: Path, made: Amendment) -> None:
    add(amended, made)
    db = open_database(amended)
    with pytest.raises(DatabaseUnusable, match="tidak dapat dipercaya") as refused:
        scoreboard(db)
    db.close()
    assert "ikk check" in refused.value.hint


def test_broken_amendments_are_not_mended_by_rebuilding(amended: Path) -> None:
    tamper(amended, "amendment", "UPDATE amendment SET reason = 'x' WHERE seq = 2")
    db = open_database(amended)
    assert not check(db).rebuildable
    db.close()


@pytest.mark.parametrize("name", ["no_update", "no_delete", "no_replace", "in_order"])
def test_a_missing_guard_of_amendments_is_named(amended: Path, name: str) -> None:
    execute(amended, f"DROP TRIGGER amendment_{name}")
    assert named(amended, f"amendment_{name}")


def test_an_amendment_comes_back_as_it_was_written(amended: Path) -> None:
    made = add(amended, forged(Field.NAME, "Uraian baru", "“Uraian” é %", "2.4.4"))
    db = open_database(amended)
    found = in_force(db).trail[-1]
    db.close()
    assert found == made
    assert canonical(found) == canonical(made)
    assert select(amended, f"SELECT id FROM amendment WHERE seq = {NEWEST + 1}") == [(made.id,)]


def test_a_rule_said_of_an_indicator_is_a_problem_and_no_fault(written: Path) -> None:
    db = open_database(written)
    amend_rules(db, {Field.CAP: "110"}, LETTER, SITI)
    db.close()
    tamper(written, "amendment", "UPDATE amendment SET indicator = '2.4.5'")
    assert any("Perbaikan" in problem and "2.4.5" in problem for problem in problems(written))
