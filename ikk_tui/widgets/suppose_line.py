"""The field in which a value is supposed: for whom, what is typed, what it would do. Nothing of it is stored."""

from collections.abc import Callable, Iterable

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.quarters import Quarter
from ikk_tui.widgets.plain_editors import Line

HOW = "Enter menahan pengandaian ini, Escape membuangnya; tidak ada yang disimpan"


class SupposeField(Line):
    """Enter acts within the key itself: what is typed behind it is meant for the page."""

    BINDINGS = [Binding("enter", "submit", "tahan", key_display="↵", id="suppose.hold")]

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__(id="suppose-field")
        self._entered = entered

    async def action_submit(self) -> None:
        """Hold what is typed."""
        self._entered()


class SupposeLine(Vertical):
    """Label, field and target; below them what was read."""

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__()
        self._entered = entered

    def compose(self) -> Iterable[Widget]:
        """Label and field, echo."""
        with Horizontal():
            yield Static("", id="suppose-label", markup=False)
            yield SupposeField(self._entered)
            yield Static("", id="suppose-unit", markup=False)
        yield Static("", id="suppose-echo", markup=False)

    def begin(self, indicator: Indicator, quarter: Quarter, text: str) -> None:
        """Ask for a value of that indicator."""
        self.query_one("#suppose-label", Static).update(Text(f"Andaikan {indicator.code} {quarter.label}"))
        self.query_one("#suppose-unit", Static).update(Text(f"dari target {indicator.target_text}"))
        self.field.value = text
        self.field.cursor_position = len(text)
        self.tell(HOW)
        self.display = True
        self.field.focus()

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Say what was read, or why nothing was."""
        echo = self.query_one("#suppose-echo", Static)
        echo.set_class(bad, "bad")
        echo.update(Text(sentence))

    @property
    def field(self) -> SupposeField:
        """Where it is typed."""
        return self.query_one(SupposeField)

    @property
    def typing(self) -> bool:
        """Whether it is open."""
        return bool(self.display)
