"""The line below the grid: what all of it comes to, also with the value that is being typed."""

from rich.cells import cell_len
from rich.text import Text

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_number
from ikk_tui.domain.scoreboard import Scoreboard, with_score
from ikk_tui.domain.standing import Standing
from ikk_tui.widgets.text_lines import TextLines
from ikk_tui.widgets.wording import REACHED, SHORT

# Of a gap and what is behind it: `▼ -12,34`.
MOVED_WIDTH = 10


class EntryTotals(TextLines):
    """The filter where one narrows, the office's mean with its denominator, and what the typed value adds to it."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = ""
        self._board: Scoreboard | None = None
        self._then: Standing | None = None

    def show(self, board: Scoreboard, one: IndicatorScore | None = None) -> None:
        """Tell the means of the board, as they would be with that score of one of its indicators."""
        self._board = board
        self._then = None if one is None else with_score(board, one).standing
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """The one line."""
        board = self._board
        if board is None:
            return []
        then = self._then or board.standing
        said, moved = self._line(board, then, width), _moved(board.standing, then)
        gap = " " * max(2, width - said.cell_len - cell_len(moved))
        line = Text.assemble(said, gap, moved, no_wrap=True)
        line.truncate(width, overflow="ellipsis")
        return [line]

    def _line(self, board: Scoreboard, standing: Standing, width: int) -> Text:
        """What stands on top of the screen as well is left out where there is no room."""
        # Whose mean it is must be said beside the name of a division.
        parts = [f"{self.filter}; kantor  "] if self.filter else []
        parts += [f"{standing.entered}/{standing.total} terisi  ", f"s.d. {board.quarter.label}  "]
        mean = f"{standing.sentence}  {standing.rating or ''}"
        room = width - MOVED_WIDTH
        while len(parts) > bool(self.filter) and sum(map(cell_len, parts)) + cell_len(mean) > room:
            parts.pop(1 if self.filter else 0)
        return Text("".join([*parts, mean]))


def _moved(now: Standing, then: Standing) -> str:
    if now.score is None or then.score is None or now.score == then.score:
        return ""
    by = then.score - now.score
    return f"{REACHED} +{format_number(by, 2)}" if by > 0 else f"{SHORT} {format_number(by, 2)}"
