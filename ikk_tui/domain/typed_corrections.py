"""Reading a typed correction, and refusing what is impossible."""

from collections.abc import Iterable
from itertools import pairwise

from ikk_tui.domain.amendments import INDICATOR_FIELDS, QUARTER_FIELDS, RULE_FIELDS, Field
from ikk_tui.domain.cells import Cell, plain
from ikk_tui.domain.corrections import (
    AMOUNTS,
    CHOICES,
    NO_CAP,
    Values,
    indicator_values,
    show,
    with_rule_values,
    with_values,
)
from ikk_tui.domain.decree import Consolidation, Indicator
from ikk_tui.domain.numbers import INDEX, PERCENT, CellState, format_number, format_reading, read_value
from ikk_tui.domain.plausibility import is_foreign
from ikk_tui.domain.scoring import BAND_RULES, ScoringRules
from ikk_tui.domain.texts import read_line, shown
from ikk_tui.errors import Refused

NAME_LIMIT, WORD_LIMIT = 1000, 60
_OPTIONAL = (Field.INDEX_SCALE, *QUARTER_FIELDS)
# What stands for a state in the field of a value cannot be a unit behind one.
_NO_UNITS = ("nihil", "-")


def read_indicator(now: Indicator, typed: Values, cells: Iterable[Cell] = ()) -> Indicator:
    """The indicator that these typed texts ask for; a field that is not named stays as it is.

    Raises Refused for what cannot be read, contradicts itself, or makes a value of `cells` impossible.
    """
    held = indicator_values(now)
    unit = _read_field(Field.UNIT, typed[Field.UNIT], "") if Field.UNIT in typed else now.unit
    for field in INDICATOR_FIELDS:
        if field in typed:
            held[field] = _read_field(field, typed[field], unit)
        elif field in AMOUNTS:
            # Untouched, it must still be possible in a unit that changes.
            held[field] = _read_field(field, show(field, held[field]), unit)
    wanted = with_values(now, held)
    _refuse_contradictions(wanted)
    for cell in cells:
        _refuse_cell(cell, now, wanted)
    return wanted


def read_rules(now: ScoringRules, typed: Values) -> ScoringRules:
    """The rules that these typed texts ask for. Raises Refused for a gap, an overlap or what cannot be read."""
    values = {field: _read_field(field, typed[field], PERCENT) for field in RULE_FIELDS if field in typed}
    wanted = with_rule_values(now, values)
    limits = [(str(rating), above) for rating, above in wanted.bands]
    for (upper, above), (lower, below) in pairwise(limits):
        if above <= below:
            raise Refused(
                f"Batas {upper} ({format_number(above)}) harus di atas batas {lower} ({format_number(below)})",
                hint="urutkan batasnya menurun",
            )
    top, highest = limits[0]
    if wanted.cap is not None and wanted.cap <= highest:
        raise Refused(
            f"Dengan batas atas {format_number(wanted.cap)} tidak ada nilai yang mencapai {top}",
            hint=f"ketik batas atas di atas {format_number(highest)}, atau kosongkan",
        )
    if limits[-1][1] < wanted.floor:
        raise Refused("Batas predikat tidak boleh di bawah 0", hint="ketik 0 atau lebih")
    return wanted


def _read_field(field: Field, text: str, unit: str) -> str:
    """The stored text of what was typed. Raises Refused."""
    if field in CHOICES:
        return _read_choice(field, text)
    if field in AMOUNTS or field in RULE_FIELDS:
        return _read_amount(field, text, unit)
    read = read_line(text, field.label, NAME_LIMIT if field is Field.NAME else WORD_LIMIT)
    if not read:
        raise Refused(f"{field.label} tidak boleh kosong", hint="ketik isinya, atau Escape untuk membiarkannya")
    if field is Field.UNIT:
        if read != PERCENT and (not read[0].isalpha() or any(map(str.isdigit, read)) or read.casefold() in _NO_UNITS):
            raise Refused(f'Satuan "{shown(read)}" tidak dapat dipakai', hint="ketik misalnya %, Indeks atau Orang")
        return {"persen": PERCENT, INDEX.casefold(): INDEX}.get(read.casefold(), read)
    return read


def _read_choice(field: Field, text: str) -> str:
    """The stored word of a choice, given as such or in the words people see."""
    for one in CHOICES[field]:
        if text.strip().casefold() in (str(one), one.label.casefold()):
            return str(one)
    listed = ", ".join(one.label for one in CHOICES[field])
    raise Refused(f'{field.label} "{shown(text)}" tidak ada', hint=f"pilih salah satu: {listed}")


def _name(field: Field) -> str:
    """What a field is called within a sentence."""
    return f"Batas {BAND_RULES[field]}" if field in BAND_RULES else field.label


def _read_amount(field: Field, text: str, unit: str) -> str:
    if not text.strip() and field in _OPTIONAL:
        return ""
    if field is Field.CAP and text.strip().casefold() in ("", "tanpa"):
        return NO_CAP
    try:
        reading = read_value(text, unit)
    except Refused as refusal:
        # What else a realisation may be (nihil, a fraction) is no amount here.
        hint = "ketik misalnya 87,5" if "nihil" in refusal.hint or "0/0" in refusal.hint else refusal.hint
        raise Refused(f"{_name(field)}: {refusal.sentence}", hint=hint) from refusal
    if reading.state is not CellState.FILLED or reading.numerator is not None or reading.value is None:
        raise Refused(f"{_name(field)} harus berupa angka", hint="ketik misalnya 87,5")
    if reading.value < 0:
        raise Refused(f"{_name(field)} tidak boleh kurang dari 0", hint="ketik 0 atau lebih")
    return plain(reading.value) or ""


def _refuse_contradictions(one: Indicator) -> None:
    scale = one.index_scale
    if scale is not None:
        if one.unit != INDEX:
            raise Refused("Skala hanya untuk satuan Indeks", hint="kosongkan skalanya")
        if scale == 0:
            raise Refused("Skala 0 tidak memuat indeks apa pun", hint="ketik skala lebih dari 0, atau kosongkan")
        if one.target > scale:
            hint = f"ketik skala {format_number(one.target)} atau lebih, atau kosongkan"
            raise Refused(f"Skala {format_number(scale)} di bawah target {format_number(one.target)}", hint=hint)
    own = [(field, target) for field, target in zip(QUARTER_FIELDS, one.quarter_targets, strict=True)]
    for field, target in own:
        if target is not None and scale is not None and target > scale:
            raise Refused(f"{field.label} melampaui skala {format_number(scale)}", hint="ketik angka yang lebih kecil")
    if one.consolidation is Consolidation.SUM:
        set_ones = [(field, target) for field, target in own if target is not None]
        for (earlier, low), (later, high) in pairwise(set_ones):
            if high < low:
                hint = "target triwulan bersifat kumulatif, jadi tidak boleh menurun"
                raise Refused(f"{later.label} di bawah {earlier.label}", hint=hint)


def _refuse_cell(cell: Cell, now: Indicator, wanted: Indicator) -> None:
    """Raise Refused when a recorded value would become impossible, or that of another unit."""
    another = cell.reading.value is not None and now.unit.casefold() != wanted.unit.casefold()
    if another or is_foreign(cell.reading, wanted):
        held = format_reading(cell.reading, now.unit)
        became = f"menjadi nilai dalam {wanted.unit}" if another else "menjadi mustahil"
        raise Refused(
            f"{cell.key.quarter.label} sudah berisi {held}, yang lalu {became}",
            hint="kosongkan dulu isian itu, lalu isi lagi sesudah perbaikan",
        )
