"""The form of one cell: what it holds, what helps to fill it, and who else has it open."""

from datetime import UTC, datetime, timedelta

from ikk_tui.domain.cells import OFFICE, CellKey, Content, Revision
from ikk_tui.domain.forms import CellForm, OpenForm
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import conversation
from ikk_tui.services.decrees import read_indicator
from ikk_tui.services.guards import previous
from ikk_tui.services.identity import Author
from ikk_tui.store import decrees, ledger, open_forms
from ikk_tui.store.database import Database
from ikk_tui.store.reading import Read, through

LEASE = timedelta(seconds=30)


def read_form(
    db: Database, code: str, quarter: Quarter, *, year: int | None = None, office: str = OFFICE, session: str = ""
) -> CellForm:
    """The cell with its texts, those of last quarter and last year, and the forms of it that other sessions have open.

    Last quarter's is that of the same year. Raises UnknownCode, Refused or DatabaseUnusable.
    """
    with db.reading() as reading:
        read = through(reading)
        year, indicator = read_indicator(read, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        earlier = CellKey(year, indicator.code, quarter.shifted(-1), office)
        return CellForm(
            key,
            indicator,
            ledger.head(read, key),
            ledger.head(read, earlier) if earlier != key else None,
            _last_year(read, key),
            previous(read, key),
            open_forms.others(reading, key, session, datetime.now(UTC)),
            conversation(ledger.history(read, key)[::-1]),
        )


def hold_form(db: Database, session: str, key: CellKey, author: Author) -> tuple[OpenForm, ...]:
    """Say, for as long as a lease, that the session has that form open; who else has. Raises DatabaseUnusable."""
    now = datetime.now(UTC)
    with db.writing() as writing:
        open_forms.hold(writing, OpenForm(session, key, author.name, author.device, now + LEASE), now)
        return open_forms.others(writing, key, session, now)


def others_at_form(db: Database, session: str, key: CellKey) -> tuple[OpenForm, ...]:
    """Which other sessions have that form open now. Raises DatabaseUnusable."""
    with db.reading() as reading:
        return open_forms.others(reading, key, session, datetime.now(UTC))


def content_at(db: Database, revision: str | None) -> Content:
    """What a cell held at that revision; nothing before the first. Raises DatabaseUnusable."""
    if revision is None:
        return Content()
    with db.looking() as read:
        found = ledger.revision(read, revision)
        return found.content if found else Content()


def release_form(db: Database, session: str) -> None:
    """Say that the session has no form open any more. Raises DatabaseUnusable."""
    with db.writing() as writing:
        open_forms.release(writing, session)


def _last_year(read: Read, key: CellKey) -> Revision | None:
    """The same cell of the year before, where its decree has an indicator of that code."""
    year = key.year - 1
    if year not in decrees.years(read) or decrees.indicator(read, year, key.indicator) is None:
        return None
    return ledger.head(read, CellKey(year, key.indicator, key.quarter, key.office))
