"""Running the command line: within the test where that is enough, and as a program of its own."""

import io
import json
import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest

from ikk_tui.__main__ import main
from ikk_tui.services.identity import Author

# What a developer's shell may say about a program's output, and a test must not hear.
OUTPUT_VARIABLES = ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8", "FORCE_COLOR", "TTY_COMPATIBLE")
DEADLINE_SECONDS = 60
PEOPLE = {"siti": "operator", "tono": "operator", "budi": "peninjau", "rina": "peninjau", "dewi": "pembaca"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said, read by a machine."""
        return json.loads(self.out)

    @property
    def complaint(self) -> str:
        """The one line on stderr of a run that said nothing else."""
        assert self.out == ""
        assert self.err.endswith("\n")
        assert len(self.err.splitlines()) == 1, self.err
        assert self.err.removesuffix("\n").isprintable(), self.err
        return self.err.removesuffix("\n")


class Ikk(Protocol):
    """`ikk` with these arguments."""

    def __call__(self, *arguments: str, stdin: str = "") -> Outcome: ...


class AtWork(Protocol):
    """From now on the commands are typed by that person."""

    def __call__(self, login: str) -> None: ...


@dataclass(frozen=True, slots=True)
class Program:
    """`python -m ikk_tui` in a process of its own, far from the checkout."""

    folder: Path

    def __call__(
        self,
        *arguments: str,
        stdin: str | bytes | None = b"",
        stdout: int = subprocess.PIPE,
        env: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
        options: Sequence[str] = (),
    ) -> Outcome:
        """Run it; `before` is put before the interpreter, `options` are the interpreter's own."""
        clean = {name: value for name, value in os.environ.items() if name not in OUTPUT_VARIABLES}
        done = subprocess.run(
            [*before, sys.executable, *options, "-m", "ikk_tui", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env={**clean, "LC_ALL": "C.UTF-8", **(env or {})},
            timeout=DEADLINE_SECONDS,
            check=False,
        )
        return Outcome(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


@pytest.fixture
def on_seeded(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with the decree, named by IKK_DB."""
    monkeypatch.setenv("IKK_DB", str(seeded))
    return seeded


@pytest.fixture
def quiet_log() -> Iterator[None]:
    """Close what a run within the test opened, and hand the log back as it was."""
    log = logging.getLogger("ikk_tui")
    handlers, level, propagate = log.handlers[:], log.level, log.propagate
    yield
    for opened in log.handlers:
        if opened not in handlers:
            opened.close()
    log.handlers[:], log.level, log.propagate = handlers, level, propagate


@pytest.fixture
def bare_ikk(quiet_log: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ikk:
    """The command line within the test's own process, on a machine without any database."""

    def run(*arguments: str, stdin: str = "") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main(list(arguments))
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run


@pytest.fixture
def ikk(bare_ikk: Ikk, on_seeded: Path) -> Ikk:
    """The same on a database with the decree."""
    return bare_ikk


@pytest.fixture
def at_work(monkeypatch: pytest.MonkeyPatch) -> AtWork:
    """Who types: another account of the operating system than the one that runs the tests."""

    def sit_down(login: str) -> None:
        monkeypatch.setattr("ikk_tui.services.identity.current_author", lambda: Author(login, f"laptop-{login}"))

    return sit_down


@pytest.fixture
def office(ikk: Ikk, at_work: AtWork) -> Ikk:
    """The commands on a file with an administrator, two operators, two reviewers and a viewer; siti is at work."""
    at_work("admin")
    assert ikk("init").code == 0
    assert ikk("user", "change", "admin", "--role", "administrator").code == 0
    for login, role in PEOPLE.items():
        assert ikk("user", "add", login, "--role", role, "--name", login.title()).code == 0
    at_work("siti")
    return ikk


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The real program; which database it uses is up to the test."""
    return Program(tmp_path)


@pytest.fixture
def unprivileged(tmp_path: Path) -> list[str]:
    """What to put before a program so that permissions hold for it even when the tests are run by root."""
    if os.geteuid() != 0:
        return []
    dropped = "-dac_override,-dac_read_search"
    before = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]
    sealed = tmp_path / "sealed"
    sealed.mkdir(mode=0o500)
    tried = subprocess.run([*before, "test", "-w", str(sealed)], check=False)
    assert tried.returncode == 1, "setpriv does not take the privilege away"
    return before


def contents(path: Path) -> str:
    """Everything a database holds, as SQL."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return "\n".join(connection.iterdump())


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes; folders have none."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
        if "home" not in path.relative_to(folder).parts
    }


def assert_unusable(done: Outcome, path: Path, why: str) -> None:
    """The refusal of a database: code 3, and on one line which file, why, what to do."""
    assert done.code == 3
    assert str(path) in done.complaint
    assert why in done.complaint
    assert ";" in done.complaint, "what to do is missing"


def indicators(shape: Any) -> dict[str, Any]:
    """The indicators of a tree or a summary by code, in decree order."""
    return {
        one["code"]: one
        for program in shape["programs"]
        for objective in program["objectives"]
        for one in objective["indicators"]
    }
