"""Which submitted revision which reviewer has seen. It tells whether a submission may still be withdrawn."""

from datetime import datetime
from typing import TYPE_CHECKING

from ikk_tui.domain.cells import CellKey, format_instant
from ikk_tui.store.reading import Read, through

if TYPE_CHECKING:
    from ikk_tui.store.orm import Session

_SEEN = (
    "SELECT k.revision FROM look k JOIN revision r ON r.id = k.revision WHERE k.reviewer = ? AND r.decree_year = ? "
    "AND r.office = ? AND r.indicator = ? AND r.quarter = ? AND r.id <> ? ORDER BY r.seq DESC LIMIT 1"
)


def note(session: "Session", revision: str, reviewer: str, at: datetime) -> None:
    """Note that this reviewer has seen that revision; one that is not in the file any more needs no note."""
    session.connection().exec_driver_sql(
        "INSERT INTO look (revision, reviewer, at) SELECT id, ?, ? FROM revision WHERE id = ? ON CONFLICT DO NOTHING",
        (reviewer, format_instant(at), revision),
    )


def reviewers(session: "Session", revision: str) -> tuple[str, ...]:
    """Who has seen that revision, the first one first."""
    rows = through(session)("SELECT reviewer FROM look WHERE revision = ? ORDER BY at", revision)
    return tuple(row[0] for row in rows)


def seen_before(read: Read, key: CellKey, reviewer: str, head: str) -> str | None:
    """The newest revision of the cell, other than its head, that this reviewer has seen."""
    rows = read(_SEEN, reviewer, key.year, key.office, key.indicator, int(key.quarter), head)
    return rows[0][0] if rows else None
