"""What is marked for approval, as a list to be agreed to."""

from collections.abc import Sequence

from rich.text import Text
from textual.binding import Binding

from ikk_tui.domain.numbers import format_reading, format_score
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.reviewing import Waiting
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column
from ikk_tui.widgets.wording import sign

UNSEEN = "Enter itu ditekan sebelum daftar ini tampil; tekan sekali lagi bila benar"
_CODE, _QUARTER, _VALUE, _REACHED = 8, 6, 16, 9


class ApprovingScreen(PageScreen[bool]):
    """Ends with True once it was agreed to."""

    BINDINGS = [Binding("enter", "agree", "setujui semuanya", key_display="↵", id="approving.agree"), CLOSE]

    def __init__(self, chosen: Sequence[Waiting], overview: Overview) -> None:
        super().__init__(f"{len(chosen)} isian akan disetujui", [_line(one, overview) for one in chosen])

    def opened(self) -> None:
        """What was typed ahead was typed before the list was seen."""
        self._barrier = self.ikk.keys_taken

    def action_agree(self) -> None:
        """Approve them."""
        if self.ikk.keys_delivered > self._barrier:
            self.dismiss(True)
        else:
            self.tell(UNSEEN)


def _line(waiting: Waiting, overview: Overview) -> Block:
    key = waiting.key
    one = overview.board.score_at(key.indicator, key.quarter)
    held = format_reading(one.cell.reading, one.indicator.unit) if one.cell else "-"
    return Block(
        (
            Column(Text(key.indicator, "bold"), _CODE),
            Column(Text(key.quarter.label), _QUARTER),
            Column(Text(held), _VALUE, right=True),
            Column(Text(f"{sign(one)}{format_score(one.achievement):>7}"), _REACHED),
            Column(Text(one.indicator.name)),
        )
    )
