"""`ikk record CODE -` at a terminal asks for the reason."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program
from tests.e2e.conftest import CONTROL_C, CONTROL_D, Open, Terminal


@pytest.fixture
def asked(terminal: Open, database: Path) -> Terminal:
    now = terminal("record", "2.4.5", "-", "--quarter", "3")
    now.wait_for("Alasan tidak berlaku:")
    return now


def revisions(program: Program) -> list[Any]:
    found: list[Any] = program("history", "2.4.5", "--quarter", "3", "--json").json["revisions"]
    return found


def test_the_reason_typed_is_recorded(asked: Terminal, program: Program) -> None:
    asked.send("belum ada asesmen\n")
    assert asked.wait_for_end() == 0
    assert revisions(program)[0]["reason"] == "belum ada asesmen"


@pytest.mark.parametrize(("keys", "code"), [("\n", 1), (CONTROL_D, 1), (CONTROL_C, 130)])
def test_no_reason_writes_nothing(asked: Terminal, program: Program, keys: str, code: int) -> None:
    asked.send(keys)
    assert asked.wait_for_end() == code
    assert "Traceback" not in asked.everything
    assert revisions(program) == []
