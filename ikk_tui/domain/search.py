"""Finding an indicator by words or code: without regard to case and accents, several words in any order."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ikk_tui.domain.decree import Decree

_CODE = re.compile(r"[0-9][0-9.]*")


@dataclass(frozen=True, slots=True)
class Found:
    """The codes of the indicators that match, in decree order, and the node whose code was typed out, if one was."""

    indicators: tuple[str, ...]
    exact: str | None = None


class Finder:
    """An index of one decree, made once; asking it reads nothing else."""

    def __init__(self, decree: Decree) -> None:
        self._codes: list[str] = []
        self._texts: list[tuple[str, str]] = []
        for program in decree.programs:
            self._codes.append(program.code)
            for objective in program.objectives:
                self._codes.append(objective.code)
                for one in objective.indicators:
                    self._codes.append(one.code)
                    texts = (one.name, one.unit, objective.name, program.label, program.name)
                    self._texts.append((one.code, fold("\n".join(texts))))

    def find(self, query: str) -> Found:
        """All indicators that hold every word in their name, unit, objective or program, or whose code begins so."""
        words = words_of(query)
        if not words:
            return Found(tuple(code for code, _ in self._texts))
        hits = tuple(code for code, text in self._texts if all(w in text or _begins(code, w) for w in words))
        return Found(hits, self._exact(words[0]) if len(words) == 1 else None)

    def _exact(self, word: str) -> str | None:
        word = word.rstrip(".")
        return next((code for code in self._codes if word in (code, code.replace(".", ""))), None)


def words_of(query: str) -> list[str]:
    """The words of a query, folded."""
    return fold(query).split()


def fold(text: str) -> str:
    """The text without case and accents, for comparing."""
    return _fold(text)[0]


def matches(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text: begin and end of each stretch, in order and apart from one another.

    A code that a word begins, with or without its points, is a match as well.
    """
    folded, places = _fold(text)
    spans = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            spans.append((places[at], _end(places, at + len(word))))
            at = folded.find(word, at + len(word))
        code = _CODE.match(text)
        if code and _begins(code.group(), word):
            digits = [at for at, letter in enumerate(code.group()) if letter != "."]
            spans.append((0, digits[len(word.replace(".", "")) - 1] + 1))
    return _joined(spans)


def _begins(code: str, word: str) -> bool:
    word = word.rstrip(".")
    return bool(_CODE.fullmatch(word)) and (code.startswith(word) or code.replace(".", "").startswith(word))


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters (and its end) the place in `text` it came from."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold()):
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(at)
    return "".join(letters), [*places, len(text)]


def _end(places: list[int], after: int) -> int:
    """Where a match ends whose last folded letter stands before `after`: one letter may have become several."""
    while after < len(places) - 1 and places[after] == places[after - 1]:
        after += 1
    return places[after]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
