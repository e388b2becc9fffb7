"""What the program says about itself, and how little it loads for that."""

import re

import pytest

import ikk_tui
from ikk_tui import cli
from ikk_tui.domain.scoring import Rollup
from ikk_tui.domain.summary import Order
from tests.cli.conftest import Program

COMMANDS = (
    *("init", "tree", "record", "summary", "explain", "history", "submit", "withdraw", "queue", "approve", "return"),
    *("comment", "revoke", "user", "lock", "policy", "amendments", "log", "check", "paths"),
)
BELOW = ("user list", "user add", "user change", "user deactivate", "lock list", "lock close", "lock open")
HEAVY = {"textual", "sqlmodel", "sqlalchemy"}
ENGLISH = re.compile(r"\b(usage|options?|arguments?|commands?|positional|show|this|help message|exit|default)\b", re.I)


@pytest.mark.parametrize(
    "arguments", [["--version"], ["--help"], ["-h"], ["record", "--help"], ["user", "add", "--help"]], ids=" ".join
)
def test_asking_about_the_program_loads_neither_screens_nor_database(program: Program, arguments: list[str]) -> None:
    done = program(*arguments, options=["-X", "importtime"])
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.err.splitlines()}
    assert done.code == 0
    assert "ikk_tui" in imported
    assert not imported & HEAVY


def test_the_version_is_the_packages_own(program: Program) -> None:
    assert program("--version").out == f"ikk {ikk_tui.__version__}\n"


def test_help_names_every_command(program: Program) -> None:
    listed = re.findall(r"^    ([a-z]+) ", program("--help").out, re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("command", [[], *(name.split() for name in (*COMMANDS, *BELOW))], ids=" ".join)
def test_help_speaks_indonesian(program: Program, command: list[str]) -> None:
    done = program(*command, "--help")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("cara pakai: ikk")
    assert "pilihan:" in done.out
    prose = re.sub(r"--[a-z-]+|`[^`]*`", "", done.out)
    assert ENGLISH.findall(prose) == []


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("record", ("--quarter", "--year", "--reason", "--seen", "--db")),
        ("summary", ("--quarter", "--only-quarter", "--approved", "--uncapped", "--open", "--plain", "--json")),
        ("summary", ("--rollup {flat,tiered}", "--sort {decree,score,filled,distance}")),
        ("explain", ("kode, misalnya 2.4.5, atau KANWIL",)),
        ("submit", ("[KODE ...]", "--check", "--message TEKS")),
        ("log", ("--person", "--code", "--kind", "--limit", "--csv | --json")),
        ("check", ("--rebuild", "--root AKAR")),
    ],
)
def test_help_of_a_command_names_its_options(program: Program, command: str, words: tuple[str, ...]) -> None:
    said = program(command, "--help").out
    assert [word for word in words if word not in said] == []


def test_the_command_line_knows_every_mean_and_every_order() -> None:
    assert (tuple(Rollup), tuple(Order)) == (cli.ROLLUPS, cli.ORDERS)


def test_asking_about_the_program_leaves_no_file_behind(program: Program) -> None:
    before = set(program.folder.rglob("*"))
    program("--version")
    program("--help")
    assert set(program.folder.rglob("*")) == before
