"""The decree as a tree of frozen objects: programs, objectives, indicators, each knowing its code."""

import datetime
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import shown
from ikk_tui.errors import UnknownCode

LONGEST_CODE = 12
LEAST_LIKENESS = 0.5


class Polarity(StrEnum):
    """Which direction of a value is good."""

    MAXIMIZE = "maximize"
    MINIMIZE = "minimize"
    STABILIZE = "stabilize"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return {
            "maximize": "semakin tinggi semakin baik",
            "minimize": "semakin rendah semakin baik",
            "stabilize": "semakin dekat target semakin baik",
        }[self]


class Consolidation(StrEnum):
    """How the quarters of a year make its value to date."""

    LAST = "last"
    SUM = "sum"
    AVERAGE = "average"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return {"last": "nilai terbaru", "sum": "jumlah triwulan", "average": "rata-rata triwulan"}[self]

    def asks(self, quarter: Quarter) -> str:
        """What a cell of `quarter` asks for: the value up to now, or that of the quarter alone."""
        return f"kumulatif s.d. {quarter.label}" if self is Consolidation.LAST else f"hanya {quarter.label}"


@dataclass(frozen=True, slots=True)
class Office:
    """A satuan kerja: its code, its full name and our short label."""

    code: str
    name: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """An IKK. `target` is annual; `quarter_targets` are cumulative and exist where the action plan sets them."""

    code: str
    name: str
    target: Decimal
    target_text: str
    unit: str
    polarity: Polarity
    consolidation: Consolidation
    division: str
    index_scale: Decimal | None = None
    quarter_targets: tuple[Decimal | None, ...] = (None, None, None, None)

    def target_at(self, quarter: Quarter) -> tuple[Decimal, bool]:
        """The target used at `quarter`, and whether it is the quarter's own."""
        own = self.quarter_targets[quarter - 1]
        return (self.target, False) if own is None else (own, True)


@dataclass(frozen=True, slots=True)
class Objective:
    """A sasaran kegiatan."""

    code: str
    name: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A program: `name` as printed, `label` our short one."""

    code: str
    name: str
    label: str
    division: str
    objectives: tuple[Objective, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Those of all its objectives, in decree order."""
        return tuple(one for objective in self.objectives for one in objective.indicators)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A labelled paragraph of the decree: `a.`, `1.`, `KESATU`, or no label."""

    label: str
    text: str


@dataclass(frozen=True)
class Decree:
    """The document and its annex."""

    year: int
    number: str
    institution: str
    issuer: str
    title: str
    place: str
    date: datetime.date
    in_force_until: datetime.date
    enactment: str
    signatory_position: str
    signatory: str
    signatory_nip: str
    considerations: tuple[Paragraph, ...]
    legal_bases: tuple[Paragraph, ...]
    dictums: tuple[Paragraph, ...]
    copies: tuple[Paragraph, ...]
    programs: tuple[Program, ...]

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All of them, in decree order."""
        return tuple(one for program in self.programs for one in program.indicators)

    @cached_property
    def _nodes(self) -> dict[str, Program | Objective | Indicator]:
        nodes: dict[str, Program | Objective | Indicator] = {}
        for program in self.programs:
            nodes[program.code] = program
            for objective in program.objectives:
                nodes[objective.code] = objective
                nodes.update((one.code, one) for one in objective.indicators)
        return nodes

    def node(self, code: str) -> Program | Objective | Indicator:
        """The program, objective or indicator of that code. Raises UnknownCode naming the nearest."""
        node = self._nodes.get(code.strip())
        if node is None:
            raise _unknown(code, list(self._nodes))
        return node

    def indicator(self, code: str) -> Indicator:
        """The indicator of that code. Raises UnknownCode naming the nearest."""
        node = self._nodes.get(code.strip())
        if isinstance(node, Indicator):
            return node
        known = [one.code for one in self.indicators]
        if node is None:
            raise _unknown(code, known)
        word = "program" if isinstance(node, Program) else "sasaran"
        below = next(one for one in known if one.startswith(f"{node.code}."))
        raise UnknownCode(f"Kode {node.code} adalah {word}, bukan IKK", hint=f"yang terdekat: {below}")


def is_indicator(code: str) -> bool:
    """Whether a code is that of an indicator, and not of a program or objective."""
    return code.count(".") == 2


def code_order(code: str) -> tuple[int, ...]:
    """The sort key of a code: 2.10 comes after 2.9. Raises ValueError for what is no code."""
    return tuple(int(part) for part in code.split("."))


def _unknown(code: str, known: Sequence[str]) -> UnknownCode:
    return UnknownCode(f'Kode "{shown(code)}" tidak ada dalam keputusan', hint=_nearest_hint(code, known))


def _nearest_hint(code: str, known: Sequence[str]) -> str:
    """Offer the code that was probably meant; where nothing is alike, nothing."""
    nearest = _nearest_by_numbers(code, known) or _nearest_by_digits(code, known)
    return f"yang terdekat: {nearest}" if nearest else ""


def _nearest_by_numbers(code: str, known: Sequence[str]) -> str | None:
    """Of a code with points, or one number: that of its depth with the longest common beginning, then the nearest."""
    # Longer without points, it is three numbers run together.
    if not known or ("." not in code and len(code.strip()) > 2):
        return None
    try:
        wanted = code_order(code[:LONGEST_CODE].strip())
    except ValueError:
        return None
    return min(known, key=lambda one: _distance(wanted, code_order(one)))


def _distance(wanted: tuple[int, ...], known: tuple[int, ...]) -> tuple[int, int, int]:
    pairs = list(zip(wanted, known, strict=False))
    shared = next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))
    apart = abs(pairs[shared][0] - pairs[shared][1]) if shared < len(pairs) else 0
    # One digit too many: 55 is nearer to 5 than to 7.
    slip = apart > 9 and str(pairs[shared][0]).startswith(str(pairs[shared][1]))
    return abs(len(wanted) - len(known)), -shared, 10 if slip else apart


def _nearest_by_digits(code: str, known: Sequence[str]) -> str | None:
    """Of anything else: the one whose digits look most alike, if they do."""
    typed = "".join(letter for letter in code[:LONGEST_CODE] if letter.isascii() and letter.isdigit())
    by_digits = {one.replace(".", ""): one for one in known}
    found = difflib.get_close_matches(typed, by_digits, n=1, cutoff=LEAST_LIKENESS)
    return by_digits[found[0]] if found else None
