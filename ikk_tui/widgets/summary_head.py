"""The top of the summary: the office's score large, and beside it in words what it is."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Summary
from ikk_tui.domain.summary_words import NOT_SCORED, change_words, mean_words, status_words
from ikk_tui.widgets.text_lines import TextLines
from ikk_tui.widgets.wording import SUPPOSED

HEIGHT = 4


class HeadLines(TextLines):
    """Band and change, the denominator, how far in review; what does not fit on its line goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._told: list[Text] = []

    def tell(self, told: list[Text]) -> None:
        """Show these sentences."""
        self._told = told
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """As many lines as there is room for."""
        lines = [line for text in self._told for line in text.wrap(self.app.console, max(1, width))]
        for line in lines:
            line.rstrip()
        return lines[:HEIGHT]


class ViewLine(TextLines):
    """Which values, until when, under which rules, in which order: each behind the key that changes it."""

    COMPONENT_CLASSES = {"view-line--other", "view-line--key"}

    def __init__(self) -> None:
        super().__init__()
        self._told: list[tuple[str, str]] = []
        self._other = False

    def tell(self, told: list[tuple[str, str]], *, other: bool) -> None:
        """Show these keys and words; `other` where it is not the standard view of what is stored."""
        self._told, self._other = told, other
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """The one line."""
        other, keyed = (self.get_component_rich_style(f"view-line--{one}", partial=True) for one in ("other", "key"))
        parts = [
            Text.assemble((f"{key} " if key else "", keyed), (words, other if self._other else ""))
            for key, words in self._told
        ]
        line = Text("   ").join(parts)
        if line.cell_len > width:
            line = Text("  ").join(parts)
        line.truncate(width, overflow="ellipsis")
        return [line]


class SummaryHead(Horizontal):
    """The score in large figures, the words beside it."""

    def compose(self) -> ComposeResult:
        """Figures, words."""
        yield Digits(id="score")
        yield HeadLines()

    def show(self, summary: Summary, stored: Standing | None) -> None:
        """Tell how the office stands; `stored` is how it stands in truth where something is supposed."""
        standing = summary.board.standing
        self.query_one("#score", Digits).update(format_score(standing.score))
        change = change_words(summary)
        if stored is not None:
            change = f"{SUPPOSED} andaikan, tidak disimpan; yang tersimpan {format_score(stored.score)}"
        first = Text.assemble((standing.rating or NOT_SCORED, "bold"), f"   {change}")
        self.query_one(HeadLines).tell([first, Text(mean_words(standing)), Text(status_words(standing))])
