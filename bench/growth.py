"""The summary over a file of ten years and many revisions, against one with a single quarter."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlmodel import Session

from bench.measure import pairs, report
from ikk_tui.domain.cells import CellKey, Content, Deed, Revision
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.summary import summarize
from ikk_tui.services.boards import overview
from ikk_tui.services.decrees import decree
from ikk_tui.services.opening import open_file
from ikk_tui.store import ledger
from ikk_tui.store.database import Database

YEARS, REVISIONS = 10, 10
BEGAN = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
_COPIED = {
    "decree": "number, institution, issuer, title, place, date, in_force_until, enactment, signatory_position, "
    "signatory, signatory_nip",
    "scoring_rule": "name, value, source",
    "program": "code, name, label, division",
    "objective": "code, program_code, name",
    "indicator": "code, objective_code, target, target_text, unit, polarity, consolidation, index_scale, name",
}


def compare(folder: Path) -> None:
    """Read and make the whole page, of 2024's third quarter, in both files."""
    large, small = folder / "large.db", folder / "small.db"
    _grow(large, [2024 - back for back in range(YEARS)], list(Quarter), REVISIONS)
    _grow(small, [2024], [Quarter.III], 1)
    big, little = open_file(large, make_folder=False), open_file(small, make_folder=False)
    revisions = YEARS * len(decree(big, 2024).indicators) * len(Quarter) * REVISIONS
    try:
        report(f"summary, {revisions:,} revisions", *pairs(lambda: _page(big), lambda: _page(little), 60), 1.2)
    finally:
        big.close()
        little.close()


def _page(db: Database) -> None:
    found = overview(db, Quarter.III, year=2024)
    summary = summarize(found.board)
    assert summary.rows(opened=None)
    assert summary.drags


def _grow(path: Path, years: list[int], quarters: list[Quarter], revisions: int) -> None:
    open_file(path, make_folder=False).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for year in years[1:]:
            for table, columns in _COPIED.items():
                key = "year" if table == "decree" else "decree_year"
                rest = f"({key}, {columns}) SELECT {year}, {columns} FROM {table} WHERE {key} = 2024"
                connection.execute(f"INSERT INTO {table} {rest}")
    db = open_file(path, make_folder=False)
    indicators = decree(db).indicators
    with db.writing() as session:
        for year in years:
            for one in indicators:
                for quarter in quarters:
                    _revise(session, CellKey(year, one.code, quarter), one.target, revisions)
    db.close()


def _revise(session: Session, key: CellKey, target: Decimal, revisions: int) -> None:
    value = (target * (80 + int(key.quarter)) / 100).quantize(Decimal("0.0001"))
    content = Content(Reading(CellState.FILLED, value), analysis="Sesuai rencana.", obstacles="Kendala lapangan. " * 20)
    parents: tuple[str, ...] = ()
    for number in range(revisions):
        at = BEGAN + timedelta(seconds=number)
        now = replace(content, remark=str(number))
        revision = ledger.append(session, Revision(key, now, Deed.RECORD, "siti", "laptop", at, parents))
        parents = (revision.id,)
