"""A file of 33 offices, ten years and 250,000 revisions, against an empty one: the page, a save, a check."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

from bench.measure import pairs, report
from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, format_instant
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.summary import summarize
from ikk_tui.services.boards import overview
from ikk_tui.services.checks import check
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import record
from ikk_tui.store import seals
from ikk_tui.store.database import Database, connect

OFFICES, YEARS, REVISIONS = 33, 10, 250_000
BEGAN = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
COLUMNS = (
    "id, decree_year, office, indicator, quarter, state, value, status, reason, analysis, obstacles, follow_up, "
    "evidence, remark, deed, author, device, at, parents"
)
_COPIED = {
    "decree": "number, institution, issuer, title, place, date, in_force_until, enactment, signatory_position, "
    "signatory, signatory_nip",
    "scoring_rule": "name, value, source",
    "program": "code, name, label, division",
    "objective": "code, program_code, name",
    "indicator": "code, objective_code, target, target_text, unit, polarity, consolidation, index_scale, name",
}


def compare(folder: Path) -> None:
    """Print a line each; what is read is the third quarter of the newest year, filled in both files alike."""
    large, small, half = folder / "large.db", folder / "small.db", folder / "half.db"
    grow(large, OFFICES, YEARS, REVISIONS)
    grow(half, OFFICES, YEARS, REVISIONS // 2)
    grow(small, 1, 1, 59 * 4)
    big, little = open_file(large, make_folder=False), open_file(small, make_folder=False)
    author, numbers = Author("siti", "laptop"), count(1)
    name = f"{REVISIONS:,} revisions: "
    try:
        report(f"{name}the summary", *pairs(lambda: _page(big), lambda: _page(little), 40), 1.2)

        def save(db: Database) -> None:
            record(db, "2.4.5", f"{next(numbers) % 90 + 1},{next(numbers) % 9}", Quarter.III, author)

        report(f"{name}a save", *pairs(lambda: save(big), lambda: save(little), 100), 1.2)
        command = [sys.executable, "-m", "ikk_tui", "summary", "--quarter", "3", "--db"]

        def told(path: Path) -> None:
            subprocess.run([*command, str(path)], check=True, stdout=subprocess.DEVNULL)

        report(f"{name}ikk summary", *pairs(lambda: told(large), lambda: told(small), 8), 1.2)
        taken = [_checked(path) for path in (half, large)]
        print(
            f"{name + 'ikk check':<34}{taken[1]:9.1f} s{taken[0]:10.1f} s{taken[1] / taken[0]:8.2f} x  "
            "(against half of them)   goal 2 x, 3 s"
        )
    finally:
        big.close()
        little.close()


def grow(path: Path, offices: int, years: int, revisions: int) -> None:
    """Make a file with so many revisions, spread over every cell of all these offices and years."""
    db = open_file(path, make_folder=False)
    indicators = decree(db).indicators
    db.close()
    with closing(connect(path)) as connection:
        connection.execute("BEGIN")
        for number in range(1, offices):
            connection.execute("INSERT INTO office VALUES (?, 'Kantor', 'Kantor')", (f"UPT{number}",))
        for year in range(2024 - years + 1, 2024):
            _another_year(connection, year)
        keys = [
            (CellKey(year, one.code, quarter, office), one)
            for year in range(2024, 2024 - years, -1)
            for office in ("KANWIL", *(f"UPT{number}" for number in range(1, offices)))
            for one in indicators
            for quarter in Quarter
        ]
        connection.executemany(
            f"INSERT INTO revision ({COLUMNS}) VALUES ({', '.join('?' * 19)})", _rows(keys, revisions)
        )
        _seal(connection)
        columns = "decree_year, office, indicator, quarter, state, value, numerator, denominator, status"
        connection.execute(
            f"INSERT INTO realisation (head, {columns}) SELECT id, {columns} FROM revision WHERE seq IN "
            "(SELECT max(seq) FROM revision GROUP BY decree_year, office, indicator, quarter)"
        )
        connection.execute("COMMIT")


def _seal(connection: sqlite3.Connection) -> None:
    """Seal the revisions in their order, as appending them one by one would have done."""
    before, sealed = seals.NOTHING, []
    for (row,) in connection.execute("SELECT id FROM revision ORDER BY seq"):
        before = seals.link(before, "revision", row)
        sealed.append(("revision", row, before))
    connection.executemany("INSERT INTO seal (ledger, sealed, link) VALUES (?, ?, ?)", sealed)


def _rows(keys: list[tuple[CellKey, Indicator]], revisions: int) -> Iterator[tuple[object, ...]]:
    heads: dict[CellKey, str] = {}
    for number in range(revisions):
        key, one = keys[number % len(keys)]
        value = (one.target * (80 + number % 40) / 100).quantize(Decimal("0.0001"))
        at = BEGAN + timedelta(seconds=number)
        content = Content(Reading(CellState.FILLED, value), analysis="Sesuai rencana.", obstacles="Kendala lapangan.")
        parents = (heads[key],) if key in heads else ()
        made = Revision(key, content, Deed.RECORD, "siti", "laptop", at, parents)
        heads[key] = made.id
        yield (
            *(made.id, key.year, key.office, key.indicator, int(key.quarter), "filled", int(value * 10_000), "draft"),
            *("", content.analysis, content.obstacles, "", "[]", "", "record", "siti", "laptop"),
            *(format_instant(at), " ".join(parents)),
        )


def _another_year(connection: sqlite3.Connection, year: int) -> None:
    for table, columns in _COPIED.items():
        key = "year" if table == "decree" else "decree_year"
        rest = f"({key}, {columns}) SELECT {year}, {columns} FROM {table} WHERE {key} = 2024"
        connection.execute(f"INSERT INTO {table} {rest}")


def _page(db: Database) -> None:
    summary = summarize(overview(db, Quarter.III, year=2024).board)
    assert summary.rows(opened=None)


def _checked(path: Path) -> float:
    began = time.perf_counter()
    db = open_file(path, make_folder=False)
    found = check(db)
    db.close()
    assert not found.problems, found.problems[:3]
    return time.perf_counter() - began
