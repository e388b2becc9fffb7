"""What was said about a cell in its review, and the answer with which a returned one is submitted again."""

from collections.abc import Iterable, Iterator

from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.domain.cells import Deed
from ikk_tui.domain.forms import CellForm
from ikk_tui.domain.reviewing import read_message
from ikk_tui.errors import IkkError
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, paragraph
from ikk_tui.widgets.plain_editors import AskedLine
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.review_card import conversation_blocks

NOTHING_SAID = "Isian ini belum pernah diajukan"


class ConversationScreen(PageScreen[None]):
    """Read only."""

    BINDINGS = [CLOSE]

    def __init__(self, form: CellForm) -> None:
        super().__init__(title_of(form), list(_thread(form)))


class SayingScreen(PageScreen[str]):
    """The conversation and a field below it; ends with what was typed, or None. What is typed waits for the next time.

    `name` is what is typed, `how` the sentence below the field.
    """

    AUTO_FOCUS = "#saying"
    BINDINGS = [
        Binding("enter", "send", "kirim", key_display="↵", id="saying.send"),
        Binding("escape", "leave", "kembali", key_display="esc", id="saying.leave"),
    ]

    def __init__(self, form: CellForm, deed: Deed, title: str, name: str, how: str) -> None:
        self._form, self._deed, self._said, self._how = form, deed, name, how
        super().__init__(f"{title} {title_of(form)}", list(_thread(form)))

    def content(self) -> Iterable[Widget]:
        """The conversation, and below it the field."""
        yield Reader()
        kept = self.ikk.drafts.message(self._form.key, self._deed)
        yield AskedLine(kept, self.action_send, id="saying", select_on_focus=False)

    def opened(self) -> None:
        """The newest turn is what is answered."""
        self.reader.scroll_end(animate=False)
        self.tell(self._how)

    def on_input_changed(self) -> None:
        """Keep what is typed."""
        self.ikk.drafts.put_message(self._form.key, self._deed, self.query_one(AskedLine).value)

    def action_send(self) -> None:
        """End with what is typed, where it is a text that may be stored; it is forgotten once it is."""
        text = self.query_one(AskedLine).value
        try:
            read_message(text, self._said, required=self._deed is not Deed.SUBMIT)
        except IkkError as fault:
            self.tell(fault.message)
            return
        self.dismiss(text)


def answering(form: CellForm) -> SayingScreen:
    """Where a returned cell is submitted again."""
    how = "Tanggapan untuk peninjau, boleh kosong; Enter mengajukan, Escape kembali (ketikan tetap)"
    return SayingScreen(form, Deed.SUBMIT, "Ajukan lagi", "Tanggapan", how)


def returning(form: CellForm) -> SayingScreen:
    """Where a cell is returned that is not in front of a reviewer, an approved one above all."""
    how = "Alasan untuk pengisinya; Enter mengembalikan, Escape kembali (ketikan tetap)"
    return SayingScreen(form, Deed.RETURN, "Kembalikan", "Alasan", how)


def title_of(form: CellForm) -> str:
    """The cell and its indicator."""
    return f"{form.key.indicator} {form.key.quarter.label}  {form.indicator.name}"


def _thread(form: CellForm) -> Iterator[Block]:
    found = list(conversation_blocks(form.thread, always=True))
    yield from found or [paragraph(NOTHING_SAID)]
