"""The decree's data: where `seed.sql` lies, and loading it."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import ikk_tui

_PACKAGE = Path(ikk_tui.__file__).parent


def seed_path() -> Path:
    """The file inside an installed package, or at the top of a checkout."""
    shipped = _PACKAGE / "seed.sql"
    return shipped if shipped.exists() else _PACKAGE.parent / "seed.sql"


def statements(sql: str) -> Iterator[str]:
    """The statements of a script, one by one; a semicolon inside a text ends nothing."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def load_seed(execute: Callable[[str], object]) -> None:
    """Run the seed through `execute`, inside the caller's transaction. A second time changes nothing."""
    for statement in statements(seed_path().read_text(encoding="utf-8")):
        execute(statement)
