from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.decree import Consolidation, Polarity
from ikk_tui.domain.numbers import BLANK, CellState, Reading, read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import (
    Rating,
    ScoreState,
    ScoringRules,
    YearToDate,
    achievement,
    mean,
    newest_statement,
    previous_value,
    rating,
    score,
    score_state,
    year_to_date,
)

from .samples import NIL, NOT_APPLICABLE, filled, four_decimals

TW1, TW2, TW3, TW4 = Quarter
DEFAULT = ScoringRules()
LAST_DIGITS = Decimal("1e-9")

values = four_decimals("-1000000", "1000000")
targets = four_decimals("0.0001", "1000000")
polarities = st.sampled_from(Polarity)
scores = st.decimals(0, 120, places=20)


def reached(realised: Decimal, target: Decimal, polarity: Polarity) -> Decimal:
    percent = achievement(realised, target, polarity)
    assert percent is not None
    return percent


def year(*readings: Reading | None) -> dict[Quarter, Reading]:
    """The readings of TW I, TW II, ...; None where nothing was ever written."""
    return {quarter: one for quarter, one in zip(Quarter, readings, strict=False) if one is not None}


@pytest.mark.parametrize(
    ("polarity", "realised", "target", "percent"),
    [
        (Polarity.MAXIMIZE, "17", "20", "85"),
        (Polarity.MAXIMIZE, "30", "20", "150"),
        (Polarity.MAXIMIZE, "0", "20", "0"),
        (Polarity.MAXIMIZE, "-5", "20", "-25"),
        (Polarity.MINIMIZE, "20", "20", "100"),
        (Polarity.MINIMIZE, "15", "20", "125"),
        (Polarity.MINIMIZE, "0", "20", "200"),
        (Polarity.MINIMIZE, "50", "20", "-50"),
        (Polarity.STABILIZE, "15", "20", "75"),
        (Polarity.STABILIZE, "20", "20", "100"),
        (Polarity.STABILIZE, "25", "20", "75"),
        (Polarity.STABILIZE, "50", "20", "-50"),
    ],
)
def test_achievement_is_realisation_against_target(
    polarity: Polarity, realised: str, target: str, percent: str
) -> None:
    assert achievement(Decimal(realised), Decimal(target), polarity) == Decimal(percent)


@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("realised", ["0", "2"])
def test_a_target_of_zero_has_no_achievement(polarity: Polarity, realised: str) -> None:
    assert achievement(Decimal(realised), Decimal("0.0000"), polarity) is None


@pytest.mark.parametrize(
    ("percent", "held"),
    [("-50", "0"), ("0", "0"), ("89.4736", "89.4736"), ("120", "120"), ("120.0001", "120"), ("666.66", "120")],
)
def test_a_score_is_the_achievement_from_0_to_120(percent: str, held: str) -> None:
    assert score(Decimal(percent), DEFAULT) == Decimal(held)


def test_without_a_cap_a_score_is_not_cut() -> None:
    assert score(Decimal("666.66"), ScoringRules(cap=None)) == Decimal("666.66")
    assert score(Decimal(-50), ScoringRules(cap=None)) == 0


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ("120", Rating.VERY_HIGH),
        ("90.5", Rating.VERY_HIGH),
        ("90.01", Rating.VERY_HIGH),
        ("90.0000000001", Rating.VERY_HIGH),
        ("90", Rating.HIGH),
        ("75.01", Rating.HIGH),
        ("75", Rating.MEDIUM),
        ("65.01", Rating.MEDIUM),
        ("65", Rating.LOW),
        ("50.01", Rating.LOW),
        ("50", Rating.VERY_LOW),
        ("0", Rating.VERY_LOW),
    ],
)
def test_a_band_holds_the_scores_above_its_number(points: str, band: Rating) -> None:
    assert rating(Decimal(points), DEFAULT) is band


