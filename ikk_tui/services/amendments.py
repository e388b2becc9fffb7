"""Correcting what is in force: an indicator as dictum KEEMPAT foresees, or the scoring rules."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

from ikk_tui.domain.amendments import QUARTER_FIELDS, Amendment, Field, TypedBasis, read_basis
from ikk_tui.domain.cells import OFFICE
from ikk_tui.domain.corrections import (
    InForce,
    Values,
    changes,
    indicator_values,
    rule_values,
)
from ikk_tui.domain.locks import closed_quarter
from ikk_tui.domain.people import Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.typed_corrections import read_indicator, read_rules
from ikk_tui.errors import Refused
from ikk_tui.services.decrees import read_in_force
from ikk_tui.services.guards import permit
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments, heads, journal, ledger
from ikk_tui.store.database import Database
from ikk_tui.store.orm import Session
from ikk_tui.store.reading import Read, through


class StaleAmendment(Refused):
    """What is in force was changed since the person saw it."""

    title = "Sudah diubah orang lain"


def amend_indicator(
    db: Database,
    code: str,
    typed: Values,
    basis: TypedBasis,
    author: Author,
    *,
    year: int | None = None,
    seen: str | None = None,
) -> tuple[Amendment, ...]:
    """Append an amendment for each field of the indicator that the typed texts change, all or none.

    Fields that are not named stay. `seen` is the id of the newest amendment of it that the person saw, "" for none;
    None when they saw nothing. Raises UnknownCode, Refused, Forbidden, ClosedQuarter,
    StaleAmendment or DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        found = read_in_force(read, year)
        now = found.decree.indicator(code)
        cells = heads.cells(read, found.decree.year, None, now.code)
        _refuse_stale(found, now.code, seen)
        wanted = read_indicator(now, typed, cells)
        changed = changes(indicator_values(now), indicator_values(wanted))
        _refuse_locked(read, found, changed)
        return _append(session, found, now.code, indicator_values(now), changed, basis, author)


def amend_rules(
    db: Database,
    typed: Values,
    basis: TypedBasis,
    author: Author,
    *,
    year: int | None = None,
    seen: str | None = None,
) -> tuple[Amendment, ...]:
    """The same for the scoring rules of a year. Raises Refused, Forbidden, StaleAmendment or
    DatabaseUnusable."""
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        found = read_in_force(read, year)
        _refuse_stale(found, None, seen)
        changed = changes(rule_values(found.rules), rule_values(read_rules(found.rules, typed)))
        return _append(session, found, None, rule_values(found.rules), changed, basis, author)


def _append(
    session: Session,
    found: InForce,
    code: str | None,
    before: Values,
    changed: dict[Field, str],
    typed: TypedBasis,
    author: Author,
) -> tuple[Amendment, ...]:
    if not changed:
        raise Refused("Tidak ada yang diubah", hint="ketik isi yang baru pada kolom kanan")
    basis = read_basis(typed, datetime.now().astimezone().date())
    # After every value of it that is there, and never before the amendment it follows: their times tell in which unit
    # a value was typed.
    read = through(session)
    written = None if code is None else ledger.newest_at(read, found.decree.year, code)
    earlier = [amendments.newest_at(read), None if written is None else written + timedelta(microseconds=1)]
    at = max([datetime.now(UTC), *(one for one in earlier if one is not None)])
    make: Callable[..., Amendment] = partial(Amendment, basis=basis, author=author.name, device=author.device, at=at)
    made: list[Amendment] = []
    for field, after in changed.items():
        parent = made[-1].id if made else amendments.newest_id(read)
        made.append(
            make(year=found.decree.year, indicator=code, field=field, before=before[field], after=after, parent=parent)
        )
    amendments.append(session, made)
    return tuple(made)


def _refuse_locked(read: Read, found: InForce, changed: Iterable[Field]) -> None:
    """Raise ClosedQuarter for the own target of a quarter that an administrator has closed."""
    locks = journal.locks(read, found.decree.year, OFFICE)
    for quarter, field in zip(Quarter, QUARTER_FIELDS, strict=True):
        if quarter in locks and field in changed:
            raise closed_quarter(locks[quarter], journal.people(read).who(Role.ADMINISTRATOR))


def _refuse_stale(found: InForce, code: str | None, seen: str | None) -> None:
    newest = found.of_indicator(code)[-1:]
    if seen is None or seen == (newest[0].id if newest else ""):
        return
    who = newest[0].author if newest else "orang lain"
    hint = "tutup dan buka lagi formulirnya; ketikan Anda menunggu di sana"
    raise StaleAmendment(f"{code or 'Aturan nilai'} baru saja diubah oleh {who}", hint=hint)
