"""The scoreboard of a quarter, what it rests on, and the quarter to begin with."""

from ikk_tui.domain.cells import OFFICE
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.overview import Mark, Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoreboard import scoreboard as score_decree
from ikk_tui.services.decrees import read_in_force, read_years
from ikk_tui.store import amendments, decrees, heads
from ikk_tui.store.database import Database
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

    What is in force is taken from the one `before`, where nothing was amended since: it cannot change otherwise.
    """
    version = db.version()
    with db.looking() as read:
        mark = _mark(read, version)
        same = before is not None and before.mark.amendment == mark.amendment and before.board.year == year
        found = before.in_force if before is not None and same else read_in_force(read, year)
        board = _board(read, found, quarter, office)
        notes = heads.notes(read, board.year, office)
        return Overview(board, found, notes, tuple(sorted(read_years(read))), mark)


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
        return _board(read, read_in_force(read, year), quarter, office)


def _mark(read: Read, version: int) -> Mark:
    return Mark(version, heads.length(read), amendments.newest_id(read))


def _board(read: Read, found: InForce, quarter: Quarter | None, office: str) -> Scoreboard:
    decree = found.decree
    cells = heads.cells(read, decree.year, office)
    whose = decrees.office(read, office)

    def score(at: Quarter) -> Scoreboard:
        return score_decree(decree, cells, at, found.rules, whose)

    if quarter is not None:
        return score(quarter)
    return next((board for board in map(score, Quarter) if board.awaited), None) or score(Quarter.IV)
