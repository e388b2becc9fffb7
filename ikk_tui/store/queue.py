"""What waits for review, from the projection and the ledger."""

from ikk_tui.domain.cells import CellKey, Deed, Status, read_instant
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import Waiting
from ikk_tui.store.heads import decoded
from ikk_tui.store.reading import Read

# The submission is the newest of its cell; a comment upon it does not make it younger.
_SUBMITTED = (
    "SELECT n.decree_year, n.office, n.indicator, n.quarter, n.head, r.author, r.at FROM realisation n "
    "JOIN revision r ON r.seq = (SELECT max(s.seq) FROM revision s WHERE s.decree_year = n.decree_year "
    "AND s.office = n.office AND s.indicator = n.indicator AND s.quarter = n.quarter AND s.deed = ?) "
    "WHERE n.decree_year = ? AND n.office = ? AND n.status = ?"
)
# Reasons are offered, not reported: those of years ago are not worth reading the whole ledger for.
RECENT = 10_000
_REASONS = (
    "SELECT remark FROM revision WHERE seq > (SELECT max(seq) FROM revision) - ? AND deed = ? AND author = ? "
    "AND remark <> '' GROUP BY remark ORDER BY max(seq) DESC LIMIT ?"
)


def submitted(read: Read, year: int, office: str) -> list[Waiting]:
    """The cells of a year that are submitted, in no order. Raises Inconsistent."""
    return [decoded(_waiting, row) for row in read(_SUBMITTED, str(Deed.SUBMIT), year, office, str(Status.SUBMITTED))]


def reasons(read: Read, author: str, most: int) -> tuple[str, ...]:
    """The reasons with which that person returned cells of late, each once, the newest first."""
    return tuple(row[0] for row in read(_REASONS, RECENT, str(Deed.RETURN), author, most))


def _waiting(row: tuple[object, ...]) -> Waiting:
    year, office, indicator, quarter, head, author, at = row
    key = CellKey(int(str(year)), str(indicator), Quarter(int(str(quarter))), str(office))
    return Waiting(key, str(head), str(author), read_instant(str(at)))
