"""The people of an office at work on one file, and what is refused them with nothing written."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from ikk_tui.domain.cells import Revision, Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.people import EVERYTHING, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import visible
from ikk_tui.errors import IkkError
from ikk_tui.services.accounts import add, change
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, history
from ikk_tui.services.submissions import submit
from ikk_tui.store.database import Database
from tests.store.files import dump

from .cells import CODE, III

Fault = TypeVar("Fault", bound=IkkError)

ADI = Author("adi", "server")
SITI, BUDI = Author("siti", "laptop-1"), Author("budi", "laptop-2")
RINA, SARI = Author("rina", "laptop-3"), Author("sari", "laptop-4")
DUA = Author("dua", "laptop-5")
VERA, TONO, ASING = Author("vera", "laptop-6"), Author("tono", "laptop-7"), Author("asing", "laptop-8")

OPERATOR, REVIEWER, ADMINISTRATOR, VIEWER = Role
ROLES = {
    "adi": {ADMINISTRATOR},
    "siti": {OPERATOR},
    "budi": {OPERATOR},
    "rina": {REVIEWER},
    "sari": {REVIEWER},
    "dua": {OPERATOR, REVIEWER},
    "vera": {VIEWER},
    "tono": set(EVERYTHING),
}
# What a refusal says of who has a role: tono was let go.
HAVING = {OPERATOR: "siti, budi, dua", REVIEWER: "rina, sari, dua", ADMINISTRATOR: "adi"}


def staffed(db: Database) -> Database:
    """Make the office known to the file: an administrator, operators, reviewers, one who is both, one let go."""
    for login, roles in ROLES.items():
        add(db, person(login, *roles), ADI)
    change(db, person("tono", *ROLES["tono"], active=False), ADI)
    return db


def person(login: str, *roles: Role, active: bool = True) -> Person:
    return Person(login, login.title(), frozenset(roles), active=active)


def fill(
    db: Database, author: Author = SITI, value: str = "19", code: str = CODE, quarter: Quarter = III, analysis: str = ""
) -> Revision:
    """Write a cell; 19 reaches the target of 2.4.5."""
    done = describe(db, code, quarter, Written(value=value, analysis=analysis), author)
    assert done.revision is not None
    return done.revision


def submitted(
    db: Database, author: Author = SITI, by: Author | None = None, code: str = CODE, quarter: Quarter = III
) -> Revision:
    """A cell that one filled and (somebody else) submitted."""
    fill(db, author, code=code, quarter=quarter, analysis="Sesuai rencana.")
    return submit(db, code, quarter, by or author)


def head(db: Database, code: str = CODE, quarter: Quarter = III) -> Revision:
    """The newest revision of a cell."""
    return history(db, code, quarter)[2][0]


def status(db: Database, code: str = CODE, quarter: Quarter = III) -> Status:
    return head(db, code, quarter).content.status


def refused(db: Database, fault: type[Fault], deed: Callable[[], object]) -> Fault:
    """What the deed was refused with, just that kind of fault, safe to show, and nothing written."""
    before = dump(db.path)
    with pytest.raises(fault) as told:
        deed()
    assert dump(db.path) == before
    assert type(told.value) is fault
    assert visible(told.value.message) == told.value.message
    assert told.value.hint
    return told.value
