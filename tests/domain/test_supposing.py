"""What-if: a board as if some indicators held another value, scored by the same engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Status
from ikk_tui.domain.decree import Office
from ikk_tui.domain.numbers import Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, rescored, scoreboard
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.domain.summary import supposing
from ikk_tui.domain.summary_words import status_words
from ikk_tui.domain.views import View
from ikk_tui.errors import UnknownCode

from .samples import (
    VARIED,
    all_scores,
    cell,
    decree,
    filled,
    indicator,
    readings,
    reviewed_years_of,
    rule_sets,
    standings,
)

TW1, TW2, TW3, TW4 = Quarter
FLAT = ScoringRules()
GROUPS = decree(*(indicator(code, "100") for code in ("1.1.1", "1.1.2", "2.1.1", "2.2.1", "3.1.1")))

years = reviewed_years_of(VARIED)
quarters = st.sampled_from(Quarter)


def board_of(values: dict[str, str]) -> Scoreboard:
    return scoreboard(GROUPS, [cell(code, TW2, filled(value)) for code, value in values.items()], TW2, FLAT)


def test_a_supposed_value_moves_its_means_and_leaves_the_board_alone() -> None:
    board = board_of({"1.1.1": "80", "2.1.1": "60"})
    then = supposing(board, {"2.1.1": filled("100"), "3.1.1": filled("30")})
    assert then.standing.score == 70
    assert [then.indicator(code).score for code in ("1.1.1", "2.1.1", "3.1.1")] == [80, 100, 30]
    assert board.standing.score == 70
    assert board.indicator("2.1.1").score == 60


def test_what_is_supposed_keeps_its_status_or_counts_as_approved() -> None:
    typed = [cell("1.1.1", TW2, filled("9"), status=Status.RETURNED)]
    board = scoreboard(GROUPS, typed, TW2, FLAT)
    readings = {"1.1.1": filled("50"), "2.1.1": filled("30")}
    then, approved = (supposing(board, readings, approved=one) for one in (False, True))
    assert status_words(then.standing) == "2 terisi: 1 draf, 1 dikembalikan"
    seen = [rescored(one, view=View(approved=True)).standing.sentence for one in (then, approved)]
    assert seen == ["- (0 dari 5; 5 belum disetujui)", "40,00 (2 dari 5; 3 belum disetujui)"]


def test_a_supposed_value_belongs_to_the_office_of_its_board() -> None:
    lapas = Office("LAPAS-PTK")
    board = scoreboard(GROUPS, [cell("1.1.1", TW2, filled("60"), office=lapas.code)], TW2, FLAT, lapas)
    then = supposing(board, {"1.1.1": filled("80"), "2.1.1": filled("90")})
    assert then.office == lapas
    assert then.standing.sentence == "85,00 (2 dari 5; 3 belum diisi)"


def test_nothing_is_supposed_of_an_indicator_that_is_not_there() -> None:
    with pytest.raises(UnknownCode):
        supposing(board_of({}), {"9.9.9": filled("50")})


@given(years, quarters, rule_sets(), st.data())
def test_supposing_what_is_there_changes_no_score(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, data: st.DataObject
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules)
    held = {one.indicator.code: one.cell.reading for one in board.indicators if one.cell is not None}
    some = data.draw(st.sets(st.sampled_from(list(held)))) if held else set()
    then = supposing(board, {code: held[code] for code in some}, approved=data.draw(st.booleans()))
    assert all_scores(then) == all_scores(board)
    assert [one.state for one in then.indicators] == [one.state for one in board.indicators]


@given(years, quarters, rule_sets(), st.sampled_from([one.code for one in VARIED.indicators]), readings())
def test_a_supposed_value_scores_as_it_will_once_it_is_typed(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, code: str, reading: Reading
) -> None:
    held = cell(code, quarter, reading)
    others = [one for one in typed if one.key != held.key]
    then = supposing(scoreboard(VARIED, others, quarter, rules), {code: reading})
    stored = scoreboard(VARIED, [*others, held], quarter, rules)
    assert standings(then) == standings(stored)
    assert all_scores(then) == all_scores(stored)
