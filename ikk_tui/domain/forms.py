"""The form of one cell: its parts, how they stand there as text, and what is read from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from ikk_tui.domain.cells import CellKey, Content, Evidence, Revision
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.evidence import MOST_PROOFS, PROOF_LIMIT, typed_proofs
from ikk_tui.domain.numbers import CellState, typed_reading
from ikk_tui.domain.reviewing import Said
from ikk_tui.domain.texts import LINE_LIMIT, read_text

TEXT_LIMIT = 4000


class Part(StrEnum):
    """What can be typed about a cell, in the order of the form."""

    VALUE = "value"
    ANALYSIS = "analysis"
    OBSTACLES = "obstacles"
    FOLLOW_UP = "follow_up"
    EVIDENCE = "evidence"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return {
            "value": "Nilai",
            "analysis": "Analisis",
            "obstacles": "Kendala",
            "follow_up": "Tindak lanjut",
            "evidence": "Bukti",
        }[self]

    @property
    def limit(self) -> int:
        """How many characters it may have."""
        if self is Part.EVIDENCE:
            return MOST_PROOFS * (PROOF_LIMIT + 1)
        # A reason stands behind a dash and a space.
        return LINE_LIMIT + 2 if self is Part.VALUE else TEXT_LIMIT


TEXTS = (Part.ANALYSIS, Part.OBSTACLES, Part.FOLLOW_UP)

Typed = Mapping[Part, str]


@dataclass(frozen=True, slots=True)
class Written:
    """What a person wrote about a cell: the value as typed, the texts, measured evidence. None leaves what is there."""

    value: str | None = None
    analysis: str | None = None
    obstacles: str | None = None
    follow_up: str | None = None
    evidence: tuple[Evidence, ...] | None = None

    def upon(self, content: Content) -> Content:
        """The content with the texts and the evidence that were written; its value is another matter."""
        return replace(
            content,
            analysis=content.analysis if self.analysis is None else self.analysis,
            obstacles=content.obstacles if self.obstacles is None else self.obstacles,
            follow_up=content.follow_up if self.follow_up is None else self.follow_up,
            evidence=content.evidence if self.evidence is None else self.evidence,
        )


@dataclass(frozen=True, slots=True)
class OpenForm:
    """That somebody has the form of a cell open, until when (UTC) at the least."""

    session: str
    key: CellKey
    author: str
    device: str
    until: datetime


@dataclass(frozen=True, slots=True)
class CellForm:
    """A cell with what helps to fill it: its head, the same of last quarter and last year, who else has it open.

    `previous` is the newest value of an earlier quarter of the year, `thread` what was said in its review.
    """

    key: CellKey
    indicator: Indicator
    head: Revision | None
    last_quarter: Revision | None
    last_year: Revision | None
    previous: Decimal | None = None
    others: tuple[OpenForm, ...] = ()
    thread: tuple[Said, ...] = ()

    @property
    def content(self) -> Content:
        """What the cell holds."""
        return self.head.content if self.head else Content()


def typed_content(content: Content) -> dict[Part, str]:
    """How a content stands in the form; read again it is the same."""
    return {
        Part.VALUE: typed_value(content),
        Part.ANALYSIS: content.analysis,
        Part.OBSTACLES: content.obstacles,
        Part.FOLLOW_UP: content.follow_up,
        Part.EVIDENCE: typed_proofs(content.evidence),
    }


def typed_value(content: Content) -> str:
    """The value alone, a dash with its reason."""
    written = typed_reading(content.reading)
    return f"{written} {content.reason}" if content.reading.state is CellState.NOT_APPLICABLE else written


def read_typed(typed: Typed, evidence: tuple[Evidence, ...] | None) -> Written:
    """What was typed, as it may be stored, with the evidence once it is measured. Raises Refused for a text."""
    texts = {part: read_text(typed[part], part.label, part.limit) for part in TEXTS if part in typed}
    return Written(
        value=typed.get(Part.VALUE),
        analysis=texts.get(Part.ANALYSIS),
        obstacles=texts.get(Part.OBSTACLES),
        follow_up=texts.get(Part.FOLLOW_UP),
        evidence=evidence,
    )
