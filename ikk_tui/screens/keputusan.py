"""Mode 5: the decree as a document."""

from rich.text import Text
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.decree import Decree, Paragraph
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.screens.base import ModeScreen

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


class KeputusanScreen(ModeScreen):
    """The words of the decree from heading to copies; its annex is the tree of the first mode."""

    MODE = "keputusan"
    AUTO_FOCUS = "#document"

    def content(self) -> list[Widget]:
        """One long page."""
        page = VerticalScroll(Static(markup=False), id="document", classes="page")
        page.can_focus = True
        return [page]

    def show_board(self, board: Scoreboard) -> None:
        """Show the decree's text."""
        self.query_one("#document Static", Static).update(document(board.decree))


def document(decree: Decree) -> Text:
    """The decree as running text."""
    text = Text()
    heading = f"{decree.institution}\n\nKEPUTUSAN {decree.issuer}\nNOMOR: {decree.number}\nTENTANG\n{decree.title}\n\n"
    text.append(heading, style="bold").append(f"{decree.issuer}\n\n")
    _section(text, "Menimbang", decree.considerations)
    _section(text, "Mengingat", decree.legal_bases)
    text.append("MEMUTUSKAN:\n\n", style="bold").append("Menetapkan\n", style="bold").append(f"{decree.enactment}\n\n")
    for paragraph in decree.dictums:
        text.append(f"{paragraph.label}\n", style="bold").append(f"{paragraph.text}\n\n")
    day = f"{decree.date.day} {MONTHS[decree.date.month - 1]} {decree.date.year}"
    text.append(f"Ditetapkan di {decree.place}\npada tanggal {day}\n{decree.signatory_position}\n\n")
    text.append(f"{decree.signatory}\nNIP. {decree.signatory_nip}\n\n")
    _section(text, "Tembusan", decree.copies)
    return text


def _section(text: Text, title: str, paragraphs: tuple[Paragraph, ...]) -> None:
    text.append(f"{title}\n", style="bold")
    for paragraph in paragraphs:
        text.append(f"{paragraph.label} {paragraph.text}".strip() + "\n")
    text.append("\n")
