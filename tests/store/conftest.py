"""A file in which people have been at work, and the rights of somebody who is not root."""

import os
import shutil
import subprocess
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

POWERS = "-dac_override,-dac_read_search"
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
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that starts a program for which the permissions of files count: root gives up its powers."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root needs the setpriv program to give up its powers")
    command = ["setpriv", f"--bounding-set={POWERS}", f"--inh-caps={POWERS}"]
    closed = tmp_path_factory.mktemp("closed")
    closed.chmod(0o500)
    refused = subprocess.run([*command, "touch", str(closed / "file")], capture_output=True, check=False)
    assert refused.returncode != 0, "setpriv left the power to write anywhere"
    assert not list(closed.iterdir())
    return command
