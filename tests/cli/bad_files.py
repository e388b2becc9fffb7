"""Files that are no database of ours, and how each is refused."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from ikk_tui.store.database import open_database

Make = Callable[[Path], None]


def make_text(path: Path) -> None:
    path.write_text("Laporan triwulan III, bukan basis data.\n" * 40)


def make_short_text(path: Path) -> None:
    path.write_text("halo\n")


def make_foreign(path: Path, journal: str = "delete") -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode={journal}")
        connection.execute("CREATE TABLE song (title)")
        connection.commit()


def make_foreign_wal(path: Path) -> None:
    make_foreign(path, "wal")


def make_newer(path: Path) -> None:
    open_database(path).close()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version + 1}")


def make_truncated(path: Path) -> None:
    open_database(path).close()
    path.write_bytes(path.read_bytes()[:20_000])


def make_folder(path: Path) -> None:
    path.mkdir()


def spoil_the_rules(path: Path) -> None:
    """Make a scoring rule of a database of ours unreadable, past its guards."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER scoring_rule_no_update")
        connection.execute("UPDATE scoring_rule SET value = 'banyak' WHERE name = 'cap'")
        connection.commit()


# Who makes the file, and words of its refusal.
KINDS: list[tuple[Make, str]] = [
    (make_text, "bukan basis data"),
    (make_short_text, "bukan basis data"),
    (make_foreign, "aplikasi lain"),
    (make_foreign_wal, "aplikasi lain"),
    (make_newer, "versi yang lebih baru"),
    (make_folder, "folder"),
]
