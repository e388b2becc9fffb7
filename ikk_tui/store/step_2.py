"""From version 1 to 2: the chain of amendments. Never edited: files in use were made by it."""

import sqlite3

_RULES = "'cap', 'band_very_high', 'band_high', 'band_medium', 'band_low', 'rollup', 'zero_target'"
_FIELDS = (
    "'name', 'target', 'unit', 'polarity', 'consolidation', 'division', 'index_scale', "
    f"'target_q1', 'target_q2', 'target_q3', 'target_q4', {_RULES}"
)
_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_INSTANT = f"{_DAY}T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
_CONTROLS = (
    "1,45,8,11,45,31,127,45,159,1564,45,1564,8206,45,8207,8232,45,8233,8234,45,8238,8294,45,8297"  # char() ranges
)
_CLEAN = ", ".join(
    f"CHECK ({column} NOT GLOB '*[' || char({_CONTROLS}) || ']*' AND instr({column}, char(0)) = 0)"
    for column in ("former", "amended", "basis", "reason", "author", "device")
)
_TABLE = f"""
CREATE TABLE amendment (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    decree_year INTEGER NOT NULL,
    indicator TEXT,
    field TEXT NOT NULL,
    former TEXT NOT NULL,
    amended TEXT NOT NULL,
    basis TEXT NOT NULL,
    basis_date TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    parent TEXT NOT NULL,
    PRIMARY KEY (seq),
    FOREIGN KEY(decree_year, indicator) REFERENCES indicator (decree_year, code),
    CHECK (field IN ({_FIELDS})),
    CHECK ((indicator IS NULL) = (field IN ({_RULES}))),
    CHECK (former <> amended),
    CHECK (basis <> '' AND reason <> ''),
    CHECK (basis_date GLOB '{_DAY}'),
    CHECK (length(id) = 64 AND id NOT GLOB '*[^0-9a-f]*'),
    CHECK (parent = '' OR length(parent) = 64 AND parent NOT GLOB '*[^0-9a-f]*'),
    CHECK (at GLOB '{_INSTANT}'),
    {_CLEAN},
    UNIQUE (id),
    FOREIGN KEY(decree_year) REFERENCES decree (year),
    UNIQUE (parent)
) STRICT"""
_REFUSE = "SELECT RAISE(ABORT, 'amendment hanya dapat ditambah, tidak dapat diubah atau dihapus'); END"
_TRIGGERS = (
    f"CREATE TRIGGER amendment_no_update BEFORE UPDATE ON amendment BEGIN {_REFUSE}",
    f"CREATE TRIGGER amendment_no_delete BEFORE DELETE ON amendment BEGIN {_REFUSE}",
    "CREATE TRIGGER amendment_no_replace BEFORE INSERT ON amendment "
    "WHEN EXISTS (SELECT 1 FROM amendment WHERE id = NEW.id OR seq = NEW.seq OR parent = NEW.parent) "
    f"BEGIN {_REFUSE}",
    "CREATE TRIGGER amendment_in_order AFTER INSERT ON amendment WHEN NEW.seq <> 1 + coalesce("
    f"(SELECT max(seq) FROM amendment WHERE seq < NEW.seq), 0) BEGIN {_REFUSE}",
)


def add_amendments(connection: sqlite3.Connection) -> None:
    """Make the table and what guards it."""
    for statement in (_TABLE, *_TRIGGERS):
        connection.execute(statement)
