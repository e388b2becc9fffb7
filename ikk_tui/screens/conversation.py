"""What was said about a cell in its review, and the answer with which a returned one is submitted again."""

from collections.abc import Iterable, Iterator

from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.domain.forms import CellForm
from ikk_tui.drafts import review_subject
from ikk_tui.errors import IkkError
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, paragraph
from ikk_tui.widgets.plain_editors import Line
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.review_card import conversation_blocks

NOTHING_SAID = "Isian ini belum pernah diajukan"
HOW = "Tanggapan untuk peninjau, boleh kosong; Enter mengajukan, Escape kembali (ketikan tetap)"
ANSWER = "answer"


class ConversationScreen(PageScreen[None]):
    """Read only."""

    BINDINGS = [CLOSE]

    def __init__(self, form: CellForm) -> None:
        super().__init__(title_of(form), list(_thread(form)))


class AnswerScreen(PageScreen[str]):
    """Ends with what was typed as the answer, or None. What is typed waits for the next opening."""

    AUTO_FOCUS = "#answer"
    BINDINGS = [
        Binding("enter", "send", "ajukan", key_display="↵", id="answer.send"),
        Binding("escape", "leave", "kembali", key_display="esc", id="answer.leave"),
    ]

    def __init__(self, form: CellForm) -> None:
        self._form = form
        super().__init__(f"Ajukan lagi {title_of(form)}", list(_thread(form)))

    def content(self) -> Iterable[Widget]:
        """The conversation, and below it the field."""
        yield Reader()
        yield AnswerField(self.ikk.drafts.correction(self._draft).get(ANSWER, ""), self)

    def opened(self) -> None:
        """The newest turn is what is answered."""
        self.reader.scroll_end(animate=False)
        self.tell(HOW)

    def on_input_changed(self) -> None:
        """Keep what is typed."""
        text = self.query_one(AnswerField).value
        self.ikk.drafts.put_correction(self._draft, {ANSWER: text} if text else {})

    def action_send(self) -> None:
        """Submit with what is typed, where it is a text that may be stored."""
        from ikk_tui.domain.reviewing import read_message

        text = self.query_one(AnswerField).value
        try:
            read_message(text, "Tanggapan", required=False)
        except IkkError as fault:
            self.tell(fault.message)
            return
        self.ikk.drafts.put_correction(self._draft, {})
        self.dismiss(text)

    @property
    def _draft(self) -> tuple[int, str]:
        return review_subject(self._form.key)


class AnswerField(Line):
    """Enter sends within the key itself."""

    BINDINGS = [Binding("enter", "submit", "ajukan", show=False, key_display="↵", id="answer.enter")]

    def __init__(self, value: str, screen: AnswerScreen) -> None:
        super().__init__(value, id="answer", select_on_focus=False)
        self._answers = screen

    async def action_submit(self) -> None:
        """Send it."""
        self._answers.action_send()


def title_of(form: CellForm) -> str:
    """The cell and its indicator."""
    return f"{form.key.indicator} {form.key.quarter.label}  {form.indicator.name}"


def _thread(form: CellForm) -> Iterator[Block]:
    found = list(conversation_blocks(form.thread, always=True))
    yield from found or [paragraph(NOTHING_SAID)]
