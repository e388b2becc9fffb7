"""How a number came about, in full."""

from ikk_tui.domain.explanation import rules_sentence
from ikk_tui.domain.overview import Overview, explain_in_full
from ikk_tui.screens.page import PageScreen
from ikk_tui.widgets.blocks import paragraph
from ikk_tui.widgets.detail import steps


class ExplainScreen(PageScreen[None]):
    """The steps of the number of an indicator, objective or program, each with the source of its rule."""

    def __init__(self, overview: Overview, code: str) -> None:
        board, explained = overview.board, explain_in_full(overview, code)
        blocks = [paragraph(explained.title, "bold"), *steps(explained, sources=True)]
        blocks.append(paragraph(rules_sentence(board.rules), "dim", space=True))
        super().__init__(f"Asal-usul angka {board.view.until(board.quarter)} {board.year}, {board.view.values_label}", blocks)
