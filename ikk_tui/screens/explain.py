"""How a number came about, in full."""

from collections.abc import Callable

from textual.binding import Binding

from ikk_tui.domain.explanation import heading, rules_sentence
from ikk_tui.domain.full_explanation import explain_in_full
from ikk_tui.domain.overview import Overview
from ikk_tui.screens.page import PageScreen
from ikk_tui.widgets.blocks import Block, paragraph
from ikk_tui.widgets.detail import steps


class ExplainScreen(PageScreen[None]):
    """The steps of the number of an indicator, objective, program or the office, each with the source of its rule.

    What is part of a mean can be opened in its turn. `remark` says what is particular about the figures, and `of` makes
    of the newest state of the file the one they are of.
    """

    BINDINGS = [Binding("enter", "part", "rinci", key_display="↵", id="explain.part")]

    def __init__(
        self,
        overview: Overview,
        code: str,
        remark: str = "",
        of: Callable[[Overview], Overview] = lambda overview: overview,
    ) -> None:
        self._code, self._remark, self._of = code, remark, of
        found = of(overview)
        self._has_parts = any(step.code for step in explain_in_full(found, code).steps)
        title = heading(found.board)
        super().__init__(f"{title} · {remark}" if remark else title, self._told(found), cursor=self._has_parts)

    def hear(self) -> None:
        """Explain what the number is now; one reads on where one was."""
        if self.ikk.overview is not None and self.is_mounted:
            self.reader.show(self._told(self._of(self.ikk.overview)), keep_place=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a mean has parts."""
        return self._has_parts if action == "part" else super().check_action(action, parameters)

    def action_part(self) -> None:
        """Explain the part under the cursor."""
        if self.reader.key and self.ikk.overview is not None:
            self.app.push_screen(ExplainScreen(self.ikk.overview, self.reader.key, self._remark, self._of))

    def _told(self, found: Overview) -> list[Block]:
        explained = explain_in_full(found, self._code)
        blocks = [paragraph(explained.title, "bold"), *steps(explained, sources=True)]
        return [*blocks, paragraph(rules_sentence(found.board.rules), "dim", space=True)]
