"""The JSON of review, accounts and closed quarters."""

from collections.abc import Iterable, Mapping, Sequence

from ikk_tui.domain.cells import format_instant
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.locks import Lock
from ikk_tui.domain.people import People, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import Waiting
from ikk_tui.exchange.machine import Json, exact, two_decimals

Rows = Sequence[tuple[Waiting, IndicatorScore]]


def queue(year: int, rows: Rows, *, by_program: bool) -> Json:
    """The submitted cells of a year in the order in which they are reviewed; `revision` is what was submitted."""
    return {
        "year": year,
        "order": "program" if by_program else "age",
        "waiting": [_waiting(one, scored) for one, scored in rows],
    }


def people(found: People, listed: Iterable[Person]) -> Json:
    """Some of the people of a file, and whether nobody approves their own work."""
    return {"four_eyes": found.four_eyes, "people": [_person(one) for one in listed]}


def locks(year: int, found: Mapping[Quarter, Lock]) -> Json:
    """The quarters of a year; who closed one and when is null where it is open."""
    return {"year": year, "quarters": [_lock(quarter, found.get(quarter)) for quarter in Quarter]}


def _waiting(one: Waiting, scored: IndicatorScore) -> Json:
    cell = scored.cell
    return {
        "code": one.key.indicator,
        "name": scored.indicator.name,
        "quarter": int(one.key.quarter),
        "office": one.key.office,
        "value": None if cell is None else exact(cell.reading.value),
        "state": None if cell is None else str(cell.reading.state),
        "unit": scored.indicator.unit,
        "achievement": two_decimals(scored.achievement),
        "submitter": one.submitter,
        "at": format_instant(one.at),
        "revision": one.head,
    }


def _person(one: Person) -> Json:
    return {
        "login": one.login,
        "name": one.name,
        "roles": [str(role) for role in Role if role in one.roles],
        "division": one.division,
        "active": one.active,
    }


def _lock(quarter: Quarter, lock: Lock | None) -> Json:
    return {
        "quarter": int(quarter),
        "closed": lock is not None,
        "author": None if lock is None else lock.author,
        "at": None if lock is None else format_instant(lock.at),
        "unapproved": None if lock is None else lock.unapproved,
    }
