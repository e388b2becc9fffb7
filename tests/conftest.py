"""What every test starts from: a machine of its own, a seeded database, the rights of somebody who is not root."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database, open_database

POWERS = "-dac_override,-dac_read_search"


def pytest_addoption(parser: pytest.Parser) -> None:
    """How long, and after which dice, the program is killed while somebody types."""
    parser.addoption("--rounds", type=int, default=30, help="how often the program is killed while somebody types")
    parser.addoption("--seed", type=int, default=None, help="the dice of those rounds, as a failure has named it")


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test off the developer's data, settings, logs and terminal."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home" / name.lower()))
    for name in ("IKK_DB", "SSH_CONNECTION", "NO_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def seeded(tmp_path: Path) -> Path:
    """The path of a database just made, with the decree in it."""
    path = tmp_path / "ikk.db"
    open_database(path).close()
    return path


@pytest.fixture
def db(seeded: Path) -> Iterator[Database]:
    """The same, open."""
    database = open_database(seeded)
    yield database
    database.close()


@pytest.fixture
def siti() -> Author:
    """An operator."""
    return Author("siti", "laptop-1")


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


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("a small disk cannot be mounted here: that takes root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
