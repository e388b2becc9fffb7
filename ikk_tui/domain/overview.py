"""All that the screens of a year show, as one state of the file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ikk_tui.domain.amendments import QUARTER_FIELDS, Field
from ikk_tui.domain.cells import Note
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.explanation import Explanation, Step, explain
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard
from ikk_tui.domain.scoring import ScoreState


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a file had come: its version as SQLite counts, the newest revision, the newest amendment's id."""

    version: int = 0
    revisions: int = 0
    amendment: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """`notes` are by indicator and quarter; `years` are those with a decree, oldest first; `mark` is of the moment."""

    board: Scoreboard
    in_force: InForce
    notes: Mapping[tuple[str, Quarter], Note]
    years: tuple[int, ...]
    mark: Mark = Mark()

    def moment(self, steps: int) -> tuple[int, Quarter]:
        """The year and quarter so many quarters away, held within the years that have a decree."""
        at = self.years.index(self.board.year) * len(Quarter) + self.board.quarter - 1 + steps
        at = min(max(at, 0), len(self.years) * len(Quarter) - 1)
        return self.years[at // len(Quarter)], Quarter(at % len(Quarter) + 1)


def explain_in_full(overview: Overview, code: str) -> Explanation:
    """The explanation of a number, with the letters of what was amended on its way, and the reason of a dash."""
    board = overview.board
    explained = explain(board, code)
    if not isinstance(board.decree.node(code), Indicator):
        return explained
    one = board.indicator(code)
    rests_on = {
        "Realisasi": (Field.CONSOLIDATION,),
        "Target": (QUARTER_FIELDS[one.quarter - 1],) if one.own_target else (Field.TARGET, Field.UNIT),
        "Capaian": (Field.POLARITY,),
    }
    steps = []
    for step in explained.steps:
        letters = [_amended(overview, one.indicator.code, field) for field in rests_on.get(step.label, ())]
        source = "; ".join(part for part in (step.source, *letters) if part)
        steps.append(replace(step, source=source))
        if step.label == "Nilai":
            steps += _reason(overview, one)
    return Explanation(explained.title, tuple(steps))


def _amended(overview: Overview, code: str, field: Field) -> str:
    """What the decree says instead, and by which letter; "" where it says the same."""
    found = [one for one in overview.in_force.differences(code) if one.field is field]
    return f"{found[0].sentence}; diubah dengan {found[0].letter}" if found else ""


def _reason(overview: Overview, one: IndicatorScore) -> list[Step]:
    if one.state is not ScoreState.NOT_APPLICABLE:
        return []
    stated = [quarter for quarter in one.quarter.up_to() if (one.indicator.code, quarter) in overview.notes]
    said = [note.reason for quarter in stated if (note := overview.notes[one.indicator.code, quarter]).reason]
    return [Step("Alasan", said[-1])] if said else []
