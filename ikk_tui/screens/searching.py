"""A mode screen whose content can be searched as one types."""

import re

from textual import events
from textual.binding import Binding, BindingType

from ikk_tui.screens.base import ModeScreen
from ikk_tui.widgets.search_line import SearchLine

# A screen puts them among its own: a class that names a key replaces what its parents do with that key.
SEARCH_BINDINGS: list[BindingType] = [
    Binding("slash", "search", "cari", key_display="/", id="search.begin"),
    Binding("n", "hit(1)", "hasil berikutnya", show=False, id="search.next"),
    Binding("N,shift+n", "hit(-1)", "hasil sebelumnya", key_display="N", show=False, id="search.previous"),
    # While a query is typed the screen takes these itself; here they are for the footer and the help.
    Binding("enter", "search_done", "pilih", key_display="↵", id="search.done"),
    Binding("escape", "search_leave", "kembali", key_display="esc", id="search.leave"),
]


# What is no letter of a query, and works while one is typed.
_ELSEWHERE = re.compile(r"f\d+|ctrl\+.*")


class SearchingScreen(ModeScreen):
    """`/` begins a query. Its keys go to the search line; the screen narrows or marks at each."""

    def __init__(self) -> None:
        super().__init__()
        self.query_typed = ""

    @property
    def typing(self) -> bool:
        """Whether letters and figures belong to a query."""
        return self.search_line.typing

    @property
    def search_line(self) -> SearchLine:
        """The line in which it stands."""
        return self.query_one(SearchLine)

    @property
    def sought(self) -> bool:
        """Whether a query narrows or marks what is shown."""
        return bool(self.query_typed) or self.typing

    def seek(self, query: str) -> None:
        """Narrow or mark by this query."""
        raise NotImplementedError

    def chosen(self) -> None:
        """The query is typed out; keep its hits."""

    def left(self) -> None:
        """Show everything as it was before the query."""
        raise NotImplementedError

    def go_to_hit(self, step: int) -> None:
        """Go to the next hit in that direction."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a query is typed only its own keys work; its keys only while there is one."""
        if not self.is_mounted:
            return True
        if action == "search_done":
            return self.typing
        if action in ("search_leave", "hit"):
            return self.sought
        return not self.typing and super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Type into the query, as long as there is one."""
        if not self.typing:
            return
        step = {"up": -1, "down": 1}.get(event.key)
        if step is not None:
            self.go_to_hit(step)
        elif event.key == "enter":
            self.action_search_done()
        elif event.key == "escape":
            self.action_search_leave()
        elif self.search_line.edit(event):
            self._sought()
        elif _ELSEWHERE.fullmatch(event.key):
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A pasted text goes into the query."""
        if self.search_line.paste(event.text):
            self._sought()
            event.stop()

    def action_search(self) -> None:
        """Begin a query, or go on with the one there is."""
        self.search_line.begin(self.query_typed)
        self.seek(self.query_typed)
        self.refresh_bindings()

    def action_search_done(self) -> None:
        """Take no more letters; the hits stay."""
        self.search_line.end()
        if not self.query_typed:
            self.left()
        else:
            self.chosen()
        self.refresh_bindings()

    def action_search_leave(self) -> None:
        """Go back to where one was."""
        self.search_line.end()
        self.query_typed = ""
        self.left()
        self.refresh_bindings()

    def action_hit(self, step: int) -> None:
        """Go to the next or previous hit."""
        self.go_to_hit(step)

    def _sought(self) -> None:
        self.query_typed = self.search_line.query_text
        self.seek(self.query_typed)
