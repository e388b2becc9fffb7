"""Saving from the entry grid, one line or a pasted column, and taking it back."""

from dataclasses import replace

from textual import work

from ikk_tui.changes import cell_key
from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.forms import Part
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard
from ikk_tui.drafts import Draft
from ikk_tui.errors import IkkError
from ikk_tui.screens.looking import LookingScreen
from ikk_tui.screens.narrowing import NarrowingScreen
from ikk_tui.screens.paste import Filling
from ikk_tui.widgets.entry_echo import EntryEcho
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.entry_rows import Unsaved
from ikk_tui.widgets.entry_totals import EntryTotals

WAITING = "belum tersimpan; Enter menyimpan, Escape membuang"
TEXTS_WAIT = "belum tersimpan; Enter menyimpan, f membuka formulirnya"


class EntrySavingScreen(LookingScreen, NarrowingScreen):
    """A screen with the grid of a quarter: what goes from it to the ledger, and what is shown of that."""

    def __init__(self) -> None:
        super().__init__()
        # The state of the file that is on the screen, once there is one.
        self.seen: Overview | None = None
        # What the cells on their way will score.
        self.as_if: dict[CellKey, IndicatorScore] = {}
        # The cells of the last deed, to be taken back together.
        self._last: tuple[CellKey, ...] = ()

    @property
    def grid(self) -> EntryGrid:
        """The lines of the quarter."""
        return self.query_one(EntryGrid)

    @property
    def echo(self) -> EntryEcho:
        """What is said about the line under the cursor."""
        return self.query_one(EntryEcho)

    @property
    def totals(self) -> EntryTotals:
        """What all of it comes to."""
        return self.query_one(EntryTotals)

    @property
    def shown(self) -> Overview:
        """The state of the file that is on the screen."""
        assert self.seen is not None, "the grid has lines only once there is a board"
        return self.seen

    @property
    def board(self) -> Scoreboard:
        """Its scores."""
        return self.shown.board

    def key(self, code: str) -> CellKey:
        """That indicator's cell of the quarter shown."""
        return cell_key(self.one(code), self.board.year)

    def one(self, code: str) -> IndicatorScore:
        """How that indicator scores."""
        return self.board.indicator(code)

    def describe(self) -> None:
        """Say what the indicator under the cursor asks for and holds, or why something of it waits."""
        if self.seen is None or self.grid.code is None:
            return
        one = self.one(self.grid.code)
        draft = self.ikk.drafts.get(self.key(one.indicator.code))
        waits = draft is not None and self.key(one.indicator.code) not in self.ikk.changes.saving
        self.echo.stand(one, _waiting(draft) if draft is not None and waits else None)
        if not self.as_if:
            # While something is on its way they stay as they will be.
            self.totals.show(self.board)

    def refresh_grid(self) -> None:
        """Show the lines, with what waits and what is on its way."""
        board, saving = self.board, self.ikk.changes.saving
        shown = board.year, board.quarter
        kept = {key.indicator: draft for key, draft in self.ikk.drafts if key not in saving and _at(key) == shown}
        on_their_way = {key.indicator: text for key, text in saving.items() if _at(key) == shown}
        as_if = {key.indicator: one for key, one in self.as_if.items() if _at(key) == shown}
        self.grid.show(board, Unsaved(kept, on_their_way, as_if), self.picked)

    def action_undo(self) -> None:
        """Take back the last deed made here, and show its row; again, and it is restored.

        Before any deed, that of the cell under the cursor.
        """
        if self.grid.code is None or self.grid.typed is not None:
            return
        shown = self.board.year, self.board.quarter
        here = [key for key in self._last if (key.year, key.quarter) == shown]
        if here and here[0].indicator in self.grid.codes:
            self.grid.go(here[0].indicator)
        self._undo([self.one(key.indicator) for key in here] or [self.one(self.grid.code)])

    def take(
        self, one: IndicatorScore, text: str | None, then: IndicatorScore | None = None, *, empty: bool = False
    ) -> bool:
        """Save what was typed for a cell; the empty text of an empty cell is nothing typed."""
        key = self.key(one.indicator.code)
        draft = self.ikk.drafts.get(key) or Draft(head_of(one), {}).having(Part.VALUE, text or "")
        if empty and not one.entered:
            draft = draft.without(Part.VALUE)
            self.ikk.drafts.put(key, draft)
        if draft.typed:
            self._last = (key,)
            if then is not None:
                self.as_if[key] = then
            self._save(key, one, draft)
        return True

    @work
    async def _save(self, key: CellKey, one: IndicatorScore, draft: Draft) -> None:
        saved = self.ikk.changes.save(key, one.indicator, draft)
        self.refresh_grid()
        outcome = await saved
        if outcome.fault is None:
            self.echo.outcome(f"{key.indicator} {key.quarter.label}: {outcome.sentence}")
        else:
            self.as_if.pop(key, None)
            self.echo.outcome(f"{key.indicator} belum tersimpan; kembali ke barisnya untuk memutuskan", bad=True)
            self.app.bell()
        self.refresh_grid()
        if self.grid.typed is None:
            self.describe()

    def pasted(self, drafts: Filling | None) -> None:
        """Save a pasted column, once it was agreed to."""
        if drafts:
            self.ikk.before_next_key(self._fill(drafts))

    @work
    async def _fill(self, drafts: Filling) -> None:
        """Save a pasted column: each value by itself, the board read anew once at the end."""
        saved: list[CellKey] = []
        for one, draft in drafts:
            key = self.key(one.indicator.code)
            waiting = self.ikk.drafts.get(key)
            if waiting is not None:
                # What was written about the cell goes on waiting for its form.
                self.ikk.drafts.put(key, replace(waiting, typed={**waiting.typed, **draft.typed}, why=draft.why))
            else:
                self.ikk.drafts.put(key, draft)
            if not draft.why:
                outcome = await self.ikk.changes.save(key, one.indicator, draft, quiet=True)
                saved += [key] if outcome.fault is None else []
        self._last = tuple(saved)
        left = len(drafts) - len(saved)
        rest = f"; {left} belum, lihat baris bertanda !" if left else ""
        self.echo.outcome(f"{len(saved)} nilai tersimpan{rest}", bad=bool(left))
        self.ikk.reload()

    @work
    async def _undo(self, ones: list[IndicatorScore]) -> None:
        for one in ones:
            try:
                done = await self.ikk.changes.undo(one, head_of(one))
            except IkkError as fault:
                self.echo.outcome(fault.message, bad=True)
                return
        many = f"; {len(ones)} baris" if len(ones) > 1 else ""
        self.echo.outcome(f"{ones[-1].indicator.code} {ones[-1].quarter.label}: {done}{many}")


def head_of(one: IndicatorScore) -> str | None:
    """The newest revision of the quarter's own cell."""
    return one.cell.head if one.cell else None


def _at(key: CellKey) -> tuple[int, Quarter]:
    return key.year, key.quarter


def _waiting(draft: Draft) -> str:
    """Why what was typed is not stored, and which keys there are."""
    if draft.why:
        return draft.why
    texts = ", ".join(part.label for part in draft.texts)
    if draft.value is None:
        return f"{texts} {TEXTS_WAIT}"
    return f"{draft.value}{' dan ' + texts if texts else ''} {TEXTS_WAIT if texts else WAITING}"
