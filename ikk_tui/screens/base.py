"""What the five screens have in common: the context on top, the keys below, a board to show."""

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from ikk_tui.compositor import LineCompositor
from ikk_tui.widgets.context_bar import ContextBar
from ikk_tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from ikk_tui.app import IkkApp
    from ikk_tui.domain.overview import Overview
    from ikk_tui.domain.scoreboard import Scoreboard

Result = TypeVar("Result")

# In the order in which their rules override each other. What a screen names is read, once, when it is first shown.
_STYLES = Path(__file__).parent.parent
TREE_STYLES: list[str | PurePath] = [_STYLES / "program.tcss"]
ALL_STYLES: list[str | PurePath] = [*TREE_STYLES, _STYLES / "screens.tcss"]


class IkkScreen(Screen[Result]):
    """A screen of this app. Text from the database never reaches it as markup.

    One that `COVERS` is left when another mode is asked for.
    """

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ALL_STYLES
    COVERS: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._compositor = LineCompositor()
        # Before it is first laid out: Textual would lay it out and paint it for a narrow terminal, and then anew.
        app = self.app
        for size, breakpoints in zip(app.size, (app.HORIZONTAL_BREAKPOINTS, app.VERTICAL_BREAKPOINTS), strict=True):
            self.set_class(True, *self._get_breakpoint_classes(size, breakpoints or []), update=False)

    @property
    def ikk(self) -> "IkkApp":
        """The app, by its own type."""
        return cast("IkkApp", self.app)

    def _compositor_refresh(self) -> None:
        """Paint when the batch has ended, and once.

        Textual also renders within a batch, throws that away, and paints all a sixtieth of a second later; and what was
        painted whole is then painted whole again.
        """
        if self.app._batch_count and self.is_current:
            self.ikk.paint_after_batch()
            return
        whole = self.size.region in self._compositor._dirty_regions
        super()._compositor_refresh()
        if whole and self.is_current:
            self._repaint_required = False

    def _on_timer_update(self) -> None:
        """Paint what asked for it.

        Where the screen asks as well, as it does for what changes below it, Textual forgets the widgets that did.
        """
        if self._repaint_required and self.is_current and not self.app._batch_count:
            self._compositor.update_widgets(self._dirty_widgets)
        super()._on_timer_update()

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
        yield KeyLine()

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
