"""What if: a value is typed for an indicator, every mean moves, and nothing of it is stored."""

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
from ikk_tui.domain.scoring import HUNDRED
from ikk_tui.domain.summary_words import held_words
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.screens.choice import ChoiceScreen
from ikk_tui.screens.viewing import ViewingScreen
from ikk_tui.widgets.entry_echo import odd_in, read_as
from ikk_tui.widgets.suppose_line import HOW, SupposeLine

LEFT = "Pengandaian dibuang; semua angka kembali seperti yang tersimpan"
HELD = "Diandaikan, tidak disimpan; w mengandaikan IKK lain, Escape membuang semua pengandaian"
NONE_WEAK = "Tidak ada IKK yang belum bernilai atau di bawah 100 di sini; pilih sebuah IKK"
WHICH = "Andaikan nilai IKK yang mana?"
OTHER_QUARTER = "Pengandaian dibuang: triwulannya lain"
SUPPOSE = Binding("w", "suppose", "andaikan", id="suppose.begin")
# Also there while a value is typed, for the footer and the help.
END = Binding("escape", "end_supposing", "buang pengandaian", key_display="esc", id="suppose.end")


class SupposingScreen(ViewingScreen):
    """Holds the texts that are supposed, by indicator, in memory alone."""

    def __init__(self) -> None:
        super().__init__()
        self.supposed: dict[str, str] = {}
        self._at: tuple[int, Quarter] | None = None
        self._asked: str | None = None

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
        """Begin with the indicator under the cursor, or with one chosen of those that are empty or weak below it."""
        code, overview = self.code, self.ikk.overview
        if overview is None:
            return
        if code is not None and is_indicator(code):
            self._begin(code)
            return
        within = "" if code in (None, overview.board.office.code) else f"{code}."
        weak = _weakest(self.viewed(overview).board, within)
        if not weak:
            self.tell(NONE_WEAK)
            return

        def choose(at: int | None) -> None:
            if at is not None:
                self._begin(weak[at].indicator.code)

        self.app.push_screen(ChoiceScreen(WHICH, [_told(one) for one in weak]), choose)

    def _begin(self, code: str) -> None:
        """Ask for a value, beginning with the one it holds or was supposed to have."""
        overview = self.ikk.overview
        if overview is None:
            return
        one = self.viewed(overview).board.indicator(code)
        held = typed_reading(one.cell.reading) if one.cell else ""
        self._asked = code
        self.line.begin(one.indicator, one.quarter, self.supposed.get(code, held))
        self.refresh_bindings()

    def action_end_supposing(self) -> None:
        """Drop the value being typed, else all that is supposed."""
        if self.typing and self._asked is not None:
            self.supposed.pop(self._asked, None)
            self._close()
        else:
            self.supposed.clear()
            self.refresh_bindings()
        self.receive()
        self.tell(LEFT if not self.supposed else HELD)

    @on(Input.Changed, "#suppose-field")
    def _typed(self, event: Input.Changed) -> None:
        """Move every number with it, or say why it cannot be read."""
        overview, code = self.ikk.overview, self._asked
        if overview is None or code is None or not self.typing:
            return
        one = self.viewed(overview).board.indicator(code)
        if event.value == (typed_reading(one.cell.reading) if one.cell else "") and code not in self.supposed:
            self.line.tell(HOW)
            return
        try:
            found = assess_typed(one, event.value)
        except IkkError as fault:
            self.supposed.pop(code, None)
            accept = "   (Enter menerima usul ini)" if isinstance(fault, UnreadableValue) and fault.proposal else ""
            self.line.tell(f"{fault.message}{accept}", bad=True)
        else:
            self.supposed[code] = event.value
            then = scored_as(one, found, self.viewed(overview).board.rules, Status.APPROVED)
            self.line.tell(f"{read_as(then, found)}{odd_in(found)}")
        self.receive()

    @on(Input.Submitted, "#suppose-field")
    def _held(self, event: Input.Submitted) -> None:
        """Hold it and go back to the page; take a proposal first where there is one."""
        overview, code = self.ikk.overview, self._asked
        if overview is None or code is None:
            return
        try:
            assess_typed(self.viewed(overview).board.indicator(code), event.value)
        except IkkError as fault:
            if isinstance(fault, UnreadableValue) and fault.proposal is not None:
                self.line.field.value = fault.proposal
            self.app.bell()
            return
        self._close()
        self.receive()
        self.tell(HELD if self.supposed else LEFT)

    def _close(self) -> None:
        self._asked = None
        self.line.display = False
        self.make_ready()
        self.refresh_bindings()


def _weakest(board: Scoreboard, within: str) -> list[IndicatorScore]:
    """Those without a value first, then those below 100, the lowest first; what no value could score is left out."""
    below = [one for one in board.indicators if one.indicator.code.startswith(within)]
    empty = [one for one in below if one.wanted and one.score is None]
    weak = [(one.score, one) for one in below if one.score is not None and one.score < HUNDRED]
    return empty + [one for _, one in sorted(weak, key=lambda pair: pair[0])]


def _told(one: IndicatorScore) -> str:
    score = f", nilai {format_score(one.score)}" if one.score is not None else ""
    return f"{one.indicator.code}  {held_words(one)}{score}  {one.indicator.name}"
