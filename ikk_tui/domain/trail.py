"""The trail: who did what to a file, when and about what, and what of it is wanted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ikk_tui.domain.cells import OFFICE, CellKey
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import shown
from ikk_tui.errors import Refused

# Of a root: what a report carries, and the least that is looked up.
ROOT_SHOWN = 12
ROOT_LENGTH = 64


class TrailKind(StrEnum):
    """What a line of the trail is about."""

    REALISATION = "realisation"
    REVIEW = "review"
    AMENDMENT = "amendment"
    ACCOUNT = "account"
    LOCK = "lock"
    POLICY = "policy"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {
            "realisation": "isian",
            "review": "reviu",
            "amendment": "perbaikan",
            "account": "akun",
            "lock": "kunci",
            "policy": "ketentuan",
        }[self]


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One line. `seq` is its place in the order of arrival in this file, `at` is UTC.

    `subject` names what it is about (`2.4.5 TW III 2024`, `aturan nilai 2024`, a login, `TW III 2024`), `told` says in
    one sentence what was done; `id` is that of the row in its ledger.
    """

    seq: int
    at: datetime
    author: str
    device: str
    kind: TrailKind
    subject: str
    told: str
    id: str


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which lines are wanted; None is any.

    `person` is who did it; `code` that of an indicator, or of an objective or program for all below it. An account
    belongs to no year, and only cells, locks and the own target of a quarter belong to a quarter.
    """

    person: str | None = None
    code: str | None = None
    quarter: Quarter | None = None
    kind: TrailKind | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines of the trail, newest first, and whether there are `more` that match.

    `root` stands for all `sealed` rows of the file, whatever is wanted of them.
    """

    entries: tuple[TrailEntry, ...]
    more: bool
    root: str
    sealed: int


@dataclass(frozen=True, slots=True)
class Rooted:
    """Where a root stands in the chain: the number of its row, 0 before the first, and when (UTC) that was made.

    `at` is None before the first row, and of a row that is gone.
    """

    seq: int
    root: str
    at: datetime | None


def cell_subject(key: CellKey) -> str:
    """`2.4.5 TW III 2024`; the office where it is another one than ours."""
    office = "" if key.office == OFFICE else f" {key.office}"
    return f"{key.indicator} {key.quarter.label} {key.year}{office}"


def read_root(text: str) -> str:
    """A root, or its beginning, as it was copied from a report. Raises Refused for what can be none."""
    typed = "".join(text.split()).removesuffix("...").removesuffix("…").lower()
    if not ROOT_SHOWN <= len(typed) <= ROOT_LENGTH or typed.strip("0123456789abcdef"):
        hint = f"ketik {ROOT_SHOWN} sampai {ROOT_LENGTH} angka heksadesimal seperti tercetak di laporannya"
        raise Refused(f'"{shown(text)}" bukan akar', hint=hint)
    return typed


def read_kind(text: str) -> TrailKind:
    """A kind by its stored or Indonesian word. Raises Refused for an unknown one."""
    word = text.strip().casefold()
    for kind in TrailKind:
        if word in (str(kind), kind.label):
            return kind
    listed = ", ".join(kind.label for kind in TrailKind)
    raise Refused(f'Jenis "{shown(text)}" tidak dikenal', hint=f"yang ada: {listed}")
