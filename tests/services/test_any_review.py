"""Whatever people do in whatever order, a cell goes only the ways of its review, and a closed quarter stands still."""

import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ikk_tui.domain.cells import ClosedCell, Deed, Revision, StaleSave, Status
from ikk_tui.domain.locks import ClosedQuarter, scores_of
from ikk_tui.domain.numbers import BLANK
from ikk_tui.domain.people import EVERYTHING, Forbidden, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import Incomplete, NotSubmitted
from ikk_tui.errors import Refused
from ikk_tui.services import accounts, periods, queues, reviews, submissions
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, undo
from ikk_tui.store.database import open_database

from .cells import CODE, revisions

LOGINS = ("ani", "budi", "citra")
OPERATOR, REVIEWER, ADMINISTRATOR, VIEWER = Role
# 19 and 20 reach the target; 5 does not, and wants an analysis that nobody writes here.
VALUES = ("19", "20", "5", "")
PLACES = (Quarter.I, Quarter.II)
DECISIONS: dict[Deed, Callable[..., Revision]] = {
    Deed.APPROVE: reviews.approve,
    Deed.RETURN: partial(reviews.send_back, reason="Periksa lagi"),
    Deed.COMMENT: partial(reviews.comment, text="Mengapa?"),
}

# Dice of their own: left to themselves, most deeds would be refused to somebody who may do nothing.
dices = st.randoms(use_true_random=False)


