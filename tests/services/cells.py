"""Short ways to look at a cell from the tests of this folder."""

from decimal import Decimal

from ikk_tui.domain.cells import Revision
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.checks import check
from ikk_tui.services.realisations import history
from ikk_tui.store.database import Database

CODE = "2.4.5"  # a percentage with the target 19
III = Quarter.III


def filled(value: str) -> Reading:
    return Reading(CellState.FILLED, Decimal(value))


def revisions(db: Database, code: str = CODE, quarter: Quarter = III) -> list[Revision]:
    """The history of a cell, newest first."""
    return history(db, code, quarter)[2]


def values(db: Database, code: str = CODE, quarter: Quarter = III) -> list[Decimal | None]:
    """The values of a cell's history, newest first."""
    return [one.content.reading.value for one in revisions(db, code, quarter)]


def untouched(db: Database) -> bool:
    """Whether nothing was ever written, and the file is sound."""
    report = check(db)
    return report.revisions == report.cells == 0 and not report.problems
