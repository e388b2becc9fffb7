"""Of a changed line only the cells that differ are painted, and that is enough."""

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ikk_tui.widgets.line_view import differing

WIDTH = 24
STYLES = [Style(), Style(bold=True), Style(reverse=True)]
# Of one cell and of two.
LETTERS = "ab 1,%▲漢字"


def strips() -> st.SearchStrategy[Strip]:
    """Lines of one width, in several styles."""
    pieces = st.lists(st.tuples(st.text(LETTERS, max_size=8), st.sampled_from(STYLES)), max_size=6)
    return pieces.map(lambda found: Strip([Segment(text, style) for text, style in found]).adjust_cell_length(WIDTH))


def cells(strip: Strip) -> list[tuple[str, bool, bool]]:
    """What stands in each column, a wide character in its first."""
    found: list[tuple[str, bool, bool]] = []
    for at in range(WIDTH):
        piece = [one for one in strip.crop(at, at + 1) if one.text]
        style = piece[0].style if piece and piece[0].style else Style()
        found.append(("".join(one.text for one in piece), bool(style.bold), bool(style.reverse)))
    return found


@given(strips(), strips())
def test_painting_the_stretches_that_differ_makes_the_new_line_of_the_old(before: Strip, after: Strip) -> None:
    painted = before
    for start, end in differing(before, after):
        assert 0 <= start < end <= WIDTH
        painted = Strip.join([painted.crop(0, start), after.crop(start, end), painted.crop(end, WIDTH)])
    assert cells(painted) == cells(after)


@given(strips())
def test_a_line_that_is_as_it_was_is_not_painted(line: Strip) -> None:
    assert differing(line, line) == []


def test_a_digit_paints_itself_and_not_the_line() -> None:
    before, after = (
        Strip([Segment(f"2.4.5  Risiko tinggi{' ' * 40}{typed:>6}{' ' * 60}draf")]) for typed in ("1", "17")
    )
    assert differing(before, after) == [(64, 66)]


def test_a_mark_is_painted_with_its_letter() -> None:
    before, after = (
        Strip([Segment(f"2.4.5 {word} tinggi")]) for word in ("Resiko", "Re\N{COMBINING ACUTE ACCENT}siko")
    )
    ((start, end),) = differing(before, after)
    assert "e\N{COMBINING ACUTE ACCENT}" in after.crop(start, end).text


def test_two_changes_far_from_each_other_are_two_stretches() -> None:
    before, after = (Strip([Segment(one + "." * 60 + other)]) for one, other in (("a", "b"), ("c", "d")))
    assert differing(before, after) == [(0, 1), (61, 62)]
