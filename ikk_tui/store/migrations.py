"""Bringing an older file up to date: numbered steps, behind a checked copy, in one transaction."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from ikk_tui.store.faults import unusable
from ikk_tui.store.step_2 import add_amendments
from ikk_tui.store.step_3 import add_open_forms
from ikk_tui.store.step_4 import add_journal


@dataclass(frozen=True, slots=True)
class Step:
    """What makes a file of version `to - 1` one of version `to`."""

    to: int
    run: Callable[[sqlite3.Connection], object]


# A step is added here together with its change of the tables, and never edited afterwards.
STEPS: tuple[Step, ...] = (Step(2, add_amendments), Step(3, add_open_forms), Step(4, add_journal))

Connect = Callable[[Path], sqlite3.Connection]


def migrate(path: Path, connect: Connect, steps: Sequence[Step] = STEPS) -> Path | None:
    """Run the steps the file lacks and return the copy made first; None when it lacked none.

    All steps and the new version number stand in one EXCLUSIVE transaction: they all happen or none. Raises
    DatabaseUnusable when the copy is not sound or a step leaves a broken reference.
    """
    with closing(connect(path)) as connection:
        if not _missing(connection, steps):
            return None
        copy = _checked_copy(path, connection, connect)
        # Rebuilding a table drops the old one, which would take its children along.
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN EXCLUSIVE")
        try:
            missing = _missing(connection, steps)
            if not missing:
                # Somebody else did it while this process made its copy.
                connection.execute("ROLLBACK")
                copy.unlink()
                return None
            for step in missing:
                step.run(connection)
                connection.execute(f"PRAGMA user_version = {step.to}")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise unusable(
                    path, "tidak dapat dimutakhirkan: rujukan antartabel putus", f"salinannya utuh di {copy}"
                )
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back by itself where the disk failed.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return copy


def _new_file(path: Path, version: int) -> Path:
    """An empty private file of a name nobody has; SQLite takes an empty file for a missing one."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for number in count(1):
        copy = path.with_name(f"{path.stem}-skema{version}-{moment}-{number}{path.suffix}")
        with suppress(FileExistsError):
            os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return copy
    raise AssertionError("count never ends")


def _missing(connection: sqlite3.Connection, steps: Sequence[Step]) -> list[Step]:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return [step for step in steps if step.to > version]


def _checked_copy(path: Path, connection: sqlite3.Connection, connect: Connect) -> Path:
    """A copy beside the file, read back and found sound before anything is changed."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    copy = _new_file(path, version)
    connection.execute("VACUUM INTO ?", (str(copy),))
    with closing(connect(copy)) as copied:
        if copied.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise unusable(path, "tidak dimutakhirkan: salinannya tidak utuh", "jalankan `ikk check`")
    return copy
