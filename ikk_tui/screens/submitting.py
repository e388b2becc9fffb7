"""Submitting from a screen with a cursor: one cell, what is below a node, or all that is complete."""

from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding

from ikk_tui.domain.cells import Cell, CellKey, Deed, Status
from ikk_tui.domain.decree import is_indicator
from ikk_tui.domain.indicator_score import cell_key
from ikk_tui.domain.people import Role
from ikk_tui.domain.reviewing import NotSubmitted
from ikk_tui.errors import IkkError
from ikk_tui.screens.looking import LookingScreen

if TYPE_CHECKING:
    from ikk_tui.domain.scoreboard import Scoreboard
    from ikk_tui.services.submissions import Submission

SUBMIT = Binding("a", "submit", "ajukan", id="submit.one")
SUBMIT_BINDINGS = [
    Binding("A,shift+a", "submit_all", "ajukan semua yang lengkap", key_display="A", show=False, id="submit.all"),
    Binding("t", "withdraw", "tarik pengajuan", show=False, id="submit.withdraw"),
    Binding("c", "thread", "percakapan reviu", show=False, id="submit.thread"),
    Binding("r", "send_back", "kembalikan (peninjau)", show=False, id="submit.return"),
]
SUBMITTING = ("submit_all", "withdraw", "thread", "send_back")
ONLY_CLOSED = "yang dikembalikan hanya yang diajukan atau disetujui"
WAITS = "masih punya ketikan yang belum tersimpan; simpan dulu, lalu ajukan"


