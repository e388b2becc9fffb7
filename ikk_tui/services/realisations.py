"""Recording what was reached, taking it back, and the history of a cell."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from sqlmodel import Session

from ikk_tui.domain.cells import OFFICE, CellKey, Content, Deed, Revision, StaleSave, Status, with_reading
from ikk_tui.domain.corrections import unit_at
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.plausibility import assess, is_foreign
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import previous_value
from ikk_tui.domain.texts import shown
from ikk_tui.errors import Refused
from ikk_tui.services.decrees import read_indicator
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments, ledger
from ikk_tui.store.database import Database
from ikk_tui.store.ledger import ANY_HEAD, Seen

__all__ = ["ANY_HEAD", "Recorded", "Seen", "history", "history_with_units", "record", "restore", "undo"]


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

    Raises UnknownCode, UnreadableValue, Refused, StaleSave or DatabaseUnusable, with nothing written.
    """
    with db.writing() as session:
        year, indicator = read_indicator(session, year, code)
        if unit not in (None, indicator.unit):
            raise Refused(
                f"Satuan {indicator.code} baru saja diubah menjadi {indicator.unit}", hint="periksa lagi nilainya"
            )
        key = CellKey(year, indicator.code, quarter, office)
        before = ledger.head(session, key)
        found = assess(text, indicator, _previous(session, key), reason)
        held = before.content if before else Content()
        content = with_reading(held, found.reading, found.reason)
        if content == held and not ledger.is_stale(before, seen):
            return Recorded(indicator, before, before, changed=False, oddities=found.oddities)
        _refuse_stale(indicator, quarter, content, before, seen)
        deed = Deed.CLEAR if found.reading == BLANK else Deed.RECORD
        made = _append(session, key, content, deed, author, before)
        return Recorded(indicator, made, before, changed=True, oddities=found.oddities)


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
        _refuse_stale(indicator, quarter, content, before, seen)
        _refuse_foreign(session, key, indicator, former)
        made = _append(session, key, content, Deed.UNDO, author, before)
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
    """Append what the cell held at that revision, by its whole id, texts and evidence with it, as a draft.

    Raises UnknownCode, Refused (no such revision of the cell), StaleSave or DatabaseUnusable.
    """
    with db.writing() as session:
        year, indicator = read_indicator(session, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        former = ledger.revision(session, revision)
        if former is None or former.key != key:
            raise Refused(
                f"Tidak ada revisi {shown(revision)} pada {indicator.code} {quarter.label}",
                hint="pilih dari riwayat sel itu",
            )
        before = ledger.head(session, key)
        content = replace(former.content, status=Status.DRAFT)
        if before is not None and content == before.content and not ledger.is_stale(before, seen):
            return Recorded(indicator, before, before, changed=False)
        _refuse_stale(indicator, quarter, content, before, seen)
        _refuse_foreign(session, key, indicator, former)
        made = _append(session, key, content, Deed.RESTORE, author, before)
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
    with db.reading() as session:
        year, indicator = read_indicator(session, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        trail = amendments.trail(session, year, indicator.code)
        return key, indicator, [(one, unit_at(indicator, trail, one.at)) for one in ledger.history(session, key)]


def _previous(session: Session, key: CellKey) -> Decimal | None:
    readings = {one.key.quarter: one.reading for one in ledger.cells(session, key.year, key.office, key.indicator)}
    return previous_value(readings, key.quarter)


def _append(
    session: Session, key: CellKey, content: Content, deed: Deed, author: Author, before: Revision | None
) -> Revision:
    parents = (before.id,) if before else ()
    # Never before what it follows, whatever the clock says: which unit a value was in is told by these times.
    earlier = [one for one in (before.at if before else None, amendments.newest_at(session)) if one is not None]
    at = max([datetime.now(UTC), *earlier])
    return ledger.append(session, Revision(key, content, deed, author.name, author.device, at, parents))


def _refuse_foreign(session: Session, key: CellKey, indicator: Indicator, former: Revision | None) -> None:
    """Raise Refused for a former value of another unit or scale than is in force now."""
    if former is None or former.content.reading.value is None:
        return
    unit = unit_at(indicator, amendments.trail(session, key.year, key.indicator), former.at)
    if unit.casefold() == indicator.unit.casefold() and not is_foreign(former.content.reading, indicator):
        return
    held = format_reading(former.content.reading, unit)
    raise Refused(
        f"{key.indicator} {key.quarter.label} dulu berisi {held}, yang mustahil menurut satuan dan skala sekarang",
        hint="ketik nilainya",
    )


def _refuse_stale(indicator: Indicator, quarter: Quarter, wanted: Content, before: Revision | None, seen: Seen) -> None:
    """Raise StaleSave, with what the cell holds beside what was to be saved, when the person saw something else."""
    if not ledger.is_stale(before, seen):
        return
    cell, mine = f"{indicator.code} {quarter.label}", format_reading(wanted.reading, indicator.unit)
    if before is None:
        raise StaleSave(f"{cell} belum pernah diisi, jadi {mine} tidak disimpan", None, hint="periksa dulu isinya")
    holds = format_reading(before.content.reading, indicator.unit)
    sentence = f"{cell} sudah diubah oleh {before.author} menjadi {holds}, jadi {mine} tidak disimpan"
    raise StaleSave(sentence, before, hint="periksa dulu isinya")
