"""Figures that other agencies published, computed again."""

import csv
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

import pytest

from ikk_tui.domain.decree import Polarity
from ikk_tui.domain.numbers import round_half_up
from ikk_tui.domain.scoring import ScoringRules, achievement, score

FIGURES = Path(__file__).parents[1] / "data" / "published-figures.csv"
UNCAPPED = ScoringRules(cap=None)
ROUNDED = {"0 decimals": 0, "1 decimal": 1, "2 decimals": 2}

with FIGURES.open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))


def test_all_published_rows_are_there_and_none_has_a_cap() -> None:
    assert len(ROWS) == 12
    assert {row["cap"] for row in ROWS} == {"none"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['realised']} of {row['target']} {row['polarity']}")
def test_a_published_figure_comes_out_as_it_was_printed(row: dict[str, str]) -> None:
    percent = achievement(Decimal(row["realised"]), Decimal(row["target"]), Polarity(row["polarity"]))
    compare = row["compare"]
    if compare == "no_target":
        assert percent is None
        return
    assert percent is not None
    points = score(percent, UNCAPPED)
    if compare == "at least 100":
        assert points >= 100
        return
    printed = Decimal(row["printed"].removesuffix("%").replace(",", "."))
    if compare == "truncated":
        assert points.quantize(Decimal("0.01"), rounding=ROUND_DOWN) == printed
    else:
        assert round_half_up(points, ROUNDED[compare]) == printed
