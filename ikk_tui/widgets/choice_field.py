"""A field with a few fixed answers, changed with left and right."""

from collections.abc import Mapping

from rich.text import Text
from textual.app import RenderResult
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget


class ChoiceField(Widget, can_focus=True):
    """One line: the answer between two marks. `options` maps each value to its words."""

    class Changed(Message):
        """Another answer."""

    BINDINGS = [
        Binding("left", "turn(-1)", "pilihan sebelumnya", show=False, id="choice.previous"),
        Binding("right,space", "turn(1)", "pilihan berikutnya", show=False, id="choice.next"),
    ]

    def __init__(self, options: Mapping[str, str], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = options
        self.value = value

    def render(self) -> RenderResult:
        """The answer."""
        return Text(f"‹ {self._options[self.value]} ›", no_wrap=True, overflow="ellipsis")

    def action_turn(self, step: int) -> None:
        """The next answer, round the end."""
        values = list(self._options)
        self.value = values[(values.index(self.value) + step) % len(values)]
        self.refresh()
        self.post_message(self.Changed())
