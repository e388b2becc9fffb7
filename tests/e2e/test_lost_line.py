"""A line that breaks, a machine that is shut down or sleeps: the program ends in order, and what was typed waits."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from ikk_tui.domain.forms import Part
from tests.cli.conftest import Program, indicators
from tests.e2e.conftest import CONTROL_O, CONTROL_Q, DOWN, UP, Open, Terminal
from tests.e2e.offers import Texts, kept, wait_for_none_left, wait_for_offers

END = [
    pytest.param(lambda now: now.hang_up(), id="the line breaks"),
    pytest.param(lambda now: ended_by(now, signal.SIGHUP), id="told that the line broke"),
    pytest.param(lambda now: ended_by(now, signal.SIGTERM), id="told to end"),
]
End = Callable[[Terminal], int]
GRID: Texts = {("1.1.1", Part.VALUE): "3,2"}
FORM: Texts = {
    ("1.1.1", Part.VALUE): "3,25",
    ("1.1.1", Part.ANALYSIS): "Survei selesai, 漢字 [/x]",
    ("1.1.1", Part.OBSTACLES): "Anggaran Jaringan",
}


def ended_by(now: Terminal, number: signal.Signals) -> int:
    now.signal(number)
    return now.wait_for_end()


def at_the_grid(now: Terminal) -> None:
    now.wait_for("terisi", "2 Pemasyarakatan")
    now.send("2")
    now.wait_for("Kode", "1.1.1 Indeks kepuasan")


def type_in_the_grid(now: Terminal) -> None:
    """A value that is not finished."""
    at_the_grid(now)
    now.send("3,2")
    now.wait_for("dibaca 3,2 Indeks")


def type_in_the_form(now: Terminal) -> None:
    """A value, a text, and one over two lines that is not finished."""
    at_the_grid(now)
    now.send("f")
    now.wait_for("Tindak lanjut")
    now.send("3,25\tSurvei selesai, 漢字 [/x]\tAnggaran\rJaringan")
    now.wait_for("dibaca 3,25", "Survei selesai", "Jaringan")


TYPED = [
    pytest.param(type_in_the_grid, GRID, id="in the grid"),
    pytest.param(type_in_the_form, FORM, id="in the form"),
]


@pytest.mark.parametrize("end", END)
@pytest.mark.parametrize(("typing", "typed"), TYPED)
def test_what_is_half_typed_when_the_line_breaks_is_offered_field_by_field(
    terminal: Open,
    program: Program,
    database: Path,
    drafts: Path,
    typing: Callable[[Terminal], None],
    typed: Texts,
    end: End,
) -> None:
    now = terminal(size=(110, 30))
    typing(now)
    # At once: the last key counts too.
    assert end(now) == 0
    assert "Traceback" not in now.everything
    assert {place: " ".join(text.split("\n")) for place, text in kept(drafts).items()} == typed
    assert sorted(one.suffix for one in drafts.iterdir()) == [".ketikan", ".kunci"]
    assert program("check").code == 0
    again = terminal(size=(110, 30))
    wait_for_offers(again, typed)
    again.send("\r" * len(typed))
    wait_for_none_left(again, drafts)
    again.send(CONTROL_Q)
    assert again.wait_for_end() == 0
    assert list(drafts.iterdir()) == []
    assert stored(program)["value"] == typed["1.1.1", Part.VALUE].replace(",", ".")


def stored(program: Program) -> dict[str, str | None]:
    found: dict[str, str | None] = indicators(program("summary", "--quarter", "1", "--json").json)["1.1.1"]
    return found


@pytest.mark.parametrize("end", END[::2])
def test_where_nothing_is_typed_a_broken_line_leaves_nothing_behind(
    terminal: Open, program: Program, database: Path, drafts: Path, end: End
) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("3,25\r")
    now.wait_for("1/59 terisi", "tersimpan 3,25 Indeks")
    assert end(now) == 0
    assert list(drafts.iterdir()) == []
    assert database.with_name("ikk.db-journal").stat().st_size == 0
    now = terminal()
    now.wait_for("1/59 terisi", "2 Pemasyarakatan")
    assert "belum tersimpan" not in now.text


@pytest.mark.parametrize("end", END[::2])
def test_a_form_that_was_open_when_the_line_broke_is_open_to_nobody_any_more(
    terminal: Open, program: Program, database: Path, end: End
) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("f")
    now.wait_for("Tindak lanjut")
    assert end(now) == 0
    again = terminal()
    at_the_grid(again)
    again.send("f")
    again.wait_for("Tindak lanjut", "TW I 2024")
    # Who else has the form open is asked before anything is saved.
    again.send(f"3,25{CONTROL_O}")
    again.wait_for("tersimpan 3,25")
    assert "juga membuka formulir" not in again.everything


def test_after_the_machine_has_slept_one_types_on_and_saves(
    terminal: Open, program: Program, database: Path, drafts: Path
) -> None:
    now = terminal()
    type_in_the_grid(now)
    now.wait_until(lambda: kept(drafts) == GRID, "it was not kept", look=0.01)
    now.signal(signal.SIGSTOP)
    # What others save, and what one types, while it sleeps is there when it wakes.
    assert program("record", "2.1.1", "83", "--quarter", "1").code == 0
    now.send("5\r")
    now.blank()
    now.signal(signal.SIGCONT)
    now.wait_for("2/59 terisi", "tersimpan 3,25 Indeks", "1 Program", "Kode", "2.2.2 Persentase", "keluar")
    now.wait_for_line("2.1.1", "100,00")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0
    assert list(drafts.iterdir()) == []
    assert stored(program)["value"] == "3.25"


BACKGROUNDS = 20
# Of the rows of the grid in a window of 24 lines.
CODES = ("1.1.1", "2.1.1", "2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5", "2.2.6", "2.2.7", "2.2.8")


def test_after_being_put_in_the_background_the_whole_screen_is_there_again(terminal: Open) -> None:
    now = terminal()
    at_the_grid(now)
    now.signal(signal.SIGTSTP)
    now.wait_until(lambda: now.stopped, "it did not stop", look=0.01)
    now.blank()
    now.signal(signal.SIGCONT)
    now.wait_for("IKK 2024", "1 Program", "Kode Indikator", *CODES, "(0 dari 59;", "kumulatif s.d. TW I", "q keluar")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0


def test_put_in_the_background_again_and_again_while_much_is_painted_it_comes_back_each_time(terminal: Open) -> None:
    now = terminal()
    at_the_grid(now)
    for _ in range(BACKGROUNDS):
        now.send(DOWN * 10 + UP * 10)
        now.signal(signal.SIGTSTP)
        now.wait_until(lambda: now.stopped, "it did not stop", look=0.001)
        now.blank()
        now.signal(signal.SIGCONT)
        now.wait_for("IKK 2024", "Kode Indikator", "q keluar")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0
