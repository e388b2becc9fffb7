"""Whatever is done to the outline, its lines are those that can be seen, and the cursor is on one of them."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.widgets.outline import Node, Outline
from tests.domain.samples import decree, indicator

CODES = ("1.1.1", "1.1.2", "1.2.1", "2.1.1", "3.1.1", "3.2.1", "3.2.2", "10.1.1", "10.1.2")
SAMPLE = decree(*map(indicator, CODES))
OTHER = decree(*map(indicator, ("1.1.1", "4.1.1", "4.1.2")))
NODES = [*(one.code for one in SAMPLE.programs), *(one.code for p in SAMPLE.programs for one in p.objectives), *CODES]

Operation = Callable[[Outline], object]

some_indicators = st.sets(st.sampled_from(CODES))
walking: st.SearchStrategy[Operation] = st.one_of(
    st.integers(-12, 12).map(lambda step: lambda one: one.move(step)),
    st.sampled_from(
        [Outline.fold, Outline.unfold, Outline.fold_all, Outline.unfold_all],
    ),
    st.tuples(some_indicators, st.sampled_from([1, -1])).map(lambda args: lambda one: one.next_of(*args)),
    st.sampled_from([*NODES, "9.9.9", ""]).map(lambda code: lambda one: one.reveal(code)),
)
narrowing: st.SearchStrategy[Operation] = st.one_of(
    st.tuples(some_indicators, st.none() | st.sampled_from(NODES)).map(lambda args: lambda one: one.narrow(*args)),
    st.just(lambda one: one.narrow(None)),
    st.just(lambda one: one.load(SAMPLE)),
)
other_decree: st.SearchStrategy[Operation] = st.sampled_from(
    [lambda one: one.load(OTHER), lambda one: one.load(SAMPLE)]
)


def loaded(*operations: Operation) -> Outline:
    """An outline of the sample on which these were done."""
    outline = Outline()
    outline.load(SAMPLE)
    outline.open_programs(SAMPLE.programs)
    for operation in operations:
        operation(outline)
    return outline


def assert_sound(outline: Outline) -> None:
    """Every line has all that is above it in view and open, no line comes twice, and the cursor is on one."""
    seen: dict[str, Node] = {}
    for node in outline.rows:
        assert node.code not in seen
        for code in node.above:
            assert code in seen
            assert outline.is_open(seen[code])
        seen[node.code] = node
    order = [tuple(map(int, node.code.split("."))) for node in outline.rows]
    assert order == sorted(order)
    if outline.rows:
        assert 0 <= outline.cursor < len(outline.rows)
        assert outline.code == outline.rows[outline.cursor].code
    else:
        assert outline.code is None
        assert outline.cursor == 0


@given(st.lists(walking | narrowing | other_decree))
def test_whatever_is_done_the_cursor_is_on_a_line_and_every_line_below_open_ones(operations: list[Operation]) -> None:
    outline = loaded()
    for operation in operations:
        operation(outline)
        assert_sound(outline)


@given(st.lists(walking), st.lists(walking | narrowing), some_indicators)
def test_narrowing_and_leaving_restores_folds_and_cursor(
    before: list[Operation], during: list[Operation], found: set[str]
) -> None:
    outline = loaded(*before)
    code, folds, rows = outline.code, set(outline.open), list(outline.rows)
    outline.narrow(found, min(found, default=None))
    for operation in during:
        operation(outline)
    outline.narrow(None)
    outline.open = folds
    assert code is not None
    outline.reveal(code)
    assert (outline.code, outline.open, outline.rows) == (code, folds, rows)


@given(st.lists(walking), some_indicators, st.lists(walking))
def test_folding_in_a_narrowed_tree_leaves_the_folds_of_the_whole_one(
    before: list[Operation], found: set[str], during: list[Operation]
) -> None:
    outline = loaded(*before)
    folds = set(outline.open)
    outline.narrow(found)
    for operation in during:
        operation(outline)
    assert outline.open == folds


@given(st.lists(walking), some_indicators)
def test_a_narrowed_tree_shows_what_was_asked_for_with_what_is_above_it_and_nothing_else(
    before: list[Operation], found: set[str]
) -> None:
    outline = loaded(*before)
    outline.narrow(found)
    assert {node.code for node in outline.rows if not node.branch} == found
    for node in outline.rows:
        assert any(f"{code}.".startswith(f"{node.code}.") for code in found)


@given(st.lists(walking), some_indicators.filter(bool))
def test_going_through_all_hits_comes_back_to_the_first(before: list[Operation], found: set[str]) -> None:
    outline = loaded(*before)
    outline.narrow(found)
    outline.next_of(found, 1)
    first, seen = outline.code, []
    for _ in found:
        seen.append(outline.code)
        outline.next_of(found, 1)
    assert outline.code == first
    assert set(seen) == found
    outline.next_of(found, -1)
    assert outline.code == seen[-1]


@given(st.lists(walking), st.sampled_from(NODES))
def test_a_revealed_node_has_the_cursor(before: list[Operation], code: str) -> None:
    outline = loaded(*before)
    outline.reveal(code)
    assert outline.code == code


@given(st.lists(walking | narrowing))
def test_loading_the_same_decree_again_changes_nothing(before: list[Operation]) -> None:
    outline = loaded(*before)
    code, rows = outline.code, list(outline.rows)
    outline.load(SAMPLE)
    assert (outline.code, outline.rows) == (code, rows)


@given(st.lists(walking), some_indicators, st.sampled_from(CODES))
def test_of_a_line_that_vanishes_the_cursor_goes_to_the_nearest_after_or_the_last(
    before: list[Operation], found: set[str], gone: str
) -> None:
    outline = loaded(*before)
    outline.narrow(found | {gone}, gone)
    assert outline.code == gone
    outline.narrow(found - {gone})
    after = [code for code in CODES if code in found and CODES.index(code) > CODES.index(gone)]
    if not outline.rows:
        assert not found - {gone}
    elif after:
        assert f"{after[0]}.".startswith(f"{outline.code}.")
    else:
        assert outline.code == outline.rows[-1].code
