"""Whether the file still is what was written: its pages, its shape, the decree, the ledger, the projection."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from ikk_tui.domain.cells import Cell, CellKey, Revision
from ikk_tui.domain.decree import code_order
from ikk_tui.store import ledger, schema, seals
from ikk_tui.store.amendment_check import amendment_problems
from ikk_tui.store.journal_check import journal_problems, seal_problems
from ikk_tui.store.orm import create_engine
from ikk_tui.store.pages import looked_at
from ikk_tui.store.proving import PROVEN, Doubt, proven
from ikk_tui.store.reading import SCALE, over, scaled
from ikk_tui.store.tables import RealisationRow, RevisionRow
from ikk_tui.store.triggers import FROZEN

Row = TypeVar("Row")
PROJECTION = "Realisasi"
_UNREADABLE = (ValueError, TypeError, ArithmeticError, KeyError)
_SHAPE = "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at and what it found wrong, each an Indonesian sentence.

    `rebuildable` when only the projection is wrong, which can be made anew from the ledger. `root` stands for
    all `sealed` rows of the ledgers in their order.
    """

    path: Path
    revisions: int
    cells: int
    problems: tuple[str, ...]
    rebuildable: bool
    root: str = seals.NOTHING
    sealed: int = 0


@dataclass(slots=True)
class _Chains:
    """What the ledger's rows have told so far."""

    cell_of: dict[str, CellKey]
    heads: dict[CellKey, Revision]
    rows: int = 0


def check(connection: sqlite3.Connection, path: Path) -> CheckReport:
    """Look at everything and change nothing. Damage of any kind becomes a problem, never an error."""
    with closing(_fresh()) as fresh:
        counts = _proven(connection, path, fresh)
        if counts is not None:
            return CheckReport(path, *counts, (), False, *_root(connection))
        return _explained(connection, path, fresh)


def _proven(connection: sqlite3.Connection, path: Path, fresh: sqlite3.Connection) -> tuple[int, int] | None:
    """The numbers of revisions and cells of a file in which nothing is wrong; None at the slightest doubt."""
    rest = (
        _shape_problems(connection, fresh),
        _decree_problems(connection, fresh),
        amendment_problems(connection),
        journal_problems(connection),
    )
    try:
        with looked_at(connection, path, PROVEN) as sound:
            counts = proven(connection)
            return counts if not any(True for _ in chain(*rest)) and sound() else None
    except (Doubt, sqlite3.Error, UnicodeError, *_UNREADABLE):
        return None


def _explained(connection: sqlite3.Connection, path: Path, fresh: sqlite3.Connection) -> CheckReport:
    """What is wrong, each with what it is about."""
    # A broken letter must not hide the row it stands in.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    chains = _Chains({}, {})
    sections = (
        ("Berkas", _sqlite_problems(connection)),
        ("Bentuk", _shape_problems(connection, fresh)),
        ("Keputusan", _decree_problems(connection, fresh)),
        ("Riwayat", _ledger_problems(connection, chains)),
        ("Perbaikan", amendment_problems(connection)),
        ("Jurnal", journal_problems(connection)),
        ("Segel", seal_problems(connection)),
        (PROJECTION, _projection_problems(connection, chains.heads)),
    )
    found = [(name, problem) for name, section in sections for problem in _guarded(name, section)]
    only_projection = bool(found) and all(name == PROJECTION for name, _ in found)
    problems = tuple(problem for _, problem in found)
    return CheckReport(path, chains.rows, len(chains.heads), problems, only_projection, *_root(connection))


def _root(connection: sqlite3.Connection) -> tuple[str, int]:
    try:
        return seals.root(over(connection))
    except (sqlite3.Error, *_UNREADABLE):
        # Told among the problems already.
        return seals.NOTHING, 0


def _guarded(name: str, problems: Iterator[str]) -> Iterator[str]:
    try:
        yield from problems
    except (sqlite3.Error, *_UNREADABLE) as error:
        yield f"{name} tidak terbaca seluruhnya: {error}"


def _fresh() -> sqlite3.Connection:
    """A database as this program makes it, in memory."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        schema.create(connection)
    return cast(sqlite3.Connection, engine.raw_connection().driver_connection)


def _sqlite_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"SQLite menemukan kerusakan: {found}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Baris {row or ''} tabel {table} merujuk ke {parent} yang tidak ada"


def _shape_problems(connection: sqlite3.Connection, fresh: sqlite3.Connection) -> Iterator[str]:
    words = {"trigger": "Pengaman", "table": "Tabel", "index": "Indeks", "view": "Tampilan"}
    # However it is laid out: a step may write a table in other lines than SQLAlchemy does.
    expected, found = (
        {name: (kind, "".join(sql.split())) for name, kind, sql in one.execute(_SHAPE)} for one in (fresh, connection)
    )
    for name, (kind, sql) in expected.items():
        if found.get(name) != (kind, sql):
            yield f"{words[kind]} {name} hilang atau diubah"
    for name in found.keys() - expected.keys():
        yield f"{words.get(found[name][0], 'Bagian')} {name} bukan bagian dari basis data ini"


def _decree_problems(connection: sqlite3.Connection, fresh: sqlite3.Connection) -> Iterator[str]:
    """The decrees that ship with the program, row by row; other years and offices are the users' own."""
    years = {year for (year,) in fresh.execute("SELECT year FROM decree")}
    for table in FROZEN:
        width = sum(1 for column in fresh.execute(f"PRAGMA table_info({table})") if column[5])
        expected = _keyed(fresh.execute(f"SELECT * FROM {table}"), width)
        found = _keyed(connection.execute(f"SELECT * FROM {table}"), width)
        for key, row in expected.items():
            if found.get(key) != row:
                yield f"Tabel {table}: {_named(key)} hilang atau berbeda dari keputusan"
        for key in found.keys() - expected.keys():
            if key[0] in years:
                yield f"Tabel {table}: {_named(key)} tidak ada dalam keputusan"


