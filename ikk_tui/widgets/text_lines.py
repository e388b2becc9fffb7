"""A few lines of text of which a change paints only the cells that differ."""

from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip

from ikk_tui.widgets.line_view import LineView, unlike


class TextLines(LineView, can_focus=False, inherit_bindings=False):
    """Its lines come from `texts`, for the width there is; `changed` says that they are others now."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[Text] = []
        self._made_for = -1

    def notify_style_update(self) -> None:
        """Lines are made of styles as well."""
        self._made_for = -1
        super().notify_style_update()

    def texts(self, width: int) -> list[Text]:
        """The lines, none wider than that."""
        raise NotImplementedError

    def changed(self) -> None:
        """Have what differs painted."""
        before, width = self._texts, self.scrollable_content_region.width
        if width != self._made_for:
            self._made_for = -1
            self.touch(*range(self.scrollable_content_region.height))
            return
        self._texts = self.texts(width)
        self.touch(*unlike(before, self._texts))

    def line(self, at: int) -> Strip | None:
        """That line."""
        width = self.scrollable_content_region.width
        if width != self._made_for:
            self._texts, self._made_for = self.texts(width), width
        if at >= len(self._texts):
            return None
        return Strip(Segment.apply_style(self._texts[at].render(self.app.console, end=""), self.rich_style)).simplify()
