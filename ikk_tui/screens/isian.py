"""Mode 2: the grid of a quarter, in which values are typed and saved."""

from collections.abc import Sequence

from rich.text import Text
from textual import work
from textual.app import RenderResult
from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.changes import cell_key
from ikk_tui.domain.cells import CellKey, closed_cell
from ikk_tui.domain.filters import Filter
from ikk_tui.domain.forms import Part
from ikk_tui.domain.numbers import CellState, format_reading
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.preview import assess_typed, scored_as
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard
from ikk_tui.drafts import Draft
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.screens.looking import AMEND, EXPLAIN, FORM, HISTORY, LookingScreen, hidden
from ikk_tui.screens.narrowing import DIVISION, FILTER, NarrowingScreen
from ikk_tui.screens.paste import Filling, PasteScreen
from ikk_tui.widgets import entry_lines
from ikk_tui.widgets.entry_echo import EntryEcho, question_of
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.entry_rows import Unsaved
from ikk_tui.widgets.entry_totals import EntryTotals

WAITING = "belum tersimpan; Enter menyimpan, Escape membuang"
TEXTS_WAIT = "belum tersimpan; Enter menyimpan, f membuka formulirnya"
TEXTS_STAY = "Uraian yang diketik tidak dibuang di sini; f membuka formulirnya"
NOTHING_PICKED = "Tidak ada baris untuk saringan ini; s menggantinya"


class GridHeader(Widget):
    """The titles of the grid's columns."""

    quarter: Quarter | None = None

    def render(self) -> RenderResult:
        """Laid out as the grid below, whose scroll bar is always there."""
        if self.quarter is None:
            return Text()
        return Text(entry_lines.header(entry_lines.columns(self.size.width - 1), self.quarter), no_wrap=True)


