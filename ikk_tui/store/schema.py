"""The shape of the file: its stamp, and making it from nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlmodel import SQLModel

from ikk_tui.store import tables  # noqa: F401  importing them registers the tables
from ikk_tui.store.seed import load_seed
from ikk_tui.store.triggers import append_only

APPLICATION_ID = int.from_bytes(b"IKK1")
VERSION = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose file it is and of which version; `tables` tells an empty file from a foreign one."""

    application: int
    version: int
    tables: int


EMPTY = Stamp(0, 0, 0)


def stamp(execute: Callable[[str], Any]) -> Stamp:
    """Read the stamp through `execute`. SQLite's error for a file that is no database comes from here."""
    questions = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
    return Stamp(*(execute(question).fetchone()[0] for question in questions))


def create(connection: Connection) -> None:
    """Make tables, triggers and the decree's data, and stamp the file, in the caller's transaction."""
    SQLModel.metadata.create_all(connection)
    for trigger in append_only().values():
        connection.exec_driver_sql(trigger)
    load_seed(connection.exec_driver_sql)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
