"""Mode 3: how the office stands, with its denominator, and a line a program."""

from rich.style import Style
from rich.text import Text
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Digits, Static

from ikk_tui.domain.explanation import rules_sentence
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoreboard import ProgramScore, Scoreboard
from ikk_tui.screens.base import ModeScreen
from ikk_tui.widgets.wording import fit

# A bar ends at the cap; a shorter one than this says nothing.
BAR_MAX, BAR_MIN = 120, 12


class RingkasanScreen(ModeScreen):
    """The score large, and the programs below it."""

    MODE = "ringkasan"
    AUTO_FOCUS = "#page"
    COMPONENT_CLASSES = {"ringkasan--bar"}

    def content(self) -> list[Widget]:
        """Top, table and rules, scrolled together when the terminal is low."""
        top = Horizontal(Digits(id="score"), Static(id="standing", markup=False), id="top")
        page = VerticalScroll(top, Static(id="programs", markup=False), Static(id="rules", markup=False), id="page")
        page.can_focus = True
        return [page]

    def on_resize(self) -> None:
        """The bars take the width there is."""
        self.receive()

    def show_board(self, board: Scoreboard) -> None:
        """Render all of it."""
        self.query_one("#score", Digits).update(format_score(board.standing.score))
        self.query_one("#standing", Static).update(_standing(board))
        self.query_one("#programs", Static).update(
            _table(board, self.size.width - 4, self.get_component_rich_style("ringkasan--bar", partial=True))
        )
        self.query_one("#rules", Static).update(rules_sentence(board.rules))


def _standing(board: Scoreboard) -> Text:
    standing = board.standing
    text = Text.assemble((f"{standing.rating or 'Belum dinilai'}\n", "bold"))
    text.append(f"s.d. {board.quarter.label} {board.year}, semua nilai, termasuk draf\n")
    return text.append(f"rata-rata {standing.sentence}")


def _table(board: Scoreboard, width: int, accent: Style) -> Text:
    name = 26
    figures = 9 + 9 + 9 + 16
    bar = min(48, width - name - figures - 3)
    bar = bar if bar >= BAR_MIN else 0
    head = f"{'Program':<{name}}{'':<{bar}}{'Nilai':>9}{'Dinilai':>9}{'Terisi':>9}  Predikat"
    text = Text().append(fit(head, width), style="dim")
    for one in board.programs:
        text.append("\n").append(fit(f"{one.program.code} {one.program.label}", name))
        columns = _figures(one)
        gap = " " * (len(columns) - len(columns.lstrip()))
        text.append(_bar(one, bar) + gap, style=accent).append(columns.lstrip())
    return text


def _figures(one: ProgramScore) -> str:
    at = one.standing
    figures = f"{format_score(at.score):>9}{f'{at.scored}/{at.total}':>9}{f'{at.entered}/{at.total}':>9}"
    return f"{figures}  {at.rating or '-'}"


def _bar(one: ProgramScore, width: int) -> str:
    """A bar up to 120 with the mark of 100 in it."""
    if width <= 0:
        return ""
    filled = 0 if one.standing.score is None else int(one.standing.score * width / BAR_MAX)
    cells = list("━" * min(filled, width) + " " * (width - min(filled, width)))
    cells[min(width - 1, width * 100 // BAR_MAX)] = "│"
    return "".join(cells)
