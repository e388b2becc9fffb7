"""Reading the decree and its scoring rules out of the file."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

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
from ikk_tui.store.tables import (
    DecreeRow,
    IndicatorRow,
    ObjectiveRow,
    OfficeRow,
    ParagraphRow,
    ProgramRow,
    ScoringRuleRow,
)


def years(session: Session) -> list[int]:
    """The years that have a decree, newest first."""
    return list(session.exec(select(DecreeRow.year).order_by(col(DecreeRow.year).desc())))


def in_force(session: Session, year: int) -> InForce:
    """The decree of that year, which must exist, with its rules and all that was amended. Raises Inconsistent."""
    trail = amendments.trail(session, year)
    with _sound():
        return InForce.of(_decree(session, year), scoring_rules(session, year), trail)


def office(session: Session, code: str) -> Office:
    """The office of that code, which must exist."""
    row = session.exec(select(OfficeRow).where(OfficeRow.code == code)).one()
    return Office(row.code, row.name, row.label)


def indicator(session: Session, year: int, code: str) -> Indicator | None:
    """One indicator as it is in force, without reading the decree around it. Raises Inconsistent."""
    row = session.exec(
        select(IndicatorRow, ProgramRow.division)
        .join(ObjectiveRow, _same(ObjectiveRow, IndicatorRow.objective_code))
        .join(ProgramRow, _same(ProgramRow, ObjectiveRow.program_code))
        .where(IndicatorRow.decree_year == year, IndicatorRow.code == code)
    ).one_or_none()
    if row is None:
        return None
    with _sound():
        return amended_indicator(_indicator(*row), amendments.trail(session, year, code))


def scoring_rules(session: Session, year: int) -> ScoringRules:
    """The rules the year began with. Raises Inconsistent for a rule this program does not know."""
    rows = list(session.exec(select(ScoringRuleRow).where(ScoringRuleRow.decree_year == year)))
    values = {row.name: row.value for row in rows}
    try:
        return rules_of(values, {row.name: row.source for row in rows})
    except (KeyError, ValueError, ArithmeticError) as error:
        raise Inconsistent(f"aturan nilai tahun {year} tidak lengkap atau tidak dikenal") from error


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except (ValueError, ArithmeticError) as error:
        raise Inconsistent(f"ada perbaikan yang tidak masuk akal ({error})") from error


def _same(parent: type[ObjectiveRow] | type[ProgramRow], code: str) -> ColumnElement[bool]:
    return and_(col(parent.decree_year) == col(IndicatorRow.decree_year), col(parent.code) == code)


def _decree(session: Session, year: int) -> Decree:
    row = session.exec(select(DecreeRow).where(DecreeRow.year == year)).one()
    parts: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in session.exec(
        select(ParagraphRow).where(ParagraphRow.decree_year == year).order_by(col(ParagraphRow.position))
    ):
        parts[paragraph.part].append(Paragraph(paragraph.label, paragraph.text))
    return Decree(
        **row.model_dump(),
        considerations=tuple(parts["consideration"]),
        legal_bases=tuple(parts["legal_basis"]),
        dictums=tuple(parts["dictum"]),
        copies=tuple(parts["copy"]),
        programs=_programs(session, year),
    )


def _programs(session: Session, year: int) -> tuple[Program, ...]:
    programs = list(session.exec(select(ProgramRow).where(ProgramRow.decree_year == year)))
    division = {row.code: row.division for row in programs}
    indicators: dict[str, list[Indicator]] = defaultdict(list)
    for one in session.exec(select(IndicatorRow).where(IndicatorRow.decree_year == year)):
        owner = division[one.code.partition(".")[0]]
        indicators[one.objective_code].append(_indicator(one, owner))
    objectives: dict[str, list[Objective]] = defaultdict(list)
    for objective in session.exec(select(ObjectiveRow).where(ObjectiveRow.decree_year == year)):
        below = sorted(indicators[objective.code], key=lambda one: code_order(one.code))
        objectives[objective.program_code].append(Objective(objective.code, objective.name, tuple(below)))
    found = [
        Program(row.code, row.name, row.label, row.division, tuple(_in_order(objectives[row.code]))) for row in programs
    ]
    return tuple(sorted(found, key=lambda one: code_order(one.code)))


def _in_order(objectives: list[Objective]) -> list[Objective]:
    return sorted(objectives, key=lambda one: code_order(one.code))


def _indicator(row: IndicatorRow, division: str) -> Indicator:
    return Indicator(
        code=row.code,
        name=row.name,
        target=row.target,
        target_text=row.target_text,
        unit=row.unit,
        polarity=Polarity(row.polarity),
        consolidation=Consolidation(row.consolidation),
        division=division,
        index_scale=row.index_scale,
    )
