"""The decree as a tree with value and score on every line."""

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.strip import Strip

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import PERCENT, format_score
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.search import matches
from ikk_tui.domain.standing import Standing
from ikk_tui.widgets.line_view import LineView
from ikk_tui.widgets.outline import Node, Outline
from ikk_tui.widgets.wording import AMENDED, SHORT, STATUS_SIGNS, achieved, aligned_reading, fit, node_sign

VALUE, UNIT, SCORE, FLAGS = 9, 2, 9, 3
COLUMNS = VALUE + UNIT + SCORE + FLAGS + 3
_INDENT = 2


class DecreeTree(LineView, can_focus=True):
    """Lines drawn one by one: an arrow repaints two of them. Which lines there are, its outline knows.

    `moved` is called when the cursor has come to another node, or to none.
    """

    COMPONENT_CLASSES = {
        "decree-tree--cursor",
        "decree-tree--match",
        "decree-tree--program",
        "decree-tree--short",
        "decree-tree--empty",
    }
    BINDINGS = [
        Binding("up", "move(-1)", "naik", show=False, id="tree.up"),
        Binding("down", "move(1)", "turun", show=False, id="tree.down"),
        Binding("right", "unfold", "buka cabang", show=False, id="tree.unfold"),
        Binding("left", "fold", "tutup cabang", show=False, id="tree.fold"),
        Binding("e", "unfold_all", "buka semua cabang", show=False, id="tree.unfold_all"),
        Binding("E,shift+e", "fold_all", "tutup semua cabang", show=False, id="tree.fold_all"),
        Binding("home", "leap(0)", "ke awal", show=False, id="tree.home"),
        Binding("end", "leap(1)", "ke akhir", show=False, id="tree.end"),
        Binding("pageup", "page(-1)", "satu layar naik", show=False, id="tree.page_up"),
        Binding("pagedown", "page(1)", "satu layar turun", show=False, id="tree.page_down"),
    ]

    def __init__(self, outline: Outline, moved: Callable[[], None]) -> None:
        super().__init__()
        self.outline = outline
        # Called and not told by a message, so that what follows the cursor is painted together with it.
        self._moved_on = moved
        self._scores: Mapping[str, Standing | IndicatorScore] = {}
        self._amended: frozenset[str] = frozenset()
        self._words: Sequence[str] = ()
        self._told: str | None = None
        # What was drawn, for a screen that scrolls: by code and width, whether it is open, and has the cursor.
        self._drawn: dict[tuple[str, int, bool, bool], Strip] = {}

    def show(self, overview: Overview) -> None:
        """Show these numbers; cursor and folds stay."""
        board = overview.board
        self._scores = _by_code(overview)
        in_force = overview.in_force_at(overview.board.quarter)
        touched = {one.indicator for one in in_force.trail if one.indicator is not None}
        self._amended = frozenset(code for code in touched if in_force.differences(code))
        self.outline.load(board.decree)
        self._drawn.clear()
        self.shown()

    def mark(self, words: Sequence[str]) -> None:
        """Mark these folded words wherever they stand."""
        self._words = words
        self._drawn.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw each line anew."""
        self._drawn.clear()
        super().notify_style_update()

    def shown(self) -> None:
        """Draw the outline as it is now, the cursor in sight."""
        self.virtual_size = Size(0, len(self.outline.rows))
        self._reveal()
        self.refresh()
        self._tell()

    def action_move(self, step: int) -> None:
        """Go so many lines."""
        before = self.outline.cursor
        self.outline.move(step)
        self._moved(before)

    def action_page(self, direction: int) -> None:
        """Go a screenful."""
        self.action_move(direction * max(1, self.scrollable_content_region.height - 1))

    def action_leap(self, end: int) -> None:
        """Go to the first or the last line."""
        self.action_move(len(self.outline.rows) * (1 if end else -1))

    def action_fold(self) -> None:
        """Close the branch, or go to the one above."""
        self.outline.fold()
        self.shown()

    def action_unfold(self) -> None:
        """Open the branch, or go to its first line."""
        self.outline.unfold()
        self.shown()

    def action_fold_all(self) -> None:
        """Close every branch."""
        self.outline.fold_all()
        self.shown()

    def action_unfold_all(self) -> None:
        """Open every branch."""
        self.outline.unfold_all()
        self.shown()

    def hit(self, indicators: Sequence[str], step: int) -> None:
        """Go to the next of these."""
        before = self.outline.cursor
        self.outline.next_of(indicators, step)
        self._moved(before)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; on it already, it opens or closes a branch."""
        at = event.y + int(self.scroll_offset.y)
        if at >= len(self.outline.rows):
            return
        if at == self.outline.cursor:
            node = self.outline.rows[at]
            (self.action_fold if node.branch and self.outline.is_open(node) else self.action_unfold)()
        else:
            self.action_move(at - self.outline.cursor)

    def on_resize(self, _event: events.Resize) -> None:
        """In a lower window the cursor stays in sight; lines of another width are not needed any more."""
        self._drawn.clear()
        self._reveal()

    def line(self, at: int) -> Strip | None:
        """A node's line."""
        if at >= len(self.outline.rows):
            return None
        here, node = at == self.outline.cursor, self.outline.rows[at]
        # A new width is painted before it is told.
        width = self.scrollable_content_region.width
        name = node.code, width, self.outline.is_open(node), here
        if name not in self._drawn:
            self._drawn[name] = self._draw(node, width, here=here)
        return self._drawn[name]

    def _draw(self, node: Node, width: int, *, here: bool) -> Strip:
        base = self.get_component_rich_style("decree-tree--cursor") if here else self.rich_style
        text = self._line(node, width, here=here)
        return Strip(list(Segment.apply_style(text.render(self.app.console), base)))

    def _line(self, node: Node, width: int, *, here: bool) -> Text:
        """The name cut to what the columns leave, then flags, value or filled/total, then the score."""
        fold = ("▾ " if self.outline.is_open(node) else "▸ ") if node.branch else "  "
        room = max(0, width - node.depth * _INDENT - len(fold) - COLUMNS)
        name = Text(fit(f"{node.code} {node.name}", room), no_wrap=True, end="")
        if self._words:
            mark = self.get_component_rich_style("decree-tree--match", partial=True)
            for begin, end in matches(name.plain, self._words):
                name.stylize(mark, begin, end)
        if node.depth == 0 and not here:
            name.stylize(self.get_component_rich_style("decree-tree--program", partial=True))
        columns = Text(self._columns(node.code))
        if not here:
            short = self.get_component_rich_style("decree-tree--short", partial=True)
            columns.highlight_words([SHORT], short)
            if columns.plain.rstrip().endswith(" -"):
                columns.stylize(self.get_component_rich_style("decree-tree--empty", partial=True))
        return Text.assemble(" " * node.depth * _INDENT + fold, name, columns, no_wrap=True, end="")

    def _columns(self, code: str) -> str:
        one = self._scores.get(code)
        if isinstance(one, IndicatorScore):
            reading = one.cell.reading if one.cell is not None and one.entered else None
            unit = (
                PERCENT if reading is not None and reading.value is not None and one.indicator.unit == PERCENT else ""
            )
            flags = f" {AMENDED if code in self._amended else ' '}{_status(one)}"
            return f"{flags}{aligned_reading(reading, VALUE)}{unit:>{UNIT}}  {achieved(one, SCORE)} "
        if one is None:
            return ""
        filled = f"{one.entered}/{one.total}".rjust(VALUE + UNIT)
        return f"{'':{FLAGS}}{filled}  {node_sign(one.score)}{format_score(one.score):>{SCORE - 1}} "

    def _moved(self, before: int) -> None:
        self._reveal()
        top = int(self.scroll_offset.y)
        width = self.size.width
        self.refresh(*(Region(0, at - top, width, 1) for at in {before, self.outline.cursor}))
        self._tell()

    def _reveal(self) -> None:
        if self.outline.rows:
            # What stands above the first line of a branch comes along.
            top = max(0, self.outline.cursor - 1)
            self.scroll_to_region(Region(0, top, 1, self.outline.cursor - top + 1), animate=False, force=True)

    def _tell(self) -> None:
        if self.outline.code != self._told:
            self._told = self.outline.code
            self._moved_on()


def _status(one: IndicatorScore) -> str:
    return STATUS_SIGNS[one.cell.status] if one.cell is not None and one.entered else " "


def _by_code(overview: Overview) -> dict[str, Standing | IndicatorScore]:
    board = overview.board
    scores: dict[str, Standing | IndicatorScore] = {one.indicator.code: one for one in board.indicators}
    for program in board.programs:
        scores[program.program.code] = program.standing
        scores.update((below.objective.code, below.standing) for below in program.objectives)
    return scores
