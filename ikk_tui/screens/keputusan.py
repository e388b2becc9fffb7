"""Mode 5: the decree as a document, its corrections, the scoring rules, and the way to what is administered."""

from collections.abc import Callable

from textual import work
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from ikk_tui.domain.decree import is_indicator
from ikk_tui.domain.overview import Overview
from ikk_tui.screens.choice import ChoiceScreen
from ikk_tui.screens.looking import AMEND, EXPLAIN, HISTORY, LookingScreen, hidden
from ikk_tui.screens.searching import SEARCH_BINDINGS, SearchingScreen
from ikk_tui.widgets.decree_page import RULES_KEY, decree_blocks
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.search_line import SearchLine

NOTHING = "tidak ada yang cocok"


class KeputusanScreen(LookingScreen, SearchingScreen):
    """Read with a cursor; an indicator or a rule under it can be corrected."""

    MODE = "keputusan"
    AUTO_FOCUS = "#document"
    BINDINGS = [
        Binding("enter", "show_in_tree", "lihat di Program", key_display="↵", show=False, id="decree.tree"),
        Binding("t", "contents", "daftar isi", id="decree.contents"),
        *SEARCH_BINDINGS,
        hidden(EXPLAIN),
        hidden(HISTORY),
        AMEND,
        Binding("o", "accounts", "akun", id="decree.accounts"),
        Binding("l", "locks", "kunci", id="decree.locks"),
        Binding("j", "trail", "jejak", id="decree.trail"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[int, ...] = ()
        self._before: tuple[int, float] | None = None
        self._shown: object = None

    def content(self) -> list[Widget]:
        """What is sought, and one long page."""
        return [SearchLine(), Reader(cursor=True, id="document")]

    @property
    def code(self) -> str | None:
        """The program, objective or indicator under the cursor, if it is one."""
        key = self._reader.key
        return key if key.replace(".", "").isdigit() else None

    def show_overview(self, overview: Overview) -> None:
        """Show the decree's text and what is in force around it; what did not change stays as it is."""
        shown = overview.in_force, overview.people, overview.locks, overview.evidence
        if shown != self._shown:
            first, self._shown = self._shown is None, shown
            self._reader.show(decree_blocks(overview), keep_place=not first)
            if self.query_typed:
                self._hits = self._reader.search(self.query_typed)
        self._label()

    def seek(self, query: str) -> None:
        """Mark the words, and go to the first paragraph from here on that holds all of them."""
        if self._before is None:
            self._before = self._reader.place, self._reader.scroll_offset.y
        self._hits = self._reader.search(query)
        start = self._before[0]
        if self._hits:
            self._reader.go(next((at for at in self._hits if at >= start), self._hits[0]))
        self._label()

    def left(self) -> None:
        """Go back to where one was reading."""
        self._reader.search("")
        self._hits = ()
        if self._before is not None:
            place, scroll = self._before
            self._reader.go(place)
            self._reader.scroll_to(y=scroll, animate=False, force=True)
        self._before = None
        self._label()

    def go_to_hit(self, step: int) -> None:
        """Go to the next paragraph that holds the words, round the end."""
        here = self._reader.place
        beyond = [at for at in self._hits if (at - here) * step > 0]
        if self._hits:
            around = self._hits[0 if step > 0 else -1]
            self._reader.go((min(beyond) if step > 0 else max(beyond)) if beyond else around)
        self._label()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A history or a line in the tree has only what is an indicator; the footer shows what can be done."""
        if action == "show_in_tree":
            return not self.typing and self.is_mounted and self.code is not None
        return super().check_action(action, parameters)

    def action_contents(self) -> None:
        """Choose where to go."""
        blocks = list(self._reader.blocks)
        places = [at for at, block in enumerate(blocks) if block.anchor]
        present = max((at for at, place in enumerate(places) if place <= self._reader.place), default=0)

        def go(chosen: int | None) -> None:
            if chosen is not None:
                self._reader.go(places[chosen])
                self._label()

        self.app.push_screen(ChoiceScreen("Daftar isi", [blocks[at].anchor for at in places], present), go)

    async def action_show_in_tree(self) -> None:
        """Go to the node in the tree of the first mode."""
        if self.code is not None:
            await self.ikk.show_in_tree(self.code)

    def action_amend(self) -> None:
        """Correct the indicator, or the scoring rules."""
        if self._reader.key == RULES_KEY:
            self.open_amendment(None)
        elif self.code is None or not is_indicator(self.code):
            self.tell("Pilih dulu sebuah IKK dalam lampiran, atau aturan nilai")
        else:
            self.open_amendment(self.code)

    def action_accounts(self) -> None:
        """Show who may do what."""
        from ikk_tui.screens.accounts import AccountsScreen

        self._open(AccountsScreen)

    def action_locks(self) -> None:
        """Show which quarters are closed, and what a submission needs."""
        from ikk_tui.screens.locks import LocksScreen

        self._open(LocksScreen)

    def action_trail(self) -> None:
        """Show who did what, and when."""
        from ikk_tui.screens.trail import TrailScreen

        self._open(TrailScreen)

    def _open(self, page: Callable[[Overview], Screen[None]]) -> None:
        if self.ikk.overview is not None:
            self.ikk.before_next_key(self._push(page(self.ikk.overview)))

    @work
    async def _push(self, page: Screen[None]) -> None:
        await self.app.push_screen(page)

    @property
    def _reader(self) -> Reader:
        return self.query_one("#document", Reader)

    def _label(self) -> None:
        overview = self.ikk.overview
        if overview is None:
            return
        trail = overview.in_force.trail
        amended = f", {len(trail)} perubahan" if trail else ""
        count = ""
        if self.query_typed:
            here = self._reader.place
            at = f"{self._hits.index(here) + 1} dari " if here in self._hits else ""
            count = f"{at}{len(self._hits)} hasil" if self._hits else NOTHING
        label = f"/ {self.query_typed}" if self.query_typed else f"{overview.in_force.issued.number}{amended}"
        self.search_line.say(label, count)
