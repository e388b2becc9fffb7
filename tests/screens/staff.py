"""Who is at work in the tests of the administrator's screens, and the file they find."""

from collections.abc import Callable

import pytest

from ikk_tui.domain.people import EVERYTHING, Person, Role
from ikk_tui.services.accounts import add, enrol
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from tests.screens.conftest import Session
from tests.screens.test_nasty_texts import NASTY

ANI, BUDI = Author("ani", "laptop-1"), Author("budi", "laptop-2")
SIZES = [(80, 24), (120, 40)]
# What fits into one line of a name or a reason: markup, wide and joined letters, and as long as can be.
NASTY_NAMES = (
    *(one for one in NASTY if "\n" not in one and len(one) <= 200),
    "🏢" * 100,
    "panjang " * 24 + "sekali",
    "x" * 200,
)
RTL_MARK = "\u202e"


def staff(db: Database) -> None:
    """Ani administers, Budi is an operator."""
    enrol(db, ANI)
    add(db, Person("budi", "Budi Santoso", frozenset({Role.OPERATOR})), ANI)


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> Callable[[Author], None]:
    """Say who sits at the keyboard."""

    def sit(author: Author) -> None:
        monkeypatch.setattr("ikk_tui.services.identity.current_author", lambda: author)

    return sit


@pytest.fixture
def ani(db: Database, at_work: Callable[[Author], None]) -> Author:
    """A file with an administrator, who is at work, and an operator."""
    staff(db)
    at_work(ANI)
    return ANI


@pytest.fixture
def budi(db: Database, at_work: Callable[[Author], None]) -> Author:
    """The same file with the operator at work."""
    staff(db)
    at_work(BUDI)
    return BUDI


def everybody(login: str, name: str) -> Person:
    """A person who may do everything."""
    return Person(login, name, EVERYTHING)


def line_with(session: Session, words: str) -> str:
    """The first line on the screen that holds these words, its runs of spaces as one."""
    lines = (" ".join(line.replace("▌", " ").split()) for line in session.text.splitlines())
    return next((line for line in lines if words in line), "")


def bottom(session: Session) -> str:
    """What is told below a page."""
    region = session.app.screen.query_one(".page-outcome").region
    strips = session.app.screen._compositor.render_strips()[region.y : region.bottom]
    return " ".join(" ".join(strip.text for strip in strips).split())
