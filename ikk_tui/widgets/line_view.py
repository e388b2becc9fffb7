"""What is drawn line by line: a key paints the lines it changes and nothing else."""

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


class LineView(ScrollView):
    """A scrolled view whose lines come from `line`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.base = Style()

    def line(self, at: int) -> Strip | None:
        """The line of that number, None beyond the last. `base` is the view's style."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the screen; their style is worked out once for all of them."""
        self.base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        line = self.line(y + int(self.scroll_offset.y))
        return Strip.blank(width, self.base) if line is None else line.adjust_cell_length(width, self.base)
