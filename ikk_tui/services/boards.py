"""The scoreboard of a quarter, what it rests on, and the quarter to begin with."""

from collections.abc import Mapping

from ikk_tui.domain.cells import OFFICE
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.locks import Lock
from ikk_tui.domain.overview import Mark, Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, Terms
from ikk_tui.domain.scoreboard import scoreboard as score_decree
from ikk_tui.services.decrees import read_in_force, read_years
from ikk_tui.store import amendments, decrees, heads, journal, seals
from ikk_tui.store.database import Database
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read


def overview(
    db: Database,
    quarter: Quarter | None = None,
    *,
    year: int | None = None,
    office: str = OFFICE,
    before: Overview | None = None,
) -> Overview:
    """The scoreboard with what stands around it. Raises Refused for a year without a decree.

    What is in force is taken from the one `before`, where nothing was amended since: it cannot change otherwise; and
    of its scores those that rest on the same cells.
    """
    version = db.version()
    with db.looking() as read:
        mark = _mark(read, version)
        same = before is not None and before.mark.amendment == mark.amendment and before.board.year == year
        found = before.in_force if before is not None and same else read_in_force(read, year)
        locks = journal.locks(read, found.decree.year, office)
        board = _board(read, found, quarter, office, locks, before.board if before is not None else None)
        notes = heads.notes(read, board.year, office)
        evidence = journal.wants_evidence(read, board.year)
        years = tuple(sorted(read_years(read)))
        return Overview(board, found, notes, years, mark, journal.people(read), locks, evidence, seals.root(read)[0])


def news(db: Database, seen: Mark) -> bool:
    """Whether anything a board shows was written since the one with that mark; cheap enough to ask every second."""
    version = db.version()
    if version == seen.version:
        return False
    with db.looking() as read:
        return _mark(read, seen.version) != seen


def scoreboard(
    db: Database, quarter: Quarter | None = None, *, year: int | None = None, office: str = OFFICE
) -> Scoreboard:
    """Everything up to `quarter`, scored; without one, the first in which a value is awaited (TW IV when none is).

    Raises Refused for a year without a decree.
    """
    with db.looking() as read:
        return read_board(read, read_in_force(read, year), quarter, office)


def read_board(read: Read, found: InForce, quarter: Quarter | None, office: str) -> Scoreboard:
    """The same within a transaction at hand, under what is in force or was when a quarter was closed."""
    return _board(read, found, quarter, office, journal.locks(read, found.decree.year, office))


def _mark(read: Read, version: int) -> Mark:
    return Mark(version, heads.length(read), amendments.newest_id(read), journal.newest_id(read))


def _board(
    read: Read,
    found: InForce,
    quarter: Quarter | None,
    office: str,
    locks: Mapping[Quarter, Lock],
    before: Scoreboard | None = None,
) -> Scoreboard:
    decree = found.decree
    cells = heads.cells(read, decree.year, office)
    whose = decrees.office(read, office)
    closed = {at: _terms(found, lock) for at, lock in locks.items()}

    def score(at: Quarter) -> Scoreboard:
        return score_decree(decree, cells, at, found.rules, whose, closed=closed, before=before)

    if quarter is not None:
        return score(quarter)
    open_boards = (score(at) for at in Quarter if at not in closed)
    return next((board for board in open_boards if board.awaited), None) or score(Quarter.IV)


def _terms(found: InForce, lock: Lock) -> Terms:
    """What a closed quarter is scored under. Raises Inconsistent."""
    then = found.until(lock.amendment)
    if then is None:
        raise Inconsistent(f"perbaikan yang berlaku saat {lock.quarter.label} ditutup tidak ada lagi")
    return Terms(then.decree, then.rules)
