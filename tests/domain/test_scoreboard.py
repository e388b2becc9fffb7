from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell
from ikk_tui.domain.decree import Consolidation, Decree
from ikk_tui.domain.numbers import BLANK, format_score, read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, scoreboard
from ikk_tui.domain.scoring import Rating, Rollup, ScoreState, ScoringRules
from ikk_tui.errors import UnknownCode

from .samples import (
    MIXED,
    NIL,
    NOT_APPLICABLE,
    YEAR,
    Readings,
    cell,
    cells,
    decree,
    filled,
    indicator,
    standings,
    years_of,
)

TW1, TW2, TW3, TW4 = Quarter
FLAT = ScoringRules(rollup=Rollup.FLAT)
TIERED = ScoringRules(rollup=Rollup.TIERED)
LAST_DIGITS = Decimal("1e-20")

quarters = st.sampled_from(Quarter)
rollups = st.sampled_from([FLAT, TIERED])


def scores_of(board: Scoreboard) -> list[Decimal]:
    return [one.score for one in board.indicators if one.score is not None]


def test_17_of_19_is_89_47_and_high() -> None:
    board = scoreboard(decree(indicator("2.4.5", "19")), [cell("2.4.5", TW3, filled("17"))], TW3, FLAT)
    one = board.indicator("2.4.5")
    assert one.state is ScoreState.SCORED
    assert one.achievement == one.score
    assert one.score is not None and abs(one.score * 19 - 1700) < LAST_DIGITS
    assert one.score is not None
    assert abs(Fraction(one.score) - Fraction(1700, 19)) < Fraction(1, 10**50)
    assert format_score(one.score) == "89,47"
    assert one.rating is Rating.HIGH


def test_a_mean_of_exactly_90_is_not_lifted_into_the_next_band_by_quotients_that_do_not_end() -> None:
    codes = {f"1.1.{at}": value for at, value in enumerate(["2", "2", "2", "3.6", "3.6", "3"], start=1)}
    whole = decree(*(indicator(code, "3") for code in codes))
    typed = [cell(code, TW1, filled(value)) for code, value in codes.items()]
    for rules in (FLAT, TIERED):
        board = scoreboard(whole, typed, TW1, rules)
        assert board.standing.score == 90
        assert board.standing.rating is Rating.HIGH


def test_a_mean_of_typed_fractions_is_not_lifted_either() -> None:
    codes = [f"1.1.{at}" for at in range(1, 7)]
    readings = [read_value(text, "%") for text in ("2/3", "4/6", "20/30", "120", "120", "100")]
    typed = [cell(code, TW1, reading) for code, reading in zip(codes, readings, strict=True)]
    board = scoreboard(decree(*(indicator(code, "100") for code in codes)), typed, TW1, FLAT)
    assert board.standing.score == 90
    assert board.standing.rating is Rating.HIGH


def test_a_capped_indicator_keeps_its_own_achievement() -> None:
    one = scoreboard(decree(indicator("2.4.5", "15")), [cell("2.4.5", TW2, filled("100"))], TW2, FLAT).indicator(
        "2.4.5"
    )
    assert format_score(one.achievement) == "666,67"
    assert one.score == 120
    assert one.rating is Rating.VERY_HIGH


def test_a_mean_is_said_with_its_denominator() -> None:
    codes = [f"1.1.{number}" for number in range(1, 60)]
    whole = decree(*(indicator(code, "0" if code in codes[54:] else "100") for code in codes))
    board = scoreboard(whole, [cell(code, TW3, filled("97.42")) for code in codes[:47]], TW3, FLAT)
    assert board.standing.sentence == "97,42 (47 dari 59; 7 belum diisi, 5 tanpa target)"
    assert board.standing.rating is Rating.VERY_HIGH
    assert (board.standing.scored, board.standing.total) == (47, 59)


def test_every_reason_for_no_score_is_in_the_sentence_once() -> None:
    whole = decree(*(indicator(f"1.1.{number}", "0" if number == 5 else "100") for number in range(1, 6)))
    board = scoreboard(
        whole,
        [cell("1.1.1", TW1, filled("80")), cell("1.1.2", TW1, NIL), cell("1.1.3", TW1, NOT_APPLICABLE)],
        TW1,
        FLAT,
    )
    assert board.standing.sentence == "80,00 (1 dari 5; 1 belum diisi, 1 tanpa target, 1 nihil, 1 tidak berlaku)"


