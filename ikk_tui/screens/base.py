"""What the five screens have in common: the context on top, the keys below, a board to show."""

from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer

from ikk_tui.compositor import LineCompositor
from ikk_tui.widgets.context_bar import ContextBar

if TYPE_CHECKING:
    from ikk_tui.app import IkkApp
    from ikk_tui.domain.overview import Overview
    from ikk_tui.domain.scoreboard import Scoreboard

Result = TypeVar("Result")


class IkkScreen(Screen[Result]):
    """A screen of this app. Text from the database never reaches it as markup.

    One that `COVERS` is left when another mode is asked for.
    """

    COVERS: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LineCompositor()

    @property
    def ikk(self) -> "IkkApp":
        """The app, by its own type."""
        return cast("IkkApp", self.app)

    def hear(self) -> None:
        """Another state of the file is known; a screen may show some of it also while others stand over it."""

    def tell(self, sentence: str) -> None:
        """Say something to the person, where it covers nothing they are looking at."""
        self.notify(sentence, markup=False)


class ModeScreen(IkkScreen[None]):
    """A screen of one mode."""

    MODE: ClassVar[str]

    def compose(self) -> ComposeResult:
        """Context, the screen's own content, keys."""
        yield ContextBar(self.MODE)
        yield from self.content()
        yield Footer(show_command_palette=False)

    def content(self) -> list[Widget]:
        """The widgets between the context and the keys."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Show what became known while another screen was in front."""
        self.receive()

    def make_ready(self) -> None:
        """Have the focus where it belongs and the board on the screen, for a key that may already be waiting."""
        if self.focused is None and isinstance(self.AUTO_FOCUS, str):
            self.set_focus(self.query(self.AUTO_FOCUS).first())
        self.receive()

    @property
    def typing(self) -> bool:
        """Whether letters and figures are being typed into something of this screen."""
        return False

    def receive(self) -> None:
        """Show the app's board, once there is one."""
        overview = self.ikk.overview
        if overview is not None and self.is_mounted:
            self.query_one(ContextBar).show(self.board_of(overview), overview.returned)
            self.show_overview(overview)

    def board_of(self, overview: "Overview") -> "Scoreboard":
        """The board whose figures this screen shows."""
        return overview.board

    def show_overview(self, overview: "Overview") -> None:
        """Render this state of the file; most screens need no more of it than the board."""
        self.show_board(overview.board)

    def show_board(self, board: "Scoreboard") -> None:
        """Render this board."""
        raise NotImplementedError
