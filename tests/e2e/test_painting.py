"""What stands on a terminal after many small paints is what one whole paint would show."""

from pathlib import Path

import pytest

from tests.e2e.conftest import DOWN, F2, Open, Terminal

F9 = "\x1b[20~"
TAB, ESCAPE, BACKSPACE, HOME, PAGE_DOWN = "\t", "\x1b", "\x7f", "\x1b[H", "\x1b[6~"


def shown(one: Terminal) -> list[str]:
    """Every cell of the screen."""
    return list(one._screen.display)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_grid_after_typing_is_the_grid_painted_anew(terminal: Open, database: Path, size: tuple[int, int]) -> None:
    one = terminal(size=size)
    one.wait_for("Semua IKK")
    one.send(F2)
    one.wait_for("Kode Indikator")
    typed = (
        "3,25\r",
        "83\r",
        f"101\r{BACKSPACE}{BACKSPACE}8\r",
        DOWN * 30,
        f"4{ESCAPE}",
        PAGE_DOWN,
        "nihil\r",
        TAB,
        HOME,
    )
    for keys in typed:
        one.send(keys)
    one.send("3,1\r")
    # Once the last is told to be saved, and counted, everything before it has been painted.
    one.wait_for("1.1.1 TW I: tersimpan 3,1 Indeks", "4/59 terisi", "(3 dari 59;", "1/1 100,00")
    one.wait_until(lambda: "menyimpan" not in one.text and "…" not in one.line("1.1.1")[-3:], "it was not saved")
    before = shown(one)
    # Another program wrote over it, and one has it drawn again.
    one.blank()
    one.send(F9)
    one.wait_for("1.1.1 TW I: tersimpan 3,1 Indeks", "Kode Indikator", "q keluar")
    assert shown(one) == before
