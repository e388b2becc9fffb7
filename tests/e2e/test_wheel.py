"""What others install: the wheel, in a fresh environment, far from the checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import ikk_tui
from tests.cli.conftest import OUTPUT_VARIABLES, Outcome
from tests.e2e.conftest import Open

ROOT = Path(__file__).parents[2]
BUILD_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Installed:
    """A wheel, and the environment it was installed into."""

    wheel: Path
    scripts: Path

    def run(self, name: str, *arguments: str, folder: Path) -> Outcome:
        """Run one of the environment's programs in a folder."""
        clean = {key: value for key, value in os.environ.items() if key not in {*OUTPUT_VARIABLES, "PYTHONPATH"}}
        done = subprocess.run(
            [str(self.scripts / name), *arguments], cwd=folder, env=clean, capture_output=True, text=True, check=False
        )
        return Outcome(done.returncode, done.stdout, done.stderr)


def pip(python: Path | str, *arguments: str) -> None:
    done = subprocess.run(
        [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments],
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installed]:
    """Built from this checkout and installed with the versions this program was tested with."""
    made = tmp_path_factory.mktemp("wheel")
    pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", str(made / "dist"), str(ROOT))
    wheel = next((made / "dist").glob("ikk_tui-*.whl"))
    venv.create(made / "venv", with_pip=True)
    scripts = made / "venv" / "bin"
    pip(scripts / "python", "install", "-c", str(ROOT / "constraints.txt"), str(wheel))
    yield Installed(wheel, scripts)


def test_the_wheel_holds_the_program_with_its_decree_and_styles(installed: Installed) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = wheel.namelist()
        assert wheel.read("ikk_tui/seed.sql") == (ROOT / "seed.sql").read_bytes()
        assert wheel.read("ikk_tui/ikk.tcss") == (ROOT / "ikk_tui" / "ikk.tcss").read_bytes()
    ours = {str(path.relative_to(ROOT)) for path in (ROOT / "ikk_tui").rglob("*.py")}
    assert ours <= set(names)
    assert {name.partition("/")[0] for name in names} == {"ikk_tui", f"ikk_tui-{ikk_tui.__version__}.dist-info"}
    assert not [name for name in names if "__pycache__" in name]


def test_the_installed_program_is_not_the_checkouts(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("python", "-c", "import ikk_tui; print(ikk_tui.__file__)", folder=tmp_path)
    assert Path(done.out.strip()).is_relative_to(installed.scripts.parent)
    assert installed.run("ikk", "--version", folder=tmp_path).out == f"ikk {ikk_tui.__version__}\n"


def test_nothing_that_is_needed_is_missing(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("python", "-m", "pip", "--disable-pip-version-check", "check", folder=tmp_path)
    assert done.code == 0, done.out


def test_the_installed_commands_do_their_work(installed: Installed, tmp_path: Path) -> None:
    at = ("--db", "here.db")
    assert installed.run("ikk", "init", *at, folder=tmp_path).code == 0
    assert installed.run("ikk", "record", "2.4.5", "17", "--quarter", "3", *at, folder=tmp_path).code == 0
    board = installed.run("ikk", "summary", "--quarter", "3", "--json", *at, folder=tmp_path).json
    assert (board["score"], board["scored"], board["total"]) == ("89.47", 1, 59)
    assert installed.run("ikk", "check", *at, folder=tmp_path).code == 0


def test_the_installed_screens_open(installed: Installed, terminal: Open, tmp_path: Path) -> None:
    now = terminal(command=[str(installed.scripts / "ikk")], env={"IKK_DB": str(tmp_path / "ikk.db")})
    now.wait_for("IKK 2024", "0/59 terisi", "2 Pemasyarakatan")
    now.send("q")
    assert now.wait_for_end() == 0
