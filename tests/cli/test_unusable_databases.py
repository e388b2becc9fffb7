"""A database that cannot be used: which file, why, what to do; code 3, and the file left as it is."""

from pathlib import Path

import pytest

from ikk_tui.store import stamps
from tests.cli.bad_files import KINDS, Make, make_newer, make_text, make_truncated
from tests.cli.conftest import Ikk, Program, assert_unusable, files

EVERY_COMMAND = [
    ["init"],
    ["tree"],
    ["record", "2.4.5", "17", "--quarter", "3"],
    ["summary", "--quarter", "3"],
    ["explain", "2.4.5", "--quarter", "3"],
    ["history", "2.4.5", "--quarter", "3"],
    ["submit", "--quarter", "3"],
    ["withdraw", "2.4.5", "--quarter", "3"],
    ["queue"],
    ["approve", "2.4.5", "--quarter", "3"],
    ["return", "2.4.5", "--quarter", "3", "--reason", "kurang"],
    ["comment", "2.4.5", "--quarter", "3", "--text", "baik"],
    ["revoke", "2.4.5", "--quarter", "3"],
    ["user", "list"],
    ["lock", "close", "--quarter", "3"],
    ["policy"],
    ["log"],
    ["log", "--csv"],
    ["check"],
    ["check", "--root", "0" * 12],
]


@pytest.mark.parametrize(("make", "why"), KINDS)
def test_a_file_that_is_not_ours_is_refused_and_left_as_it_is(
    bare_ikk: Ikk, tmp_path: Path, make: Make, why: str
) -> None:
    path = tmp_path / "file.db"
    make(path)
    before = files(tmp_path)
    assert_unusable(bare_ikk("record", "2.4.5", "17", "--quarter", "3", "--db", str(path)), path, why)
    assert files(tmp_path) == before


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=lambda command: command[0])
def test_every_command_refuses_a_file_that_is_no_database(bare_ikk: Ikk, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "file.db"
    make_text(path)
    before = files(tmp_path)
    assert_unusable(bare_ikk(*command, "--db", str(path)), path, "bukan basis data")
    assert files(tmp_path) == before


def test_the_program_itself_ends_with_code_three(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    make_text(path)
    assert_unusable(program("summary", "--quarter", "3", "--db", str(path)), path, "bukan basis data")


def test_both_versions_are_named_when_the_file_is_newer(bare_ikk: Ikk, tmp_path: Path) -> None:
    make_newer(tmp_path / "ikk.db")
    said = bare_ikk("tree", "--db", str(tmp_path / "ikk.db")).complaint.replace(str(tmp_path), "")
    assert f"skema {stamps.VERSION + 1}" in said
    assert f"mengenal {stamps.VERSION}" in said
    assert "perbarui" in said


def test_a_damaged_file_is_refused(bare_ikk: Ikk, tmp_path: Path) -> None:
    path = tmp_path / "ikk.db"
    make_truncated(path)
    assert_unusable(bare_ikk("summary", "--quarter", "3", "--db", str(path)), path, "rusak")


def test_checking_a_missing_file_does_not_make_it(bare_ikk: Ikk, tmp_path: Path) -> None:
    path = tmp_path / "ikk.db"
    assert_unusable(bare_ikk("check", "--db", str(path)), path, "tidak ada")
    assert not path.exists()


@pytest.mark.parametrize("command", EVERY_COMMAND, ids=lambda command: command[0])
def test_a_name_too_long_for_the_system_is_refused(bare_ikk: Ikk, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / ("a" * 300)
    assert_unusable(bare_ikk(*command, "--db", str(path)), path, "")


def test_a_home_that_does_not_exist_is_refused(program: Program) -> None:
    done = program("tree", "--db", "~nosuchperson/ikk.db")
    assert done.code == 3
    assert "~nosuchperson/ikk.db" in done.complaint


def test_a_name_that_would_steer_the_terminal_is_quoted_on_one_line(bare_ikk: Ikk, tmp_path: Path) -> None:
    done = bare_ikk("tree", "--db", str(tmp_path / "a\x1b[2J\nb" / "ikk.db"))
    assert done.code == 3
    assert done.complaint
