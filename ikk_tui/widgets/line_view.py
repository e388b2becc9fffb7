"""What is drawn line by line: a key paints the cells that look otherwise, and nothing else."""

from rich.cells import get_character_cell_size
from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

# A character and its style, of a wide character first itself and then nothing.
Cell = tuple[str, Style | None]
# About the bytes of moving the cursor; the style stays as it is.
_WORTH_MOVING = 9


class LineView(ScrollView):
    """A scrolled view whose lines come from `line`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.base = Style()
        # What stands on the terminal, by the number of the line.
        self._painted: dict[int, Strip] = {}

    def line(self, at: int) -> Strip | None:
        """The line of that number, None beyond the last. `base` is the view's style."""
        raise NotImplementedError

    def touch(self, *lines: int) -> None:
        """These lines may look otherwise: have of each the cells painted that do. Over a line every cell costs."""
        if not lines:
            return
        self.base = self.rich_style
        top, height = int(self.scroll_offset.y), self.scrollable_content_region.height
        for at in lines:
            before = self._painted.get(at)
            if not top <= at < top + height:
                continue
            if before is None:
                self.refresh_line(at)
                continue
            for start, end in differing(before, self._strip(at)):
                self.refresh(Region(start, at - top, end - start, 1))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the screen; their style is worked out once for all of them."""
        self.base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = y + int(self.scroll_offset.y)
        self._painted[at] = strip = self._strip(at)
        return strip

    def _strip(self, at: int) -> Strip:
        width = self.scrollable_content_region.width
        line = self.line(at)
        return Strip.blank(width, self.base) if line is None else line.adjust_cell_length(width, self.base)


def differing(before: Strip, after: Strip) -> list[tuple[int, int]]:
    """The stretches in which the two differ, each from a column to before a column, no wide character cut in two.

    What lies so near to another that moving there would cost more than painting what is between is one with it.
    """
    if before == after:
        return []
    was, now = _cells(before), _cells(after)
    if len(was) != len(now):
        return [(0, len(now))]
    found: list[tuple[int, int]] = []
    for at, (one, other) in enumerate(zip(was, now, strict=True)):
        if one == other:
            continue
        if found and at - found[-1][1] < _WORTH_MOVING:
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return [_whole(was, now, *span) for span in found]


def _whole(was: list[Cell], now: list[Cell], start: int, end: int) -> tuple[int, int]:
    while start > 0 and not (was[start][0] and now[start][0]):
        start -= 1
    # A mark that stands on the last letter would be cut off with what follows it.
    while end < len(now) and not (was[end][0] and now[end][0] and max(len(was[end - 1][0]), len(now[end - 1][0])) <= 1):
        end += 1
    return start, end


def _cells(strip: Strip) -> list[Cell]:
    cells: list[Cell] = []
    for segment in strip:
        for character in segment.text:
            size = get_character_cell_size(character)
            if size == 0 and cells:
                # It stands on the character before.
                cells[-1] = cells[-1][0] + character, segment.style
                continue
            cells.append((character, segment.style))
            cells += [("", segment.style)] * (size - 1)
    return cells
