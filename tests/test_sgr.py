"""Fewer bytes, and every cell of the terminal looks as it would have."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.style import Style

from ikk_tui.sgr import thrifty

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


@given(stretches, systems)
def test_every_cell_looks_as_it_would_have_and_no_byte_more_is_sent(
    parts: list[tuple[Style, str, str | None]], system: ColorSystem
) -> None:
    sent = "".join(f"{move or ''}{style.render(text, color_system=system)}" for style, text, move in parts)
    less = thrifty(sent)
    assert screen(less) == screen(sent)
    assert len(less) <= len(sent)
    # What comes behind it is plain, as it was.
    assert screen(f"{less}x") == screen(f"{sent}x")


@pytest.mark.parametrize(
    ("sent", "less"),
    [
        ("\x1b[1;31mab\x1b[0m\x1b[1;31mcd\x1b[0m", "\x1b[1;31mabcd\x1b[0m"),
        ("\x1b[38;5;7;48;5;3ma\x1b[0m\x1b[1;38;5;7;48;5;3mb\x1b[0m", "\x1b[38;5;7;48;5;3ma\x1b[1mb\x1b[0m"),
        ("\x1b[31ma\x1b[0m\x1b[2;3H\x1b[31mb\x1b[0m", "\x1b[31ma\x1b[2;3Hb\x1b[0m"),
        ("plain", "plain"),
        ("\x1b[31ma\x1b[0mb", "\x1b[31ma\x1b[0mb"),
        ("", ""),
    ],
)
def test_a_style_is_said_once(sent: str, less: str) -> None:
    assert thrifty(sent) == less
