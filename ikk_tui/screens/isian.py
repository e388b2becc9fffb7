"""Mode 2: the grid of a quarter, in which values are typed and saved."""

from collections.abc import Sequence
from contextlib import suppress

from rich.cells import cell_len
from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.entering import entry_fault
from ikk_tui.domain.filters import Filter
from ikk_tui.domain.forms import Part
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import CellState, format_reading
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.plausibility import Assessment
from ikk_tui.domain.preview import assess_typed, scored_as
from ikk_tui.drafts import Draft
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.screens.entry_saving import EntrySavingScreen, head_of
from ikk_tui.screens.looking import AMEND, EXPLAIN, FORM, HISTORY, hidden
from ikk_tui.screens.narrowing import DIVISION, FILTER
from ikk_tui.screens.paste import PasteScreen
from ikk_tui.screens.submitting import SUBMIT, SUBMIT_BINDINGS, SUBMITTING, SubmittingScreen
from ikk_tui.widgets.entry_echo import EntryEcho, question_of
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.entry_totals import EntryTotals
from ikk_tui.widgets.grid_header import GridHeader

TEXTS_STAY = "Uraian yang diketik tidak dibuang di sini; f membuka formulirnya"
NOTHING_PICKED = "Tidak ada baris untuk saringan ini; s menggantinya"


