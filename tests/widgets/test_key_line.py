"""Which keys the bottom line has room for."""

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.widgets.key_line import LEFT_OUT, Entry, fitting

OWN = st.builds(
    lambda sign, label: Entry(((sign, sign),), label),
    st.sampled_from(["a", "↵", "^o", "esc"]),
    st.text("abc 漢", max_size=12),
)
EVERYWHERE = [
    Entry((("question_mark", "?"),), "bantuan", everywhere=True),
    Entry((("q", "q"),), "keluar", everywhere=True),
]
entries = st.lists(OWN, max_size=8).map(lambda own: [*own, *EVERYWHERE])


def wide(shown: list[Entry]) -> int:
    """How many cells they take."""
    return sum(one.width for one in shown)


@given(entries, st.integers(24, 140))
def test_what_works_on_every_screen_is_always_there_and_nothing_is_cut(given: list[Entry], width: int) -> None:
    shown = fitting(given, width)
    assert shown[-2:] == EVERYWHERE
    assert wide(shown) <= width


@given(entries, st.integers(24, 140))
def test_of_the_others_as_many_as_fit_in_their_order_and_a_mark_for_the_rest(given: list[Entry], width: int) -> None:
    shown = fitting(given, width)
    if wide(given) <= width:
        assert shown == given
        return
    own, mark = shown[:-3], shown[-3]
    assert (mark.keys, mark.label) == ((), LEFT_OUT)
    assert own == given[: len(own)]
    # One more would not have fitted.
    assert wide([*own, given[len(own)], mark, *EVERYWHERE]) > width
