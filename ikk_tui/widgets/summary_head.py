"""The top of the summary: the office's score large, and beside it in words what it is."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Summary, changed
from ikk_tui.domain.summary_words import NOT_SCORED, change_words, mean_words, review_words, status_words
from ikk_tui.widgets.text_lines import TextLines
from ikk_tui.widgets.wording import SUPPOSED

HEIGHT = 4
SHORTER = {"hanya disetujui": "disetujui", "rata-rata IKK": "per IKK"}
NOTHING_YET = "belum ada isian; 2 membuka Isian"


class HeadLines(TextLines):
    """Band and change, the denominator, how far in review; what does not fit on its line goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._told: list[tuple[Text, ...]] = []

    def tell(self, told: list[tuple[Text, ...]]) -> None:
        """Show these sentences, each in the first of its wordings that fits on a line, or else in the last."""
        self._told = told
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """As many lines as there is room for."""
        fitting = [next((one for one in wordings if one.cell_len <= width), wordings[-1]) for wordings in self._told]
        lines = [line for text in fitting for line in text.wrap(self.app.console, max(1, width))]
        for line in lines:
            line.rstrip()
        if len(lines) > HEIGHT:
            lines[HEIGHT - 1].append(" …")
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
        told = self._told
        if sum(len(key) + len(words) + 3 for key, words in told) > width + 1:
            # The keys say what these words are about.
            told = [(key, SHORTER.get(words, words).removeprefix("urut ")) for key, words in told]
        parts = [
            Text.assemble((f"{key} " if key else "", keyed), (words, other if self._other else ""))
            for key, words in told
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
        rating, change = standing.rating or NOT_SCORED, change_words(summary)
        if stored is not None:
            change = f"{SUPPOSED} andaikan; tersimpan {format_score(stored.score)}{_gain(stored, standing)}"
        told = [(Text.assemble((rating, "bold"), f"   {change}"),), (Text(mean_words(standing)),)]
        # How many are filled, and how far in review, is not supposed.
        truly = stored or standing
        reviewed = (Text(status_words(truly)), Text(review_words(truly)))
        if not truly.entered and not standing.scored:
            reviewed = (Text(NOTHING_YET),) * 2
        self.query_one(HeadLines).tell([*told, reviewed])


def _gain(stored: Standing, standing: Standing) -> str:
    by = changed(stored.score, standing.score)
    return "" if by is None else f" ({'+' if by > 0 else ''}{format_score(by)})"
