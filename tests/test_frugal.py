"""Only what looks otherwise is sent, and the terminal shows all of it."""

from typing import Any

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from ikk_tui.frugal import Picture
from ikk_tui.sgr import Pen

WIDTH, HEIGHT = 24, 3
SYSTEM = ColorSystem.EIGHT_BIT
STYLES = [
    None,
    Style(),
    Style(bold=True),
    Style(reverse=True),
    Style(color="red"),
    Style(color="blue", bgcolor="white"),
]
# Of one cell and of two.
LETTERS = "ab 1,%▲漢字"


def line(*pieces: tuple[str, Style | None]) -> Strip:
    """A line of the terminal's width."""
    return Strip([Segment(text, style) for text, style in pieces]).adjust_cell_length(WIDTH)


lines = st.lists(st.tuples(st.text(LETTERS, max_size=8), st.sampled_from(STYLES)), max_size=6).map(
    lambda pieces: line(*pieces)
)
pictures = st.lists(lines, min_size=HEIGHT, max_size=HEIGHT)


def layout(strips: list[Strip]) -> LayoutUpdate:
    """The whole screen."""
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, WIDTH, len(strips)))


def part(strip: Strip, y: int, first: int, last: int, cut: int) -> ChopsUpdate:
    """A stretch of one line, which belongs to two widgets side by side."""
    chops: list[dict[int, Strip | None]] = [{0: None, cut: None} for _ in range(HEIGHT)]
    chops[y] = {0: strip.crop(0, cut), cut: strip.crop(cut, WIDTH)}
    return ChopsUpdate(chops, [(y, first, last)], [[cut, WIDTH]] * HEIGHT)


def terminal(*sequences: str) -> list[list[Any]]:
    """Every cell of a terminal that was sent this."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(screen).feed("".join(sequences))
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


def sent(picture: Picture, pen: Pen, update: ChopsUpdate | LayoutUpdate) -> str:
    """What a terminal gets."""
    return pen.write(picture.sent(update, SYSTEM))


@given(st.lists(pictures, min_size=1, max_size=4))
def test_the_terminal_shows_the_last_of_several_pictures(given: list[list[Strip]]) -> None:
    picture, pen = Picture(), Pen()
    all_of_it = [sent(picture, pen, layout(strips)) for strips in given]
    assert terminal(*all_of_it) == terminal(sent(Picture(), Pen(), layout(given[-1])))


@given(
    pictures,
    st.text("ab 1,%▲", min_size=WIDTH, max_size=WIDTH),
    st.integers(0, HEIGHT - 1),
    st.tuples(st.integers(0, WIDTH - 1), st.integers(1, WIDTH)),
    st.integers(1, WIDTH - 1),
)
def test_a_stretch_of_a_line_is_painted_and_what_is_around_it_stays(
    given: list[Strip], text: str, y: int, span: tuple[int, int], cut: int
) -> None:
    first, last = span[0], max(span[0] + 1, span[1])
    picture, pen = Picture(), Pen()
    before = sent(picture, pen, layout(given))
    after = terminal(before, sent(picture, pen, part(line((text, None)), y, first, last, cut)))
    whole = terminal(before)
    assert [cell.data for cell in after[y][first:last]] == list(text[first:last])
    assert [row for at, row in enumerate(after) if at != y] == [row for at, row in enumerate(whole) if at != y]
    # Of a wide character that was cut in two the other half is anybody's.
    edges = (max(0, first - 1), min(WIDTH, last + 1))
    assert after[y][: edges[0]] == whole[y][: edges[0]]
    assert after[y][edges[1] :] == whole[y][edges[1] :]


@given(pictures)
def test_a_layout_of_another_size_is_sent_whole(given: list[Strip]) -> None:
    picture, pen = Picture(), Pen()
    first = sent(picture, pen, layout(given))
    lower = layout(given[:-1])
    # What was painted after the window had become lower, and before it was laid out anew, stands anywhere.
    picture.sent(part(line(("x" * WIDTH, None)), 0, 0, WIDTH, 1), SYSTEM)
    picture.sent(layout(given), SYSTEM)
    wanted = terminal(sent(Picture(), Pen(), lower))
    assert terminal(first, "\x1b[2J", sent(picture, pen, lower))[:-1] == wanted[:-1]


@given(pictures)
def test_what_is_as_it_was_is_not_sent(given: list[Strip]) -> None:
    picture, pen = Picture(), Pen()
    sent(picture, pen, layout(given))
    assert sent(picture, pen, layout(given)) == ""


@given(pictures)
def test_what_was_forgotten_is_sent_whole(given: list[Strip]) -> None:
    picture, pen = Picture(), Pen()
    first = sent(picture, pen, layout(given))
    picture.forget()
    # Somebody else has wiped the screen.
    assert terminal(first, "\x1b[2J", sent(picture, pen, layout(given))) == terminal(first)


def change(before: str, after: str) -> str:
    """What is sent when the one line becomes the other."""
    picture = Picture()
    picture.sent(LayoutUpdate([[Strip([Segment(before)])]], Region(0, 0, len(before), 1)), SYSTEM)
    return picture.sent(LayoutUpdate([[Strip([Segment(after)])]], Region(0, 0, len(after), 1)), SYSTEM)


def test_a_digit_sends_itself_and_not_the_line() -> None:
    before, after = (f"2.4.5  Risiko tinggi{' ' * 40}{typed:>6}{' ' * 60}draf" for typed in ("1", "17"))
    assert change(before, after) == "\x1b[1;65H17"


def test_two_changes_far_from_each_other_are_two_stretches() -> None:
    assert change("a" + "." * 60 + "b", "c" + "." * 60 + "d") == "\x1b[1;1Hc\x1b[62Gd"


def test_two_changes_near_each_other_are_one_stretch() -> None:
    assert change("a...b", "c...d") == "\x1b[1;1Hc...d"


def test_a_mark_is_sent_with_its_letter() -> None:
    assert "e\N{COMBINING ACUTE ACCENT}" in change(
        "2.4.5 Resiko tinggi", "2.4.5 Re\N{COMBINING ACUTE ACCENT}siko tinggi"
    )


@pytest.mark.parametrize("wide", ["漢", "👩", "e\N{COMBINING ACUTE ACCENT}"])
def test_what_follows_a_sign_of_doubtful_width_stands_in_its_column(wide: str) -> None:
    column = Strip([Segment(f"a{wide}")]).cell_length + 1
    assert change("." * 9, f"a{wide}b".ljust(8)).startswith(f"\x1b[1;1Ha{wide}\x1b[{column}Gb")
