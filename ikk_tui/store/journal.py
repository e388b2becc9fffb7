"""The append-only journal: reading it, and adding to it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from ikk_tui.domain.cells import format_instant, read_instant
from ikk_tui.domain.journal import Entry, Kind, evidence_required, people_of
from ikk_tui.domain.journal import active_since as accounts_since
from ikk_tui.domain.locks import Lock, lock_subject, locks_of
from ikk_tui.domain.people import People, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.store import seals
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read, driver

if TYPE_CHECKING:
    from ikk_tui.store.orm import Session

COLUMNS = ("kind", "subject", "content", "author", "device", "at", "parent")
_NAMES = ", ".join(COLUMNS)
# Of each subject the newest entry, in the order in which the subjects came into the file.
_NEWEST = (
    f"SELECT {_NAMES} FROM journal JOIN (SELECT min(seq) AS came, max(seq) AS newest FROM journal "
    "WHERE kind = ?{} GROUP BY subject) ON seq = newest ORDER BY came"
)
# The newest about one subject, read backwards until it is found.
_ABOUT = f"SELECT {_NAMES} FROM journal WHERE kind = ? AND subject = ? ORDER BY seq DESC LIMIT 1"
_AFTER = f"SELECT {_NAMES} FROM journal WHERE kind = ? AND seq > ? ORDER BY seq"
# The last entry that came before a revision: from the newest backwards, as what is asked about is seldom old.
_BEFORE = (
    "SELECT j.seq FROM journal j CROSS JOIN seal s ON s.sealed = j.id "
    "WHERE s.seq < (SELECT seq FROM seal WHERE sealed = ?) ORDER BY j.seq DESC LIMIT 1"
)
_UNREADABLE = (ValueError, TypeError, KeyError)
Found = TypeVar("Found")


def people(read: Read) -> People:
    """Everybody the file knows. Raises Inconsistent."""
    return _understood(people_of, read(_NEWEST.format(""), str(Kind.ACCOUNT)))


def may(read: Read, login: str, role: Role) -> bool:
    """Whether that person has that role now, read of them alone: a file may know hundreds. Raises Inconsistent."""
    account = str(Kind.ACCOUNT)
    rows = read(_ABOUT, account, login)
    if not rows and read("SELECT 1 FROM journal WHERE kind = ? LIMIT 1", account):
        return False
    return _understood(people_of, rows).may(login, role)


def active_since(read: Read, revision: str) -> frozenset[str]:
    """The logins that were active when that revision came into the file, or at any time since. Raises Inconsistent.

    Of one that no seal tells the place of: all that ever were active.
    """
    rows = read(_BEFORE, revision)
    place, account = rows[0][0] if rows else 0, str(Kind.ACCOUNT)
    later = read(_AFTER, account, place)
    before = read(_NEWEST.format(" AND seq <= ?"), account, place)
    return _understood(lambda entries: accounts_since(entries[: len(before)], entries[len(before) :]), before + later)


def lock(read: Read, year: int, office: str, quarter: Quarter) -> Lock | None:
    """What closed that quarter; None while it is open. Raises Inconsistent."""
    rows = read(_ABOUT, str(Kind.LOCK), lock_subject(year, office, quarter))
    return _understood(lambda entries: locks_of(entries, year, office), rows).get(quarter)


def locks(read: Read, year: int, office: str) -> dict[Quarter, Lock]:
    """The quarters of a year that are closed. Raises Inconsistent."""
    subjects = [lock_subject(year, office, quarter) for quarter in Quarter]
    rows = read(_NEWEST.format(f" AND subject IN ({', '.join('?' * len(subjects))})"), str(Kind.LOCK), *subjects)
    return _understood(lambda entries: locks_of(entries, year, office), rows)


def wants_evidence(read: Read, year: int) -> bool:
    """Whether a submission of that year needs evidence. Raises Inconsistent."""
    rows = read(_NEWEST.format(" AND subject = ?"), str(Kind.POLICY), str(year))
    return _understood(lambda entries: evidence_required(entries, year), rows)


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
    from ikk_tui.store.journal_tables import JournalRow
    from ikk_tui.store.orm import insert

    session.execute(insert(JournalRow).values(id=new.id, **_values(new)))
    seals.add(driver(session), "journal", new.id)


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


def _understood(told: Callable[[list[Entry]], Found], rows: Sequence[Sequence[Any]]) -> Found:
    """What the entries say. Raises Inconsistent for what makes no sense."""
    try:
        return told([to_entry(row) for row in rows])
    except _UNREADABLE as error:
        raise Inconsistent(f"ada catatan akun atau kunci yang tidak terbaca ({error})") from error
