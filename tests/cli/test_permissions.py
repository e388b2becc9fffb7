"""Files and folders the person may not touch: code 3, which file, why, what to do."""

from pathlib import Path

import pytest

from ikk_tui.store.database import open_database
from tests.cli.conftest import Program, assert_unusable, files

RECORD = ["record", "2.4.5", "17", "--quarter", "3"]
# Each finds the file in its own way; the others do as `tree` does.
WAYS = [["init"], ["tree"], ["check"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a database in it."""
    made = tmp_path / "shared"
    made.mkdir()
    open_database(made / "ikk.db").close()
    (made / "ikk.db-journal").unlink(missing_ok=True)
    return made


def test_a_folder_one_may_not_write_to(program: Program, folder: Path, unprivileged: list[str]) -> None:
    folder.chmod(0o500)
    path = folder / "new.db"
    assert_unusable(program("init", "--db", str(path), before=unprivileged), path, "izin ditolak")
    assert not path.exists()


def test_a_database_in_a_folder_one_may_not_write_to(program: Program, folder: Path, unprivileged: list[str]) -> None:
    folder.chmod(0o500)
    path, before = folder / "ikk.db", files(folder)
    assert_unusable(program(*RECORD, "--db", str(path), before=unprivileged), path, "tidak dapat")
    assert program("summary", "--quarter", "3", "--db", str(path), before=unprivileged).code == 0
    assert files(folder) == before


def test_a_database_one_may_only_read(program: Program, folder: Path, unprivileged: list[str]) -> None:
    path = folder / "ikk.db"
    path.chmod(0o400)
    before = path.read_bytes()
    assert_unusable(program(*RECORD, "--db", str(path), before=unprivileged), path, "tidak dapat ditulis")
    assert program("summary", "--quarter", "3", "--db", str(path), before=unprivileged).code == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", WAYS, ids=" ".join)
def test_a_database_one_may_not_read(
    program: Program, folder: Path, unprivileged: list[str], command: list[str]
) -> None:
    path = folder / "ikk.db"
    path.chmod(0o000)
    assert_unusable(program(*command, "--db", str(path), before=unprivileged), path, "tidak dapat dibuka")


@pytest.mark.parametrize("command", WAYS, ids=" ".join)
def test_a_folder_one_may_not_look_into(
    program: Program, folder: Path, unprivileged: list[str], command: list[str]
) -> None:
    folder.chmod(0o000)
    path = folder / "ikk.db"
    done = program(*command, "--db", str(path), before=unprivileged)
    folder.chmod(0o700)
    assert_unusable(done, path, "")


def test_paths_are_listed_even_where_one_may_not_look(program: Program, folder: Path, unprivileged: list[str]) -> None:
    folder.chmod(0o000)
    done = program("paths", "--db", str(folder / "ikk.db"), before=unprivileged)
    folder.chmod(0o700)
    assert (done.code, done.err) == (0, "")


def test_a_data_folder_that_cannot_be_made(program: Program, tmp_path: Path, unprivileged: list[str]) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o500)
    done = program("init", env={"XDG_DATA_HOME": str(data)}, before=unprivileged)
    assert_unusable(done, data / "ikk" / "ikk.db", "izin ditolak")