def test_the_decrees_own_bands_are_used() -> None:
    rules = ScoringRules(bands=((Rating.VERY_HIGH, Decimal(100)), (Rating.MEDIUM, Decimal(60))))
    assert [rating(Decimal(points), rules) for points in (101, 100, 60)] == [
        Rating.VERY_HIGH,
        Rating.MEDIUM,
        Rating.VERY_LOW,
    ]


@pytest.mark.parametrize(
    ("consolidation", "readings", "value", "quarters"),
    [
        (Consolidation.LAST, [filled("12"), filled("15"), filled("17")], "17", [TW3]),
        (Consolidation.LAST, [filled("12"), None, BLANK], "12", [TW1]),
        (Consolidation.LAST, [filled("12"), filled("15"), NIL], "15", [TW2]),
        (Consolidation.LAST, [filled("12"), filled("0"), NOT_APPLICABLE], "0", [TW2]),
        (Consolidation.SUM, [filled("12"), filled("15"), filled("17")], "44", [TW1, TW2, TW3]),
        (Consolidation.SUM, [filled("12"), None, filled("0")], "12", [TW1, TW3]),
        (Consolidation.SUM, [NIL, filled("15"), NOT_APPLICABLE], "15", [TW2]),
        (Consolidation.AVERAGE, [filled("3.1"), filled("3.2"), filled("3.6")], "3.3", [TW1, TW2, TW3]),
        (Consolidation.AVERAGE, [filled("3"), BLANK, filled("4")], "3.5", [TW1, TW3]),
        (Consolidation.AVERAGE, [NIL, filled("0"), filled("3")], "1.5", [TW2, TW3]),
    ],
)
def test_quarters_make_a_value_to_date(
    consolidation: Consolidation, readings: Sequence[Reading | None], value: str, quarters: list[Quarter]
) -> None:
    to_date = year_to_date(year(*readings), TW3, consolidation)
    assert to_date == YearToDate(Decimal(value), tuple(quarters))


@pytest.mark.parametrize("consolidation", Consolidation)
def test_later_quarters_do_not_count_yet(consolidation: Consolidation) -> None:
    to_date = year_to_date(year(None, filled("15"), filled("17"), filled("19")), TW2, consolidation)
    assert to_date == YearToDate(Decimal(15), (TW2,))


@pytest.mark.parametrize("consolidation", Consolidation)
@pytest.mark.parametrize("readings", [[], [BLANK], [NIL, NOT_APPLICABLE, BLANK]])
def test_quarters_without_a_value_make_none_and_not_zero(
    consolidation: Consolidation, readings: Sequence[Reading]
) -> None:
    assert year_to_date(year(*readings), TW4, consolidation) == YearToDate(None, ())


@pytest.mark.parametrize(("quarter", "value"), [(TW1, None), (TW2, "12"), (TW3, "12"), (TW4, "17")])
def test_a_value_is_compared_with_the_newest_before_it(quarter: Quarter, value: str | None) -> None:
    readings = year(filled("12"), NIL, filled("17"), filled("19"))
    assert previous_value(readings, quarter) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("readings", "state"),
    [
        ([], ScoreState.UNFILLED),
        ([BLANK, BLANK], ScoreState.UNFILLED),
        ([NIL, BLANK], ScoreState.NIL),
        ([NIL, NOT_APPLICABLE], ScoreState.NOT_APPLICABLE),
        ([NOT_APPLICABLE, NIL], ScoreState.NIL),
        ([BLANK, BLANK, NIL], ScoreState.UNFILLED),
    ],
)
def test_without_a_value_the_newest_statement_says_why(readings: Sequence[Reading], state: ScoreState) -> None:
    assert score_state(year(*readings), TW2, None, has_target=True) is state


def test_what_nobody_stated_is_blank() -> None:
    assert newest_statement({}, TW4) is newest_statement(year(BLANK), TW4) is CellState.BLANK
    assert newest_statement(year(NIL, filled("3"), BLANK), TW3) is CellState.FILLED
    assert newest_statement(year(NIL, filled("3"), NOT_APPLICABLE), TW2) is CellState.FILLED


