"""Which keys the bottom line has room for."""

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.widgets.key_line import LEFT_OUT, Entry, fitting

OWN = st.builds(
    lambda sign, label: Entry(((sign, sign),), label),
    st.sampled_from(["a", "↵", "^o", "esc"]),
    st.text("abc 漢", max_size=12),
)
LEAVE = Entry((("escape", "esc"),), "kembali", stays=True)
EVERYWHERE = [Entry((("question_mark", "?"),), "bantuan", stays=True), Entry((("q", "q"),), "keluar", stays=True)]
# The way out of a screen stands first, last, or anywhere.
entries = (
    st.lists(OWN, max_size=8).flatmap(lambda own: st.permutations([*own, LEAVE])).map(lambda own: [*own, *EVERYWHERE])
)


def wide(shown: list[Entry]) -> int:
    """How many cells they take."""
    return sum(one.width for one in shown)


@given(entries, st.integers(40, 140))
def test_what_leads_out_and_what_works_on_every_screen_is_always_there_and_nothing_is_cut(
    given: list[Entry], width: int
) -> None:
    shown = fitting(given, width)
    assert [one for one in shown if one.stays] == [LEAVE, *EVERYWHERE]
    assert wide(shown) <= width


@given(entries, st.integers(40, 140))
def test_of_the_others_as_many_as_fit_in_their_order_and_one_mark_for_the_rest(given: list[Entry], width: int) -> None:
    shown = fitting(given, width)
    if wide(given) <= width:
        assert shown == given
        return
    own = [one for one in given if not one.stays]
    kept = [one for one in shown if not one.stays]
    mark = kept.pop()
    assert (mark.keys, mark.label) == ((), LEFT_OUT)
    assert kept == own[: len(kept)]
    # It stands in the place of the first that is missing, and one more would not have fitted.
    at = shown.index(mark)
    assert shown[:at] == given[:at]
    last = [mark] if len(kept) + 1 < len(own) else []
    assert wide([*kept, own[len(kept)], *last, LEAVE, *EVERYWHERE]) > width
