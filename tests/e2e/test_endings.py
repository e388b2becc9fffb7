"""How the screens end when they cannot begin or cannot go on."""

import signal
import sys
from pathlib import Path

import pytest

from ikk_tui.store.database import open_database
from tests.cli.bad_files import KINDS, Make, spoil_the_rules
from tests.cli.conftest import Program
from tests.e2e.conftest import CONTROL_C, CONTROL_Q, Open, Terminal

# The screens, with a bug in what they show.
STUMBLE = """
import sys
from ikk_tui.services import boards

def stumble(*_, **__):
    raise ZeroDivisionError("a bug of ours")

boards.overview = stumble
from ikk_tui.__main__ import main
sys.exit(main([]))
"""


def record_one(now: Terminal) -> None:
    """Save a value and wait until it is acknowledged."""
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    now.send("2")
    now.wait_for("1.1.1 Indeks kepuasan layanan internal")
    now.send("3,25\r")
    now.wait_for("1/59 terisi", "tersimpan 3,25 Indeks")


def kept(program: Program) -> list[str | None]:
    revisions = program("history", "1.1.1", "--quarter", "1", "--json").json["revisions"]
    return [one["value"] for one in revisions]


@pytest.mark.parametrize(("make", "why"), KINDS)
def test_a_file_that_cannot_be_used_ends_in_one_sentence(terminal: Open, tmp_path: Path, make: Make, why: str) -> None:
    path = tmp_path / "file.db"
    make(path)
    now = terminal("--db", str(path))
    assert now.wait_for_end() == 3
    assert len(now.afterwards.splitlines()) == 1
    assert now.afterwards.startswith(f"Basis data {path} ")
    assert why in now.afterwards
    assert "Traceback" not in now.everything


def test_a_missing_folder_ends_in_one_sentence(terminal: Open, tmp_path: Path) -> None:
    now = terminal("--db", str(tmp_path / "nowhere" / "ikk.db"))
    assert now.wait_for_end() == 3
    assert len(now.afterwards.splitlines()) == 1
    assert str(tmp_path / "nowhere") in now.afterwards


def test_a_bug_of_ours_ends_in_one_sentence_and_a_log(terminal: Open, tmp_path: Path, database: Path) -> None:
    now = terminal(command=[sys.executable, "-c", STUMBLE], env={"XDG_STATE_HOME": str(tmp_path / "state")})
    assert now.wait_for_end() == 70
    log = next((tmp_path / "state").rglob("*.log"))
    assert len(now.afterwards.splitlines()) == 1
    assert str(log) in now.afterwards
    assert "Traceback" not in now.everything
    written = log.read_text(encoding="utf-8")
    assert "Traceback" in written
    assert "a bug of ours" in written


def test_a_rule_nobody_knows_ends_in_one_sentence(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "ikk.db"
    open_database(path).close()
    spoil_the_rules(path)
    now = terminal("--db", str(path))
    assert now.wait_for_end() == 3
    assert len(now.afterwards.splitlines()) == 1
    assert "aturan nilai tahun 2024" in now.afterwards
    assert "Traceback" not in now.everything


def test_a_hangup_signal_ends_in_order_with_everything_acknowledged(
    terminal: Open, program: Program, database: Path
) -> None:
    now = terminal()
    record_one(now)
    now.signal(signal.SIGHUP)
    assert now.wait_for_end() == 0
    assert "Traceback" not in now.everything
    assert kept(program) == ["3.25"]
    assert program("check").code == 0


def test_a_lost_line_ends_the_program_with_everything_acknowledged(
    terminal: Open, program: Program, database: Path
) -> None:
    now = terminal()
    record_one(now)
    now.hang_up()
    assert kept(program) == ["3.25"]
    assert program("check").code == 0


def test_a_lost_line_ends_the_program_while_something_is_typed(
    terminal: Open, program: Program, database: Path
) -> None:
    now = terminal()
    record_one(now)
    now.send("83")
    now.wait_for("dibaca 83 Indeks")
    now.hang_up()
    assert kept(program) == ["3.25"]
    assert program("check").code == 0


def test_a_termination_signal_leaves_a_sound_file(terminal: Open, program: Program, database: Path) -> None:
    now = terminal()
    record_one(now)
    now.signal(signal.SIGTERM)
    now.wait_for_end()
    assert kept(program) == ["3.25"]
    assert program("check").code == 0


def test_control_c_ends_nothing_and_says_what_does(terminal: Open, database: Path) -> None:
    now = terminal()
    now.wait_for("0/59 terisi")
    now.send(CONTROL_C)
    now.wait_for("untuk keluar")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0


def test_a_byte_that_is_no_text_ends_in_a_sentence_and_a_log(
    terminal: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    now = terminal()
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    now.send(b"\xe9a")
    assert now.wait_for_end() == 70
    assert now.afterwards.splitlines() == ["Terjadi kesalahan yang tidak terduga; rinciannya ada di berkas log"]
    log = next((tmp_path / "state").rglob("*.log"))
    assert "UnicodeDecodeError" in log.read_text(encoding="utf-8")
