"""The scoreboard of a quarter, and the quarter to begin with."""

from ikk_tui.domain.cells import OFFICE
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoreboard import scoreboard as score_decree
from ikk_tui.services.decrees import read_decree
from ikk_tui.store import decrees, ledger
from ikk_tui.store.database import Database


def scoreboard(
    db: Database, quarter: Quarter | None = None, *, year: int | None = None, office: str = OFFICE
) -> Scoreboard:
    """Everything up to `quarter`, scored; without one, the first in which a value is awaited (TW IV when none is).

    Raises Refused for a year without a decree.
    """
    with db.reading() as session:
        decree = read_decree(session, year)
        cells = ledger.cells(session, decree.year, office)
        whose = decrees.office(session, office)
        rules = decrees.scoring_rules(session, decree.year)
    if quarter is None:
        boards = (score_decree(decree, cells, one, rules, whose) for one in Quarter)
        return next((board for board in boards if board.awaited), None) or score_decree(
            decree, cells, Quarter.IV, rules, whose
        )
    return score_decree(decree, cells, quarter, rules, whose)
