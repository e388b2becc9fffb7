"""What is drawn line by line: a key paints the lines that look otherwise, and nothing else."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.color import Color
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip


class LineView(ScrollView):
    """A scrolled view whose lines come from `line`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kept_style: Style | None = None
        self._backgrounds: tuple[Color, Color] | None = None
        self._edges: tuple[list[Segment], list[Segment]] | None = None
        self._components: dict[tuple[tuple[str, ...], bool], Style] = {}

    @property
    def rich_style(self) -> Style:
        """The view's own style; working it out takes longer than drawing a line, and Textual asks at every paint."""
        if self._kept_style is None:
            self._kept_style = super().rich_style
        return self._kept_style

    @property
    def background_colors(self) -> tuple[Color, Color]:
        """What lies under it, and its own; kept for the same reason."""
        if self._backgrounds is None:
            self._backgrounds = super().background_colors
        return self._backgrounds

    def get_component_rich_style(self, *names: str, partial: bool = False, default: Style | None = None) -> Style:
        """The style of a part of it, or (`partial`) what that adds; kept too, as Textual forgets it at each refresh."""
        if (names, partial) not in self._components:
            found = super().get_component_rich_style(*names, partial=partial, default=default)
            self._components[names, partial] = found
        return self._components[names, partial]

    def notify_style_update(self) -> None:
        """Another style than before, also where it is that of something around."""
        self._kept_style = self._backgrounds = self._edges = None
        self._components.clear()
        super().notify_style_update()

    def line(self, at: int) -> Strip | None:
        """The line of that number, None beyond the last."""
        raise NotImplementedError

    def touch(self, *lines: int) -> None:
        """These lines may look otherwise: have them painted anew."""
        top, (width, height) = int(self.scroll_offset.y), self.scrollable_content_region.size
        seen = [Region(0, at - top, width, 1) for at in lines if top <= at < top + height]
        if seen:
            self.refresh(*seen)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines of the screen; what is to their left and right is the same for all of them, and taken from one."""
        size, gutter = self.region.size, self.styles.gutter
        if crop.y < gutter.top or crop.bottom > size.height - gutter.bottom:
            return super().render_lines(crop)
        if self._edges is None:
            one = super().render_lines(Region(0, crop.y, size.width, 1))[0]
            self._edges = list(one.crop(0, gutter.left)), list(one.crop(size.width - gutter.right, size.width))
        left, right = self._edges
        width, background = size.width - gutter.width, self.background_colors[1]
        ground, filters = Style(bgcolor=self.rich_style.bgcolor), self.app.get_line_filters()
        seen, top = self.scrollable_content_region.width, int(self.scroll_offset.y) - gutter.top
        strips: list[Strip] = []
        for y in crop.line_range:
            line: Iterable[Segment] = self._as_wide(y + top, seen).adjust_cell_length(width, ground)
            for colours in filters:
                line = colours.apply(list(line), background)
            strips.append(Strip([*left, *line, *right], size.width))
        return strips if crop.width == size.width else [strip.crop(crop.x, crop.right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self._as_wide(y + int(self.scroll_offset.y), self.scrollable_content_region.width)

    def _as_wide(self, at: int, width: int) -> Strip:
        line = self.line(at)
        return Strip.blank(width, self.rich_style) if line is None else line.adjust_cell_length(width, self.rich_style)


def unlike(before: Sequence[Text], after: Sequence[Text]) -> list[int]:
    """The numbers of the lines that are others, or that only one of the two has."""
    # Whose words and stretches are the same may have another style as a whole.
    pairs = enumerate(zip(before, after, strict=False))
    other = [at for at, (one, two) in pairs if one != two or one.style != two.style]
    return other + list(range(min(len(before), len(after)), max(len(before), len(after))))
