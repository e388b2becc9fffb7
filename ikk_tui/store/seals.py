"""One chain over everything that is only appended, in the order in which it came into the file."""

import hashlib
import sqlite3

from ikk_tui.store.reading import Read, over

# Before the first row.
NOTHING = "0" * 64


def add(connection: sqlite3.Connection, ledger: str, row: str) -> None:
    """Seal a row that was just appended to that ledger; the transaction must hold the write lock."""
    newest, _ = root(over(connection))
    values = (ledger, row, link(newest, ledger, row))
    connection.execute("INSERT INTO seal (ledger, sealed, link) VALUES (?, ?, ?)", values)


def link(before: str, ledger: str, row: str) -> str:
    """The next link of the chain: SHA-256 of the one before, the ledger's name and the row's id."""
    return hashlib.sha256(f"{before} {ledger} {row}".encode()).hexdigest()


def root(read: Read) -> tuple[str, int]:
    """The newest link, which stands for everything up to it, and how many rows that is."""
    rows = read("SELECT link, seq FROM seal ORDER BY seq DESC LIMIT 1")
    return (rows[0][0], rows[0][1]) if rows else (NOTHING, 0)
