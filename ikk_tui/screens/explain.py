"""How a number came about, in full."""

from textual.binding import Binding

from ikk_tui.domain.explanation import heading, rules_sentence
from ikk_tui.domain.overview import Overview, explain_in_full
from ikk_tui.screens.page import PageScreen
from ikk_tui.widgets.blocks import paragraph
from ikk_tui.widgets.detail import steps


class ExplainScreen(PageScreen[None]):
    """The steps of the number of an indicator, objective, program or the office, each with the source of its rule.

    What is part of a mean can be opened in its turn. `remark` says what is particular about the figures.
    """

    BINDINGS = [Binding("enter", "part", "rinci", key_display="↵", id="explain.part")]

    def __init__(self, overview: Overview, code: str, remark: str = "") -> None:
        self._overview, self._remark = overview, remark
        board, explained = overview.board, explain_in_full(overview, code)
        blocks = [paragraph(explained.title, "bold"), *steps(explained, sources=True)]
        blocks.append(paragraph(rules_sentence(board.rules), "dim", space=True))
        title = heading(board)
        self._has_parts = any(step.code for step in explained.steps)
        super().__init__(f"{title} · {remark}" if remark else title, blocks, cursor=self._has_parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a mean has parts."""
        return self._has_parts if action == "part" else super().check_action(action, parameters)

    def action_part(self) -> None:
        """Explain the part under the cursor."""
        if self.reader.key:
            self.app.push_screen(ExplainScreen(self._overview, self.reader.key, self._remark))
