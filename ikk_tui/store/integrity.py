"""Whether the file still is what was written: SQLite's own checks, the ledger's hashes, the projection."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session, col, select

from ikk_tui.domain.cells import CellKey, Revision
from ikk_tui.domain.decree import code_order
from ikk_tui.store import ledger
from ikk_tui.store.seed import load_seed
from ikk_tui.store.tables import RealisationRow, RevisionRow
from ikk_tui.store.triggers import FROZEN, append_only

SHORT_ID = 12


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check looked at and what it found wrong, each an Indonesian sentence."""

    path: Path
    revisions: int
    cells: int
    problems: tuple[str, ...]


def check(session: Session, path: Path) -> CheckReport:
    """Look at everything and change nothing."""
    problems = [*_sqlite_problems(session), *_trigger_problems(session), *_seed_problems(session)]
    heads: dict[CellKey, Revision] = {}
    revisions = 0
    known: dict[str, CellKey] = {}
    for row in session.exec(select(RevisionRow).order_by(col(RevisionRow.seq)).execution_options(yield_per=1000)):
        revisions += 1
        problems += _revision_problems(row, known, heads)
    problems += _projection_problems(session, heads)
    return CheckReport(path, revisions, len(heads), tuple(problems))


def _sqlite_problems(session: Session) -> Iterator[str]:
    for (found,) in session.execute(text("PRAGMA integrity_check")):
        if found != "ok":
            yield f"SQLite menemukan kerusakan: {found}"
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield f"Baris {row} tabel {table} merujuk ke {parent} yang tidak ada"


def _trigger_problems(session: Session) -> Iterator[str]:
    found = {name: sql for name, sql in session.execute(text("SELECT name, sql FROM sqlite_schema"))}
    for name, sql in append_only().items():
        if found.get(name) != sql:
            yield f"Pengaman {name} hilang atau diubah"


def _seed_problems(session: Session) -> Iterator[str]:
    """The decree's rows against the file that ships with the program."""
    shipped = sqlite3.connect(":memory:")
    try:
        for table in FROZEN:
            columns = [row[1] for row in session.execute(text(f"PRAGMA table_info({table})"))]
            primary = [row[1] for row in session.execute(text(f"PRAGMA table_info({table})")) if row[5]]
            shipped.execute(f"CREATE TABLE {table} ({', '.join(columns)}, PRIMARY KEY ({', '.join(primary)}))")
        load_seed(shipped.execute)
        for table in FROZEN:
            stored = {tuple(row) for row in session.execute(text(f"SELECT * FROM {table}"))}
            for row in shipped.execute(f"SELECT * FROM {table}"):
                if row not in stored:
                    yield f"Tabel {table}: baris {_named(row)} berbeda dari keputusan"
    finally:
        shipped.close()


def _named(row: tuple[object, ...]) -> str:
    return " ".join(str(value) for value in row[:2])


def _revision_problems(row: RevisionRow, known: dict[str, CellKey], heads: dict[CellKey, Revision]) -> Iterator[str]:
    """Check one link of a chain, given the earlier ones, and note it as the newest of its cell."""
    try:
        one = ledger.to_revision(row)
    except (ValueError, TypeError, ArithmeticError) as error:
        yield f"Revisi {_short(row.id)} tidak terbaca ({error})"
        return
    name = f"Revisi {_short(row.id)} ({one.key.indicator} {one.key.quarter.label} {one.key.year})"
    if one.id != row.id:
        yield f"{name} tidak cocok dengan sidiknya: isinya diubah"
    if row.value != ledger.stored_value(one.content.reading):
        yield f"{name} menyimpan nilai yang tidak cocok dengan pecahannya"
    for parent in one.parents:
        if known.get(parent) != one.key:
            yield f"{name} merujuk ke {_short(parent)} yang tidak ada"
    before = heads.get(one.key)
    if before is not None and before.id not in one.parents:
        yield f"{name} tidak meneruskan {_short(before.id)}"
    known[row.id] = one.key
    heads[one.key] = one


def _projection_problems(session: Session, heads: dict[CellKey, Revision]) -> Iterator[str]:
    stored = {cell.key: cell for cell in map(ledger.to_cell, session.exec(select(RealisationRow)))}
    for key in sorted(stored.keys() | heads.keys(), key=_cell_order):
        name = f"{key.indicator} {key.quarter.label} {key.year}"
        if key not in heads:
            yield f"Realisasi {name} tidak punya riwayat"
        elif key not in stored:
            yield f"Realisasi {name} hilang; riwayatnya masih ada"
        elif stored[key] != ledger.cell_of(heads[key]):
            yield f"Realisasi {name} tidak sama dengan revisi terbarunya"


def _cell_order(key: CellKey) -> tuple[int, str, tuple[int, ...], int]:
    return key.year, key.office, code_order(key.indicator), key.quarter


def _short(revision_id: str) -> str:
    return revision_id[:SHORT_ID]
