"""One chain seals all that is only appended, in its order; whatever breaks it is named, and the root tells the rest."""

import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field
from ikk_tui.domain.people import Person
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused
from ikk_tui.services import accounts, periods
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, undo
from ikk_tui.services.reviews import note_look
from ikk_tui.services.submissions import submit
from ikk_tui.store import seals
from ikk_tui.store.database import Database, open_database

from .crowd import Ready, at_once
from .files import columns, dump, execute, problems, select, tamper
from .sealed import ADI, LEDGERS, LETTER, RINA, SITI, closed_up, count, reseal, root, swapped
from .test_append_only import with_python, with_the_sqlite3_program
from .test_journal import named

Write = Callable[[Path, str], str]
HEX_ID = "'" + "a" * 64 + "'"
# Of the third seal, and what each of its columns is changed into.
CHANGED = {"ledger": "'amendment'", "sealed": HEX_ID, "link": HEX_ID}


@pytest.fixture(params=[with_the_sqlite3_program, with_python])
def write(request: pytest.FixtureRequest) -> Write:
    """A program that lets a person write SQL, with the settings it has from the start; returns the complaint."""
    program: Write = request.param
    return program


def row(path: Path, table: str, at: int, **changed: str) -> str:
    """The SELECT of that row with some columns changed."""
    wanted = ", ".join(changed.get(column, column) for column in columns(path, table))
    return f"SELECT {wanted} FROM {table} WHERE seq = {at}"


def test_a_new_file_has_no_seal_and_the_root_of_nothing(db: Database) -> None:
    report = check(db)
    assert (report.root, report.sealed) == ("0" * 64, 0)


def test_each_link_is_the_hash_of_the_one_before_and_of_what_it_seals(kept: Path) -> None:
    before = "0" * 64
    found = select(kept, "SELECT seq, ledger, sealed, link FROM seal ORDER BY seq")
    for at, (seq, ledger, sealed, link) in enumerate(found, start=1):
        assert (seq, link) == (at, hashlib.sha256(f"{before} {ledger} {sealed}".encode()).hexdigest())
        before = link
    db = open_database(kept)
    report = check(db)
    with db.looking() as read:
        assert seals.root(read) == (before, len(found)) == (report.root, report.sealed)
    db.close()


def test_every_row_of_every_ledger_is_sealed_in_the_order_in_which_it_came(kept: Path) -> None:
    assert [ledger for (ledger,) in select(kept, "SELECT ledger FROM seal ORDER BY seq")] == [
        *["journal"] * 4,
        *["revision"] * 3,
        "amendment",
        *["revision"] * 2,
        *["journal"] * 2,
        "amendment",
        *["journal"] * 2,
        "revision",
    ]
    for ledger in LEDGERS:
        sealed = select(kept, f"SELECT sealed FROM seal WHERE ledger = '{ledger}' ORDER BY seq")
        assert sealed == select(kept, f"SELECT id FROM {ledger} ORDER BY seq")


def test_whatever_is_written_moves_the_root_and_what_is_not_written_does_not(kept: Path) -> None:
    db = open_database(kept)
    roots = [check(db).root]

    def moved(deed: Callable[[], object]) -> bool:
        deed()
        roots.append(check(db).root)
        return roots[-1] not in roots[:-1]

    assert moved(lambda: record(db, "2.4.5", "50", Quarter.III, SITI))
    assert not moved(lambda: record(db, "2.4.5", "50", Quarter.III, SITI))
    assert moved(lambda: undo(db, "2.4.5", Quarter.III, SITI))
    assert moved(lambda: amend_indicator(db, "2.4.6", {Field.TARGET: "12"}, LETTER, ADI))
    assert moved(lambda: accounts.add(db, Person("ani", "Ani", frozenset()), ADI))
    assert not moved(lambda: accounts.change(db, Person("ani", "Ani", frozenset()), ADI))
    assert moved(lambda: periods.require_evidence(db, ADI, wanted=False))
    assert not moved(lambda: periods.require_evidence(db, ADI, wanted=False))
    assert moved(lambda: periods.close_quarter(db, Quarter.II, ADI))
    assert not moved(lambda: rebuild(db))
    with pytest.raises(Refused):
        submit(db, "2.4.4", Quarter.III, SITI)
    assert check(db).root == roots[-1]
    assert check(db).problems == ()
    db.close()