def test_a_full_board_names_its_denominator_alone() -> None:
    board = scoreboard(decree(indicator("1.1.1", "90")), [cell("1.1.1", TW1, filled("90"))], TW1, FLAT)
    assert board.standing.sentence == "100,00 (1 dari 1)"


def test_nothing_scored_is_a_dash_and_not_zero() -> None:
    board = scoreboard(decree(indicator("1.1.1"), indicator("1.1.2")), [], TW1, FLAT)
    assert (board.standing.score, board.standing.rating) == (None, None)
    assert board.standing.sentence == "- (0 dari 2; 2 belum diisi)"


def test_zero_is_a_score_and_not_a_gap() -> None:
    board = scoreboard(decree(indicator("1.1.1")), [cell("1.1.1", TW1, filled("0"))], TW1, FLAT)
    assert board.standing.score == 0
    assert board.standing.rating is Rating.VERY_LOW


def test_a_flat_mean_counts_indicators_and_a_tiered_one_counts_groups() -> None:
    codes = {"1.1.1": "100", "1.1.2": "50", "1.2.1": "90", "2.1.1": "60"}
    whole = decree(*(indicator(code, "100") for code in codes))
    typed = [cell(code, TW1, filled(value)) for code, value in codes.items()]
    flat, tiered = (scoreboard(whole, typed, TW1, rules) for rules in (FLAT, TIERED))
    assert [one.standing.score for one in flat.programs] == [80, 60]
    assert flat.standing.score == 75
    assert [one.standing.score for one in tiered.programs] == [Decimal("82.5"), 60]
    assert tiered.standing.score == Decimal("71.25")


def test_a_tiered_mean_leaves_out_a_group_without_scores() -> None:
    whole = decree(indicator("1.1.1", "100"), indicator("2.1.1", "100"), indicator("2.2.1", "0"))
    board = scoreboard(whole, [cell("1.1.1", TW1, filled("80")), cell("2.2.1", TW1, filled("3"))], TW1, TIERED)
    assert board.standing.score == 80


@pytest.mark.parametrize("value", [None, "0", "2"])
def test_a_target_of_zero_is_counted_but_not_scored(value: str | None) -> None:
    whole = decree(indicator("2.9.1", "0", "UPT"), indicator("2.9.2", "4", "UPT"))
    typed = [cell("2.9.2", TW1, filled("3"))] + ([] if value is None else [cell("2.9.1", TW1, filled(value))])
    board = scoreboard(whole, typed, TW1, FLAT)
    one = board.indicator("2.9.1")
    assert one.state is ScoreState.NO_TARGET
    assert (one.achievement, one.score, one.rating) == (None, None, None)
    assert board.standing.sentence == "75,00 (1 dari 2; 1 tanpa target)"


def test_work_beyond_a_target_of_zero_stays_visible() -> None:
    board = scoreboard(decree(indicator("2.9.1", "0", "UPT")), [cell("2.9.1", TW2, filled("2"))], TW3, FLAT)
    assert board.indicator("2.9.1").to_date.value == 2


def test_the_quarters_own_target_is_used_where_the_action_plan_has_one() -> None:
    whole = decree(indicator("2.4.5", "20", quarter_targets=("5", None, "15", None)))
    typed = [cell("2.4.5", quarter, filled("12")) for quarter in Quarter]
    used = [scoreboard(whole, typed, quarter, FLAT).indicator("2.4.5") for quarter in Quarter]
    assert [one.target for one in used] == [5, 20, 15, 20]
    assert [one.own_target for one in used] == [True, False, True, False]
    assert [one.achievement for one in used] == [240, 60, 80, 60]


def test_a_quarter_with_a_target_of_its_own_counts_though_the_year_has_none() -> None:
    whole = decree(indicator("2.9.1", "0", "UPT", quarter_targets=(None, "2", None, None)))
    board = scoreboard(whole, [cell("2.9.1", TW2, filled("1"))], TW2, FLAT)
    assert board.standing.score == 50


def test_counts_of_people_are_added_and_percentages_are_not() -> None:
    whole = decree(indicator("4.1.1", "100", "Orang", consolidation=Consolidation.SUM), indicator("4.1.2", "100"))
    typed = [cell(code, quarter, filled("40")) for code in ("4.1.1", "4.1.2") for quarter in (TW1, TW2)]
    board = scoreboard(whole, typed, TW2, FLAT)
    assert [one.score for one in board.indicators] == [80, 40]


