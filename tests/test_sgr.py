"""Fewer bytes, and every cell of the terminal looks as it would have."""

from itertools import pairwise

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from ikk_tui.sgr import Pen

colours = st.sampled_from(
    ["red", "bright_blue", "color(7)", "color(130)", "color(233)", "#102030", "#ffeedd", "default"]
)
flags = st.sampled_from([None, True, False])
styles = st.builds(
    Style, color=colours, bgcolor=colours, bold=flags, italic=flags, underline=flags, reverse=flags, strike=flags
)
systems = st.sampled_from([ColorSystem.STANDARD, ColorSystem.EIGHT_BIT, ColorSystem.TRUECOLOR])
moves = st.builds(lambda y, x: f"\x1b[{y};{x}H", st.integers(1, 5), st.integers(1, 20))
stretches = st.lists(st.tuples(styles, st.text("ab │━", min_size=1, max_size=6), st.none() | moves), max_size=12)


def screen(sequence: str) -> list[list[object]]:
    """Every cell of a terminal that was sent this."""
    terminal = pyte.Screen(30, 6)
    pyte.Stream(terminal).feed(sequence)
    return [[terminal.buffer[y][x] for x in range(30)] for y in range(6)]


def sequence(parts: list[tuple[Style, str, str | None]], system: ColorSystem) -> str:
    """As Rich says it."""
    return "".join(f"{move or ''}{style.render(text, color_system=system)}" for style, text, move in parts)


@given(st.lists(stretches, max_size=4), systems)
def test_every_cell_looks_as_it_would_have_and_no_byte_more_is_sent(
    writes: list[list[tuple[Style, str, str | None]]], system: ColorSystem
) -> None:
    pen = Pen()
    sent = [sequence(parts, system) for parts in writes]
    less = [pen.write(one) for one in sent]
    assert screen("".join(less)) == screen("".join(sent))
    assert len("".join(less)) <= len("".join(sent))
    # What comes behind it is plain, as it was.
    assert screen("".join(less) + pen.write("x")) == screen(f"{''.join(sent)}x")


@given(stretches, systems, st.lists(st.integers(0, 400), max_size=4))
def test_a_sequence_torn_anywhere_is_the_same_sequence(
    parts: list[tuple[Style, str, str | None]], system: ColorSystem, cuts: list[int]
) -> None:
    sent = sequence(parts, system)
    edges = [0, *sorted(min(cut, len(sent)) for cut in cuts), len(sent)]
    pen = Pen()
    torn = "".join(pen.write(sent[start:end]) for start, end in pairwise(edges))
    assert torn + pen.write("x") == (whole := Pen()).write(sent) + whole.write("x")


@pytest.mark.parametrize(
    ("sent", "less"),
    [
        ("\x1b[1;31mab\x1b[0m\x1b[1;31mcd\x1b[0m", "\x1b[1;31mabcd"),
        ("\x1b[38;5;7;48;5;3ma\x1b[0m\x1b[1;38;5;7;48;5;3mb\x1b[0m", "\x1b[38;5;7;48;5;3ma\x1b[1mb"),
        ("\x1b[31ma\x1b[0m\x1b[2;3H\x1b[31mb\x1b[0m", "\x1b[31ma\x1b[2;3Hb"),
        ("\x1b[31ma\x1b[0m\x1b[?2026h\x1b[9G\x1b[31mb\x1b[0m\a", "\x1b[31ma\x1b[?2026h\x1b[9Gb\a"),
        ("plain", "plain"),
        ("\x1b[31ma\x1b[0mb", "\x1b[31ma\x1b[0mb"),
        ("", ""),
    ],
)
def test_a_style_is_said_once(sent: str, less: str) -> None:
    assert Pen().write(sent) == less


def test_a_style_said_in_one_write_is_not_said_in_the_next() -> None:
    pen = Pen()
    assert pen.write("\x1b[31ma\x1b[0m") == "\x1b[31ma"
    assert pen.write("\x1b[2;3H\x1b[31mb\x1b[0m") == "\x1b[2;3Hb"


def test_the_screen_one_goes_back_to_is_plain_and_nothing_is_known_of_it() -> None:
    pen = Pen()
    pen.write("\x1b[31ma\x1b[0m")
    assert pen.write("\x1b[?1049l") == "\x1b[0m\x1b[?1049l"
    assert pen.write("\x1b[?1049h\x1b[2;3H\x1b[31mb\x1b[0m") == "\x1b[0m\x1b[?1049h\x1b[2;3H\x1b[0;31mb"
