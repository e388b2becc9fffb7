"""What the other end of a pipe, a full disk or a bug of ours does to a person: little."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ikk_tui import commands
from ikk_tui.__main__ import main
from tests.cli.bad_files import spoil_the_rules
from tests.cli.conftest import Program

ANSWERS = [
    ["--version"],
    ["--help"],
    ["init"],
    ["tree"],
    ["tree", "--json"],
    ["record", "2.4.5", "17", "--quarter", "3"],
    ["summary", "--quarter", "3"],
    ["summary", "--quarter", "3", "--plain"],
    ["summary", "--quarter", "3", "--json"],
    ["explain", "2.4.5", "--quarter", "3"],
    ["history", "2.4.5", "--quarter", "3", "--json"],
    ["queue"],
    ["queue", "--json"],
    ["user", "list"],
    ["lock", "list"],
    ["policy"],
    ["log"],
    ["log", "--json"],
    ["check"],
    ["paths"],
]


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_a_reader_that_has_gone_hears_no_complaint(program: Program, on_seeded: Path, arguments: list[str]) -> None:
    assert told_nobody(program, arguments) == (0, "")


@pytest.mark.parametrize("arguments", [["--version"], ["tree"], ["tree", "--json"]], ids=" ".join)
def test_nor_does_it_when_every_line_is_written_at_once(
    program: Program, on_seeded: Path, arguments: list[str]
) -> None:
    assert told_nobody(program, arguments, PYTHONUNBUFFERED="1") == (0, "")


def test_what_was_asked_for_is_done_also_where_nobody_reads_that_one_became_administrator(
    program: Program, on_seeded: Path
) -> None:
    assert told_nobody(program, ["policy", "--evidence", "wajib"], PYTHONUNBUFFERED="1") == (0, "")
    assert program("policy", "--json").json["evidence"] is True


def told_nobody(program: Program, arguments: list[str], **env: str) -> tuple[int, str]:
    """Code and complaint of a run whose output nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = program(*arguments, stdout=writer, env=env)
    finally:
        os.close(writer)
    return done.code, done.err


def test_the_first_line_of_the_tree(on_seeded: Path) -> None:
    both = subprocess.run(
        ["sh", "-c", '"$0" -m ikk_tui tree | head -1', sys.executable], capture_output=True, text=True, check=True
    )
    assert both.stdout.startswith("W.16.PR.01.01-2524")
    assert both.stderr == ""


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_a_terminal_that_knows_ascii_only(program: Program, on_seeded: Path, arguments: list[str]) -> None:
    done = program(*arguments, env={"PYTHONIOENCODING": "ascii"})
    assert (done.code, done.err) == (0, "")
    assert done.out.isascii()
    assert done.out


def test_refusals_and_warnings_on_a_terminal_that_knows_ascii_only(program: Program, on_seeded: Path) -> None:
    plain = {"PYTHONIOENCODING": "ascii"}
    assert program("record", "2.4.5", "²▲", "--quarter", "3", env=plain).code == 1
    assert program("record", "2.4.5", "101", "--quarter", "3", env=plain).code == 0


def test_json_loses_no_letter_whatever_the_terminal_knows(program: Program, on_seeded: Path) -> None:
    reason = "menunggu café ▲"
    assert program("record", "2.4.5", f"- {reason}", "--quarter", "3").code == 0
    done = program("history", "2.4.5", "--quarter", "3", "--json", env={"PYTHONIOENCODING": "ascii"})
    assert done.json["revisions"][0]["reason"] == reason


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk at hand")
def test_a_report_that_could_not_be_written_is_no_success(program: Program, on_seeded: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = program("tree", stdout=full.fileno())
    assert done.code != 0
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err


def test_a_bug_of_ours_ends_in_one_sentence_and_a_log(
    quiet_log: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("a bug")

    monkeypatch.setitem(commands.COMMANDS, "paths", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert main(["paths"]) == 70
    log = next((tmp_path / "state").rglob("*.log"))
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"Terjadi kesalahan yang tidak terduga; rinciannya di {log}\n"
    assert "RuntimeError: a bug" in log.read_text(encoding="utf-8")


def test_a_rule_nobody_knows_is_named_and_not_a_bug(program: Program, on_seeded: Path) -> None:
    spoil_the_rules(on_seeded)
    done = program("summary", "--quarter", "3")
    assert done.code == 3
    assert "aturan nilai tahun 2024" in done.complaint
    assert "ikk check" in done.complaint


def test_the_log_is_private(program: Program, on_seeded: Path, tmp_path: Path) -> None:
    program("tree", env={"XDG_STATE_HOME": str(tmp_path / "state")})
    log = next((tmp_path / "state").rglob("*.log"))
    assert log.parent.stat().st_mode & 0o077 == 0
