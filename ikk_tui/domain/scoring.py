"""How a value becomes a number people are judged by: achievement, score, rating, year to date, means.

Everything is an exact Decimal; rounding happens only where a number is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum

from ikk_tui.domain.decree import Consolidation, Polarity
from ikk_tui.domain.numbers import QUOTIENT_DIGITS, CellState, Reading
from ikk_tui.domain.quarters import Quarter

HUNDRED = Decimal(100)
# The last digits of a sum of quotients hold what was cut off them; a mean leaves so many out, and never has fewer than
# so many decimals.
_CUT_OFF, _LEAST_DECIMALS = 10, 20


class Rating(StrEnum):
    """The band a score falls in (predikat)."""

    VERY_HIGH = "Sangat Tinggi"
    HIGH = "Tinggi"
    MEDIUM = "Sedang"
    LOW = "Rendah"
    VERY_LOW = "Sangat Rendah"


class Rollup(StrEnum):
    """What a mean is taken of: all scored indicators below a node, or the means one level down."""

    FLAT = "flat"
    TIERED = "tiered"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return "rata-rata semua IKK yang dinilai" if self is Rollup.FLAT else "rata-rata bertingkat"


class ZeroTarget(StrEnum):
    """What becomes of an indicator whose target is 0."""

    EXCLUDE = "exclude"
    REACHED = "reached"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return "target 0 tidak dinilai" if self is ZeroTarget.EXCLUDE else "target 0 tercapai oleh realisasi 0"


class ScoreState(StrEnum):
    """Whether an indicator is scored at a quarter, or why not. Every indicator is in exactly one of them."""

    SCORED = "scored"
    UNFILLED = "unfilled"
    NO_TARGET = "no_target"
    NIL = "nil"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return {
            "scored": "dinilai",
            "unfilled": "belum diisi",
            "no_target": "tanpa target",
            "nil": "nihil",
            "not_applicable": "tidak berlaku",
        }[self]


# The names of the band rules, best first, as they are stored.
BAND_RULES = {
    "band_very_high": Rating.VERY_HIGH,
    "band_high": Rating.HIGH,
    "band_medium": Rating.MEDIUM,
    "band_low": Rating.LOW,
}
DEFAULT_BANDS = (
    (Rating.VERY_HIGH, Decimal(90)),
    (Rating.HIGH, Decimal(75)),
    (Rating.MEDIUM, Decimal(65)),
    (Rating.LOW, Decimal(50)),
)


@dataclass(frozen=True, slots=True)
class ScoringRules:
    """The rules in force for a decree. A band holds the scores above its number, the best band first.

    `sources` maps the name of a rule (floor, cap, band_high, rollup, ...) to where it comes from.
    """

    floor: Decimal = Decimal(0)
    cap: Decimal | None = Decimal(120)
    bands: tuple[tuple[Rating, Decimal], ...] = DEFAULT_BANDS
    rollup: Rollup = Rollup.FLAT
    zero_target: ZeroTarget = ZeroTarget.EXCLUDE
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearToDate:
    """A value to date, in the indicator's unit, and the quarters it was made from."""

    value: Decimal | None
    quarters: tuple[Quarter, ...]


def achievement(realised: Decimal, target: Decimal, polarity: Polarity) -> Decimal | None:
    """Realisation against target in %, without floor or cap; None where the target is 0."""
    if target == 0:
        return None
    attained = realised * HUNDRED / target
    if polarity is Polarity.MAXIMIZE or (polarity is Polarity.STABILIZE and realised <= target):
        return attained
    return (2 * target - realised) * HUNDRED / target


def zero_target_achievement(realised: Decimal, polarity: Polarity, rules: ScoringRules) -> Decimal | None:
    """What a realisation against a target of 0 achieves in %; None where the rules do not score it.

    Where 0 counts as reached, anything above it fails a target that shall stay low, and anything below reaches it.
    Elsewhere another value than 0 is beside the target, and no percentage measures it.
    """
    if rules.zero_target is ZeroTarget.EXCLUDE:
        return None
    if realised == 0 or (polarity is Polarity.MINIMIZE and realised < 0):
        return HUNDRED
    return Decimal(0) if polarity is Polarity.MINIMIZE else None


