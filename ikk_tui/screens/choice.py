"""One of several, by its letter or with the cursor."""

import string
from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.binding import Binding

from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column

# Not q, which closes a page.
LETTERS = (string.digits[1:] + string.ascii_lowercase).replace("q", "")


class ChoiceScreen(PageScreen[int | None]):
    """Ends with the number of what was chosen, counted from 0, or None."""

    BINDINGS = [Binding("enter", "choose", "pilih", key_display="↵", id="choice.choose"), CLOSE]

    def __init__(self, title: str, options: Sequence[str], present: int = 0) -> None:
        blocks = [
            Block((Column(Text(LETTERS[at] if at < len(LETTERS) else " ", "bold"), 1), Column(Text(text))), key=str(at))
            for at, text in enumerate(options)
        ]
        super().__init__(title, blocks, cursor=True)
        self._present = present

    def opened(self) -> None:
        """Begin at the present one."""
        if self._present < len(self._blocks):
            self.reader.go(self._present)

    def on_key(self, event: events.Key) -> None:
        """A letter chooses at once."""
        at = LETTERS.find(event.character) if event.character else -1
        if 0 <= at < len(self._blocks):
            event.stop()
            event.prevent_default()
            self.dismiss(at)

    def action_choose(self) -> None:
        """Take the one under the cursor."""
        if self.reader.key:
            self.dismiss(int(self.reader.key))
