"""A line below a page in which one short text is typed: what it is, and the field."""

from collections.abc import Callable, Iterable

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.widgets.plain_editors import Line

DONE = Binding("enter", "submit", "lanjut", key_display="↵", id="ask.done")


class AskField(Line):
    """Enter acts within the key itself: what is typed behind it is meant for the page."""

    BINDINGS = [DONE]

    def __init__(self, entered: Callable[[], None]) -> None:
        # What stands there goes on being typed; where it is to be replaced the line says so.
        super().__init__(id="ask-field", select_on_focus=False)
        self._entered = entered

    async def action_submit(self) -> None:
        """Hand over what is typed."""
        self._entered()


class AskLine(Horizontal):
    """Hidden until it is opened. `entered` is called by Enter."""

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__()
        self._entered = entered
        self.display = False

    def compose(self) -> Iterable[Widget]:
        """Label and field."""
        yield Static("", id="ask-label", markup=False)
        yield AskField(self._entered)

    def begin(self, label: str, text: str, *, replaced: bool = False) -> None:
        """Ask for that, beginning with a text, which is `replaced` by what is typed first."""
        self.query_one("#ask-label", Static).update(Text(label))
        self.field.value = text
        self.field.cursor_position = len(text)
        if replaced:
            self.field.select_all()
        self.display = True
        self.screen.set_focus(self.field)

    @property
    def field(self) -> AskField:
        """Where it is typed."""
        return self.query_one(AskField)

    @property
    def typing(self) -> bool:
        """Whether it is open."""
        return bool(self.display)
