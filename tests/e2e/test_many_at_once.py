"""Many write into one file at once: nobody loses anything, nobody is told of locks, and each sees what others save."""

import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import accounts
from ikk_tui.services.identity import Author, current_author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import open_database
from tests.cli.conftest import Program
from tests.e2e.conftest import CONTROL_Q, DOWN, ESCAPE, HOME, Open, Terminal
from tests.e2e.rounds import ledger
from tests.store.crowd import Ready, at_once

# So that every line of the grid is on the screen.
SIZE = (110, 80)
LOOK = 0.01
WRITERS = 10
# Each writes into a cell of its own, and all of them into one.
OWN = ["2.5.1", "2.5.2", "2.6.1", "2.6.2", "2.6.3", "2.6.4", "2.7.1", "2.7.2", "2.7.3", "2.8.1"]
SHARED = "2.8.2"
LONGEST = 2000

Saved = list[tuple[str, Decimal]]


@pytest.fixture
def shared(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file they all have open, and which knows all of them."""
    monkeypatch.setenv("IKK_DB", str(seeded))
    db = open_database(seeded)
    accounts.enrol(db, current_author())
    for number in range(WRITERS):
        accounts.add(db, Person(f"orang-{number}", "", frozenset({Role.OPERATOR})), current_author())
    db.close()
    return seeded


def write_on(ready: Ready, path: Path, number: int, stop: Path) -> Saved:
    """Save value after value until told to stop; those that were saved."""
    db, saved = open_database(path), []
    author = Author(f"orang-{number}", f"laptop-{number}")
    ready()
    for at in range(LONGEST):
        for code in (OWN[number], SHARED):
            value = Decimal(at * WRITERS + number + 1) / 100
            record(db, code, str(value).replace(".", ","), Quarter.I, author)
            saved.append((code, value))
        if stop.exists():
            break
    db.close()
    return saved


def at_the_grid(now: Terminal) -> None:
    now.wait_for("terisi", "2 Pemasyarakatan")
    now.send("2")
    now.wait_for("Kode", "1.1.1 Indeks kepuasan")


def type_down(now: Terminal, first: int, values: list[str]) -> None:
    """Save these one below the other, each when the one before has been acknowledged."""
    now.send(HOME + DOWN * first)
    for value in values:
        now.send(f"{value}\r")
        now.wait_for(f"tersimpan {value} %")


def test_what_ten_programs_and_two_people_save_at_once_is_all_there(
    terminal: Open, program: Program, shared: Path, tmp_path: Path
) -> None:
    first, second = terminal(size=SIZE), terminal(size=SIZE)
    for now in (first, second):
        at_the_grid(now)
    stop = tmp_path / "stop"
    mine, theirs = [f"31,{at}1" for at in range(8)], [f"32,{at}1" for at in range(7)]
    with ThreadPoolExecutor() as threads:
        crowd = threads.submit(at_once, write_on, [(shared, number, stop) for number in range(WRITERS)])
        one = threads.submit(type_down, first, 2, mine)
        two = threads.submit(type_down, second, 13, theirs)
        try:
            one.result()
            two.result()
        finally:
            stop.touch()
        saved: list[Saved] = crowd.result()
    stored = {(code, value) for code, _, value in ledger(shared)}
    for whose in saved:
        assert len(whose) > 1
        assert set(whose) <= stored
    assert {(f"2.2.{at + 1}", Decimal(value.replace(",", "."))) for at, value in enumerate(mine)} <= stored
    assert {(f"2.4.{at + 1}", Decimal(value.replace(",", "."))) for at, value in enumerate(theirs)} <= stored
    for now in (first, second):
        # 15 typed, and those of the others.
        now.wait_for(f"{15 + WRITERS + 1}/59 terisi")
        for number, whose in enumerate(saved):
            newest = f"{whose[-1][1]:f}".rstrip("0").rstrip(".").replace(".", ",")
            now.wait_for_line(OWN[number], f" {newest} ")
        now.send(CONTROL_Q)
        assert now.wait_for_end() == 0
        for word in ("locked", "sedang dipakai", "belum tersimpan;", "Traceback"):
            assert word not in now.everything
    assert program("check").code == 0


def test_what_one_saves_appears_at_the_other_without_a_key_and_leaves_what_is_typed_there(
    terminal: Open, shared: Path
) -> None:
    first, second = terminal(), terminal()
    for now in (first, second):
        at_the_grid(now)
    second.send(DOWN * 3 + "41,5")
    second.wait_for("dibaca 41,5 %")
    took = []
    for value, reached in (("3,1", "100,00"), ("3", "96,77"), ("2,9", "93,55")):
        first.send(f"{HOME}{value}\r")
        first.wait_for(f"tersimpan {value} Indeks")
        acknowledged = time.monotonic()
        second.wait_until(partial(_shows, second, value, reached), "it is not seen there", look=LOOK)
        took.append(time.monotonic() - acknowledged)
        assert "dibaca 41,5 %" in second.text
        assert " 41,5 " in second.line("2.2.2")
    # Shown by `pytest -s`.
    sys.stdout.write(f"seconds until the other sees it: {', '.join(f'{one:.2f}' for one in took)}\n")
    # Of several the quickest: this measures the program, and not how busy the machine is.
    assert min(took) < 2
    second.send("\r")
    second.wait_for("tersimpan 41,5 %", "2/59 terisi")
    first.wait_for("2/59 terisi")
    first.wait_for_line("2.2.2", "41,5")


def _shows(now: Terminal, value: str, reached: str) -> bool:
    line = now.line("1.1.1")
    return f" {value} " in line and reached in line


def test_who_else_has_a_form_open_is_named_in_it(terminal: Open, shared: Path) -> None:
    first, second = terminal(size=(110, 30)), terminal(size=(110, 30))
    for now in (first, second):
        at_the_grid(now)
    first.send("f")
    first.wait_for("Tindak lanjut")
    first.wait_until(lambda: _open_forms(shared) == 1, "the form is not known to be open", look=LOOK)
    second.send("f")
    second.wait_for("Tindak lanjut", f"{current_author().name} (", "juga membuka formulir ini")
    assert "juga membuka" not in first.text
    second.send(ESCAPE)
    second.wait_for("Kode")
    first.send(ESCAPE)
    first.wait_for("Kode")
    first.wait_until(lambda: _open_forms(shared) == 0, "the form is still known to be open", look=LOOK)
    second.send("f")
    second.wait_for("Tindak lanjut")
    second.wait_until(lambda: _open_forms(shared) == 1, "the form is not known to be open", look=LOOK)
    assert "juga membuka" not in second.text


def _open_forms(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        found: int = connection.execute("SELECT count(*) FROM open_form").fetchone()[0]
    return found
