"""Rendering only the lines that are to be painted, of the widgets that are seen there.

Textual renders everything between the topmost and the lowest change, all lines of each widget it touches, and what lies
behind others as well. Where a screen is filled by one widget that takes longer than what changed in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import cast

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

# Of each line that is painted the pieces no widget was asked for yet: where each begins, and before what it ends.
_Wanted = dict[int, dict[int, int]]


class LineCompositor(Compositor):
    """Textual's own, but for what stays as it is and what is not seen."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is to be painted anew."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(regions))
        if not spans:
            return None
        wanted: _Wanted = {}
        for y, first, last in spans:
            wanted.setdefault(y, {}).update(self._pieces(y, first, last))
        return ChopsUpdate(self._seen(wanted), spans, [cuts[1:] for cuts in self.cuts])

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        lines = filter(is_rendered_line, crop.line_range)
        wanted = {y: dict(self._pieces(y, crop.x, crop.right)) for y in lines}
        # None stands only where nothing was wanted, as in Textual's own.
        return cast("Sequence[Mapping[int, Strip]]", self._seen(wanted))

    def _pieces(self, y: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Those of a line between two columns. A widget covers a piece as a whole, or nothing of it."""
        return ((start, end) for start, end in pairwise(self.cuts[y]) if start < last and end > first)

    def _seen(self, wanted: _Wanted) -> list[dict[int, Strip | None]]:
        """What is seen of each piece, by line and column; None of those not wanted."""
        seen: list[dict[int, Strip | None]] = [dict.fromkeys(cuts[:-1]) for cuts in self.cuts]
        # From front to back: whoever is asked first for a piece is seen there.
        for widget, (region, clip) in self.visible_widgets.items():
            shown = region.intersection(clip)
            across = range(shown.x, shown.right)
            for lines in _runs([y for y in shown.line_range if any(x in across for x in wanted.get(y, ()))]):
                part = Region(shown.x, lines[0], shown.width, len(lines)).translate(-region.offset)
                for y, strip in zip(lines, widget.render_lines(part), strict=True):
                    for start in [x for x in wanted[y] if x in across]:
                        seen[y][start] = strip.crop(start - shown.x, wanted[y].pop(start) - shown.x)
            wanted = {y: pieces for y, pieces in wanted.items() if pieces}
            if not wanted:
                break
        return seen


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Those that follow one another, together."""
    # Each of them is as far from its place in the order as the one before.
    for _, run in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        yield [number for _, number in run]
