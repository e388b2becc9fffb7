"""What if: a value is typed for an indicator, every mean moves, and nothing of it is stored."""

from collections.abc import Collection
from contextlib import suppress

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from ikk_tui.domain.cells import Status
from ikk_tui.domain.decree import is_indicator
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import Reading, format_score, typed_reading
from ikk_tui.domain.preview import assess_typed, scored_as
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.summary_words import held_words
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.screens.pick import PickScreen
from ikk_tui.screens.viewing import ViewingScreen
from ikk_tui.widgets.entry_echo import odd_in, read_as
from ikk_tui.widgets.suppose_line import HOW, SupposeLine
from ikk_tui.widgets.wording import SUPPOSED

LEFT = "Pengandaian dibuang; semua angka seperti yang tersimpan"
HELD = "diandaikan, tidak disimpan; w: IKK lain, Escape: buang semua"
STILL = "Ketikan itu dibuang; pengandaian lain tetap, Escape membuangnya"
NOTHING_HELD = "Sama dengan yang tersimpan; tidak ada yang diandaikan"
NONE_SCORED = "IKK di sini bertarget 0 dan tidak dinilai"
WHICH = "Andaikan nilai IKK yang mana?"
OTHER_QUARTER = "Pengandaian dibuang: triwulannya lain"
SUPPOSE = Binding("w", "suppose", "andaikan", id="suppose.begin")
# Also there while a value is typed, for the footer and the help.
END = Binding("escape", "end_supposing", "buang", key_display="esc", id="suppose.end")


class SupposingScreen(ViewingScreen):
    """Holds the texts that are supposed, by indicator, in memory alone."""

    def __init__(self) -> None:
        super().__init__()
        self.supposed: dict[str, str] = {}
        self._at: tuple[int, Quarter] | None = None
        # What is asked for, and what of it was held before.
        self._asked: str | None = None
        self._former: str | None = None

    @property
    def line(self) -> SupposeLine:
        """Where it is typed."""
        return self.query_one(SupposeLine)

    @property
    def typing(self) -> bool:
        """Whether letters and figures belong to a supposed value."""
        return any(one.typing for one in self.query(SupposeLine))

    def supposed_readings(self, board: Scoreboard) -> dict[str, Reading]:
        """What each supposed text is read as; what cannot be read any more is passed over."""
        readings = {}
        for code, text in self.supposed.items():
            with suppress(IkkError):
                readings[code] = assess_typed(board.indicator(code), text).reading
        return readings

    def forget_elsewhere(self) -> None:
        """Drop what was supposed of another quarter."""
        board = self.ikk.board
        if board is None:
            return
        before, self._at = self._at, (board.year, board.quarter)
        if before is not None and before != self._at and (self.supposed or self.typing):
            self.supposed.clear()
            self._close()
            self.tell(OTHER_QUARTER)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a value is typed only its own keys work."""
        if not self.is_mounted:
            return True
        if action == "end_supposing":
            return self.typing or bool(self.supposed)
        return not self.typing and super().check_action(action, parameters)

    def action_suppose(self) -> None:
        """Begin with the indicator under the cursor, or with one picked of those below, empty and weak ones first."""
        code, overview = self.code, self.ikk.overview
        if overview is None:
            return
        if code is not None and is_indicator(code):
            self._begin(code)
            return
        within = "" if code in (None, overview.board.office.code) else f"{code}."
        listed = _weakest(self.summary(overview).board, within)
        if not listed:
            self.tell(NONE_SCORED)
            return

        def choose(code: str | None) -> None:
            if code is not None:
                self._begin(code)

        lines = {one.indicator.code: _told(one, self.supposed) for one in listed}
        self.app.push_screen(PickScreen(WHICH, lines), choose)

    def _begin(self, code: str) -> None:
        """Ask for a value, beginning with the one it holds or was supposed to have."""
        overview = self.ikk.overview
        if overview is None:
            return
        one = self.viewed(overview).board.indicator(code)
        held = typed_reading(one.cell.reading) if one.cell else ""
        self._asked, self._former = code, self.supposed.get(code)
        self.tell("")
        self.line.begin(one.indicator, one.quarter, self.supposed.get(code, held))
        self.refresh_bindings()

    def action_end_supposing(self) -> None:
        """Drop the value being typed, so that what was held before it stays; else drop all that is supposed."""
        if self.typing and self._asked is not None:
            self.supposed.pop(self._asked, None)
            if self._former is not None:
                self.supposed[self._asked] = self._former
            self._close()
        else:
            self.supposed.clear()
            self.refresh_bindings()
        self.receive()
        self.tell(STILL if self.supposed else LEFT)

    @on(Input.Changed, "#suppose-field")
    def _typed(self) -> None:
        """Move every number with it, or say why it cannot be read."""
        if self.typing:
            self._take()
            self.receive()

    def entered(self) -> None:
        """Hold what stands in the field and go back to the page; take a proposal first where there is one."""
        fault, code = self._take(), self._asked
        if fault is not None:
            if isinstance(fault, UnreadableValue) and fault.proposal is not None:
                self.line.field.value = fault.proposal
            self.app.bell()
            return
        self._close()
        self.receive()
        self.tell(f"{code} = {self.supposed[code]} {HELD}" if code in self.supposed else NOTHING_HELD)

    def _take(self) -> IkkError | None:
        """Suppose what stands in the field, and say what it is read as; why not, where it cannot be read."""
        overview, code = self.ikk.overview, self._asked
        if overview is None or code is None:
            return None
        one, text = self.viewed(overview).board.indicator(code), self.line.field.value
        # A cell that does not count in this view can be supposed to count as it is.
        if text == (typed_reading(one.readings[one.quarter]) if one.quarter in one.readings else ""):
            self.supposed.pop(code, None)
            self.line.tell(HOW)
            return None
        try:
            found = assess_typed(one, text)
        except IkkError as fault:
            self.supposed.pop(code, None)
            accept = "   (Enter menerima usul ini)" if isinstance(fault, UnreadableValue) and fault.proposal else ""
            self.line.tell(f"{fault.message}{accept}", bad=True)
            return fault
        self.supposed[code] = text
        then = scored_as(one, found, self.viewed(overview).board.rules, Status.APPROVED)
        self.line.tell(f"{read_as(then, found)}{odd_in(found)}")
        return None

    def _close(self) -> None:
        self._asked = self._former = None
        # Before the field is hidden, which would leave the keys to nobody.
        self.focus_page()
        self.line.display = False
        self.refresh_bindings()

    def focus_page(self) -> None:
        """Let the page have the keys."""
        raise NotImplementedError


def _weakest(board: Scoreboard, within: str) -> list[IndicatorScore]:
    """Those without a value first, then from the lowest score on; what no value could score is left out."""
    below = [one for one in board.indicators if one.indicator.code.startswith(within) and one.wanted]
    empty = [one for one in below if one.score is None]
    scored = [(one.score, one) for one in below if one.score is not None]
    return empty + [one for _, one in sorted(scored, key=lambda pair: pair[0])]


def _told(one: IndicatorScore, supposed: Collection[str]) -> str:
    mark = f"{SUPPOSED} " if one.indicator.code in supposed else ""
    score = f", nilai {format_score(one.score)}" if one.score is not None else ""
    return f"{mark}{held_words(one)}{score}  {one.indicator.name}"
