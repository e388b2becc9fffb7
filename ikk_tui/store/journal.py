"""The append-only journal: reading it, and adding to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ikk_tui.domain.cells import format_instant, read_instant
from ikk_tui.domain.journal import Entry, Kind, evidence_required, people_of
from ikk_tui.domain.locks import Lock, locks_of
from ikk_tui.domain.people import People
from ikk_tui.domain.quarters import Quarter
from ikk_tui.store import seals
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read

if TYPE_CHECKING:
    from sqlmodel import Session

COLUMNS = ("kind", "subject", "content", "author", "device", "at", "parent")
_ENTRIES = f"SELECT {', '.join(COLUMNS)} FROM journal"
_UNREADABLE = (ValueError, TypeError, KeyError)


def entries(read: Read, kind: Kind | None = None) -> list[Entry]:
    """Every entry, or those of a kind, oldest first. Raises Inconsistent."""
    where, given = (" WHERE kind = ?", [str(kind)]) if kind else ("", [])
    try:
        return [to_entry(row) for row in read(f"{_ENTRIES}{where} ORDER BY seq", *given)]
    except _UNREADABLE as error:
        raise _unreadable(error) from error


def people(read: Read) -> People:
    """Everybody the file knows. Raises Inconsistent."""
    try:
        return people_of(entries(read, Kind.ACCOUNT))
    except _UNREADABLE as error:
        raise _unreadable(error) from error


def locks(read: Read, year: int, office: str) -> dict[Quarter, Lock]:
    """The quarters of a year that are closed. Raises Inconsistent."""
    try:
        return locks_of(entries(read, Kind.LOCK), year, office)
    except _UNREADABLE as error:
        raise _unreadable(error) from error


def wants_evidence(read: Read, year: int) -> bool:
    """Whether a submission of that year needs evidence. Raises Inconsistent."""
    try:
        return evidence_required(entries(read, Kind.POLICY), year)
    except _UNREADABLE as error:
        raise _unreadable(error) from error


def newest_id(read: Read) -> str:
    """The id the next entry has for its parent; "" where there is none yet."""
    rows = read("SELECT id FROM journal ORDER BY seq DESC LIMIT 1")
    return rows[0][0] if rows else ""


def newest_at(read: Read) -> datetime | None:
    """When the newest entry was made."""
    rows = read("SELECT at FROM journal ORDER BY seq DESC LIMIT 1")
    return read_instant(rows[0][0]) if rows else None


def append(session: "Session", new: Entry) -> None:
    """Append an entry that goes on from `newest_id`; the transaction must hold the write lock."""
    # Here, as whoever only reads the journal needs no SQLModel.
    from sqlalchemy import insert

    from ikk_tui.store.journal_tables import JournalRow

    session.execute(insert(JournalRow).values(id=new.id, **_values(new)))
    seals.add(session, "journal", new.id)


def to_entry(row: Sequence[Any]) -> Entry:
    """The domain's object for a row, in the order of the columns. Its id is computed, not copied. Raises ValueError."""
    kind, subject, content, author, device, at, parent = row
    return Entry(Kind(kind), subject, content, author, device, read_instant(at), parent)


def _values(one: Entry) -> dict[str, str]:
    return {
        "kind": str(one.kind),
        "subject": one.subject,
        "content": one.content,
        "author": one.author,
        "device": one.device,
        "at": format_instant(one.at),
        "parent": one.parent,
    }


def _unreadable(error: Exception) -> Inconsistent:
    return Inconsistent(f"ada catatan akun atau kunci yang tidak terbaca ({error})")
