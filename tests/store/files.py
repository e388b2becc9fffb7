"""What other programs do to a database file: look into it, write into it, damage it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from ikk_tui.services.checks import check
from ikk_tui.store.database import open_database

Row = tuple[Any, ...]


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: each file with its bytes, each folder with None."""
    return {str(one.relative_to(folder)): one.read_bytes() if one.is_file() else None for one in folder.rglob("*")}


def select(path: Path, query: str) -> list[Row]:
    """What a query finds."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def execute(path: Path, *statements: str) -> None:
    """Run statements with the settings that Python's sqlite3 has from the start."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def tamper(path: Path, table: str, *statements: str) -> None:
    """Change a guarded table as somebody would who knows how, and put its triggers back."""
    guards = f"FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '{table}'"
    drops = [f"DROP TRIGGER {name}" for (name,) in select(path, f"SELECT name {guards}")]
    restores = [sql for (sql,) in select(path, f"SELECT sql {guards}")]
    execute(path, "PRAGMA ignore_check_constraints = ON", *drops, *statements, *restores)


def columns(path: Path, table: str) -> list[str]:
    """The columns of a table, in order."""
    return [name for (name,) in select(path, f"SELECT name FROM pragma_table_info('{table}')")]


def altered(path: Path, table: str, **changed: str) -> str:
    """The SELECT of one row of a table with some columns changed, each given as an SQL expression."""
    wanted = ", ".join(changed.get(column, column) for column in columns(path, table))
    return f"SELECT {wanted} FROM (SELECT * FROM {table} LIMIT 1)"


def stamp(path: Path) -> Row:
    """The application id and the version."""
    (application,), (version,) = select(path, "PRAGMA application_id"), select(path, "PRAGMA user_version")
    return *application, *version


def dump(path: Path) -> list[str]:
    """The whole content, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def problems(path: Path) -> tuple[str, ...]:
    """What a check of the file names."""
    database = open_database(path)
    try:
        return check(database).problems
    finally:
        database.close()
