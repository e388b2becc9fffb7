"""One of many, found by typing a code or some words of it."""

from collections.abc import Mapping

from rich.text import Text
from textual import events
from textual.binding import Binding

from ikk_tui.domain.search import fold, words_of
from ikk_tui.screens.page import PageScreen
from ikk_tui.widgets.blocks import Block, Column

HOW = "Ketik kode atau kata untuk menyaring"
NONE = "Tidak ada yang cocok; hapus dengan Backspace"
_CODE = 8


class PickScreen(PageScreen[str | None]):
    """Ends with the key of the line that was picked, or None. `lines` are by their keys, which are codes."""

    BINDINGS = [
        Binding("enter", "pick", "pilih", key_display="↵", id="pick.pick"),
        Binding("escape", "leave", "kembali", key_display="esc", id="pick.close"),
    ]

    def __init__(self, title: str, lines: Mapping[str, str]) -> None:
        self._lines = lines
        self._typed = ""
        self._sought = {code: fold(f"{code} {code.replace('.', '')} {text}") for code, text in lines.items()}
        super().__init__(title, self._found(), cursor=True)

    def opened(self) -> None:
        """Say what can be typed."""
        self.tell(HOW)

    def on_key(self, event: events.Key) -> None:
        """Letters and figures narrow the list."""
        typed = self._typed
        if event.key == "backspace":
            typed = typed[:-1]
        elif event.is_printable and event.character:
            typed += event.character
        if typed == self._typed:
            return
        event.stop()
        event.prevent_default()
        self._typed = typed
        self.reader.show(self._found())
        self.tell(f"/ {typed}" if self._blocks else f"/ {typed}   {NONE}" if typed else HOW)

    def action_pick(self) -> None:
        """Take the one under the cursor."""
        if self.reader.key:
            self.dismiss(self.reader.key)

    def _found(self) -> list[Block]:
        words = words_of(self._typed)
        self._blocks = [
            Block((Column(Text(code, "bold"), _CODE), Column(Text(text))), key=code)
            for code, text in self._lines.items()
            if all(word in self._sought[code] for word in words)
        ]
        return self._blocks
