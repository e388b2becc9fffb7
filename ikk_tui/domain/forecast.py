"""What a year may end with, where the quarters so far allow such a guess. It is never a realisation."""

from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from ikk_tui.domain.decree import Consolidation
from ikk_tui.domain.indicator_score import IndicatorScore, achieved
from ikk_tui.domain.numbers import QUOTIENT_DIGITS, format_amount, format_number
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import ScoringRules, score, year_to_date
from ikk_tui.domain.views import Period

# What a screen or report says of those that have none.
ONLY_WHERE = (
    "Diperkirakan hanya IKK yang dijumlahkan atau dirata-rata, sebelum TW IV, bila setiap triwulan sampai kini terisi; "
    "nilai terbaru tidak mengatakan bagaimana ia akan bertambah"
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A value at year's end in the indicator's unit, made from the value `so_far`; `score` is what it would score."""

    one: IndicatorScore
    so_far: Decimal
    value: Decimal
    target: Decimal
    achievement: Decimal
    score: Decimal

    @property
    def how(self) -> str:
        """How it was made: `18 / 3 triwulan x 4 = 24 Orang`."""
        unit, quarter = self.one.indicator.unit, self.one.quarter
        if self.one.indicator.consolidation is Consolidation.SUM:
            return f"{format_number(self.so_far)} / {int(quarter)} triwulan x 4 = {format_amount(self.value, unit)}"
        return f"rata-rata {int(quarter)} triwulan tetap {format_amount(self.value, unit)}"


def forecast(one: IndicatorScore, rules: ScoringRules) -> Forecast | None:
    """The forecast at that indicator's quarter, or None where nothing allows one.

    A sum goes on at its present rate, an average stays as it is. Each quarter up to now must have a value: one that is
    missing, nihil or not applicable says nothing of the rate.
    """
    indicator, quarter = one.indicator, one.quarter
    if indicator.consolidation is Consolidation.LAST or quarter is Quarter.IV:
        return None
    readings = replace(one.view, period=Period.TO_DATE).readings(one.cells, quarter)
    so_far = year_to_date(readings, quarter, indicator.consolidation)
    if so_far.value is None or so_far.quarters != quarter.up_to():
        return None
    with localcontext(prec=QUOTIENT_DIGITS):
        value = so_far.value * 4 / quarter if indicator.consolidation is Consolidation.SUM else so_far.value
    target, _ = indicator.target_at(Quarter.IV)
    reached = achieved(value, target, indicator.polarity, rules)
    if target == 0 or reached is None:
        return None
    return Forecast(one, so_far.value, value, target, reached, score(reached, rules))