def test_a_look_is_no_record_and_moves_nothing(kept: Path) -> None:
    before = root(kept)
    db = open_database(kept)
    made = record(db, "2.4.6", "12", Quarter.III, SITI).revision
    assert made is not None
    before = check(db).root
    note_look(db, made.id, RINA)
    assert check(db).root == before
    assert check(db).problems == ()
    db.close()


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE seal SET link = {HEX_ID}",
        "UPDATE seal SET ledger = ledger",
        "UPDATE OR REPLACE seal SET seq = 1 WHERE seq = 2",
        "DELETE FROM seal",
        "DELETE FROM seal WHERE seq = (SELECT max(seq) FROM seal)",
        f"INSERT OR REPLACE INTO seal SELECT 3, ledger, {HEX_ID}, link FROM seal WHERE seq = 3",
        f"INSERT OR REPLACE INTO seal SELECT NULL, ledger, sealed, {HEX_ID} FROM seal WHERE seq = 3",
        f"INSERT INTO seal SELECT * FROM seal WHERE true ON CONFLICT DO UPDATE SET link = {HEX_ID}",
        f"INSERT INTO seal VALUES (99, 'revision', {HEX_ID}, {HEX_ID})",
        f"INSERT INTO seal VALUES (0, 'revision', {HEX_ID}, {HEX_ID})",
    ],
)
def test_no_program_changes_deletes_or_replaces_a_seal(kept: Path, write: Write, statement: str) -> None:
    before = dump(kept)
    assert "seal" in write(kept, statement)
    assert dump(kept) == before


@pytest.mark.parametrize(
    "values",
    [f"'look', {HEX_ID}, {HEX_ID}", f"'revision', 'x', {HEX_ID}", f"'revision', {HEX_ID}, 'x'"],
)
def test_a_row_that_is_no_seal_is_not_taken(kept: Path, values: str) -> None:
    before = dump(kept)
    with pytest.raises(sqlite3.IntegrityError):
        execute(kept, f"INSERT INTO seal (ledger, sealed, link) VALUES ({values})")
    assert dump(kept) == before


@pytest.mark.parametrize("column", CHANGED)
def test_a_changed_seal_is_named(kept: Path, column: str) -> None:
    tamper(kept, "seal", f"UPDATE seal SET {column} = {CHANGED[column]} WHERE seq = 3")
    assert named(kept, "Segel 3")


def test_a_seal_of_no_ledger_is_a_problem_and_no_crash(kept: Path) -> None:
    tamper(kept, "seal", "UPDATE seal SET ledger = 'look' WHERE seq = 3")
    assert named(kept, "Segel")


@pytest.mark.parametrize("seq", [1, 5, 14, 15])
def test_a_removed_seal_is_noticed(kept: Path, seq: int) -> None:
    assert count(kept, "seal") == 16
    tamper(kept, "seal", f"DELETE FROM seal WHERE seq = {seq}")
    assert named(kept, "Segel berlubang sebelum baris", "dihapus")


def test_the_newest_seal_is_missed_by_its_row(kept: Path) -> None:
    tamper(kept, "seal", "DELETE FROM seal WHERE seq = 16")
    assert problems(kept) == ("Ada baris revision tanpa segel",)


def test_a_file_without_seals_is_named_for_every_ledger(kept: Path) -> None:
    tamper(kept, "seal", "DELETE FROM seal")
    assert problems(kept) == tuple(f"Ada baris {ledger} tanpa segel" for ledger in LEDGERS)


@pytest.mark.parametrize("seq", range(1, 16))
def test_seals_in_another_order_are_named(kept: Path, seq: int) -> None:
    tamper(kept, "seal", *swapped("seal", seq, seq + 1))
    assert named(kept, f"Segel {seq}", "urutannya diubah")


def test_two_revisions_of_different_cells_in_each_others_place_are_named(kept: Path) -> None:
    before = root(kept)
    assert select(kept, "SELECT indicator FROM revision WHERE seq IN (1, 2)") == [("2.4.5",), ("2.4.6",)]
    tamper(kept, "revision", *swapped("revision", 1, 2))
    assert problems(kept) == ("Segel 5 tidak cocok dengan revision: ada baris yang dihapus, ditukar atau disisipkan",)
    reseal(kept)
    # Sealed anew by somebody who knows how, only a root kept elsewhere tells.
    assert problems(kept) == ()
    assert root(kept) != before


@pytest.mark.parametrize(("ledger", "rows"), [("revision", 6), ("amendment", 2), ("journal", 8)])
def test_in_every_ledger_rows_in_another_order_are_named(kept: Path, ledger: str, rows: int) -> None:
    assert count(kept, ledger) == rows
    before = root(kept)
    tamper(kept, ledger, *swapped(ledger, 1, rows))
    assert named(kept, "Segel", f"tidak cocok dengan {ledger}")
    reseal(kept)
    assert root(kept) != before


@pytest.mark.parametrize(("ledger", "rows"), [("revision", 6), ("amendment", 2), ("journal", 8)])
def test_in_every_ledger_a_removed_row_is_named_also_where_the_others_close_up(
    kept: Path, ledger: str, rows: int
) -> None:
    before = root(kept)
    for gone in (1, rows):
        copy = kept.with_name(f"{gone}.db")
        copy.touch(0o600)
        copy.write_bytes(kept.read_bytes())
        execute(copy, "DELETE FROM look")
        tamper(copy, ledger, *closed_up(ledger, gone, rows))
        assert named(copy, "Segel", f"tidak cocok dengan {ledger}", "dihapus")
        reseal(copy)
        assert root(copy) != before


@pytest.mark.parametrize("ledger", LEDGERS)
def test_in_every_ledger_a_changed_id_is_named_and_moves_the_root(kept: Path, ledger: str) -> None:
    before = root(kept)
    tamper(kept, ledger, f"UPDATE {ledger} SET id = {HEX_ID} WHERE seq = 1")
    assert named(kept, "Segel", f"tidak cocok dengan {ledger}")
    reseal(kept)
    assert root(kept) != before
    assert problems(kept)


@pytest.mark.parametrize(("ledger", "rows"), [("revision", 6), ("amendment", 2), ("journal", 8)])
def test_in_every_ledger_a_row_another_program_added_is_named(kept: Path, ledger: str, rows: int) -> None:
    own = {"amendment": {"parent": "id"}, "journal": {"parent": "id"}, "revision": {"parents": "id"}}[ledger]
    execute(kept, f"INSERT INTO {ledger} {row(kept, ledger, rows, seq='NULL', id=HEX_ID, **own)}")
    assert named(kept, f"Ada baris {ledger} tanpa segel")
    before = root(kept)
    reseal(kept)
    assert root(kept) != before


def test_a_row_put_between_others_is_named(kept: Path) -> None:
    up = [f"UPDATE revision SET seq = {at + 1} WHERE seq = {at}" for at in range(6, 2, -1)]
    tamper(kept, "revision", *up, f"INSERT INTO revision {row(kept, 'revision', 1, seq='3', id=HEX_ID)}")
    assert named(kept, "Segel", "tidak cocok dengan revision", "disisipkan")


def write_much(ready: Ready, path: Path, number: int) -> int:
    """Append to one of the ledgers over and over; how many rows were acknowledged."""
    db = open_database(path)
    ready()
    for at in range(10):
        if number % 3 == 0:
            accounts.add(db, Person(f"orang-{number}-{at}", "x", frozenset()), ADI)
        elif number % 3 == 1:
            record(db, "2.4.6", str(at + 1), Quarter(number // 3 + 3), Author("siti", f"laptop-{number}"))
        else:
            amend_indicator(db, f"2.4.{number // 3 + 1}", {Field.TARGET: str(at + 1)}, LETTER, ADI)
    db.close()
    return 10


def test_people_who_write_at_once_keep_one_unbroken_chain(kept: Path) -> None:
    before = count(kept, "seal")
    assert at_once(write_much, [(kept, number) for number in range(6)]) == [10] * 6
    assert count(kept, "seal") == before + 60
    assert sum(count(kept, ledger) for ledger in LEDGERS) == before + 60
    assert problems(kept) == ()
