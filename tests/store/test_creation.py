"""A file that is missing is made: private, complete, and under the rules that keep what is written."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from ikk_tui.store import stamps
from ikk_tui.store.database import Database, open_database

from .crowd import Ready, at_once
from .files import dump, problems, select, snapshot, stamp

RULES = {
    "busy_timeout": 5000,
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
}


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Files of this process are readable and writable by everybody unless they are made otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_new_file_holds_the_decree_and_no_values(seeded: Path) -> None:
    assert select(seeded, "SELECT count(*) FROM indicator") == [(59,)]
    assert select(seeded, "SELECT count(*) FROM revision") == [(0,)]
    assert problems(seeded) == ()


def test_a_new_file_says_whose_it_is_and_of_which_version(seeded: Path) -> None:
    assert stamp(seeded) == (stamps.APPLICATION_ID, stamps.VERSION)
    assert all(stamp(seeded))


@pytest.mark.usefixtures("open_umask")
def test_nobody_else_can_read_a_new_file(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    open_database(folder / "ikk.db").close()
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}


def test_an_empty_file_becomes_a_whole_one(seeded: Path, tmp_path: Path) -> None:
    path = tmp_path / "kosong.db"
    path.touch()
    open_database(path).close()
    assert dump(path) == dump(seeded)
    assert stamp(path) == stamp(seeded)


@pytest.mark.parametrize("name", ["laporan 50% #1?.db", "realisasi", "triwulan é ☂.db", "file:ikk.db", "-.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "map & berkas?"
    folder.mkdir()
    open_database(folder / name).close()
    assert problems(folder / name) == ()
    assert {one.name.removesuffix("-journal") for one in folder.iterdir()} == {name}


def test_a_file_named_from_where_one_stands_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    database = open_database(Path("ikk.db"))
    monkeypatch.chdir("/")
    with database.reading():
        database.close()
    assert (tmp_path / "ikk.db").stat().st_size > 0


def test_opening_a_file_changes_nothing_in_it(written: Path) -> None:
    before = snapshot(written.parent)
    open_database(written).close()
    assert snapshot(written.parent) == before


def test_every_connection_follows_the_rules(db: Database) -> None:
    with db.engine.connect() as first, db.engine.connect() as second, db.reading() as reader:
        for connection in (first, second, reader.connection()):
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in RULES} == RULES
    with db.writing() as writer:
        assert {name: writer.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in RULES} == RULES


def test_what_a_failed_deed_wrote_is_gone(db: Database) -> None:
    def fail() -> None:
        with db.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert select(db.path, "SELECT code FROM office") == [("KANWIL",)]


def make(ready: Ready, path: Path) -> int:
    ready()
    database = open_database(path)
    with database.reading() as session:
        count: int = session.connection().exec_driver_sql("SELECT count(*) FROM indicator").scalar_one()
    database.close()
    return count


def test_several_people_may_open_the_same_missing_file_at_once(tmp_path: Path, seeded: Path) -> None:
    path = tmp_path / "bersama.db"
    assert at_once(make, [(path,)] * 6) == [59] * 6
    assert dump(path) == dump(seeded)
    assert problems(path) == ()
