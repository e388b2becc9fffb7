"""What a year may end with, and where nothing allows such a guess."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Status
from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.forecast import ONLY_WHERE, Forecast, forecast
from ikk_tui.domain.numbers import BLANK, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import ScoringRules, ZeroTarget
from ikk_tui.domain.summary import summarize
from ikk_tui.domain.views import STANDARD, Period, View

from .samples import (
    NIL,
    NOT_APPLICABLE,
    VARIED,
    cell,
    decree,
    filled,
    four_decimals,
    indicator,
    reviewed_years_of,
    rule_sets,
    views,
)

TW1, TW2, TW3, TW4 = Quarter
RULES = ScoringRules()
TRACE = Decimal("1e-17")
PEOPLE = indicator("6.2.1", "30", "Orang", consolidation=Consolidation.SUM)
INDEX = indicator("2.1.2", "3.3", "Indeks", consolidation=Consolidation.AVERAGE)
SUMS_AND_AVERAGES = {one.code for one in VARIED.indicators if one.consolidation is not Consolidation.LAST}


def forecast_of(
    one: Indicator,
    year: Mapping[Quarter, str | Reading],
    at: Quarter,
    rules: ScoringRules = RULES,
    view: View = STANDARD,
) -> Forecast | None:
    readings = {quarter: filled(held) if isinstance(held, str) else held for quarter, held in year.items()}
    typed = [cell(one.code, quarter, held) for quarter, held in readings.items()]
    board = scoreboard(decree(one), typed, at, rules, view=view)
    return forecast(board.indicator(one.code), board.rules)


def test_a_sum_goes_on_at_its_present_rate() -> None:
    found = forecast_of(PEOPLE, {TW1: "4", TW2: "9", TW3: "5"}, TW3)
    assert found is not None
    assert [found.so_far, found.value, found.target, found.achievement, found.score] == [18, 24, 30, 80, 80]
    assert found.how == "18 / 3 triwulan x 4 = 24 Orang"


def test_a_forecast_that_does_not_end_keeps_the_digits_of_a_mean() -> None:
    found = forecast_of(PEOPLE, {TW1: "1", TW2: "0", TW3: "0"}, TW3)
    assert found is not None
    assert abs(Fraction(found.value) - Fraction(4, 3)) < Fraction(1, 10**50)


def test_an_average_stays_as_it_is() -> None:
    found = forecast_of(INDEX, {TW1: "3", TW2: "3.6"}, TW2)
    assert found is not None
    assert [found.so_far, found.value, found.target] == [Decimal("3.3")] * 3
    assert found.score == 100
    assert found.how == "rata-rata 2 triwulan tetap 3,3 Indeks"


@pytest.mark.parametrize(("at", "value"), [(TW1, 40), (TW2, 38), (TW3, 24)])
def test_a_quarter_that_is_yet_to_come_does_not_count(at: Quarter, value: int) -> None:
    found = forecast_of(PEOPLE, {TW1: "10", TW2: "9", TW3: "-1", TW4: "50"}, at)
    assert found is not None
    assert found.value == value


def test_the_value_newest_says_nothing_of_how_it_will_grow() -> None:
    assert forecast_of(indicator("1.1.1"), {TW1: "4", TW2: "9", TW3: "5"}, TW3) is None


def test_a_year_that_is_over_has_no_forecast() -> None:
    assert forecast_of(PEOPLE, dict.fromkeys(Quarter, "5"), TW4) is None


@pytest.mark.parametrize("gap", [None, BLANK, NIL, NOT_APPLICABLE])
@pytest.mark.parametrize("at", [TW1, TW2, TW3])
@pytest.mark.parametrize("one", [PEOPLE, INDEX], ids=["sum", "average"])
def test_a_gap_says_nothing_of_the_rate(one: Indicator, at: Quarter, gap: Reading | None) -> None:
    year: dict[Quarter, str | Reading] = dict.fromkeys((TW1, TW2, TW3), "3")
    assert forecast_of(one, year, TW3) is not None
    left = {quarter: held for quarter, held in year.items() if quarter is not at}
    assert forecast_of(one, left if gap is None else {**left, at: gap}, TW3) is None


def test_a_gap_still_to_come_changes_nothing() -> None:
    found = forecast_of(PEOPLE, {TW1: "3", TW2: "5", TW3: NIL}, TW2)
    assert found is not None
    assert found.value == 16


def test_a_forecast_is_held_against_the_target_of_the_year_end() -> None:
    planned = indicator("4.1.1", "30", "Orang", consolidation=Consolidation.SUM, quarter_targets=("5", "9", "15", "20"))
    found = forecast_of(planned, {TW1: "4", TW2: "4"}, TW2)
    assert found is not None
    assert [found.target, found.value, found.score] == [20, 16, 80]


def test_a_forecast_is_scored_by_the_polarity_and_held_by_the_cap_in_force() -> None:
    low = indicator("4.1.1", "40", "Orang", consolidation=Consolidation.SUM, polarity=Polarity.MINIMIZE)
    found, free = (forecast_of(low, {TW1: "2"}, TW1, view=View(capped=capped)) for capped in (True, False))
    assert found is not None
    assert free is not None
    assert [found.value, found.achievement, found.score] == [8, 180, 120]
    assert free.score == 180


@pytest.mark.parametrize("zero", ZeroTarget)
def test_a_target_of_zero_has_no_forecast(zero: ZeroTarget) -> None:
    one = indicator("4.1.1", "0", "Orang", consolidation=Consolidation.SUM)
    assert forecast_of(one, {TW1: "0"}, TW1, ScoringRules(zero_target=zero)) is None


def test_seen_alone_a_quarter_still_goes_on_from_all_before_it() -> None:
    year: dict[Quarter, str | Reading] = {TW1: "4", TW2: "9", TW3: "5"}
    alone, to_date = (forecast_of(PEOPLE, year, TW3, view=View(period=period)) for period in Period)
    assert alone is not None
    assert to_date is not None
    for one in (alone, to_date):
        assert [one.value, one.so_far, one.score] == [24, 18, 80]


def test_only_approved_values_go_on_where_only_those_count() -> None:
    typed = [cell("6.2.1", TW1, filled("4"), status=Status.APPROVED), cell("6.2.1", TW2, filled("9"))]
    made = [summarize(scoreboard(decree(PEOPLE), typed, at, RULES), View(approved=True)).forecasts for at in (TW1, TW2)]
    assert [[one.value for one in found] for found in made] == [[16], []]


def test_forecasts_are_those_that_can_be_made_in_decree_order() -> None:
    whole = decree(indicator("1.1.1"), INDEX, PEOPLE)
    typed = [cell(code, TW1, filled("3")) for code in ("6.2.1", "2.1.2", "1.1.1")]
    found = summarize(scoreboard(whole, typed, TW1, RULES)).forecasts
    assert [one.one.indicator.code for one in found] == ["2.1.2", "6.2.1"]
    assert summarize(scoreboard(whole, [], TW1, RULES)).forecasts == ()


def test_of_those_without_a_forecast_it_is_said_why() -> None:
    assert ONLY_WHERE == (
        "Diperkirakan hanya IKK yang dijumlahkan atau dirata-rata, sebelum TW IV, bila setiap triwulan sampai kini "
        "terisi; nilai terbaru tidak mengatakan bagaimana ia akan bertambah"
    )


@given(reviewed_years_of(VARIED), st.sampled_from(Quarter), rule_sets(), views())
def test_a_forecast_is_made_where_it_is_allowed_and_nowhere_else(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    counted = [one for one in typed if one.status is Status.APPROVED or not view.approved]
    values = {
        (one.key.indicator, one.key.quarter): one.reading.value for one in counted if one.reading.value is not None
    }
    allowed = [
        one.code
        for one in VARIED.indicators
        if quarter < TW4
        and one.code in SUMS_AND_AVERAGES
        and one.target != 0
        and all((one.code, at) in values for at in quarter.up_to())
    ]
    found = summarize(scoreboard(VARIED, typed, quarter, rules), view)
    assert [one.one.indicator.code for one in found.forecasts] == allowed
    for one in found.forecasts:
        total = sum(values[one.one.indicator.code, at] for at in quarter.up_to())
        added = one.one.indicator.consolidation is Consolidation.SUM
        assert abs(one.value * quarter - total * (4 if added else 1)) < TRACE


@given(four_decimals("0", "500"), st.sampled_from([TW1, TW2, TW3]), st.sampled_from([PEOPLE, INDEX]))
def test_a_year_of_equal_quarters_ends_as_it_was_forecast(value: Decimal, quarter: Quarter, one: Indicator) -> None:
    year = dict.fromkeys(Quarter, str(value))
    found = forecast_of(one, year, quarter)
    assert found is not None
    typed = [cell(one.code, at, filled(value)) for at in Quarter]
    end = scoreboard(decree(one), typed, TW4, RULES).indicator(one.code)
    assert end.to_date.value is not None
    assert end.score is not None
    assert abs(found.value - end.to_date.value) < TRACE
    assert abs(found.score - end.score) < TRACE
