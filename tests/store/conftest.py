"""A file in which people have been at work."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ikk_tui.domain.cells import CellKey, Content, Deed, Evidence, Revision
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store import ledger
from ikk_tui.store.database import open_database

from .sealed import work

NARRATED = Content(
    reading=Reading(CellState.NOT_APPLICABLE),
    reason="belum ada peserta",
    analysis="Pelatihan menunggu anggaran.",
    obstacles="Anggaran diblokir.",
    follow_up="Mengajukan revisi anggaran.",
    evidence=(Evidence("file", "nota-dinas.pdf", 214_000, "ab" * 32),),
    remark="lihat nota dinas",
)


@pytest.fixture(scope="session")
def used(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with a cell that was changed, a fraction, a nihil, and a cell with every text in it."""
    siti = Author("siti", "laptop-1")
    db = open_database(tmp_path_factory.mktemp("used") / "ikk.db")
    for code, text in [("2.4.5", "15"), ("2.4.5", "17"), ("2.4.4", "45/60"), ("2.4.3", "nihil")]:
        record(db, code, text, Quarter.III, siti)
    key = CellKey(2024, "2.4.6", Quarter.III)
    with db.writing() as session:
        ledger.append(session, Revision(key, NARRATED, Deed.RECORD, siti.name, siti.device, datetime.now(UTC), ()))
    db.close()
    return db.path.read_bytes()


@pytest.fixture
def written(tmp_path: Path, used: bytes) -> Path:
    """The path of a closed file in which people have been at work."""
    path = tmp_path / "ikk.db"
    path.touch(0o600)
    path.write_bytes(used)
    return path


@pytest.fixture(scope="session")
def administered(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with accounts, a submission, amendments, a closed quarter, and one that was closed for a while."""
    path = tmp_path_factory.mktemp("administered") / "ikk.db"
    work(path)
    return path.read_bytes()


@pytest.fixture
def kept(tmp_path: Path, administered: bytes) -> Path:
    """The path of such a file, closed."""
    path = tmp_path / "ikk.db"
    path.touch(0o600)
    path.write_bytes(administered)
    return path
