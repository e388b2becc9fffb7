"""What must hold of every board, in every view and under all rules."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Status
from ikk_tui.domain.decree import Decree, Polarity
from ikk_tui.domain.numbers import BLANK
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, scoreboard
from ikk_tui.domain.scoring import Rating, Rollup, ScoreState, ScoringRules, ZeroTarget
from ikk_tui.domain.views import View

from .samples import (
    NIL,
    NOT_APPLICABLE,
    VARIED,
    all_scores,
    cell,
    decree,
    filled,
    four_decimals,
    indicator,
    nodes,
    readings,
    reviewed_years_of,
    rule_sets,
    standings,
    views,
)

LAST_DIGITS = Decimal("1e-20")
years = reviewed_years_of(VARIED)
quarters = st.sampled_from(Quarter)
statuses = st.sampled_from(Status)
steps = four_decimals("0", "500")


def indicator_scores(board: Scoreboard) -> dict[str, Decimal | None]:
    return {one.indicator.code: one.score for one in board.indicators}


def means(board: Scoreboard) -> list[Decimal | None]:
    return [one.score for one in standings(board)]


def without(typed: list[Cell], code: str) -> list[Cell]:
    return [one for one in typed if one.key.indicator != code]


def moved(typed: list[Cell], board: Scoreboard, polarity: Polarity, step: Decimal) -> list[Cell]:
    """The same cells, every value moved by the step whose indicator has that polarity and a target."""
    codes = {one.indicator.code for one in board.indicators if one.indicator.polarity is polarity and one.target != 0}
    return [
        replace(one, reading=filled(one.reading.value + step))
        if one.key.indicator in codes and one.reading.value is not None
        else one
        for one in typed
    ]


def none_lower(before: Scoreboard, after: Scoreboard) -> bool:
    """Whether every score and mean is there still, and at least what it was."""
    pairs = list(zip(all_scores(before), all_scores(after), strict=True))
    assert [was is None for was, _ in pairs] == [now is None for _, now in pairs]
    return all(was <= now for was, now in pairs if was is not None and now is not None)


@given(years, quarters, rule_sets(), views())
def test_a_mean_lies_between_its_parts_at_every_node(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    for node in nodes(board):
        scores = [one.score for one in node.indicators if one.score is not None]
        assert node.standing.scored == len(scores)
        assert (node.standing.score is None) == (not scores)
        if node.standing.score is not None:
            assert min(scores) <= node.standing.score <= max(scores)


@given(years, quarters, rule_sets(), views())
def test_states_ratings_and_statuses_add_up_at_every_node(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    entered = [one for one in typed if one.key.quarter is quarter and one.reading != BLANK]
    for node in nodes(board):
        at, below = node.standing, node.indicators
        assert at.counts == {state: sum(one.state is state for one in below) for state in ScoreState}
        assert at.ratings == {band: sum(one.rating is band for one in below) for band in Rating}
        assert sum(at.counts.values()) == at.total == len(below)
        assert sum(at.ratings.values()) == at.scored == sum(one.score is not None for one in below)
        codes = {one.indicator.code for one in below}
        mine = [one.status for one in entered if one.key.indicator in codes]
        assert at.statuses == {status: mine.count(status) for status in Status}
        assert at.entered == len(mine)


@given(years, quarters, rule_sets(), views(), st.data())
def test_what_becomes_of_an_unscored_indicator_moves_no_other_score_and_no_mean(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View, data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from([one.code for one in VARIED.indicators]))
    unscored = st.sampled_from([NIL, NOT_APPLICABLE, BLANK])
    no_target = VARIED.indicator(code).target == 0 and rules.zero_target is ZeroTarget.EXCLUDE
    held = st.dictionaries(quarters, readings() if no_target else unscored)
    boards = []
    for _ in range(2):
        other = [cell(code, at, reading, status=data.draw(statuses)) for at, reading in data.draw(held).items()]
        boards.append(scoreboard(VARIED, [*without(typed, code), *other], quarter, rules, view=view))
    one, two = boards
    assert one.indicator(code).score is two.indicator(code).score is None
    assert indicator_scores(one) == indicator_scores(two)
    assert means(one) == means(two)


@given(years, quarters, rule_sets(), views())
def test_a_decree_without_its_unscored_indicators_has_the_same_scores_and_mean(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    scored = [one.indicator for one in board.indicators if one.state is ScoreState.SCORED]
    left = scoreboard(decree(*scored), typed, quarter, rules, view=view)
    assert left.standing.score == board.standing.score
    assert indicator_scores(left) == {one.code: board.indicator(one.code).score for one in scored}


@given(years, quarters, rule_sets(), views(), steps)
def test_higher_values_never_lower_a_score_or_a_mean_where_high_is_good(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View, step: Decimal
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    raised = moved(typed, board, Polarity.MAXIMIZE, step)
    assert none_lower(board, scoreboard(VARIED, raised, quarter, rules, view=view))


@given(years, quarters, rule_sets(), views(), steps)
def test_lower_values_never_lower_a_score_or_a_mean_where_low_is_good(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View, step: Decimal
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    lowered = moved(typed, board, Polarity.MINIMIZE, -step)
    assert none_lower(board, scoreboard(VARIED, lowered, quarter, rules, view=view))


@given(years, quarters, views())
def test_low_is_good_mirrors_high_is_good_around_100(typed: list[Cell], quarter: Quarter, view: View) -> None:
    open_ended = ScoringRules(floor=Decimal(-100000), cap=None)
    low, high = (
        scoreboard(polarised(polarity), typed, quarter, open_ended, view=view)
        for polarity in (Polarity.MINIMIZE, Polarity.MAXIMIZE)
    )
    for one, other in zip(all_scores(low), all_scores(high), strict=True):
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert abs(one + other - 200) < LAST_DIGITS


def polarised(polarity: Polarity) -> Decree:
    """The same decree, every indicator of that polarity."""
    return decree(*(replace(one, polarity=polarity) for one in VARIED.indicators))


def groups(programs: int, objectives: int, indicators: int) -> Decree:
    """A decree in which all groups are of one size."""
    return decree(
        *(
            indicator(f"{program}.{objective}.{number}", "70")
            for program in range(1, programs + 1)
            for objective in range(1, objectives + 1)
            for number in range(1, indicators + 1)
        )
    )


@given(
    st.builds(groups, st.integers(1, 3), st.integers(1, 3), st.integers(1, 3)),
    st.lists(four_decimals("0", "100"), min_size=27, max_size=27),
    views(),
)
def test_flat_equals_tiered_in_every_view_where_all_groups_are_full_and_of_one_size(
    whole: Decree, values: list[Decimal], view: View
) -> None:
    pairs = zip(whole.indicators, values, strict=False)
    typed = [cell(one.code, Quarter.I, filled(value), status=Status.APPROVED) for one, value in pairs]
    flat, tiered = (
        scoreboard(whole, typed, Quarter.I, ScoringRules(), view=replace(view, rollup=rollup)).standing.score
        for rollup in Rollup
    )
    assert flat is not None
    assert tiered is not None
    assert abs(flat - tiered) < LAST_DIGITS
