"""A program that is killed halfway, with half of its work on the disk already, leaves nothing half done."""

import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine

from ikk_tui.store import schema, stamps
from ikk_tui.store.database import connect, open_database
from ikk_tui.store.migrations import Step, migrate

from .crowd import CONTEXT
from .files import dump, problems, select, stamp


def connect_with_little_memory(path: Path) -> sqlite3.Connection:
    """A connection that writes its changes into the file long before they are committed."""
    connection = connect(path)
    connection.execute("PRAGMA cache_size = 1").close()
    return connection


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def make_and_die(path: Path) -> None:
    path.touch(0o600)
    engine = create_engine("sqlite://", creator=lambda: connect_with_little_memory(path))
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")
        schema.create(connection)
        die()


def migrate_and_die(path: Path) -> None:
    def rewrite(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE indicator ADD COLUMN note TEXT NOT NULL DEFAULT 'x'")
        connection.execute("CREATE TABLE copied AS SELECT a.* FROM indicator a, indicator b, program c")
        die()

    migrate(path, connect_with_little_memory, [Step(stamps.VERSION + 1, rewrite)])


def write_and_die(path: Path) -> None:
    connection = connect_with_little_memory(path)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE copied AS SELECT a.* FROM indicator a, indicator b, program c")
    die()


def kill(deed: Callable[[Path], None], path: Path) -> None:
    """Let another process begin the deed and be killed in it; its traces must be on the disk."""
    process = CONTEXT.Process(target=deed, args=(path,), daemon=True)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


def test_a_file_half_made_is_made_again(tmp_path: Path, seeded: Path) -> None:
    path = tmp_path / "setengah.db"
    kill(make_and_die, path)
    assert path.stat().st_size > 0
    open_database(path).close()
    assert dump(path) == dump(seeded)
    assert stamp(path) == stamp(seeded)
    assert problems(path) == ()


def test_a_file_half_brought_up_to_date_is_as_it_was(written: Path) -> None:
    before, stamped, size = dump(written), stamp(written), written.stat().st_size
    kill(migrate_and_die, written)
    assert written.stat().st_size > size
    open_database(written).close()
    assert dump(written) == before
    assert stamp(written) == stamped
    assert problems(written) == ()


def test_a_file_half_written_is_as_it_was(written: Path) -> None:
    before, size = dump(written), written.stat().st_size
    kill(write_and_die, written)
    assert written.stat().st_size > size
    open_database(written).close()
    assert dump(written) == before
    assert select(written, "PRAGMA integrity_check") == [("ok",)]
    assert problems(written) == ()
