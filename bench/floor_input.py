"""A bare Textual Input, which echoes what is typed: the least a digit can cost."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Floor(App[None]):
    """One field, its cursor still."""

    def compose(self) -> ComposeResult:
        field = Input()
        field.cursor_blink = False
        yield field


if __name__ == "__main__":
    Floor().run()
