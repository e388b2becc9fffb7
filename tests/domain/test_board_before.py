"""A board that takes over what rests on the same cells is the board that is scored anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, Terms, scoreboard
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.domain.views import View

from .samples import MIXED, cell, filled, reviewed_years_of, rule_sets, views

quarters = st.sampled_from(Quarter)
years = reviewed_years_of(MIXED)


@given(years, years, st.tuples(quarters, rule_sets(), views()), st.tuples(quarters, rule_sets(), views()))
def test_whatever_was_there_before_the_board_is_the_same(
    was: list[Cell],
    now: list[Cell],
    given_before: tuple[Quarter, ScoringRules, View],
    given_now: tuple[Quarter, ScoringRules, View],
) -> None:
    before = scoreboard(MIXED, was, *given_before[:2], view=given_before[2])
    (quarter, rules, view) = given_now
    alone = scoreboard(MIXED, now, quarter, rules, view=view)
    assert scoreboard(MIXED, now, quarter, rules, view=view, before=before) == alone


@given(years, years, quarters, rule_sets(), views())
def test_of_one_quarter_under_the_same_rules_too(
    was: list[Cell], now: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    before = scoreboard(MIXED, was, quarter, rules, view=view)
    alone = scoreboard(MIXED, now, quarter, rules, view=view)
    assert scoreboard(MIXED, now, quarter, rules, view=view, before=before) == alone


@given(years, quarters, rule_sets())
def test_of_a_closed_quarter_too(typed: list[Cell], quarter: Quarter, rules: ScoringRules) -> None:
    closed = {quarter: Terms(MIXED, replace(rules, cap=None))}
    before = scoreboard(MIXED, typed, quarter, rules)
    alone = scoreboard(MIXED, typed, quarter, rules, closed=closed)
    assert scoreboard(MIXED, typed, quarter, rules, closed=closed, before=before) == alone


def test_what_no_change_touched_is_not_scored_again() -> None:
    def board(value: str, before: Scoreboard | None = None) -> Scoreboard:
        typed = [cell("1.1.1", Quarter.I, filled("50")), cell("2.1.1", Quarter.I, filled(value))]
        return scoreboard(MIXED, typed, Quarter.I, ScoringRules(), before=before)

    before = board("60")
    after = board("70", before)
    assert after.programs[0] is before.programs[0]
    assert after.indicator("2.1.2") is before.indicator("2.1.2")
    assert after.indicator("2.1.1") is not before.indicator("2.1.1")
