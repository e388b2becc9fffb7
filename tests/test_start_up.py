"""What is imported on the way to the first frame, and by the quick answers."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "imported",
    [
        "import ikk_tui.cli, ikk_tui.commands, ikk_tui.app",
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
