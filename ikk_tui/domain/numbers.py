"""Numbers as Indonesians write them: one parser and one formatter for every place of the program."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from ikk_tui.domain.texts import shown
from ikk_tui.errors import UnreadableValue

PERCENT = "%"
INDEX = "Indeks"
MAX_DECIMALS = 4
MAX_DIGITS = 12

_NUMBER = re.compile(r"[+-]?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_TYPED = re.compile(
    r"(?P<amount>[+-]?[0-9.,]*[0-9][.,]*(?: ?/ ?[+-]?[0-9.,]*[0-9][.,]*)?)"
    r" ?(?P<unit>[^\W\d_].*|%|\( ?(?:[^\W\d_].*|%) ?\)|)"
)
_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_BARE_COMMA = re.compile(r"^([+-]?),")
_SPACES = re.compile("[ \t\r\n\u00a0\u202f]+")
_DASHES = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}")


# Of a quotient that does not end, so many that what is cut off never reaches a digit that is shown or rated.
QUOTIENT_DIGITS = 60


class CellState(StrEnum):
    """What a cell holds. Missing (`blank`) is not zero, and neither is nothing to measure (`nil`)."""

    FILLED = "filled"
    NIL = "nil"
    NOT_APPLICABLE = "not_applicable"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from typed text.

    `value` is in the indicator's unit and set only when `state` is `filled`. Of a typed fraction both parts
    are kept and `value` is the quotient in percent.
    """

    state: CellState
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def quotient(self) -> Decimal | None:
        """The value with as many digits as means are taken of."""
        if self.numerator is None or self.denominator is None:
            return self.value
        with localcontext(prec=QUOTIENT_DIGITS):
            return self.numerator * 100 / self.denominator


BLANK = Reading(CellState.BLANK)


def fraction(numerator: Decimal, denominator: Decimal) -> Reading:
    """The reading of `numerator/denominator`: a percentage."""
    return Reading(CellState.FILLED, numerator * 100 / denominator, numerator, denominator)


def is_count(unit: str) -> bool:
    """Whether the unit counts whole things (Orang, UPT, ...)."""
    return unit not in (PERCENT, INDEX)


def read_value(text: str, unit: str) -> Reading:
    """Read a typed realisation in `unit`.

    `87,5` `87,5 %` `1.234,5` are numbers, `45/60` a fraction (of a % indicator), `0/0` and `nihil` nothing to
    measure, `-` not applicable, and empty text a blank cell. At most four decimals.

    Raises UnreadableValue, with a proposal where one is likely, for anything else and for what is impossible in
    the unit: a foreign unit, a negative count or index, a part of a counted thing.
    """
    typed = _SPACES.sub(" ", text).strip(" ")
    if not typed:
        return BLANK
    if says_not_applicable(typed):
        return Reading(CellState.NOT_APPLICABLE)
    if typed.casefold() == "nihil":
        return Reading(CellState.NIL)
    match = _TYPED.fullmatch(typed.replace("\N{MINUS SIGN}", "-"))
    if match is None:
        raise _unreadable(typed)
    _check_unit(match["unit"], unit)
    parts = [part.strip() for part in match["amount"].split("/")]
    meant = [_meant(part) for part in parts]
    if meant != parts:
        raise _proposed("/".join(parts), "/".join(meant), unit)
    if len(parts) == 1:
        return Reading(CellState.FILLED, _possible(_number(parts[0]), unit))
    return _read_fraction(_number(parts[0]), _number(parts[1]), unit)


def split_reason(text: str) -> tuple[str, str]:
    """Split `- belum ada peserta` into the dash and its reason; any other text has no reason."""
    dash, _, reason = text.strip().partition(" ")
    if says_not_applicable(dash) and any(letter.isalpha() for letter in reason):
        return dash, reason.strip()
    return text, ""


def says_not_applicable(text: str) -> bool:
    """Whether the text is the dash that stands for not applicable."""
    return text.strip() in _DASHES


def format_number(value: Decimal, places: int | None = None) -> str:
    """Write a number with decimal comma and thousands dots.

    With `places`, exactly that many decimals, rounded half up; without, as many as it has, at most four.
    """
    rounded = round_half_up(value, MAX_DECIMALS if places is None else places)
    written = f"{rounded:,f}".translate({ord(","): ".", ord("."): ","})
    if places is None and "," in written:
        written = written.rstrip("0").rstrip(",")
    return written


def format_score(value: Decimal | None) -> str:
    """An achievement, score or mean: two decimals, or `-` where there is none."""
    return "-" if value is None else format_number(value, 2)


def format_amount(value: Decimal, unit: str) -> str:
    """A number with its unit: `17 %`, `3,1 Indeks`."""
    return f"{format_number(value)} {unit}"


