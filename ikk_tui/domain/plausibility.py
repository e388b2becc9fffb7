"""What a readable value may still be: impossible for its indicator, or odd enough to ask."""

from dataclasses import dataclass
from decimal import Decimal

from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.numbers import (
    INDEX,
    PERCENT,
    CellState,
    Reading,
    format_amount,
    format_number,
    format_reading,
    is_count,
    read_value,
    split_reason,
)
from ikk_tui.domain.texts import read_line
from ikk_tui.errors import Refused, UnreadableValue

LEAP = 10


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was read, the reason that came with a dash, and why one may ask whether it is meant."""

    reading: Reading
    reason: str
    oddities: tuple[str, ...]


def assess(text: str, indicator: Indicator, previous: Decimal | None, reason: str = "") -> Assessment:
    """Read and judge what was typed for an indicator, the same way wherever it was typed.

    `previous` is the newest value of an earlier quarter of the year; `reason` may come apart from the text. Raises
    UnreadableValue, or Refused for not applicable without a reason.
    """
    typed, typed_reason = split_reason(text)
    reading = read_value(typed, indicator.unit)
    refuse_impossible(reading, indicator)
    why = read_line(reason.strip() or typed_reason, "Alasan")
    # In words: figures behind a dash would be read as a number the next time.
    if reading.state is CellState.NOT_APPLICABLE and not any(letter.isalpha() for letter in why):
        raise Refused(f"{indicator.code} tidak berlaku memerlukan alasan", hint="tulis sesudah tandanya: - alasan")
    if reason.strip() and reading.state is not CellState.NOT_APPLICABLE:
        raise Refused("Alasan hanya untuk yang tidak berlaku", hint="ketik - sebagai nilainya, atau hapus alasannya")
    return Assessment(reading, why, oddities(reading, indicator, previous))


def question_about(found: Assessment, held: Reading, unit: str) -> str:
    """What must be confirmed before it is saved: an odd value, or emptying what is `held`; "" for nothing."""
    if found.reading.state is CellState.BLANK:
        return "" if held.state is CellState.BLANK else f"Kosongkan {format_reading(held, unit)}"
    return f"{format_reading(found.reading, unit)} tidak lazim: {', '.join(found.oddities)}" if found.oddities else ""


def refuse_impossible(reading: Reading, indicator: Indicator) -> None:
    """Raise UnreadableValue for an index above the scale set for its indicator."""
    scale = indicator.index_scale
    if reading.value is not None and scale is not None and reading.value > scale:
        raise UnreadableValue(
            f"Indeks {format_number(reading.value)} melampaui skalanya",
            hint=f"ketik paling banyak {format_number(scale)}",
        )


def is_foreign(reading: Reading, indicator: Indicator) -> bool:
    """Whether a recorded value could not have been typed for the indicator as it is: its unit or scale differ."""
    value = reading.value
    if value is None:
        return False
    if reading.numerator is not None and indicator.unit != PERCENT:
        return True
    if is_count(indicator.unit) and value != value.to_integral_value():
        return True
    scale = indicator.index_scale
    return (value < 0 and indicator.unit != PERCENT) or (scale is not None and value > scale)


def oddities(reading: Reading, indicator: Indicator, previous: Decimal | None) -> tuple[str, ...]:
    """The reasons to ask whether this value is meant, each an Indonesian clause; none when it is plausible.

    `previous` is the newest value of an earlier quarter of the year, in the indicator's unit.
    """
    if reading.value is None:
        return ()
    found = [*_against_unit(reading, reading.value, indicator)]
    if previous is not None:
        found += _against_previous(reading.value, indicator, previous)
    return tuple(found)


def _against_unit(reading: Reading, value: Decimal, indicator: Indicator) -> list[str]:
    if indicator.unit == PERCENT:
        if reading.numerator is not None and reading.denominator is not None:
            if reading.numerator > reading.denominator:
                return ["pembilang melebihi penyebut"]
        elif value > 100:
            return ["persentase di atas 100"]
        return ["persentase di bawah 0"] if value < 0 else []
    if indicator.unit == INDEX:
        usual = Decimal(4) if indicator.target <= 4 else Decimal(100)
        return [f"indeks di atas {usual}"] if value > usual else []
    return []


def _against_previous(value: Decimal, indicator: Indicator, previous: Decimal) -> list[str]:
    found = []
    was = format_amount(previous, indicator.unit)
    if previous > 0 and value >= previous * LEAP:
        found.append(f"sepuluh kali triwulan lalu ({was}) atau lebih")
    # Amounts of separate quarters are added, not compared.
    if indicator.consolidation is not Consolidation.SUM and _worse(value, previous, indicator):
        found.append(f"lebih buruk dari triwulan lalu ({was})")
    return found


def _worse(value: Decimal, previous: Decimal, indicator: Indicator) -> bool:
    if indicator.polarity is Polarity.MAXIMIZE:
        return value < previous
    if indicator.polarity is Polarity.MINIMIZE:
        return value > previous
    return abs(value - indicator.target) > abs(previous - indicator.target)
