"""What is imported on the way to the first frame, and by the quick answers."""

import subprocess
import sys
from pathlib import Path

import pytest

from ikk_tui.app import FIRST_TO_LAST
from tests.screens.conftest import Start, start

__all__ = ["start"]


@pytest.mark.parametrize(
    "imported",
    [
        "import ikk_tui.cli, ikk_tui.commands, ikk_tui.app",
        # What a session of a shared server asks before the screens are opened.
        "import ikk_tui.entry, ikk_tui.services.accounts, ikk_tui.services.opening",
        "from ikk_tui.__main__ import main; main(['--help'])",
        "from ikk_tui.__main__ import main; main(['paths'])",
    ],
)
def test_sqlmodel_is_not_imported_before_it_is_needed(imported: str) -> None:
    code = f"{imported}; import sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"sqlmodel", "sqlalchemy", "pydantic"} & set(done.stderr.split()) == set()


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_quick_answers_import_no_textual(asked: str) -> None:
    code = f"from ikk_tui.__main__ import main; main([{asked!r}]); import sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"textual", "rich", "sqlmodel"} & set(done.stderr.split()) == set()


def test_the_first_frame_needs_neither_the_decree_nor_a_database() -> None:
    code = "import ikk_tui.starting, sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    needless = {
        "ikk_tui.domain.decree",
        "ikk_tui.domain.scoring",
        "ikk_tui.store",
        "ikk_tui.screens.program",
        "sqlite3",
    }
    assert needless & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    "read",
    [
        *("summary --quarter 3", "summary --quarter 3 --json", "tree", "explain 2 --quarter 3", "amendments"),
        *("queue", "queue --json", "lock list", "policy", "log"),
    ],
)
def test_what_only_reads_a_file_needs_no_sqlmodel(read: str, seeded: Path) -> None:
    code = f"from ikk_tui.__main__ import main; sys.exit(main(['--db', {str(seeded)!r}, *{read.split()!r}]))"
    told = "import atexit, sys; atexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", f"{told}; {code}"], capture_output=True, text=True, check=True)
    assert done.stdout
    assert {"sqlmodel", "sqlalchemy", "pydantic"} & set(done.stderr.split()) == set()


async def test_every_mode_is_loaded_once_the_tree_is_there(start: Start) -> None:
    async with start() as session:
        assert session.app.current_mode == "program"
        assert {f"ikk_tui.screens.{mode}" for mode in FIRST_TO_LAST} <= set(sys.modules)
