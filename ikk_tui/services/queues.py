"""What waits for review. Apart from reviewing, as whoever only reads it needs no SQLModel."""

from ikk_tui.domain.cells import OFFICE
from ikk_tui.domain.reviewing import Waiting, ordered
from ikk_tui.services.decrees import read_in_force
from ikk_tui.store import queue
from ikk_tui.store.database import Database


def waiting(
    db: Database, *, year: int | None = None, office: str = OFFICE, by_program: bool = False
) -> tuple[Waiting, ...]:
    """The submitted cells of a year, the oldest submission first or along the decree. Raises Refused."""
    with db.looking() as read:
        found = read_in_force(read, year)
        cells = queue.submitted(read, found.decree.year, office)
        return tuple(ordered(cells, by_program=by_program))
