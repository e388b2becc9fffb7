"""What can be corrected, as texts, and what is in force once amendments are applied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from ikk_tui.domain.amendments import QUARTER_FIELDS, RULE_FIELDS, Amendment, Field
from ikk_tui.domain.cells import plain
from ikk_tui.domain.decree import Consolidation, Decree, Indicator, Polarity
from ikk_tui.domain.numbers import (
    format_amount,
    format_number,
)
from ikk_tui.domain.scoring import BAND_RULES, Rollup, ScoringRules, ZeroTarget

NO_CAP = "none"
CHOICES: Mapping[Field, type[Polarity] | type[Consolidation] | type[Rollup] | type[ZeroTarget]] = {
    Field.POLARITY: Polarity,
    Field.CONSOLIDATION: Consolidation,
    Field.ROLLUP: Rollup,
    Field.ZERO_TARGET: ZeroTarget,
}
AMOUNTS = (Field.TARGET, Field.INDEX_SCALE, *QUARTER_FIELDS)

Values = Mapping[Field, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in force that is not what the decree says: both stored texts, and the letter it rests on."""

    field: Field
    now: str
    issued: str
    letter: str

    @property
    def sentence(self) -> str:
        """`Target: 21, keputusan: 19`."""
        now, issued = (show_with_none(self.field, text) for text in (self.now, self.issued))
        return f"{self.field.label}: {now}, keputusan: {issued}"


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

    def until(self, amendment: str) -> "InForce | None":
        """What was in force when that amendment was the newest ("" for none yet); None where there is no such one."""
        ids = ["", *(one.id for one in self.trail)]
        if amendment not in ids:
            return None
        return InForce.of(self.issued, self.issued_rules, self.trail[: ids.index(amendment)])

    def differences(self, code: str) -> list[Difference]:
        """Where an indicator in force differs from the decree."""
        now, issued = (indicator_values(one.indicator(code)) for one in (self.decree, self.issued))
        letters = {one.field: one.basis.letter for one in self.of_indicator(code)}
        return [
            Difference(field, value, issued[field], letters.get(field, ""))
            for field, value in now.items()
            if value != issued[field]
        ]

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


def show(field: Field, stored: str) -> str:
    """A stored text as people read and type it: decimal commas, Indonesian words, "" for none."""
    if field in CHOICES:
        return CHOICES[field](stored).label
    if field is Field.CAP and stored == NO_CAP:
        return ""
    if field in AMOUNTS or field in RULE_FIELDS:
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
