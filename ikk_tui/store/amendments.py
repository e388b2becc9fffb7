"""The append-only chain of amendments: reading it, and adding to it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ikk_tui.domain.amendments import RULE_FIELDS, Amendment, Basis, Field
from ikk_tui.domain.cells import format_instant, read_instant
from ikk_tui.domain.corrections import show
from ikk_tui.store import seals
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read, driver

if TYPE_CHECKING:
    from ikk_tui.store.orm import Session

COLUMNS = (
    *("decree_year", "indicator", "field", "former", "amended"),
    *("basis", "basis_date", "reason", "author", "device", "at", "parent"),
)


def trail(read: Read, year: int, indicator: str | None = None) -> list[Amendment]:
    """The amendments of a year (of one indicator, where it is named), oldest first. Raises Inconsistent."""
    given: list[object] = [year]
    wanted = f"SELECT {', '.join(COLUMNS)} FROM amendment WHERE decree_year = ?"
    if indicator is not None:
        wanted, given = f"{wanted} AND indicator = ?", [*given, indicator]
    return [_decoded(row) for row in read(f"{wanted} ORDER BY seq", *given)]


def newest_id(read: Read) -> str:
    """The id the next amendment has for its parent; "" where there is none yet."""
    rows = read("SELECT id FROM amendment ORDER BY seq DESC LIMIT 1")
    return rows[0][0] if rows else ""


def newest_at(read: Read) -> datetime | None:
    """When the newest amendment was made."""
    rows = read("SELECT at FROM amendment ORDER BY seq DESC LIMIT 1")
    return read_instant(rows[0][0]) if rows else None


def append(session: "Session", new: Sequence[Amendment]) -> None:
    """Append a chain that goes on from `newest_id`; the transaction must hold the write lock."""
    # Here, as whoever only reads the chain needs no SQLModel.
    from ikk_tui.store.orm import insert
    from ikk_tui.store.tables import AmendmentRow

    for one in new:
        session.execute(insert(AmendmentRow).values(**_values(one)))
        seals.add(driver(session), "amendment", one.id)


def to_amendment(row: Sequence[Any]) -> Amendment:
    """The domain's object for a row, in the order of the columns. Its id is computed, not copied. Raises ValueError."""
    year, indicator, name, former, amended, basis, dated, reason, author, device, at, parent = row
    if (indicator is None) != (name in RULE_FIELDS):
        raise ValueError(f"{name} is no field of this subject")
    letter = Basis(basis, date.fromisoformat(dated), reason)
    return Amendment(year, indicator, Field(name), former, amended, letter, author, device, read_instant(at), parent)


def _decoded(row: Sequence[Any]) -> Amendment:
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
