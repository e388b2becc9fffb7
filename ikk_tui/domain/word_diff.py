"""What became of a text, word by word, so that a reader sees at once what is new in it."""

import difflib
import re
from dataclasses import dataclass

# Above so many words the comparison would be felt; the texts of a cell are shorter.
MOST_WORDS = 3000
# A word with the blanks behind it: blanks apart would be the commonest word of all, and slow the comparison down.
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the compared texts: `sign` is "+" for what is new, "-" for what is gone, " " for what stayed."""

    sign: str
    text: str


def word_diff(before: str, now: str) -> tuple[Stretch, ...]:
    """How `before` became `now`: without the stretches "-" the texts joined are `now`, without "+" `before`."""
    if before == now:
        return (Stretch(" ", now),) if now else ()
    was, new = _WORDS.findall(before), _WORDS.findall(now)
    if len(was) + len(new) > MOST_WORDS:
        return tuple(Stretch(sign, text) for sign, text in (("-", before), ("+", now)) if text)
    found: list[Stretch] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(" ", "".join(was[a:b])))
            continue
        found += [Stretch(sign, "".join(words)) for sign, words in (("-", was[a:b]), ("+", new[c:d])) if words]
    return tuple(found)
