"""What can be asked of an indicator on any screen with a cursor: why this number, what was it before, correct it."""

from dataclasses import replace

from textual import work
from textual.binding import Binding

from ikk_tui.domain.decree import is_indicator
from ikk_tui.domain.people import Role
from ikk_tui.errors import IkkError
from ikk_tui.screens.base import ModeScreen

ONLY_INDICATORS = "Pilih dulu sebuah IKK"
ONLY_NUMBERS = "Pilih dulu sebuah IKK, sasaran atau program"

# A screen puts them among its own, for the reason given beside the keys of a search.
EXPLAIN = Binding("x", "explain", "jelaskan", id="look.explain")
HISTORY = Binding("h", "history", "riwayat", id="look.history")
AMEND = Binding("p", "amend", "perbaiki", id="look.amend")
FORM = Binding("f", "form", "formulir", id="look.form")


def hidden(binding: Binding) -> Binding:
    """The same key without a place in the footer, which has room for what matters most on a screen."""
    return replace(binding, show=False)


class LookingScreen(ModeScreen):
    """A screen that knows which node the person means. What a key opens is loaded when it is first opened."""

    @property
    def code(self) -> str | None:
        """The program, objective or indicator under the cursor."""
        raise NotImplementedError

    @property
    def indicator_code(self) -> str | None:
        """The same where it is an indicator; else say that one must be chosen."""
        if self.code is None or not is_indicator(self.code):
            self.tell(ONLY_INDICATORS)
            return None
        return self.code

    def action_explain(self) -> None:
        """Explain the number in full."""
        if self.code is None:
            self.tell(ONLY_NUMBERS)
        elif self.ikk.overview is not None:
            from ikk_tui.screens.explain import ExplainScreen

            self.app.push_screen(ExplainScreen(self.ikk.overview, self.code))

    def action_history(self) -> None:
        """Show every revision of the cell."""
        code = self.indicator_code
        if code is not None:
            self.ikk.before_next_key(self._open_history(code))

    @property
    def order(self) -> list[str]:
        """The indicators through which one may go from form to form: those of the decree, or those on the screen."""
        return [] if self.ikk.board is None else [one.indicator.code for one in self.ikk.board.indicators]

    def action_form(self) -> None:
        """Open the form of the cell."""
        code = self.indicator_code
        if code is not None:
            self.ikk.before_next_key(self._open_cell(code))

    def came_back(self, code: str | None) -> None:
        """A form was left that showed that indicator last."""

    def action_amend(self) -> None:
        """Correct the indicator."""
        code = self.indicator_code
        if code is not None:
            self.open_amendment(code)

    def open_amendment(self, code: str | None) -> None:
        """Open the correction of an indicator, or of the scoring rules (None)."""
        overview = self.ikk.overview
        if overview is not None:
            from ikk_tui.screens.amend import AmendScreen

            try:
                overview.people.refuse(self.ikk.who, Role.ADMINISTRATOR)
            except IkkError as fault:
                self.tell(fault.message)
                return
            self.app.push_screen(AmendScreen(overview, code), self._amended)

    def _amended(self, done: str | None) -> None:
        if done is not None:
            self.tell(done)

    @work
    async def _open_cell(self, code: str) -> None:
        from ikk_tui.domain.indicator_score import cell_key
        from ikk_tui.screens.form import FormScreen

        board = self.ikk.board
        assert board is not None
        key = cell_key(board.indicator(code), board.year)
        try:
            form = await self.ikk.changes.form(key, self.ikk.session)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            await self.app.push_screen(FormScreen(form, self.order), self.came_back)

    @work
    async def _open_history(self, code: str) -> None:
        from ikk_tui.screens.history import HistoryScreen

        board = self.ikk.board
        assert board is not None
        try:
            revisions = await self.ikk.changes.history(board.indicator(code))
        except IkkError as fault:
            self.tell(fault.message)
        else:
            await self.app.push_screen(HistoryScreen(board.indicator(code), revisions))