def format_reading(reading: Reading, unit: str) -> str:
    """What a cell holds, in words and figures: `75 % (45/60)`, `nihil`, `tidak berlaku`, `-`."""
    if reading.value is None:
        words = {CellState.NIL: "nihil", CellState.NOT_APPLICABLE: "tidak berlaku"}
        return words.get(reading.state, "-")
    if reading.numerator is None or reading.denominator is None:
        return format_amount(reading.value, unit)
    # Whatever the unit is by now: a fraction is a percentage.
    parts = f"{format_number(reading.numerator)}/{format_number(reading.denominator)}"
    return f"{format_amount(reading.value, PERCENT)} ({parts})"


def typed_reading(reading: Reading) -> str:
    """How it is typed, without its unit: `87,5`, `45/60`, `nihil`, `-`, or nothing; read again it is the same."""
    if reading.numerator is not None and reading.denominator is not None:
        return f"{format_number(reading.numerator)}/{format_number(reading.denominator)}"
    if reading.value is not None:
        return format_number(reading.value)
    return {CellState.NIL: "nihil", CellState.NOT_APPLICABLE: _DASHES[0]}.get(reading.state, "")


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round half away from zero, with exactly `places` decimals; a zero has no sign."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


def _number(written: str) -> Decimal:
    if not _NUMBER.fullmatch(written):
        raise _unreadable(written)
    number = _decimal(written)
    if _too_fine(written):
        raise UnreadableValue(
            f"{shown(written)} memakai lebih dari {MAX_DECIMALS} angka desimal",
            hint=f"bulatkan sampai {MAX_DECIMALS} angka",
        )
    return _bounded(number)


def _decimal(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def _too_fine(written: str) -> bool:
    return len(written.partition(",")[2]) > MAX_DECIMALS


def _bounded(number: Decimal) -> Decimal:
    # Not by comparing: a number of a million digits does not survive arithmetic.
    if number.adjusted() >= MAX_DIGITS:
        raise UnreadableValue("Nilai terlalu besar", hint=f"paling banyak {MAX_DIGITS} angka sebelum koma")
    return number


def _read_fraction(numerator: Decimal, denominator: Decimal, unit: str) -> Reading:
    if numerator == 0 and denominator == 0:
        return Reading(CellState.NIL)
    if unit != PERCENT:
        raise UnreadableValue(f"Pembilang/penyebut hanya untuk satuan %, bukan {unit}", hint="ketik jumlahnya saja")
    if denominator <= 0:
        raise UnreadableValue("Penyebut harus lebih dari 0", hint="ketik 0/0 bila tidak ada yang diukur")
    reading = fraction(numerator, denominator)
    assert reading.value is not None
    _bounded(reading.value)
    return reading


def _possible(value: Decimal, unit: str) -> Decimal:
    if value < 0 and unit != PERCENT:
        raise UnreadableValue(f"{unit} tidak dapat kurang dari 0", hint="ketik 0 atau lebih")
    if is_count(unit) and value != value.to_integral_value():
        raise UnreadableValue(f"{unit} dihitung utuh, tanpa desimal", hint="ketik bilangan bulat")
    return value


def _check_unit(typed: str, unit: str) -> None:
    bare = typed.strip("() ").casefold()
    if bare and bare != unit.casefold() and not (bare == "persen" and unit == PERCENT):
        raise UnreadableValue(f'Satuan IKK ini {unit}, bukan "{shown(typed)}"', hint="ketik angkanya saja")


def _unreadable(written: str) -> UnreadableValue:
    return UnreadableValue(
        f'"{shown(written)}" bukan angka yang dapat dibaca', hint="ketik misalnya 87,5 atau 45/60 atau nihil atau -"
    )


def _proposed(written: str, meant: str, unit: str) -> UnreadableValue:
    """The refusal of `written` that proposes `meant`; when that is refused too, its own refusal."""
    try:
        read_value(meant, unit)
    except UnreadableValue as refusal:
        return refusal
    if "." in written and "," in meant:
        return UnreadableValue(f"Gunakan koma untuk desimal: {meant}", proposal=meant)
    return UnreadableValue(f'"{written}" belum lengkap', hint=f"ketik {meant}", proposal=meant)


def _meant(written: str) -> str:
    """`written`, or how an Indonesian writes the number it looks like: 87.5 -> 87,5. No digit is ever changed."""
    return written if _NUMBER.fullmatch(written) else _completed(written)


def _completed(written: str) -> str:
    if _ENGLISH.fullmatch(written):
        return written.translate({ord(","): ".", ord("."): ","})
    likely = written.replace(".", ",") if "," not in written and written.count(".") == 1 else written
    likely = _BARE_COMMA.sub(r"\g<1>0,", likely.rstrip(",."))
    return likely if _NUMBER.fullmatch(likely) else written
