"""What a row may hold, as CHECKs for the tables."""

from enum import StrEnum

from ikk_tui.domain.cells import Status
from ikk_tui.domain.numbers import CellState
from ikk_tui.domain.texts import FORBIDDEN_RANGES
from ikk_tui.store.orm import CheckConstraint

INDICATOR_KEY = ["decree_year", "indicator"]
# Without a rowid a table is its own index: reading a year is one walk along it, and nobody can replace a row by rowid.
KEYED = {"sqlite_strict": True, "sqlite_with_rowid": False}
HEX_ID = "length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*'"
DIGIT = "[0-9]"
DAY = "-".join((DIGIT * 4, DIGIT * 2, DIGIT * 2))
INSTANT = f"{DAY}T{':'.join([DIGIT * 2] * 3)}.{DIGIT * 6}Z"


def one_of(column: str, words: type[StrEnum]) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})")


def coded(column: str, depth: int) -> CheckConstraint:
    """A code of that many numbers joined by points."""
    return CheckConstraint(
        f"{column} GLOB '[1-9]*' AND {column} NOT GLOB '*[^0-9.]*' AND {column} NOT GLOB '*..*' "
        f"AND {column} NOT GLOB '*.' AND length({column}) - length(replace({column}, '.', '')) = {depth - 1}"
    )


def clean(*columns: str) -> list[CheckConstraint]:
    """No control or reordering character in these texts, whoever writes them. GLOB stops at NUL, so that is apart."""
    ranges = [(low, high) for low, high in FORBIDDEN_RANGES if low != 0 and low < 0xD800]
    points = ",".join(f"{low},45,{high}" for low, high in [(0x01, 0x08), *ranges])
    return [
        CheckConstraint(f"{column} NOT GLOB '*[' || char({points}) || ']*' AND instr({column}, char(0)) = 0")
        for column in columns
    ]


def measured() -> list[CheckConstraint]:
    """What state, value and fraction must have to do with each other."""
    return [
        one_of("state", CellState),
        one_of("status", Status),
        CheckConstraint("quarter BETWEEN 1 AND 4"),
        CheckConstraint("(state = 'filled') = (value IS NOT NULL)"),
        CheckConstraint("(numerator IS NULL) = (denominator IS NULL)"),
        CheckConstraint("denominator IS NULL OR (denominator > 0 AND value IS NOT NULL)"),
    ]
