"""What is no readable file is refused with what to do, and the database itself is never opened to be measured."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.domain.evidence import FileState, read_proofs
from ikk_tui.errors import Refused
from ikk_tui.services.evidence import measure

from .places import a_folder, below_a_file, broken_link, fifo, loop, missing, missing_folder

# Measures what its first argument says; the second is the database.
VISITOR = """
import sys
from pathlib import Path

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import read_proofs
from ikk_tui.errors import Refused
from ikk_tui.services.evidence import file_state, measure

print(file_state(Evidence("file", sys.argv[1], 0, "ab" * 32)))
try:
    print(measure(read_proofs(sys.argv[1]), [], Path(sys.argv[2])))
except Refused as refusal:
    print(refusal.message)
"""


def device(folder: Path) -> Path:
    return Path("/dev/zero")


def long_name(folder: Path) -> Path:
    return folder / ("x" * 300)


def somebody_unknown(folder: Path) -> Path:
    return Path("~tidak-ada-orang-ini/x.pdf")


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (missing, "tidak ada"),
        (missing_folder, "tidak ada"),
        (broken_link, "tidak ada"),
        (a_folder, "bukan berkas biasa"),
        (fifo, "bukan berkas biasa"),
        (device, "bukan berkas biasa"),
        (below_a_file, "tidak dapat dibaca"),
        (loop, "tidak dapat dibaca"),
        (long_name, "tidak dapat dibaca"),
        (somebody_unknown, "tidak dapat dibaca"),
    ],
)
def test_what_cannot_be_measured_is_refused_with_what_to_do(
    tmp_path: Path, seeded: Path, made: Callable[[Path], Path], says: str
) -> None:
    path = made(tmp_path)
    with pytest.raises(Refused, match=says) as refused:
        measure(read_proofs(f"12/A/2026\n{path}"), [], seeded)
    assert str(path)[:40] in refused.value.sentence
    assert refused.value.hint
    assert refused.value.message.isprintable()


@pytest.mark.parametrize("closed", ["laporan.pdf", "."], ids=["the file", "its folder"])
def test_a_file_one_may_not_read_is_refused_and_told(
    tmp_path: Path, seeded: Path, ordinary: list[str], closed: str
) -> None:
    folder = tmp_path / "laporan"
    folder.mkdir()
    report = folder / "laporan.pdf"
    report.touch()
    (folder / closed).chmod(0o000)
    call = [*ordinary, sys.executable, "-c", VISITOR, str(report), str(seeded)]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    state, refusal = done.stdout.splitlines()
    assert state == FileState.UNREADABLE
    assert refusal.endswith("tidak dapat dibaca; periksa letak dan izinnya")


def the_file_itself(path: Path) -> Path:
    return path


def its_journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def symbolic_link(path: Path) -> Path:
    (path.parent / "tautan.pdf").symlink_to(path)
    return path.parent / "tautan.pdf"


def hard_link(path: Path) -> Path:
    (path.parent / "kembar.pdf").hardlink_to(path)
    return path.parent / "kembar.pdf"


def another_way(path: Path) -> Path:
    return path.parent / "." / ".." / path.parent.name / path.name


def link_to_its_journal(path: Path) -> Path:
    return symbolic_link(its_journal(path))


@pytest.mark.parametrize(
    "named",
    [the_file_itself, its_journal, symbolic_link, hard_link, another_way, link_to_its_journal],
    ids=lambda one: one.__name__,
)
@pytest.mark.parametrize("linked", [False, True], ids=["by its name", "by a link"])
def test_the_database_is_no_evidence_and_its_lock_is_not_lost(
    tmp_path: Path, seeded: Path, named: Callable[[Path], Path], linked: bool
) -> None:
    database = seeded
    if linked:
        database = tmp_path / "lain" / "basis.db"
        database.parent.mkdir()
        database.symlink_to(seeded)
    with closing(sqlite3.connect(seeded, isolation_level=None)) as writer:
        writer.execute("BEGIN EXCLUSIVE")
        writer.execute("INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
        path = named(seeded)
        with pytest.raises(Refused, match="adalah basis data yang sedang terbuka"):
            measure(read_proofs(str(path)), [], database)
        # Another process finds it locked: opening and closing the file here would have let the lock go.
        assert not may_write(seeded)
        writer.execute("ROLLBACK")
    assert may_write(seeded)


def may_write(path: Path) -> bool:
    """Whether another process can write into it at once."""
    tries = f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute('BEGIN IMMEDIATE')"
    return subprocess.run([sys.executable, "-c", tries], capture_output=True, check=False).returncode == 0


def test_a_file_beside_the_database_is_evidence(seeded: Path) -> None:
    other = seeded.with_name("ikk.db-lama")
    other.write_bytes(seeded.read_bytes())
    (found,) = measure(read_proofs(str(other)), [], seeded)
    assert found.reference == str(other)
