"""The score over the quarters, with the line of 100, and how many were filled: a chart and the figures under it."""

import asyncio
import importlib
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rich.text import Text
from textual import work
from textual.color import Color
from textual.containers import Vertical

from ikk_tui.domain.numbers import format_number, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.standing import Standing
from ikk_tui.widgets.text_lines import TextLines
from ikk_tui.widgets.wording import fit

HUNDRED, BENEATH, ABOVE = 100.0, 90.0, 105.0
# Of a quarter's place on the axis: a little room before the first and after the last.
FIRST, LAST = 0.5, 4.5
POINT, LINE_OF_100 = "●", "┄"
# The room left of the plot, for a number of five characters and the axis.
_AXIS = 6


class ChartFigures(TextLines):
    """Under each quarter its score and its fill, so that nothing has to be read off the chart."""

    def __init__(self) -> None:
        super().__init__()
        self._standings: Sequence[Standing | None] = ()

    def tell(self, standings: Sequence[Standing | None]) -> None:
        """A standing for each quarter, None where there is nothing to show yet."""
        self._standings = standings
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """Names, scores and fills. The chart's own names of its ticks stand now here and now there."""
        names = [one.label for one in Quarter]
        fills = [f"{one.entered}/{one.total}" if one else "-" for one in self._standings]
        return [
            _figures("", names, width),
            _figures("nilai", _scores(self._standings, width), width),
            _figures("isian", fills, width),
        ]


class SummaryChart(Vertical):
    """What draws it is loaded when the summary is first looked at, as nobody else needs it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._standings: Sequence[Standing | None] = ()
        self._plot: Any = None

    def compose(self) -> Any:
        """Title, figures; the chart comes between them."""
        yield ChartTitle()
        yield ChartFigures()

    def on_mount(self) -> None:
        """Have the chart loaded."""
        self._load()

    def show(self, title: str, standings: Sequence[Standing | None]) -> None:
        """Draw these quarters."""
        if (title, standings) == (self._title, self._standings):
            return
        self._title, self._standings = title, standings
        self.query_one(ChartTitle).tell(title)
        self.query_one(ChartFigures).tell(standings)
        self._draw()

    @work
    async def _load(self) -> None:
        module = await asyncio.to_thread(importlib.import_module, "textual_plotext")
        plot = module.PlotextPlot()
        # Without colours of its own it takes those of the screen.
        plot.theme = "clear"
        await self.mount(plot, after=0)
        self._plot = plot
        self._draw()

    @property
    def _accent(self) -> str | tuple[int, int, int]:
        """The accent of the theme; where it is one of the terminal's own colours, that nearest to it."""
        accent = Color.parse(self.app.theme_variables["primary"])
        return "blue" if accent.ansi is not None else accent.rgb

    def _draw(self) -> None:
        if self._plot is None:
            return
        plt = self._plot.plt
        plt.clear_figure()
        points = [
            (int(quarter), float(one.score))
            for quarter, one in zip(Quarter, self._standings, strict=False)
            if one is not None and one.score is not None
        ]
        _axes(plt, [score for _, score in points])
        plt.plot([FIRST, LAST], [HUNDRED, HUNDRED], marker=LINE_OF_100, color="default")
        if points:
            quarters, scores = zip(*points, strict=True)
            plt.plot(quarters, scores, marker="hd", color=self._accent)
            plt.scatter(quarters, scores, marker=POINT, color="default")
        self._plot.refresh()


class ChartTitle(TextLines):
    """Whose score is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self._told = ""

    def tell(self, told: str) -> None:
        """Show it."""
        self._told = told
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """The one line."""
        return [Text(fit(self._told, width).rstrip(), style="bold")]


def _axes(plt: Any, scores: Sequence[float]) -> None:
    low, high = min([BENEATH, *scores]), max([ABOVE, *scores])
    margin = (high - low) / 10
    plt.xlim(FIRST, LAST)
    plt.ylim(low - margin, high + margin)
    plt.xticks([], [])
    # One that comes to stand where the line of 100 does would take its place.
    marks = [HUNDRED, *(one for one in (low, high) if abs(one - HUNDRED) > 2 * margin)]
    plt.yticks(marks, [f"{format_number(Decimal(one), 0):>{_AXIS - 1}}" for one in marks])
    plt.xaxes(True, False)
    plt.yaxes(True, False)


def _scores(standings: Sequence[Standing | None], width: int) -> list[str]:
    """The scores, without decimals where they would touch each other."""
    scores = [one.score if one else None for one in standings]
    written = [format_score(score) for score in scores]
    pitch = (width - _AXIS) // len(Quarter)
    if max(map(len, written), default=0) < pitch:
        return written
    return ["-" if score is None else format_number(score, 0) for score in scores]


def _figures(label: str, texts: Sequence[str], width: int) -> Text:
    """What they are, and each centred under its quarter's tick."""
    room = width - _AXIS
    line = label.ljust(_AXIS)
    for quarter, text in zip(Quarter, texts, strict=False):
        at = _AXIS + round((quarter - FIRST) / (LAST - FIRST) * (room - 1))
        line = line.ljust(at - len(text) // 2) + text
    told = Text(line)
    told.stylize("dim", 0, len(label))
    return told
