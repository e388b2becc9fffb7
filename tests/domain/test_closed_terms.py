"""A closed quarter is scored, explained and summed up under the terms of its closing, whatever is amended since."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.amendments import Amendment, Basis, Field
from ikk_tui.domain.cells import Cell
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.decree import Consolidation
from ikk_tui.domain.explanation import explain
from ikk_tui.domain.full_explanation import explain_in_full
from ikk_tui.domain.indicator_score import score_indicator
from ikk_tui.domain.locks import Lock
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, Terms, rescored, scoreboard, with_score
from ikk_tui.domain.scoring import Rollup, ScoringRules
from ikk_tui.domain.summary import summarize, supposing
from ikk_tui.domain.views import View

from .overviews import AT, amendment
from .samples import VARIED, YEAR, all_scores, cell, decree, filled, indicator, reviewed_years_of, rule_sets, views

TW1, TW2, TW3, TW4 = Quarter
PEOPLE = indicator("1.1.2", "40", "Orang", consolidation=Consolidation.SUM)
BEFORE = decree(indicator("1.1.1", "100"), PEOPLE, indicator("2.1.1", "50"))
OLD = ScoringRules(sources={"cap": "surat lama"})
TYPED = [
    *(cell("1.1.1", at, filled("130")) for at in (TW1, TW2, TW3)),
    *(cell("1.1.2", at, filled("10")) for at in (TW1, TW2, TW3)),
    cell("2.1.1", TW1, filled("25")),
]
TRAIL = [
    amendment("1.1.1", Field.TARGET, "100", "200", "W.16-TARGET"),
    Amendment(YEAR, None, Field.CAP, "120", "110", Basis("W.16-CAP", date(2024, 8, 12), "x"), "siti", "pc", AT, ""),
]


def board_of(
    quarter: Quarter, closed: Sequence[Quarter] = (TW1,), typed: Sequence[Cell] = TYPED, rules: ScoringRules = OLD
) -> Scoreboard:
    """After the amendments, with these quarters closed before them."""
    now = InForce.of(BEFORE, rules, TRAIL)
    kept = dict.fromkeys(closed, Terms(BEFORE, rules))
    return scoreboard(now.decree, typed, quarter, now.rules, closed=kept)


def test_an_amendment_moves_every_quarter_but_the_closed_one() -> None:
    scores = {at: board_of(at).indicator("1.1.1").score for at in Quarter}
    assert scores == {TW1: 120, TW2: 65, TW3: 65, TW4: 65}
    assert board_of(TW1).standing == scoreboard(BEFORE, TYPED, TW1, OLD).standing
    assert [board_of(at).rules.cap for at in Quarter] == [120, 110, 110, 110]


def test_a_board_knows_the_terms_of_every_quarter_wherever_it_stands() -> None:
    for at in Quarter:
        board = board_of(at, (TW1, TW2))
        assert [board.terms(quarter).rules.cap for quarter in Quarter] == [120, 120, 110, 110]
        assert [board.score_at("1.1.1", quarter).score for quarter in Quarter] == [120, 120, 65, 65]
        assert board.decree == board.terms(at).decree


def test_another_quarter_of_a_board_is_that_quarters_own_board() -> None:
    for at in Quarter:
        for to in Quarter:
            assert rescored(board_of(at), quarter=to) == board_of(to)


def test_correcting_what_is_in_force_leaves_a_closed_quarter_alone() -> None:
    closed = board_of(TW1)
    corrected = rescored(closed, decree=decree(indicator("1.1.1", "500")), rules=ScoringRules(cap=Decimal(50)))
    assert all_scores(corrected) == all_scores(closed)
    assert rescored(corrected, quarter=TW2).rules.cap == 50
    assert rescored(corrected, quarter=TW2).indicator("1.1.1").score == 26


@given(
    reviewed_years_of(VARIED),
    st.dictionaries(st.sampled_from(Quarter), rule_sets(), max_size=4),
    rule_sets(),
    st.sampled_from(Quarter),
    views(),
)
def test_each_quarter_scores_as_if_its_own_terms_were_the_only_ones(
    typed: list[Cell], kept: Mapping[Quarter, ScoringRules], now: ScoringRules, quarter: Quarter, view: View
) -> None:
    closed = {at: Terms(VARIED, rules) for at, rules in kept.items()}
    board = scoreboard(VARIED, typed, quarter, now, view=view, closed=closed)
    alone = scoreboard(VARIED, typed, quarter, kept.get(quarter, now), view=view)
    assert all_scores(board) == all_scores(alone)
    assert (board.rules, board.standing) == (alone.rules, alone.standing)


def test_a_summary_has_every_quarter_under_its_own_terms() -> None:
    for at in Quarter:
        summary = summarize(board_of(at, (TW1, TW2)))
        assert [one.rules.cap for one in summary.quarters] == [120, 120, 110, 110]
        assert [one.indicator("1.1.1").score for one in summary.quarters] == [120, 120, 65, 65]
        assert summary.board is summary.quarters[at - 1]
    assert summarize(board_of(TW3, (TW1, TW2))).row("1.1.1").change == 65 - 120


def test_a_view_sets_aside_what_was_in_force_then() -> None:
    uncapped = summarize(board_of(TW1), View(capped=False))
    assert uncapped.board.indicator("1.1.1").score == 130
    tiered = summarize(board_of(TW1), View(rollup=Rollup.TIERED))
    assert tiered.board.rules.sources["rollup"] == "pilihan tampilan: cara merata-ratakan diganti"


@pytest.mark.parametrize(("quarter", "cap"), [(TW1, 120), (TW2, 110)])
def test_a_forecast_is_scored_under_the_terms_of_its_quarter(quarter: Quarter, cap: int) -> None:
    typed = [cell("1.1.2", at, filled("90")) for at in (TW1, TW2)]
    (found,) = summarize(board_of(quarter, typed=typed)).forecasts
    assert found.value == 360
    assert found.score == cap


def test_what_is_supposed_in_a_closed_quarter_is_scored_as_it_was() -> None:
    assert supposing(board_of(TW1), {"1.1.1": filled("110")}).indicator("1.1.1").score == 110
    assert supposing(board_of(TW2), {"1.1.1": filled("110")}).indicator("1.1.1").score == 55


def test_a_value_that_is_not_saved_stands_in_for_the_one_there_is() -> None:
    board = board_of(TW1)
    one = score_indicator(board.decree.indicator("1.1.1"), {}, TW1, board.rules)
    assert with_score(board, one).standing.scored == board.standing.scored - 1


def test_the_explanation_of_a_closed_quarter_names_the_rules_and_targets_of_then() -> None:
    then = {step.label: step for step in explain(board_of(TW1), "1.1.1").steps}
    now = {step.label: step for step in explain(board_of(TW2), "1.1.1").steps}
    assert (then["Target"].text, now["Target"].text) == ("100 %, target tahunan", "200 %, target tahunan")
    assert then["Capaian"].text == "130 / 100 x 100 = 130,00"
    assert then["Nilai"].text == "120,00, dibatasi paling tinggi 120"
    assert then["Nilai"].source == "surat lama"
    assert "W.16-CAP" in now["Nilai"].source


def overview_at(quarter: Quarter, amended_before: int) -> Overview:
    """TW I was closed once so many of the amendments were made."""
    now = InForce.of(BEFORE, OLD, TRAIL)
    amendment_then = TRAIL[amended_before - 1].id if amended_before else ""
    then = now.until(amendment_then)
    assert then is not None
    board = scoreboard(now.decree, TYPED, quarter, now.rules, closed={TW1: Terms(then.decree, then.rules)})
    lock = Lock(YEAR, "KANWIL", TW1, True, "", "adi", AT, amendment_then)
    return Overview(board, now, {}, (YEAR,), locks={TW1: lock})


@pytest.mark.parametrize(("amended_before", "target"), [(0, "100"), (1, "200"), (2, "200")])
def test_the_letters_are_those_that_were_in_force_then(amended_before: int, target: str) -> None:
    overview = overview_at(TW1, amended_before)
    step = next(one for one in explain_in_full(overview, "1.1.1").steps if one.label == "Target")
    assert step.text == f"{target} %, target tahunan"
    assert ("W.16-TARGET" in step.source) is bool(amended_before)
    assert overview.in_force_at(TW1).rules.cap == (110 if amended_before == 2 else 120)
    assert overview.in_force_at(TW2).rules.cap == 110
    open_step = next(one for one in explain_in_full(overview_at(TW2, 0), "1.1.1").steps if one.label == "Target")
    assert "W.16-TARGET" in open_step.source


def test_the_change_of_an_open_quarter_is_against_the_closed_one_as_it_is_shown() -> None:
    change = next(one for one in explain_in_full(overview_at(TW2, 0), "1.1.1").steps if one.label == "Perubahan")
    assert change.text == "65,00 - 120,00 (TW I) = -55,00"


def test_nothing_was_in_force_until_an_amendment_that_is_not_there() -> None:
    assert InForce.of(BEFORE, OLD, TRAIL).until("f" * 64) is None