class SubmittingScreen(LookingScreen):
    """A screen from which cells are submitted, upon what was seen there."""

    def __init__(self) -> None:
        super().__init__()
        # What was submitted by the key before, and that key's number: the next may take it back.
        self._just: tuple[CellKey, int] | None = None

    def submitted(self, key: CellKey) -> None:
        """A single cell was submitted from here."""

    def action_submit(self) -> None:
        """Submit the cell under the cursor; of a program or objective, all that is complete in it."""
        if self.code is not None:
            self.ikk.before_next_key(self._begin(self.code))

    def action_submit_all(self) -> None:
        """Show what could be submitted of the quarter, and what the rest lacks."""
        self.ikk.before_next_key(self._begin(None))

    def action_withdraw(self) -> None:
        """Take the submission of the cell under the cursor back."""
        code = self.indicator_code
        if self._just is not None and self._just[1] == self.ikk.keys_delivered - 1:
            # The line has gone on; what has just been said was about the one before.
            code = self._just[0].indicator
        if code is not None:
            self.ikk.before_next_key(self._withdraw(code))

    def action_send_back(self) -> None:
        """Return the cell under the cursor to its operator, also an approved one."""
        code, board = self.indicator_code, self.ikk.board
        if code is not None and board is not None:
            # As it was on the screen when the key was pressed.
            one = board.indicator(code)
            self.ikk.before_next_key(self._open_return(cell_key(one, board.year), one.cell))

    def action_thread(self) -> None:
        """Show what was said about the cell in its review."""
        code, board = self.indicator_code, self.ikk.board
        if code is not None and board is not None:
            self.ikk.before_next_key(self._open_thread(cell_key(board.indicator(code), board.year)))

    @work
    async def _begin(self, code: str | None) -> None:
        """Submit that cell, or ask about what is below a node, once what was saved by the keys before is stored."""
        await self.ikk.up_to_date()
        board, overview = self.ikk.board, self.ikk.overview
        if board is None or overview is None:
            return
        try:
            overview.people.refuse(self.ikk.who, Role.OPERATOR)
        except IkkError as fault:
            self.tell(fault.message)
            return
        if code is None or not is_indicator(code):
            await self._open_submittable(board, code)
            return
        one = board.indicator(code)
        key = cell_key(one, board.year)
        if self.ikk.drafts.get(key) is not None:
            self.tell(f"{code} {key.quarter.label} {WAITS}")
            self.app.bell()
        elif one.cell is not None and one.cell.status is Status.RETURNED:
            await self._open_answer(key, one.cell.head)
        else:
            await self._submit(key, one.cell.head if one.cell else None, "")

    async def _submit(self, key: CellKey, head: str | None, message: str) -> None:
        try:
            await self.ikk.reviews.submit(key, head, message)
        except IkkError as fault:
            self.tell(fault.message)
            self.app.bell()
            return
        self.ikk.drafts.put_message(key, Deed.SUBMIT, "")
        self._just = key, self.ikk.keys_delivered
        self.submitted(key)
        self.tell(f"{key.indicator} {key.quarter.label} diajukan; t menariknya selama belum dilihat peninjau")

    @work
    async def _send(self, key: CellKey, head: str, message: str) -> None:
        await self._submit(key, head, message)

    @work
    async def _withdraw(self, code: str) -> None:
        await self.ikk.up_to_date()
        board = self.ikk.board
        assert board is not None, "a cell is under the cursor"
        one = board.indicator(code)
        key = cell_key(one, board.year)
        try:
            await self.ikk.reviews.withdraw(key, one.cell.head if one.cell else None)
        except IkkError as fault:
            self.tell(fault.message)
            self.app.bell()
        else:
            self.came_back(code)
            self.tell(f"Pengajuan {key.indicator} {key.quarter.label} ditarik")

    @work
    async def _open_return(self, key: CellKey, cell: Cell | None) -> None:
        from ikk_tui.screens.conversation import returning

        overview = self.ikk.overview
        assert overview is not None, "a cell is under the cursor"
        try:
            overview.people.refuse(self.ikk.who, Role.REVIEWER)
            if cell is None or not cell.status.closed:
                raise NotSubmitted(
                    f"{key.indicator} {key.quarter.label} tidak sedang diajukan atau disetujui", hint=ONLY_CLOSED
                )
            form = await self.ikk.changes.form(key, self.ikk.session)
        except IkkError as fault:
            self.tell(fault.message)
            return
        head = cell.head

        def said(reason: str | None) -> None:
            if reason is not None:
                self.ikk.before_next_key(self._send_back(key, head, reason))

        await self.app.push_screen(returning(form), said)

    @work
    async def _send_back(self, key: CellKey, head: str, reason: str) -> None:
        try:
            await self.ikk.reviews.decide(Deed.RETURN, key, head, reason)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            self.ikk.drafts.put_message(key, Deed.RETURN, "")
            self.tell(f"{key.indicator} {key.quarter.label} dikembalikan")

    @work
    async def _open_thread(self, key: CellKey) -> None:
        from ikk_tui.screens.conversation import ConversationScreen

        try:
            form = await self.ikk.changes.form(key, self.ikk.session)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            await self.app.push_screen(ConversationScreen(form))

    async def _open_answer(self, key: CellKey, head: str) -> None:
        from ikk_tui.screens.conversation import answering

        try:
            form = await self.ikk.changes.form(key, self.ikk.session)
        except IkkError as fault:
            self.tell(fault.message)
            return

        def answered(message: str | None) -> None:
            if message is not None:
                self.ikk.before_next_key(self._send(key, head, message))

        await self.app.push_screen(answering(form), answered)

    async def _open_submittable(self, board: "Scoreboard", code: str | None) -> None:
        from ikk_tui.screens.submit import SubmitScreen

        try:
            ready = await self.ikk.reviews.submittable(None if code is None else [code], board.quarter, board.year)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            await self.app.push_screen(SubmitScreen(board, ready, code), self._told_of)

    def _told_of(self, done: "Submission | None") -> None:
        if done is not None:
            rest = f"; {len(done.left)} tidak, lihat lagi dengan A" if done.left else ""
            self.tell(f"{len(done.done)} isian diajukan{rest}")
