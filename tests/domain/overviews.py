"""Hand-made overviews, what is explained of them, and amendments."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from ikk_tui.domain.amendments import Amendment, Basis, Field
from ikk_tui.domain.cells import Cell, Note
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.decree import Decree
from ikk_tui.domain.explanation import Step
from ikk_tui.domain.full_explanation import explain_in_full
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import Rollup, ScoringRules
from ikk_tui.domain.views import STANDARD, View

from .samples import (
    YEAR,
    cell,
    decree,
    filled,
    indicator,
)

TW1, TW2, TW3, TW4 = Quarter
FLAT = ScoringRules()
TIERED = ScoringRules(rollup=Rollup.TIERED)
AT = datetime(2024, 8, 12, 3, 4, 5, tzinfo=UTC)
WHOLE = decree(indicator("1.1.1", "100"), indicator("1.1.2", "100"), indicator("2.1.1", "100"))


def overview_of(
    typed: Sequence[Cell],
    quarter: Quarter = TW2,
    rules: ScoringRules = FLAT,
    *,
    of: Decree = WHOLE,
    trail: Sequence[Amendment] = (),
    notes: dict[tuple[str, Quarter], Note] | None = None,
    view: View = STANDARD,
) -> Overview:
    now = InForce.of(of, rules, trail)
    board = scoreboard(now.decree, typed, quarter, now.rules, view=view)
    return Overview(board, now, notes or {}, (2023, YEAR, 2026))


def amendment(code: str, field: Field, before: str, after: str, letter: str = "W.16-1") -> Amendment:
    return Amendment(YEAR, code, field, before, after, Basis(letter, date(2024, 8, 12), "Salah"), "siti", "pc", AT, "")


def steps(overview: Overview, code: str) -> dict[str, Step]:
    explained = explain_in_full(overview, code).steps
    found = {one.label: one for one in explained}
    assert len(found) == len(explained)
    return found


TYPED = [
    cell("1.1.1", TW1, filled("60")),
    cell("1.1.1", TW2, filled("80")),
    cell("1.1.2", TW2, filled("110")),
    cell("2.1.1", TW1, filled("90")),
]
