"""The decree as a tree with a score on every line."""

from collections.abc import Mapping

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard, Standing
from ikk_tui.widgets.wording import achieved, fit, with_percent

VALUE_WIDTH = 11
SCORE_WIDTH = 9


class DecreeTree(Tree[str], inherit_bindings=False):
    """Programs, objectives and indicators; a node's data is its code."""

    BINDINGS = [
        Binding("up", "cursor_up", "naik", show=False, id="tree.up"),
        Binding("down", "cursor_down", "turun", show=False, id="tree.down"),
        Binding("right", "unfold", "buka cabang", show=False, id="tree.unfold"),
        Binding("left", "fold", "tutup cabang", show=False, id="tree.fold"),
        Binding("space", "toggle_node", "buka/tutup cabang", show=False, id="tree.toggle"),
        Binding("home", "scroll_home", "ke awal", show=False, id="tree.home"),
        Binding("end", "scroll_end", "ke akhir", show=False, id="tree.end"),
        Binding("pageup", "page_up", "satu layar naik", show=False, id="tree.page_up"),
        Binding("pagedown", "page_down", "satu layar turun", show=False, id="tree.page_down"),
    ]

    def __init__(self) -> None:
        # The tree measures its labels as soon as it is made.
        self._names: dict[str, str] = {}
        self._scores: Mapping[str, Standing | IndicatorScore] = {}
        super().__init__("")
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = False

    def show(self, board: Scoreboard) -> None:
        """Fill the tree once; afterwards only the numbers change, and cursor and folds stay."""
        self._scores = _by_code(board)
        if self._names:
            self._invalidate()
            self.refresh()
            return
        for program in board.decree.programs:
            branch = self._add(self.root, program.code, program.label, leaf=False)
            for objective in program.objectives:
                twig = self._add(branch, objective.code, objective.name, leaf=False)
                for one in objective.indicators:
                    self._add(twig, one.code, one.name, leaf=True)
            branch.expand()
        self.root.expand()
        self.cursor_line = 0

    def render_label(self, node: TreeNode[str], base_style: Style, style: Style) -> Text:
        """The name cut to what the columns leave, then value or filled/total, then the score."""
        mark = "" if node.data is None or not node.allow_expand else "▾ " if node.is_expanded else "▸ "
        code = node.data or ""
        guides = (code.count(".")) * self.guide_depth
        width = max(0, self.scrollable_content_region.width - guides - VALUE_WIDTH - SCORE_WIDTH - 5)
        name = fit(f"{mark}{code} {self._names.get(code, '')}", width)
        return Text(f"{name}  {self._columns(code)} ", style=base_style + style, no_wrap=True)

    def on_resize(self) -> None:
        """The width of a line is ours, so lines made for another width are stale."""
        self._invalidate()

    def action_fold(self) -> None:
        """Close the branch, or go to the one above."""
        node = self.cursor_node
        if node is None:
            return
        if node.allow_expand and node.is_expanded:
            node.collapse()
        elif node.parent is not None and not node.parent.is_root:
            self.move_cursor(node.parent)

    def action_unfold(self) -> None:
        """Open the branch, or go to its first line."""
        node = self.cursor_node
        if node is None or not node.allow_expand:
            return
        if node.is_expanded:
            self.move_cursor(node.children[0])
        else:
            node.expand()

    def _add(self, parent: TreeNode[str], code: str, name: str, *, leaf: bool) -> TreeNode[str]:
        self._names[code] = name
        return parent.add(code, data=code, allow_expand=not leaf)

    def _columns(self, code: str) -> str:
        one = self._scores.get(code)
        if isinstance(one, IndicatorScore):
            reading = one.cell.reading if one.cell is not None and one.entered else None
            value = with_percent(reading, one.indicator.unit, VALUE_WIDTH)
            return f"{value}  {achieved(one, SCORE_WIDTH)}"
        if one is None:
            return ""
        return f"{one.entered}/{one.total}".rjust(VALUE_WIDTH) + format_score(one.score).rjust(SCORE_WIDTH + 2)


def _by_code(board: Scoreboard) -> dict[str, Standing | IndicatorScore]:
    scores: dict[str, Standing | IndicatorScore] = {one.indicator.code: one for one in board.indicators}
    for program in board.programs:
        scores[program.program.code] = program.standing
        scores.update((below.objective.code, below.standing) for below in program.objectives)
    return scores
