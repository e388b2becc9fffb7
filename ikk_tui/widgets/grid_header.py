"""The titles of the entry grid's columns."""

from rich.text import Text
from textual.app import RenderResult
from textual.widget import Widget

from ikk_tui.domain.quarters import Quarter
from ikk_tui.widgets import entry_lines


class GridHeader(Widget):
    """The titles of the grid's columns."""

    quarter: Quarter | None = None

    def render(self) -> RenderResult:
        """Laid out as the grid below, whose scroll bar is always there."""
        if self.quarter is None:
            return Text()
        return Text(entry_lines.header(entry_lines.columns(self.size.width - 1), self.quarter), no_wrap=True)
