"""What somebody types in one round, at random but the same for the same dice, and what the screen says of it."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from pathlib import Path
from random import Random

from ikk_tui.domain.forms import Part
from tests.e2e.conftest import CONTROL_O, DOWN, F2, F3, F7, HOME, Terminal

_STORED = re.compile(r"^ (?P<code>\d\.\d\.\d) .*? (?P<value>\S+) +[▲▼·] +\S+ +draf")
_FIELD = re.compile(r"^ (?P<code>\d\.\d\.\d) .*? (?P<value>\S+) +[▲▼·] ")
_LEFT = re.compile(r"^ (?P<code>\d\.\d\.\d) .*? ! (?P<value>\S+) .*belum tersimpan")
_TOLD = re.compile(r"(?P<code>\d\.\d\.\d) TW I: tersimpan (?P<what>.+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text for a part of a cell; `submitted` when a key that saves it follows."""

    code: str
    part: Part
    text: str
    submitted: bool = True


@dataclass(frozen=True, slots=True)
class Press:
    """One key, and how much of an entry has been typed with it."""

    key: str
    entry: Entry | None = None
    length: int = 0

    @property
    def so_far(self) -> str:
        """What of the text stands in its field then."""
        return self.entry.text[: self.length] if self.entry else ""

    @property
    def last(self) -> bool:
        """Whether all of the text stands there then."""
        return self.entry is not None and self.length == len(self.entry.text)


def presses(dice: Random, codes: Sequence[str], numbers: Iterator[int]) -> list[Press]:
    """Down the grid: here a value, there a text in the form, at the end perhaps a value that is left half typed."""
    made = [Press("2"), Press(HOME)]
    percents = [code for code in codes if code.startswith("2.") and code > "2.2"]
    for code, after in pairwise(codes[: dice.randrange(12, 24)]):
        what = dice.random() if code in percents else 1
        number = next(numbers)
        if what < 0.2:
            # Enter and the arrow save alike, and go down.
            made += [*_typed(Entry(code, Part.VALUE, _value(number))), Press(dice.choice(["\r", DOWN]))]
        elif what < 0.3:
            saved = dice.random() < 0.5
            entry = Entry(code, Part.ANALYSIS, f"uraian-{number}", saved)
            made += [Press("f"), Press("\t"), Press(F7), *_typed(entry)]
            made += [*([Press(CONTROL_O)] if saved else []), Press(F2), Press(DOWN)]
        else:
            made.append(Press(DOWN))
        if after in percents and dice.random() < 0.05:
            made += [*_typed(Entry(after, Part.VALUE, _value(next(numbers)), False)), Press(F3)]
            break
    return made


def _typed(entry: Entry) -> list[Press]:
    return [Press(sign, entry, at + 1) for at, sign in enumerate(entry.text)]


def _value(number: int) -> str:
    """One that was not typed before, and that nobody would ask about."""
    return f"{20 + number // 100 % 80},{number % 100:02}"


def plain(part: Part, text: str) -> str | Decimal:
    """How a text compares with what is stored of it."""
    try:
        return Decimal(text.replace(",", ".")) if part is Part.VALUE else text
    except InvalidOperation:
        return text


Stored = set[tuple[str, Part, str | Decimal]]


def acknowledged(now: Terminal) -> tuple[Stored, set[str]]:
    """The values that the screen shows as stored, and the codes of cells whose texts it says are."""
    values: Stored = set()
    texts = set()
    for row, line in enumerate(now.display):
        shown, told = _STORED.search(line), _TOLD.search(line)
        if shown is not None and not now.caret(row):
            values.add((shown["code"], Part.VALUE, plain(Part.VALUE, shown["value"])))
        for what in told["what"].split(", ") if told else []:
            assert told is not None
            if what.startswith(Part.ANALYSIS.label.lower()):
                texts.add(told["code"])
            else:
                values.add((told["code"], Part.VALUE, plain(Part.VALUE, what.split()[0])))
    return values, texts


def waiting(now: Terminal) -> dict[str, str]:
    """By code, the values on the screen that are not stored: left in their lines, or being typed."""
    found = {}
    for row, line in enumerate(now.display):
        shown = _FIELD.search(line) if now.caret(row) else _LEFT.search(line)
        if shown is not None:
            found[shown["code"]] = shown["value"]
    return found


def ledger(database: Path) -> Stored:
    """Everything that was ever stored in the first quarter."""
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT indicator, value, analysis, quarter FROM revision").fetchall()
    assert {quarter for *_, quarter in rows} <= {1}
    values: Stored = {(code, Part.VALUE, Decimal(value).scaleb(-4)) for code, value, *_ in rows if value is not None}
    return values | {(code, Part.ANALYSIS, text) for code, _, text, _ in rows if text}
