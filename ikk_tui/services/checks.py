"""Checking a file, and rebuilding what can be rebuilt."""

from ikk_tui.store import integrity, ledger
from ikk_tui.store.database import Database
from ikk_tui.store.integrity import CheckReport


def check(db: Database) -> CheckReport:
    """Look at the whole file and change nothing."""
    with db.raw() as connection:
        return integrity.check(connection, db.path)


def rebuild(db: Database) -> int:
    """Write the current values anew from the ledger; how many cells they are."""
    with db.writing() as session:
        return ledger.rebuild(session)
