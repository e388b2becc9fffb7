"""From version 2 to 3: who has which form open. Never edited: files in use were made by it."""

import sqlite3

_INSTANT = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
_CONTROLS = (
    "1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297"  # char() ranges
)
_CLEAN = ", ".join(
    f"CHECK ({column} NOT GLOB '*[' || char({_CONTROLS}) || ']*' AND instr({column}, char(0)) = 0)"
    for column in ("session", "author", "device")
)
_TABLE = f"""
CREATE TABLE open_form (
    session TEXT NOT NULL,
    decree_year INTEGER NOT NULL,
    office TEXT NOT NULL,
    indicator TEXT NOT NULL,
    quarter INTEGER NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (session),
    FOREIGN KEY(decree_year, indicator) REFERENCES indicator (decree_year, code),
    CHECK (quarter BETWEEN 1 AND 4),
    CHECK (until GLOB '{_INSTANT}'),
    {_CLEAN},
    FOREIGN KEY(office) REFERENCES office (code)
) WITHOUT ROWID, STRICT"""


def add_open_forms(connection: sqlite3.Connection) -> None:
    """Make the table."""
    connection.execute(_TABLE)
