"""What becomes of an indicator with a target of 0, and what another rule would make of a board."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.decree import Polarity
from ikk_tui.domain.explanation import explain, rules_sentence
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, rescored, scoreboard
from ikk_tui.domain.scoring import Rating, Rollup, ScoreState, ScoringRules, ZeroTarget, zero_target_achievement

from .samples import (
    MIXED,
    NIL,
    NOT_APPLICABLE,
    Readings,
    cell,
    cells,
    decree,
    filled,
    four_decimals,
    indicator,
    years_of,
)

TW1, TW2, TW3, TW4 = Quarter
EXCLUDE = ScoringRules(sources={"zero_target": "Bawaan"})
REACHED = ScoringRules(zero_target=ZeroTarget.REACHED, sources={"zero_target": "W.16-1, 12-08-2024"})

polarities = st.sampled_from(Polarity)
rule_sets = st.builds(
    ScoringRules,
    cap=st.sampled_from([None, Decimal(120), Decimal(100)]),
    rollup=st.sampled_from(Rollup),
    zero_target=st.sampled_from(ZeroTarget),
)


def board(reading: Reading | None, rules: ScoringRules, polarity: Polarity = Polarity.MAXIMIZE) -> Scoreboard:
    """The board of one indicator with a target of 0, at TW III."""
    typed = [] if reading is None else [cell("2.9.1", TW3, reading)]
    return scoreboard(decree(indicator("2.9.1", "0", "UPT", polarity=polarity)), typed, TW3, rules)


def scored(reading: Reading | None, rules: ScoringRules, polarity: Polarity = Polarity.MAXIMIZE) -> IndicatorScore:
    return board(reading, rules, polarity).indicator("2.9.1")


@given(four_decimals("-100", "1000"), polarities)
def test_where_zero_is_excluded_nothing_is_achieved(realised: Decimal, polarity: Polarity) -> None:
    assert zero_target_achievement(realised, polarity, EXCLUDE) is None


@pytest.mark.parametrize("polarity", Polarity)
@pytest.mark.parametrize("realised", ["0", "0.0000", "-0"])
def test_where_zero_counts_nothing_done_is_all_of_it(realised: str, polarity: Polarity) -> None:
    assert zero_target_achievement(Decimal(realised), polarity, REACHED) == 100


@given(four_decimals("0.0001", "1000"))
def test_anything_above_zero_fails_a_target_that_shall_stay_low(realised: Decimal) -> None:
    assert zero_target_achievement(realised, Polarity.MINIMIZE, REACHED) == 0


@given(four_decimals("0.0001", "1000"), st.sampled_from([Polarity.MAXIMIZE, Polarity.STABILIZE]))
def test_work_beyond_a_target_of_zero_has_no_percentage(realised: Decimal, polarity: Polarity) -> None:
    assert zero_target_achievement(realised, polarity, REACHED) is None


@given(four_decimals("-100", "-0.0001"))
def test_below_zero_a_target_that_shall_stay_low_is_reached_and_no_other(realised: Decimal) -> None:
    assert zero_target_achievement(realised, Polarity.MINIMIZE, REACHED) == 100
    assert zero_target_achievement(realised, Polarity.MAXIMIZE, REACHED) is None
    assert zero_target_achievement(realised, Polarity.STABILIZE, REACHED) is None


@given(four_decimals("-100", "100"), four_decimals("-100", "100"))
def test_where_low_is_good_a_lower_value_never_scores_worse(one: Decimal, two: Decimal) -> None:
    better, worse = (zero_target_achievement(at, Polarity.MINIMIZE, REACHED) for at in sorted([one, two]))
    assert better is None or worse is None or better >= worse


def test_a_zero_that_is_reached_is_scored_and_rated() -> None:
    one = scored(filled("0"), REACHED)
    assert (one.state, one.rating) == (ScoreState.SCORED, Rating.VERY_HIGH)
    assert one.achievement == one.score == 100
    assert board(filled("0"), REACHED).standing.sentence == "100,00 (1 dari 1)"


def test_a_zero_that_is_missed_counts_as_nothing_in_the_mean() -> None:
    one = scored(filled("2"), REACHED, Polarity.MINIMIZE)
    assert (one.state, one.rating) == (ScoreState.SCORED, Rating.VERY_LOW)
    assert one.score == 0
    assert board(filled("2"), REACHED, Polarity.MINIMIZE).standing.score == 0


def test_the_cap_holds_a_zero_that_is_reached() -> None:
    assert scored(filled("0"), ScoringRules(cap=Decimal(95), zero_target=ZeroTarget.REACHED)).score == 95


def test_work_beyond_zero_is_shown_and_not_scored() -> None:
    one = scored(filled("2"), REACHED)
    assert (one.state, one.achievement, one.score, one.rating) == (ScoreState.NO_TARGET, None, None, None)
    assert board(filled("2"), REACHED).standing.score is None
    steps = {step.label: step.text for step in explain(board(filled("2"), REACHED), "2.9.1").steps}
    assert "2 UPT adalah hasil di luar target" in steps["Nilai"]


@pytest.mark.parametrize(
    ("reading", "state", "awaited"),
    [
        (None, ScoreState.UNFILLED, True),
        (BLANK, ScoreState.UNFILLED, True),
        (NIL, ScoreState.NIL, False),
        (NOT_APPLICABLE, ScoreState.NOT_APPLICABLE, False),
        (filled("0"), ScoreState.SCORED, False),
        (filled("2"), ScoreState.NO_TARGET, False),
    ],
)
def test_where_zero_counts_a_value_is_awaited(reading: Reading | None, state: ScoreState, awaited: bool) -> None:
    one = scored(reading, REACHED)
    assert (one.state, one.wanted, one.awaited) == (state, True, awaited)
    assert board(reading, REACHED).awaited is awaited


@pytest.mark.parametrize("reading", [None, BLANK, NIL, NOT_APPLICABLE, filled("0"), filled("2")])
def test_where_zero_is_excluded_nothing_is_awaited(reading: Reading | None) -> None:
    one = scored(reading, EXCLUDE)
    assert (one.state, one.wanted, one.awaited) == (ScoreState.NO_TARGET, False, False)
    assert not board(reading, EXCLUDE).awaited


def test_a_quarter_with_a_target_of_its_own_awaits_a_value() -> None:
    whole = decree(indicator("2.9.1", "0", "UPT", quarter_targets=(None, "2", None, None)))
    assert [scoreboard(whole, [], at, EXCLUDE).awaited for at in Quarter] == [False, True, False, False]


def test_a_quarter_whose_own_target_is_zero_follows_the_rule() -> None:
    whole = decree(indicator("2.9.1", "4", "UPT", quarter_targets=("0", None, None, None)))
    typed = [cell("2.9.1", TW1, filled("0"))]
    assert scoreboard(whole, typed, TW1, EXCLUDE).indicator("2.9.1").state is ScoreState.NO_TARGET
    assert scoreboard(whole, typed, TW1, REACHED).indicator("2.9.1").score == 100
    assert scoreboard(whole, typed, TW2, REACHED).indicator("2.9.1").score == 0


def test_a_zero_that_is_reached_is_explained_with_its_rule_and_letter() -> None:
    steps = {step.label: step for step in explain(board(filled("0"), REACHED), "2.9.1").steps}
    assert list(steps) == ["Realisasi", "Target", "Capaian", "Nilai", "Predikat"]
    assert steps["Capaian"].text == "0 dari target 0 = 100,00"
    assert "target 0 tercapai oleh realisasi 0" in steps["Capaian"].source
    assert "W.16-1, 12-08-2024" in steps["Capaian"].source


def test_the_rules_in_force_say_what_becomes_of_zero() -> None:
    assert rules_sentence(EXCLUDE).endswith("target 0 tidak dinilai")
    assert rules_sentence(REACHED).endswith("target 0 tercapai oleh realisasi 0")


@given(years_of(MIXED), st.sampled_from(Quarter))
def test_the_rule_touches_no_indicator_with_a_target(year: Readings, quarter: Quarter) -> None:
    one, other = (scoreboard(MIXED, cells(year), quarter, rules) for rules in (EXCLUDE, REACHED))
    assert [at for at in one.indicators if at.target] == [at for at in other.indicators if at.target]


@given(years_of(MIXED), st.sampled_from(Quarter), rule_sets, rule_sets)
def test_other_rules_make_of_a_board_what_they_would_have_made(
    year: Readings, quarter: Quarter, now: ScoringRules, wanted: ScoringRules
) -> None:
    board = scoreboard(MIXED, cells(year), quarter, now)
    assert rescored(board, rules=wanted) == scoreboard(MIXED, cells(year), quarter, wanted)
    assert rescored(board) == board


def test_another_target_makes_another_score_and_leaves_the_board_alone() -> None:
    board = scoreboard(decree(indicator("2.4.5", "19")), [cell("2.4.5", TW3, filled("17"))], TW3, EXCLUDE)
    other = rescored(board, decree(indicator("2.4.5", "20")))
    assert other.standing.score == 85
    assert other.indicator("2.4.5").indicator.target == 20
    assert board.indicator("2.4.5").target == 19
    assert (other.quarter, other.office, other.rules) == (board.quarter, board.office, board.rules)
