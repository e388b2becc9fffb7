"""The views of the summary: one key each, and a sentence that says what it changed."""

from dataclasses import replace

from textual.binding import Binding

from ikk_tui.domain.numbers import Reading
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoring import Rollup
from ikk_tui.domain.summary import Order, Summary, summarize, supposing
from ikk_tui.domain.summary_words import moved_words
from ikk_tui.domain.views import MEANS, STANDARD, Period, View
from ikk_tui.screens.looking import LookingScreen

NO_CAP = "Aturan yang berlaku tidak memakai batas atas; tidak ada yang berubah"
STANDARD_ALREADY = "Tampilan sudah menurut aturan yang berlaku"
# Each stands before what it changes, on a line of the screen, and so not in the footer.
VIEW_BINDINGS = [
    Binding("t", "period", "s.d. triwulan atau triwulan itu saja", show=False, id="view.period"),
    Binding("a", "approved", "semua nilai atau hanya yang disetujui", show=False, id="view.approved"),
    Binding("c", "cap", "dengan atau tanpa batas atas", show=False, id="view.cap"),
    Binding("m", "mean", "rata-rata per IKK atau bertingkat", show=False, id="view.mean"),
    Binding("o", "order", "urut keputusan, nilai, isian, jarak ke target", show=False, id="view.order"),
    Binding("r", "standard", "kembali ke aturan yang berlaku", show=False, id="view.standard"),
]


class ViewingScreen(LookingScreen):
    """Holds the view and the summary in it. What is stored, and what other screens show, stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.view = STANDARD
        self.sorting = Order.DECREE
        self._made: tuple[Overview, View, Summary] | None = None
        self._supposing: tuple[Overview, View, dict[str, Reading], Summary] | None = None

    def viewed(self, overview: Overview) -> Summary:
        """The summary in this view, of what is stored."""
        made = self._made
        if made is None or made[0] is not overview or made[1] != self.view:
            made = self._made = overview, self.view, summarize(overview.board, self.view)
        return made[2]

    def supposed_readings(self, board: Scoreboard) -> dict[str, Reading]:
        """What is supposed and not stored, by indicator."""
        raise NotImplementedError

    def summary(self, overview: Overview) -> Summary:
        """The same with what is supposed."""
        supposed = self.supposed_readings(overview.board)
        if not supposed:
            return self.viewed(overview)
        made = self._supposing
        if made is None or made[0] is not overview or made[1:3] != (self.view, supposed):
            board = supposing(overview.board, supposed, approved=self.view.approved)
            made = self._supposing = overview, self.view, supposed, summarize(board, self.view)
        return made[3]

    def board_of(self, overview: Overview) -> Scoreboard:
        """The figures on top are of the same view, and of what is stored."""
        return self.viewed(overview).board

    def action_period(self) -> None:
        """Everything up to the quarter, or the quarter alone."""
        other = Period.TO_DATE if self.view.period is Period.QUARTER else Period.QUARTER
        self._change(replace(self.view, period=other))

    def action_approved(self) -> None:
        """All values, or those approved."""
        self._change(replace(self.view, approved=not self.view.approved))

    def action_cap(self) -> None:
        """With the cap of the rules, or without one."""
        board = self.ikk.board
        if board is not None and board.rules.cap is None:
            self.tell(NO_CAP)
        else:
            self._change(replace(self.view, capped=not self.view.capped))

    def action_mean(self) -> None:
        """The mean of all indicators, or of means."""
        board = self.ikk.board
        if board is not None:
            in_force = board.rules.rollup
            other = Rollup.TIERED if in_force is Rollup.FLAT else Rollup.FLAT
            self._change(replace(self.view, rollup=other if self.view.rollup is None else None))

    def action_standard(self) -> None:
        """As the rules in force have it."""
        if self.view == STANDARD:
            self.tell(STANDARD_ALREADY)
        else:
            self._change(STANDARD)

    def action_order(self) -> None:
        """The next order of the rows."""
        orders = list(Order)
        self.sorting = orders[(orders.index(self.sorting) + 1) % len(orders)]
        self.receive()
        self.tell(self.sorting.label.capitalize())

    def _change(self, view: View) -> None:
        overview = self.ikk.overview
        if overview is None:
            return
        before, former = self.summary(overview).board, self.view
        self.view = view
        after = self.summary(overview).board
        self.receive()
        told = _what(former, after) if view != STANDARD or _differences(former, view) == 1 else "Aturan yang berlaku"
        self.tell(f"{told}: {moved_words(before, after)}")


def _differences(one: View, other: View) -> int:
    return sum(
        was != now
        for was, now in (
            (one.period, other.period),
            (one.approved, other.approved),
            (one.capped, other.capped),
            (one.rollup, other.rollup),
        )
    )


def _what(former: View, board: Scoreboard) -> str:
    """In words what of the view is another now."""
    view = board.view
    if view.period is not former.period:
        told = view.until(board.quarter)
    elif view.approved is not former.approved:
        told = view.values_label
    elif view.capped is not former.capped:
        told = "tanpa batas atas" if board.rules.cap is None else "dengan batas atas"
    else:
        told = MEANS[board.rules.rollup]
    return told[0].upper() + told[1:]
