"""The first frame: where one is, while everything else is still being loaded."""

from textual.app import ComposeResult

from ikk_tui.screens.base import IkkScreen
from ikk_tui.widgets.context_bar import ContextBar
from ikk_tui.widgets.key_line import KeyLine


class OpeningScreen(IkkScreen[None]):
    """Looks like the mode that will take its place, with nothing in it yet."""

    CSS_PATH = None

    def compose(self) -> ComposeResult:
        """Context and keys."""
        yield ContextBar("program")
        yield KeyLine()
