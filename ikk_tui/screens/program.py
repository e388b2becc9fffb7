"""Mode 1: the decree as a tree, and everything about what is under the cursor."""

from textual import on
from textual.binding import Binding
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Tree

from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.screens.base import ModeScreen
from ikk_tui.widgets.decree_tree import DecreeTree
from ikk_tui.widgets.detail import Detail


class ProgramScreen(ModeScreen):
    """Tree and detail: side by side on a wide screen, one above the other on a narrow one."""

    MODE = "program"
    AUTO_FOCUS = "DecreeTree"
    BINDINGS = [
        Binding("enter", "open", "buka, isi", key_display="↵", id="program.open"),
        Binding("tab", "app.focus_next", "rincian", id="program.detail"),
    ]

    def content(self) -> list[Widget]:
        """The two panes."""
        return [Container(DecreeTree(), Detail(), id="panes")]

    def show_board(self, board: Scoreboard) -> None:
        """Fill in the numbers, and the detail of the node at hand."""
        tree = self.query_one(DecreeTree)
        tree.show(board)
        self._show_detail(tree.cursor_node.data if tree.cursor_node else None)

    @on(Tree.NodeHighlighted)
    def _follow(self, event: Tree.NodeHighlighted[str]) -> None:
        self._show_detail(event.node.data)

    async def action_open(self) -> None:
        """Open or close a branch; of an indicator, go to its line in the entry grid."""
        tree = self.query_one(DecreeTree)
        node = tree.cursor_node
        if node is None or node.allow_expand:
            tree.action_toggle_node()
        elif node.data is not None:
            await self.ikk.enter_at(node.data)

    def _show_detail(self, code: str | None) -> None:
        board = self.ikk.board
        if board is not None and code:
            self.query_one(Detail).show(board, code)
