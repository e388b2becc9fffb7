"""A column of values from a spreadsheet: what would go where, and what stands against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ikk_tui.domain.entering import entry_fault
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.plausibility import Assessment
from ikk_tui.domain.preview import assess_typed
from ikk_tui.domain.texts import LINE_LIMIT, visible
from ikk_tui.errors import IkkError, UnreadableValue


@dataclass(frozen=True, slots=True)
class Fill:
    """A pasted line and the indicator it falls on. `text` is empty where the line was: such a row is left alone.

    `found` is what it is read as, `fault` why it cannot be taken, `proposal` what was probably meant.
    """

    one: IndicatorScore
    text: str
    found: Assessment | None = None
    fault: str = ""
    proposal: str | None = None

    @property
    def remarks(self) -> list[str]:
        """What one should know before it is saved: an odd value, or one that takes the place of another."""
        if self.found is None:
            return []
        said = [f"tidak lazim: {odd}" for odd in self.found.oddities]
        if self.one.entered and self.one.cell is not None and self.one.cell.reading != self.found.reading:
            said.append(f"mengganti {format_reading(self.one.cell.reading, self.one.indicator.unit)}")
        return said


def fills(overview: Overview, login: str, ones: Sequence[IndicatorScore], lines: Sequence[str]) -> tuple[Fill, ...]:
    """The pasted lines beside the indicators in their order; lines beyond the last indicator fall on nothing.

    `login` is of the person who pasted.
    """
    return tuple(_fill(overview, login, one, line) for one, line in zip(ones, lines, strict=False))


def proposed(overview: Overview, login: str, found: Sequence[Fill]) -> tuple[Fill, ...]:
    """The same with every proposal taken."""
    return tuple(one if one.proposal is None else _fill(overview, login, one.one, one.proposal) for one in found)


def _fill(overview: Overview, login: str, one: IndicatorScore, line: str) -> Fill:
    text = visible(line.strip())[:LINE_LIMIT]
    if not text:
        return Fill(one, "")
    closed = entry_fault(overview, login, one.indicator.code)
    if closed is not None:
        return Fill(one, text, fault=closed.message)
    try:
        found = assess_typed(one, text)
    except IkkError as fault:
        proposal = fault.proposal if isinstance(fault, UnreadableValue) else None
        return Fill(one, text, fault=fault.message, proposal=proposal)
    return Fill(one, "" if found.reading == BLANK else text, found)
