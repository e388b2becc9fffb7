"""The two lines on top of every screen: where we are, and the five modes."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from ikk_tui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ikk_tui.domain.quarters import Quarter
    from ikk_tui.domain.scoreboard import Scoreboard

MODE_LABELS = (
    ("program", "Program"),
    ("isian", "Isian"),
    ("ringkasan", "Ringkasan"),
    ("reviu", "Reviu"),
    ("keputusan", "Keputusan"),
)
CLOSED, RETURNED = "■", "↩"


class ContextBar(TextLines):
    """Decree, office, quarter, how many are filled, the score; below it the modes, and which values the score is of."""

    COMPONENT_CLASSES = {"context-bar--mode", "context-bar--score"}

    def __init__(self, mode: str) -> None:
        super().__init__()
        self._mode = mode
        self._board: Scoreboard | None = None
        self._returned: Mapping[Quarter, int] = {}

    def show(self, board: "Scoreboard", returned: "Mapping[Quarter, int]") -> None:
        """Render this board from now on; `returned` counts the cells of its year that a reviewer has sent back."""
        if board is not self._board or returned != self._returned:
            self._board, self._returned = board, returned
            self.changed()

    def texts(self, width: int) -> list[Text]:
        """Both lines."""
        lines = [self._where(width), self._modes(width)]
        for line in lines:
            line.truncate(width, overflow="ellipsis")
        return lines

    def _where(self, width: int) -> Text:
        board = self._board
        if board is None:
            return Text(" IKK", style="bold")
        # Here, as the bar stands in the first frame, which needs nothing of this.
        from ikk_tui.domain.numbers import format_score
        from ikk_tui.domain.scoring import Rating

        standing = board.standing
        left = Text.assemble((f" IKK {board.year}", "bold"), f"  {board.office.label}")
        right = Text(f"{board.quarter.label:<6}   {f'{standing.entered}/{standing.total}':>5} terisi   ")
        # As wide as the widest, so that nothing moves when it changes.
        score = f"{format_score(standing.score):>6} {standing.rating or '':<{max(map(len, Rating))}}"
        right.append(f"{score} ", style=self.get_component_rich_style("context-bar--score", partial=True))
        gap = width - left.cell_len - right.cell_len
        return Text.assemble(left, " " * max(2, gap), right, no_wrap=True, overflow="ellipsis")

    def _modes(self, width: int) -> Text:
        line = Text(no_wrap=True, overflow="ellipsis")
        present = self.get_component_rich_style("context-bar--mode", partial=True)
        for number, (mode, label) in enumerate(MODE_LABELS, start=1):
            line.append(f" {number} {label} ", style=present if mode == self._mode else "")
            line.append(" ")
        if cell_len(line.plain) > width:
            return Text(line.plain.replace("  ", " "))
        return self._told(line, width)

    def _told(self, line: Text, width: int) -> Text:
        """The modes, and at the end of their line which values the figures above are of."""
        board = self._board
        if board is None:
            return line
        # Here, as the bar stands in the first frame, which needs nothing of this.
        from ikk_tui.domain.views import STANDARD

        room = width - cell_len(line.plain) - 1
        parts = board.view.parts(board.quarter)
        views = " · ".join(parts)
        many, few = self._news(board), self._news(board, short=True)
        if board.view == STANDARD:
            fits = [(many, views), (many, ""), (few, views), (few, "")]
        else:
            # Rather that the figures are of another view than in which quarter something was returned.
            count = f"{len(parts)} pilihan"
            fits = [(many, views), (many, f"{count} tampilan"), (few, views), (few, count)]
            fits.append(([one.partition(" TW")[0] for one in few], count))
        for news, view in fits:
            words = " · ".join([*news, *([view] if view else [])])
            if words and cell_len(words) <= room:
                # What asks for something to be done is not dim.
                head = " · ".join(news)
                return line.append(" " * (room - cell_len(words))).append(head).append(words[len(head) :], style="dim")
        return line

    def _news(self, board: "Scoreboard", *, short: bool = False) -> list[str]:
        """That the quarter is closed, and how many cells were returned, in which quarters where it is not this one."""
        news = [CLOSED if short else f"{CLOSED} ditutup"] if board.quarter in board.closed else []
        if self._returned:
            where = sorted(self._returned)
            labels = "" if where == [board.quarter] else f" {', '.join(quarter.label for quarter in where)}"
            count = sum(self._returned.values())
            news.append(f"{RETURNED} {count}{labels}" if short else f"{RETURNED} {count} dikembalikan{labels}")
        return news
