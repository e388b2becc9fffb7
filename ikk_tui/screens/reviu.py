"""Mode 4: the queue of submitted cells, a card each, one key a decision."""

from dataclasses import replace
from datetime import UTC, datetime

from rich.text import Text
from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.overview import Overview
from ikk_tui.errors import IkkError
from ikk_tui.screens.deciding import DecidingScreen
from ikk_tui.widgets.blocks import Block, paragraph
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.review_card import card_blocks
from ikk_tui.widgets.review_parts import CardReader, ReasonLine, ReviewHead, name_of, queue_blocks

MOVE = Binding.Group("pindah", compact=True)
NOBODY_WAITS = "Tidak ada yang menunggu keputusan"
HOW_IT_FILLS = "Operator mengajukan isian dengan a di Program atau Isian; yang diajukan tampil di sini."


class ReviuScreen(DecidingScreen):
    """Where one is, the queue beside the card where there is room, what happened, the field of a reason."""

    MODE = "reviu"
    AUTO_FOCUS = "CardReader"
    BINDINGS = [
        Binding("a", "approve", "setujui", id="review.approve"),
        Binding("r", "say('return')", "kembalikan", id="review.return"),
        Binding("s", "skip", "lewati", id="review.skip"),
        Binding("n", "go(1)", "berikutnya", id="review.next", group=MOVE),
        Binding("p", "go(-1)", "sebelumnya", id="review.previous", group=MOVE),
        Binding("c", "say('comment')", "komentari", show=False, id="review.comment"),
        Binding("u", "undo", "batal", id="review.undo"),
        Binding("space", "mark", "tandai", key_display="spasi", id="review.mark"),
        Binding(
            "A,shift+a", "approve_marked", "setujui yang ditandai", show=False, key_display="A", id="review.marked"
        ),
        Binding("o", "order", "urut usia atau urut program", show=False, id="review.order"),
        Binding("x", "explain", "jelaskan", id="review.explain"),
        Binding("h", "history", "riwayat", show=False, id="review.history"),
        Binding("escape", "close_line", "tunda", show=False, key_display="esc", id="review.close"),
    ]

    def __init__(self) -> None:
        super().__init__()
        # The revision whose card is on the screen.
        self._shown = ""

    def content(self) -> list[Widget]:
        """The parts."""
        line = ReasonLine(self.entered)
        line.display = False
        panes = Horizontal(Reader(cursor=True, id="queue"), Vertical(CardReader(id="card")), id="review")
        return [ReviewHead(), panes, Static("", id="review-outcome", markup=False), line]

    def on_mount(self) -> None:
        """The queue is looked at; the keys are the card's."""
        self.query_one("#queue", Reader).can_focus = False

    def tell(self, sentence: str) -> None:
        """Say it below the card."""
        self.query_one("#review-outcome", Static).update(Text(sentence))

    def show_overview(self, overview: Overview) -> None:
        """Read the queue of its year."""
        if self.loaded and self.place is not None and self.place.key.year != overview.board.year:
            self.place, self.card, self.over = None, None, False
        self.ikk.before_next_key(self.run_worker(self.read(), group="queue"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a reason is typed its letters are the reason's."""
        if action == "close_line":
            return self.typing
        mine = ("approve", "say", "skip", "go", "undo", "mark", "approve_marked", "order", "explain", "history")
        return not self.typing if action in mine else super().check_action(action, parameters)

    def show_card(self) -> None:
        """Head, queue and card, or the account of the session behind the last one."""
        overview = self.ikk.overview
        if overview is None or not self.is_mounted or overview.board.year != self.year:
            # Of another year now; its own reading is on its way.
            return
        self.query_one(ReviewHead).tell(self._where, self._session_words)
        queue = self.query_one("#queue", Reader)
        queue.show(queue_blocks(self.queue, self.marked, self.session.skipped), keep_place=True)
        if self.card is not None:
            queue.go_to_key(name_of(self.card.key))
            blocks = card_blocks(self.card, overview.board, self.states, datetime.now(UTC))
        else:
            blocks = self._account() if self.over else [paragraph(NOBODY_WAITS, "bold"), paragraph(HOW_IT_FILLS, "dim")]
        card = self.query_one(CardReader)
        shown = self.card.head.id if self.card else ""
        if blocks != list(card.blocks):
            card.show(blocks, keep_place=shown == self._shown)
        if shown != self._shown:
            # A key decides only about what was on the screen when it was pressed.
            self.unexpected()
        self._shown = shown
        self.refresh_bindings()

    def action_skip(self) -> None:
        """Leave the card for later and go to the next."""
        if self.card is not None:
            self.session = self.session.passing(self.card.key, datetime.now(UTC))
            self.action_go(1)

    def action_go(self, step: int) -> None:
        """Go to the next card or the one before; behind the last stands the account of the session."""
        if not self.queue:
            return
        at = len(self.queue) if self.over else self.at
        if self.over and step > 0:
            # Round the end, to what was not passed over yet.
            at = next((at for at, one in enumerate(self.queue) if one.key not in self.session.skipped), 0) - 1
        if 0 <= at + step <= len(self.queue):
            self.tell("")
            self.ikk.before_next_key(self.run_worker(self.go(at + step), group="queue"))

    def action_mark(self) -> None:
        """Mark the card, or take its mark away, and go to the next."""
        card = self.card
        if card is None:
            return
        if card.own and card.key not in self.marked:
            self.tell(f"Tidak dapat ditandai untuk disetujui. {card.own}")
            return
        if card.key in self.marked:
            del self.marked[card.key]
        else:
            self.marked[card.key] = card.head.id
        if self.at < len(self.queue) - 1:
            self.action_go(1)
        else:
            self.show_card()

    def action_approve_marked(self) -> None:
        """Show what is marked, and approve it once that was agreed to."""
        from ikk_tui.screens.approving import ApprovingScreen

        overview = self.ikk.overview
        if not self.marked or overview is None:
            self.tell("Belum ada yang ditandai; spasi menandai")
        else:
            chosen = [one for one in self.queue if one.key in self.marked]
            self.app.push_screen(ApprovingScreen(chosen, overview), self.approve_marked)

    def action_order(self) -> None:
        """The oldest submission first, or along the decree; the card stays."""
        self.by_program = not self.by_program
        self.ikk.before_next_key(self.run_worker(self.read(ours=True), group="queue"))

    def action_explain(self) -> None:
        """Explain the number of the card's quarter."""
        from ikk_tui.domain.scoreboard import rescored
        from ikk_tui.screens.explain import ExplainScreen

        overview, card = self.ikk.overview, self.card
        if overview is not None and card is not None:

            def of(now: Overview) -> Overview:
                return replace(now, board=rescored(now.board, quarter=card.key.quarter))

            self.app.push_screen(ExplainScreen(overview, card.key.indicator, of=of))

    def action_history(self) -> None:
        """Show every revision of the card's cell."""
        if self.card is not None:
            self.ikk.before_next_key(self._open_history(self.card.key))

    def action_close_line(self) -> None:
        """Leave the reason for later."""
        self.close_line()
        self.tell("")

    def close_line(self) -> None:
        """Back to the card."""
        self.keep_typed()
        self.line.display = False
        self.set_focus(self.query_one(CardReader))
        self.refresh_bindings()

    @on(Input.Changed, "#reason-field")
    def _typed(self) -> None:
        self.keep_typed()

    @work
    async def _open_history(self, key: CellKey) -> None:
        from ikk_tui.screens.history import HistoryScreen

        board = self.ikk.board
        assert board is not None
        one = board.score_at(key.indicator, key.quarter)
        try:
            revisions = await self.ikk.changes.history(one)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            await self.app.push_screen(HistoryScreen(one, revisions))

    @property
    def _where(self) -> str:
        count = len(self.queue)
        if self.card is None:
            return f"{count} menunggu" if count else "Reviu"
        order = "urut program" if self.by_program else "terlama dulu"
        marked = f" · {len(self.marked)} ditandai" if self.marked else ""
        mark = " · ✓ ini ditandai" if self.card.key in self.marked else ""
        return f"{self.at + 1} dari {count} menunggu · {order}{marked}{mark}"

    @property
    def _session_words(self) -> str:
        return self.session.words if self.session.decided or self.session.skipped else ""

    def _account(self) -> list[Block]:
        """A short account of the session."""
        left = len(self.queue)
        rest = f"{left} masih menunggu; n melanjutkan dari awal antrean" if left else NOBODY_WAITS
        return [
            paragraph("Akhir sesi reviu", "bold"),
            paragraph(f"{self.session.words}, selama {self.session.duration}"),
            paragraph(rest, "dim"),
        ]
