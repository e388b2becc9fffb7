"""Saying colours and the like to a terminal with as few bytes as it takes.

Rich begins every stretch of text with all of its style and ends it with a reset; of two that stand side by side most is
the same. Here each stretch says only what is other than before.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

_STYLED = re.compile("\x1b\\[([0-9;]*)m")
# Going elsewhere paints nothing, in whatever style.
_MOVES = re.compile("(?:\x1b\\[[0-9;]*H|\n)+")
# The code that ends each attribute. Bold and dim end together.
_ENDS = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29"}
_ENDS |= {"21": "24", "51": "54", "52": "54", "53": "55"}
_RESET = "\x1b[0m"

# Attributes, foreground, background; each "" where it is the terminal's own.
Look = tuple[frozenset[str], str, str]
PLAIN: Look = (frozenset(), "", "")


def thrifty(sequence: str) -> str:
    """The same for the eye. Whatever is no style goes through as it is; at the end the terminal is plain again."""
    shown: list[str] = []
    now = wanted = PLAIN
    parts = _STYLED.split(sequence)
    # Texts and codes in turn, a text first and last.
    for at in range(0, len(parts), 2):
        text = parts[at]
        if text:
            if wanted != now and not _MOVES.fullmatch(text):
                shown.append(_change(now, wanted))
                now = wanted
            shown.append(text)
        if at + 1 < len(parts):
            wanted = _with(wanted, parts[at + 1])
    if now != PLAIN:
        shown.append(_RESET)
    return "".join(shown)


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
def _change(now: Look, wanted: Look) -> str:
    """The shortest way from one to the other: what differs, or all of it after a reset."""
    ended = {_ENDS[one] for one in now[0] - wanted[0]}
    begun = {one for one in wanted[0] if one not in now[0] or _ENDS[one] in ended}
    codes = [*sorted(ended), *sorted(begun)]
    codes += [wanted[1] or "39"] if wanted[1] != now[1] else []
    codes += [wanted[2] or "49"] if wanted[2] != now[2] else []
    anew = ["0", *sorted(wanted[0]), *filter(None, wanted[1:])]
    return min((f"\x1b[{';'.join(one)}m" for one in (codes, anew)), key=len)
