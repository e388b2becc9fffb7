"""What stands in the lines of a printed summary, whether they are laid out for a terminal or as plain text."""

from typing import NamedTuple

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoring import ScoreState
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Drag, Order, Row, Summary
from ikk_tui.domain.summary_words import (
    BAND_LETTERS,
    NO_OBSTACLES,
    NOT_SCORED,
    Notes,
    change_sign,
    change_words,
    held_words,
    lost_words,
    obstacles,
)
from ikk_tui.domain.trail import ROOT_SHOWN

# The first is also short for "belum disetujui", as it is called where only approved values count.
STATE_LETTERS = {
    ScoreState.UNFILLED: "B",
    ScoreState.NO_TARGET: "TT",
    ScoreState.NIL: "N",
    ScoreState.NOT_APPLICABLE: "TB",
}
LOOKED_AT = ">"


class RowCells(NamedTuple):
    """A node of the table. `told` has its counts, or of an indicator the value against the target."""

    code: str
    name: str
    score: str
    change: str
    scored: str
    filled: str
    told: str
    lost: str
    rating: str


class QuarterCells(NamedTuple):
    """The office at a quarter; `mark` tells the one looked at."""

    mark: str
    label: str
    score: str
    change: str
    scored: str
    filled: str
    rating: str


def root_line(root: str) -> list[str]:
    """What the report was made from, and how one looks whether a file still holds it; nothing without a root."""
    short = root[:ROOT_SHOWN]
    return [f"Akar data: {short}, diperiksa dengan ikk check --root {short}"] if root else []


def title(board: Scoreboard) -> str:
    """What it is, of which year, of which office."""
    return f"Ringkasan IKK {board.year}  {board.office.label or board.office.code}"


def view_lines(board: Scoreboard, order: Order) -> list[str]:
    """How the values are looked at, and the order where it is not the decree's."""
    label = board.view.label(board.quarter, board.rules)
    return [label] if order is Order.DECREE else [label, order.label]


def score_line(summary: Summary) -> str:
    """The office's score, its rating, what changed."""
    standing = summary.board.standing
    return f"{format_score(standing.score)}  {standing.rating or NOT_SCORED}  {change_words(summary)}"


def legend(board: Scoreboard) -> tuple[str, str]:
    """What the letters above the counts mean: those of the bands, those of the states."""
    bands = [f"{letters} {band}" for band, letters in BAND_LETTERS.items()]
    states = [f"{letters} {board.view.state_label(state)}" for state, letters in STATE_LETTERS.items()]
    return ", ".join(bands), ", ".join(states)


def row_cells(row: Row) -> RowCells:
    """The cells of a node."""
    scored, told = "", ""
    if row.standing is not None:
        scored, told = f"{row.standing.scored}/{row.standing.total}", _counts(row.standing)
    elif row.one is not None:
        told = held_words(row.one)
    entered, total = row.filled
    return RowCells(
        row.code,
        row.name,
        format_score(row.score),
        change_sign(row.change),
        scored,
        f"{entered}/{total}",
        told,
        lost_words(row.lost),
        row.rating or "-",
    )


def quarter_cells(summary: Summary, board: Scoreboard) -> QuarterCells:
    """The cells of a quarter."""
    standing = board.standing
    return QuarterCells(
        LOOKED_AT if board.quarter is summary.board.quarter else "",
        board.quarter.label,
        format_score(standing.score),
        change_sign(summary.change(board)),
        f"{standing.scored}/{standing.total}",
        f"{standing.entered}/{standing.total}",
        standing.rating or "-",
    )


def drag_numbers(drag: Drag) -> tuple[str, str]:
    """The score of an indicator, and what it costs."""
    return format_score(drag.one.score), lost_words(drag.lost)


def obstacle_line(notes: Notes, one: IndicatorScore) -> str:
    """What was written about an indicator that drags, and that it is an obstacle."""
    said = obstacles(notes, one)
    return f"Kendala: {said}" if said else NO_OBSTACLES


def _counts(standing: Standing) -> str:
    bands = [str(standing.ratings[band]) for band in BAND_LETTERS]
    return _counted(bands, [str(standing.counts[state]) for state in STATE_LETTERS])


def _counted(bands: list[str], states: list[str]) -> str:
    return f"{' '.join(one.rjust(2) for one in bands)}  {' '.join(one.rjust(2) for one in states)}"


ROW_HEADINGS = RowCells(
    "Kode",
    "Nama",
    "Nilai",
    "Perubahan",
    "Dinilai",
    "Terisi",
    _counted(list(BAND_LETTERS.values()), list(STATE_LETTERS.values())),
    "Hilang",
    "Predikat",
)
QUARTER_HEADINGS = QuarterCells("", "TW", "Nilai", "Perubahan", "Dinilai", "Terisi", "Predikat")
