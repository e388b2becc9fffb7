"""Timing a pair in turn, so that a drift of the machine's speed hits both alike."""

import os
import statistics
import time
from collections.abc import Callable

# Whatever is installed is compiled once. Where this is set, our own modules would be compiled anew at each start, and
# those of the floor's libraries would not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pairs(ours: Callable[[], object], floor: Callable[[], object], runs: int) -> tuple[list[float], list[float]]:
    """Seconds of each run, ours and the floor's in turn; one of each before is not counted."""
    ours()
    floor()
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for timed, call in zip(taken, (ours, floor), strict=True):
            began = time.perf_counter()
            call()
            timed.append(time.perf_counter() - began)
    return taken


def report(name: str, ours: list[float], floor: list[float], goal: float) -> None:
    """One line: medians in ms, the median of the pairwise ratios with its quartiles, that of the slowest, the goal."""
    ratios = sorted(a / b for a, b in zip(ours, floor, strict=True))
    low, middle, high = statistics.quantiles(ratios, n=4)
    slowest = sorted(ours)[int(len(ours) * 0.99)] / sorted(floor)[int(len(floor) * 0.99)]
    print(
        f"{name:<34}{statistics.median(ours) * 1e3:9.2f} ms{statistics.median(floor) * 1e3:9.2f} ms"
        f"{middle:8.2f} x  ({low:.2f}-{high:.2f}, p99 {slowest:.2f})   goal {goal} x"
    )
