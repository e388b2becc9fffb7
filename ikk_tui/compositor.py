"""Rendering only the lines that are to be painted.

Textual renders of every widget that a change touches all of its lines, from a cache, and everything between the topmost
and the lowest change. Of a grid that fills the screen that takes longer than what changed in it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip


class LineCompositor(Compositor):
    """Textual's own, but for the lines that stay as they are."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """What is to be painted anew."""
        regions = self._dirty_regions.copy()
        self._dirty_regions.clear()
        spans = list(self._regions_to_spans(regions))
        if not spans:
            return None
        chops: list[dict[int, Strip | None]] = [{} for _ in self.cuts]
        for crop in _crops(spans):
            lines = self._render_chops(crop, range(*crop.line_span).__contains__)
            chops[slice(*crop.line_span)] = map(dict, lines[slice(*crop.line_span)])
        return ChopsUpdate(chops, spans, [cuts[1:] for cuts in self.cuts])

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            crop = self.size.region
        # Of a widget that is touched the whole width: its lines are cut where others stand before it.
        lines = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = clip.intersection(lines)
            shown = region.intersection(seen)
            if shown and crop.overlaps(shown):
                yield region, seen, widget.render_lines(shown.translate(-region.offset))


def _crops(spans: Iterable[tuple[int, int, int]]) -> Iterator[Region]:
    """A region for all lines that follow one another and are to be painted between the same columns."""
    columns: dict[int, tuple[int, int]] = {}
    for y, first, last in spans:
        start, end = columns.get(y, (first, last))
        columns[y] = min(start, first), max(end, last)
    # Of numbers that follow one another each is as far from its place in their order as the one before.
    ordered = enumerate(sorted(columns))
    for (_, (first, last)), run in groupby(ordered, key=lambda one: (one[1] - one[0], columns[one[1]])):
        lines = [y for _, y in run]
        yield Region(first, lines[0], last - first, len(lines))
