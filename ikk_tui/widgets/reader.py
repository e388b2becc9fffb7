"""Pages to be read: laid-out blocks, scrolled by line or gone through with a cursor, and searched."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.strip import Strip

from ikk_tui.domain.search import fold, matches, words_of
from ikk_tui.widgets.blocks import Block, lay_out
from ikk_tui.widgets.line_view import LineView, unlike

CURSOR = "▌"


class Reader(LineView, can_focus=True):
    """Lines are laid out once for a width, and a key paints only what it changes.

    With a `cursor`, the arrows go from block to block of those that have a key; without one they scroll.
    """

    COMPONENT_CLASSES = {"reader--cursor", "reader--match"}
    BINDINGS = [
        Binding("up", "step(-1)", "naik", show=False, id="reader.up"),
        Binding("down", "step(1)", "turun", show=False, id="reader.down"),
        Binding("pageup", "leaf(-1)", "satu layar naik", show=False, id="reader.page_up"),
        Binding("pagedown,space", "leaf(1)", "satu layar turun", show=False, id="reader.page_down"),
        Binding("home", "end(0)", "ke awal", show=False, id="reader.home"),
        Binding("end", "end(1)", "ke akhir", show=False, id="reader.end"),
    ]

    def __init__(self, *, cursor: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._with_cursor = cursor
        self._blocks: list[Block] = []
        self._folded: list[str] = []
        self._lines: list[Text] = []
        self._first: list[int] = []
        self._owner: list[int] = []
        self._at = 0
        self._words: list[str] = []
        self._laid_out_for = -1
        # How many lines were seen when it was last laid out.
        self._height = 0

    @property
    def key(self) -> str:
        """What the block under the cursor is about; "" where it is about nothing."""
        return self._blocks[self._at].key if self._blocks else ""

    @property
    def blocks(self) -> Sequence[Block]:
        """What is shown."""
        return self._blocks

    def show(self, blocks: Sequence[Block], *, keep_place: bool = False) -> None:
        """Show these blocks, from the top or (`keep_place`) where one was reading."""
        key, scroll, place, seen = self.key, self.scroll_offset.y, self._at, self._cursor_seen
        lines = self._lines
        self._blocks = list(blocks)
        self._folded = [_sought(block) for block in blocks] if self._words else []
        self._laid_out_for = -1
        self._lay_out()
        if not keep_place:
            self._at = self._first_with_key()
            self.scroll_to(y=0, animate=False, force=True)
        else:
            same = [at for at, block in enumerate(self._blocks) if block.key == key and key]
            self._at = min(same, key=lambda at: abs(at - place)) if same else min(place, max(0, len(blocks) - 1))
            self.scroll_to(y=scroll, animate=False, force=True)
            self._keep_seen(seen)
        if self.scroll_offset.y != scroll or self._words or self._with_cursor:
            self.refresh()
        else:
            self.touch(*unlike(lines, self._lines))

    def go(self, place: int) -> None:
        """Put the cursor on the block of that number, its first line on top."""
        place = min(place, max(0, len(self._blocks) - 1))
        before, self._at = self._at, place
        self._to_top(place)
        self._repaint(before, place)

    def go_to_key(self, key: str) -> None:
        """Put the cursor on the first block about that, if there is one, and have it seen."""
        at = next((at for at, block in enumerate(self._blocks) if block.key == key), None)
        if at is not None and at < len(self._first):
            self._move(at)
        elif at is not None:
            # Not laid out yet, as it has no size; it is seen once it has.
            self._at = at

    def search(self, query: str) -> tuple[int, ...]:
        """Mark the words, and return the numbers of the blocks that hold all of them. None are sought with ""."""
        self._words = words_of(query)
        if self._words and not self._folded:
            self._folded = [_sought(block) for block in self._blocks]
        self.refresh()
        if not self._words:
            return ()
        return tuple(at for at, text in enumerate(self._folded) if all(word in text for word in self._words))

    @property
    def place(self) -> int:
        """The number of the block under the cursor, or of the topmost one seen."""
        if self._with_cursor or not self._owner:
            return self._at
        return self._owner[min(int(self.scroll_offset.y), len(self._owner) - 1)]

    def on_resize(self, _event: events.Resize) -> None:
        """Another width, other lines; the place stays, and so does the top."""
        place, top, seen = self.place, self.scroll_offset.y, self._cursor_seen
        self._lay_out()
        self.refresh()
        if self._with_cursor:
            self._keep_seen(seen)
        elif place and top:
            self._to_top(place)

    def action_step(self, step: int) -> None:
        """Go to the next block in that direction, or scroll a line."""
        if not self._with_cursor:
            self.scroll_relative(y=step, animate=False, force=True)
            return
        if self._scrolled_within(step):
            return
        at = self._at + step
        while 0 <= at < len(self._blocks) and not self._blocks[at].key:
            at += step
        if 0 <= at < len(self._blocks):
            self._move(at)
        else:
            # What comes before the first or after the last has no cursor, and must be seen all the same.
            self.scroll_relative(y=step, animate=False, force=True)

    def action_leaf(self, direction: int) -> None:
        """Go a screenful; the cursor comes along."""
        height = max(1, self.scrollable_content_region.height - 1)
        top = int(self.scroll_offset.y)
        self.scroll_to(y=top + direction * height, animate=False, force=True)
        if self._with_cursor and self._lines:
            here = self._first[self._at] + direction * height
            self._settle(here)

    def action_end(self, end: int) -> None:
        """Go to the beginning or the end."""
        self.scroll_to(y=len(self._lines) if end else 0, animate=False, force=True)
        if self._with_cursor and self._lines:
            self._settle(len(self._lines) - 1 if end else 0)

    def line(self, at: int) -> Strip | None:
        """A line with its matches marked, the cursor before it."""
        if at >= len(self._lines):
            return None
        line = self._lines[at]
        if self._words:
            line = line.copy()
            mark = self.get_component_rich_style("reader--match", partial=True)
            for begin, end in matches(line.plain, self._words):
                line.stylize(mark, begin, end)
        margin = []
        if self._with_cursor:
            here = self._owner[at] == self._at and bool(self._blocks[self._at].key) and bool(line.plain)
            cursor = self.get_component_rich_style("reader--cursor", partial=True)
            margin = [
                Segment(CURSOR if here else " ", self.rich_style + cursor if here else self.rich_style),
                Segment(" ", self.rich_style),
            ]
        segments = Segment.apply_style(line.render(self.app.console), self.rich_style)
        return Strip([*margin, *segments])

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width - (2 if self._with_cursor else 0)
        if width <= 0 or width == self._laid_out_for:
            return
        self._laid_out_for = width
        self._lines, self._first, self._owner = [], [], []
        for at, block in enumerate(self._blocks):
            lines = lay_out(block, width)
            self._first.append(len(self._lines))
            self._lines += lines
            self._owner += [at] * len(lines)
        # Never lower than what is seen: a short text in place of a short text needs no new layout of the screen.
        region = self.scrollable_content_region
        self.virtual_size = Size(region.width, max(len(self._lines), region.height))

    def _scrolled_within(self, step: int) -> bool:
        """Scroll on where the block under the cursor goes beyond the screen."""
        if not self._first:
            return True
        top, height = int(self.scroll_offset.y), self.scrollable_content_region.height
        ends = self._first[self._at + 1] if self._at + 1 < len(self._first) else len(self._lines)
        hidden = ends > top + height if step > 0 else self._first[self._at] < top
        visible = self._first[self._at] < top + height and ends > top
        if hidden and visible:
            self.scroll_relative(y=step * 3, animate=False, force=True)
        return hidden and visible

    def _move(self, at: int) -> None:
        before, self._at = self._at, at
        first = self._first[at]
        ends = self._first[at + 1] if at + 1 < len(self._first) else len(self._lines)
        height = min(ends - first, self.scrollable_content_region.height)
        self.scroll_to_region(Region(0, first, 1, max(1, height)), animate=False, force=True)
        self._repaint(before, at)

    def _settle(self, line: int) -> None:
        """Put the cursor on the block with a key that is nearest to that line."""
        line = min(max(line, 0), len(self._lines) - 1)
        keyed = [at for at, block in enumerate(self._blocks) if block.key]
        if keyed:
            before, self._at = self._at, min(keyed, key=lambda at: abs(self._first[at] - line))
            self._repaint(before, self._at)

    def _first_with_key(self) -> int:
        return next((at for at, block in enumerate(self._blocks) if block.key), 0)

    @property
    def _cursor_seen(self) -> bool:
        """Whether the first line of the block under the cursor was on the screen; one may read elsewhere."""
        if not self._with_cursor or self._at >= len(self._first):
            return False
        top = int(self.scroll_offset.y)
        return top <= self._first[self._at] < top + self._height

    def _keep_seen(self, seen: bool) -> None:
        """Scroll no more than it takes to see it still."""
        self._height = self.scrollable_content_region.height
        if seen and self._at < len(self._first):
            self.scroll_to_region(Region(0, self._first[self._at], 1, 1), animate=False, force=True)

    def _to_top(self, place: int) -> None:
        """Scroll so that the block comes first; what is not laid out yet will be when it has its size."""
        if place < len(self._first):
            self.scroll_to(y=self._first[place], animate=False, force=True)

    def _repaint(self, *blocks: int) -> None:
        if not self._first:
            return
        top = int(self.scroll_offset.y)
        for at in blocks:
            ends = self._first[at + 1] if at + 1 < len(self._first) else len(self._lines)
            self.refresh(*(Region(0, row - top, 2, 1) for row in range(self._first[at], ends)))


def _sought(block: Block) -> str:
    """What a query is compared with: the words, and the code the block is about, with and without its points."""
    code = f" {block.key} {block.key.replace('.', '')}" if block.key[:1].isdigit() else ""
    return fold(block.plain + code)
