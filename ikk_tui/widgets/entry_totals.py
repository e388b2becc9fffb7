"""The line below the grid: what all of it comes to, also with the value that is being typed."""

from rich.cells import cell_len
from rich.text import Text
from textual.app import RenderResult
from textual.widget import Widget

from ikk_tui.domain.numbers import format_number
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard, Standing, with_score
from ikk_tui.widgets.wording import SHORT


class EntryTotals(Widget):
    """The filter where one narrows, the office's mean with its denominator, and what the typed value adds to it."""

    COMPONENT_CLASSES = {"entry-totals--moved"}

    def __init__(self) -> None:
        super().__init__()
        self.filter = ""
        self._said = Text()

    def show(self, board: Scoreboard, one: IndicatorScore | None = None) -> None:
        """Tell the means of the board, as they would be with that score of one of its indicators."""
        now = board.standing
        then = now if one is None else with_score(board, one).standing
        said = self._line(board, then)
        moved = _moved(now, then)
        style = self.get_component_rich_style("entry-totals--moved", partial=True)
        gap = self.content_size.width - said.cell_len - cell_len(moved)
        said = Text.assemble(said, " " * max(2, gap), (moved, style), no_wrap=True, overflow="ellipsis")
        if said != self._said:
            self._said = said
            self.refresh()

    def render(self) -> RenderResult:
        """The line."""
        return self._said

    def _line(self, board: Scoreboard, standing: Standing) -> Text:
        filled = f"{standing.entered}/{standing.total} terisi   "
        sentence = f"s.d. {board.quarter.label}  {standing.sentence}  {standing.rating or ''}"
        narrowed = f"{self.filter}   " if self.filter else ""
        room = self.content_size.width - len("+100,00") - 2
        parts = [narrowed, filled, sentence]
        # What stands on top of the screen as well is left out first.
        if sum(map(cell_len, parts)) > room:
            parts[1] = ""
        return Text("".join(parts))


def _moved(now: Standing, then: Standing) -> str:
    if now.score is None or then.score is None or now.score == then.score:
        return ""
    by = then.score - now.score
    return f"+{format_number(by, 2)}" if by > 0 else f"{SHORT} {format_number(by, 2)}"
