"""The trail as `ikk log` prints it, every stored text as plain text."""

from rich.console import ConsoleRenderable, Group
from rich.table import Table
from rich.text import Text

from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.trail import Page


def trail(page: Page) -> ConsoleRenderable:
    """Who did what and when, newest first, and whether there is more."""
    if not page.entries:
        return Text("Tidak ada yang cocok")
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("Kapan (waktu setempat)", "Siapa", "Jenis", "Tentang", "Perbuatan"):
        table.add_column(heading, no_wrap=heading.startswith("Kapan"))
    for one in page.entries:
        table.add_row(format_moment(one.at), Text(one.author), one.kind.label, Text(one.subject), Text(one.told))
    more = f"{len(page.entries)} yang terbaru; selebihnya dengan --limit atau --csv"
    return Group(table, *([Text(more, style="dim")] if page.more else []))
