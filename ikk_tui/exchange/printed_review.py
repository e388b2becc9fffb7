"""The queue, the accounts and the closed quarters as the commands print them, every stored text as plain text."""

from collections.abc import Iterable, Mapping

from rich.console import ConsoleRenderable, Group
from rich.table import Table
from rich.text import Text

from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.locks import Lock
from ikk_tui.domain.numbers import format_reading, format_score
from ikk_tui.domain.people import ALONE, People, Person
from ikk_tui.domain.quarters import Quarter
from ikk_tui.exchange.machine_review import Rows

REVISION_SHOWN = 12


def queue(year: int, rows: Rows) -> ConsoleRenderable:
    """What waits, in the order in which it is reviewed; the revision can be given back as `--seen`."""
    title = Text(f"Menunggu reviu {year}: {len(rows)} sel", style="bold")
    if not rows:
        return title
    table = _table("IKK", "TW", "Nilai", "Capaian", "Diajukan oleh", "Kapan (waktu setempat)", "Revisi")
    for one, scored in rows:
        cell = scored.cell
        table.add_row(
            one.key.indicator,
            one.key.quarter.name,
            Text("-" if cell is None else format_reading(cell.reading, scored.indicator.unit)),
            format_score(scored.achievement),
            Text(one.submitter),
            format_moment(one.at),
            one.head[:REVISION_SHOWN],
        )
    return Group(title, table)


def people(found: People, listed: Iterable[Person]) -> ConsoleRenderable:
    """Accounts with their roles, and whether two pairs of eyes are wanted."""
    table = _table("Akun", "Nama", "Peran", "Divisi", "Aktif")
    for one in listed:
        shown = (one.login, one.name, one.roles_label, one.division, "ya" if one.active else "tidak")
        table.add_row(*map(Text, shown))
    own = "tidak ada yang menyetujui isian atau pengajuannya sendiri"
    rule = own if found.four_eyes else f"{ALONE}, isian sendiri boleh disetujui"
    return Group(table, Text(f"{len(found.active)} akun aktif: {rule}", style="dim"))


def locks(year: int, found: Mapping[Quarter, Lock]) -> ConsoleRenderable:
    """The four quarters of a year, open or closed."""
    table = _table("Triwulan", "Keadaan", "Oleh", "Kapan (waktu setempat)", "Belum disetujui saat ditutup")
    for quarter in Quarter:
        lock = found.get(quarter)
        name = f"{quarter.label} {year}"
        if lock is None:
            table.add_row(name, "terbuka", "", "", "")
        else:
            table.add_row(name, "ditutup", Text(lock.author), format_moment(lock.at), str(lock.unapproved))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading)
    return table
