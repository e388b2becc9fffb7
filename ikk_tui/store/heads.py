"""Reading the projection: the current head of each cell, and how far the ledger has come."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from ikk_tui.domain.cells import Cell, CellKey, Deed, Note, Status, read_instant
from ikk_tui.domain.numbers import CellState, Reading, fraction
from ikk_tui.domain.quarters import Quarter
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read, amount

# Of a text in a note; the whole stands in the cell's form and history.
NOTE_LENGTH = 400
_COLUMNS = "decree_year, office, indicator, quarter, head, state, value, numerator, denominator, status"
_CELLS = f"SELECT {_COLUMNS} FROM realisation WHERE decree_year = ?"
_NOTES = (
    "SELECT r.indicator, r.quarter, r.author, r.at, r.deed, "
    + ", ".join(f"substr(r.{name}, 1, {NOTE_LENGTH + 1})" for name in ("reason", "analysis", "obstacles", "remark"))
    + " FROM realisation n JOIN revision r ON r.id = n.head WHERE n.decree_year = ? AND n.office = ?"
)

Result = TypeVar("Result")


def cells(read: Read, year: int, office: str | None, indicator: str | None = None) -> list[Cell]:
    """The cells of a year that were ever written, from the projection alone.

    Those of all offices where `office` is None, and of one indicator where it is named. Raises Inconsistent.
    """
    given: list[object] = [year]
    wanted = _CELLS
    for column, value in (("office", office), ("indicator", indicator)):
        if value is not None:
            wanted, given = f"{wanted} AND {column} = ?", [*given, value]
    return [decoded(_cell, row) for row in read(wanted, *given)]


def notes(read: Read, year: int, office: str) -> dict[tuple[str, Quarter], Note]:
    """Who wrote each cell of a year last, and the beginning of its texts, by indicator and quarter."""
    return dict(decoded(_note, row) for row in read(_NOTES, year, office))


def length(read: Read) -> int:
    """The number of the newest revision; 0 where there is none."""
    ((number,),) = read("SELECT max(seq) FROM revision")
    return number or 0


def newest_at(read: Read) -> datetime | None:
    """When the newest revision of the file was made."""
    rows = read("SELECT at FROM revision ORDER BY seq DESC LIMIT 1")
    return read_instant(rows[0][0]) if rows else None


def reading_of(state: str, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None) -> Reading:
    """What a cell holds, from its columns; of a fraction the quotient follows from its parts."""
    if numerator is not None and denominator is not None:
        return fraction(numerator, denominator)
    return Reading(CellState(state), value)


def decoded(decode: Callable[[Any], Result], row: Any) -> Result:
    """What a row stands for. Raises Inconsistent for one that stands for nothing."""
    try:
        return decode(row)
    except (ValueError, TypeError, ArithmeticError) as error:
        raise Inconsistent(f"ada isian yang tidak terbaca ({error})") from error


# A board is read anew after each save, and most of its rows are as they were.
@lru_cache(maxsize=2048)
def _cell(row: tuple[Any, ...]) -> Cell:
    year, office, indicator, quarter, head, state, value, numerator, denominator, status = row
    reading = reading_of(state, amount(value), amount(numerator), amount(denominator))
    return Cell(CellKey(year, indicator, Quarter(quarter), office), head, reading, Status(status))


@lru_cache(maxsize=512)
def _note(row: tuple[Any, ...]) -> tuple[tuple[str, Quarter], Note]:
    code, quarter, author, at, deed, *texts = row
    reason, analysis, obstacles, remark = (
        text if len(text) <= NOTE_LENGTH else f"{text[: NOTE_LENGTH - 1]}…" for text in texts
    )
    return (code, Quarter(quarter)), Note(author, read_instant(at), reason, analysis, obstacles, remark, Deed(deed))
