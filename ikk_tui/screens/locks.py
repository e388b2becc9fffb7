"""The quarters of the year in front: closed and reopened, and what a submission needs."""

from collections.abc import Iterable
from functools import partial

from textual import events
from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import rescored
from ikk_tui.drafts import quarter_subject
from ikk_tui.screens.administering import AdministeringScreen
from ikk_tui.screens.confirming import TypingScreen, Wanted
from ikk_tui.screens.page import CLOSE
from ikk_tui.widgets.administration import OPTIONAL, REQUIRED
from ikk_tui.widgets.followed_reader import FollowedReader
from ikk_tui.widgets.lock_page import quarter_blocks, unapproved_blocks
from ikk_tui.widgets.reader import Reader

REASON = "reason"
HOW_TO_REOPEN = "Enter membuka kembali dengan alasan ini; Escape membiarkannya tertutup"
TURN = Binding("enter", "turn", "tutup / buka kembali", key_display="↵", id="locks.turn")
EVIDENCE = Binding("e", "evidence", "bukti wajib / tidak", id="locks.evidence")


class QuarterReader(FollowedReader):
    """The four quarters. A screenful up or down is one of the list below."""

    def action_leaf(self, direction: int) -> None:
        """Leaf through what is not approved."""
        self.screen.query_one("#unapproved", Reader).action_leaf(direction)


class LocksScreen(AdministeringScreen, TypingScreen):
    """A line a quarter; below them what of the one under the cursor is not approved."""

    AUTO_FOCUS = "QuarterReader"
    BINDINGS = [TURN, EVIDENCE, CLOSE]

    def __init__(self, overview: Overview) -> None:
        super().__init__(f"Kunci triwulan {overview.board.year}", overview)

    def content(self) -> Iterable[Widget]:
        """Quarters, what is not approved, the line for a reason."""
        yield QuarterReader(self._show_unapproved, id="quarters")
        unapproved = Reader(id="unapproved")
        unapproved.can_focus = False
        yield unapproved
        yield self.line

    def opened(self) -> None:
        """Begin at the first open quarter, which is the next to be closed."""
        super().opened()
        first = next((one for one in Quarter if one not in self.overview.locks), Quarter.IV)
        self.reader.go_to_key(str(int(first)))
        self._show_unapproved()

    def show_file(self) -> None:
        """The quarters as they are."""
        from ikk_tui.services.periods import unapproved

        board = self.overview.board
        self._lacking = {one: unapproved(rescored(board, quarter=one)) for one in Quarter}
        counts = {one: len(found) for one, found in self._lacking.items()}
        blocks = list(quarter_blocks(self.overview, counts))
        self.reader.show(blocks, keep_place=bool(self.reader.blocks))
        self._show_unapproved(keep_place=True)

    def on_resize(self, _event: events.Resize) -> None:
        """Cut the names to the width there is."""
        self.call_after_refresh(partial(self._show_unapproved, keep_place=True))

    def action_turn(self) -> None:
        """Close an open quarter, once asked; of a closed one ask for the reason to reopen it."""
        quarter = self._quarter
        if self.refuses():
            return
        if quarter in self.overview.locks:
            self._ask_reason(quarter)
            return
        count = len(self._lacking[quarter])
        left = f"dengan {count} IKK belum disetujui" if count else "yang seluruhnya disetujui"
        if self.sure(TURN, f"Tutup {self._named(quarter)} {left}? Enter sekali lagi bila benar"):
            from ikk_tui.services.periods import close_quarter

            year = self.overview.board.year
            self.do(lambda db, author: close_quarter(db, quarter, author, year=year), f"{self._named(quarter)} ditutup")

    def action_evidence(self) -> None:
        """Ask, and with the same key once more require evidence, or require none any more."""
        if self.refuses():
            return
        year, wanted = self.overview.board.year, not self.overview.evidence
        told = f"{REQUIRED if wanted else OPTIONAL} ({year})"
        if self.sure(EVIDENCE, f"Tetapkan: {told}? Tekan e sekali lagi bila benar"):
            from ikk_tui.services.periods import require_evidence

            self.do(lambda db, author: require_evidence(db, author, wanted=wanted, year=year), f"Ditetapkan: {told}")

    def _ask_reason(self, quarter: Quarter) -> None:
        subject = quarter_subject(self.overview.board.year, quarter)

        def keep(text: str) -> None:
            self.ikk.drafts.put_correction(subject, {REASON: text} if text else {})

        def entered(text: str) -> None:
            from ikk_tui.services.periods import reopen_quarter

            year, told = self.overview.board.year, f"{self._named(quarter)} dibuka kembali"

            def done() -> None:
                keep("")
                self.close_line()

            self.do(lambda db, author: reopen_quarter(db, quarter, text, author, year=year), told, done)

        wanted = Wanted(f"Alasan membuka {self._named(quarter)}", entered, keep)
        self.ask_for(wanted, self.ikk.drafts.correction(subject).get(REASON, ""), HOW_TO_REOPEN)

    @property
    def _quarter(self) -> Quarter:
        return Quarter(int(self.reader.key or Quarter.I))

    def _named(self, quarter: Quarter) -> str:
        return f"{quarter.label} {self.overview.board.year}"

    def _show_unapproved(self, *, keep_place: bool = False) -> None:
        if not self.is_mounted:
            return
        reader, quarter = self.query_one("#unapproved", Reader), self._quarter
        width = reader.scrollable_content_region.width
        reader.show(
            list(unapproved_blocks(self.overview, quarter, self._lacking[quarter], width)), keep_place=keep_place
        )
