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
            "stabilize": "semakin dekat ke target semakin baik",
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
        raise UnknownCode(f"Kode {node.code} adalah {word}, bukan IKK", hint=f"yang terdekat: {_nearest(code, known)}")


def code_order(code: str) -> tuple[int, ...]:
    """The sort key of a code: 2.10 comes after 2.9. Raises ValueError for what is no code."""
    return tuple(int(part) for part in code.split("."))


def _unknown(code: str, known: Sequence[str]) -> UnknownCode:
    hint = f"yang terdekat: {_nearest(code, known)}" if known else ""
    return UnknownCode(f'Kode "{shown(code)}" tidak ada dalam keputusan', hint=hint)


def _nearest(code: str, known: Sequence[str]) -> str:
    """The known code of that depth with the longest beginning in common that differs least; else the most similar."""
    try:
        wanted = code_order(code.strip())
    except ValueError:
        return difflib.get_close_matches(code, known, n=1, cutoff=0.0)[0]
    return min(known, key=lambda one: _distance(wanted, code_order(one)))


def _distance(wanted: tuple[int, ...], known: tuple[int, ...]) -> tuple[int, int, int]:
    shared = next(
        (at for at, (a, b) in enumerate(zip(wanted, known, strict=False)) if a != b), min(len(wanted), len(known))
    )
    apart = abs(wanted[shared] - known[shared]) if shared < min(len(wanted), len(known)) else 0
    return abs(len(wanted) - len(known)), -shared, apart
