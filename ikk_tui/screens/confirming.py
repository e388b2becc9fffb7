"""Pages with deeds that are asked about first, and pages with a line to type into."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events, on
from textual.binding import Binding
from textual.widgets import Input

from ikk_tui.screens.page import PageScreen
from ikk_tui.widgets.ask_line import AskLine
from ikk_tui.widgets.reader import Reader


class ConfirmingScreen(PageScreen[None]):
    """A deed that takes the same key twice."""

    def __init__(self, title: str) -> None:
        super().__init__(title, [], cursor=True)
        # The id of the key that asked, and what was asked.
        self._asked: tuple[str | None, str] | None = None
        self._barrier = 0

    def sure(self, key: Binding, question: str) -> bool:
        """Whether the key before was the same and asked the same; if not, ask now."""
        asked = key.id, question
        # A key that was typed ahead was typed before the question was seen.
        if self._asked == asked and self.ikk.keys_delivered > self._barrier:
            self._asked = None
            return True
        self._asked, self._barrier = asked, self.ikk.keys_taken
        self.tell(question)
        return False

    def on_key(self, event: events.Key) -> None:
        """A question is about what it was asked of: any other key takes it back."""
        bound = self.active_bindings.get(event.key)
        if self._asked and (bound is None or bound.binding.id != self._asked[0]):
            self.take_back()

    def take_back(self) -> None:
        """Ask no more."""
        if self._asked is not None:
            self._asked = None
            self.tell("")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that is asked for: `entered` is given it at Enter, `typed` at each change.

    What stands there at first goes on being typed, or is `replaced` by what is typed first.
    """

    label: str
    entered: Callable[[str], object]
    typed: Callable[[str], object] = lambda _: None
    replaced: bool = False


class TypingScreen(ConfirmingScreen):
    """Below the page a line can be opened to type a text. Escape closes it; what it held is given at the next opening.

    A screen puts `line` into its content.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._asks: Wanted | None = None
        self.line = AskLine(self._entered)

    @property
    def typing(self) -> bool:
        """Whether letters belong to the line."""
        return self.line.typing

    def ask_for(self, wanted: Wanted, text: str, hint: str = "") -> None:
        """Open the line."""
        self._asks = wanted
        self.line.begin(wanted.label, text, replaced=wanted.replaced)
        self.tell(hint)
        self.refresh_bindings()

    def close_line(self) -> None:
        """Let the page have the keys."""
        self._asks = None
        # Before the field is hidden, which would leave the keys to nobody.
        self.set_focus(self.query(Reader).first())
        self.line.display = False
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a text is typed only its own keys work."""
        if self.is_mounted and self.typing and action != "leave":
            return False
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Close the line; without one, go back."""
        if self.typing:
            self.close_line()
            self.tell("")
        else:
            super().action_leave()

    @on(Input.Changed, "#ask-field")
    def _changed(self, event: Input.Changed) -> None:
        if self._asks is not None:
            self.take_back()
            self._asks.typed(event.value)

    def _entered(self) -> None:
        if self._asks is not None:
            self._asks.entered(self.line.field.value)
