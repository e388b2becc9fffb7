"""What a typed value is read as, and what it would score, before it is saved."""

from ikk_tui.domain.cells import Cell, CellKey, Status
from ikk_tui.domain.indicator_score import IndicatorScore, score_indicator
from ikk_tui.domain.numbers import CellState
from ikk_tui.domain.plausibility import Assessment, assess
from ikk_tui.domain.scoring import ScoringRules, previous_value


def assess_typed(one: IndicatorScore, text: str) -> Assessment:
    """Read and judge what was typed for an indicator's quarter. Raises UnreadableValue or Refused."""
    readings = {quarter: cell.reading for quarter, cell in one.cells.items()}
    return assess(text, one.indicator, previous_value(readings, one.quarter))


def scored_as(
    one: IndicatorScore, found: Assessment, rules: ScoringRules, status: Status = Status.DRAFT
) -> IndicatorScore:
    """The score this reading would give with that status, in the view of the present one."""
    if found.reading.state is CellState.BLANK and one.cell is None:
        return one
    typed = Cell(CellKey(0, one.indicator.code, one.quarter), "", found.reading, status)
    return score_indicator(one.indicator, {**one.cells, one.quarter: typed}, one.quarter, rules, one.view)
