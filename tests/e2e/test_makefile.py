"""`make` installs what it needs once, and again only when something changed or broke off."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Stands in for the interpreter and the program: notes what it was asked for, and fails as it is told to.
STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> calls
case "$*" in *install*) [ ! -e fails ];; esac
"""


class Checkout:
    """A copy of what `make` looks at, with stand-ins for what it runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "ikk_tui").mkdir()
        for name in ("Makefile", "pyproject.toml", "constraints.txt", "ikk_tui/__init__.py"):
            shutil.copy(ROOT / name, folder / name)
        programs = folder / ".venv" / "bin"
        programs.mkdir(parents=True)
        for name in ("python", "ikk"):
            (programs / name).write_text(STAND_IN)
            (programs / name).chmod(0o755)
        self.calls = folder / "calls"

    def make(self, goal: str) -> tuple[int, list[str]]:
        """Run make; its exit code, and in one word each what it ran."""
        self.calls.write_text("")
        # A make that runs these tests must not speak to this one.
        env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        done = subprocess.run(["make", goal], cwd=self.folder, env=env, capture_output=True, check=False)
        words = ("install", "pytest", "ikk ")
        calls = self.calls.read_text().splitlines()
        return done.returncode, [next((word.strip() for word in words if word in call), call) for call in calls]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    folder = tmp_path / "checkout"
    folder.mkdir()
    return Checkout(folder)


def test_the_second_test_run_installs_nothing(checkout: Checkout) -> None:
    assert checkout.make("test") == (0, ["install", "pytest"])
    assert checkout.make("test") == (0, ["pytest"])


def test_the_second_start_installs_nothing(checkout: Checkout) -> None:
    assert checkout.make("run") == (0, ["install", "ikk"])
    assert checkout.make("run") == (0, ["ikk"])


def test_a_start_after_the_tests_installs_nothing(checkout: Checkout) -> None:
    checkout.make("test")
    assert checkout.make("run") == (0, ["ikk"])


@pytest.mark.parametrize("changed", ["pyproject.toml", "constraints.txt", "ikk_tui/__init__.py"])
def test_a_change_of_what_is_needed_is_installed(checkout: Checkout, changed: str) -> None:
    checkout.make("test")
    later = (checkout.folder / ".venv" / ".dev").stat().st_mtime + 2
    os.utime(checkout.folder / changed, (later, later))
    assert checkout.make("test") == (0, ["install", "pytest"])


def test_an_install_that_broke_off_is_done_again(checkout: Checkout) -> None:
    (checkout.folder / "fails").touch()
    code, ran = checkout.make("test")
    assert (code != 0, ran) == (True, ["install"])
    (checkout.folder / "fails").unlink()
    assert checkout.make("test") == (0, ["install", "pytest"])
