"""How the lines of the entry grid are laid out for a given width."""

from dataclasses import dataclass

from rich.cells import cell_len

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import PERCENT, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import ProgramScore
from ikk_tui.widgets.wording import achieved, aligned, aligned_reading, fit

WIDE = 100
_CODE, _ACHIEVED, _SIGN = 7, 10, 1


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells. On a narrow screen the status is a sign, and its words stand below the grid."""

    width: int
    name: int
    amount: int
    unit: int
    value: int
    status: int

    @property
    def worded(self) -> bool:
        """Whether the status has room for words."""
        return self.status > _SIGN

    @property
    def value_at(self) -> int:
        """Where the column of the quarter's own value begins."""
        return 1 + _CODE + self.name + 1 + self.amount + 1 + self.unit + 1 + self.amount + 1


def columns(width: int) -> Columns:
    """The columns for a screen of that width; the name takes what the others leave."""
    amount, unit, value, status = (9, 9, 13, 16) if width >= WIDE else (8, 1, 11, _SIGN)
    fixed = Columns(width, 0, amount, unit, value, status).value_at + value + 1 + _ACHIEVED + 1
    return Columns(width, max(4, width - fixed - status - 1), amount, unit, value, status)


def header(at: Columns, quarter: Quarter) -> str:
    """The titles of the columns; figures carry theirs where their comma stands."""
    before = quarter.shifted(-1).label if quarter > Quarter.I else ""
    titles = [
        fit("Kode", _CODE) + fit("Indikator", at.name),
        "Target".rjust(at.amount - 2),
        " " * (at.unit + 2),
        before.rjust(at.amount - 3),
        "  ",
        quarter.label.rjust(at.value - 2),
        "  ",
        "Capaian".rjust(_ACHIEVED - 1),
        "  Status" if at.worded else "",
    ]
    return fit(" " + " ".join(titles), at.width)


def heading(at: Columns, program: ProgramScore) -> str:
    """The line above a program's indicators."""
    standing = program.standing
    right = f" {standing.entered}/{standing.total}".rjust(8) + format_score(standing.score).rjust(_ACHIEVED) + " "
    tail = "─" * (at.status + 1)
    room = max(0, at.width - len(right) - len(tail))
    left = fit(f"── {program.program.code} {program.program.label} ", room - 1).rstrip()
    return f"{left} ".ljust(room - cell_len(left) + len(left), "─") + right + tail


def before_value(at: Columns, one: IndicatorScore) -> str:
    """An indicator's line up to the column of the quarter's own value."""
    indicator = one.indicator
    unit = indicator.unit if at.unit > 1 or indicator.unit == PERCENT else ""
    parts = (
        fit(indicator.code, _CODE) + fit(indicator.name, at.name),
        aligned(one.target, at.amount),
        fit(unit, at.unit),
        _last_quarter(one, at.amount),
    )
    return " " + " ".join(parts) + " "


def own_value(at: Columns, one: IndicatorScore) -> str:
    """The quarter's own value."""
    return aligned_reading(one.cell.reading if one.cell else None, at.value)


def after_value(at: Columns, one: IndicatorScore, status: str, sign: str) -> str:
    """What follows: achievement to date, and the status in words or, where there is no room, as a sign."""
    return fit(f" {achieved(one, _ACHIEVED)}  {status if at.worded else sign}", at.width - at.value_at - at.value)


def asking(at: Columns, code: str, question: str) -> str:
    """A question about what stands in the field, in the room of everything before it."""
    return f" {fit(code, _CODE)}{fit(f'? {question}', at.value_at - _CODE - 2)} "


def _last_quarter(one: IndicatorScore, width: int) -> str:
    if one.quarter is Quarter.I:
        return " " * width
    last = one.cells.get(one.quarter.shifted(-1))
    return aligned_reading(last.reading if last else None, width)
