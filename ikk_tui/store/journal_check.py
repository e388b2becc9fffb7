"""Whether the journal and the seals still are what was written, and closed quarters still score what they did."""

import sqlite3
from collections.abc import Iterator
from types import SimpleNamespace

from ikk_tui.domain.cells import Cell
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.decree import Office
from ikk_tui.domain.journal import Entry, Kind, evidence_required, people_of
from ikk_tui.domain.locks import Lock, closed_by_place, scores_of, terms_digest, to_lock
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.store import decrees, heads, journal, seals
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read, over

_UNREADABLE = (ValueError, TypeError, ArithmeticError, KeyError)
_SHORT = 12
LEDGERS = ("revision", "amendment", "journal")


def journal_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with each entry given those before it."""
    parent, seq = "", 0
    entries: list[Entry] = []
    cursor = connection.execute("SELECT * FROM journal ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = SimpleNamespace(**dict(zip(names, values, strict=True)))
        seq += 1
        if row.seq != seq:
            yield f"Jurnal berlubang sebelum baris {row.seq}: ada yang dihapus"
            seq = row.seq
        name = f"Jurnal {str(row.id)[:_SHORT]} ({row.kind} {row.subject})"
        try:
            one = journal.to_entry([getattr(row, column) for column in journal.COLUMNS])
            _read(one)
        except (*_UNREADABLE, UnicodeError) as error:
            yield f"{name} tidak terbaca: {error}"
            parent = row.id
            continue
        if one.id != row.id:
            yield f"{name} tidak cocok dengan sidiknya: isinya diubah"
        if one.parent != parent:
            yield f"{name} tidak meneruskan yang sebelumnya"
        parent = row.id
        entries.append(one)
    yield from _lock_problems(connection, entries)


def seal_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Whether every row of every ledger is sealed, in the order of its ledger, by an unbroken chain."""
    expected = {
        ledger: iter([row for (row,) in connection.execute(f"SELECT id FROM {ledger} ORDER BY seq")])
        for ledger in LEDGERS
    }
    before, count = seals.NOTHING, 0
    for seq, ledger, sealed, link in connection.execute("SELECT seq, ledger, sealed, link FROM seal ORDER BY seq"):
        count += 1
        if seq != count:
            yield f"Segel berlubang sebelum baris {seq}: ada yang dihapus"
            count = seq
        if link != seals.link(before, ledger, sealed):
            yield f"Segel {seq} tidak meneruskan yang sebelumnya: urutannya diubah"
        if next(expected[ledger], None) != sealed:
            yield f"Segel {seq} tidak cocok dengan {ledger}: ada baris yang dihapus, ditukar atau disisipkan"
            return
        before = link
    for ledger, rest in expected.items():
        if next(rest, None) is not None:
            yield f"Ada baris {ledger} tanpa segel"


def _read(one: Entry) -> None:
    """Raise for an entry whose content makes no sense."""
    if one.kind is Kind.ACCOUNT:
        people_of([one])
    elif one.kind is Kind.LOCK:
        to_lock(one)
    else:
        evidence_required([one], int(one.subject))


def _lock_problems(connection: sqlite3.Connection, entries: list[Entry]) -> Iterator[str]:
    """Score each closed quarter anew under what was in force when it was closed."""
    read = over(connection)
    terms = _Terms(read)
    for (year, office), locks in closed_by_place(entries).items():
        try:
            terms.read(year)
            cells = heads.cells(read, year, office) if locks else []
            for lock in locks.values():
                yield from _changed(lock, terms, cells, decrees.office(read, office))
        except (Inconsistent, *_UNREADABLE) as error:
            yield f"Triwulan yang ditutup pada {year} tidak dapat dinilai ulang: {error}"


class _Terms:
    """What was in force when quarters were closed, read once a year and amended once for all that share it."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._years: dict[int, InForce] = {}
        self._then: dict[tuple[int, str], tuple[InForce, str] | None] = {}

    def read(self, year: int) -> InForce:
        """What is in force now. Raises Inconsistent."""
        if year not in self._years:
            self._years[year] = decrees.in_force(self._read, year)
        return self._years[year]

    def then(self, lock: Lock) -> tuple[InForce, str] | None:
        """What was in force, with its digest; None where no such amendment is known."""
        key = lock.year, lock.amendment
        if key not in self._then:
            found = self.read(lock.year).until(lock.amendment)
            self._then[key] = None if found is None else (found, terms_digest(found))
        return self._then[key]


def _changed(lock: Lock, terms: _Terms, cells: list[Cell], office: Office) -> Iterator[str]:
    name = f"{lock.quarter.label} {lock.year} yang ditutup"
    then = terms.then(lock)
    if then is None or then[1] != lock.terms:
        yield f"{name}: target atau aturan yang berlaku saat ditutup tidak lagi sama"
        return
    now = scores_of(scoreboard(then[0].decree, cells, lock.quarter, then[0].rules, office))
    moved = [code for code, score in (lock.scores or {}).items() if now.get(code) != score]
    if moved or now.keys() != (lock.scores or {}).keys():
        yield f"{name}: nilainya tidak lagi sama ({', '.join(moved[:5]) or 'daftar IKK berbeda'})"
