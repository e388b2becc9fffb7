"""Mode 2: the grid of a quarter, in which values are typed and saved."""

from dataclasses import dataclass

from rich.text import Text
from textual import work
from textual.app import RenderResult
from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.domain.cells import StaleSave
from ikk_tui.domain.numbers import CellState, format_reading
from ikk_tui.domain.plausibility import Assessment, assess
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard
from ikk_tui.domain.scoring import previous_value
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.screens.looking import AMEND, EXPLAIN, HISTORY, LookingScreen, hidden
from ikk_tui.widgets import entry_lines
from ikk_tui.widgets.entry_echo import EntryEcho
from ikk_tui.widgets.entry_grid import EntryGrid

Place = tuple[int, Quarter, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that is not stored, and why."""

    text: str
    why: str


class GridHeader(Widget):
    """The titles of the grid's columns."""

    quarter: Quarter | None = None

    def render(self) -> RenderResult:
        """Laid out as the grid below, whose scroll bar is always there."""
        if self.quarter is None:
            return Text()
        return Text(entry_lines.header(entry_lines.columns(self.size.width - 1), self.quarter), no_wrap=True)


class IsianScreen(LookingScreen):
    """Type, Enter, next line. What is refused or fails stays on the screen with its reason."""

    MODE = "isian"
    AUTO_FOCUS = "EntryGrid"
    BINDINGS = [Binding("u,ctrl+z", "undo", "batalkan", id="entry.undo"), *map(hidden, (EXPLAIN, HISTORY, AMEND))]

    def __init__(self) -> None:
        super().__init__()
        self._kept: dict[Place, Kept] = {}
        self._saving: dict[Place, str] = {}
        self._last: Place | None = None
        # The head a person saw when they began to type into a cell: what their save must find unchanged.
        self._seen: dict[Place, str | None] = {}
        self._asked: tuple[str, str] | None = None
        self._board: Scoreboard | None = None

    def content(self) -> list[Widget]:
        """Titles, grid, and the lines that echo what is typed."""
        return [GridHeader(), EntryGrid(self), EntryEcho()]

    @property
    def code(self) -> str | None:
        """The indicator under the cursor."""
        return self._grid.code

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a value is typed, its letters are the value's."""
        if action in ("explain", "history", "amend"):
            return self._board is not None and self._grid.typed is None
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Have a say before the app ends."""
        self.ikk.unsaved = self.unsaved

    def unsaved(self) -> str:
        """The first cell with something typed that is not stored, or nothing."""
        places = [*self._kept, *self._saving]
        if self._grid.typed is not None and self._grid.code is not None:
            places.append(self._place(self._grid.code))
        return next((f"{code} {quarter.label}" for _, quarter, code in places), "")

    def show_board(self, board: Scoreboard) -> None:
        """Show its quarter. A text being typed for another quarter is kept there."""
        before, self._board = self._board, board
        if before is None or (before.year, before.quarter) != (board.year, board.quarter):
            code, text = self._grid.code, self._grid.leave()
            if before is not None and code and text is not None:
                self._kept[before.year, before.quarter, code] = Kept(
                    text, f"{text} belum disimpan; Enter menyimpan, Escape membuang"
                )
            header = self.query_one(GridHeader)
            header.quarter = board.quarter
            header.refresh()
        self._refresh_grid()
        if self._grid.typed is None:
            if self.ikk.entry_code is not None:
                self._grid.go(self.ikk.entry_code)
            self._describe()
        self.ikk.entry_code = None

    def entry_moved(self) -> None:
        """Say what the indicator under the cursor asks for and holds."""
        self._asked = None
        self._describe()

    def entry_typed(self, code: str, text: str | None) -> None:
        """Say what the text is read as; a dropped text is forgotten."""
        self._asked = None
        one = self._one(code)
        place = self._place(code)
        if text is None:
            self._kept.pop(place, None)
            self._seen.pop(place, None)
            self._echo.outcome("")
            self._refresh_grid()
            self._describe()
            return
        self._seen.setdefault(place, _head(one))
        try:
            self._echo.reading(one, _assess(one, text), self._shown.rules)
        except IkkError as fault:
            self._echo.refusal(fault)

    def entry_submitted(self, code: str, text: str, *, answers: bool) -> bool:
        """Take a text to be saved; refuse it, or ask first, with the field open."""
        one = self._one(code)
        again, self._asked = answers and self._asked == (code, text), (code, text)
        try:
            found = _assess(one, text)
        except IkkError as fault:
            if answers and isinstance(fault, UnreadableValue) and fault.proposal is not None:
                self._grid.put(fault.proposal)
            else:
                self._echo.refusal(fault)
                self.app.bell()
            return False
        questions = _questions(one, found)
        if questions and not again:
            self._echo.question(questions)
            self.app.bell()
            return False
        place = self._place(code)
        seen = self._seen.pop(place, _head(one))
        if found.reading.state is not CellState.BLANK or one.entered:
            self._save(one, text, seen)
        self._kept.pop(place, None)
        return True

    def entry_refused(self, sentence: str) -> None:
        """Say why a key or a paste was not taken."""
        self.tell(sentence)

    def tell(self, sentence: str) -> None:
        """Say it below the grid."""
        self._echo.outcome(sentence, bad=True)
        self.app.bell()

    def action_undo(self) -> None:
        """Take back the last save made here, and show its row; again, and it is restored.

        Before any save, that of the cell under the cursor.
        """
        if self._grid.code is None or self._grid.typed is not None:
            return
        if self._last is not None and self._last == self._place(self._last[2]):
            self._grid.go(self._last[2])
        self._undo(self._one(self._grid.code))

    @work
    async def _save(self, one: IndicatorScore, text: str, seen: str | None) -> None:
        place = self._place(one.indicator.code)
        self._saving[place], self._last = text, place
        self._refresh_grid()
        try:
            done = await self.ikk.changes.record(one, text, seen)
        except IkkError as fault:
            why = _why(fault, one, text)
            self._kept[place] = Kept(text, why)
            # Once both values were shown, the one shown is what the next Enter may overwrite.
            self._seen[place] = seen if not isinstance(fault, StaleSave) else fault.now.id if fault.now else None
            self._echo.outcome(f"{one.indicator.code} belum tersimpan; kembali ke barisnya untuk memutuskan", bad=True)
            self.app.bell()
        else:
            self._echo.outcome(f"{one.indicator.code} {one.quarter.label}: {done}")
        finally:
            del self._saving[place]
            self._refresh_grid()
            if self._grid.typed is None:
                self._describe()

    @work
    async def _undo(self, one: IndicatorScore) -> None:
        try:
            done = await self.ikk.changes.undo(one, _head(one))
        except IkkError as fault:
            self._echo.outcome(fault.message, bad=True)
        else:
            self._echo.outcome(f"{one.indicator.code} {one.quarter.label}: {done}")

    @property
    def _grid(self) -> EntryGrid:
        return self.query_one(EntryGrid)

    @property
    def _echo(self) -> EntryEcho:
        return self.query_one(EntryEcho)

    @property
    def _shown(self) -> Scoreboard:
        assert self._board is not None, "the grid has lines only once there is a board"
        return self._board

    def _place(self, code: str) -> Place:
        """That indicator's cell of the quarter shown."""
        return self._shown.year, self._shown.quarter, code

    def _one(self, code: str) -> IndicatorScore:
        return self._shown.indicator(code)

    def _describe(self) -> None:
        if self._board is None or self._grid.code is None:
            return
        one = self._one(self._grid.code)
        kept = self._kept.get(self._place(one.indicator.code))
        self._echo.line(one, kept.why if kept else None)

    def _refresh_grid(self) -> None:
        board = self._shown
        kept = {code: one.text for (*at, code), one in self._kept.items() if at == [board.year, board.quarter]}
        saving = {code: text for (*at, code), text in self._saving.items() if at == [board.year, board.quarter]}
        self._grid.show(board, kept, saving)


def _head(one: IndicatorScore) -> str | None:
    return one.cell.head if one.cell else None


def _assess(one: IndicatorScore, text: str) -> Assessment:
    readings = {quarter: cell.reading for quarter, cell in one.cells.items()}
    return assess(text, one.indicator, previous_value(readings, one.quarter))


def _questions(one: IndicatorScore, found: Assessment) -> tuple[str, ...]:
    """What a second Enter must confirm: an odd value, or emptying what was filled."""
    if found.reading.state is CellState.BLANK and one.cell is not None and one.entered:
        return (f"Kosongkan {format_reading(one.cell.reading, one.indicator.unit)}",)
    amount = format_reading(found.reading, one.indicator.unit)
    return (f"{amount} tidak lazim: {', '.join(found.oddities)}",) if found.oddities else ()


def _why(fault: IkkError, one: IndicatorScore, text: str) -> str:
    if not isinstance(fault, StaleSave):
        return fault.message
    if fault.now is None:
        return f"sel ini kosong lagi; Enter tetap menyimpan {text}, Escape membiarkannya kosong"
    now = format_reading(fault.now.content.reading, one.indicator.unit)
    return f"{fault.now.author} sudah mengisi {now}; Enter tetap menyimpan {text}, Escape memakai {now}"
