"""A page over the whole screen: a title, something to read, Escape back."""

from collections.abc import Iterable
from typing import TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.screens.base import IkkScreen
from ikk_tui.widgets.blocks import Block
from ikk_tui.widgets.key_line import KeyLine
from ikk_tui.widgets.reader import Reader

Result = TypeVar("Result")
CLOSE = Binding("escape,q", "leave", "kembali", key_display="esc", id="page.close")


class PageScreen(IkkScreen[Result]):
    """Its blocks are given when it is made. Text from the database never reaches it as markup."""

    AUTO_FOCUS = "Reader"
    COVERS = True
    BINDINGS = [CLOSE]

    def __init__(self, title: str, blocks: list[Block], *, cursor: bool = False) -> None:
        super().__init__()
        self._title_text = title
        self._blocks = blocks
        self._cursor = cursor

    @property
    def reader(self) -> Reader:
        """What is read."""
        return self.query_one(Reader)

    def compose(self) -> ComposeResult:
        """Title, page, a line for what happened, keys."""
        yield Static(Text(self._title_text, style="bold", no_wrap=True, overflow="ellipsis"), classes="page-title")
        yield from self.content()
        yield Static("", classes="page-outcome", markup=False)
        yield KeyLine()

    def content(self) -> Iterable[Widget]:
        """The widgets between the title and the line for what happened; the first reader has the keys."""
        yield Reader(cursor=self._cursor)

    def on_mount(self) -> None:
        """Show it."""
        self.reader.show(self._blocks)
        self.opened()

    def opened(self) -> None:
        """What is to be done once it is shown."""

    def tell(self, sentence: str) -> None:
        """Say something below the page."""
        self.query_one(".page-outcome", Static).update(Text(sentence))

    def action_leave(self) -> None:
        """Go back without an answer."""
        self.dismiss(None)
