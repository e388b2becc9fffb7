"""Saving from the entry grid, one line or a pasted column, and taking it back."""

from dataclasses import replace

from textual import work

from ikk_tui.domain.cells import CellKey, Status
from ikk_tui.domain.forms import Part
from ikk_tui.domain.indicator_score import IndicatorScore, cell_key
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.drafts import Draft
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.screens.looking import LookingScreen
from ikk_tui.screens.narrowing import NarrowingScreen
from ikk_tui.screens.paste import Filling
from ikk_tui.widgets.entry_echo import EntryEcho
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.entry_rows import Unsaved
from ikk_tui.widgets.entry_totals import EntryTotals

WAITING = "belum tersimpan; Enter menyimpan, Escape membuang"
NOTHING_TO_UNDO = "Belum ada simpanan untuk dibatalkan sejak aplikasi dibuka"
TEXTS_WAIT = "belum tersimpan; Enter menyimpan, f membuka formulirnya"


class EntrySavingScreen(LookingScreen, NarrowingScreen):
    """A screen with the grid of a quarter: what goes from it to the ledger, and what is shown of that."""

    def __init__(self) -> None:
        super().__init__()
        # The state of the file that is on the screen, once there is one.
        self.seen: Overview | None = None
        # What the cells on their way will score.
        self.as_if: dict[CellKey, IndicatorScore] = {}

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
        self.echo.stand(one, _waiting(draft) if draft is not None and waits else self._returned(one))
        if not self.as_if:
            # While something is on its way they stay as they will be.
            self.totals.show(self.board)

    def _returned(self, one: IndicatorScore) -> str | None:
        """Why a reviewer has sent the cell back; None where nobody has."""
        note = self.shown.notes.get((one.indicator.code, one.quarter))
        if one.cell is None or one.cell.status is not Status.RETURNED or note is None:
            return None
        return f"Dikembalikan: {note.remark}" if note.remark else None

    def refresh_grid(self) -> None:
        """Show the lines, with what waits and what is on its way."""
        board, saving = self.board, self.ikk.changes.saving
        shown = board.year, board.quarter
        kept = {key.indicator: draft for key, draft in self.ikk.drafts if key not in saving and _at(key) == shown}
        on_their_way = {key.indicator: text for key, text in saving.items() if _at(key) == shown}
        as_if = {key.indicator: one for key, one in self.as_if.items() if _at(key) == shown}
        self.grid.show(board, Unsaved(kept, on_their_way, as_if), self.picked)

    def action_undo(self) -> None:
        """Take back the last deed of this session, and show its row; again, and it is restored."""
        if self.grid.typed is None:
            self.ikk.before_next_key(self._undo())

    def take(
        self, one: IndicatorScore, text: str | None, then: IndicatorScore | None = None, *, empty: bool = False
    ) -> None:
        """Save what was typed for a cell; the empty text of an empty cell is nothing typed."""
        key = self.key(one.indicator.code)
        draft = self.ikk.drafts.get(key) or Draft(head_of(one), {}).having(Part.VALUE, text or "")
        if empty and not one.entered:
            draft = draft.without(Part.VALUE)
            self.ikk.drafts.put(key, draft)
        if draft.typed:
            if then is not None:
                self.as_if[key] = then
            self._save(key, one, draft)
            self.ikk.paint_together()

    @work
    async def _save(self, key: CellKey, one: IndicatorScore, draft: Draft) -> None:
        saved = self.ikk.changes.save(key, one.indicator, draft)
        self.refresh_grid()
        outcome = await saved
        if outcome.revision is None:
            # Nothing was appended, so no board will come that shows it.
            self.as_if.pop(key, None)
        if outcome.fault is None:
            self.echo.outcome(f"{key.indicator} {key.quarter.label}: {outcome.sentence}")
        else:
            self.echo.outcome(f"{key.indicator} belum tersimpan; kembali ke barisnya untuk memutuskan", bad=True)
            self.app.bell()
        self.refresh_grid()
        if self.grid.typed is None:
            self.describe()

    def pasted(self, drafts: Filling | None) -> None:
        """Save a pasted column, once it was agreed to. All of it is kept before the first value is on its way."""
        if not drafts:
            return
        self.grid.leave()
        kept = {self.key(one.indicator.code): self._beside_texts(one, draft) for one, draft in drafts}
        self.ikk.drafts.put_all(kept)
        self.refresh_grid()
        self._fill([(self.key(one.indicator.code), one, draft) for one, draft in drafts])

    def _beside_texts(self, one: IndicatorScore, draft: Draft) -> Draft:
        """The pasted value with what was written about the cell, which goes on waiting for its form."""
        waiting = self.ikk.drafts.get(self.key(one.indicator.code))
        if waiting is None:
            return draft
        return replace(waiting, typed={**waiting.typed, **draft.typed}, why=draft.why)

    @work
    async def _fill(self, drafts: list[tuple[CellKey, IndicatorScore, Draft]]) -> None:
        """Each value by itself, the board read anew once at the end; a file that cannot be written is tried once."""
        saved: list[tuple[CellKey, str]] = []
        stopped, self.ikk.changes.last = None, ()
        for key, one, draft in drafts:
            if not draft.why:
                waiting = self.ikk.drafts.get(key)
                # Over what was seen when the texts were begun, if there are any.
                value = replace(draft, seen=waiting.seen) if waiting else draft
                outcome = await self.ikk.changes.save(key, one.indicator, value, quiet=True)
                saved += [(key, outcome.revision)] if outcome.revision else []
                if isinstance(outcome.fault, DatabaseUnusable):
                    stopped = outcome.fault
                    break
        self.ikk.changes.last = tuple(saved)
        self.ikk.reload()
        waits = [key for key, _, _ in drafts if self.ikk.drafts.get(key) is not None]
        rest = f"; {len(waits)} menunggu di barisnya (!)" if waits else ""
        self.refresh_grid()
        if waits and self.grid.typed is None and waits[0].indicator in self.grid.codes:
            self.grid.go(waits[0].indicator)
        said = stopped.message if stopped else f"{len(saved)} nilai tersimpan"
        self.echo.outcome(f"{said}{rest}", bad=bool(waits))

    @work
    async def _undo(self) -> None:
        changes = self.ikk.changes
        # What was saved by the key before may still be on its way.
        await changes.settled()
        if not changes.last:
            self.tell(NOTHING_TO_UNDO)
            return
        first = changes.last[0][0]
        if _at(first) != (self.board.year, self.board.quarter):
            self.tell(
                f"Simpanan terakhir: {first.indicator} {first.quarter.label} {first.year}; buka dulu triwulan itu"
            )
            return
        if first.indicator in self.grid.codes:
            self.grid.go(first.indicator)
        found = await changes.undo()
        done = [(key, outcome) for key, outcome in found if outcome.fault is None]
        faults = [outcome.sentence for _, outcome in found if outcome.fault is not None]
        told = [f"{key.indicator} {key.quarter.label}: {outcome.sentence}" for key, outcome in done]
        said = told if len(told) == 1 else [f"{len(told)} baris dikembalikan"] if told else []
        if faults:
            self.tell("; ".join([*said, *faults]))
        else:
            self.echo.outcome("; ".join(said))


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
    value = draft.value or "Nilai kosong"
    if draft.value is None:
        return f"{texts} {TEXTS_WAIT}"
    return f"{value}{' dan ' + texts if texts else ''} {TEXTS_WAIT if texts else WAITING}"
