"""What of a quarter could be submitted, and what the rest lacks; Enter submits what is complete."""

from rich.text import Text
from textual import work
from textual.binding import Binding

from ikk_tui.domain.indicator_score import IndicatorScore, cell_key
from ikk_tui.domain.numbers import format_reading
from ikk_tui.domain.reviewing import Incomplete
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.errors import IkkError
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.services.submissions import Ready, Submission
from ikk_tui.widgets.blocks import Block, Column, paragraph

_CODE, _VALUE = 8, 16
NOTHING = "Tidak ada isian lengkap yang dapat diajukan"
UNSAVED = "masih punya ketikan yang belum tersimpan"


class SubmitScreen(PageScreen[Submission]):
    """Ends with what came of it, or None."""

    BINDINGS = [Binding("enter", "submit", "ajukan yang lengkap", key_display="↵", id="submit.agree"), CLOSE]

    def __init__(self, board: Scoreboard, ready: Ready, code: str | None) -> None:
        self._board, self._ready, self._code = board, ready, code
        below = "" if code is None else f" {code}"
        # What went this way already is counted and not listed.
        self._lacking = [(one, fault) for one, fault in ready.left if isinstance(fault, Incomplete)]
        self._gone = len(ready.left) - len(self._lacking)
        counts = f"{len(ready.codes)} lengkap, {len(self._lacking)} belum"
        super().__init__(f"Ajukan{below} {board.quarter.label} {board.year}: {counts}", [])

    def opened(self) -> None:
        """Show both lists; what has something typed and not saved is not submitted under it."""
        waiting = {key for key, _ in self.ikk.drafts}
        board = self._board
        typed = [code for code in self._ready.codes if cell_key(board.indicator(code), board.year) in waiting]
        self._lacking = [(code, Incomplete(f"{code} {UNSAVED}")) for code in typed] + self._lacking
        self._ready = Ready(tuple(code for code in self._ready.codes if code not in typed), self._ready.left)
        self.reader.show(self._lines())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With nothing complete there is nothing to be done."""
        return bool(self._ready.codes) if action == "submit" else super().check_action(action, parameters)

    def action_submit(self) -> None:
        """Submit what is complete."""
        self.ikk.before_next_key(self._submit())

    @work
    async def _submit(self) -> None:
        board = self._board
        cells = {code: board.indicator(code).cell for code in self._ready.codes}
        seen = {code: cell.head if cell else None for code, cell in cells.items()}
        try:
            done = await self.ikk.reviews.submit_all(board.quarter, board.year, seen)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            self.dismiss(done)

    def _lines(self) -> list[Block]:
        ready = [self._line(code) for code in self._ready.codes] or [paragraph(NOTHING, "bold")]
        left = [self._left(code, fault) for code, fault in self._lacking]
        title = [paragraph("Belum dapat diajukan", "dim", space=True)] if left else []
        gone = [paragraph(f"{self._gone} sudah diajukan atau disetujui", "dim", space=True)] if self._gone else []
        listed = {code for code, _ in self._lacking}
        empty = sum(one.awaited and one.indicator.code not in listed for one in self._below)
        more = [paragraph(f"{empty} belum diisi", "dim", space=not gone)] if empty else []
        return [*ready, *title, *left, *gone, *more]

    @property
    def _below(self) -> list[IndicatorScore]:
        """The indicators of the node that was asked about."""
        within = f"{self._code}." if self._code else ""
        return [one for one in self._board.indicators if one.indicator.code.startswith(within)]

    def _line(self, code: str) -> Block:
        one = self._board.indicator(code)
        held = format_reading(one.cell.reading, one.indicator.unit) if one.cell else "-"
        columns = (Text("✓"), Text(code, "bold"), Text(held), Text(one.indicator.name))
        return Block((Column(columns[0], 1), Column(columns[1], _CODE), Column(columns[2], _VALUE), Column(columns[3])))

    def _left(self, code: str, fault: Incomplete) -> Block:
        why = fault.sentence.removeprefix(f"{code} ").removeprefix(f"{self._board.quarter.label} ")
        return Block((Column(Text("!"), 1), Column(Text(code, "bold"), _CODE), Column(Text(why))))
