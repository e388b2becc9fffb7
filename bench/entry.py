"""What it costs to type a quarter into the grid: the time for each key, and the bytes on the wire."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bench.keys import DOWN, F2, in_turn, terminal
from bench.measure import report
from ikk_tui.domain.numbers import INDEX, PERCENT
from ikk_tui.services.accounts import enrol
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import current_author
from ikk_tui.services.opening import open_file

# A curses spreadsheet that does the same: 295 keys, 240 bytes a key.
SPREADSHEET_BYTES = 70_800
TYPED = {PERCENT: b"87,5", INDEX: b"3,25"}
COUNT = b"1234"
HOME = b"\x1b[H"
IDLE_SECONDS = 10


def compare(folder: Path) -> None:
    """Print a line for digits, one for Enters, and one for the bytes of 59 values of four characters."""
    database = folder / "entry.db"
    db = open_file(database, make_folder=False)
    # Who opens a file first is told once that it is theirs.
    enrol(db, current_author())
    values = [TYPED.get(one.unit, COUNT) for one in decree(db).indicators]
    db.close()
    environment = {"XDG_STATE_HOME": str(folder / "entry"), "XDG_CONFIG_HOME": str(folder)}
    ours = ["-m", "ikk_tui", "--db", str(database)]
    with terminal(ours, environment) as end, terminal(["-m", "bench.floor_input"], environment) as floor:
        end.ready()
        floor.ready()
        end.shows(F2, b"Indikator")
        before = end.received
        digits: tuple[list[float], list[float]] = ([], [])
        enters: tuple[list[float], list[float]] = ([], [])
        for value in values:
            for kind, keys in (digits, [bytes([sign]) for sign in value]), (enters, [b"\r"]):
                ours_taken, floor_taken = in_turn(end, floor, keys, b"1")
                kind[0].extend(ours_taken)
                kind[1].extend(floor_taken)
        sent = end.received - before
        with terminal(["-m", "bench.floor_table"], environment) as table:
            table.ready()
            end.answered(HOME)
            table.answered(DOWN)
            arrows = in_turn(end, table, [DOWN] * 40, DOWN)
        # A field with the focus, and nobody typing.
        end.answered(b"8")
        before = end.received
        end.listen(IDLE_SECONDS)
        idle = end.received - before
    report("arrow in the grid", *arrows, 1.3)
    report("digit in a cell of the grid", *digits, 1.3)
    report("Enter in the grid: saved, next row", *enters, 1.3)
    with closing(sqlite3.connect(database)) as connection:
        saved = connection.execute("SELECT count(*) FROM realisation").fetchone()[0]
    pressed = sum(map(len, values)) + len(values)
    print(
        f"{f'bytes for {saved} values, {pressed} keys':<34}{sent:12,d}{SPREADSHEET_BYTES:12,d}"
        f"{sent / SPREADSHEET_BYTES:8.2f} x  goal 1 x"
    )
    print(f"{f'bytes in {IDLE_SECONDS} s of nobody typing':<34}{idle:12,d}{0:12,d}          goal 0")
