"""The stamp of a file: whose it is, and of which version."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

APPLICATION_ID = int.from_bytes(b"IKK1")
VERSION = 4


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
