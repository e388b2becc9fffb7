"""How the indicators spread over the bands and over what is not scored, as bars."""

from rich.style import Style
from rich.text import Text

from ikk_tui.domain.scoring import Rating
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary_words import distribution
from ikk_tui.widgets.text_lines import TextLines

_LABEL, _COUNT = 15, 3


class Spread(TextLines):
    """A line a band, then a line for each reason why some are not scored; the two are never mixed."""

    COMPONENT_CLASSES = {"spread--bar"}

    def __init__(self) -> None:
        super().__init__()
        self._standing: Standing | None = None

    def show(self, standing: Standing) -> None:
        """Show how its indicators spread."""
        self._standing = standing
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """Heading, bands, heading, states."""
        if self._standing is None:
            return []
        counts = distribution(self._standing)
        most = max(1, *(count for _, count in counts))
        room = max(0, width - _LABEL - _COUNT - 2)
        accent = self.get_component_rich_style("spread--bar", partial=True)
        lines = [_line(label, count, room * count // most) for label, count in counts]
        for at, line in enumerate(lines):
            line.stylize(accent if at < len(Rating) else "dim", _LABEL + _COUNT)
        bands, states = lines[: len(Rating)], lines[len(Rating) :]
        return [Text("Sebaran", style="bold"), *bands, Text("Tidak dinilai", style=Style(bold=True)), *states]


def _line(label: str, count: int, length: int) -> Text:
    # A single one among many is seen too.
    bar = "━" * max(length, 1 if count else 0)
    return Text(f"{label:<{_LABEL}}{count or '·':>{_COUNT}}  {bar}")
