"""SQLite's own look at a file, beside whatever else is checked: it is a third of the work, and needs no Python."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from ikk_tui.store import journal_tables, tables  # noqa: F401  importing them registers the tables
from ikk_tui.store.database import connect
from ikk_tui.store.orm import SQLModel

_SOUND = [("ok",)]


@contextmanager
def looked_at(connection: sqlite3.Connection, path: Path, proven: frozenset[str]) -> Iterator[Callable[[], bool]]:
    """Begin to look, in a thread of its own; what is yielded waits for the end and answers whether all is sound.

    `connection` is in a read transaction, so that both see one state of the file. Of the tables that are `proven` the
    CHECKs are left out: SQLite takes longer for those of the revisions than for everything else together.
    """
    beside = _beside(connection, path)
    if beside is None:
        # Somebody waits to write, and would wait for this process to let go, and this process for them.
        yield lambda: _sound(connection, proven)
        return
    with closing(beside), ThreadPoolExecutor(1) as pool:
        answer = pool.submit(_sound, beside, proven)
        try:
            yield answer.result
        finally:
            beside.interrupt()


def _beside(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection | None:
    """A second connection that reads the same state as the first; None where a lock is in the way."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    try:
        beside = connect(path, ours=False, patient=False)
    except sqlite3.OperationalError:
        return None
    try:
        beside.execute("BEGIN")
        beside.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError:
        beside.close()
        return None
    return beside


def _sound(connection: sqlite3.Connection, proven: frozenset[str]) -> bool:
    try:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        whole = connection.execute("PRAGMA integrity_check").fetchall() == _SOUND
    finally:
        connection.execute("PRAGMA ignore_check_constraints=OFF")
    rest = SQLModel.metadata.tables.keys() - proven
    return (
        whole
        and all(connection.execute(f"PRAGMA integrity_check({table})").fetchall() == _SOUND for table in rest)
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )
