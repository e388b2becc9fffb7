"""What a deed on a cell reads before it writes, it reads within the one transaction that holds the write lock."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.domain.cells import StaleSave
from ikk_tui.domain.journal import Entry
from ikk_tui.domain.locks import ClosedQuarter
from ikk_tui.domain.people import Forbidden, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused
from ikk_tui.services import accounts, periods
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, restore, undo
from ikk_tui.services.reviews import approve, comment, revoke, send_back
from ikk_tui.services.submissions import submit, submit_all, withdraw
from ikk_tui.store import database, journal
from ikk_tui.store.database import Database, connect

from .cells import CODE, III
from .crew import ADI, ASING, BUDI, OPERATOR, RINA, ROLES, SITI, TONO, fill, person, staffed, submitted

STATEMENTS_OF_A_SAVE = 15
Sent = list[tuple[int, str]]

DEEDS: dict[str, tuple[Callable[[Database], object], Callable[[Database], object]]] = {
    "record": (fill, lambda db: record(db, CODE, "18", III, SITI)),
    "undo": (fill, lambda db: undo(db, CODE, III, SITI)),
    "restore": (lambda db: (fill(db), fill(db, value="7")), lambda db: restore(db, CODE, III, first(db), SITI)),
    "submit": (lambda db: fill(db, analysis="Sesuai rencana."), lambda db: submit(db, CODE, III, SITI)),
    "submit all": (lambda db: fill(db, analysis="Sesuai rencana."), lambda db: submit_all(db, [CODE], III, SITI)),
    "withdraw": (submitted, lambda db: withdraw(db, CODE, III, SITI)),
    "approve": (submitted, lambda db: approve(db, CODE, III, RINA)),
    "send back": (submitted, lambda db: send_back(db, CODE, III, "Periksa lagi", RINA)),
    "comment": (submitted, lambda db: comment(db, CODE, III, "Baik", RINA)),
    "revoke": (lambda db: (submitted(db), approve(db, CODE, III, RINA)), lambda db: revoke(db, CODE, III, RINA)),
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """Every statement that is sent from now on, with the number of its connection."""
    found: Sent = []
    numbers = iter(range(1000))

    def traced(path: Path) -> sqlite3.Connection:
        made, number = connect(path), next(numbers)
        made.set_trace_callback(lambda sql: found.append((number, sql)))
        return made

    monkeypatch.setattr(database, "connect", traced)
    return found


def first(db: Database) -> str:
    """The id of the oldest revision."""
    with closing(sqlite3.connect(db.path)) as connection:
        ((found,),) = connection.execute("SELECT id FROM revision WHERE seq = 1")
    return str(found)


def free(path: Path) -> bool:
    """Whether nobody holds a lock on the file."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA busy_timeout = 0").close()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    return True


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_is_one_immediate_transaction_with_all_it_reads(db: Database, sent: Sent, name: str) -> None:
    before, deed = DEEDS[name]
    before(staffed(db))
    sent.clear()
    deed(db)
    assert len({connection for connection, _ in sent}) == 1
    statements = [sql for _, sql in sent]
    assert (statements[0], statements[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    assert not [sql for sql in statements[1:-1] if sql.startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT"))]
    for table in ("journal", "indicator", "revision", "realisation", "seal"):
        assert any(f" {table} " in sql for sql in statements), table


def test_a_save_needs_few_statements_and_no_new_connection(db: Database, sent: Sent) -> None:
    fill(staffed(db))
    used = {connection for connection, _ in sent}
    sent.clear()
    record(db, CODE, "18", III, SITI)
    assert {connection for connection, _ in sent} <= used
    # SQLite tells a statement again for each trigger that it sets off.
    assert len({sql for _, sql in sent}) <= STATEMENTS_OF_A_SAVE


REFUSALS: dict[str, tuple[type[Refused], Callable[[Database], object]]] = {
    "a stale head": (StaleSave, lambda db: record(db, CODE, "18", III, SITI, seen="f" * 64)),
    "no role": (Forbidden, lambda db: record(db, CODE, "18", III, RINA)),
    "nobody known": (Forbidden, lambda db: record(db, CODE, "18", III, ASING)),
    "one who rests": (Forbidden, lambda db: record(db, CODE, "18", III, TONO)),
    "a closed quarter": (ClosedQuarter, lambda db: record(db, CODE, "18", Quarter.I, SITI)),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_holds_no_lock_and_the_next_save_is_stored(db: Database, name: str) -> None:
    fill(staffed(db))
    periods.close_quarter(db, Quarter.I, ADI)
    fault, deed = REFUSALS[name]
    for _ in range(2):
        with pytest.raises(fault):
            deed(db)
        assert free(db.path)
    assert record(db, CODE, "18", III, SITI).changed
    assert free(db.path)


def test_a_role_that_was_taken_away_elsewhere_is_missed_at_the_next_save(db: Database) -> None:
    fill(staffed(db))
    other = Database(db.path)
    accounts.change(other, person("siti"), ADI)
    with pytest.raises(Forbidden):
        record(db, CODE, "18", III, SITI)
    accounts.change(other, person("siti", OPERATOR), ADI)
    periods.close_quarter(other, Quarter.I, ADI)
    with pytest.raises(ClosedQuarter):
        record(db, CODE, "18", Quarter.I, SITI)
    periods.reopen_quarter(other, Quarter.I, "Salah", ADI)
    assert record(db, CODE, "18", Quarter.I, SITI).changed
    other.close()


def test_a_role_read_of_one_person_is_that_read_of_everybody(db: Database) -> None:
    for known in (False, True):
        if known:
            staffed(db)
        everybody = accounts.people(db)
        with db.looking() as read:
            for login in (*ROLES, "asing", "SITI", "siti ", "", "' OR '1'='1"):
                for role in Role:
                    assert journal.may(read, login, role) == everybody.may(login, role)


def test_a_lock_read_of_one_quarter_is_that_read_of_the_year(db: Database) -> None:
    staffed(db)
    deeds: list[Callable[[], object]] = [
        lambda: periods.close_quarter(db, Quarter.I, ADI),
        lambda: periods.close_quarter(db, Quarter.II, ADI),
        lambda: periods.reopen_quarter(db, Quarter.II, "Salah", ADI),
    ]
    for deed in deeds:
        deed()
        with db.looking() as read:
            for office, year in (("KANWIL", 2024), ("KANWIL", 2025), ("LAPAS", 2024)):
                found = journal.locks(read, year, office)
                assert [journal.lock(read, year, office, quarter) for quarter in Quarter] == [
                    found.get(quarter) for quarter in Quarter
                ]


def test_a_save_reads_no_more_accounts_where_hundreds_are_known(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    staffed(db)
    for at in range(100):
        accounts.add(db, Person(f"orang-{at}", f"Orang {at}", frozenset({OPERATOR})), ADI)
    made: list[Entry] = []
    read = journal.to_entry

    def noted(row: list[object]) -> Entry:
        made.append(read(row))
        return made[-1]

    monkeypatch.setattr(journal, "to_entry", noted)
    for author in (SITI, BUDI, Author("orang-7", "laptop")):
        made.clear()
        record(db, CODE, "18" if author is SITI else "19", III, author)
        assert [one.subject for one in made] == [author.name]
