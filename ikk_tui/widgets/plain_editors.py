"""Text fields that send nothing while nobody types."""

from collections.abc import Callable
from typing import Any

from textual.binding import Binding
from textual.geometry import Offset
from textual.widgets import Input, TextArea


class Line(Input):
    """One line. Its cursor does not blink: over a line each blink costs bytes."""

    def __init__(self, value: str = "", **options: Any) -> None:
        super().__init__(value, compact=True, **options)
        self.cursor_blink = False


class AskedLine(Line):
    """Enter acts within the key itself: what is typed behind it is meant for what comes next."""

    BINDINGS = [Binding("enter", "enter", "lanjut", key_display="↵", id="field.next")]

    def __init__(self, value: str, entered: Callable[[], None], **options: Any) -> None:
        super().__init__(value, **options)
        self._entered = entered

    async def action_enter(self) -> None:
        """Go on."""
        self._entered()


class Lines(TextArea):
    """Several lines, wrapped; Tab goes on to the next field."""

    def __init__(self, text: str = "", **options: Any) -> None:
        super().__init__(text, soft_wrap=True, compact=True, tab_behavior="focus", **options)
        self.cursor_blink = False

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Only to a cursor within the text: Textual asks for it while taking back has removed its line already."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)
