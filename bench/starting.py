"""How soon the first frame and the tree are there, and what memory it takes, against bare apps that do the like."""

import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path

from bench.measure import report
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.boards import overview
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import record

LONGEST, QUIET = 20.0, 1.0


def compare(folder: Path, runs: int) -> None:
    """Print a line each: first frame, usable, memory, and the size of what is installed."""
    database = _filled(folder / "start.db")
    home = {"XDG_STATE_HOME": str(folder / "start"), "XDG_CONFIG_HOME": str(folder)}
    ours = ["-m", "ikk_tui", "--db", str(database)]
    # The first words only the first frame has, and some of the last branch of the tree.
    apps = {
        "first": (ours, b"Keputusan"),
        "first floor": (["-m", "bench.floor_first"], b"Bingkai"),
        "usable": (ours, b"Strategi Kebijakan"),
        "usable floor": (["-m", "bench.floor_usable", str(database)], b"Strategi Kebijakan"),
    }
    seconds: dict[str, list[float]] = {name: [] for name in apps}
    memory: dict[str, list[float]] = {name: [] for name in apps}
    for run in range(runs + 1):
        for name, (arguments, words) in apps.items():
            taken, held = shown(arguments, words, home)
            if run:
                seconds[name].append(taken)
                memory[name].append(held)
    report("first frame", seconds["first"], seconds["first floor"], 1.15)
    report("usable: names and scores", seconds["usable"], seconds["usable floor"], 1.15)
    mine, floor = (sorted(memory[name])[runs // 2] for name in ("usable", "usable floor"))
    print(f"{'resident memory':<34}{mine:9.0f} kB{floor:9.0f} kB{mine / floor:8.2f} x  goal 1.2 x")
    _sizes()


def shown(arguments: Sequence[str], words: bytes, environment: dict[str, str]) -> tuple[float, int]:
    """Seconds until the words are on a terminal of 120 x 40, and the kilobytes held once nothing more comes."""
    end, inner = pty.openpty()
    ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.setsid()
        ioctl(inner, termios.TIOCSCTTY, 0)
        for number in (0, 1, 2):
            os.dup2(inner, number)
        os.execve(sys.executable, [sys.executable, *arguments], {**os.environ, **environment, "TERM": "xterm-256color"})
    os.close(inner)
    came, taken = b"", LONGEST
    while words not in came and time.perf_counter() - began < LONGEST:
        if select.select([end], [], [], 0.5)[0]:
            came += os.read(end, 65536)
            taken = time.perf_counter() - began
    while select.select([end], [], [], QUIET)[0]:
        os.read(end, 65536)
    status = Path(f"/proc/{child}/status").read_text(encoding="utf-8")
    held = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(end)
    return taken, held


def _filled(path: Path) -> Path:
    """A file with a value for each indicator of one quarter."""
    db = open_file(path, make_folder=False)
    for one in overview(db, Quarter.III).board.decree.indicators:
        record(db, one.code, str(int(one.target)), Quarter.III, Author("siti", "laptop"))
    db.close()
    return path


def _sizes() -> None:
    """What lies in site-packages of what this program needs, against Textual and SQLModel with what they need."""
    from importlib.metadata import PackageNotFoundError, distribution, requires

    def needed(names: list[str], found: set[str]) -> set[str]:
        for name in names:
            key = name.lower().replace("_", "-")
            if key in found:
                continue
            try:
                wanted = requires(name) or []
            except PackageNotFoundError:
                continue
            found.add(key)
            needed(
                [one.split(";")[0].split("[")[0].strip(" <>=!~0123456789.,()") for one in wanted if "extra" not in one],
                found,
            )
        return found

    def size(names: set[str]) -> int:
        files = [file for name in names for file in distribution(name).files or []]
        return sum(Path(str(file.locate())).stat().st_size for file in files if Path(str(file.locate())).is_file())

    source = sum(file.stat().st_size for file in Path("ikk_tui").rglob("*") if file.is_file())
    mine = size(needed(["ikk-tui"], set()) - {"ikk-tui"}) + source
    floor = size(needed(["textual", "sqlmodel"], set()))
    print(f"{'installed size':<34}{mine / 1e6:9.1f} MB{floor / 1e6:9.1f} MB{mine / floor:8.2f} x  goal 1.5 x")
