"""One indicator at a quarter: the value to date, the target used, what it achieved, its score or why it has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from ikk_tui.domain.cells import Cell, CellKey
from ikk_tui.domain.decree import Indicator, Polarity
from ikk_tui.domain.numbers import QUOTIENT_DIGITS, CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import (
    Rating,
    ScoreState,
    ScoringRules,
    YearToDate,
    ZeroTarget,
    achievement,
    rating,
    score,
    score_state,
    year_to_date,
    zero_target_achievement,
)
from ikk_tui.domain.views import STANDARD, View


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """An indicator at a quarter. `cells` holds the year's cells that have a history, by quarter.

    `target` is the one used, `own_target` whether it is the quarter's own; `achievement` in %, uncapped;
    `score` within floor and cap. All three results are None unless `state` is scored. `wanted` is False where the
    rules score nothing against the target.
    """

    indicator: Indicator
    quarter: Quarter
    cells: Mapping[Quarter, Cell]
    to_date: YearToDate
    target: Decimal
    own_target: bool
    state: ScoreState
    wanted: bool = True
    achievement: Decimal | None = None
    score: Decimal | None = None
    rating: Rating | None = None
    view: View = STANDARD

    @property
    def readings(self) -> Mapping[Quarter, Reading]:
        """What of the cells counts."""
        return self.view.readings(self.cells, self.quarter)

    @property
    def state_label(self) -> str:
        """The words of its state."""
        return self.view.state_label(self.state)

    @property
    def cell(self) -> Cell | None:
        """The cell of the quarter itself, once something was ever written in it."""
        return self.cells.get(self.quarter)

    @property
    def entered(self) -> bool:
        """Whether the quarter's own cell says anything: a value, nihil or not applicable."""
        return self.cell is not None and self.cell.reading.state is not CellState.BLANK

    @property
    def awaited(self) -> bool:
        """Whether a value is still wanted."""
        return self.wanted and not self.entered


def score_indicator(
    indicator: Indicator, cells: Mapping[Quarter, Cell], quarter: Quarter, rules: ScoringRules, view: View = STANDARD
) -> IndicatorScore:
    """Score one indicator at `quarter` from the cells of its year. `rules` are those the view scores by."""
    readings = view.readings(cells, quarter)
    target, own = view.target(indicator, quarter)
    to_date = year_to_date(readings, quarter, indicator.consolidation)
    reached = achieved(to_date.value, target, indicator.polarity, rules)
    wanted = target != 0 or rules.zero_target is not ZeroTarget.EXCLUDE
    has_target = wanted and (to_date.value is None or reached is not None)
    state = score_state(readings, quarter, to_date.value, has_target=has_target)
    held = None if reached is None else score(reached, rules)
    band = None if held is None else rating(held, rules)
    return IndicatorScore(indicator, quarter, cells, to_date, target, own, state, wanted, reached, held, band, view)


def achieved(value: Decimal | None, target: Decimal, polarity: Polarity, rules: ScoringRules) -> Decimal | None:
    """What a value achieves in %, uncapped, a target of 0 by its own rule; None where nothing measures it."""
    if value is None:
        return None
    if target == 0:
        return zero_target_achievement(value, polarity, rules)
    with localcontext(prec=QUOTIENT_DIGITS):
        return achievement(value, target, polarity)


def cell_key(one: IndicatorScore, year: int) -> CellKey:
    """The cell of an indicator at its quarter."""
    return CellKey(year, one.indicator.code, one.quarter)
