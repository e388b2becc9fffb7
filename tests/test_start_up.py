"""What is imported on the way to the first frame, and by the quick answers."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from ikk_tui import collecting
from ikk_tui.app import FIRST_TO_LAST
from ikk_tui.cli import _for_screens, parser
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


def test_a_first_save_while_the_rest_is_still_being_loaded_finds_sqlmodel_whole(seeded: Path) -> None:
    code = f"""if True:
        import sys, threading
        from importlib import import_module
        from pathlib import Path
        from ikk_tui.store.database import open_database

        def load():
            together.wait()
            import_module("ikk_tui.services.realisations")

        def save():
            db = open_database(Path({str(seeded)!r}))
            together.wait()
            with db.writing():
                pass
            db.close()

        # As on a machine with more to do than this.
        sys.setswitchinterval(1e-5)
        together = threading.Barrier(2)
        threads = [threading.Thread(target=one) for one in (load, save)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    """
    for _ in range(5):
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr == ""


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_quick_answers_import_no_textual(asked: str) -> None:
    code = f"from ikk_tui.__main__ import main; main([{asked!r}]); import sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"textual", "rich", "sqlmodel"} & set(done.stderr.split()) == set()


def test_the_first_frame_needs_neither_the_decree_nor_a_database_nor_the_commands() -> None:
    code = "import ikk_tui.cli, ikk_tui.starting, ikk_tui.app, sys; sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    needless = {
        "ikk_tui.domain",
        "ikk_tui.services",
        "ikk_tui.store",
        "ikk_tui.screens.program",
        "ikk_tui.arguments",
        "argparse",
        "secrets",
        "sqlite3",
    }
    assert needless & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    "call",
    [
        "",
        "--db a.db",
        "--db=a.db",
        "--db=",
        "--db=--db",
        "--allow-network-drive",
        "--db a.db --allow-network-drive --db=b.db",
    ],
)
def test_a_call_that_opens_the_screens_is_read_as_the_parser_would(call: str) -> None:
    given = parser().parse_args(call.split())
    assert given.command is None
    assert _for_screens(call.split()) == (getattr(given, "db", None), "allow_network_drive" in given)


@pytest.mark.parametrize(
    "call", ["tree", "--db a.db tree", "--db", "--db -x", "--db --allow-network-drive", "--d a", "-h"]
)
def test_every_other_call_is_left_to_the_parser(call: str) -> None:
    assert _for_screens(call.split()) is None


def test_nothing_is_collected_until_all_is_loaded_and_then_again() -> None:
    try:
        collecting.pause()
        assert not gc.isenabled()
        collecting.resume()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.enable()
        gc.unfreeze()
    collecting.resume()
    assert gc.get_freeze_count() == 0


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
