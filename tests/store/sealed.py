"""A file in which an office has been at work in every ledger, and what somebody who knows how would do to it."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.journal import packed
from ikk_tui.domain.people import EVERYTHING, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import accounts, periods, reviews
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.services.submissions import submit
from ikk_tui.store import journal, seals
from ikk_tui.store.database import open_database

from .files import select, tamper

ADI, SITI, RINA = Author("adi", "server"), Author("siti", "laptop-1"), Author("rina", "laptop-2")
LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")
LEDGERS = ("revision", "amendment", "journal")
# The ids of these rows of the journal: three accounts, a requirement, TW I closed, TW II closed and reopened.
ENTRIES = 8
POLICY, CLOSED, CLOSED_LATER, REOPENED = 5, 6, 7, 8


def work(path: Path) -> None:
    """Make people known, fill, submit and approve cells, amend twice, close TW I for good and TW II for a while."""
    db = open_database(path)
    accounts.enrol(db, ADI)
    accounts.add(db, Person("siti", "Siti", frozenset({Role.OPERATOR})), ADI)
    accounts.add(db, Person("rina", "Rina", frozenset({Role.REVIEWER})), ADI)
    accounts.change(db, Person("adi", "Adi", EVERYTHING, "Umum"), ADI)
    for code, quarter in (("2.4.5", Quarter.I), ("2.4.6", Quarter.I), ("2.4.5", Quarter.II)):
        record(db, code, "40", quarter, SITI)
    amend_indicator(db, "2.4.5", {Field.TARGET: "40"}, LETTER, ADI)
    submit(db, "2.4.5", Quarter.I, SITI)
    reviews.approve(db, "2.4.5", Quarter.I, RINA)
    periods.require_evidence(db, ADI, wanted=True)
    periods.close_quarter(db, Quarter.I, ADI)
    amend_indicator(db, "2.4.5", {Field.TARGET: "50"}, LETTER, ADI)
    periods.close_quarter(db, Quarter.II, ADI)
    periods.reopen_quarter(db, Quarter.II, "Salah\nangka", ADI)
    record(db, "2.4.6", "41", Quarter.II, SITI)
    db.close()


def root(path: Path) -> str:
    """What a check prints as the root."""
    db = open_database(path)
    try:
        return check(db).root
    finally:
        db.close()


def swapped(table: str, first: int, second: int) -> list[str]:
    """Two rows of a ledger in each other's place."""
    moves = [(first, 99), (second, first), (99, second)]
    return [f"UPDATE {table} SET seq = {to} WHERE seq = {at}" for at, to in moves]


def closed_up(table: str, gone: int, last: int) -> list[str]:
    """A row taken out, and those behind it moved up."""
    return [
        f"DELETE FROM {table} WHERE seq = {gone}",
        *(f"UPDATE {table} SET seq = {at - 1} WHERE seq = {at}" for at in range(gone + 1, last + 1)),
    ]


def rewrite(path: Path, seq: int, changed: Callable[[dict[str, Any]], object]) -> None:
    """Change what an entry of the journal says, leaving its id."""
    ((content,),) = select(path, f"SELECT content FROM journal WHERE seq = {seq}")
    held = json.loads(content)
    changed(held)
    quoted = packed(held).replace("'", "''")
    tamper(path, "journal", f"UPDATE journal SET content = '{quoted}' WHERE seq = {seq}")


def rechain(path: Path) -> None:
    """Give every entry of the journal the parent and the id that fit it, and seal the whole file anew."""
    names = ", ".join(journal.COLUMNS)
    parent, statements = "", []
    for seq, *row in select(path, f"SELECT seq, {names} FROM journal ORDER BY seq"):
        one = journal.to_entry([*row[:-1], parent])
        statements.append(f"UPDATE journal SET parent = '{parent}', id = '{one.id}' WHERE seq = {seq}")
        parent = one.id
    tamper(path, "journal", *statements)
    reseal(path)


def reseal(path: Path) -> None:
    """Make a chain of seals that fits the rows, each ledger's in its order, new ones last."""
    rows = {ledger: [row for (row,) in select(path, f"SELECT id FROM {ledger} ORDER BY seq")] for ledger in LEDGERS}
    order = [ledger for (ledger,) in select(path, "SELECT ledger FROM seal ORDER BY seq")]
    order += [ledger for ledger in LEDGERS for _ in rows[ledger]]
    before, statements = seals.NOTHING, ["DELETE FROM seal"]
    for ledger in order:
        if rows[ledger]:
            sealed = rows[ledger].pop(0)
            before = hashlib.sha256(f"{before} {ledger} {sealed}".encode()).hexdigest()
            statements.append(f"INSERT INTO seal (ledger, sealed, link) VALUES ('{ledger}', '{sealed}', '{before}')")
    tamper(path, "seal", *statements)


def count(path: Path, table: str) -> int:
    """How many rows it has."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
