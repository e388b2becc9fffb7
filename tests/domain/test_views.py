"""The same values in other views: what counts, until when, under which cap, target and mean."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Status
from ikk_tui.domain.decree import Consolidation, Indicator
from ikk_tui.domain.indicator_score import IndicatorScore, score_indicator
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, rescored, scoreboard
from ikk_tui.domain.scoring import Rollup, ScoreState, ScoringRules
from ikk_tui.domain.views import STANDARD, Period, View

from .samples import (
    MIXED,
    NIL,
    VARIED,
    all_scores,
    cell,
    decree,
    filled,
    four_decimals,
    indicator,
    reviewed_years_of,
    rule_sets,
    standings,
    views,
)

TW1, TW2, TW3, TW4 = Quarter
RULES = ScoringRules(sources={"cap": "Dasar batas atas", "rollup": "Dasar rata-rata", "floor": "Dasar batas bawah"})
APPROVED = View(approved=True)
ALONE = View(period=Period.QUARTER)
UNCAPPED = View(capped=False)

years = reviewed_years_of(VARIED)
quarters = st.sampled_from(Quarter)


def told(one: IndicatorScore) -> tuple[object, ...]:
    """All that a score is, short of the cells it was not made of."""
    return one.indicator, one.to_date, one.target, one.state, one.achievement, one.score, one.rating


def means(board: Scoreboard) -> list[tuple[object, ...]]:
    """All that a mean is, at every node, short of what was typed and does not count."""
    return [(one.score, one.rating, dict(one.counts), dict(one.ratings)) for one in standings(board)]


def targets(view: View, one: Indicator) -> str:
    """The target used at each quarter, with a mark where it is the annual one."""
    used = [view.target(one, quarter) for quarter in Quarter]
    return " ".join(f"{target}{'' if own else '!'}" for target, own in used)


def shares_a_target(one: Indicator) -> bool:
    return one.consolidation is Consolidation.SUM and any(target is not None for target in one.quarter_targets)


def test_the_standard_view_counts_every_value_to_date_by_the_rules_in_force() -> None:
    typed = [cell("1.1.1", TW1, filled("45")), cell("2.2.1", TW1, filled("6")), cell("2.2.1", TW2, filled("3"))]
    board = scoreboard(MIXED, typed, TW2, RULES)
    assert board.view == View(Period.TO_DATE, approved=False, capped=True, rollup=None) == STANDARD
    assert board.rules == RULES
    assert [one.score for one in board.indicators if one.score is not None] == [50, 75]


def test_only_approved_values_count_where_only_those_are_wanted() -> None:
    typed = [
        cell("1.1.1", TW1, filled("45"), status=Status.APPROVED),
        cell("1.1.1", TW2, filled("90")),
        cell("2.1.1", TW1, filled("80"), status=Status.SUBMITTED),
        cell("2.2.1", TW1, filled("80"), status=Status.RETURNED),
    ]
    board = scoreboard(MIXED, typed, TW2, RULES, view=APPROVED)
    assert board.standing.sentence == "50,00 (1 dari 7; 5 belum disetujui, 1 tanpa target)"
    assert board.indicator("1.1.1").to_date.quarters == (TW1,)
    assert scoreboard(MIXED, typed, TW2, RULES).standing.scored == 3


def test_an_approved_nihil_over_an_approved_value_leaves_the_value() -> None:
    typed = [cell("1.1.1", TW1, filled("45"), status=Status.APPROVED), cell("1.1.1", TW2, NIL, status=Status.APPROVED)]
    assert scoreboard(MIXED, typed, TW2, RULES, view=APPROVED).indicator("1.1.1").score == 50


def test_what_was_typed_is_counted_as_typed_though_it_is_not_approved() -> None:
    typed = [cell("1.1.1", TW2, filled("45")), cell("2.1.1", TW2, NIL, status=Status.SUBMITTED)]
    board = scoreboard(MIXED, typed, TW2, RULES, view=APPROVED)
    assert board.standing.scored == 0
    assert board.standing.entered == 2
    assert board.standing.statuses[Status.DRAFT] == board.standing.statuses[Status.SUBMITTED] == 1
    assert not board.indicator("1.1.1").awaited


def test_a_quarter_alone_shows_its_own_cell_and_nothing_before_it() -> None:
    typed = [
        cell("1.1.1", TW1, filled("45")),
        cell("2.1.2", TW1, filled("3.3")),
        cell("2.1.2", TW2, filled("1.65")),
        cell("2.2.1", TW1, filled("6")),
        cell("2.2.1", TW2, filled("3")),
    ]
    board = scoreboard(MIXED, typed, TW2, RULES, view=ALONE)
    assert [board.indicator(code).score for code in ("1.1.1", "2.1.2", "2.2.1")] == [None, 50, 25]
    assert board.indicator("1.1.1").state is ScoreState.UNFILLED


def test_a_quarter_of_a_sum_is_held_against_its_share_of_the_cumulative_targets() -> None:
    one = indicator("4.1.1", "21", "Orang", consolidation=Consolidation.SUM, quarter_targets=("2", "5", "9", None))
    typed = [cell("4.1.1", quarter, filled("3")) for quarter in Quarter]
    used = [scoreboard(decree(one), typed, quarter, RULES, view=ALONE).indicator("4.1.1") for quarter in Quarter]
    assert [one.target for one in used] == [2, 3, 4, 12]
    assert all(one.own_target for one in used)
    assert [one.score for one in used] == [120, 100, 75, 25]
    to_date = [scoreboard(decree(one), typed, quarter, RULES).indicator("4.1.1") for quarter in Quarter]
    assert [one.target for one in to_date] == [2, 5, 9, 21]


@pytest.mark.parametrize(
    ("own", "used"),
    [
        ((None, "5", "9", "12"), "20! 20! 4 3"),
        (("2", None, "9", None), "2 20! 20! 11"),
        (("2", "5", None, None), "2 3 20! 20!"),
        ((None, None, None, "12"), "20! 20! 20! 20!"),
        (("2", "2", "25", None), "2 0 23 20!"),
        ((None, None, None, None), "20! 20! 20! 20!"),
    ],
)
def test_without_both_cumulative_targets_there_is_no_share_but_the_year(own: Sequence[str | None], used: str) -> None:
    one = indicator("4.1.1", "20", "Orang", consolidation=Consolidation.SUM, quarter_targets=own)
    assert targets(ALONE, one) == used


@pytest.mark.parametrize("consolidation", [Consolidation.LAST, Consolidation.AVERAGE])
def test_what_is_not_added_keeps_the_target_of_its_quarter(consolidation: Consolidation) -> None:
    one = indicator(target="20", consolidation=consolidation, quarter_targets=("2", "5", None, "9"))
    assert targets(ALONE, one) == targets(STANDARD, one) == "2 5 20! 9"


def test_a_quarter_in_which_nothing_more_was_planned_has_no_target() -> None:
    one = indicator("4.1.1", "20", "Orang", consolidation=Consolidation.SUM, quarter_targets=("5", "5", None, None))
    board = scoreboard(decree(one), [cell("4.1.1", TW2, filled("3"))], TW2, RULES, view=ALONE)
    assert board.indicator("4.1.1").state is ScoreState.NO_TARGET


def test_without_the_cap_a_score_is_what_was_achieved_and_the_rules_say_why() -> None:
    board = scoreboard(MIXED, [cell("1.1.1", TW1, filled("180"))], TW1, RULES, view=UNCAPPED)
    assert board.standing.score == 200
    assert board.rules.cap is None
    assert board.rules.sources["cap"] == "pilihan tampilan: batas atas ditiadakan"
    assert board.rules.sources["floor"] == "Dasar batas bawah"


def test_another_mean_is_told_as_a_choice_and_not_as_the_rule() -> None:
    typed = [cell(code, TW1, filled(value)) for code, value in (("1.1.1", "90"), ("2.1.1", "40"), ("2.2.1", "3"))]
    board = scoreboard(MIXED, typed, TW1, RULES, view=View(rollup=Rollup.TIERED))
    assert board.standing.score == Decimal("68.75")
    assert board.rules.rollup is Rollup.TIERED
    assert board.rules.sources["rollup"] == "pilihan tampilan: cara merata-ratakan diganti"
    assert scoreboard(MIXED, typed, TW1, RULES, view=View(rollup=Rollup.FLAT)).rules == RULES


def test_a_view_that_wants_what_is_in_force_changes_no_rule() -> None:
    open_ended = ScoringRules(cap=None, rollup=Rollup.TIERED, sources={"cap": "Surat", "rollup": "Surat"})
    assert View(capped=False, rollup=Rollup.TIERED).rules(open_ended) == open_ended


@pytest.mark.parametrize(
    ("view", "rules", "label"),
    [
        (STANDARD, RULES, "s.d. TW III · semua nilai termasuk draf · batas atas 120 · rata-rata per IKK"),
        (
            View(Period.QUARTER, approved=True, capped=False, rollup=Rollup.TIERED),
            ScoringRules(cap=None, rollup=Rollup.TIERED),
            "hanya TW III · hanya nilai disetujui · tanpa batas atas · rata-rata bertingkat",
        ),
    ],
)
def test_a_view_says_all_that_it_chose(view: View, rules: ScoringRules, label: str) -> None:
    assert view.label(TW3, rules) == label


def test_a_view_says_in_a_word_or_two_what_is_other_than_in_the_standard_one() -> None:
    assert STANDARD.parts(TW3) == ["termasuk draf"]
    chosen = View(Period.QUARTER, approved=True, capped=False, rollup=Rollup.FLAT)
    assert chosen.parts(TW3) == ["hanya disetujui", "hanya TW III", "tanpa batas", "rata-rata per IKK"]
    assert View(rollup=Rollup.TIERED).parts(TW3) == ["rata-rata bertingkat"]


def test_each_part_of_a_view_is_named_as_it_is() -> None:
    assert STANDARD.labels(TW3, RULES) == {
        "period": "s.d. TW III",
        "approved": "termasuk draf",
        "cap": "batas 120",
        "mean": "rata-rata IKK",
    }
    chosen = View(Period.QUARTER, approved=True)
    assert chosen.labels(TW1, ScoringRules(cap=None, rollup=Rollup.TIERED)) == {
        "period": "hanya TW I",
        "approved": "hanya disetujui",
        "cap": "tanpa batas",
        "mean": "bertingkat",
    }


def test_only_where_approved_values_count_is_a_missing_one_called_not_approved() -> None:
    assert [APPROVED.state_label(state) for state in ScoreState] == [
        "dinilai",
        "belum disetujui",
        "tanpa target",
        "nihil",
        "tidak berlaku",
    ]
    assert STANDARD.state_label(ScoreState.UNFILLED) == "belum diisi"


@given(years, quarters, rule_sets(), views(), st.data())
def test_the_order_of_cells_changes_nothing_in_any_view(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(typed))
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    assert scoreboard(VARIED, shuffled, quarter, rules, view=view) == board


@given(years, quarters, rule_sets(), views())
def test_the_approved_view_is_a_board_without_the_other_cells(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    approved = [one for one in typed if one.status is Status.APPROVED]
    seen = scoreboard(VARIED, typed, quarter, rules, view=replace(view, approved=True))
    left = scoreboard(VARIED, approved, quarter, rules, view=replace(view, approved=False))
    assert [told(one) for one in seen.indicators] == [told(one) for one in left.indicators]
    assert means(seen) == means(left)


@given(years, quarters, rule_sets(), views())
def test_a_quarter_alone_is_a_board_of_its_cells_but_for_the_targets_of_sums(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    alone = [one for one in typed if one.key.quarter is quarter]
    seen = scoreboard(VARIED, typed, quarter, rules, view=replace(view, period=Period.QUARTER))
    left = scoreboard(VARIED, alone, quarter, rules, view=replace(view, period=Period.TO_DATE))
    pairs = list(zip(seen.indicators, left.indicators, strict=True))
    assert all(one.to_date == other.to_date for one, other in pairs)
    assert all(told(one) == told(other) for one, other in pairs if not shares_a_target(one.indicator))


@given(reviewed_years_of(MIXED), quarters, rule_sets(), views())
def test_without_targets_to_share_the_means_of_a_quarter_alone_are_those_of_its_cells(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    alone = [one for one in typed if one.key.quarter is quarter]
    seen = scoreboard(MIXED, typed, quarter, rules, view=replace(view, period=Period.QUARTER))
    left = scoreboard(MIXED, alone, quarter, rules, view=replace(view, period=Period.TO_DATE))
    assert means(seen) == means(left)


@given(years, quarters, rule_sets(), views())
def test_without_the_cap_no_score_and_no_mean_is_lower(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    held, free = (
        all_scores(scoreboard(VARIED, typed, quarter, rules, view=replace(view, capped=one))) for one in (True, False)
    )
    assert [one is None for one in held] == [one is None for one in free]
    assert all(one <= other for one, other in zip(held, free, strict=True) if one is not None and other is not None)


@given(years, quarters, rule_sets(), views())
def test_a_board_seen_in_another_view_is_what_that_view_would_have_made(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, TW1, rules)
    assert rescored(board, quarter=quarter, view=view) == scoreboard(VARIED, typed, quarter, rules, view=view)
    seen = rescored(board, view=view)
    assert rescored(seen) == seen


@given(four_decimals("0", "100"), views(), quarters)
def test_a_value_is_the_same_in_every_view_that_counts_it(value: Decimal, view: View, quarter: Quarter) -> None:
    held = {quarter: cell("2.4.5", quarter, filled(value), status=Status.APPROVED)}
    one = score_indicator(indicator(target="80"), held, quarter, view.rules(RULES), view)
    assert one.to_date.value == value
    assert one.achievement == value * 100 / 80
