"""Small pieces of text that every screen writes alike: signs, columns, cut names."""

from collections.abc import Iterable
from decimal import Decimal

from rich.cells import cell_len, set_cell_size

from ikk_tui.domain.cells import Status
from ikk_tui.domain.evidence import FileState
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import CellState, Reading, format_number, format_score

REACHED, SHORT, NONE, UNSAVED, SAVING, AMENDED, SUPPOSED = "▲", "▼", "·", "!", "…", "≠", "≈"
STATUS_SIGNS = {Status.DRAFT: " ", Status.SUBMITTED: "→", Status.APPROVED: "✓", Status.RETURNED: "↩"}
PROOF_SIGNS = {FileState.INTACT: "✓", FileState.MISSING: "!", FileState.CHANGED: "!", FileState.UNREADABLE: "!"}
_BARS = "▁▂▃▄▅▆▇█"
# The cap of the rules by default: a sparkline is as high there as it can be.
_BAR_TOP = 120
_FRACTION_WIDTH = 3
_BREAKS = {ord("\n"): " ", ord("\t"): " "}


def fit(text: str, width: int) -> str:
    """The text on one line of exactly `width` terminal cells: padded, or cut with an ellipsis at its end."""
    text = text.translate(_BREAKS)
    if cell_len(text) > width:
        text = set_cell_size(text, max(0, width - 1)) + "…"
    return set_cell_size(text, width)


def sign(one: IndicatorScore) -> str:
    """Whether the target is reached, without colour."""
    if one.achievement is None:
        return NONE
    return REACHED if one.achievement >= 100 else SHORT


def aligned(value: Decimal | None, width: int) -> str:
    """A value that lines up on the decimal comma with those above and below, at most two decimals."""
    if value is None:
        return fit("-".rjust(width - _FRACTION_WIDTH), width)
    whole, _, part = format_number(value).partition(",")
    if len(part) >= _FRACTION_WIDTH:
        whole, _, part = format_number(value, 2).partition(",")
    return (whole + ("," + part if part else "").ljust(_FRACTION_WIDTH)).rjust(width)


def aligned_reading(reading: Reading | None, width: int) -> str:
    """The same for what a cell holds, in words where it holds no value."""
    words = {CellState.NIL: "nihil", CellState.NOT_APPLICABLE: "tak berlaku"}
    if reading is not None and reading.state in words:
        return (
            fit(words[reading.state], width)
            if cell_len(words[reading.state]) > width
            else words[reading.state].rjust(width)
        )
    return aligned(None if reading is None else reading.value, width)


def node_sign(score: Decimal | None) -> str:
    """The same for a mean."""
    return NONE if score is None else REACHED if score >= 100 else SHORT


def sparkline(achievements: Iterable[Decimal | None]) -> str:
    """A bar for each achievement in %, from 0 to 120 and beyond; a dot where there is none."""
    return "".join(NONE if one is None else _bar(one) for one in achievements)


def _bar(achievement: Decimal) -> str:
    height = int(min(max(achievement, Decimal(0)), Decimal(_BAR_TOP)) * len(_BARS) / _BAR_TOP)
    return _BARS[min(height, len(_BARS) - 1)]


def achieved(one: IndicatorScore, width: int) -> str:
    """The sign and the achievement in `width` cells."""
    return f"{sign(one)}{format_score(one.achievement).rjust(width - 1)}"
