"""Sending a terminal only the cells that look otherwise than before, in as few bytes as it takes.

Textual sends all that was to be painted anew, of a line from the left edge of its widget, and after a change of the
layout the whole screen. It says the whole style of each stretch, and after each paint sends the hidden cursor home.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any

from rich.cells import get_character_cell_size, split_graphemes
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.driver import Driver
from textual.geometry import Size
from textual.strip import Strip

from ikk_tui.sgr import Pen

HOME = "\x1b[1;1H"
# About the bytes of going to another column.
_WORTH_MOVING = 6

# What is sent before and after a text to make it look so.
Look = tuple[str, str]
# A character with the marks on it, and its look; of a wide one the second cell is empty.
Cell = tuple[str, Look]
Row = list[Cell | None]
PLAIN: Look = ("", "")


class Picture:
    """What stands on the terminal, cell by cell, as far as it is known."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}
        # That of the last layout which was sent.
        self.size = Size(0, 0)

    def forget(self) -> None:
        """Others may have painted there: the next time all of it is sent."""
        self._rows.clear()

    def less(self, update: ChopsUpdate | LayoutUpdate) -> CompositorUpdate:
        """The same update, of which only what looks otherwise is sent; it counts as sent once it is rendered."""
        return _Difference(update, self)

    def sent(self, update: ChopsUpdate | LayoutUpdate, system: ColorSystem) -> str:
        """What to send for it."""
        if isinstance(update, LayoutUpdate) and update.region.size != self.size:
            # Something may have been painted for the old size when the terminal had the new one already.
            self.forget()
            self.size = update.region.size
        sent: list[str] = []
        # The line as it is to be, and between which columns it was painted.
        painted: dict[int, tuple[Row, int, int]] = {}
        for y, x, cells in _painted(update, system):
            row, first, last = painted.get(y) or (self._rows.get(y, [])[:], x, x)
            row += repeat(None, x - len(row))
            row[x : x + len(cells)] = cells
            painted[y] = row, min(first, x), max(last, x + len(cells))
        for y, (row, first, last) in painted.items():
            # Along the same line the column is enough.
            to = f"\x1b[{y + 1};{{}}H"
            for start, end in differing(self._rows.get(y, []), row, range(first, last)):
                sent += to.format(start + 1), _said(row, start, end)
                to = "\x1b[{}G"
            self._rows[y] = row
        return "".join(sent)


class _Difference(CompositorUpdate):
    def __init__(self, update: ChopsUpdate | LayoutUpdate, picture: Picture) -> None:
        self._update = update
        self._picture = picture

    def render_segments(self, console: Console) -> str:
        return self._picture.sent(self._update, console._color_system or ColorSystem.TRUECOLOR)


def differing(before: Row, after: Row, painted: range) -> list[tuple[int, int]]:
    """The stretches of these columns in which the two differ, each from a column to before a column.

    Two that lie so near to each other that going there would cost more than what is between them are one, and no wide
    character is cut in two.
    """
    was = before + [None] * (len(after) - len(before))
    found: list[tuple[int, int]] = []
    for at in painted:
        if was[at] == after[at]:
            continue
        if found and (at == found[-1][1] or _near(after, found[-1][1], at)):
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return [_whole(was, after, *span) for span in found]


def frugal(driver: type[Driver], picture: Picture) -> type[Driver]:
    """That driver, which says each style once."""

    class FrugalDriver(driver):  # type: ignore[misc, valid-type]  # which one it is the platform says
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self._pen = Pen()

        def start_application_mode(self) -> None:
            picture.forget()
            super().start_application_mode()

        def write(self, data: str) -> None:
            # Hidden, the cursor may stay where it is: whatever is painted next says where.
            super().write(self._pen.write(data.removesuffix(HOME)))

    return FrugalDriver


def _painted(update: ChopsUpdate | LayoutUpdate, system: ColorSystem) -> Iterator[tuple[int, int, list[Cell]]]:
    """Line, column, and the cells from there on."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield y, update.region.x, [cell for strip in strips for cell in _cells(strip, system)]
        return
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < last and end > first:
                start = max(x, first)
                yield y, start, _cells(strip, system)[start - x : min(end, last) - x]


def _cells(strip: Iterable[tuple[str, Style | None, Any]], system: ColorSystem) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, _ in strip:
        look = PLAIN if style is None else _look(style, system)
        if _narrow(text):
            cells += zip(text, repeat(look))
            continue
        for start, end, size in split_graphemes(text)[0]:
            if size == 0:
                # It stands on the character before; at the edge of a widget there is none, and nothing to be seen.
                at = next((at for at in reversed(range(len(cells))) if cells[at][0]), None)
                if at is not None:
                    cells[at] = cells[at][0] + text[start:end], cells[at][1]
                continue
            cells += [(text[start:end], look), *[("", look)] * (size - 1)]
    return cells


@lru_cache(maxsize=4096)
def _look(style: Style, system: ColorSystem) -> Look:
    before, _, after = Strip.render_style(style, "\0", system).partition("\0")
    return before, after


@lru_cache(maxsize=4096)
def _narrow(text: str) -> bool:
    """Whether each of its characters takes one cell."""
    return (text.isprintable() and text.isascii()) or all(get_character_cell_size(character) == 1 for character in text)


def _near(row: Row, start: int, end: int) -> bool:
    """Whether what is between costs less than going over it: a few cells in the look of the one before."""
    before = row[start - 1]
    return (
        end - start < _WORTH_MOVING
        and before is not None
        and all(cell is not None and cell[1] == before[1] for cell in row[start:end])
    )


def _whole(was: Row, now: Row, start: int, end: int) -> tuple[int, int]:
    while start > 0 and (_halved(was, start) or _halved(now, start)):
        start -= 1
    while end < len(now) and (_halved(was, end) or _halved(now, end)):
        end += 1
    return start, end


def _halved(row: Row, at: int) -> bool:
    """Whether a wide character stands on both sides of that column's edge."""
    cell = row[at] if at < len(row) else None
    return cell is not None and not cell[0]


def _said(row: Row, start: int, end: int) -> str:
    """These cells. What comes after a character that a terminal may think wider or narrower stands in its column."""
    said: list[str] = []
    at = start
    for (before, after), cells in groupby(filter(None, row[start:end]), key=itemgetter(1)):
        texts = [text for text, _ in cells]
        said += before, *(texts if _narrow("".join(texts)) else _placed(texts, at, end, row)), after
        at += len(texts)
    return "".join(said)


def _placed(texts: list[str], at: int, end: int, row: Row) -> list[str]:
    """The texts of these cells, the next column named after each that may be shown wider or narrower."""
    placed: list[str] = []
    for text in texts:
        at += 1
        placed.append(text)
        if text and not _narrow(text) and at < end:
            wide = at < len(row) and _halved(row, at)
            placed.append(f"\x1b[{at + 1 + wide}G")
    return placed
