"""All that the screens of a year show, as one state of the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from ikk_tui.domain.cells import Note
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file had come: its version as SQLite counts, the newest revision, the newest amendment's id."""

    version: int = 0
    revisions: int = 0
    amendment: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """`notes` are by indicator and quarter; `years` are those with a decree, oldest first; `mark` is of the moment."""

    board: Scoreboard
    in_force: InForce
    notes: Mapping[tuple[str, Quarter], Note]
    years: tuple[int, ...]
    mark: Mark = Mark()

    def moment(self, steps: int) -> tuple[int, Quarter]:
        """The year and quarter so many quarters away, held within the years that have a decree."""
        at = self.years.index(self.board.year) * len(Quarter) + self.board.quarter - 1 + steps
        at = min(max(at, 0), len(self.years) * len(Quarter) - 1)
        return self.years[at // len(Quarter)], Quarter(at % len(Quarter) + 1)
