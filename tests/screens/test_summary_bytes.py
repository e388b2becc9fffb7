"""What the keys of the summary send down a line, counted in a real terminal."""

from pathlib import Path

import pytest

from ikk_tui.services.accounts import enrol
from ikk_tui.services.identity import current_author
from ikk_tui.store.database import open_database
from tests.e2e.conftest import DOWN, F3, Open, Terminal, database, terminal
from tests.screens.year import YEAR, write

__all__ = ["database", "terminal"]


def sent_by(one: Terminal, keys: str, *shown: str) -> int:
    """How many bytes come until this is on the screen."""
    before = one.came
    one.send(keys)
    one.wait_for(*shown)
    return one.came - before


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_arrow_paints_the_cursor_and_not_the_page(terminal: Open, database: Path, size: tuple[int, int]) -> None:
    db = open_database(database)
    write(db, YEAR)
    # Who opens a file first is told so, on top of the page.
    enrol(db, current_author())
    db.close()
    one = terminal(size=size)
    one.wait_for("1 Dukungan Manajemen")
    one.send(F3)
    one.wait_for("▌ Kanwil Kalbar", "┄┄┄" if size[0] > 80 else "Yang menurunkan nilai")
    # What comes first is still the page itself, and the chart beside it.
    lines = ("1 Dukungan", "2 Pemasyarakatan", "3 Keimigrasian", "4 Administrasi", "5 Kekayaan", "6 Pembentukan")
    sent = [sent_by(one, DOWN, f"▌ {line}") for line in lines]
    assert max(sent[3:]) < 100
