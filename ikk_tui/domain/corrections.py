"""What can be corrected, as texts: reading what was typed, what is impossible, and what is then in force."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from ikk_tui.domain.amendments import INDICATOR_FIELDS, QUARTER_FIELDS, RULE_FIELDS, Amendment, Field
from ikk_tui.domain.cells import Cell, plain
from ikk_tui.domain.decree import Consolidation, Decree, Indicator, Polarity
from ikk_tui.domain.numbers import (
    INDEX,
    PERCENT,
    CellState,
    format_amount,
    format_number,
    format_reading,
    read_value,
)
from ikk_tui.domain.plausibility import is_foreign
from ikk_tui.domain.scoring import BAND_RULES, Rollup, ScoringRules, ZeroTarget
from ikk_tui.domain.texts import read_line, shown
from ikk_tui.errors import Refused

NAME_LIMIT, WORD_LIMIT = 1000, 60
NO_CAP = "none"
CHOICES: Mapping[Field, type[Polarity] | type[Consolidation] | type[Rollup] | type[ZeroTarget]] = {
    Field.POLARITY: Polarity,
    Field.CONSOLIDATION: Consolidation,
    Field.ROLLUP: Rollup,
    Field.ZERO_TARGET: ZeroTarget,
}
_AMOUNTS = (Field.TARGET, Field.INDEX_SCALE, *QUARTER_FIELDS)
_OPTIONAL = (Field.INDEX_SCALE, *QUARTER_FIELDS)

Values = Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class InForce:
    """A decree and its scoring rules as issued, every amendment of them, and what that makes them now."""

    issued: Decree
    issued_rules: ScoringRules
    trail: tuple[Amendment, ...]
    decree: Decree
    rules: ScoringRules

    @classmethod
    def of(cls, issued: Decree, rules: ScoringRules, trail: Sequence[Amendment]) -> "InForce":
        """Apply the trail, oldest first. Raises ValueError or ArithmeticError for an amendment that makes no sense."""
        return cls(issued, rules, tuple(trail), amended_decree(issued, trail), amended_rules(rules, trail))

    def of_indicator(self, code: str | None) -> tuple[Amendment, ...]:
        """The amendments of that indicator, or of the rules (None), oldest first."""
        return tuple(one for one in self.trail if one.indicator == code)


def indicator_values(one: Indicator) -> dict[Field, str]:
    """Every field of an indicator as it is stored: numbers with a point, "" for none."""
    return {
        Field.NAME: one.name,
        Field.TARGET: plain(one.target) or "",
        Field.UNIT: one.unit,
        Field.POLARITY: str(one.polarity),
        Field.CONSOLIDATION: str(one.consolidation),
        Field.DIVISION: one.division,
        Field.INDEX_SCALE: plain(one.index_scale) or "",
        **{field: plain(own) or "" for field, own in zip(QUARTER_FIELDS, one.quarter_targets, strict=True)},
    }


def rule_values(rules: ScoringRules) -> dict[Field, str]:
    """Every scoring rule as it is stored."""
    return {
        Field.CAP: NO_CAP if rules.cap is None else plain(rules.cap) or "",
        **{Field(name): plain(above) or "" for name, (_, above) in zip(BAND_RULES, rules.bands, strict=True)},
        Field.ROLLUP: str(rules.rollup),
        Field.ZERO_TARGET: str(rules.zero_target),
    }


def with_values(one: Indicator, values: Values) -> Indicator:
    """The indicator with these fields. Raises ValueError or ArithmeticError for what is no stored text."""
    held = {**indicator_values(one), **values}
    target, unit = _finite(held[Field.TARGET]), held[Field.UNIT]
    same = (target, unit) == (one.target, one.unit)
    return replace(
        one,
        name=held[Field.NAME],
        target=target,
        target_text=one.target_text if same else format_amount(target, unit),
        unit=unit,
        polarity=Polarity(held[Field.POLARITY]),
        consolidation=Consolidation(held[Field.CONSOLIDATION]),
        division=held[Field.DIVISION],
        index_scale=_optional(held[Field.INDEX_SCALE]),
        quarter_targets=tuple(_optional(held[field]) for field in QUARTER_FIELDS),
    )


def with_rule_values(rules: ScoringRules, values: Values, sources: Mapping[str, str] | None = None) -> ScoringRules:
    """The rules with these, and their sources by name. Raises ValueError or ArithmeticError."""
    held = {**rule_values(rules), **values}
    return replace(
        rules,
        cap=None if held[Field.CAP] == NO_CAP else _finite(held[Field.CAP]),
        bands=tuple((rating, _finite(held[Field(name)])) for name, rating in BAND_RULES.items()),
        rollup=Rollup(held[Field.ROLLUP]),
        zero_target=ZeroTarget(held[Field.ZERO_TARGET]),
        sources={**rules.sources, **(sources or {})},
    )


def amended_indicator(issued: Indicator, trail: Iterable[Amendment]) -> Indicator:
    """The indicator in force: as issued, then every amendment of it in its order."""
    values = {one.field: one.after for one in trail if one.indicator == issued.code}
    return with_values(issued, values) if values else issued


def amended_rules(issued: ScoringRules, trail: Iterable[Amendment]) -> ScoringRules:
    """The scoring rules in force, each with the letter it rests on as its source."""
    rules = issued
    for one in trail:
        if one.indicator is None:
            rules = with_rule_values(rules, {one.field: one.after}, {str(one.field): one.basis.letter})
    return rules


def amended_decree(issued: Decree, trail: Sequence[Amendment]) -> Decree:
    """The decree with the indicators that are in force."""
    touched = {one.indicator for one in trail if one.indicator is not None}
    return _replaced(issued, {code: amended_indicator(issued.indicator(code), trail) for code in touched})


def amended_decree_with(decree: Decree, code: str, values: Values) -> Decree:
    """The decree as it would be with these values of one indicator."""
    return _replaced(decree, {code: with_values(decree.indicator(code), values)})


def rules_of(values: Mapping[str, str], sources: Mapping[str, str]) -> ScoringRules:
    """The rules of these stored texts by name. Raises KeyError, ValueError or ArithmeticError."""
    begun = ScoringRules(floor=_finite(values["floor"]), sources=sources)
    return with_rule_values(begun, {field: values[field] for field in RULE_FIELDS}, sources)


def unit_at(indicator: Indicator, trail: Iterable[Amendment], at: datetime) -> str:
    """The unit that was in force at that moment: the present one, less what was amended since."""
    mine = [one for one in trail if one.indicator == indicator.code and one.field is Field.UNIT and one.at > at]
    return mine[0].before if mine else indicator.unit


def changes(before: Values, after: Values) -> dict[Field, str]:
    """The fields that differ, with their new text."""
    return {field: text for field, text in after.items() if text != before[field]}


def read_indicator(now: Indicator, typed: Values, cells: Iterable[Cell] = ()) -> Indicator:
    """The indicator that these typed texts ask for; a field that is not named stays as it is.

    Raises Refused for what cannot be read, contradicts itself, or makes a value of `cells` impossible.
    """
    held = indicator_values(now)
    unit = _read_field(Field.UNIT, typed[Field.UNIT], "") if Field.UNIT in typed else now.unit
    for field in INDICATOR_FIELDS:
        if field in typed:
            held[field] = _read_field(field, typed[field], unit)
        elif field in _AMOUNTS:
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


def show(field: Field, stored: str) -> str:
    """A stored text as people read and type it: decimal commas, Indonesian words, "" for none."""
    if field in CHOICES:
        return CHOICES[field](stored).label
    if field is Field.CAP and stored == NO_CAP:
        return ""
    if field in _AMOUNTS or field in RULE_FIELDS:
        return format_number(_finite(stored)) if stored else ""
    return stored


def show_with_none(field: Field, stored: str) -> str:
    """The same where nothing is typed: what none means is said."""
    words = {Field.CAP: "tanpa batas atas", Field.INDEX_SCALE: "tanpa skala"}
    return show(field, stored) or words.get(field, "ikut target tahunan" if field in QUARTER_FIELDS else "-")


def _optional(stored: str) -> Decimal | None:
    return _finite(stored) if stored else None


def _finite(stored: str) -> Decimal:
    number = Decimal(stored)
    if not number.is_finite():
        raise ValueError(f"{stored} is no amount")
    return number


def _read_field(field: Field, text: str, unit: str) -> str:
    """The stored text of what was typed. Raises Refused."""
    if field in CHOICES:
        return _read_choice(field, text)
    if field in _AMOUNTS or field in RULE_FIELDS:
        return _read_amount(field, text, unit)
    read = read_line(text, field.label, NAME_LIMIT if field is Field.NAME else WORD_LIMIT)
    if not read:
        raise Refused(f"{field.label} tidak boleh kosong", hint="ketik isinya, atau Escape untuk membiarkannya")
    if field is Field.UNIT:
        return {"persen": PERCENT, INDEX.casefold(): INDEX}.get(read.casefold(), read)
    return read


def _read_choice(field: Field, text: str) -> str:
    """The stored word of a choice, given as such or in the words people see."""
    for one in CHOICES[field]:
        if text.strip().casefold() in (str(one), one.label.casefold()):
            return str(one)
    listed = ", ".join(one.label for one in CHOICES[field])
    raise Refused(f'{field.label} "{shown(text)}" tidak ada', hint=f"pilih salah satu: {listed}")


def _read_amount(field: Field, text: str, unit: str) -> str:
    if not text.strip() and field in _OPTIONAL:
        return ""
    if field is Field.CAP and text.strip().casefold() in ("", "tanpa"):
        return NO_CAP
    try:
        reading = read_value(text, unit)
    except Refused as refusal:
        raise Refused(f"{field.label}: {refusal.sentence}", hint=refusal.hint) from refusal
    if reading.state is not CellState.FILLED or reading.numerator is not None or reading.value is None:
        raise Refused(f"{field.label} harus berupa angka", hint="ketik misalnya 87,5")
    if reading.value < 0:
        raise Refused(f"{field.label} tidak boleh kurang dari 0", hint="ketik 0 atau lebih")
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
    """Raise Refused when a recorded value could not have been typed for the indicator as it shall be."""
    if is_foreign(cell.reading, wanted):
        held = format_reading(cell.reading, now.unit)
        raise Refused(
            f"{cell.key.quarter.label} sudah berisi {held}, yang lalu menjadi mustahil",
            hint="kosongkan atau perbaiki dulu isian itu",
        )


def _replaced(decree: Decree, indicators: Mapping[str, Indicator]) -> Decree:
    if not indicators:
        return decree
    programs = []
    for program in decree.programs:
        objectives = tuple(
            replace(objective, indicators=tuple(indicators.get(one.code, one) for one in objective.indicators))
            for objective in program.objectives
        )
        programs.append(replace(program, objectives=objectives))
    return replace(decree, programs=tuple(programs))