def test_entered_counts_the_cells_of_the_quarter_that_say_something() -> None:
    whole = decree(*(indicator(f"1.1.{number}") for number in range(1, 5)), indicator("1.2.1", "0"))
    said = {"1.1.1": NIL, "1.1.2": NOT_APPLICABLE, "1.1.3": BLANK, "1.2.1": filled("1")}
    typed = [cell("1.1.4", TW1, filled("10"))] + [cell(code, TW2, reading) for code, reading in said.items()]
    board = scoreboard(whole, typed, TW2, FLAT)
    assert board.standing.entered == 3
    assert [one.standing.entered for one in board.programs[0].objectives] == [2, 1]
    assert not board.indicator("1.1.4").entered


def test_cells_of_another_office_or_year_are_no_part_of_the_board() -> None:
    whole = decree(indicator("1.1.1", "100"))
    typed = [
        cell("1.1.1", TW1, filled("10"), office="LAPAS-PTK"),
        cell("1.1.1", TW1, filled("80")),
        cell("1.1.1", TW1, filled("20"), year=YEAR - 1),
    ]
    assert scoreboard(whole, typed, TW1, FLAT).standing.score == 80


def test_an_unknown_indicator_is_refused() -> None:
    with pytest.raises(UnknownCode):
        scoreboard(MIXED, [], TW1, FLAT).indicator("9.9.9")


@given(years_of(MIXED).map(cells), quarters, rollups, st.data())
def test_the_order_of_cells_changes_nothing(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(typed))
    assert scoreboard(MIXED, shuffled, quarter, rules) == scoreboard(MIXED, typed, quarter, rules)


@given(years_of(MIXED), quarters, rollups)
def test_the_counts_of_all_states_add_up_at_every_node(year: Readings, quarter: Quarter, rules: ScoringRules) -> None:
    board = scoreboard(MIXED, cells(year), quarter, rules)
    assert all(set(one.counts) == set(ScoreState) for one in standings(board))
    assert [one.standing.total for one in board.programs] == [1, 5, 1]
    assert board.standing.total == 7
    for state in ScoreState:
        assert board.standing.counts[state] == sum(one.standing.counts[state] for one in board.programs)
        assert board.standing.counts[state] == sum(one.state is state for one in board.indicators)


@given(years_of(MIXED), quarters, rollups)
def test_an_indicator_without_a_score_never_changes_a_mean(
    year: Readings, quarter: Quarter, rules: ScoringRules
) -> None:
    board = scoreboard(MIXED, cells(year), quarter, rules)
    scored = decree(*(one.indicator for one in board.indicators if one.state is ScoreState.SCORED))
    assert scoreboard(scored, cells(year), quarter, rules).standing.score == board.standing.score


@given(years_of(MIXED), quarters, rollups)
def test_a_mean_lies_between_the_lowest_and_the_highest_score(
    year: Readings, quarter: Quarter, rules: ScoringRules
) -> None:
    board = scoreboard(MIXED, cells(year), quarter, rules)
    scores = scores_of(board)
    if board.standing.score is None:
        assert scores == []
    else:
        assert min(scores) <= board.standing.score <= max(scores)


@given(years_of(MIXED), quarters)
def test_a_cell_of_a_later_quarter_changes_no_score(year: Readings, quarter: Quarter) -> None:
    known = {key: reading for key, reading in year.items() if key[1] <= quarter}
    early, late = (scoreboard(MIXED, cells(one), quarter, FLAT) for one in (known, year))
    assert standings(early) == standings(late)


def equal_groups(programs: int, objectives: int, indicators: int) -> Decree:
    return decree(
        *(
            indicator(f"{program}.{objective}.{number}", "70")
            for program in range(1, programs + 1)
            for objective in range(1, objectives + 1)
            for number in range(1, indicators + 1)
        )
    )


@given(
    st.builds(equal_groups, st.integers(1, 3), st.integers(1, 3), st.integers(1, 3)),
    st.lists(st.integers(0, 100), min_size=27, max_size=27),
)
def test_flat_equals_tiered_where_all_groups_are_full_and_of_one_size(whole: Decree, values: Sequence[int]) -> None:
    typed = [cell(one.code, TW1, filled(str(value))) for one, value in zip(whole.indicators, values, strict=False)]
    flat, tiered = (scoreboard(whole, typed, TW1, rules).standing.score for rules in (FLAT, TIERED))
    assert flat is not None
    assert tiered is not None
    assert abs(flat - tiered) < LAST_DIGITS