def score(achievement: Decimal, rules: ScoringRules) -> Decimal:
    """The achievement held between the floor and the cap of the rules."""
    held = max(achievement, rules.floor)
    return held if rules.cap is None else min(held, rules.cap)


def rating(score: Decimal, rules: ScoringRules) -> Rating:
    """The first band whose number the score lies above."""
    return next((band for band, above in rules.bands if score > above), Rating.VERY_LOW)


def year_to_date(readings: Mapping[Quarter, Reading], quarter: Quarter, consolidation: Consolidation) -> YearToDate:
    """The value to date at `quarter`: the newest filled one, the sum, or the average of the filled ones.

    Nihil and not applicable quarters give no value and are passed over.
    """
    filled = [(one, readings[one].quotient) for one in quarter.up_to() if one in readings]
    values = [(one, value) for one, value in filled if value is not None]
    if not values:
        return YearToDate(None, ())
    if consolidation is Consolidation.LAST:
        newest, value = values[-1]
        return YearToDate(value, (newest,))
    quarters = tuple(one for one, _ in values)
    if consolidation is Consolidation.SUM:
        return YearToDate(sum((value for _, value in values), Decimal(0)), quarters)
    return YearToDate(mean(value for _, value in values), quarters)


def previous_value(readings: Mapping[Quarter, Reading], quarter: Quarter) -> Decimal | None:
    """The newest value of a quarter before `quarter` in the same year."""
    return year_to_date(readings, Quarter(quarter - 1), Consolidation.LAST).value if quarter > Quarter.I else None


def newest_statement(readings: Mapping[Quarter, Reading], quarter: Quarter) -> CellState:
    """What the newest quarter up to `quarter` in which anything was stated says; blank when none."""
    stated = [readings[one].state for one in quarter.up_to() if one in readings]
    return next((state for state in reversed(stated) if state is not CellState.BLANK), CellState.BLANK)


def score_state(
    readings: Mapping[Quarter, Reading], quarter: Quarter, value: Decimal | None, *, has_target: bool
) -> ScoreState:
    """Whether an indicator with this value to date is scored at `quarter`, or why not.

    A target that scores nothing comes first. Without a value, the newest quarter in which something was stated
    decides.
    """
    if not has_target:
        return ScoreState.NO_TARGET
    if value is not None:
        return ScoreState.SCORED
    newest = newest_statement(readings, quarter)
    if newest is CellState.NIL:
        return ScoreState.NIL
    return ScoreState.NOT_APPLICABLE if newest is CellState.NOT_APPLICABLE else ScoreState.UNFILLED


def mean(parts: Iterable[Decimal]) -> Decimal | None:
    """The arithmetic mean, or None of nothing. It never leaves the range of its parts.

    Of quotients that do not end the mean may: that of 200/3, 200/3, 200/3, 120, 120 and 100 is 90 and not a trace more,
    as a trace would lift it into the next band. So it has ten decimals less than the longest of its parts.
    """
    numbers = list(parts)
    if not numbers:
        return None
    with localcontext(prec=QUOTIENT_DIGITS):
        average = sum(numbers, Decimal(0)) / len(numbers)
        longest = max(_decimals(part) for part in numbers)
        if longest > _LEAST_DECIMALS:
            # A part that is next to nothing has more decimals than the mean has room for.
            room = QUOTIENT_DIGITS - 1 - max(0, average.adjusted())
            kept = max(_LEAST_DECIMALS, min(longest, room) - _CUT_OFF)
            average = round(average, kept)
    # A mean of equal quotients is that quotient, also where it was rounded.
    return min(max(average, min(numbers)), max(numbers))


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0
