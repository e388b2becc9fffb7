"""The append-only chain of amendments: reading it, and adding to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from ikk_tui.domain.amendments import RULE_FIELDS, Amendment, Basis, Field
from ikk_tui.domain.cells import format_instant, read_instant
from ikk_tui.domain.corrections import show
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.tables import AmendmentRow


def trail(session: Session, year: int, indicator: str | None = None) -> list[Amendment]:
    """The amendments of a year (of one indicator, where it is named), oldest first. Raises Inconsistent."""
    wanted = select(AmendmentRow).where(AmendmentRow.decree_year == year).order_by(col(AmendmentRow.seq))
    if indicator is not None:
        wanted = wanted.where(AmendmentRow.indicator == indicator)
    return [_decoded(row) for row in session.exec(wanted)]


def newest_id(session: Session) -> str:
    """The id the next amendment has for its parent; "" where there is none yet."""
    return session.exec(select(AmendmentRow.id).order_by(col(AmendmentRow.seq).desc()).limit(1)).one_or_none() or ""


def newest_at(session: Session) -> datetime | None:
    """When the newest amendment was made."""
    at = session.exec(select(AmendmentRow.at).order_by(col(AmendmentRow.seq).desc()).limit(1)).one_or_none()
    return None if at is None else read_instant(at)


def append(session: Session, new: Sequence[Amendment]) -> None:
    """Append a chain that goes on from `newest_id`; the transaction must hold the write lock."""
    for one in new:
        session.execute(insert(AmendmentRow).values(**_values(one)))


def to_amendment(row: AmendmentRow) -> Amendment:
    """The domain's object for a row. Its id is computed from the content, not copied. Raises ValueError."""
    if (row.indicator is None) != (row.field in RULE_FIELDS):
        raise ValueError(f"{row.field} is no field of this subject")
    basis = Basis(row.basis, row.basis_date, row.reason)
    changed = (row.decree_year, row.indicator, Field(row.field), row.former, row.amended)
    return Amendment(*changed, basis, row.author, row.device, read_instant(row.at), row.parent)


def _decoded(row: AmendmentRow) -> Amendment:
    try:
        found = to_amendment(row)
        for text in (found.before, found.after):
            show(found.field, text)
        return found
    except (ValueError, TypeError, ArithmeticError) as error:
        raise Inconsistent(f"ada perbaikan yang tidak terbaca ({error})") from error


def _values(one: Amendment) -> dict[str, Any]:
    return {
        "id": one.id,
        "decree_year": one.year,
        "indicator": one.indicator,
        "field": str(one.field),
        "former": one.before,
        "amended": one.after,
        "basis": one.basis.number,
        "basis_date": one.basis.date,
        "reason": one.basis.reason,
        "author": one.author,
        "device": one.device,
        "at": format_instant(one.at),
        "parent": one.parent,
    }
