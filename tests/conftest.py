"""What every test starts from: a machine of its own, and a seeded database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database, open_database


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
