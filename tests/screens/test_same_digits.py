"""Screen, print and JSON of one file show the same digits."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ikk_tui.domain.numbers import format_score
from ikk_tui.widgets.summary_reader import SummaryReader
from tests.screens.sight import pane
from tests.screens.summing import Open, open_page
from tests.screens.year import year

__all__ = ["open_page", "year"]

VIEWS = {"": (), "t": ("--only-quarter",), "a": ("--approved",), "c": ("--uncapped",), "m": ("--rollup", "tiered")}


def told(path: Path, *options: str) -> str:
    """What `ikk summary` of the third quarter says."""
    command = [sys.executable, "-m", "ikk_tui", "--db", str(path), "summary", "--quarter", "3", *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def written(score: str | None) -> str:
    """A score of the JSON as people read it."""
    return "-" if score is None else format_score(Decimal(score))


def figures(node: Any) -> list[str]:
    """The figures of a node that its line must have, in their order."""
    return [written(node["score"]), f"{node['scored']}/{node['total']}", f"{node['entered']}/{node['total']}"]


def in_order(words: list[str], wanted: list[str]) -> bool:
    """Whether these stand in the line one behind the other."""
    rest = iter(words)
    return all(word in rest for word in wanted)


@pytest.mark.parametrize("key", VIEWS)
async def test_screen_print_and_json_of_one_file_show_the_same_digits(open_page: Open, year: Path, key: str) -> None:
    options = VIEWS[key]
    found = json.loads(told(year, "--json", *options))
    printed = [line.split() for line in told(year, "--plain", *options).splitlines()]
    async with open_page(*key, "end", "home", size=(120, 60)) as session:
        shown = [line.replace("▌", " ").split() for line in pane(session, SummaryReader).splitlines()]
    nodes = [("KANWIL", "Kanwil", found), *((one["code"], one["code"], one) for one in found["programs"])]
    # On paper the office and its programs follow their heading, in the order of the JSON.
    first = next(at for at, line in enumerate(printed) if line[:2] == ["Nilai", "Perubahan"]) + 1
    for (code, begins, node), on_paper in zip(nodes, printed[first:], strict=False):
        bands = [str(count) for count in node["ratings"].values()]
        on_screen = next(line for line in shown if line[:1] == [begins])
        assert code in on_paper
        assert in_order(on_screen, figures(node)), (on_screen, figures(node))
        assert in_order(on_paper, figures(node)), (on_paper, figures(node))
        assert [word.replace("·", "0") for word in on_screen[-5:]] == bands
        assert in_order(on_paper, bands)
    for drag in found["drags"][:5]:
        wanted = [written(drag["score"]), f"-{written(drag['lost'])}"]
        assert any(line[:1] == [drag["code"]] and line[-2:] == wanted for line in shown), wanted
        assert any(drag["code"] in line and in_order(line, wanted) for line in printed), wanted
    for quarter in found["quarters"]:
        name = "I" * quarter["quarter"]
        wanted = [name, written(quarter["score"])]
        for lines in (shown, printed):
            assert any("TW" in line[:2] and in_order(line, wanted) for line in lines), wanted
