"""The history of a cell: every revision, what it changed, and bringing a former value back."""

from contextlib import suppress

from rich.text import Text
from textual import events, work
from textual.binding import Binding

from ikk_tui.domain.cells import Content, Revision, format_moment
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.revisions import parts_of, told
from ikk_tui.errors import IkkError
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column

NOBODY = "Belum pernah diisi"
RESTORE = Binding("enter", "restore", "bawa kembali", key_display="↵", id="history.restore")


class HistoryScreen(PageScreen[None]):
    """Newest first. A former value is brought back as a new revision, after a second Enter."""

    BINDINGS = [RESTORE, CLOSE]

    def __init__(self, one: IndicatorScore, revisions: list[tuple[Revision, str]]) -> None:
        title = f"Riwayat {one.indicator.code} {one.quarter.label}  {one.indicator.name}"
        super().__init__(title, history_blocks(revisions), cursor=True)
        self._one = one
        self._revisions = revisions
        self._asked = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing was ever written nothing can be brought back."""
        return bool(self._revisions) if action == "restore" else super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """A question is about the line it was asked on: any other key takes it back."""
        bound = self.active_bindings.get(event.key)
        if self._asked and (bound is None or bound.binding.id != RESTORE.id):
            self._asked = ""
            self.tell("")

    def action_restore(self) -> None:
        """Ask, and with the same key once more bring back what the cell held at the revision under the cursor."""
        found = next((one for one in self._revisions if one[0].id == self.reader.key), None)
        if found is None:
            return
        chosen, unit = found
        if chosen is self._revisions[0][0]:
            self.tell("Ini isi yang berlaku sekarang")
        elif self._asked != chosen.id:
            self._asked = chosen.id
            reading = chosen.content.reading
            held = "isi kosong" if reading == BLANK else format_reading(reading, unit)
            self.tell(f"Bawa kembali {held} dari {format_moment(chosen.at)}? Tekan sekali lagi bila benar")
        else:
            self.ikk.before_next_key(self._restore(chosen))

    @work
    async def _restore(self, chosen: Revision) -> None:
        self._asked = ""
        try:
            done = await self.ikk.changes.restore(self._one, chosen.id, self._revisions[0][0].id)
            said = f"{self._one.indicator.code} {self._one.quarter.label}: {done}"
        except IkkError as fault:
            said = fault.message
        # Also when it was refused: what was saved meanwhile must be seen.
        with suppress(IkkError):
            self._revisions = await self.ikk.changes.history(self._one)
            self.reader.show(history_blocks(self._revisions))
        self.tell(said)


def history_blocks(revisions: list[tuple[Revision, str]]) -> list[Block]:
    """A block a revision: when, who and what they did, then each thing that it changed."""
    if not revisions:
        return [Block((Column(Text(NOBODY)),))]
    former = [(one.content, unit) for one, unit in revisions[1:]] + [(Content(), "")]
    return [_block(one, unit, *before) for (one, unit), before in zip(revisions, former, strict=True)]


def _block(one: Revision, unit: str, before: Content, unit_before: str) -> Block:
    head = Text.assemble((f"{format_moment(one.at)}  {one.author}", "bold"), f"  {one.deed.label}  ({one.device})")
    for change in told(parts_of(before, unit_before), parts_of(one.content, unit)):
        head.append(f"\n{change}")
    head.append(f"\nrevisi {one.id[:12]}", "dim")
    return Block((Column(head),), key=one.id, space=True)
