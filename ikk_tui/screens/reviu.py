"""Mode 4: review of what was submitted."""

from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.screens.base import ModeScreen


class ReviuScreen(ModeScreen):
    """Says that this version has no submission yet: every value counts as a draft."""

    MODE = "reviu"

    def content(self) -> list[Widget]:
        """One sentence."""
        return [Static("Reviu belum ada dalam versi ini; semua isian berstatus draf.", classes="page", markup=False)]

    def show_board(self, board: Scoreboard) -> None:
        """Nothing here depends on it."""
