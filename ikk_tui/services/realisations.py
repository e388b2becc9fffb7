"""Recording what was reached and what there is to say about it, taking it back, and the history of a cell."""

from dataclasses import dataclass, replace

from ikk_tui.domain.cells import OFFICE, CellKey, Content, Deed, Revision, reopened, with_reading
from ikk_tui.domain.corrections import unit_at
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.forms import Written
from ikk_tui.domain.numbers import BLANK
from ikk_tui.domain.people import Role
from ikk_tui.domain.plausibility import assess
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import shown
from ikk_tui.errors import Refused
from ikk_tui.services.decrees import read_indicator
from ikk_tui.services.guards import (
    append,
    permit,
    previous,
    refuse_closed,
    refuse_foreign,
    refuse_locked,
    refuse_stale,
)
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments, ledger
from ikk_tui.store.database import Database
from ikk_tui.store.ledger import ANY_HEAD, Seen
from ikk_tui.store.reading import Read, through

__all__ = ["ANY_HEAD", "Recorded", "Seen", "describe", "history", "history_with_units", "record", "restore", "undo"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A deed on a cell: what it holds now and what it held before, None where nobody had written.

    `changed` is False when it held just that before and nothing was written.
    """

    indicator: Indicator
    revision: Revision | None
    before: Revision | None
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
    unit: str | None = None,
) -> Recorded:
    """Read `text` as the realisation of a cell and append it to the ledger; empty text clears the cell.

    Not applicable needs a reason: `reason`, or what follows the dash. `seen` is the id of the revision
    the person looked at, None for a cell nobody had written; `unit` is the one they had in front, where they had one.

    Raises UnknownCode, UnreadableValue, Refused, Forbidden, ClosedQuarter, ClosedCell, StaleSave or DatabaseUnusable,
    with nothing written.
    """
    written = Written(value=text)
    return describe(db, code, quarter, written, author, year=year, office=office, reason=reason, seen=seen, unit=unit)


def describe(
    db: Database,
    code: str,
    quarter: Quarter,
    written: Written,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    reason: str = "",
    seen: Seen = ANY_HEAD,
    unit: str | None = None,
) -> Recorded:
    """The same for all that a form holds, as one revision: value, texts and evidence, of which None stays as it is."""
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.OPERATOR)
        year, indicator = read_indicator(read, year, code)
        if written.value is not None and unit not in (None, indicator.unit):
            raise Refused(
                f"Satuan {indicator.code} baru saja diubah menjadi {indicator.unit}", hint="periksa lagi nilainya"
            )
        key = CellKey(year, indicator.code, quarter, office)
        refuse_locked(read, key)
        before = ledger.head(read, key)
        held = before.content if before else Content()
        content, odd = _content(read, key, indicator, held, written, reason)
        if content == held and not ledger.is_stale(before, seen):
            return Recorded(indicator, before, before, changed=False, oddities=odd)
        refuse_closed(before)
        refuse_stale(key, indicator, None if written.value is None else content, before, seen)
        made = append(session, key, content, _deed(written, held, content), author, before)
        return Recorded(indicator, made, before, changed=True, oddities=odd)


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

    Raises UnknownCode, Refused (nothing to take back), Forbidden, ClosedQuarter, ClosedCell, StaleSave or
    DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.OPERATOR)
        year, indicator = read_indicator(read, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        refuse_locked(read, key)
        before = ledger.head(read, key)
        if before is None:
            raise Refused(f"{indicator.code} {quarter.label} belum pernah diisi", hint="tidak ada yang dibatalkan")
        refuse_closed(before)
        if before.deed.reviews:
            said = f"Yang terakhir pada {indicator.code} {quarter.label}: {before.author} {before.deed.label}"
            raise Refused(said, hint="yang dapat dibatalkan hanya isian; isi lama ada di riwayatnya")
        former = ledger.revision(read, before.parents[0]) if before.parents else None
        # Taking a save back submits and approves nothing.
        content = reopened(former.content if former else Content(), before.content)
        refuse_stale(key, indicator, content, before, seen)
        refuse_foreign(read, key, indicator, former)
        made = append(session, key, content, Deed.UNDO, author, before)
        return Recorded(indicator, made, before, changed=True)


def restore(
    db: Database,
    code: str,
    quarter: Quarter,
    revision: str,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Recorded:
    """Append what the cell held at `revision`, as a draft; the revision must be one of this cell.

    Raises UnknownCode, Refused (no such revision of the cell), Forbidden, ClosedQuarter, ClosedCell, StaleSave or
    DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.OPERATOR)
        year, indicator = read_indicator(read, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        refuse_locked(read, key)
        former = ledger.revision(read, revision)
        if former is None or former.key != key:
            raise Refused(
                f"Tidak ada revisi {shown(revision)} pada {indicator.code} {quarter.label}",
                hint="pilih dari riwayat sel itu",
            )
        before = ledger.head(read, key)
        refuse_closed(before)
        content = reopened(former.content, before.content if before else Content())
        if before is not None and content == before.content and not ledger.is_stale(before, seen):
            return Recorded(indicator, before, before, changed=False)
        refuse_stale(key, indicator, content, before, seen)
        refuse_foreign(read, key, indicator, former)
        made = append(session, key, content, Deed.RESTORE, author, before)
        return Recorded(indicator, made, before, changed=True)


def history(
    db: Database, code: str, quarter: Quarter, *, year: int | None = None, office: str = OFFICE
) -> tuple[CellKey, Indicator, list[Revision]]:
    """A cell's key and indicator, and all its revisions, newest first. Raises UnknownCode."""
    key, indicator, told = history_with_units(db, code, quarter, year=year, office=office)
    return key, indicator, [one for one, _ in told]


def history_with_units(
    db: Database, code: str, quarter: Quarter, *, year: int | None = None, office: str = OFFICE
) -> tuple[CellKey, Indicator, list[tuple[Revision, str]]]:
    """The same, each revision with the unit that was in force when it was made."""
    with db.looking() as read:
        year, indicator = read_indicator(read, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        trail = amendments.trail(read, year, indicator.code)
        return key, indicator, [(one, unit_at(indicator, trail, one.at)) for one in ledger.history(read, key)]


def _content(
    read: Read, key: CellKey, indicator: Indicator, held: Content, written: Written, reason: str
) -> tuple[Content, tuple[str, ...]]:
    """What the cell shall hold, and what is odd about its value."""
    content, odd = held, tuple[str, ...]()
    if written.value is not None:
        found = assess(written.value, indicator, previous(read, key), reason)
        content, odd = with_reading(held, found.reading, found.reason), found.oddities
    described = written.upon(content)
    return (content if described == content else replace(described, status=held.status.reopened)), odd


def _deed(written: Written, held: Content, content: Content) -> Deed:
    if written.value is None or content.reading == held.reading == BLANK:
        return Deed.DESCRIBE
    return Deed.CLEAR if content.reading == BLANK else Deed.RECORD
