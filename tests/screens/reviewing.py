"""Submitted cells and the people around them, for the tests of review."""

from collections.abc import Callable

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.people import EVERYTHING, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.reviu import ReviuScreen
from ikk_tui.services import accounts, submissions
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, history
from ikk_tui.store.database import Database
from tests.screens.conftest import Session

ANI, BUDI, RINA = Author("ani", "srv-1"), Author("budi", "laptop-2"), Author("rina", "laptop-3")
SARI = Author("sari", "laptop-4")
III = Quarter.III
# Each with the target it is measured by: below it, reached, and far above.
VALUES = {"2.4.4": "91", "2.4.5": "17", "2.4.6": "50"}
Be = Callable[[Author], None]


@pytest.fixture
def be(monkeypatch: pytest.MonkeyPatch) -> Be:
    """Have somebody else sit at the keyboard from the next start on."""

    def sit(author: Author) -> None:
        monkeypatch.setattr("ikk_tui.services.identity.current_author", lambda: author)

    return sit


def staff(db: Database) -> None:
    """An administrator, an operator, two reviewers."""
    accounts.enrol(db, ANI)
    accounts.change(db, Person("ani", "Ani", frozenset({Role.ADMINISTRATOR})), ANI)
    accounts.add(db, Person("budi", "Budi", frozenset({Role.OPERATOR})), ANI)
    accounts.add(db, Person("rina", "Rina", frozenset({Role.REVIEWER})), ANI)
    accounts.add(db, Person("sari", "Sari", frozenset({Role.REVIEWER})), ANI)


def alone(db: Database) -> None:
    """One person who is everything."""
    accounts.enrol(db, RINA)
    assert accounts.people(db).known == (Person("rina", "rina", EVERYTHING),)


def submitted(db: Database, author: Author = BUDI, values: dict[str, str] = VALUES) -> None:
    """These cells of the third quarter, filled and submitted in this order."""
    for code, value in values.items():
        describe(db, code, III, Written(value=value, analysis=f"Analisis {code}."), author)
        submissions.submit(db, code, III, author)


def status(db: Database, code: str, quarter: Quarter = III) -> Status:
    """How far a cell has come."""
    return history(db, code, quarter)[2][0].content.status


def reviu(session: Session) -> ReviuScreen:
    """The review in front."""
    assert isinstance(session.app.screen, ReviuScreen)
    return session.app.screen


def in_front(session: Session) -> str | None:
    """The code of the card."""
    card = reviu(session).card
    return card.key.indicator if card else None
