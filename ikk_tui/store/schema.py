"""The shape of the file: making it from nothing."""

from ikk_tui.store import journal_tables, tables  # noqa: F401  importing them registers the tables
from ikk_tui.store.orm import Connection, SQLModel
from ikk_tui.store.seed import load_seed
from ikk_tui.store.stamps import APPLICATION_ID, VERSION
from ikk_tui.store.triggers import append_only


def create(connection: Connection) -> None:
    """Make tables, triggers and the decree's data, and stamp the file, in the caller's transaction."""
    SQLModel.metadata.create_all(connection)
    for trigger in append_only().values():
        connection.exec_driver_sql(trigger)
    load_seed(connection.exec_driver_sql)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
