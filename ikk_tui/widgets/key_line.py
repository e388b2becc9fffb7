"""The keys that work now, each with what it does, in the bottom line."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import ActiveBinding
from textual.screen import Screen

from ikk_tui.widgets.text_lines import TextLines

LEFT_OUT = "…"


class Entry(NamedTuple):
    """A key and what it does, or several that do alike."""

    # As each is bound, and as it is shown.
    keys: tuple[tuple[str, str], ...]
    label: str
    # Works on every screen or leads out of this one: stays where there is no room for all.
    stays: bool = False

    @property
    def shown(self) -> str:
        """The keys as they stand there."""
        return "".join(shown for _, shown in self.keys)

    @property
    def words(self) -> str:
        """What stands behind them, up to the next entry."""
        return f" {self.label} " if self.keys else f"{self.label} "

    @property
    def width(self) -> int:
        """Cells, with those around it."""
        return cell_len(f" {self.shown}{self.words}")


class KeyLine(TextLines):
    """One line of text.

    Textual's footer makes a widget of each key, and all of them anew where one comes or goes, which takes longer than
    the rest of going from one screen to another.
    """

    COMPONENT_CLASSES = {"key-line--key"}

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._looking = False

    @property
    def entries(self) -> list[Entry]:
        """What there is to show, in its order."""
        return self._entries

    def on_mount(self) -> None:
        """Follow what the screen says of its keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._look_soon)

    def on_click(self, event: events.Click) -> None:
        """As if that key were pressed."""
        at = event.x
        for entry in fitting(self._entries, self.size.width):
            if 0 < at < entry.width and entry.keys:
                ends = accumulate(cell_len(sign) for _, sign in entry.keys)
                # The words belong to the last.
                pressed = (key for (key, _), end in zip(entry.keys, ends, strict=True) if at <= end)
                self.app.simulate_key(next(pressed, entry.keys[-1][0]))
            at -= entry.width

    def texts(self, width: int) -> list[Text]:
        """The line."""
        key = self.get_component_rich_style("key-line--key", partial=True)
        line = Text(no_wrap=True)
        for entry in fitting(self._entries, width):
            line.append(f" {entry.shown}", key)
            line.append(entry.words)
        line.truncate(width)
        return [line]

    def _look_soon(self, _screen: Screen[Any]) -> None:
        """Once for all that is said until then."""
        if not self._looking:
            self._looking = True
            # Which keys work may depend on widgets that a screen just opened does not have yet.
            (self.call_later if self._entries else self.call_after_refresh)(self._look)

    def _look(self) -> None:
        self._looking = False
        # Of a screen that another covers the app would answer for that other. While another window has the keys
        # nothing is in focus here; what worked before will work again.
        if self.is_attached and self.app.screen is self.screen and self.app.app_focus:
            now = list(entries_of(self.screen.active_bindings.values(), self.app))
            if now != self._entries:
                self._entries = now
                self.changed()


def entries_of(active: Iterable[ActiveBinding], app: App[Any]) -> Iterator[Entry]:
    """What there is to show of the keys that work: one for each action, or for each group that stands together."""
    first: dict[str, ActiveBinding] = {}
    for one in active:
        if one.binding.show:
            first.setdefault(one.binding.action, one)
    for group, members in groupby(first.values(), key=lambda one: one.binding.group):
        together = list(members)
        for alike in [together] if group is not None and len(together) > 1 else [[one] for one in together]:
            yield Entry(
                tuple((one.binding.key, app.get_key_display(one.binding)) for one in alike),
                group.description if group is not None and len(alike) > 1 else alike[0].binding.description,
                alike[0].node is app or alike[0].binding.key == "escape",
            )


def fitting(entries: Iterable[Entry], width: int) -> list[Entry]:
    """Those for which there is room: of what does not stay the last give way, and a mark stands for them."""
    shown, mark = list(entries), Entry((), LEFT_OUT)
    room = width - sum(one.width for one in shown)
    giving_way = [at for at, one in enumerate(shown) if not one.stays]
    gone: list[int] = []
    while room < 0 and giving_way:
        room += shown[giving_way[-1]].width - (0 if gone else mark.width)
        gone.append(giving_way.pop())
    if gone:
        shown[gone[-1]] = mark
    return [one for at, one in enumerate(shown) if at not in gone[:-1]]