@cache
def seeded() -> bytes:
    """A file with the decree in it, made once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ikk.db"
        open_database(path).close()
        return path.read_bytes()


@dataclass(frozen=True)
class Step:
    """What a revision must be."""

    deed: Deed
    author: str
    value: str
    status: Status


@dataclass
class Model:
    """What a cell must have gone through, oldest first; by value whose work it is, and who has looked since when.

    `around` are those who were active at any time since it was submitted last.
    """

    steps: list[Step] = field(default_factory=list)
    hands: dict[str, frozenset[str]] = field(default_factory=dict)
    lookers: set[str] = field(default_factory=set)
    around: frozenset[str] = frozenset()

    @property
    def value(self) -> str:
        return self.steps[-1].value if self.steps else ""

    @property
    def status(self) -> Status:
        return self.steps[-1].status if self.steps else Status.DRAFT

    @property
    def own(self) -> frozenset[str]:
        """Those whose work it is."""
        submits = [one.author for one in self.steps if one.deed is Deed.SUBMIT]
        return self.hands.get(self.value, frozenset()) | set(submits[-1:])

    def before(self, deed: Deed | None = None) -> Status:
        """Where its review was before the newest step, or before the newest of that deed."""
        at = len(self.steps) - 1
        while deed is not None and self.steps[at].deed is not deed:
            at -= 1
        return self.steps[at - 1].status if at else Status.DRAFT

    def wrote(self, deed: Deed, author: str, value: str) -> None:
        if value != self.value and value:
            self.hands[value] = self.hands.get(value, frozenset()) | {author}
        status = Status.RETURNED if self.status is Status.RETURNED else Status.DRAFT
        self.steps.append(Step(deed, author, value, status))

    def moved(self, deed: Deed, author: str, status: Status) -> None:
        self.lookers = {*self.lookers, author} if deed is not Deed.SUBMIT else set()
        self.steps.append(Step(deed, author, self.value, status))


class AnyReview(RuleBasedStateMachine):
    """People with random roles do random deeds on two cells; the model says what comes of each."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "ikk.db"
        path.write_bytes(seeded())
        self.db = open_database(path)
        self.known: dict[str, Person] = {}
        self.cells = {quarter: Model() for quarter in PLACES}
        self.closed: dict[Quarter, tuple[list[str], object]] = {}

    @initialize(dice=dices)
    def staff(self, dice: Random) -> None:
        for login in LOGINS[: dice.choice([2, 3])]:
            wanted = EVERYTHING if dice.random() < 0.6 else frozenset(dice.sample([*Role], dice.randint(0, 3)))
            wanted |= set() if self.known else {ADMINISTRATOR}
            self.known[login] = accounts.add(self.db, Person(login, login, wanted), Author("ani", "laptop"))

    @rule(dice=dices)
    def operate(self, dice: Random) -> None:
        who, quarter, stale = self.somebody(dice, OPERATOR), dice.choice(PLACES), dice.random() < 0.2
        deed = dice.choice(["record", "record", "undo", "submit", "submit", "withdraw"])
        if deed == "record":
            self.record(who, quarter, dice.choice(VALUES))
        elif deed == "submit":
            self.submit(who, quarter, stale=stale)
        else:
            self.undo(who, quarter) if deed == "undo" else self.withdraw(who, quarter)

    @rule(dice=dices)
    def review(self, dice: Random) -> None:
        who, quarter, stale = self.somebody(dice, REVIEWER), dice.choice(PLACES), dice.random() < 0.2
        deed = dice.choice([*DECISIONS, Deed.APPROVE, Deed.REVOKE, None])
        if deed in DECISIONS:
            self.decide(who, quarter, deed, stale=stale)
        else:
            self.revoke(who, quarter) if deed else self.look(who, quarter)

    @rule(dice=dices)
    def go_on(self, dice: Random) -> None:
        """A deed that fits where a cell is in its review: chance alone would see too little of what may be done."""
        quarter = dice.choice(PLACES)
        cell, operator, reviewer = self.cells[quarter], self.somebody(dice, OPERATOR), self.somebody(dice, REVIEWER)
        if cell.status is Status.SUBMITTED:
            deed = dice.choice([Deed.APPROVE, Deed.APPROVE, Deed.RETURN, Deed.COMMENT, Deed.WITHDRAW, None])
            if deed in DECISIONS:
                self.decide(reviewer, quarter, deed, stale=False)
            else:
                self.withdraw(operator, quarter) if deed else self.look(reviewer, quarter)
        elif cell.status is Status.APPROVED:
            self.decide(reviewer, quarter, Deed.RETURN, stale=False)
        elif cell.value in ("19", "20"):
            self.submit(operator, quarter, stale=False)
        else:
            self.record(operator, quarter, dice.choice(VALUES[:2]))

    @rule(dice=dices)
    def go_on_elsewhere(self, dice: Random) -> None:
        self.go_on(dice)

    @rule(dice=dices)
    def administer(self, dice: Random) -> None:
        who, deed = self.somebody(dice, ADMINISTRATOR), dice.choice(["turn", "close", "reopen", "rest"])
        if deed == "rest":
            self.let_rest(who, dice.choice(list(self.known)), active=dice.random() < 0.6)
        elif deed == "close" or not self.closed:
            self.close(who, dice.choice(PLACES))
        else:
            self.reopen(who, max(self.closed) if deed == "turn" else dice.choice(PLACES))

    def record(self, who: str, quarter: Quarter, value: str) -> None:
        cell = self.cells[quarter]
        same = value == cell.value and not cell.status.closed
        faults = [(cell.status.closed, ClosedCell)]
        done = self.attempt(OPERATOR, who, quarter, faults, lambda by: record(self.db, CODE, value, quarter, by))
        if done and not same:
            cell.wrote(Deed.RECORD if value else Deed.CLEAR, who, value)

    def undo(self, who: str, quarter: Quarter) -> None:
        cell = self.cells[quarter]
        reviewed = bool(cell.steps) and cell.steps[-1].deed.reviews
        faults = [(not cell.steps, Refused), (cell.status.closed, ClosedCell), (reviewed, Refused)]
        if self.attempt(OPERATOR, who, quarter, faults, lambda by: undo(self.db, CODE, quarter, by)):
            cell.wrote(Deed.UNDO, who, cell.steps[-2].value if len(cell.steps) > 1 else "")

    def submit(self, who: str, quarter: Quarter, *, stale: bool) -> None:
        cell = self.cells[quarter]
        seen = self.seen(quarter, stale)
        faults = [
            (cell.status.closed, Refused),
            (cell.value in ("", "5"), Incomplete),
            (seen != self.head(quarter), StaleSave),
        ]
        if self.attempt(
            OPERATOR, who, quarter, faults, lambda by: submissions.submit(self.db, CODE, quarter, by, seen=seen)
        ):
            cell.moved(Deed.SUBMIT, who, Status.SUBMITTED)
            cell.around = self.active

    def withdraw(self, who: str, quarter: Quarter) -> None:
        cell = self.cells[quarter]
        faults = [(cell.status is not Status.SUBMITTED, NotSubmitted), (bool(cell.lookers - {who}), Refused)]
        if self.attempt(OPERATOR, who, quarter, faults, lambda by: submissions.withdraw(self.db, CODE, quarter, by)):
            cell.moved(Deed.WITHDRAW, who, cell.before(Deed.SUBMIT))

    def look(self, who: str, quarter: Quarter) -> None:
        cell, head = self.cells[quarter], self.head(quarter)
        if head is None or cell.status is not Status.SUBMITTED:
            return
        reviews.note_look(self.db, head, Author(who, "laptop"))
        if self.may(who, REVIEWER):
            cell.lookers.add(who)

    def decide(self, who: str, quarter: Quarter, deed: Deed, *, stale: bool) -> None:
        cell = self.cells[quarter]
        seen = self.seen(quarter, stale)
        ready = cell.status is Status.SUBMITTED or (deed is Deed.RETURN and cell.status is Status.APPROVED)
        own = deed is Deed.APPROVE and len(cell.around) > 1 and who in cell.own
        faults = [(seen != self.head(quarter), StaleSave), (not ready, NotSubmitted), (own, Forbidden)]
        decision = partial(DECISIONS[deed], self.db, CODE, quarter, seen=seen)
        if self.attempt(REVIEWER, who, quarter, faults, lambda by: decision(author=by)):
            status = {Deed.APPROVE: Status.APPROVED, Deed.RETURN: Status.RETURNED}
            cell.moved(deed, who, status.get(deed, cell.status))

    def revoke(self, who: str, quarter: Quarter) -> None:
        cell = self.cells[quarter]
        decided = bool(cell.steps) and cell.steps[-1].deed.decides
        others = decided and cell.steps[-1].author != who
        faults = [(not decided, Refused), (others, Forbidden)]
        if self.attempt(REVIEWER, who, quarter, faults, lambda by: reviews.revoke(self.db, CODE, quarter, by)):
            cell.moved(Deed.REVOKE, who, cell.before())

    def close(self, who: str, quarter: Quarter) -> None:
        order = quarter in self.closed or (quarter is Quarter.II and Quarter.I not in self.closed)
        deed = partial(periods.close_quarter, self.db, quarter)
        if self.attempt(ADMINISTRATOR, who, None, [(order, Refused)], deed):
            self.closed[quarter] = (self.ids(quarter), scores_of(scoreboard(self.db, quarter)))

    def reopen(self, who: str, quarter: Quarter) -> None:
        order = quarter not in self.closed or (quarter is Quarter.I and Quarter.II in self.closed)
        deed = partial(periods.reopen_quarter, self.db, quarter, "Terlambat")
        if self.attempt(ADMINISTRATOR, who, None, [(order, Refused)], deed):
            del self.closed[quarter]

    def let_rest(self, who: str, whom: str, *, active: bool) -> None:
        now = self.known[whom]
        wanted = Person(whom, whom, now.roles, active=active)
        rest = {**self.known, whom: wanted}.values()
        last = not any(one.active and ADMINISTRATOR in one.roles for one in rest)
        deed = partial(accounts.change, self.db, wanted)
        if self.attempt(ADMINISTRATOR, who, None, [(wanted != now and last, Refused)], deed):
            self.known[whom] = wanted
            for cell in self.cells.values():
                cell.around |= self.active

    @invariant()
    def the_cells_are_as_the_model_says(self) -> None:
        for quarter, cell in self.cells.items():
            found = revisions(self.db, CODE, quarter)[::-1]
            assert [Step(one.deed, one.author, typed(one), one.content.status) for one in found] == cell.steps
            waits = cell.status is Status.SUBMITTED
            assert [one.key.quarter for one in queues.waiting(self.db)].count(quarter) == waits

    @invariant()
    def nothing_changes_in_a_closed_quarter(self) -> None:
        for quarter, (ids, scores) in self.closed.items():
            assert self.ids(quarter) == ids
            assert scores_of(scoreboard(self.db, quarter)) == scores

    def teardown(self) -> None:
        assert check(self.db).problems == ()
        self.db.close()
        self.folder.cleanup()

    def attempt(
        self,
        role: Role,
        who: str,
        quarter: Quarter | None,
        faults: Iterable[tuple[bool, type[Refused]]],
        deed: Callable[[Author], object],
    ) -> bool:
        """Do a deed that takes a role, and an open quarter; the first fault that holds is what it is refused with."""
        locked = quarter is not None and quarter in self.closed
        expected: list[tuple[bool, type[Refused]]] = [(not self.may(who, role), Forbidden), (locked, ClosedQuarter)]
        fault = next((kind for holds, kind in [*expected, *faults] if holds), None)
        author = Author(who, "laptop")
        if fault is None:
            deed(author)
            return True
        with pytest.raises(Refused) as told:
            deed(author)
        assert type(told.value) is fault
        return False

    def somebody(self, dice: Random, role: Role) -> str:
        """Mostly who may do it; else anybody, a stranger included."""
        able = [login for login in LOGINS if self.may(login, role)]
        return dice.choice(able if able and dice.random() < 0.85 else [*LOGINS, "asing"])

    def may(self, who: str, role: Role) -> bool:
        return who in self.known and self.known[who].active and role in self.known[who].roles

    @property
    def active(self) -> frozenset[str]:
        return frozenset(login for login, one in self.known.items() if one.active)

    def ids(self, quarter: Quarter) -> list[str]:
        return [one.id for one in revisions(self.db, CODE, quarter)]

    def head(self, quarter: Quarter) -> str | None:
        return next(iter(self.ids(quarter)), None)

    def seen(self, quarter: Quarter, stale: bool) -> str | None:
        """The head, or the one before it."""
        ids: list[str | None] = [*self.ids(quarter), None]
        return ids[1] if stale and len(ids) > 1 else ids[0]


def typed(one: Revision) -> str:
    """The value as it was typed."""
    return "" if one.content.reading == BLANK else str(one.content.reading.value)


TestAnyReview = AnyReview.TestCase
TestAnyReview.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
