"""The trail as CSV for a spreadsheet and as JSON for programs, written while it is read."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence

from ikk_tui.domain.cells import format_instant, format_moment
from ikk_tui.domain.trail import Page, TrailEntry
from ikk_tui.exchange.machine import Json

# By it a spreadsheet knows UTF-8; Indonesian ones split at semicolons, as the comma is theirs for decimals.
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
DELIMITER = ";"
HEADINGS = ("Baris", "Waktu setempat", "Waktu UTC", "Siapa", "Komputer", "Jenis", "Tentang", "Perbuatan", "Sidik")
# What a spreadsheet takes for the beginning of a formula, the wide signs of East Asian ones included.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def as_csv(entries: Iterable[TrailEntry]) -> Iterator[str]:
    """The file line by line, its mark and headings first."""
    yield MARK + _line(HEADINGS)
    for one in entries:
        said = (one.author, one.device, one.kind.label, one.subject, one.told)
        yield _line((str(one.seq), format_moment(one.at), format_instant(one.at), *map(harmless, said), one.id))


def as_json(page: Page, entries: Iterable[TrailEntry], *, unicode: bool) -> Iterator[str]:
    """One object: the root, how many rows it stands for, and the entries, one a line."""
    yield f'{{\n  "root": "{page.root}",\n  "sealed": {page.sealed},\n  "entries": ['
    before = "\n    "
    for one in entries:
        yield before + json.dumps(_entry(one), ensure_ascii=not unicode)
        before = ",\n    "
    yield "\n  ]\n}\n"


def harmless(text: str) -> str:
    """The text as a cell that no spreadsheet computes."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=DELIMITER).writerow(cells)
    return written.getvalue()


def _entry(one: TrailEntry) -> Json:
    return {
        "seq": one.seq,
        "at": format_instant(one.at),
        "author": one.author,
        "device": one.device,
        "kind": str(one.kind),
        "subject": one.subject,
        "told": one.told,
        "id": one.id,
    }
