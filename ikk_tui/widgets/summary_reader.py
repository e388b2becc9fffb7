"""The summary's page with a cursor; left and right close and open the line it is on."""

from collections.abc import Callable

from textual import events
from textual.binding import Binding

from ikk_tui.widgets.reader import Reader


class SummaryReader(Reader):
    """Asks its screen to open or close, and (`resized`) for other lines where it has another width."""

    BINDINGS = [
        Binding("left", "screen.fold", "tutup", show=False, id="summary.fold"),
        Binding("right", "screen.unfold", "buka", show=False, id="summary.unfold"),
    ]

    def __init__(self, resized: Callable[[], None]) -> None:
        super().__init__(cursor=True)
        self._resized = resized

    def on_resize(self, _event: events.Resize) -> None:
        """The columns take the width there is."""
        self._resized()
