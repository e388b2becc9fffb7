"""The file a person means is opened, in a folder of its own where the program chose the place."""

import os
import pwd
import stat
from pathlib import Path

import pytest

from ikk_tui.errors import DatabaseUnusable
from ikk_tui.services.identity import Author, current_author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import record

from .cells import CODE, III, values


def test_the_folder_of_our_own_is_made_and_private(tmp_path: Path) -> None:
    path = tmp_path / "data" / "ikk" / "ikk.db"
    before = os.umask(0)
    try:
        open_file(path, make_folder=True).close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_a_person_named_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="foldernya tidak ada"):
        open_file(tmp_path / "salah ketik" / "ikk.db", make_folder=False)
    assert not (tmp_path / "salah ketik").exists()


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ikk").write_text("catatan", encoding="utf-8")
    for path in (tmp_path / "ikk" / "ikk.db", tmp_path / "ikk" / "data" / "ikk.db"):
        with pytest.raises(DatabaseUnusable) as refused:
            open_file(path, make_folder=True)
        assert str(path) in refused.value.sentence
    assert (tmp_path / "ikk").read_text(encoding="utf-8") == "catatan"


def test_a_folder_that_is_there_keeps_what_it_holds(tmp_path: Path, siti: Author) -> None:
    for text in ("15", "17"):
        db = open_file(tmp_path / "ikk.db", make_folder=True)
        record(db, CODE, text, III, siti)
        db.close()
    assert values(db) == [17, 15]
    db.close()


def test_the_author_is_the_account_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "kakanwil")
    assert current_author() == Author(pwd.getpwuid(os.getuid()).pw_name, os.uname().nodename)
