"""What every deed on a cell must find in order, and how it is appended; within a transaction at hand."""

# What is only named in types is not imported: asking who may do what needs no SQLModel.
from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, StaleSave, closed_cell
from ikk_tui.domain.corrections import unit_at
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.locks import closed_quarter
from ikk_tui.domain.numbers import format_reading
from ikk_tui.domain.people import Role
from ikk_tui.domain.plausibility import is_foreign
from ikk_tui.domain.scoring import previous_value
from ikk_tui.errors import Refused
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments, heads, journal
from ikk_tui.store.reading import Read, through

if TYPE_CHECKING:
    from ikk_tui.store.ledger import Seen
    from ikk_tui.store.orm import Session


def previous(read: Read, key: CellKey) -> Decimal | None:
    """The newest value of an earlier quarter of the year."""
    readings = {one.key.quarter: one.reading for one in heads.cells(read, key.year, key.office, key.indicator)}
    return previous_value(readings, key.quarter)


def append(
    session: Session, key: CellKey, content: Content, deed: Deed, author: Author, before: Revision | None
) -> Revision:
    """Append a revision upon the head."""
    parents = (before.id,) if before else ()
    # Never before what it follows, whatever the clock says: which unit a value was in is told by these times.
    earlier = [
        one for one in (before.at if before else None, amendments.newest_at(through(session))) if one is not None
    ]
    at = max([datetime.now(UTC), *earlier])
    from ikk_tui.store import ledger

    return ledger.append(session, Revision(key, content, deed, author.name, author.device, at, parents))


def permit(read: Read, author: Author, role: Role) -> None:
    """Raise Forbidden where the author lacks that role."""
    if not journal.may(read, author.name, role):
        # Who has it belongs to the refusal.
        journal.people(read).refuse(author.name, role)


def refuse_locked(read: Read, key: CellKey) -> None:
    """Raise ClosedQuarter for a cell of a quarter that an administrator has closed."""
    lock = journal.lock(read, key.year, key.office, key.quarter)
    if lock is not None:
        raise closed_quarter(lock, journal.people(read).who(Role.ADMINISTRATOR))


def refuse_closed(before: Revision | None) -> None:
    """Raise ClosedCell for a head that was submitted or approved."""
    if before is not None and before.content.status.closed:
        raise closed_cell(before.key, before.content.status, before.author, before.at, before.deed)


def refuse_foreign(read: Read, key: CellKey, indicator: Indicator, former: Revision | None) -> None:
    """Raise Refused for a former value of another unit or scale than is in force now."""
    if former is None or former.content.reading.value is None:
        return
    unit = unit_at(indicator, amendments.trail(read, key.year, key.indicator), former.at)
    if unit.casefold() == indicator.unit.casefold() and not is_foreign(former.content.reading, indicator):
        return
    held = format_reading(former.content.reading, unit)
    raise Refused(
        f"{key.indicator} {key.quarter.label} dulu berisi {held}, yang mustahil menurut satuan dan skala sekarang",
        hint="ketik nilainya",
    )


def refuse_stale(
    key: CellKey, indicator: Indicator, wanted: Content | None, before: Revision | None, seen: Seen
) -> None:
    """Raise StaleSave, with what the cell holds beside what was to be saved, when the person saw something else.

    `wanted` is None where no value was to be saved, but texts or evidence alone.
    """
    from ikk_tui.store import ledger

    if not ledger.is_stale(before, seen):
        return
    cell = f"{indicator.code} {key.quarter.label}"
    mine = "uraian Anda" if wanted is None else format_reading(wanted.reading, indicator.unit)
    if before is None:
        raise StaleSave(f"{cell} belum pernah diisi, jadi {mine} tidak disimpan", None, hint="periksa dulu isinya")
    holds = format_reading(before.content.reading, indicator.unit)
    sentence = f"{cell} sudah diubah oleh {before.author} menjadi {holds}, jadi {mine} tidak disimpan"
    if before.deed.reviews:
        sentence = f"{cell}: {before.author} {before.deed.label} sejak Anda lihat, jadi {mine} tidak disimpan"
    raise StaleSave(sentence, before, hint="periksa dulu isinya")
