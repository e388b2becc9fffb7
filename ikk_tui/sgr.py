"""Saying colours and the like to a terminal with as few bytes as it takes.

Rich begins every stretch of text with all of its style and ends it with a reset; of two that are painted one after the
other most is the same. Here each stretch says only what is other than before.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_STYLED = re.compile("\x1b\\[([0-9;]*)m")
# Going elsewhere, and most of what switches something on or off, paints nothing, in whatever style.
_PAINTS_NOTHING = re.compile("(?:\x1b\\[[0-9;]*[GH]|\x1b\\[\\?(?!1049)[0-9;]*[hl]|\a|\n)+")
# On another screen, or back from one, others may have said colours.
_ELSEWHERE = re.compile("\x1b\\[\\?1049[hl]")
# What may be the first part of a sequence whose rest is still to come.
_TORN = re.compile("\x1b(?:\\[[0-9;]*)?$")
# The code that ends each attribute. Bold and dim end together.
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_ENDS |= {"21": "24", "51": "54", "52": "54", "53": "55"}

# Attributes, foreground, background; each "" where it is the terminal's own.
Look = tuple[frozenset[str], str, str]
PLAIN: Look = (frozenset(), "", "")


class Pen:
    """What is written with it looks as it would have; a style is said only where something is painted in it.

    It stays in the terminal until another is needed: whatever goes to the terminal must go through this.
    """

    def __init__(self) -> None:
        # How the terminal paints now, where that is known, and how it is to paint what comes next.
        self._now: Look | None = PLAIN
        self._wanted = PLAIN
        self._torn = ""

    def write(self, sequence: str) -> str:
        """The sequence to send for this one. Whatever is no style goes through as it is."""
        sequence = self._torn + sequence
        torn = _TORN.search(sequence)
        self._torn = torn.group() if torn else ""
        sent: list[str] = []
        parts = _STYLED.split(sequence[: torn.start()] if torn else sequence)
        # Texts and codes in turn, a text first and last.
        for at in range(0, len(parts), 2):
            text = parts[at]
            if text:
                if self._wanted != self._now and not _PAINTS_NOTHING.fullmatch(text):
                    sent.append(_change(self._now, self._wanted))
                    self._now = self._wanted
                sent.append(text)
                if _ELSEWHERE.search(text):
                    self._now = None
            if at + 1 < len(parts):
                self._wanted = _with(self._wanted, parts[at + 1])
        return "".join(sent)


@lru_cache(maxsize=4096)
def _with(look: Look, codes: str) -> Look:
    attributes, front, back = set(look[0]), look[1], look[2]
    for code in _codes(codes):
        first = code.split(";", 1)[0]
        if first in ("", "0"):
            attributes, front, back = set(), "", ""
        elif first in _ENDS:
            attributes.add(first)
        elif first in _ENDS.values():
            attributes -= {one for one, end in _ENDS.items() if end == first}
        elif first in ("39", "49"):
            front, back = ("", back) if first == "39" else (front, "")
        elif first == "48" or first.startswith("4") or first.startswith("10"):
            back = code
        else:
            front = code
    return frozenset(attributes), front, back


def _codes(codes: str) -> Iterator[str]:
    """One by one; a colour of many or of its own parts is one code."""
    parts = iter(codes.split(";"))
    for part in parts:
        if part in ("38", "48"):
            kind = next(parts, "")
            rest = [next(parts, "") for _ in range(1 if kind == "5" else 3)]
            yield ";".join((part, kind, *rest))
        else:
            yield part


@lru_cache(maxsize=4096)
def _change(now: Look | None, wanted: Look) -> str:
    """The shortest way from one to the other: what differs, or all of it after a reset."""
    anew = "\x1b[" + ";".join(["0", *sorted(wanted[0]), *filter(None, wanted[1:])]) + "m"
    if now is None:
        return anew
    ended = {_ENDS[one] for one in now[0] - wanted[0]}
    begun = {one for one in wanted[0] if one not in now[0] or _ENDS[one] in ended}
    codes = [*sorted(ended), *sorted(begun)]
    codes += [wanted[1] or "39"] if wanted[1] != now[1] else []
    codes += [wanted[2] or "49"] if wanted[2] != now[2] else []
    return min(f"\x1b[{';'.join(codes)}m", anew, key=len)
