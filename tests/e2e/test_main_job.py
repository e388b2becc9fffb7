"""What an operator comes for, by keys alone in a terminal of 80 x 24."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program, indicators
from tests.e2e.conftest import CONTROL_Q, DOWN, F2, F3, Open, Terminal


def at_the_grid(now: Terminal) -> None:
    """Wait for the tree, and go to the entry grid."""
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    now.send("2")
    now.wait_for("Kode", "Indikator", "Capaian", "1.1.1 Indeks kepuasan layanan internal")


def test_a_quarters_value_from_an_empty_machine_to_the_score(terminal: Open, program: Program, database: Path) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("]]")
    now.wait_for("TW III 0/59 terisi")
    assert database.exists()
    now.send(DOWN * list(indicators(program("tree", "--json").json)).index("2.4.5"))
    now.wait_for("2.4.5 Persentase Narapidana resiko tinggi")
    now.send("17")
    now.wait_for("dibaca 17 %", "17 / 19 x 100 = 89,47")
    now.send("\r")
    now.wait_for("TW III 1/59 terisi 89,47 Tinggi", "2.4.6 Persentase narapidana")
    now.wait_for_line("2.4.5", "89,47")
    now.send(F3)
    now.wait_for("rata-rata 1 dari 59 IKK; 53 belum diisi", "2 Pemasyarakatan", "1/38")
    now.send("q")
    assert now.wait_for_end() == 0
    assert "Traceback" not in now.everything
    board = program("summary", "--quarter", "3", "--json").json
    assert (board["score"], board["rating"], board["scored"]) == ("89.47", "Tinggi", 1)
    assert indicators(board)["2.4.5"]["value"] == "17"


def test_type_ahead_after_enter_does_not_go_into_the_field_just_left(
    terminal: Open, program: Program, database: Path
) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("3,25\r83\r45/60\r")
    now.wait_for("TW I 3/59 terisi")
    now.send("q")
    assert now.wait_for_end() == 0
    entered = {
        code: one["value"]
        for code, one in indicators(program("summary", "--quarter", "1", "--json").json).items()
        if one["value"] is not None
    }
    assert entered == {"1.1.1": "3.25", "2.1.1": "83", "2.2.1": "75"}
    newest = program("history", "2.2.1", "--quarter", "1", "--json").json["revisions"]
    assert [(one["numerator"], one["denominator"]) for one in newest] == [("45", "60")]


def test_leaving_right_after_the_last_enter_loses_nothing(terminal: Open, program: Program, database: Path) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("3,25\rq")
    assert now.wait_for_end() == 0
    assert indicators(program("summary", "--quarter", "1", "--json").json)["1.1.1"]["value"] == "3.25"


def test_an_unfinished_entry_is_not_thrown_away_by_leaving(terminal: Open, database: Path) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("3,25")
    now.wait_for("dibaca 3,25 Indeks")
    now.send(CONTROL_Q)
    now.wait_for("belum tersimpan")
    now.wait_for_line("1.1.1", "3,25")


def test_leaving_does_not_overtake_the_keys_typed_before_it(terminal: Open, database: Path) -> None:
    now = terminal()
    at_the_grid(now)
    now.send(f"3,25{CONTROL_Q}")
    now.wait_for("belum tersimpan")
    now.wait_for_line("1.1.1", "3,25")


def test_what_the_command_line_wrote_is_there_when_the_screens_open(
    terminal: Open, program: Program, database: Path
) -> None:
    assert program("record", "1.1.1", "3,1", "--quarter", "1").code == 0
    now = terminal()
    now.wait_for("1/59 terisi", "100,00")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (140, 40)])
def test_the_first_screen_fits_the_terminal(terminal: Open, database: Path, size: tuple[int, int]) -> None:
    now = terminal(size=size)
    now.wait_for("IKK 2024", "0/59 terisi", "1 Program", "5 Keputusan", "2 Pemasyarakatan", "keluar")
    now.send("q")
    assert now.wait_for_end() == 0
    assert now.afterwards == ""


def test_the_main_job_without_colours(terminal: Open, program: Program, database: Path) -> None:
    now = terminal(env={"NO_COLOR": "1", "TERM": "xterm"})
    at_the_grid(now)
    now.send("3,1\r")
    now.wait_for("1/59 terisi", "▲ 100,00")
    now.send("q")
    assert now.wait_for_end() == 0


def test_function_keys_change_the_mode_where_a_digit_begins_an_entry(terminal: Open, database: Path) -> None:
    now = terminal()
    at_the_grid(now)
    now.send("3")
    now.wait_for("dibaca 3 Indeks")
    now.send(F3)
    now.wait_for("Belum dinilai")
    now.send(F2)
    now.wait_for("1.1.1 Indeks kepuasan layanan internal", "dibaca 3 Indeks")


def test_digits_change_the_mode_where_no_number_can_be_typed(terminal: Open, database: Path) -> None:
    now = terminal()
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    for digit, shows in (("3", "Belum dinilai"), ("5", "W.16.PR.01.01-2524"), ("1", "2 Pemasyarakatan")):
        now.send(digit)
        now.wait_for(shows)


@pytest.mark.parametrize("name", ["xterm", "linux", "xterm-256color"])
def test_every_letter_differs_from_its_ground_without_colours(terminal: Open, database: Path, name: str) -> None:
    now = terminal(env={"NO_COLOR": "1", "TERM": name, "COLORTERM": ""})
    now.wait_for("IKK 2024", "2 Pemasyarakatan", "keluar")
    assert now.unseen() == ""
    now.send("2")
    now.wait_for("belum diisi")
    assert now.unseen() == ""
    now.send("q")
    assert now.wait_for_end() == 0
