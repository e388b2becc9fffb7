"""Which indicators a person sees when the grid is narrowed."""

from dataclasses import replace

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.filters import Filter
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import ScoringRules, ZeroTarget

from .samples import NIL, cell, decree, filled, indicator

TW1, TW2, TW3, TW4 = Quarter
WHOLE = decree(
    indicator("1.1.1", "100"),
    indicator("1.1.2", "100"),
    indicator("1.1.3", "100"),
    indicator("1.1.4", "100"),
    indicator("1.1.5", "0", "UPT"),
    replace(indicator("1.1.6", "100"), division="Administrasi"),
)
TYPED = [
    cell("1.1.1", TW2, filled("99.99")),
    cell("1.1.2", TW2, filled("100"), status=Status.RETURNED),
    cell("1.1.3", TW1, filled("50"), status=Status.RETURNED),
    cell("1.1.4", TW2, NIL),
]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        (Filter.ALL, "123456"),
        (Filter.UNFILLED, "36"),
        (Filter.BELOW, "13"),
        (Filter.RETURNED, "2"),
        (Filter.MINE, "6"),
    ],
)
def test_a_filter_picks_what_it_names(wanted: Filter, codes: str) -> None:
    board = scoreboard(WHOLE, TYPED, TW2, ScoringRules())
    picked = [one.indicator.code for one in board.indicators if wanted.picks(one, "Administrasi")]
    assert picked == [f"1.1.{last}" for last in codes]


def test_where_a_target_of_zero_is_reached_by_0_it_waits_for_a_value_as_well() -> None:
    board = scoreboard(WHOLE, TYPED, TW2, ScoringRules(zero_target=ZeroTarget.REACHED))
    assert Filter.UNFILLED.picks(board.indicator("1.1.5"), "")


def test_of_a_division_that_has_nothing_nothing_is_picked() -> None:
    board = scoreboard(WHOLE, TYPED, TW2, ScoringRules())
    assert not any(Filter.MINE.picks(one, "Imigrasi") for one in board.indicators)