class IsianScreen(EntrySavingScreen, SubmittingScreen):
    """Type, Enter, next line. What is refused or fails stays on the screen with its reason."""

    MODE = "isian"
    AUTO_FOCUS = "EntryGrid"
    FILTERS = (Filter.ALL, Filter.UNFILLED, Filter.RETURNED, Filter.MINE)
    BINDINGS = [
        Binding("u,ctrl+z", "undo", "batal", id="entry.undo"),
        SUBMIT,
        FORM,
        DIVISION,
        *SUBMIT_BINDINGS,
        *map(hidden, (FILTER, EXPLAIN, HISTORY, AMEND)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[str, str | None] | None = None

    def content(self) -> list[Widget]:
        """Titles, grid, what all of it comes to, and the lines that echo what is typed."""
        return [GridHeader(), EntryGrid(self), EntryTotals(), EntryEcho()]

    @property
    def code(self) -> str | None:
        """The indicator under the cursor."""
        return self.grid.code

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a value is typed, its letters are the value's."""
        # Not `a`, which the footer shows: while a value is typed the grid takes letters itself.
        if action in ("explain", "history", "amend", "filter", "division", *SUBMITTING):
            return self.seen is not None and self.grid.typed is None
        return super().check_action(action, parameters)

    def make_ready(self) -> None:
        """Close a field whose text was changed in the cell's form since it was left; its row shows what waits."""
        if self.grid.typed is not None and self.grid.code is not None:
            draft = self.ikk.drafts.get(self.key(self.grid.code))
            if draft is None or draft.value != self.grid.typed:
                self.grid.leave()
        super().make_ready()

    def show_overview(self, overview: Overview) -> None:
        """Show its quarter. A text being typed for another quarter waits there."""
        before, self.seen = self.seen, overview
        board = overview.board
        # What has been stored is on the board now, and what is not will be.
        self.as_if = {key: one for key, one in self.as_if.items() if key in self.ikk.changes.saving}
        if before is None or (before.board.year, before.board.quarter) != (board.year, board.quarter):
            self.grid.leave()
            self.pick()
            self.echo.outcome("")
            header = self.query_one(GridHeader)
            header.quarter = board.quarter
            header.refresh()
        code = self.ikk.entry_code
        if code is not None and self.picked is not None and code not in self.picked:
            self.show_everything()
            self.totals.filter = ""
        if code is not None and code != self.grid.code:
            # One comes for that row: what is being typed in another waits there.
            self.grid.leave()
        self.refresh_grid()
        if self.grid.typed is None:
            if code is not None:
                self.grid.go(code)
            self.describe()
        else:
            self._tell_of_others(before)
        self.ikk.entry_code = None

    @property
    def order(self) -> list[str]:
        """The indicators on the screen, from above."""
        return self.grid.codes

    def came_back(self, code: str | None) -> None:
        """Go to the indicator that the form showed last."""
        if code is not None and code != self.grid.code and code in self.grid.codes:
            self.grid.go(code)

    def narrowed(self) -> None:
        """Show the lines of the filter; they stay while one fills them."""
        self.totals.filter = "" if self.filter is Filter.ALL else self.filter_label
        self.refresh_grid()
        self.totals.show(self.board)
        self.describe()
        if self.picked == frozenset():
            self.echo.nothing(NOTHING_PICKED)
            self.app.bell()
        else:
            self.echo.outcome("")

    def entry_moved(self) -> None:
        """Say what the indicator under the cursor asks for and holds."""
        self._asked = None
        self.describe()

    def entry_begins(self, code: str) -> bool:
        """Say why, and whom to ask, where one may not write or the cell is closed."""
        fault = entry_fault(self.shown, self.ikk.who, code)
        if fault is not None:
            self.tell(fault.message)
        return fault is None

    def submitted(self, key: CellKey) -> None:
        """Go on to the next line."""
        if self.grid.typed is None and self.grid.code == key.indicator:
            self.grid.action_step(1)

    def entry_typed(self, code: str, text: str | None) -> IndicatorScore | None:
        """Keep the text, and say what it is read as; a dropped one is forgotten."""
        self._asked = None
        one, key, drafts = self.one(code), self.key(code), self.ikk.drafts
        draft = drafts.get(key) or Draft(head_of(one), {})
        if text is None:
            if draft.value is None and draft.texts:
                self.tell(TEXTS_STAY)
                return None
            drafts.put(key, draft.without(Part.VALUE))
            self.echo.outcome("")
            self.refresh_grid()
            self.describe()
            return None
        drafts.put(key, draft.having(Part.VALUE, text))
        try:
            found = self._begun(one, text) or assess_typed(one, text)
        except IkkError as fault:
            self.echo.refusal(fault)
            self.totals.show(self.board)
            return None
        then = scored_as(one, found, self.board.rules)
        self.echo.reading(then, found)
        self.totals.show(self.board, then)
        return then

    def entry_submitted(self, code: str, text: str | None, *, answers: bool) -> bool:
        """Take a text to be saved; refuse it, or ask first, with the field open."""
        one = self.one(code)
        again, self._asked = answers and self._asked == (code, text), (code, text)
        if text is None:
            self.take(one, None)
            return True
        try:
            found = assess_typed(one, text)
        except IkkError as fault:
            if answers and isinstance(fault, UnreadableValue) and fault.proposal is not None:
                self.grid.put(fault.proposal)
            else:
                self.echo.refusal(fault)
                self.app.bell()
            return False
        question = question_of(one, found)
        if question and not again:
            self.echo.question(question)
            self.grid.ask(question)
            self.app.bell()
            return False
        then = scored_as(one, found, self.board.rules)
        self.take(one, text, then, empty=found.reading.state is CellState.BLANK)
        return True

    def entry_pasted(self, lines: Sequence[str]) -> None:
        """Show what will go where; Enter there saves it."""
        ones = self.grid.below
        self.app.push_screen(PasteScreen(self.shown, self.ikk.who, ones, lines), self.pasted)

    def entry_refused(self, sentence: str) -> None:
        """Say why a key or a paste was not taken."""
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Say it below the grid; what is longer than a line in place of what the line under the cursor asks for."""
        if cell_len(sentence) > self.echo.size.width - 2:
            self.echo.warn(sentence)
        else:
            self.echo.outcome(sentence, bad=True)
        self.app.bell()

    def action_form(self) -> None:
        """Open the form of the cell; what is being typed goes there with it."""
        self.grid.leave()
        super().action_form()

    def _begun(self, one: IndicatorScore, text: str) -> Assessment | None:
        """What stands before a comma behind which nothing was typed yet; Enter there is refused all the same."""
        if not text.endswith(","):
            return None
        with suppress(IkkError):
            return assess_typed(one, text[:-1])
        return None

    def _tell_of_others(self, before: Overview | None) -> None:
        """Say so where somebody has just written what one is typing over; the field stays as it is."""
        code = self.grid.code
        if code is None or before is None:
            return
        one = self.one(code)
        note = self.shown.notes.get((code, one.quarter))
        was = before.board.indicator(code).cell
        ours = one.cell is not None and one.cell.head in self.ikk.changes.made
        if note is not None and one.cell is not None and not ours and (was is None or was.head != one.cell.head):
            held = format_reading(one.cell.reading, one.indicator.unit)
            self.echo.outcome(f"{note.author} baru saja mengisi {code}: {held}", bad=True)
