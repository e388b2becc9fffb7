"""One text over the whole screen."""

from collections.abc import Callable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static, TextArea

from ikk_tui.domain.forms import Part
from ikk_tui.screens.base import IkkScreen
from ikk_tui.widgets.form_fields import count_of
from ikk_tui.widgets.key_line import KeyLine
from ikk_tui.widgets.plain_editors import Lines


class FullTextScreen(IkkScreen[None]):
    """Ends with nothing: every change goes to `typed` at once, so that it is kept as in the form."""

    AUTO_FOCUS = "Lines"
    COVERS = True
    BINDINGS = [Binding("escape,ctrl+g", "leave", "kembali", key_display="esc", id="text.close")]

    def __init__(self, title: str, part: Part, text: str, typed: Callable[[str], object], *, closed: bool) -> None:
        super().__init__()
        self._title_text = title
        self._part = part
        self._text = text
        self._typed = typed
        self._read_only = closed

    def compose(self) -> ComposeResult:
        """Title, text, how much it holds, keys."""
        yield Static(Text(self._title_text, style="bold", no_wrap=True, overflow="ellipsis"), classes="page-title")
        yield Lines(self._text, read_only=self._read_only, id="full")
        yield Static("", id="room", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        area = self.query_one(Lines)
        area.move_cursor(area.document.end)
        self._count()

    @on(TextArea.Changed)
    def _edited(self) -> None:
        self._typed(self.query_one(Lines).text)
        self._count()

    def action_leave(self) -> None:
        """Go back to the form."""
        self.dismiss(None)

    def _count(self) -> None:
        used, room = len(self.query_one(Lines).text), self.query_one("#room", Static)
        room.set_class(used > self._part.limit, "bad")
        limit = self._part.limit
        left = f"sisa {count_of(limit - used)}" if used <= limit else f"lebih {count_of(used - limit)}"
        room.update(f"{self._part.label}: {left} dari {count_of(limit)} karakter")
