"""Calls put wrongly: code 2, in Indonesian, and nothing written."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ikk, Program, files

ENGLISH = re.compile(
    r"\b(usage|required|unrecognized|invalid|expected|argument|arguments|choose|choice|ambiguous|following|error)\b",
    re.I,
)


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["record", "2.4.5", "17"], "--quarter"),
        (["record", "--quarter", "3"], "KODE"),
        (["record", "2.4.5", "--quarter", "3"], "NILAI"),
        (["record", "2.4.5", "17", "18", "--quarter", "3"], "18"),
        (["record", "2.4.5", "17", "--quarter"], "--quarter"),
        (["summary"], "--quarter"),
        (["summary", "--quarter", "3", "--json=1"], "--json"),
        (["summary", "--quarter", "3", "--year", "abc"], "--year"),
        (["summary", "--quarter", "3", "--sort", "nama"], "'distance'"),
        (["summary", "--quarter", "3", "--rollup", "rata"], "'tiered'"),
        (["summary", "--quarter", "3", "--rollup"], "--rollup"),
        (["summary", "--quarter", "3", "--plain", "--json"], "--plain"),
        (["explain", "--quarter", "3"], "KODE"),
        (["history", "2.4.5"], "--quarter"),
        (["tree", "--quarter", "3"], "--quarter"),
        (["submit"], "--quarter"),
        (["submit", "2.4.5", "--quarter", "3", "2.4.6"], "2.4.6"),
        (["return", "2.4.5", "--quarter", "3"], "--reason"),
        (["comment", "2.4.5", "--quarter", "3"], "--text"),
        (["user"], "TINDAKAN"),
        (["user", "hapus"], "hapus"),
        (["user", "add", "siti"], "--role"),
        (["user", "deactivate"], "AKUN"),
        (["lock", "close"], "--quarter"),
        (["lock", "open", "--quarter", "3"], "--reason"),
        (["policy", "--evidence", "ya"], "'bebas'"),
        (["log", "--csv", "--json"], "--csv"),
        (["log", "--limit", "banyak"], "--limit"),
        (["tunjukkan"], "tunjukkan"),
        (["--warna"], "--warna"),
        (["--db"], "--db"),
        (["init", "--d", "x.db"], "--d"),
        (["record", "2.4.5", "17", "--quart", "3"], "--quarter"),
    ],
)
def test_a_call_put_wrongly_is_explained(ikk: Ikk, tmp_path: Path, arguments: list[str], names: str) -> None:
    before = files(tmp_path)
    done = ikk(*arguments)
    first, *rest = done.err.splitlines()
    assert (done.code, done.out) == (2, "")
    assert names in first
    assert rest[0].startswith("cara pakai: ikk")
    assert ENGLISH.findall(done.err) == []
    assert files(tmp_path) == before


def test_what_was_typed_is_quoted_without_steering_the_terminal(ikk: Ikk) -> None:
    done = ikk("tree", "a\x1b[2J\nb")
    assert done.code == 2
    assert "\x1b" not in done.err
    assert ENGLISH.findall(done.err) == []


def test_the_program_itself_ends_with_code_two(program: Program, on_seeded: Path) -> None:
    assert program("summary").code == 2
