"""All keys that work where the person is, on one page."""

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from ikk_tui.screens.base import IkkScreen
from ikk_tui.widgets.key_line import KeyLine

KEY_WIDTH = 22


class HelpScreen(IkkScreen[None]):
    """Made from the bindings themselves, so that it cannot drift from them."""

    AUTO_FOCUS = "#keys"
    COVERS = True
    BINDINGS = [Binding("escape,question_mark,q", "dismiss", "kembali", id="help.close")]

    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """A line a key."""
        text = Text("Tombol yang berlaku di layar ini\n\n", style="bold")
        lines = Text("\n").join(Text(f"{keys:<{KEY_WIDTH}}{deed}", style="not bold") for keys, deed in self._keys)
        page = VerticalScroll(Static(text.append_text(lines), markup=False), id="keys", classes="page")
        page.can_focus = True
        yield page
        yield KeyLine()
