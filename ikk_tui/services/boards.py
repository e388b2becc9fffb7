"""The scoreboard of a quarter, what it rests on, and the quarter to begin with."""

from sqlmodel import Session

from ikk_tui.domain.cells import OFFICE
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.overview import Mark, Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoreboard import scoreboard as score_decree
from ikk_tui.services.decrees import read_in_force, read_years
from ikk_tui.store import amendments, decrees, ledger
from ikk_tui.store.database import Database


def overview(
    db: Database,
    quarter: Quarter | None = None,
    *,
    year: int | None = None,
    office: str = OFFICE,
    before: Overview | None = None,
) -> Overview:
    """The scoreboard with what stands around it. Raises Refused for a year without a decree.

    What is in force is taken from the one `before`, where nothing was amended since: it cannot change otherwise.
    """
    version = db.version()
    with db.reading() as session:
        mark = _mark(session, version)
        same = before is not None and before.mark.amendment == mark.amendment and before.board.year == year
        found = before.in_force if before is not None and same else read_in_force(session, year)
        board = _board(session, found, quarter, office)
        notes = ledger.notes(session, board.year, office)
        return Overview(board, found, notes, tuple(sorted(read_years(session))), mark)


def news(db: Database, seen: Mark) -> bool:
    """Whether anything a board shows was written since the one with that mark; cheap enough to ask every second."""
    version = db.version()
    if version == seen.version:
        return False
    with db.reading() as session:
        return _mark(session, seen.version) != seen


def scoreboard(
    db: Database, quarter: Quarter | None = None, *, year: int | None = None, office: str = OFFICE
) -> Scoreboard:
    """Everything up to `quarter`, scored; without one, the first in which a value is awaited (TW IV when none is).

    Raises Refused for a year without a decree.
    """
    with db.reading() as session:
        return _board(session, read_in_force(session, year), quarter, office)


def _mark(session: Session, version: int) -> Mark:
    return Mark(version, ledger.length(session), amendments.newest_id(session))


def _board(session: Session, found: InForce, quarter: Quarter | None, office: str) -> Scoreboard:
    decree = found.decree
    cells = ledger.cells(session, decree.year, office)
    whose = decrees.office(session, office)

    def score(at: Quarter) -> Scoreboard:
        return score_decree(decree, cells, at, found.rules, whose)

    if quarter is not None:
        return score(quarter)
    return next((board for board in map(score, Quarter) if board.awaited), None) or score(Quarter.IV)
