"""The floor for going to another mode: a bare Textual app with two, each a line, a table and eight keys below."""

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

ROWS = 59


class FloorScreen(Screen[None]):
    BINDINGS = [Binding(key, "bell", f"tombol {key}") for key in "abcdefgh"]

    def compose(self) -> ComposeResult:
        table: DataTable[str] = DataTable()
        table.add_columns("Kode", "Indikator", "Target")
        for number in range(ROWS):
            table.add_row(str(number), "Persentase narapidana yang memperoleh nilai baik", "90")
        yield Static(type(self).__name__)
        yield table
        yield Footer()


class FloorApp(App[None]):
    MODES = {"one": FloorScreen, "two": FloorScreen}
    BINDINGS = [Binding("f1", "switch_mode('one')", show=False), Binding("f2", "switch_mode('two')", show=False)]

    def on_mount(self) -> None:
        self.switch_mode("one")


if __name__ == "__main__":
    FloorApp().run()
