"""All that the screens of a year show, as one state of the file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ikk_tui.domain.cells import Note, Status
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.locks import Lock
from ikk_tui.domain.people import People
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file had come: its version as SQLite counts, the newest revision, and the newest ids of the others."""

    version: int = 0
    revisions: int = 0
    amendment: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """`notes` are by indicator and quarter; `years` are those with a decree, oldest first; `mark` is of the moment.

    `locks` are of the quarters that are closed; `evidence` is whether a submission needs some.
    `root` stands for everything that was ever written; a report carries it.
    """

    board: Scoreboard
    in_force: InForce
    notes: Mapping[tuple[str, Quarter], Note]
    years: tuple[int, ...]
    mark: Mark = Mark()
    people: People = field(default_factory=People)
    locks: Mapping[Quarter, Lock] = field(default_factory=dict)
    evidence: bool = False
    root: str = ""

    @property
    def returned(self) -> Mapping[Quarter, int]:
        """How many cells of each quarter were returned and wait for being submitted again; none where it is 0."""
        cells = (cell for one in self.board.indicators for cell in one.cells.values())
        return Counter(cell.key.quarter for cell in cells if cell.status is Status.RETURNED)

    def in_force_at(self, quarter: Quarter) -> InForce:
        """What the quarter is scored under: what was in force when it was closed, or is now."""
        lock = self.locks.get(quarter)
        return (self.in_force.until(lock.amendment) if lock else None) or self.in_force

    def moment(self, steps: int) -> tuple[int, Quarter]:
        """The year and quarter so many quarters away, held within the years that have a decree."""
        at = self.years.index(self.board.year) * len(Quarter) + self.board.quarter - 1 + steps
        at = min(max(at, 0), len(self.years) * len(Quarter) - 1)
        return self.years[at // len(Quarter)], Quarter(at % len(Quarter) + 1)
