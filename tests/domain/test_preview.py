"""What a value would score before it is saved is what it scores once it is."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Status
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, PERCENT, CellState, format_number
from ikk_tui.domain.preview import assess_typed, scored_as
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, scoreboard, with_score
from ikk_tui.domain.scoring import Rollup, ScoreState, ScoringRules, ZeroTarget
from ikk_tui.domain.views import Period, View
from ikk_tui.errors import Refused, UnreadableValue

from .samples import MIXED, Readings, cell, cells, filled, years_of

TW1, TW2, TW3, TW4 = Quarter
RULES = [ScoringRules(rollup=rollup, zero_target=zero) for rollup in Rollup for zero in ZeroTarget]

codes = st.sampled_from([one.code for one in MIXED.indicators])
amounts = st.integers(0, 3000).map(Decimal)


@st.composite
def typed(draw: st.DrawFn, unit: str) -> str:
    """A text that can be typed for an indicator of that unit."""
    ways = ["nihil", "- belum ada", "", format_number(draw(amounts))]
    if unit == PERCENT:
        ways += [f"{draw(st.integers(0, 99))}/{draw(st.integers(1, 99))}", format_number(draw(amounts) / 16)]
    return draw(st.sampled_from(ways))


def told(one: IndicatorScore) -> tuple[object, ...]:
    """All that a screen shows of an indicator's score."""
    return one.state, one.achievement, one.score, one.rating, one.to_date, one.entered, one.target


def shown(board: Scoreboard) -> list[object]:
    """All that a screen shows of a board's scores."""
    objectives = [one for program in board.programs for one in program.objectives]
    means = [board.standing, *(one.standing for one in board.programs), *(one.standing for one in objectives)]
    below = [told(one) for objective in objectives for one in objective.indicators]
    return [*means, *map(told, board.indicators), *below]


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: f"{rules.rollup}-{rules.zero_target}")
@given(data=st.data(), year=years_of(MIXED), quarter=st.sampled_from(Quarter), code=codes)
def test_a_typed_value_scores_on_the_screen_as_it_will_in_the_file(
    rules: ScoringRules, data: st.DataObject, year: Readings, quarter: Quarter, code: str
) -> None:
    board = scoreboard(MIXED, cells(year), quarter, rules)
    one = board.indicator(code)
    text = data.draw(typed(one.indicator.unit))
    found = assess_typed(one, text)
    then = with_score(board, scored_as(one, found, rules))
    after = dict(year)
    if found.reading != BLANK or (code, quarter) in year:
        after[code, quarter] = found.reading
    assert shown(then) == shown(scoreboard(MIXED, cells(after), quarter, rules))


@given(year=years_of(MIXED), quarter=st.sampled_from(Quarter), code=codes, rules=st.sampled_from(RULES))
def test_the_same_score_again_changes_nothing(year: Readings, quarter: Quarter, code: str, rules: ScoringRules) -> None:
    board = scoreboard(MIXED, cells(year), quarter, rules)
    assert with_score(board, board.indicator(code)) == board


@given(year=years_of(MIXED), quarter=st.sampled_from(Quarter), code=codes)
def test_the_board_that_is_on_the_screen_is_left_as_it_is(year: Readings, quarter: Quarter, code: str) -> None:
    board, again = (scoreboard(MIXED, cells(year), quarter, RULES[0]) for _ in range(2))
    with_score(board, replace(board.indicator(code), score=Decimal(1)))
    assert board == again


def test_what_is_typed_over_a_value_is_scored_and_the_value_stays() -> None:
    held = cell("1.1.1", TW3, filled("45"))
    board = scoreboard(MIXED, [held], TW3, RULES[0])
    one = board.indicator("1.1.1")
    then = scored_as(one, assess_typed(one, "90"), RULES[0])
    assert then.achievement == 100
    assert board.indicator("1.1.1").achievement == 50


def test_nothing_typed_into_an_empty_cell_changes_nothing() -> None:
    one = scoreboard(MIXED, [], TW3, RULES[0]).indicator("1.1.1")
    assert scored_as(one, assess_typed(one, "  "), RULES[0]) is one


def test_emptying_a_cell_scores_the_value_of_the_quarter_before() -> None:
    held = [cell("1.1.1", TW2, filled("45")), cell("1.1.1", TW3, filled("90"))]
    one = scoreboard(MIXED, held, TW3, RULES[0]).indicator("1.1.1")
    then = scored_as(one, assess_typed(one, ""), RULES[0])
    assert one.achievement == 100
    assert then.achievement == 50


def test_not_applicable_scores_nothing() -> None:
    one = scoreboard(MIXED, [], TW3, RULES[0]).indicator("1.1.1")
    found = assess_typed(one, "- belum ada")
    assert found.reading.state is CellState.NOT_APPLICABLE
    assert scored_as(one, found, RULES[0]).state is ScoreState.NOT_APPLICABLE


def test_a_value_is_compared_with_the_newest_of_an_earlier_quarter() -> None:
    held = [cell("1.1.1", TW1, filled("50")), cell("1.1.1", TW4, filled("1"))]
    one = scoreboard(MIXED, held, TW3, RULES[0]).indicator("1.1.1")
    assert assess_typed(one, "60").oddities == ()
    assert assess_typed(one, "40").oddities == ("lebih buruk dari triwulan lalu (50 %)",)


def test_what_cannot_be_saved_is_refused_before_it_is_scored() -> None:
    one = scoreboard(MIXED, [], TW3, RULES[0]).indicator("2.2.1")
    with pytest.raises(UnreadableValue):
        assess_typed(one, "1,5")
    with pytest.raises(Refused):
        assess_typed(one, "-")


def test_what_is_typed_is_scored_in_the_view_of_the_present_score() -> None:
    held = cell("2.2.1", TW2, filled("6"))
    one = scoreboard(MIXED, [held], TW3, RULES[0], view=View(period=Period.QUARTER)).indicator("2.2.1")
    then = scored_as(one, assess_typed(one, "3"), RULES[0])
    assert then.score == 25
    assert then.view == one.view


def test_where_approved_values_count_a_typed_draft_does_not() -> None:
    one = scoreboard(MIXED, [], TW3, RULES[0], view=View(approved=True)).indicator("1.1.1")
    found = assess_typed(one, "90")
    assert scored_as(one, found, RULES[0]).score is None
    assert scored_as(one, found, RULES[0], Status.APPROVED).score == 100


def test_a_typed_value_stands_in_the_cell_with_its_status() -> None:
    one = scoreboard(MIXED, [], TW3, RULES[0]).indicator("1.1.1")
    made = [scored_as(one, assess_typed(one, "90"), RULES[0], status).cell for status in Status]
    assert [held.status for held in made if held is not None] == list(Status)
    default = scored_as(one, assess_typed(one, "90"), RULES[0]).cell
    assert default is not None
    assert default.status is Status.DRAFT
    assert default.key.indicator == "1.1.1"
    assert default.key.quarter is TW3
