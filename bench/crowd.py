"""Twenty people who save every two seconds in one file for a minute, and five who read: what each save takes."""

import multiprocessing
import random
import statistics
import time
from pathlib import Path
from queue import Empty
from typing import Any

from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import IkkError
from ikk_tui.services.boards import overview
from ikk_tui.services.identity import Author
from ikk_tui.services.opening import open_file
from ikk_tui.services.realisations import record

SAVERS, READERS, SECONDS, PAUSE = 20, 5, 60, 2.0
GOAL_MS = 50


def compare(folder: Path) -> None:
    """Print the line."""
    path = folder / "crowd.db"
    open_file(path, make_folder=False).close()
    context = multiprocessing.get_context("spawn")
    told: Any = context.Queue()
    ready = context.Barrier(SAVERS + READERS)
    people = [context.Process(target=_save, args=(path, number, ready, told)) for number in range(SAVERS)]
    people += [context.Process(target=_read, args=(path, ready, told)) for _ in range(READERS)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    saves: list[float] = []
    errors: list[str] = []
    try:
        while True:
            kind, found = told.get(timeout=1)
            if kind == "saves":
                saves += found
            else:
                errors += found
    except Empty:
        pass
    saves.sort()
    middle, last = statistics.median(saves) * 1e3, saves[int(len(saves) * 0.99)] * 1e3
    print(
        f"{f'{SAVERS} people, {len(saves)} saves':<34}p50 {middle:.1f} ms, p99 {last:.1f} ms, "
        f"worst {saves[-1] * 1e3:.1f} ms, {len(errors)} errors   goal p99 < {GOAL_MS} ms, none"
    )


def _save(path: Path, number: int, ready: Any, told: Any) -> None:
    dice, db = random.Random(number), open_file(path, make_folder=False)
    codes = [one.code for one in overview(db, Quarter.III).board.decree.indicators]
    author, taken, errors = Author(f"orang{number}", "laptop"), [], []
    # The first loads what every later one finds loaded.
    record(db, codes[number], "1", Quarter.I, author)
    ready.wait()
    time.sleep(dice.uniform(0, PAUSE))
    for turn in range(int(SECONDS / PAUSE)):
        began = time.perf_counter()
        try:
            record(db, dice.choice(codes), str(turn + 1), Quarter.III, author)
        except IkkError as fault:
            errors.append(fault.message)
        taken.append(time.perf_counter() - began)
        time.sleep(max(0.0, PAUSE - taken[-1]))
    db.close()
    told.put(("saves", taken))
    told.put(("errors", errors))


def _read(path: Path, ready: Any, told: Any) -> None:
    db, errors = open_file(path, make_folder=False), []
    ready.wait()
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            overview(db, Quarter.III)
        except IkkError as fault:
            errors.append(fault.message)
        time.sleep(PAUSE / 2)
    db.close()
    told.put(("errors", errors))
