"""Reading the decree and its scoring rules out of the file."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from ikk_tui.domain.corrections import InForce, amended_indicator, rules_of
from ikk_tui.domain.decree import (
    Consolidation,
    Decree,
    Indicator,
    Objective,
    Office,
    Paragraph,
    Polarity,
    Program,
    code_order,
)
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.store import amendments
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read, amount

_DECREE = (
    "SELECT year, number, institution, issuer, title, place, date, in_force_until, enactment, signatory_position, "
    "signatory, signatory_nip FROM decree WHERE year = ?"
)
_PARAGRAPHS = "SELECT part, label, text FROM decree_paragraph WHERE decree_year = ? ORDER BY position"
_INDICATOR = "i.code, i.name, i.target, i.target_text, i.unit, i.polarity, i.consolidation, i.index_scale"
_INDICATORS = f"SELECT i.objective_code, {_INDICATOR} FROM indicator i WHERE i.decree_year = ?"
_ONE = (
    f"SELECT p.division, {_INDICATOR} FROM indicator i "
    "JOIN objective o ON o.decree_year = i.decree_year AND o.code = i.objective_code "
    "JOIN program p ON p.decree_year = o.decree_year AND p.code = o.program_code "
    "WHERE i.decree_year = ? AND i.code = ?"
)


def years(read: Read) -> list[int]:
    """The years that have a decree, newest first."""
    return [year for (year,) in read("SELECT year FROM decree ORDER BY year DESC")]


def in_force(read: Read, year: int) -> InForce:
    """The decree of that year, which must exist, with its rules and all that was amended. Raises Inconsistent."""
    trail = amendments.trail(read, year)
    with _sound():
        return InForce.of(_decree(read, year), scoring_rules(read, year), trail)


def office(read: Read, code: str) -> Office:
    """The office of that code, which must exist."""
    (row,) = read("SELECT code, name, label FROM office WHERE code = ?", code)
    return Office(*row)


def indicator(read: Read, year: int, code: str) -> Indicator | None:
    """One indicator as it is in force, without reading the decree around it. Raises Inconsistent."""
    rows = read(_ONE, year, code)
    if not rows:
        return None
    division, *row = rows[0]
    with _sound():
        return amended_indicator(_indicator(division, *row), amendments.trail(read, year, code))


def scoring_rules(read: Read, year: int) -> ScoringRules:
    """The rules the year began with. Raises Inconsistent for a rule this program does not know."""
    rows = read("SELECT name, value, source FROM scoring_rule WHERE decree_year = ?", year)
    values = {name: value for name, value, _ in rows}
    try:
        return rules_of(values, {name: source for name, _, source in rows})
    except (KeyError, ValueError, ArithmeticError) as error:
        raise Inconsistent(f"aturan nilai tahun {year} tidak lengkap atau tidak dikenal") from error


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except (ValueError, ArithmeticError) as error:
        raise Inconsistent(f"ada perbaikan yang tidak masuk akal ({error})") from error


def _decree(read: Read, year: int) -> Decree:
    (row,) = read(_DECREE, year)
    number, institution, issuer, title, place, dated, until, enactment, position, signatory, nip = row[1:]
    parts: dict[str, list[Paragraph]] = defaultdict(list)
    for part, label, text in read(_PARAGRAPHS, year):
        parts[part].append(Paragraph(label, text))
    return Decree(
        year=row[0],
        number=number,
        institution=institution,
        issuer=issuer,
        title=title,
        place=place,
        date=date.fromisoformat(dated),
        in_force_until=date.fromisoformat(until),
        enactment=enactment,
        signatory_position=position,
        signatory=signatory,
        signatory_nip=nip,
        considerations=tuple(parts["consideration"]),
        legal_bases=tuple(parts["legal_basis"]),
        dictums=tuple(parts["dictum"]),
        copies=tuple(parts["copy"]),
        programs=_programs(read, year),
    )


def _programs(read: Read, year: int) -> tuple[Program, ...]:
    programs = read("SELECT code, name, label, division FROM program WHERE decree_year = ?", year)
    owners = {code: division for code, _, _, division in programs}
    indicators: dict[str, list[Indicator]] = defaultdict(list)
    for objective_code, *row in read(_INDICATORS, year):
        indicators[objective_code].append(_indicator(owners[row[0].partition(".")[0]], *row))
    objectives: dict[str, list[Objective]] = defaultdict(list)
    for code, program, name in read("SELECT code, program_code, name FROM objective WHERE decree_year = ?", year):
        objectives[program].append(Objective(code, name, _in_order(indicators[code])))
    found = [
        Program(code, name, label, division, _in_order(objectives[code])) for code, name, label, division in programs
    ]
    return _in_order(found)


def _in_order(nodes: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(nodes, key=lambda one: code_order(one.code)))


def _indicator(
    division: str,
    code: str,
    name: str,
    target: int,
    target_text: str,
    unit: str,
    polarity: str,
    consolidation: str,
    scale: int | None,
) -> Indicator:
    asked = amount(target)
    assert asked is not None, "the column is NOT NULL"
    return Indicator(
        code=code,
        name=name,
        target=asked,
        target_text=target_text,
        unit=unit,
        polarity=Polarity(polarity),
        consolidation=Consolidation(consolidation),
        division=division,
        index_scale=amount(scale),
    )
