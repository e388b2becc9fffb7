"""What each indicator does to the office's mean: its weight, and what it costs to be below 100."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, scoreboard, with_score
from ikk_tui.domain.scoring import Rollup, ScoringRules
from ikk_tui.domain.summary import Summary, summarize, weights_of
from ikk_tui.domain.summary_words import MOST_DRAGS, lost_words, rest_words
from ikk_tui.domain.views import View

from .samples import VARIED, cell, decree, filled, indicator, reviewed_years_of, rule_sets, views

TW1, TW2, TW3, TW4 = Quarter
FLAT = ScoringRules(rollup=Rollup.FLAT)
TIERED = ScoringRules(rollup=Rollup.TIERED)
# What lies below the last digit of a mean.
TRACE = Decimal("1e-17")
UNEQUAL = decree(*(indicator(code, "100") for code in ("1.1.1", "1.1.2", "1.2.1", "2.1.1", "3.1.1")))
VALUES = {"1.1.1": "80", "1.1.2": "110", "1.2.1": "95", "2.1.1": "40"}

years = reviewed_years_of(VARIED)
quarters = st.sampled_from(Quarter)


def board_of(values: dict[str, str], rules: ScoringRules) -> Scoreboard:
    return scoreboard(UNEQUAL, [cell(code, TW1, filled(value)) for code, value in values.items()], TW1, rules)


def lost(found: Summary) -> dict[str, Decimal]:
    return {drag.one.indicator.code: drag.lost for drag in found.drags}


def total(found: Summary) -> Decimal:
    return sum((drag.lost for drag in found.drags), Decimal(0))


def test_in_a_flat_mean_every_score_weighs_the_same() -> None:
    board = board_of(VALUES, FLAT)
    assert weights_of(board) == dict.fromkeys(VALUES, 4)
    assert lost(summarize(board)) == {"2.1.1": 15, "1.1.1": 5, "1.2.1": Decimal("1.25")}


def test_in_a_tiered_mean_a_score_weighs_by_the_groups_it_is_in() -> None:
    board = board_of(VALUES, TIERED)
    assert weights_of(board) == {"1.1.1": 8, "1.1.2": 8, "1.2.1": 4, "2.1.1": 2}
    assert lost(summarize(board)) == {"2.1.1": 30, "1.1.1": Decimal("2.5"), "1.2.1": Decimal("1.25")}
    assert board.standing.score == Decimal("67.5")


def test_a_group_without_scores_weighs_on_nobody() -> None:
    assert weights_of(board_of({"1.1.1": "80"}, TIERED)) == {"1.1.1": 1}
    assert weights_of(board_of({}, TIERED)) == weights_of(board_of({}, FLAT)) == {}


def test_the_most_expensive_comes_first_and_equals_keep_their_order() -> None:
    found = summarize(board_of({"1.1.1": "90", "1.1.2": "100", "1.2.1": "80", "2.1.1": "90", "3.1.1": "80"}, FLAT))
    assert list(lost(found)) == ["1.2.1", "3.1.1", "1.1.1", "2.1.1"]


def test_who_reached_the_target_drags_nothing_down() -> None:
    assert summarize(board_of({"1.1.1": "100", "1.1.2": "120"}, FLAT)).drags == ()
    assert list(lost(summarize(board_of({"1.1.1": "99.9999"}, FLAT)))) == ["1.1.1"]


@given(years, quarters, rule_sets(), views())
def test_the_mean_is_100_less_what_every_score_costs(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    weights = weights_of(board)
    scored = {one.indicator.code: one.score for one in board.indicators if one.score is not None}
    assert set(weights) == set(scored)
    if board.standing.score is not None:
        costs = [(100 - score) / weights[code] for code, score in scored.items()]
        assert abs(board.standing.score - (100 - sum(costs))) < TRACE


@given(years, quarters, rule_sets(), views())
def test_what_drags_is_all_below_100_the_most_expensive_first(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    found = summarize(scoreboard(VARIED, typed, quarter, rules), view)
    board = found.board
    costs = [drag.lost for drag in found.drags]
    assert costs == sorted(costs, reverse=True)
    assert all(cost > 0 for cost in costs)
    assert set(lost(found)) == {
        one.indicator.code for one in board.indicators if one.score is not None and one.score < 100
    }
    gained = sum(
        (one.score - 100) / weights_of(board)[one.indicator.code]
        for one in board.indicators
        if one.score is not None and one.score > 100
    )
    if board.standing.score is not None:
        assert abs(board.standing.score - (100 - total(found) + gained)) < TRACE


@given(years, quarters, rule_sets(), views())
def test_what_is_lost_adds_up_on_every_level(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    found = summarize(scoreboard(VARIED, typed, quarter, rules), view)
    rows = found.rows(opened=None)
    for depth in range(4):
        assert abs(sum(row.lost for row in rows if row.depth == depth) - total(found)) < TRACE
    assert {row.code: row.lost for row in rows if row.depth == 3 and row.lost} == lost(found)


@given(years, quarters, rule_sets(), views())
def test_the_named_and_the_rest_are_all_that_drags(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    found = summarize(scoreboard(VARIED, typed, quarter, rules), view)
    named = found.drags[:MOST_DRAGS]
    left = total(found) - sum((drag.lost for drag in named), Decimal(0))
    words = rest_words(found.drags)
    assert (words == "") == (len(found.drags) <= MOST_DRAGS)
    if words:
        assert words == f"{len(found.drags) - MOST_DRAGS} IKK lain di bawah 100: {lost_words(left)}"


@given(years, quarters, rule_sets())
def test_reaching_the_target_gives_back_exactly_what_was_lost(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules)
    for drag in summarize(board).drags:
        reached = with_score(board, replace(drag.one, score=Decimal(100)))
        assert board.standing.score is not None
        assert reached.standing.score is not None
        assert abs(reached.standing.score - board.standing.score - drag.lost) < TRACE
