"""Finding a deed by what it is called."""

from functools import partial

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option


class Palette(CommandPalette):
    """Textual's own, in Indonesian."""

    def __init__(self) -> None:
        super().__init__(placeholder="Cari perintah …")

    def _action_command_list(self, action: str) -> None:
        # A page is counted in lines of the list; before it is laid out there are none, and Textual would fail.
        if self.query_one(CommandList).size:
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()
        told = partial(self._tell_that_none_match, search_value)
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, told)

    def _tell_that_none_match(self, sought: str) -> None:
        if sought:
            told = Align.center(Text("Tidak ada perintah yang cocok", style="not bold"))
            self.query_one(CommandList).add_option(Option(told, disabled=True, id=self._NO_MATCHES))
        self._list_visible = bool(sought)
