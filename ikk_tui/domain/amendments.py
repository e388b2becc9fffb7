"""Corrections of what a decree sets (its dictum KEEMPAT) and of the scoring rules: appended, each with its basis."""

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ikk_tui.domain.cells import format_instant
from ikk_tui.domain.scoring import BAND_RULES
from ikk_tui.domain.texts import read_line, shown
from ikk_tui.errors import Refused

CANONICAL_FORMAT = 1
BASIS_LIMIT, REASON_LIMIT = 120, 500

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Field(StrEnum):
    """What an amendment can change: of an indicator, or (the last seven) of the scoring rules."""

    NAME = "name"
    TARGET = "target"
    UNIT = "unit"
    POLARITY = "polarity"
    CONSOLIDATION = "consolidation"
    DIVISION = "division"
    INDEX_SCALE = "index_scale"
    TARGET_Q1 = "target_q1"
    TARGET_Q2 = "target_q2"
    TARGET_Q3 = "target_q3"
    TARGET_Q4 = "target_q4"
    CAP = "cap"
    BAND_VERY_HIGH = "band_very_high"
    BAND_HIGH = "band_high"
    BAND_MEDIUM = "band_medium"
    BAND_LOW = "band_low"
    ROLLUP = "rollup"
    ZERO_TARGET = "zero_target"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        if self in BAND_RULES:
            return f"{BAND_RULES[self]} >"
        return _LABELS[self]


_LABELS = {
    Field.NAME: "Uraian",
    Field.TARGET: "Target",
    Field.UNIT: "Satuan",
    Field.POLARITY: "Polaritas",
    Field.CONSOLIDATION: "Konsolidasi",
    Field.DIVISION: "Divisi",
    Field.INDEX_SCALE: "Skala indeks",
    Field.TARGET_Q1: "Target TW I",
    Field.TARGET_Q2: "Target TW II",
    Field.TARGET_Q3: "Target TW III",
    Field.TARGET_Q4: "Target TW IV",
    Field.CAP: "Batas atas",
    Field.ROLLUP: "Rata-rata",
    Field.ZERO_TARGET: "Target 0",
}
RULE_FIELDS = tuple(Field)[list(Field).index(Field.CAP) :]
INDICATOR_FIELDS = tuple(one for one in Field if one not in RULE_FIELDS)
QUARTER_FIELDS = (Field.TARGET_Q1, Field.TARGET_Q2, Field.TARGET_Q3, Field.TARGET_Q4)


@dataclass(frozen=True, slots=True)
class Basis:
    """What an amendment rests on: the letter's number and day, and why it was made."""

    number: str
    date: date
    reason: str

    @property
    def letter(self) -> str:
        """The letter as it is cited."""
        return f"{self.number}, {format_day(self.date)}"


@dataclass(frozen=True, slots=True)
class TypedBasis:
    """The same as it was typed."""

    number: str = ""
    date: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """One changed field. `indicator` is None for a scoring rule; `before` and `after` are stored texts.

    `parent` is the id of the amendment before it in the file, "" for the first; `at` is UTC.
    """

    year: int
    indicator: str | None
    field: Field
    before: str
    after: str
    basis: Basis
    author: str
    device: str
    at: datetime
    parent: str
    id: str = dataclasses.field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", hashlib.sha256(canonical(self).encode()).hexdigest())


def canonical(one: Amendment) -> str:
    """The text whose SHA-256 is the amendment's id: JSON, keys sorted, no spaces, UTF-8."""
    return _encode(
        {
            "format": CANONICAL_FORMAT,
            "year": one.year,
            "indicator": one.indicator,
            "field": one.field,
            "before": one.before,
            "after": one.after,
            "basis": one.basis.number,
            "basis_date": one.basis.date.isoformat(),
            "reason": one.basis.reason,
            "author": one.author,
            "device": one.device,
            "at": format_instant(one.at),
            "parent": one.parent,
        }
    )


def read_basis(typed: TypedBasis, today: date) -> Basis:
    """Read what was typed. Raises Refused for a missing part, or a day that is none or yet to come."""
    letter = _required(typed.number, "Nomor surat", "ketik nomor surat yang menjadi dasarnya", BASIS_LIMIT)
    dated = read_day(typed.date, "Tanggal surat")
    if dated > today:
        hint = f"ketik paling lambat hari ini, {format_day(today)}"
        raise Refused(f"Tanggal surat {format_day(dated)} belum tiba", hint=hint)
    return Basis(letter, dated, _required(typed.reason, "Alasan", "ketik mengapa diubah", REASON_LIMIT))


def read_day(text: str, name: str) -> date:
    """Read `12-08-2024` (also with slashes or points). Raises Refused."""
    parts = text.strip().replace("/", "-").replace(".", "-").split("-")
    try:
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts) or len(parts[2]) != 4:
            raise ValueError
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except (ValueError, OverflowError) as error:
        hint = "ketik hari-bulan-tahun, misalnya 12-08-2024"
        said = f'{name} "{shown(text)}" bukan tanggal' if text.strip() else f"{name} belum diisi"
        raise Refused(said, hint=hint) from error


def format_day(day: date) -> str:
    """A day as people here write it: `12-08-2024`."""
    return f"{day:%d-%m-}{day.year:04d}"


def _required(text: str, name: str, hint: str, limit: int) -> str:
    read = read_line(text, name, limit)
    if not read:
        raise Refused(f"{name} belum diisi", hint=hint)
    return read
