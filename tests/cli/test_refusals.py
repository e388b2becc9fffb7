"""Input that is refused: one sentence, code 1, and nothing written."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ikk, Program, files


def refused(ikk: Ikk, folder: Path, *arguments: str) -> str:
    """The one sentence with which these arguments are refused."""
    before = files(folder)
    done = ikk(*arguments)
    assert done.code == 1
    assert files(folder) == before
    return done.complaint


@pytest.mark.parametrize(
    ("code", "typed", "says"),
    [
        ("2.4.5", "abc", '"abc"'),
        ("2.4.5", "1.23.4", "1.23.4"),
        ("2.4.5", "tujuh belas", "tujuh belas"),
        ("2.4.5", "\x1b[2J17", "bukan angka"),
        ("2.4.5", "12,34567", "4 angka desimal"),
        ("2.4.5", "5/0", "Penyebut"),
        ("2.4.5", "17 Orang", "%"),
        ("2.4.5", "9999999999999", "terlalu besar"),
        ("1.1.1", "45/60", "Indeks"),
        ("1.1.1", "-1", "kurang dari 0"),
        ("6.2.1", "-1", "kurang dari 0"),
        ("6.2.1", "1,5", "utuh"),
        ("6.2.1", "3/4", "Orang"),
    ],
)
def test_an_unreadable_or_impossible_value(ikk: Ikk, tmp_path: Path, code: str, typed: str, says: str) -> None:
    assert says in refused(ikk, tmp_path, "record", code, typed, "--quarter", "3")


def test_a_decimal_point_is_answered_with_the_comma(ikk: Ikk, tmp_path: Path) -> None:
    said = refused(ikk, tmp_path, "record", "2.4.5", "87.5", "--quarter", "3")
    assert said == "Gunakan koma untuk desimal: 87,5"


@pytest.mark.parametrize(
    "command",
    [
        ["record", "2.4.8", "17"],
        ["history", "2.4.8"],
        ["explain", "2.4.8"],
        ["submit", "2.4.8", "--check"],
        ["log", "--code", "2.4.8"],
    ],
)
def test_an_unknown_code_is_answered_with_the_nearest(ikk: Ikk, tmp_path: Path, command: list[str]) -> None:
    said = refused(ikk, tmp_path, *command, "--quarter", "3")
    assert "2.4.8" in said
    assert "2.4.7" in said


@pytest.mark.parametrize(
    "code", ["", "x", "2..4", "2.4.", "0", "-1", "99.99.99", "2,4,5", "2.4\n.5", "2.4.5\x1b[2J", "²"]
)
def test_what_is_no_code_at_all(ikk: Ikk, tmp_path: Path, code: str) -> None:
    assert refused(ikk, tmp_path, "record", code, "17", "--quarter", "3")


@pytest.mark.parametrize(("code", "kind"), [("2.4", "sasaran"), ("2", "program")])
@pytest.mark.parametrize("command", ["record", "history"])
def test_a_code_that_is_no_indicators(ikk: Ikk, tmp_path: Path, command: str, code: str, kind: str) -> None:
    value = ["17"] if command == "record" else []
    said = refused(ikk, tmp_path, command, code, *value, "--quarter", "3")
    assert kind in said
    assert f"{code}." in said.replace(f"Kode {code} ", "")


@pytest.mark.parametrize("quarter", ["0", "5", "abc", "", "1,5", "-1", "V", "33", "\x1b[2J"])
@pytest.mark.parametrize(
    "command",
    [
        ["record", "2.4.5", "17"],
        ["summary"],
        ["explain", "2.4.5"],
        ["history", "2.4.5"],
        ["submit"],
        ["withdraw", "2.4.5"],
        ["approve", "2.4.5"],
        ["return", "2.4.5", "--reason", "kurang"],
        ["comment", "2.4.5", "--text", "baik"],
        ["revoke", "2.4.5"],
        ["lock", "close"],
        ["lock", "open", "--reason", "salah"],
        ["log"],
    ],
)
def test_a_quarter_that_does_not_exist(ikk: Ikk, tmp_path: Path, command: list[str], quarter: str) -> None:
    assert "Triwulan" in refused(ikk, tmp_path, *command, f"--quarter={quarter}")


@pytest.mark.parametrize(
    "command",
    [
        ["record", "2.4.5", "17", "--quarter", "3"],
        ["summary", "--quarter", "3"],
        ["summary", "--quarter", "3", "--json"],
        ["explain", "2.4.5", "--quarter", "3"],
        ["history", "2.4.5", "--quarter", "3"],
        ["tree"],
        ["submit", "--quarter", "3", "--check"],
        ["queue"],
        ["lock", "list"],
        ["policy"],
        ["log"],
    ],
)
@pytest.mark.parametrize("year", ["2023", "0", "99999999999999999999"])
def test_a_year_without_a_decree(ikk: Ikk, tmp_path: Path, command: list[str], year: str) -> None:
    said = refused(ikk, tmp_path, *command, "--year", year)
    assert year in said
    assert "2024" in said


@pytest.mark.parametrize("reason", ["a\x1b[2Jb", "a\x00b", "a\nb", "a\tb", "a\u202eb", "a\x9bb", "x" * 201])
def test_a_reason_that_would_steer_the_terminal_or_never_ends(ikk: Ikk, tmp_path: Path, reason: str) -> None:
    said = refused(ikk, tmp_path, "record", "2.4.5", "-", "--quarter", "3", "--reason", reason)
    assert said.startswith("Alasan ")


def test_a_refused_value_leaves_what_was_there(ikk: Ikk, tmp_path: Path) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    refused(ikk, tmp_path, "record", "2.4.5", "87.5", "--quarter", "3")
    assert "89,47" in ikk("summary", "--quarter", "3").out


def test_the_screens_without_a_terminal(ikk: Ikk, tmp_path: Path) -> None:
    assert "terminal" in refused(ikk, tmp_path)


def test_the_program_itself_ends_with_code_one(program: Program, on_seeded: Path, tmp_path: Path) -> None:
    before = files(tmp_path)
    done = program("record", "2.4.5", "87.5", "--quarter", "3")
    assert (done.code, done.complaint) == (1, "Gunakan koma untuk desimal: 87,5")
    assert files(tmp_path) == before
