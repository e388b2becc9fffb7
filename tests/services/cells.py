"""Short ways to look at a cell from the tests of this folder."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import history
from ikk_tui.store import ledger
from ikk_tui.store.database import Database

CODE = "2.4.5"  # a percentage with the target 19
III = Quarter.III
SARI = Author("sari", "laptop-3")
REVIEWING = {
    Status.DRAFT: Deed.WITHDRAW,
    Status.SUBMITTED: Deed.SUBMIT,
    Status.APPROVED: Deed.APPROVE,
    Status.RETURNED: Deed.RETURN,
}


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


def review(db: Database, status: Status, remark: str = "") -> Revision:
    """Have a reviewer bring the cell to that status."""
    head = next(iter(revisions(db)), None)
    content = replace(head.content if head else Content(), status=status, remark=remark)
    parents = (head.id,) if head else ()
    key, now = CellKey(2024, CODE, III), datetime.now(UTC)
    with db.writing() as session:
        return ledger.append(session, Revision(key, content, REVIEWING[status], SARI.name, SARI.device, now, parents))
