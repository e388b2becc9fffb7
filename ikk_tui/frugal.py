"""Sending a terminal only the cells that are to be painted.

Textual sends each changed stretch from the left edge of its widget, where it says itself that it might crop. Of a grid
as wide as the screen, into which one types on the right, that is most of what goes over the line. And it says the whole
style of each stretch anew.
"""

from rich.console import Console
from rich.control import Control
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate

from ikk_tui.sgr import thrifty


class FrugalCompositor(Compositor):
    """Textual's own, but for the left edge and for styles said twice."""

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """The whole screen."""
        update = super().render_full_update(simplify)
        return _ThriftyLayout(update.strips, update.region)

    def render_partial_update(self) -> ChopsUpdate | None:
        """What differs since the last time."""
        update = super().render_partial_update()
        return None if update is None else _CroppedUpdate(update.chops, update.spans, update.chop_ends)


class _CroppedUpdate(ChopsUpdate):
    def render_segments(self, console: Console) -> str:
        """The stretches, each where it stands."""
        sent: list[str] = []
        for y, first, last in self.spans:
            for end, (x, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=False):
                if strip is None or x >= last or end <= first:
                    continue
                start = max(x, first)
                sent.append(Control.move_to(start, y).segment.text)
                sent.append(strip.crop(start - x, min(end, last) - x).render(console))
        return thrifty("".join(sent))


class _ThriftyLayout(LayoutUpdate):
    def render_segments(self, console: Console) -> str:
        """All of it, each style said once."""
        return thrifty(super().render_segments(console))
