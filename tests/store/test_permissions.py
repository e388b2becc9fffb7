"""Somebody without the right to a file or folder is told so, and nothing changes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .files import dump, snapshot

# Opens the file of its first argument; with a second, records that value. Says what came of it.
VISITOR = """
import logging
import sys
from pathlib import Path

from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import record

logging.disable()
path, how, *texts = sys.argv[1:]
try:
    database = open_file(Path(path), make_folder=how == "make")
    print(scoreboard(database, Quarter.III).standing.entered, "terisi")
    for text in texts:
        record(database, "2.4.5", text, Quarter.III, Author("siti", "laptop-1"))
        print("tercatat")
except DatabaseUnusable as refusal:
    sys.exit(refusal.message)
"""
ROOM = 0o700
LOOK = 0o500
CLOSED = 0o000


class Visit:
    """What became of a visit: the lines that were said, and the refusal."""

    def __init__(self, command: list[str], path: Path, *texts: str, how: str = "open") -> None:
        call = [*command, sys.executable, "-c", VISITOR, str(path), how, *texts]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        self.said = done.stdout.splitlines()
        self.refusal = done.stderr.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    folder.mkdir()
    yield folder
    folder.chmod(ROOM)


def test_a_folder_that_may_not_be_written_gets_no_file(folder: Path, ordinary: list[str]) -> None:
    folder.chmod(LOOK)
    visit = Visit(ordinary, folder / "ikk.db")
    assert str(folder / "ikk.db") in visit.refusal
    assert "izin ditolak" in visit.refusal
    assert snapshot(folder) == {}


def test_a_folder_that_may_not_be_entered_is_refused(folder: Path, ordinary: list[str]) -> None:
    folder.chmod(CLOSED)
    visit = Visit(ordinary, folder / "ikk.db")
    assert str(folder / "ikk.db") in visit.refusal
    assert snapshot(folder) == {}


def test_a_folder_of_our_own_that_cannot_be_made_is_refused(folder: Path, ordinary: list[str]) -> None:
    folder.chmod(LOOK)
    visit = Visit(ordinary, folder / "ikk" / "ikk.db", how="make")
    assert str(folder / "ikk" / "ikk.db") in visit.refusal
    assert snapshot(folder) == {}


def test_a_file_that_may_not_be_read_is_refused(written: Path, ordinary: list[str]) -> None:
    before = written.read_bytes()
    written.chmod(CLOSED)
    visit = Visit(ordinary, written)
    assert str(written) in visit.refusal
    assert "izin" in visit.refusal
    assert written.read_bytes() == before


def test_an_empty_file_in_a_folder_that_may_not_be_written_stays_empty(folder: Path, ordinary: list[str]) -> None:
    (folder / "ikk.db").touch()
    folder.chmod(LOOK)
    assert str(folder / "ikk.db") in Visit(ordinary, folder / "ikk.db").refusal
    assert snapshot(folder) == {"ikk.db": b""}


def test_a_file_that_may_only_be_read_is_read_and_not_written(written: Path, ordinary: list[str]) -> None:
    before = dump(written)
    written.chmod(0o400)
    visit = Visit(ordinary, written, "18")
    assert visit.said == ["4 terisi"]
    assert "tidak dapat ditulis" in visit.refusal
    assert dump(written) == before


def test_a_folder_that_may_only_be_read_is_read_and_not_written(
    folder: Path, written: Path, ordinary: list[str]
) -> None:
    moved = written.rename(folder / "ikk.db")
    before = dump(moved)
    folder.chmod(LOOK)
    visit = Visit(ordinary, moved, "18")
    assert visit.said == ["4 terisi"]
    assert str(moved) in visit.refusal
    assert dump(moved) == before


def test_somebody_with_the_rights_records(written: Path, ordinary: list[str]) -> None:
    visit = Visit(ordinary, written, "18")
    assert visit.said == ["4 terisi", "tercatat"]
    assert visit.refusal == ""
