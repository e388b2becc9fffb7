"""A mode screen that can be narrowed to some of the indicators, by one key."""

from typing import ClassVar

from textual.binding import Binding

from ikk_tui.domain.decree import Decree
from ikk_tui.domain.filters import Filter
from ikk_tui.screens.base import ModeScreen

FILTER = Binding("s", "filter", "saring", id="narrow.filter")
DIVISION = Binding("d", "division", "pilih divisi saya", show=False, id="narrow.division")


class NarrowingScreen(ModeScreen):
    """Goes through its filters; `picked` are the codes that the present one picked when it was chosen."""

    FILTERS: ClassVar[tuple[Filter, ...]] = tuple(Filter)

    def __init__(self) -> None:
        super().__init__()
        self.filter = Filter.ALL
        self.picked: frozenset[str] | None = None

    def narrowed(self) -> None:
        """Show what the filter lets through."""
        raise NotImplementedError

    @property
    def filter_label(self) -> str:
        """The filter's words, with the division where it is one's own."""
        return f"{self.filter.label}: {self.ikk.division}" if self.filter is Filter.MINE else self.filter.label

    def show_everything(self) -> None:
        """Let everything through again; showing it is the caller's."""
        self.filter = Filter.ALL
        self.pick()

    def narrow(self, wanted: Filter) -> None:
        """Narrow by it."""
        self.filter = wanted
        self.pick()
        self.narrowed()
        self.refresh_bindings()

    def pick(self) -> None:
        """Look anew which indicators the filter lets through."""
        board = self.ikk.board
        if self.filter is Filter.ALL or board is None:
            self.picked = None
        else:
            kept = (one.indicator.code for one in board.indicators if self.filter.picks(one, self.ikk.division))
            self.picked = frozenset(kept)

    def action_filter(self) -> None:
        """The next narrowing."""
        self.narrow(self.FILTERS[(self.FILTERS.index(self.filter) + 1) % len(self.FILTERS)])
        if self.filter is Filter.MINE and not self.ikk.division:
            self.action_division()

    def action_division(self) -> None:
        """Choose which division is one's own."""
        overview = self.ikk.overview
        if overview is None:
            return
        from ikk_tui.screens.choice import ChoiceScreen

        divisions = _divisions(overview.board.decree)

        def choose(at: int | None) -> None:
            if at is not None:
                self.ikk.division = divisions[at]
                self.narrow(Filter.MINE)
            elif not self.ikk.division:
                self.narrow(Filter.ALL)

        present = divisions.index(self.ikk.division) if self.ikk.division in divisions else 0
        self.app.push_screen(ChoiceScreen("Divisi saya", divisions, present), choose)


def _divisions(decree: Decree) -> list[str]:
    return list(dict.fromkeys(one.division for one in decree.indicators))