@pytest.mark.parametrize("value", [None, Decimal(0), Decimal(2)])
def test_a_target_of_zero_is_never_scored(value: Decimal | None) -> None:
    readings = year(BLANK if value is None else filled(value))
    assert score_state(readings, TW1, value, has_target=False) is ScoreState.NO_TARGET


def test_the_mean_of_nothing_is_none_and_not_zero() -> None:
    assert mean([]) is None


def test_a_mean_is_not_rounded_where_anybody_could_see_it() -> None:
    assert mean([Decimal("89.47368421052631578947368421"), Decimal(100)]) == Decimal("94.73684210526315789474")


def test_the_mean_of_quotients_that_do_not_end_is_the_number_it_is_in_truth() -> None:
    third = Decimal(200) / 3
    assert mean([third, third, third, Decimal(120), Decimal(120), Decimal(100)]) == 90
    assert mean([Decimal(100) / 3] * 3 + [Decimal("20.02")]) == Decimal("30.005")


@pytest.mark.parametrize("huge", ["20000000000", "999999999999", "999999999999999"])
def test_a_mean_with_a_part_beyond_all_measure_is_one_all_the_same(huge: str) -> None:
    third = read_value("2/3", "%").quotient
    assert third is not None
    average = mean([third, Decimal(huge) * 100])
    assert average is not None
    assert abs(Fraction(average) - (Fraction(200, 3) + Fraction(huge) * 100) / 2) < Fraction(1, 10**20)


@given(values, values, targets)
def test_a_higher_value_never_lowers_the_score_where_high_is_good(one: Decimal, two: Decimal, target: Decimal) -> None:
    lower, higher = (score(reached(value, target, Polarity.MAXIMIZE), DEFAULT) for value in sorted([one, two]))
    assert lower <= higher


@given(values, targets)
def test_low_is_good_mirrors_high_is_good_around_100(value: Decimal, target: Decimal) -> None:
    mirrored = 200 - reached(value, target, Polarity.MAXIMIZE)
    assert abs(reached(value, target, Polarity.MINIMIZE) - mirrored) < LAST_DIGITS


@given(values, targets)
def test_a_stable_value_never_passes_100_and_is_the_worse_of_the_other_two(value: Decimal, target: Decimal) -> None:
    stable = reached(value, target, Polarity.STABILIZE)
    assert stable <= 100
    assert stable == min(reached(value, target, other) for other in (Polarity.MAXIMIZE, Polarity.MINIMIZE))


@given(targets, polarities)
def test_a_reached_target_is_always_100(target: Decimal, polarity: Polarity) -> None:
    assert achievement(target, target, polarity) == 100


@given(values, targets, polarities)
def test_every_score_lies_from_0_to_120_and_has_a_rating(value: Decimal, target: Decimal, polarity: Polarity) -> None:
    points = score(reached(value, target, polarity), DEFAULT)
    assert 0 <= points <= 120
    assert rating(points, DEFAULT) in Rating


@given(st.lists(scores, min_size=1))
def test_a_mean_lies_between_its_parts(parts: list[Decimal]) -> None:
    average = mean(parts)
    assert average is not None
    assert min(parts) <= average <= max(parts)


@given(st.lists(scores))
def test_a_mean_does_not_depend_on_the_order_of_its_parts(parts: list[Decimal]) -> None:
    assert mean(parts) == mean(sorted(parts)) == mean(reversed(parts))


def test_the_mean_of_equal_means_is_that_mean() -> None:
    third = mean([Decimal(1), Decimal(0), Decimal(0)])
    assert third is not None
    assert mean([third] * 4) == third


def test_of_a_fraction_means_are_taken_with_more_digits_than_are_kept() -> None:
    quotient = read_value("1/3", "%").quotient
    assert quotient is not None
    assert abs(Fraction(quotient) - Fraction(100, 3)) < Fraction(1, 10**50)
    assert read_value("87,5", "%").quotient == Decimal("87.5")
    assert NIL.quotient is BLANK.quotient is None
