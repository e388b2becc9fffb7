"""Text fields that send nothing while nobody types."""

from typing import Any

from textual.geometry import Offset
from textual.widgets import Input, TextArea


class Line(Input):
    """One line. Its cursor does not blink: over a line each blink costs bytes."""

    def __init__(self, value: str = "", **options: Any) -> None:
        super().__init__(value, compact=True, **options)
        self.cursor_blink = False


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
