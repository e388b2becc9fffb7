"""The settings file: what it can change, and how it is refused."""

import re
from pathlib import Path

import pytest

from tests.e2e.conftest import Open

# What the parsers of TOML and UTF-8 say of themselves.
ENGLISH = re.compile(r"\b(invalid|expected|unclosed|cannot|can't|decode|codec|line|column|statement)\b", re.I)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings file will be."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "config" / "ikk" / "settings.toml"
    path.parent.mkdir(parents=True)
    return path


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (b"theme = \n", "TOML"),
        (b"\xff\xfe", "TOML"),
        (b'colour = "red"\n', '"colour"'),
        (b'theme = "pink"\n', '"theme"'),
        (b"theme = 3\n", '"theme"'),
        (b"keys = 3\n", '"keys"'),
        (b'keys = ["q"]\n', '"keys"'),
        (b'[keys]\n"app.quit" = 3\n', '"keys"'),
        (b'[keys]\n"app.dance" = "d"\n', '"app.dance"'),
    ],
)
def test_a_file_that_is_not_understood_is_refused_in_one_sentence(
    terminal: Open, settings: Path, database: Path, written: bytes, names: str
) -> None:
    settings.write_bytes(written)
    now = terminal()
    assert now.wait_for_end() == 1
    assert len(now.afterwards.splitlines()) == 1
    assert now.afterwards.startswith(f"Berkas setelan {settings}")
    assert names in now.afterwards
    assert ENGLISH.findall(now.afterwards.replace(str(settings), "")) == []
    assert not database.exists()


def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(terminal: Open, settings: Path, database: Path) -> None:
    settings.mkdir()
    now = terminal()
    assert now.wait_for_end() == 1
    assert len(now.afterwards.splitlines()) == 1
    assert now.afterwards.startswith(f"Berkas setelan {settings}")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_a_theme_can_be_chosen(terminal: Open, settings: Path, database: Path, theme: str) -> None:
    settings.write_text(f'theme = "{theme}"\n')
    now = terminal()
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    now.send("q")
    assert now.wait_for_end() == 0


def test_a_key_can_be_chosen(terminal: Open, settings: Path, database: Path) -> None:
    settings.write_text('[keys]\n"quarter.next" = "v"\n"app.quit" = "z"\n')
    now = terminal()
    now.wait_for("TW I 0/59 terisi")
    now.send("v")
    now.wait_for("TW II 0/59 terisi")
    now.send("z")
    assert now.wait_for_end() == 0


def test_a_file_saved_by_notepad_with_its_mark_is_read(terminal: Open, settings: Path, database: Path) -> None:
    settings.write_bytes(b'\xef\xbb\xbf[keys]\r\n"app.quit" = "z"\r\n')
    now = terminal()
    now.wait_for("0/59 terisi")
    now.send("z")
    assert now.wait_for_end() == 0


def test_the_commands_need_no_settings(terminal: Open, settings: Path, database: Path) -> None:
    settings.write_bytes(b"theme = \n")
    assert terminal("init").wait_for_end() == 0
