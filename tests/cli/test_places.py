"""Where the files lie, and who may read them."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Ikk, Program


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The platform's folder for a person's data, which is not there yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def test_the_default_place_is_the_persons_data_folder(bare_ikk: Ikk, data: Path) -> None:
    done = bare_ikk("init")
    assert (done.code, done.err) == (0, "")
    assert str(data / "ikk" / "ikk.db") in done.out
    assert (data / "ikk" / "ikk.db").exists()


def test_the_default_folder_and_the_database_are_private(bare_ikk: Ikk, data: Path) -> None:
    bare_ikk("init")
    assert stat.S_IMODE((data / "ikk").stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "ikk" / "ikk.db").stat().st_mode) == 0o600


def test_ikk_db_beats_the_default_place(
    bare_ikk: Ikk, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IKK_DB", str(tmp_path / "mine.db"))
    assert bare_ikk("init").code == 0
    assert (tmp_path / "mine.db").exists()
    assert not data.exists()


@pytest.mark.parametrize("option_first", [True, False])
def test_the_option_beats_ikk_db(
    bare_ikk: Ikk, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option_first: bool
) -> None:
    monkeypatch.setenv("IKK_DB", str(tmp_path / "mine.db"))
    named = ["--db", str(tmp_path / "named.db")]
    assert bare_ikk(*([*named, "init"] if option_first else ["init", *named])).code == 0
    assert (tmp_path / "named.db").exists()
    assert not (tmp_path / "mine.db").exists()
    assert not data.exists()


def test_the_program_itself_finds_its_places(program: Program, data: Path, tmp_path: Path) -> None:
    assert program("init").code == 0
    assert program("init", env={"IKK_DB": str(tmp_path / "mine.db")}).code == 0
    assert (data / "ikk" / "ikk.db").exists()
    assert (tmp_path / "mine.db").exists()


def test_a_path_may_be_relative(bare_ikk: Ikk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert bare_ikk("init", "--db", "here.db").code == 0
    assert (tmp_path / "here.db").exists()


@pytest.mark.parametrize("through", ["option", "variable"])
def test_a_missing_folder_the_person_named_is_refused_and_not_made(
    bare_ikk: Ikk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, through: str
) -> None:
    named = tmp_path / "nowhere" / "ikk.db"
    option = ["--db", str(named)] if through == "option" else []
    monkeypatch.setenv("IKK_DB", str(tmp_path / "ikk.db" if option else named))
    done = bare_ikk("init", *option)
    assert done.code == 3
    assert str(named) in done.complaint
    assert not named.parent.exists()


def test_init_twice_keeps_what_is_there(bare_ikk: Ikk, tmp_path: Path) -> None:
    at = ["--db", str(tmp_path / "ikk.db")]
    assert "dibuat" in bare_ikk("init", *at).out
    bare_ikk("record", "2.4.5", "17", "--quarter", "3", *at)
    before = (tmp_path / "ikk.db").read_bytes()
    again = bare_ikk("init", *at)
    assert (again.code, again.err) == (0, "")
    assert "sudah ada" in again.out
    assert (tmp_path / "ikk.db").read_bytes() == before


def test_an_empty_file_becomes_a_database(bare_ikk: Ikk, tmp_path: Path) -> None:
    (tmp_path / "ikk.db").touch()
    assert bare_ikk("tree", "--db", str(tmp_path / "ikk.db")).code == 0


def test_any_command_makes_a_missing_database(bare_ikk: Ikk, data: Path) -> None:
    assert bare_ikk("record", "2.4.5", "17", "--quarter", "3").code == 0
    assert '"89.47"' in bare_ikk("summary", "--quarter", "3", "--json").out
    assert (data / "ikk" / "ikk.db").exists()


def test_paths_lists_database_settings_and_log(bare_ikk: Ikk, data: Path, tmp_path: Path) -> None:
    done = bare_ikk("paths")
    assert (done.code, done.err) == (0, "")
    where = {name: line for line in done.out.splitlines() for name in ("Basis data", "Setelan", "Log") if name in line}
    assert str(data / "ikk" / "ikk.db") in where["Basis data"]
    assert str(tmp_path / "home" / "xdg_config_home" / "ikk" / "settings.toml") in where["Setelan"]
    assert where["Log"].split()[1].endswith("ikk.log")


def test_paths_creates_no_database(bare_ikk: Ikk, data: Path) -> None:
    bare_ikk("paths")
    assert not data.exists()


def test_a_long_path_can_be_copied_in_one_piece(bare_ikk: Ikk, tmp_path: Path) -> None:
    deep = tmp_path / ("folder-" * 12) / ("folder-" * 12)
    deep.mkdir(parents=True)
    assert str(deep / "ikk.db") in bare_ikk("paths", "--db", str(deep / "ikk.db")).out


def test_a_log_that_cannot_be_written_stops_nobody(ikk: Ikk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    done = ikk("record", "2.4.5", "17", "--quarter", "3")
    assert (done.code, done.err) == (0, "")
