"""What became of a text, word by word, so that a reader sees at once what is new in it."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

# Above so many pairs of equal words the comparison would be felt: a text of one word over and over would take half a
# minute. The longest text of a cell, in sentences, has some thousands.
MOST_PAIRS = 20_000
# A word with the blanks behind it: blanks apart would be the commonest word of all, and slow the comparison down.
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the compared texts: `sign` is "+" for what is new, "-" for what is gone, " " for what stayed."""

    sign: str
    text: str


def word_diff(before: str, now: str) -> tuple[Stretch, ...]:
    """How `before` became `now`: without the stretches "-" the texts joined are `now`, without "+" `before`.

    Of texts that repeat themselves too often only what both begin and end with is told as having stayed.
    """
    was, new = _WORDS.findall(before), _WORDS.findall(now)
    start = _shared(was, new)
    end = _shared(was[start:][::-1], new[start:][::-1])
    kept, gone, added = new[:start], was[start : len(was) - end], new[start : len(new) - end]
    found = [(" ", kept), *_between(gone, added), (" ", new[len(new) - end :])]
    return tuple(_joined((sign, "".join(words)) for sign, words in found if words))


def _between(was: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """What became of the words between those that both begin and end with."""
    often = Counter(new)
    if sum(often[word] for word in was) > MOST_PAIRS:
        yield from (("-", was), ("+", new))
        return
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield " ", was[a:b]
        else:
            yield from (("-", was[a:b]), ("+", new[c:d]))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many equal words both begin."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _joined(stretches: Iterator[tuple[str, str]]) -> Iterator[Stretch]:
    """The stretches, those of one sign in a row as one."""
    for sign, texts in groupby(stretches, key=lambda one: one[0]):
        yield Stretch(sign, "".join(text for _, text in texts))
