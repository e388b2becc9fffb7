"""A cell (indicator x quarter x office) and its revisions, which are content-addressed snapshots."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from ikk_tui.domain.canonical import encoded, revision_text
from ikk_tui.domain.numbers import BLANK, CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused

OFFICE = "KANWIL"

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


class Status(StrEnum):
    """How far a cell has come in review."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {"draft": "draf", "submitted": "diajukan", "approved": "disetujui", "returned": "dikembalikan"}[self]

    @property
    def closed(self) -> bool:
        """Whether nothing may be changed until a reviewer returns it."""
        return self in (Status.SUBMITTED, Status.APPROVED)

    @property
    def reopened(self) -> "Status":
        """What it is while one works on it: what was returned stays so until it is submitted again."""
        return Status.RETURNED if self is Status.RETURNED else Status.DRAFT


class Deed(StrEnum):
    """What a person did to make a revision."""

    RECORD = "record"
    CLEAR = "clear"
    UNDO = "undo"
    RESTORE = "restore"
    DESCRIBE = "describe"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    APPROVE = "approve"
    RETURN = "return"
    COMMENT = "comment"
    REVOKE = "revoke"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {
            "record": "mengisi",
            "clear": "mengosongkan",
            "undo": "membatalkan",
            "restore": "memulihkan",
            "describe": "menguraikan",
            "submit": "mengajukan",
            "withdraw": "menarik pengajuan",
            "approve": "menyetujui",
            "return": "mengembalikan",
            "comment": "mengomentari",
            "revoke": "membatalkan keputusan",
        }[self]

    @property
    def reviews(self) -> bool:
        """Whether it moved the cell through its review, and wrote nothing of what it holds."""
        return self in _REVIEWING

    @property
    def decides(self) -> bool:
        """Whether a reviewer decided with it."""
        return self in (Deed.APPROVE, Deed.RETURN)


_REVIEWING = {Deed.SUBMIT, Deed.WITHDRAW, Deed.APPROVE, Deed.RETURN, Deed.COMMENT, Deed.REVOKE}


@dataclass(frozen=True, slots=True)
class CellKey:
    """The natural key of a cell: the same on every machine."""

    year: int
    indicator: str
    quarter: Quarter
    office: str = OFFICE


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a value: `kind` is link, document or file; `size` in bytes and `sha256` of a file only."""

    kind: str
    reference: str
    size: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The full content of a cell at one moment. `reason` says why a value is not applicable."""

    reading: Reading = BLANK
    status: Status = Status.DRAFT
    reason: str = ""
    analysis: str = ""
    obstacles: str = ""
    follow_up: str = ""
    evidence: tuple[Evidence, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One link of a cell's history. `at` is UTC; `parents` are the ids it was made from."""

    key: CellKey
    content: Content
    deed: Deed
    author: str
    device: str
    at: datetime
    parents: tuple[str, ...]
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", hashlib.sha256(canonical(self).encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Cell:
    """The current state of a cell: what its newest revision `head` holds, short of the texts."""

    key: CellKey
    head: str
    reading: Reading
    status: Status


@dataclass(frozen=True, slots=True)
class Note:
    """Who wrote the head of a cell and when (UTC), the beginning of what it says about the value, what they did."""

    author: str
    at: datetime
    reason: str
    analysis: str
    obstacles: str
    remark: str = ""
    deed: Deed = Deed.RECORD


class ClosedCell(Refused):
    """The cell was submitted or approved: nothing in it may be changed until it is returned."""

    title = "Sel tertutup"


class StaleSave(Refused):
    """The cell was changed since the person saw it. `now` is its head, None where nobody wrote it."""

    title = "Sudah diubah orang lain"

    def __init__(self, sentence: str, now: Revision | None, *, hint: str = "") -> None:
        super().__init__(sentence, hint=hint)
        self.now = now


def canonical(revision: Revision) -> str:
    """The text whose SHA-256 is the revision's id: JSON, keys sorted, no spaces, UTF-8, numbers as plain strings."""
    key, content = revision.key, revision.content
    return revision_text(
        key.year,
        key.office,
        key.indicator,
        key.quarter,
        content.reading.state,
        *number_texts(content.reading),
        content.status,
        content.reason,
        content.analysis,
        content.obstacles,
        content.follow_up,
        evidence_text(content.evidence),
        content.remark,
        revision.deed,
        revision.author,
        revision.device,
        format_instant(revision.at),
        encoded(sorted(revision.parents)),
    )


def number_texts(reading: Reading) -> tuple[str, str, str]:
    """Value, numerator and denominator as they stand in the canonical text.

    The value is null where a fraction was typed: the quotient follows from its parts.
    """
    typed = reading.value if reading.denominator is None else None
    value, numerator, denominator = (
        "null" if number is None else f'"{plain(number)}"' for number in (typed, reading.numerator, reading.denominator)
    )
    return value, numerator, denominator


def evidence_text(evidence: Iterable[Evidence]) -> str:
    """The list of evidence as it stands in the canonical text."""
    return encoded([[one.kind, one.reference, one.size, one.sha256] for one in evidence])


def plain(number: Decimal | None) -> str | None:
    """A number for machines: a point, no exponent, no trailing zeros; None stays None."""
    if number is None:
        return None
    return f"{number.normalize() + 0:f}"


def format_instant(at: datetime) -> str:
    """UTC with microseconds: `2024-10-02T03:04:05.000006Z`. Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its zone")
    # A tenth of what strftime takes, and of the year always four digits, whatever the system's C library does.
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def read_instant(text: str) -> datetime:
    """The reverse of `format_instant`. Raises ValueError."""
    # Many times as quick as strptime, and many are read at once; but it takes other ways of writing, too.
    if not _INSTANT.fullmatch(text):
        raise ValueError(f"{text} is not a moment as it is stored here")
    return datetime.fromisoformat(text)


def closed_cell(key: CellKey, status: Status, author: str, at: datetime, deed: Deed | None = None) -> ClosedCell:
    """Why a closed cell cannot be changed, and whom to ask. The rest is of its newest revision."""
    hint = f"minta {author if status is Status.APPROVED else 'peninjau'} mengembalikannya bila harus diubah"
    # Behind a comment, or a decision that was taken back, it was looked at: no withdrawing any more.
    if status is Status.SUBMITTED and deed in (Deed.SUBMIT, None):
        hint = "tarik, atau minta peninjau mengembalikannya"
    who = f"; terakhir {author} {deed.label}" if deed in (Deed.COMMENT, Deed.REVOKE) else f" oleh {author}"
    sentence = f"{key.indicator} {key.quarter.label} sudah {status.label}{who} pada {format_moment(at)[:16]}"
    return ClosedCell(sentence, hint=hint)


def format_moment(at: datetime) -> str:
    """When it was on this machine's clock: `02-10-2024 10:04:05`."""
    return at.astimezone().strftime("%d-%m-%Y %H:%M:%S")


def with_reading(content: Content, reading: Reading, reason: str = "") -> Content:
    """The content after a new value was typed: texts and evidence stay.

    A reason belongs to `not_applicable` alone.
    """
    kept = reason if reading.state is CellState.NOT_APPLICABLE else ""
    return replace(content, reading=reading, status=content.status.reopened, reason=kept)


def reopened(former: Content, now: Content) -> Content:
    """A former content brought back into a cell that is open now: what its review has come to stays as it is."""
    return replace(former, status=now.status.reopened, remark=now.remark)
