"""How soon a key is answered in a real terminal: our tree and its search, against a bare Textual Tree."""

import os
import pty
import select
import sqlite3
import struct
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from fcntl import ioctl
from pathlib import Path

from bench.measure import report
from ikk_tui.services.opening import open_file

DOWN = b"\x1b[B"
F1, F2 = b"\x1bOP", b"\x1bOQ"
# Nothing more comes after a key when the terminal was silent this long.
QUIET_SECONDS = 0.12
# A change of mode may need some time before anything of it comes.
MODE_QUIET_SECONDS = 0.6
LONGEST_SECONDS = 20.0
COPIES = 9


def ten_times_the_decree(path: Path) -> int:
    """Make a file whose one decree has the programs ten times: 590 indicators. The number of its tree's lines."""
    open_file(path, make_folder=False).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for copy in range(1, COPIES + 1):
            own = f"(substr({{}}, 1, 1) + {9 * copy}) || substr({{}}, 2)"
            program, objective, code = (
                own.format(column, column) for column in ("program_code", "objective_code", "code")
            )
            where = "WHERE decree_year = 2024 AND substr(code, 2, 1) IN ('', '.')"
            connection.execute(f"INSERT INTO program SELECT 2024, {code}, name, label, division FROM program {where}")
            connection.execute(f"INSERT INTO objective SELECT 2024, {code}, {program}, name FROM objective {where}")
            connection.execute(
                f"INSERT INTO indicator SELECT 2024, {code}, {objective}, target, target_text, unit, polarity, "
                f"consolidation, index_scale, name FROM indicator {where}"
            )
        tables = ("program", "objective", "indicator")
        return sum(int(connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0]) for one in tables)


class Wire:
    """The end of a terminal at which one types and reads; `received` counts the bytes that came."""

    def __init__(self, end: int) -> None:
        self._end = end
        self.received = 0

    def answered(self, key: bytes, quiet: float = QUIET_SECONDS) -> float:
        """Seconds from a key to the last byte of the answer, which is over when nothing comes for `quiet` seconds."""
        began = time.perf_counter()
        if key:
            os.write(self._end, key)
        last = began
        while select.select([self._end], [], [], quiet)[0]:
            came = os.read(self._end, 65536)
            if not came:
                break
            self.received += len(came)
            last = time.perf_counter()
        return last - began

    def shows(self, key: bytes, words: bytes) -> None:
        """Press a key, and wait until these words and whatever follows them have come."""
        os.write(self._end, key)
        came, end = b"", time.perf_counter() + LONGEST_SECONDS
        while words not in came and time.perf_counter() < end:
            if select.select([self._end], [], [], QUIET_SECONDS)[0]:
                came += os.read(self._end, 65536)
        self.received += len(came)
        while self.answered(b"") > 0:
            pass

    def listen(self, seconds: float) -> None:
        """Take what comes by itself for so long."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._end], [], [], left)[0]:
                self.received += len(os.read(self._end, 65536))

    def ready(self) -> None:
        """Wait for the first frame, and whatever follows it."""
        select.select([self._end], [], [], LONGEST_SECONDS)
        while self.answered(b"") > 0:
            pass


@contextmanager
def terminal(arguments: Sequence[str], environment: dict[str, str]) -> Iterator[Wire]:
    """Run Python with these arguments in a terminal of 120 x 40."""
    child, end = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, *arguments], {**os.environ, **environment, "TERM": "xterm-256color"})
    ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    try:
        yield Wire(end)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(end)


def in_turn(
    ours: Wire, floor: Wire, keys: Sequence[bytes], least: bytes | None = None, quiet: float = QUIET_SECONDS
) -> tuple[list[float], list[float]]:
    """Seconds of each of these keys, and of the floor after each: of the same key there, or of `least`."""
    taken: tuple[list[float], list[float]] = ([], [])
    for key in keys:
        taken[0].append(ours.answered(key, quiet))
        taken[1].append(floor.answered(least or key, quiet))
    return taken


def compare(folder: Path, runs: int) -> None:
    """Print a line for each kind of key."""
    _modes(folder)
    _trees(folder, runs)


def _modes(folder: Path) -> None:
    database = folder / "modes.db"
    open_file(database, make_folder=False).close()
    environment = {"XDG_STATE_HOME": str(folder / "modes"), "XDG_CONFIG_HOME": str(folder)}
    ours = ["-m", "ikk_tui", "--db", str(database)]
    with terminal(ours, environment) as end, terminal(["-m", "bench.floor_modes"], environment) as floor:
        for one in (end, floor):
            one.ready()
            # Whatever is made when a mode is first shown.
            for key in (F2, F1):
                one.answered(key, MODE_QUIET_SECONDS)
        report("another mode, F1 or F2", *in_turn(end, floor, [F2, F1] * 10, quiet=MODE_QUIET_SECONDS), 1.3)


def _trees(folder: Path, runs: int) -> None:
    database = folder / "ten.db"
    lines = ten_times_the_decree(database)
    environment = {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    ours = ["-m", "ikk_tui", "--db", str(database)]
    with terminal(ours, environment) as end, terminal(["-m", "bench.floor_tree", str(lines)], environment) as floor:
        for one in (end, floor):
            one.ready()
        end.answered(b"e")
        report(f"arrow in a tree of {lines} lines", *in_turn(end, floor, [DOWN] * runs, DOWN), 1.3)
        end.answered(b"/")
        letters = [bytes([letter]) for letter in b"narapidana"]
        report("letter in its search", *in_turn(end, floor, letters, DOWN), 1.3)
