"""Mode 1: the decree as a tree, and everything about what is under the cursor."""

from textual.binding import Binding
from textual.containers import Container
from textual.widget import Widget

from ikk_tui.domain.decree import Decree, is_indicator
from ikk_tui.domain.filters import Filter
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.search import Finder, Found, words_of
from ikk_tui.screens.base import TREE_STYLES
from ikk_tui.screens.looking import AMEND, EXPLAIN, HISTORY, hidden
from ikk_tui.screens.narrowing import DIVISION, FILTER, NarrowingScreen
from ikk_tui.screens.searching import SEARCH_BINDINGS, SearchingScreen
from ikk_tui.screens.submitting import SUBMIT, SUBMIT_BINDINGS, SubmittingScreen
from ikk_tui.widgets.decree_tree import SCORE, UNIT, VALUE, DecreeTree
from ikk_tui.widgets.detail import Detail
from ikk_tui.widgets.outline import Outline, View
from ikk_tui.widgets.search_line import SearchLine

NOTHING = "tidak ada yang cocok"


class ProgramScreen(SubmittingScreen, SearchingScreen, NarrowingScreen):
    """Tree and detail: side by side on a wide screen, one above the other on a narrow one."""

    MODE = "program"
    CSS_PATH = TREE_STYLES
    AUTO_FOCUS = "DecreeTree"
    BINDINGS = [
        Binding("enter", "open", "isi", key_display="↵", id="program.open"),
        Binding("i", "entry", "ke barisnya di Isian", show=False, id="program.entry"),
        *SEARCH_BINDINGS,
        Binding("space", "flip", "buka/tutup cabang", show=False, id="program.toggle"),
        SUBMIT,
        FILTER,
        DIVISION,
        EXPLAIN,
        *map(hidden, (HISTORY, AMEND)),
        *SUBMIT_BINDINGS,
        Binding("tab", "app.focus_next", "rincian", show=False, id="program.detail"),
        Binding("escape", "everything", "semua IKK", show=False, id="program.everything"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._outline = Outline()
        self._found = Found(())
        self._finder: Finder | None = None
        self._indexed: Decree | None = None
        # What was seen before the query, and how far it was scrolled.
        self._before: tuple[View, float] | None = None

    def content(self) -> list[Widget]:
        """The two panes."""
        return [
            Container(
                Container(SearchLine(), DecreeTree(self._outline, self._show_detail), id="tree"), Detail(), id="panes"
            )
        ]

    @property
    def code(self) -> str | None:
        """The node under the cursor."""
        return self._outline.code

    def on_mount(self) -> None:
        """Have a say about what is remembered."""
        self.ikk.tree_place = self.place

    def place(self) -> tuple[str | None, tuple[str, ...]]:
        """The node under the cursor, and the branches that are open in the whole tree."""
        folds = self._outline.open if self._before is None else self._before[0].open
        return self.code, tuple(sorted(folds))

    def show_overview(self, overview: Overview) -> None:
        """Fill in the numbers, and the detail of the node at hand."""
        decree, outline = overview.board.decree, self._outline
        if self._indexed is None:
            outline.load(decree)
            self._unfold_as_remembered(decree)
        if self._indexed is None or decree != self._indexed:
            # Made anew when somebody searches: that takes longer than to show the tree.
            self._finder, self._indexed = None, decree
        self._tree.show(overview)
        if self.ikk.tree_code is not None:
            self.filter = Filter.ALL
            self._end_search(self.ikk.tree_code)
            self.ikk.tree_code = None
        if self.sought:
            self.seek(self.query_typed, stay=True)
        else:
            self._narrow_by_filter(anew=False)
        self._show_detail()

    def seek(self, query: str, *, stay: bool = False) -> None:
        """Show what matches, the cursor on the code that was typed out or the first hit, or (`stay`) where it was."""
        outline = self._outline
        if self._before is None:
            self._before = outline.view(), self._tree.scroll_offset.y
        if self._indexed is None:
            return
        if self._finder is None:
            self._finder = Finder(self._indexed)
        self._found = self._finder.find(query)
        if query:
            first = next(iter(self._found.indicators), None)
            at = outline.code if stay else self._found.exact or first
            outline.narrow(self._found.indicators, at, anew=not stay)
        else:
            outline.restore(self._before[0])
        self._tree.mark(words_of(query))
        self._tree.shown()
        self._label()

    def chosen(self) -> None:
        """Of a code that was typed out, go there in the whole tree."""
        if self._found.exact is not None:
            self._end_search(self._found.exact)

    def left(self) -> None:
        """Restore the tree where it was."""
        scroll = self._before[1] if self._before else self._tree.scroll_offset.y
        self._end_search(None)
        self._tree.scroll_to(y=scroll, animate=False, force=True)

    def go_to_hit(self, step: int) -> None:
        """Go to the next hit; the number of the present one is told."""
        self._tree.hit(self._found.indicators, step)
        self._label()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape first leaves a query, then a filter."""
        if action == "everything":
            return not self.sought and self.filter is not Filter.ALL
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open or close a branch; of an indicator, open its form."""
        code = self.code
        if code is not None and is_indicator(code):
            if self.sought:
                self._end_search(code)
            self.action_form()
        elif code is not None:
            self.action_flip()

    def came_back(self, code: str | None) -> None:
        """Go to the indicator that the form showed last, and say what of it waits."""
        board = self.ikk.board
        if code is None or board is None:
            return
        if code != self.code:
            self._end_search(code)
            self._show_detail()
        from ikk_tui.domain.forms import Part
        from ikk_tui.domain.indicator_score import cell_key

        draft = self.ikk.drafts.get(cell_key(board.indicator(code), board.year))
        if draft is not None:
            told = ", ".join(part.label for part in Part if part in draft.typed)
            self.tell(f"{code}: {told} belum tersimpan; b memperlihatkannya")

    async def action_entry(self) -> None:
        """Go to the indicator's line in the entry grid."""
        code = self.indicator_code
        if code is not None:
            if self.sought:
                self._end_search(code)
            await self.ikk.enter_at(code)

    def action_flip(self) -> None:
        """Open or close the branch."""
        outline = self._outline
        node = outline.rows[outline.cursor] if outline.rows else None
        if node is not None and node.branch:
            (self._tree.action_fold if outline.is_open(node) else self._tree.action_unfold)()

    def action_filter(self) -> None:
        """The next narrowing, of the whole tree."""
        if self.sought:
            self._end_search(self.code)
        super().action_filter()

    def action_everything(self) -> None:
        """Show the whole tree again."""
        self.narrow(Filter.ALL)

    def narrowed(self) -> None:
        """Show what the filter lets through; the cursor stays with its node, or with the branch that hides it."""
        self._narrow_by_filter()

    @property
    def _tree(self) -> DecreeTree:
        return self.query_one(DecreeTree)

    def _unfold_as_remembered(self, decree: Decree) -> None:
        outline, memory = self._outline, self.ikk.memory
        outline.open_programs(decree.programs)
        if memory.unfolded is not None:
            outline.open = set(memory.unfolded)
        outline.narrow(None)
        if memory.code is not None:
            outline.reveal(memory.code)

    def _end_search(self, code: str | None) -> None:
        """End a query: see what was seen before it, the cursor on that node, even if the filter leaves it out."""
        outline = self._outline
        self.search_line.end()
        self.query_typed = ""
        if self._before is not None:
            outline.restore(self._before[0])
        self._before, self._found = None, Found(())
        self._tree.mark(())
        if code is not None and not any(one.code == code for one in outline.rows):
            self.filter = Filter.ALL
        self._narrow_by_filter(anew=False)
        if code is not None:
            outline.reveal(code)
            self._tree.shown()
        self.refresh_bindings()

    def _narrow_by_filter(self, *, anew: bool = True) -> None:
        self.pick()
        if self.ikk.board is not None:
            self._outline.narrow(self.picked, anew=anew)
            self._tree.shown()
        self._label()

    def _label(self) -> None:
        board = self.ikk.board
        if board is None:
            return
        total = len(board.indicators)
        titles = f"{board.quarter.label:>{VALUE + UNIT}}  {'Capaian':>{SCORE}}"
        if self.sought:
            hits = self._found.indicators
            place = f"{hits.index(self.code) + 1} dari " if self.code in hits else ""
            count = f"{place}{len(hits)} hasil" if hits else NOTHING
            self.search_line.say(f"/ {self.query_typed}", count, titles)
            return
        count = str(total) if self.picked is None else f"{len(self.picked)} dari {total}"
        self.search_line.say(f"{self.filter_label}  {count}", "", titles)

    def _show_detail(self) -> None:
        overview = self.ikk.overview
        if overview is not None:
            self.query_one(Detail).show_node(overview, self.code)
