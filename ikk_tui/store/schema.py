"""The shape of the file: its stamp, and making it from nothing."""

from dataclasses import dataclass

from sqlalchemy import Connection
from sqlmodel import SQLModel

from ikk_tui.store import tables  # noqa: F401  importing them registers the tables
from ikk_tui.store.seed import load_seed
from ikk_tui.store.triggers import append_only

APPLICATION_ID = int.from_bytes(b"IKK1")
VERSION = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose file it is and of which version; `tables` tells an empty file from a foreign one."""

    application: int
    version: int
    tables: int


EMPTY = Stamp(0, 0, 0)


def stamp(connection: Connection) -> Stamp:
    """Read the stamp. SQLite's error for a file that is no database comes from here."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    count = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
    return Stamp(application, version, count)


def create(connection: Connection) -> None:
    """Make tables, triggers and the decree's data, and stamp the file, in the caller's transaction."""
    SQLModel.metadata.create_all(connection)
    for trigger in append_only().values():
        connection.exec_driver_sql(trigger)
    load_seed(connection.exec_driver_sql)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