def _keyed(rows: Iterable[tuple[Any, ...]], width: int) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Rows by their key, which stands first in every table."""
    return {row[:width]: row for row in rows}


def _named(key: tuple[Any, ...]) -> str:
    return " ".join(str(part) for part in key)


def _ledger_problems(connection: sqlite3.Connection, chains: _Chains) -> Iterator[str]:
    for row in _rows(connection.execute("SELECT * FROM revision ORDER BY seq")):
        chains.rows += 1
        if row.seq != chains.rows:
            yield f"Riwayat berlubang sebelum baris {row.seq}: ada revisi yang dihapus"
            chains.rows = row.seq
        yield from _revision_problems(row, chains)


def _revision_problems(row: Any, chains: _Chains) -> Iterator[str]:
    """Check one link of a chain, given the earlier ones, and note it as the newest of its cell."""
    try:
        one = ledger.to_revision(_exact(row, RevisionRow))
    except (*_UNREADABLE, UnicodeError) as error:
        yield f"Revisi {_short(row.id)} ({row.indicator} TW {row.quarter}) tidak terbaca: {error}"
        return
    name = f"Revisi {_short(row.id)} ({_cell_name(one.key)})"
    if one.id != row.id:
        yield f"{name} tidak cocok dengan sidiknya: isinya diubah"
    if row.value != scaled(ledger.stored_value(one.content.reading)):
        yield f"{name} menyimpan nilai yang tidak cocok dengan pecahannya"
    for parent in one.parents:
        if chains.cell_of.get(parent) != one.key:
            yield f"{name} merujuk ke {_short(parent)} yang tidak ada"
    before = chains.heads.get(one.key)
    if before is not None and before.id not in one.parents:
        yield f"{name} tidak meneruskan {_short(before.id)}"
    chains.cell_of[row.id] = one.key
    chains.heads[one.key] = one


def _projection_problems(connection: sqlite3.Connection, heads: dict[CellKey, Revision]) -> Iterator[str]:
    stored: dict[CellKey, Cell] = {}
    for row in _rows(connection.execute("SELECT * FROM realisation")):
        try:
            cell = ledger.to_cell(_exact(row, RealisationRow))
        except (*_UNREADABLE, UnicodeError) as error:
            yield f"Realisasi {row.indicator} TW {row.quarter} tidak terbaca: {error}"
            continue
        stored[cell.key] = cell
        if row.value != scaled(ledger.stored_value(cell.reading)):
            yield f"Realisasi {_cell_name(cell.key)} menyimpan nilai yang tidak cocok dengan pecahannya"
    for key in sorted(stored.keys() | heads.keys(), key=_cell_order):
        if key not in heads:
            yield f"Realisasi {_cell_name(key)} tidak punya riwayat"
        elif key not in stored:
            yield f"Realisasi {_cell_name(key)} hilang; riwayatnya masih ada"
        elif stored[key] != ledger.cell_of(heads[key]):
            yield f"Realisasi {_cell_name(key)} tidak sama dengan revisi terbarunya"


def _rows(cursor: sqlite3.Cursor) -> Iterator[SimpleNamespace]:
    names = [column[0] for column in cursor.description]
    for values in cursor:
        yield SimpleNamespace(**dict(zip(names, values, strict=True)))


def _exact(row: SimpleNamespace, _: type[Row]) -> Row:
    """The raw row as the ledger reads rows: amounts as decimals."""
    amounts = {name: _decimal(getattr(row, name)) for name in ("value", "numerator", "denominator")}
    return cast(Row, SimpleNamespace(**{**vars(row), **amounts}))


def _decimal(raw: Any) -> Decimal | None:
    return None if raw is None else Decimal(raw) / SCALE


def _cell_name(key: CellKey) -> str:
    return f"{key.indicator} {key.quarter.label} {key.year}"


def _cell_order(key: CellKey) -> tuple[int, str, tuple[int, ...], int]:
    return key.year, key.office, code_order(key.indicator), key.quarter


def _short(revision_id: object) -> str:
    return str(revision_id)[: ledger.SHORT_ID]
