"""The floor for the first frame: a bare Textual app with a header, a line of text, and a footer."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class FloorApp(App[None]):
    TITLE = "Lantai"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("Bingkai pertama")
        yield Footer()


if __name__ == "__main__":
    FloorApp().run()
