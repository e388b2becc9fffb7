"""A year of three quarters to be summed up: every state and status of a cell, appended as they would have been."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.numbers import read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.decrees import decree
from ikk_tui.store import ledger
from ikk_tui.store.database import Database

NOON = datetime(2024, 10, 2, 5, 0, tzinfo=UTC)
DRAFT, SUBMITTED, APPROVED, RETURNED = Status.DRAFT, Status.SUBMITTED, Status.APPROVED, Status.RETURNED


@dataclass(frozen=True)
class Held:
    """What somebody wrote into a cell, and how far it came."""

    code: str
    quarter: Quarter
    text: str
    status: Status = DRAFT
    obstacles: str = ""
    reason: str = ""


LATE = "Asesmen tertunda di dua lapas; petugas baru dilatih pada bulan Agustus dan hasilnya menunggu laporan UPT."
YEAR = (
    Held("1.1.1", Quarter.I, "2,9", APPROVED),
    Held("2.1.1", Quarter.I, "80", APPROVED),
    Held("2.2.1", Quarter.I, "51/60", SUBMITTED),
    Held("2.4.5", Quarter.I, "10", APPROVED),
    Held("3.1.1", Quarter.I, "3,2", APPROVED),
    Held("6.2.1", Quarter.I, "6", APPROVED),
    Held("1.1.1", Quarter.II, "3,1", APPROVED),
    Held("2.4.5", Quarter.II, "15", APPROVED, "Ruang asesmen sempit."),
    Held("4.2.1", Quarter.II, "20", APPROVED, "Majelis baru terbentuk pada Mei."),
    Held("6.2.1", Quarter.II, "7", APPROVED),
    Held("8.2.1", Quarter.II, "20", SUBMITTED),
    Held("1.1.1", Quarter.III, "3,25", APPROVED),
    Held("2.2.1", Quarter.III, "45/60", SUBMITTED),
    Held("2.4.4", Quarter.III, "-", DRAFT, reason="belum ada klien"),
    Held("2.4.5", Quarter.III, "17", RETURNED, LATE),
    Held("2.4.6", Quarter.III, "nihil", DRAFT),
    Held("2.9.1", Quarter.III, "2", DRAFT),
    Held("2.9.6", Quarter.III, "0", DRAFT),
    Held("4.1.1", Quarter.III, "9", APPROVED),
    Held("5.2.1", Quarter.III, "40", SUBMITTED, "Survei baru selesai separuh."),
    Held("6.2.1", Quarter.III, "5", DRAFT),
    Held("8.3.1", Quarter.III, "60", DRAFT),
)


def write(db: Database, cells: Iterable[Held], year: int = 2024) -> None:
    """Append these, as somebody may have whose work came from another machine."""
    units = {one.code: one.unit for one in decree(db, year).indicators}
    for one in cells:
        reading = read_value(one.text, units[one.code])
        content = Content(reading, one.status, reason=one.reason, obstacles=one.obstacles)
        revision = Revision(CellKey(year, one.code, one.quarter), content, Deed.RECORD, "siti", "laptop-1", NOON, ())
        with db.writing() as session:
            ledger.append(session, revision)


@pytest.fixture
def year(db: Database, seeded: Path) -> Path:
    """The path of a file with all of it."""
    write(db, YEAR)
    return seeded
