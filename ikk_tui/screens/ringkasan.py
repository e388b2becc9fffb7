"""Mode 3: how the office stands, why, and what drags it down, on one page."""

from dataclasses import replace

from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.decree import is_indicator
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Summary
from ikk_tui.domain.summary_words import moved_words
from ikk_tui.domain.views import STANDARD
from ikk_tui.screens.explain import ExplainScreen
from ikk_tui.screens.looking import EXPLAIN, HISTORY, hidden
from ikk_tui.screens.supposing import END, SUPPOSE, SupposingScreen
from ikk_tui.screens.viewing import VIEW_BINDINGS
from ikk_tui.widgets.spread import Spread
from ikk_tui.widgets.summary_blocks import QUARTER_KEY, page
from ikk_tui.widgets.summary_chart import SummaryChart
from ikk_tui.widgets.summary_head import SummaryHead, ViewLine
from ikk_tui.widgets.summary_reader import SummaryReader
from ikk_tui.widgets.suppose_line import SupposeLine

SUPPOSING = "ANDAIKAN, tidak disimpan"


class RingkasanScreen(SupposingScreen):
    """Head, page and chart; every figure of them comes from one summary."""

    MODE = "ringkasan"
    AUTO_FOCUS = "SummaryReader"
    COMPONENT_CLASSES = {"ringkasan--bar"}
    BINDINGS = [
        Binding("enter", "open", "buka", key_display="↵", id="summary.open"),
        EXPLAIN,
        SUPPOSE,
        *VIEW_BINDINGS,
        Binding("g", "chart", "grafik", id="summary.chart", tooltip="grafik kantor, atau program di bawah kursor"),
        hidden(HISTORY),
        Binding("i", "entry", "ke barisnya di Isian", show=False, id="summary.entry"),
        Binding("e", "all(True)", "buka semua", show=False, id="summary.open_all"),
        Binding("E,shift+e", "all(False)", "tutup semua", key_display="E", show=False, id="summary.close_all"),
        END,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._opened: set[str] = set()
        # Whose line is drawn: the office, or a program by its code.
        self._drawn: str | None = None
        self._begun = self._laid_out = False
        # The state of the file when something was last told, and the board that was shown.
        self._told_of: Overview | None = None
        self._before: Scoreboard | None = None

    def content(self) -> list[Widget]:
        """The head, its view, page and chart, what a key changed, the field of a supposed value."""
        side = Vertical(SummaryChart(), Spread(), id="side")
        line = SupposeLine(self.entered)
        line.display = False
        outcome = Static("", id="outcome", markup=False)
        return [SummaryHead(), ViewLine(), Container(SummaryReader(self._resized), side, id="summary"), outcome, line]

    @property
    def reader(self) -> SummaryReader:
        """The page."""
        return self.query_one(SummaryReader)

    @property
    def code(self) -> str | None:
        """The node under the cursor; the office by its own code."""
        key = self.reader.key
        return None if not key or key.startswith(QUARTER_KEY) else key

    def tell(self, sentence: str) -> None:
        """Say it below the page, for as long as it shows the same state of the file."""
        self._told_of = self.ikk.overview
        self.query_one("#outcome", Static).update(sentence)

    def focus_page(self) -> None:
        """The cursor's line is where one was."""
        self.set_focus(self.reader)

    def show_overview(self, overview: Overview) -> None:
        """Render all of it."""
        self._tell_of_moment(overview)
        self.forget_elsewhere()
        summary = self.summary(overview)
        stored = self.viewed(overview).board.standing if self.supposed else None
        self.query_one(SummaryHead).show(summary, stored)
        self.query_one(ViewLine).tell(self._labels(summary), other=self.view != STANDARD)
        beside = self.has_class("-wide") and self.has_class("-high")
        width = self.reader.scrollable_content_region.width - 2
        if self._laid_out and width > 0:
            accent = self.get_component_rich_style("ringkasan--bar", partial=True)
            blocks = page(
                summary, overview.notes, self.sorting, self._opened, self.supposed, width, accent, beside=beside
            )
            self.reader.show(blocks, keep_place=self._begun)
            self._begun = True
        self.query_one(Spread).show(summary.board.standing)
        self._draw(summary)
        if self.focused is None and not self.typing:
            # The page was hidden when it should have had the keys.
            self.focus_page()

    def _resized(self) -> None:
        """Lay the page out for the width there is; before that is known it would be shown, and jump."""
        self._laid_out = True
        self.receive()

    def _tell_of_moment(self, overview: Overview) -> None:
        """What was told is past once the file or the quarter is another; of another quarter say what it changed."""
        before, now = self._before, self.viewed(overview).board
        self._before = now
        if overview is not self._told_of and self._told_of is not None:
            self.tell("")
        if before is not None and before.year == now.year and before.quarter is not now.quarter:
            until = now.view.until(now.quarter)
            self.tell(f"{until[0].upper()}{until[1:]}: {moved_words(before, now)}")

    def action_open(self) -> None:
        """Open or close a program or objective; of an indicator its form; of a quarter, go there."""
        code, key = self.code, self.reader.key
        board = self.ikk.board
        if code is None and key and board is not None:
            self.ikk.action_quarter(int(key.removeprefix(QUARTER_KEY)) - board.quarter)
        elif code is not None and is_indicator(code):
            self.action_form()
        elif code is not None and board is not None and code != board.office.code:
            self._opened ^= {code}
            self.receive()
        else:
            self.action_explain()

    def action_fold(self) -> None:
        """Close the program or objective the cursor is in, and go to its line."""
        code = self.code
        while code and code not in self._opened:
            code = code.rpartition(".")[0]
        if code:
            self._opened.discard(code)
            self.receive()
            self.reader.go_to_key(code)

    def action_unfold(self) -> None:
        """Open the program or objective under the cursor."""
        code, board = self.code, self.ikk.board
        if code is not None and board is not None and code != board.office.code and not is_indicator(code):
            self._opened.add(code)
            self.receive()

    def action_all(self, opened: bool) -> None:
        """Open every program and objective, or close them; the cursor stays with its line, or goes to its program."""
        board, code = self.ikk.board, self.code
        if board is None:
            return
        programs = [one.code for one in board.decree.programs]
        objectives = [one.code for program in board.decree.programs for one in program.objectives]
        self._opened = {*programs, *objectives} if opened else set()
        self.receive()
        if code is not None:
            self.reader.go_to_key(code if opened else self._program or code)

    def action_chart(self) -> None:
        """Draw the program of the line under the cursor, or the office; on a narrow screen show or hide the chart."""
        program = self._program
        narrow = not self.has_class("-wide")
        if narrow and not self.has_class("-chart"):
            self.add_class("-chart")
            self._drawn = program
        elif narrow and program == self._drawn:
            self.remove_class("-chart")
            self._drawn = None
        else:
            self._drawn = None if self._drawn == program else program
        self.receive()

    def action_explain(self) -> None:
        """Explain the figures of the line, in this view and with what is supposed."""
        overview, key = self.ikk.overview, self.reader.key
        if overview is None or not key:
            return
        code = self.code or overview.board.office.code
        at = int(key.removeprefix(QUARTER_KEY)) if key.startswith(QUARTER_KEY) else int(overview.board.quarter)

        def of(now: Overview) -> Overview:
            return replace(now, board=self.summary(now).quarters[at - 1])

        remark = SUPPOSING if self.supposed and at >= overview.board.quarter else ""
        self.app.push_screen(ExplainScreen(overview, code, remark, of))

    async def action_entry(self) -> None:
        """Go to the indicator's line in the entry grid."""
        code = self.indicator_code
        if code is not None:
            await self.ikk.enter_at(code)

    def _labels(self, summary: Summary) -> list[tuple[str, str]]:
        """What the view is made of, each part behind the key that changes it."""
        board = summary.board
        told = {**board.view.labels(board.quarter, board.rules), "order": self.sorting.short}
        if self.view != STANDARD:
            told["standard"] = "kembali"
        return [(self._key_of(f"view.{name}"), words) for name, words in told.items()]

    def _key_of(self, name: str) -> str:
        """The key of a deed as it is shown: that of the settings, or its own."""
        binding = next(one for one in VIEW_BINDINGS if one.id == name)
        chosen = self.ikk.settings.keys.get(name, binding.key).split(",")[0].strip()
        return self.app.get_key_display(replace(binding, key=chosen))

    @property
    def _program(self) -> str | None:
        """The program of the line under the cursor, None on another line."""
        board, code = self.ikk.board, self.code
        if board is None or code is None or code == board.office.code:
            return None
        return code.partition(".")[0]

    def _draw(self, summary: Summary) -> None:
        standings: list[Standing | None] = [None] * len(Quarter)
        title = summary.board.office.label
        for board in summary.seen:
            at = board.standing
            for program in board.programs:
                if program.program.code == self._drawn:
                    at, title = program.standing, f"{program.program.code} {program.program.label}"
            standings[board.quarter - 1] = at
        self.query_one(SummaryChart).show(f"Per triwulan: {title}", standings)
