"""The evidence of a cell, each file looked at again."""

from rich.text import Text

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import FileState, Kind, describe
from ikk_tui.screens.page import PageScreen
from ikk_tui.widgets.blocks import Block, Column, paragraph
from ikk_tui.widgets.wording import PROOF_SIGNS

NONE = "Belum ada bukti yang tersimpan"
_STATE = 14
HOW = (
    "Bukti yang berubah tetap tercatat seperti semula. Untuk mencatat isinya yang baru: hapus barisnya, simpan, lalu "
    "tulis lagi."
)


class ProofsScreen(PageScreen[None]):
    """What was recorded, and what became of it."""

    def __init__(self, title: str, found: list[tuple[Evidence, FileState | None]]) -> None:
        super().__init__(title, [_block(*one) for one in found] or [paragraph(NONE)])
        self._changed = any(state is FileState.CHANGED for _, state in found)

    def opened(self) -> None:
        """Say what can be done about a file that is another one now."""
        if self._changed:
            self.tell(HOW)


def _block(one: Evidence, state: FileState | None) -> Block:
    said = Kind(one.kind).label if state is None else f"{PROOF_SIGNS[state]} {state}"
    words = Text(one.reference)
    if one.kind == Kind.FILE:
        words = Text.assemble(describe(one), (f"\n{one.reference}", "dim"))
    style = "bold" if state not in (None, FileState.INTACT) else ""
    return Block((Column(Text(said, style), _STATE), Column(words)), key=one.reference, space=True)