class IsianScreen(LookingScreen, NarrowingScreen):
    """Type, Enter, next line. What is refused or fails stays on the screen with its reason."""

    MODE = "isian"
    AUTO_FOCUS = "EntryGrid"
    FILTERS = (Filter.ALL, Filter.UNFILLED, Filter.RETURNED, Filter.MINE)
    BINDINGS = [
        Binding("u,ctrl+z", "undo", "batalkan", id="entry.undo"),
        FORM,
        DIVISION,
        *map(hidden, (FILTER, EXPLAIN, HISTORY, AMEND)),
    ]

    def __init__(self) -> None:
        super().__init__()
        # The cells of the last deed, to be taken back together.
        self._last: tuple[CellKey, ...] = ()
        self._asked: tuple[str, str | None] | None = None
        # What the cells on their way will score.
        self._as_if: dict[CellKey, IndicatorScore] = {}
        self._overview: Overview | None = None

    def content(self) -> list[Widget]:
        """Titles, grid, what all of it comes to, and the lines that echo what is typed."""
        return [GridHeader(), EntryGrid(self), EntryTotals(), EntryEcho()]

    @property
    def code(self) -> str | None:
        """The indicator under the cursor."""
        return self._grid.code

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a value is typed, its letters are the value's."""
        if action in ("explain", "history", "amend", "filter", "division"):
            return self._overview is not None and self._grid.typed is None
        return super().check_action(action, parameters)

    def show_overview(self, overview: Overview) -> None:
        """Show its quarter. A text being typed for another quarter waits there."""
        before, self._overview = self._overview, overview
        board = overview.board
        # What has been stored is on the board now, and what is not will be.
        self._as_if = {key: one for key, one in self._as_if.items() if key in self.ikk.changes.saving}
        if before is None or (before.board.year, before.board.quarter) != (board.year, board.quarter):
            self._grid.leave()
            self.pick()
            header = self.query_one(GridHeader)
            header.quarter = board.quarter
            header.refresh()
        code = self.ikk.entry_code
        if code is not None and self.picked is not None and code not in self.picked:
            self.show_everything()
            self._totals.filter = ""
        if code is not None and code != self._grid.code:
            # One comes for that row: what is being typed in another waits there.
            self._grid.leave()
        self._refresh_grid()
        if self._grid.typed is None:
            if code is not None:
                self._grid.go(code)
            self._describe()
        else:
            self._tell_of_others(before)
        self.ikk.entry_code = None

    @property
    def order(self) -> list[str]:
        """The indicators on the screen, from above."""
        return self._grid.codes

    def narrowed(self) -> None:
        """Show the lines of the filter; they stay while one fills them."""
        self._totals.filter = "" if self.filter is Filter.ALL else self.filter_label
        self._refresh_grid()
        self._describe()
        if self.picked == frozenset():
            self.tell(NOTHING_PICKED)

    def entry_moved(self) -> None:
        """Say what the indicator under the cursor asks for and holds."""
        self._asked = None
        self._describe()

    def entry_begins(self, code: str) -> bool:
        """Say why, and whom to ask, where a review has closed the cell."""
        one = self._one(code)
        note = self._shown.notes.get((code, one.quarter))
        if one.cell is None or note is None or not one.cell.status.closed:
            return True
        self.tell(closed_cell(one.cell.key, one.cell.status, note.author, note.at).message)
        return False

    def entry_typed(self, code: str, text: str | None) -> IndicatorScore | None:
        """Keep the text, and say what it is read as; a dropped one is forgotten."""
        self._asked = None
        one, key, drafts = self._one(code), self._key(code), self.ikk.drafts
        draft = drafts.get(key) or Draft(_head(one), {})
        if text is None:
            if draft.value is None and draft.texts:
                self.tell(TEXTS_STAY)
                return None
            drafts.put(key, draft.without(Part.VALUE))
            self._echo.outcome("")
            self._refresh_grid()
            self._describe()
            return None
        drafts.put(key, draft.having(Part.VALUE, text))
        try:
            found = assess_typed(one, text)
        except IkkError as fault:
            self._echo.refusal(fault)
            self._totals.show(self._board)
            return None
        then = scored_as(one, found, self._board.rules)
        self._echo.reading(then, found)
        self._totals.show(self._board, then)
        return then

    def entry_submitted(self, code: str, text: str | None, *, answers: bool) -> bool:
        """Take a text to be saved; refuse it, or ask first, with the field open."""
        one = self._one(code)
        again, self._asked = answers and self._asked == (code, text), (code, text)
        if text is None:
            return self._take(one, None)
        try:
            found = assess_typed(one, text)
        except IkkError as fault:
            if answers and isinstance(fault, UnreadableValue) and fault.proposal is not None:
                self._grid.put(fault.proposal)
            else:
                self._echo.refusal(fault)
                self.app.bell()
            return False
        question = question_of(one, found)
        if question and not again:
            self._echo.question(question)
            self._grid.ask(question)
            self.app.bell()
            return False
        then = scored_as(one, found, self._board.rules)
        return self._take(one, text, then, empty=found.reading.state is CellState.BLANK)

    def entry_pasted(self, lines: Sequence[str]) -> None:
        """Show what will go where; Enter there saves it."""
        ones = self._grid.below
        self.app.push_screen(PasteScreen(self._shown, ones, lines), self._pasted)

    def entry_refused(self, sentence: str) -> None:
        """Say why a key or a paste was not taken."""
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Say it below the grid."""
        self._echo.outcome(sentence, bad=True)
        self.app.bell()

    def action_form(self) -> None:
        """Open the form of the cell; what is being typed goes there with it."""
        self._grid.leave()
        super().action_form()

    def action_undo(self) -> None:
        """Take back the last deed made here, and show its row; again, and it is restored.

        Before any deed, that of the cell under the cursor.
        """
        if self._grid.code is None or self._grid.typed is not None:
            return
        shown = self._board.year, self._board.quarter
        here = [key for key in self._last if (key.year, key.quarter) == shown]
        if here and here[0].indicator in self._grid.codes:
            self._grid.go(here[0].indicator)
        self._undo([self._one(key.indicator) for key in here] or [self._one(self._grid.code)])

    def _take(
        self, one: IndicatorScore, text: str | None, then: IndicatorScore | None = None, *, empty: bool = False
    ) -> bool:
        """Save what was typed for a cell; the empty text of an empty cell is nothing typed."""
        key = self._key(one.indicator.code)
        draft = self.ikk.drafts.get(key) or Draft(_head(one), {}).having(Part.VALUE, text or "")
        if empty and not one.entered:
            draft = draft.without(Part.VALUE)
            self.ikk.drafts.put(key, draft)
        if draft.typed:
            self._last = (key,)
            if then is not None:
                self._as_if[key] = then
            self._save(key, one, draft)
        return True

    @work
    async def _save(self, key: CellKey, one: IndicatorScore, draft: Draft) -> None:
        saved = self.ikk.changes.save(key, one.indicator, draft)
        self._refresh_grid()
        outcome = await saved
        if outcome.fault is not None:
            self._as_if.pop(key, None)
        if outcome.fault is None:
            self._echo.outcome(f"{key.indicator} {key.quarter.label}: {outcome.sentence}")
        else:
            self._echo.outcome(f"{key.indicator} belum tersimpan; kembali ke barisnya untuk memutuskan", bad=True)
            self.app.bell()
        self._refresh_grid()
        if self._grid.typed is None:
            self._describe()

    def _pasted(self, drafts: Filling | None) -> None:
        if drafts:
            self.ikk.before_next_key(self._fill(drafts))

    @work
    async def _fill(self, drafts: Filling) -> None:
        """Save a pasted column: each value by itself, the board read anew once at the end."""
        saved: list[CellKey] = []
        for one, draft in drafts:
            key = self._key(one.indicator.code)
            self.ikk.drafts.put(key, draft)
            if not draft.why:
                outcome = await self.ikk.changes.save(key, one.indicator, draft, quiet=True)
                saved += [key] if outcome.fault is None else []
        self._last = tuple(saved)
        left = len(drafts) - len(saved)
        rest = f"; {left} belum, lihat baris bertanda !" if left else ""
        self._echo.outcome(f"{len(saved)} nilai tersimpan{rest}", bad=bool(left))
        self.ikk.reload()

    @work
    async def _undo(self, ones: list[IndicatorScore]) -> None:
        for one in ones:
            try:
                done = await self.ikk.changes.undo(one, _head(one))
            except IkkError as fault:
                self._echo.outcome(fault.message, bad=True)
                return
        many = f"; {len(ones)} baris" if len(ones) > 1 else ""
        self._echo.outcome(f"{ones[-1].indicator.code} {ones[-1].quarter.label}: {done}{many}")

    def _tell_of_others(self, before: Overview | None) -> None:
        """Say so where somebody has just written what one is typing over; the field stays as it is."""
        code = self._grid.code
        if code is None or before is None:
            return
        one = self._one(code)
        note = self._shown.notes.get((code, one.quarter))
        was = before.board.indicator(code).cell
        if note is not None and one.cell is not None and (was is None or was.head != one.cell.head):
            held = format_reading(one.cell.reading, one.indicator.unit)
            self._echo.outcome(f"{note.author} baru saja mengisi {code}: {held}", bad=True)

    @property
    def _grid(self) -> EntryGrid:
        return self.query_one(EntryGrid)

    @property
    def _echo(self) -> EntryEcho:
        return self.query_one(EntryEcho)

    @property
    def _totals(self) -> EntryTotals:
        return self.query_one(EntryTotals)

    @property
    def _shown(self) -> Overview:
        assert self._overview is not None, "the grid has lines only once there is a board"
        return self._overview

    @property
    def _board(self) -> Scoreboard:
        return self._shown.board

    def _key(self, code: str) -> CellKey:
        """That indicator's cell of the quarter shown."""
        return cell_key(self._one(code), self._board.year)

    def _one(self, code: str) -> IndicatorScore:
        return self._board.indicator(code)

    def _describe(self) -> None:
        if self._overview is None or self._grid.code is None:
            return
        one = self._one(self._grid.code)
        draft = self.ikk.drafts.get(self._key(one.indicator.code))
        waits = draft is not None and self._key(one.indicator.code) not in self.ikk.changes.saving
        self._echo.stand(one, _waiting(draft) if draft is not None and waits else None)
        if not self._as_if:
            # While something is on its way they stay as they will be.
            self._totals.show(self._board)

    def _refresh_grid(self) -> None:
        board, saving = self._board, self.ikk.changes.saving
        shown = board.year, board.quarter
        kept = {key.indicator: draft for key, draft in self.ikk.drafts if key not in saving and _at(key) == shown}
        on_their_way = {key.indicator: text for key, text in saving.items() if _at(key) == shown}
        as_if = {key.indicator: one for key, one in self._as_if.items() if _at(key) == shown}
        self._grid.show(board, Unsaved(kept, on_their_way, as_if), self.picked)


def _at(key: CellKey) -> tuple[int, Quarter]:
    return key.year, key.quarter


def _head(one: IndicatorScore) -> str | None:
    return one.cell.head if one.cell else None


def _waiting(draft: Draft) -> str:
    """Why what was typed is not stored, and which keys there are."""
    if draft.why:
        return draft.why
    texts = ", ".join(part.label for part in draft.texts)
    if draft.value is None:
        return f"{texts} {TEXTS_WAIT}"
    return f"{draft.value}{' dan ' + texts if texts else ''} {TEXTS_WAIT if texts else WAITING}"
