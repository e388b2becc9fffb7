"""`make bench`: starting, saving, keys and bytes, a file that has grown, and many people at once."""

import hashlib
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from bench import crowd, entry, growth, keys, starting
from bench.measure import pairs, report
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import record
from ikk_tui.store.database import connect

COLUMNS = (
    "id, decree_year, office, indicator, quarter, state, value, status, reason, analysis, obstacles, follow_up, "
    "evidence, remark, deed, author, device, at, parents"
)


def process(*arguments: str) -> Callable[[], object]:
    """Run Python with these arguments to its end."""
    return lambda: subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def bare_save(connection: sqlite3.Connection, numbers: "count[int]") -> None:
    """The rows of a save through sqlite3 alone, under the same pragmas."""
    number = next(numbers)
    # As long as ours, and no more in order; upon the one before.
    revision, before = (hashlib.sha256(str(one).encode()).hexdigest() for one in (number, number - 1))
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        f"INSERT INTO revision ({COLUMNS}) VALUES (?, 2024, 'KANWIL', '2.4.5', 3, 'filled', ?, 'draft', '', '', '', "
        "'', '[]', '', 'record', 'siti', 'laptop', '2024-10-02T03:04:05.000006Z', ?)",
        (revision, number * 10_000, before),
    )
    connection.execute("INSERT INTO seal (ledger, sealed, link) VALUES ('revision', ?, ?)", (revision, revision))
    connection.execute(
        "INSERT INTO realisation VALUES (2024, 'KANWIL', '2.4.5', 3, ?, 'filled', ?, NULL, NULL, 'draft') "
        "ON CONFLICT DO UPDATE SET head = excluded.head, value = excluded.value",
        (revision, number * 10_000),
    )
    connection.execute("COMMIT")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        ours, floor = Path(folder) / "ours.db", Path(folder) / "floor.db"
        open_file(floor, make_folder=False).close()
        db = open_file(ours, make_folder=False)
        author, numbers = Author("siti", "laptop"), count(1)
        query = (
            f"import sqlmodel, sqlite3; sqlite3.connect({str(ours)!r}).execute('SELECT * FROM realisation').fetchall()"
        )
        summary = ("-m", "ikk_tui", "--db", str(ours), "summary", "--quarter", "3")
        print(f"{'what':<34}{'ours':>12}{'floor':>12}{'ratio':>10}  (quartiles)")
        report("ikk --version", *pairs(process("-m", "ikk_tui", "--version"), process("-c", "pass"), 20), 2)
        report("ikk summary --quarter 3", *pairs(process(*summary), process("-c", query), 10), 1.3)
        connection = connect(floor)
        saves = pairs(
            lambda: record(db, "2.4.5", str(next(numbers)), Quarter.III, author),
            lambda: bare_save(connection, numbers),
            300,
        )
        report("a save", *saves, 2)
        connection.close()
        db.close()
        starting.compare(Path(folder), 15)
        keys.compare(Path(folder), 60)
        entry.compare(Path(folder))
        growth.compare(Path(folder))
        crowd.compare(Path(folder))


if __name__ == "__main__":
    main()
