"""Recording what was reached, taking it back, and the history of a cell."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from sqlmodel import Session

from ikk_tui.domain.cells import OFFICE, CellKey, Content, Deed, Revision, StaleSave, with_reading
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.plausibility import assess
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import previous_value
from ikk_tui.errors import Refused
from ikk_tui.services.decrees import read_indicator
from ikk_tui.services.identity import Author
from ikk_tui.store import ledger
from ikk_tui.store.database import Database
from ikk_tui.store.ledger import ANY_HEAD, Seen

__all__ = ["ANY_HEAD", "Recorded", "Seen", "history", "record", "undo"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a cell holds after a deed. `changed` is False when it held just that before and nothing was written."""

    indicator: Indicator
    revision: Revision | None
    changed: bool
    oddities: tuple[str, ...] = ()


def record(
    db: Database,
    code: str,
    text: str,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    reason: str = "",
    seen: Seen = ANY_HEAD,
) -> Recorded:
    """Read `text` as the realisation of a cell and append it to the ledger; empty text clears the cell.

    Not applicable needs a reason: `reason`, or what follows the dash. `seen` is the id of the revision
    the person looked at, None for a cell nobody had written.

    Raises UnknownCode, UnreadableValue, Refused, StaleSave or DatabaseUnusable, with nothing written.
    """
    with db.writing() as session:
        year, indicator = read_indicator(session, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        before = ledger.head(session, key)
        found = assess(text, indicator, _previous(session, key), reason)
        content = with_reading(before.content if before else Content(), found.reading, found.reason)
        if content == (before.content if before else Content()):
            return Recorded(indicator, before, changed=False, oddities=found.oddities)
        deed = Deed.CLEAR if found.reading == BLANK else Deed.RECORD
        made = _append(session, indicator, key, content, deed, author, before, seen)
        return Recorded(indicator, made, changed=True, oddities=found.oddities)


def undo(
    db: Database,
    code: str,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Recorded:
    """Append what the cell held before its newest revision; done twice, it holds the newest again.

    Raises UnknownCode, Refused (nothing to take back), StaleSave or DatabaseUnusable.
    """
    with db.writing() as session:
        year, indicator = read_indicator(session, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        before = ledger.head(session, key)
        if before is None:
            raise Refused(f"{indicator.code} {quarter.label} belum pernah diisi", hint="tidak ada yang dibatalkan")
        former = ledger.revision(session, before.parents[0]) if before.parents else None
        content = former.content if former else Content()
        made = _append(session, indicator, key, content, Deed.UNDO, author, before, seen)
        return Recorded(indicator, made, changed=True)


def history(
    db: Database, code: str, quarter: Quarter, *, year: int | None = None, office: str = OFFICE
) -> tuple[CellKey, Indicator, list[Revision]]:
    """A cell's key and indicator, and all its revisions, newest first. Raises UnknownCode."""
    with db.reading() as session:
        year, indicator = read_indicator(session, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        return key, indicator, ledger.history(session, key)


def _previous(session: Session, key: CellKey) -> Decimal | None:
    readings = {one.key.quarter: one.reading for one in ledger.cells(session, key.year, key.office, key.indicator)}
    return previous_value(readings, key.quarter)


def _append(
    session: Session,
    indicator: Indicator,
    key: CellKey,
    content: Content,
    deed: Deed,
    author: Author,
    before: Revision | None,
    seen: Seen,
) -> Revision:
    parents = (before.id,) if before else ()
    made = Revision(key, content, deed, author.name, author.device, datetime.now(UTC), parents)
    try:
        return ledger.append(session, made, seen)
    except StaleSave as stale:
        raise _both_values(indicator, made, stale) from None


def _both_values(indicator: Indicator, made: Revision, stale: StaleSave) -> StaleSave:
    """The refusal with what the cell holds beside what was to be saved."""
    cell = f"{indicator.code} {made.key.quarter.label}"
    wanted = format_reading(made.content.reading, indicator.unit)
    if stale.now is None:
        return StaleSave(f"{cell} belum pernah diisi, jadi {wanted} tidak disimpan", None, hint="periksa dulu isinya")
    holds = format_reading(stale.now.content.reading, indicator.unit)
    sentence = f"{cell} sudah diubah oleh {stale.now.author} menjadi {holds}, jadi {wanted} tidak disimpan"
    return StaleSave(sentence, stale.now, hint="periksa dulu isinya")
