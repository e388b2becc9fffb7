"""The floor for an arrow in the grid: a bare Textual DataTable with as many rows, its cursor a row."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer

WORDS = ("2.4.5", "Persentase Narapidana resiko tinggi yang", "19 %", "15 %", "17 %", "89,47", "draf")


class FloorApp(App[None]):
    def compose(self) -> ComposeResult:
        table: DataTable[str] = DataTable(cursor_type="row")
        table.add_columns("Kode", "Indikator", "Target", "TW II", "TW III", "Capaian", "Status")
        for _ in range(68):
            table.add_row(*WORDS)
        yield table
        yield Footer()


if __name__ == "__main__":
    FloorApp().run()
