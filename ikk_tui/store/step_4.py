"""From version 3 to 4: the journal, the seals, and who has seen what. Never edited: files in use were made by it."""

import hashlib
import sqlite3

_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_INSTANT = f"{_DAY}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
_CONTROLS = (
    "1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297"  # char() ranges
)


def _clean(*columns: str) -> str:
    return ", ".join(
        f"CHECK ({column} NOT GLOB '*[' || char({_CONTROLS}) || ']*' AND instr({column}, char(0)) = 0)"
        for column in columns
    )


def _hex(column: str) -> str:
    return f"length({column}) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'"


_JOURNAL = f"""
CREATE TABLE journal (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    content TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    parent TEXT NOT NULL,
    PRIMARY KEY (seq),
    CHECK (kind IN ('account', 'lock', 'policy')),
    CHECK (subject <> '' AND content GLOB '{{*}}'),
    CHECK ({_hex("id")}),
    CHECK (parent = '' OR {_hex("parent")}),
    CHECK (at GLOB '{_INSTANT}'),
    {_clean("subject", "content", "author", "device")},
    UNIQUE (id),
    UNIQUE (parent)
) STRICT"""
_SEAL = f"""
CREATE TABLE seal (
    seq INTEGER NOT NULL,
    ledger TEXT NOT NULL,
    sealed TEXT NOT NULL,
    link TEXT NOT NULL,
    PRIMARY KEY (seq),
    CHECK (ledger IN ('revision', 'amendment', 'journal')),
    CHECK ({_hex("sealed")}),
    CHECK ({_hex("link")}),
    UNIQUE (sealed)
) STRICT"""
_LOOK = f"""
CREATE TABLE look (
    revision TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (revision, reviewer),
    CHECK (at GLOB '{_INSTANT}'),
    {_clean("reviewer")},
    FOREIGN KEY(revision) REFERENCES revision (id)
) WITHOUT ROWID, STRICT"""


def _guards(table: str, unique: str) -> tuple[str, ...]:
    refuse = f"SELECT RAISE(ABORT, '{table} hanya dapat ditambah, tidak dapat diubah atau dihapus'); END"
    return (
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {unique}) BEGIN {refuse}",
        f"CREATE TRIGGER {table}_in_order AFTER INSERT ON {table} WHEN NEW.seq <> 1 + coalesce("
        f"(SELECT max(seq) FROM {table} WHERE seq < NEW.seq), 0) BEGIN {refuse}",
    )


def add_journal(connection: sqlite3.Connection) -> None:
    """Make the tables and what guards them, and seal what is there in the order in which it was written."""
    for statement in (_JOURNAL, _SEAL, _LOOK):
        connection.execute(statement)
    before = "0" * 64
    for ledger, row in _written(connection):
        before = hashlib.sha256(f"{before} {ledger} {row}".encode()).hexdigest()
        connection.execute("INSERT INTO seal (ledger, sealed, link) VALUES (?, ?, ?)", (ledger, row, before))
    for guard in (
        *_guards("journal", "id = NEW.id OR seq = NEW.seq OR parent = NEW.parent"),
        *_guards("seal", "seq = NEW.seq OR sealed = NEW.sealed"),
    ):
        connection.execute(guard)


def _written(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """What both ledgers hold, each in its own order, and between the two by their times."""
    rows = [
        (str(at), ledger, str(row))
        for ledger in ("revision", "amendment")
        for at, row in connection.execute(f"SELECT at, id FROM {ledger} ORDER BY seq")
    ]
    # What is dated before its predecessor in its own ledger takes the place of that.
    latest = {"revision": "", "amendment": ""}
    placed: list[tuple[str, str, str]] = []
    for at, ledger, row in rows:
        latest[ledger] = max(latest[ledger], at)
        placed.append((latest[ledger], ledger, row))
    return [(ledger, row) for _, ledger, row in sorted(placed, key=lambda one: one[0])]
