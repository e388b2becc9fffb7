"""What the summary page shows: rows in an order, changes against the quarter before, quarters, suppositions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Status
from ikk_tui.domain.decree import code_order
from ikk_tui.domain.numbers import BLANK, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import Rating, ScoringRules
from ikk_tui.domain.summary import Order, Row, Summary, changed, score_of, summarize
from ikk_tui.domain.views import Period, View
from ikk_tui.errors import UnknownCode

from .samples import (
    NIL,
    VARIED,
    cell,
    decree,
    filled,
    indicator,
    reviewed_years_of,
    rule_sets,
    views,
)

TW1, TW2, TW3, TW4 = Quarter
FLAT = ScoringRules()
GROUPS = decree(*(indicator(code, "100") for code in ("1.1.1", "1.1.2", "2.1.1", "2.2.1", "3.1.1")))

years = reviewed_years_of(VARIED)
quarters = st.sampled_from(Quarter)
orders = st.sampled_from(Order)
shown_numbers = st.none() | st.decimals(0, 200, places=6)


def summary_of(values: dict[str, str], before: dict[str, str] | None = None, rules: ScoringRules = FLAT) -> Summary:
    """The summary of GROUPS at TW II with these values in it, and those in TW I."""
    typed = [cell(code, TW2, filled(value)) for code, value in values.items()]
    typed += [cell(code, TW1, filled(value)) for code, value in (before or {}).items()]
    return summarize(scoreboard(GROUPS, typed, TW2, rules))


def codes(rows: list[Row], depth: int | None = None) -> list[str]:
    return [row.code for row in rows if depth in (None, row.depth)]


def shown(number: Decimal | None) -> Decimal | None:
    """A number as a reader takes it from the screen."""
    return None if number is None else Decimal(format_score(number).replace(".", "").replace(",", "."))


def test_without_anything_opened_there_are_the_office_and_its_programs() -> None:
    rows = summary_of({"1.1.1": "80"}).rows()
    assert [(row.code, row.name, row.depth) for row in rows] == [
        ("KANWIL", "", 0),
        ("1", "Program 1", 1),
        ("2", "Program 2", 1),
        ("3", "Program 3", 1),
    ]


def test_what_is_opened_shows_what_is_below_it_and_no_more() -> None:
    rows = summary_of({"1.1.1": "80"}).rows(opened={"2", "2.1", "1.1"})
    assert codes(rows) == ["KANWIL", "1", "2", "2.1", "2.1.1", "2.2", "3"]
    assert [row.name for row in rows[3:6]] == ["Sasaran 2.1", "Indikator 2.1.1", "Sasaran 2.2"]
    assert [row.depth for row in rows] == [0, 1, 1, 2, 3, 2, 1]


def test_a_row_has_the_score_rating_and_fill_of_its_node() -> None:
    found = summary_of({"1.1.1": "80", "1.1.2": "60", "2.1.1": "95"})
    office, program, indicators = found.row("KANWIL"), found.row("2"), found.row("1.1.2")
    rows = (office, program, indicators)
    assert [format_score(row.score) for row in rows] == ["78,33", "95,00", "60,00"]
    assert [row.rating for row in rows] == [Rating.HIGH, Rating.VERY_HIGH, Rating.LOW]
    assert [row.filled for row in rows] == [(3, 5), (1, 2), (1, 1)]
    assert found.row("3.1.1").filled == (0, 1)
    assert office.standing == found.board.standing
    assert program.one is None
    assert indicators.standing is None
    assert indicators.one == found.board.indicator("1.1.2")


def test_what_a_row_loses_is_what_its_indicators_lose() -> None:
    found = summary_of({"1.1.1": "80", "1.1.2": "110", "2.1.1": "95", "2.2.1": "75"})
    lost = {row.code: str(row.lost) for row in found.rows(opened=None)}
    assert [lost[code] for code in ("1.1.1", "1.1.2", "2.1.1", "2.2.1", "3.1.1")] == ["5", "0", "1.25", "6.25", "0"]
    assert [lost[code] for code in ("KANWIL", "1", "2", "3")] == ["12.50", "5", "7.50", "0"]


@pytest.mark.parametrize(
    ("order", "programs"),
    [
        (Order.DECREE, ["1", "2", "3", "4"]),
        (Order.SCORE, ["4", "1", "2", "3"]),
        (Order.FILLED, ["3", "2", "1", "4"]),
        (Order.DISTANCE, ["4", "2", "1", "3"]),
    ],
)
def test_programs_stand_in_the_order_that_was_asked_for(order: Order, programs: list[str]) -> None:
    whole = decree(
        indicator("1.1.1", "100"),
        *(indicator(f"2.1.{number}", "100") for number in (1, 2, 3)),
        indicator("3.1.1", "100"),
        indicator("4.1.1", "100"),
    )
    values = {"1.1.1": "75", "2.1.1": "80", "2.1.2": "85", "4.1.1": "10"}
    board = scoreboard(whole, [cell(code, TW1, filled(value)) for code, value in values.items()], TW1, FLAT)
    assert codes(summarize(board).rows(order), 1) == programs


def test_what_is_below_a_program_stands_in_the_same_order() -> None:
    rows = summary_of({"1.1.1": "80", "1.1.2": "60", "2.1.1": "95", "2.2.1": "20"}).rows(Order.SCORE, opened=None)
    assert codes(rows) == [
        "KANWIL", "2", "2.2", "2.2.1", "2.1", "2.1.1", "1", "1.1", "1.1.2", "1.1.1", "3", "3.1", "3.1.1"
    ]  # fmt: skip


def test_a_score_of_zero_comes_first_and_no_score_last() -> None:
    rows = summary_of({"2.1.1": "0", "1.1.1": "0.5"}).rows(Order.SCORE)
    assert codes(rows, 1) == ["2", "1", "3"]


def test_the_labels_of_the_orders_differ() -> None:
    assert [order.label for order in Order] == [
        "urut keputusan",
        "urut nilai, terendah dulu",
        "urut isian, tersedikit dulu",
        "urut jarak ke target, poin hilang terbanyak dulu",
    ]
    assert [order.short for order in Order] == ["urut kode", "urut nilai", "urut isian", "urut jarak"]


def test_a_change_is_against_the_quarter_before() -> None:
    found = summary_of({"1.1.1": "80", "2.1.1": "90"}, before={"1.1.1": "60"})
    changes = {row.code: row.change for row in found.rows(opened=None)}
    assert [changes[code] for code in ("1.1.1", "1", "KANWIL")] == [20, 20, 25]
    assert [changes[code] for code in ("2.1.1", "2", "3.1.1")] == [None, None, None]
    assert found.change() == 25


def test_the_change_of_each_quarter_is_told_and_the_first_has_none() -> None:
    typed = [cell("1.1.1", quarter, filled(value)) for quarter, value in zip(Quarter, ("60", "50", "80"), strict=False)]
    found = summarize(scoreboard(GROUPS, typed, TW3, FLAT))
    assert [found.change(one) for one in found.quarters] == [None, -10, 30, 0]
    assert summarize(scoreboard(GROUPS, typed, TW1, FLAT)).rows()[0].change is None


def test_in_a_quarter_alone_the_change_is_between_two_quarters_alone() -> None:
    typed = [cell("1.1.1", TW1, filled("60")), cell("2.1.1", TW2, filled("90"))]
    board = scoreboard(GROUPS, typed, TW2, FLAT)
    assert summarize(board).change() == 15
    assert summarize(board, View(period=Period.QUARTER)).change() == 30


@pytest.mark.parametrize(
    ("was", "now", "change"),
    [("97.424", "98.625", "1.21"), ("97.425", "97.434", "0"), ("98", "97.6", "-0.4"), ("0", "0.005", "0.01")],
)
def test_a_change_is_the_difference_of_what_is_shown(was: str, now: str, change: str) -> None:
    assert changed(Decimal(was), Decimal(now)) == Decimal(change)


def test_nothing_is_compared_with_what_is_not_there() -> None:
    assert changed(None, Decimal(1)) is changed(Decimal(1), None) is changed(None, None) is None


def test_a_chart_ends_with_the_last_entries_or_the_quarter_looked_at() -> None:
    typed = [cell("1.1.1", TW1, filled("60")), cell("1.1.1", TW3, NIL), cell("1.1.1", TW4, BLANK)]
    assert [len(summarize(scoreboard(GROUPS, typed, at, FLAT)).seen) for at in Quarter] == [3, 3, 3, 4]
    assert summarize(scoreboard(GROUPS, typed, TW1, FLAT)).newest is TW3
    empty = summarize(scoreboard(GROUPS, [], TW2, FLAT))
    assert (empty.newest, [one.quarter for one in empty.seen]) == (None, [TW1, TW2])


def test_the_row_of_a_code_is_found_however_it_is_folded() -> None:
    found = summary_of({"1.1.1": "80"})
    assert found.row(" 1.1.1 ").score == 80
    assert found.row("KANWIL").depth == 0
    with pytest.raises(UnknownCode):
        found.row("9.9.9")


def test_the_score_of_any_node_is_asked_by_its_code() -> None:
    board = scoreboard(GROUPS, [cell("1.1.1", TW1, filled("80")), cell("2.1.1", TW1, filled("60"))], TW1, FLAT)
    asked = {code: score_of(board, code) for code in ("KANWIL", " kanwil ", "1", "1.1", " 1.1.1", "2", "3", "9")}
    assert list(asked.values()) == [70, 70, 80, 80, 80, 60, None, None]


def test_a_summary_is_that_of_its_quarter_in_its_view() -> None:
    typed = [cell("1.1.1", TW2, filled("150")), cell("2.1.1", TW2, filled("90"), status=Status.APPROVED)]
    view = View(approved=True, capped=False)
    found = summarize(scoreboard(GROUPS, typed, TW2, FLAT), view)
    assert found.board == scoreboard(GROUPS, typed, TW2, FLAT, view=view)
    assert found.board.standing.score == 90
    assert [one.quarter for one in found.quarters] == list(Quarter)
    assert {one.view for one in found.quarters} == {view}
    assert summarize(scoreboard(GROUPS, typed, TW2, FLAT)).board.standing.score == 105


@given(shown_numbers, shown_numbers)
def test_who_subtracts_what_is_shown_finds_the_change(was: Decimal | None, now: Decimal | None) -> None:
    one, other = shown(was), shown(now)
    assert changed(was, now) == (None if one is None or other is None else other - one)


@given(years, quarters, rule_sets(), views(), orders)
def test_every_node_has_one_row_in_every_order_and_follows_its_parent(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View, order: Order
) -> None:
    rows = summarize(scoreboard(VARIED, typed, quarter, rules), view).rows(order, opened=None)
    assert sorted(codes(rows, 3), key=code_order) == [one.code for one in VARIED.indicators]
    assert sorted(codes(rows)) == sorted(codes(summarize(scoreboard(VARIED, [], quarter, rules)).rows(opened=None)))
    assert len(set(codes(rows))) == len(rows)
    for at, row in enumerate(rows[1:], 1):
        parent = next(one for one in reversed(rows[:at]) if one.depth == row.depth - 1)
        assert parent.depth == 0 or row.code.startswith(f"{parent.code}.")


@given(years, quarters, rule_sets(), views())
def test_in_the_order_of_scores_the_unscored_stand_last_among_their_equals(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    rows = summarize(scoreboard(VARIED, typed, quarter, rules), view).rows(Order.SCORE, opened=None)
    for parent in {row.code.rpartition(".")[0] for row in rows[1:]}:
        scores = [row.score for row in rows[1:] if row.code.rpartition(".")[0] == parent]
        scored = [one for one in scores if one is not None]
        assert scores == [*sorted(scored), *[None] * (len(scores) - len(scored))]


@given(years, quarters, rule_sets(), views())
def test_the_rows_of_a_summary_agree_with_its_board(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    found = summarize(scoreboard(VARIED, typed, quarter, rules), view)
    before = found.quarters[quarter - 2] if quarter > TW1 else None
    for row in found.rows(opened=None):
        assert row.score == score_of(found.board, row.code)
        assert row.change == (None if before is None else changed(score_of(before, row.code), row.score))
        assert row.filled[0] <= row.filled[1]
