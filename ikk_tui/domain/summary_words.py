"""What the summary says in words: the same on the screen, in print and in a mail."""

from collections.abc import Mapping
from decimal import Decimal

from ikk_tui.domain.cells import Note, Status
from ikk_tui.domain.forecast import Forecast
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_amount, format_number, format_score, round_half_up
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoring import Rating, ScoreState
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Drag, Summary

# How many of those that drag are named; what the others cost is told in one sum.
MOST_DRAGS = 5
# How many of those that changed.
MOST_NAMED = 2
NO_OBSTACLES = "kendala belum ditulis"
NO_DRAGS = "Tidak ada yang di bawah 100"
NONE_SCORED = "Belum ada yang dinilai"
NOT_SCORED = "Belum dinilai"
# Narrow columns have no room for the words.
BAND_LETTERS = {
    Rating.VERY_HIGH: "ST",
    Rating.HIGH: "T",
    Rating.MEDIUM: "S",
    Rating.LOW: "R",
    Rating.VERY_LOW: "SR",
}
_DONE_FIRST = (Status.APPROVED, Status.SUBMITTED, Status.DRAFT, Status.RETURNED)

Notes = Mapping[tuple[str, Quarter], Note]


def change_sign(change: Decimal | None) -> str:
    """`↑ 1,20`, `↓ 0,40`, `= 0,00`, or a dot where there is nothing to compare with."""
    if change is None:
        return "·"
    return f"{'=' if change == 0 else '↑' if change > 0 else '↓'} {format_score(abs(change))}"


def change_words(summary: Summary) -> str:
    """The office's change: `↑ 1,20 dari TW II`, or why there is none."""
    quarter, change = summary.board.quarter, summary.change()
    if change is not None:
        return f"{change_sign(change)} dari {Quarter(quarter - 1).label}"
    if quarter is Quarter.I or summary.board.standing.score is None:
        return "belum ada pembanding"
    return f"{Quarter(quarter - 1).label} belum bernilai"


def mean_words(standing: Standing) -> str:
    """`rata-rata 47 dari 59 IKK; 7 belum diisi, 5 tanpa target`."""
    of, semicolon, others = standing.denominator.partition(";")
    return f"rata-rata {of} IKK{semicolon}{others}"


def status_words(standing: Standing) -> str:
    """How many cells of the quarter itself are filled, and how far in review: `47 terisi: 20 disetujui, 27 draf`."""
    counts = [f"{standing.statuses[one]} {one.label}" for one in _DONE_FIRST if standing.statuses[one]]
    return f"{standing.entered} terisi{': ' if counts else ''}{', '.join(counts)}"


def review_words(standing: Standing) -> str:
    """The same without how many are filled, where there is little room."""
    return status_words(standing).partition(": ")[2] or status_words(standing)


def distribution(standing: Standing) -> list[tuple[str, int]]:
    """The five bands, best first, then the four states that are not scored; together every indicator once."""
    bands = [(str(band), standing.ratings[band]) for band in Rating]
    states = [(standing.view.state_label(state), standing.counts[state]) for state in UNSCORED]
    return bands + states


UNSCORED = tuple(state for state in ScoreState if state is not ScoreState.SCORED)


def lost_words(lost: Decimal) -> str:
    """Points lost: `-0,22`; a dot where none are to be seen."""
    return f"-{format_score(lost)}" if round_half_up(lost, 2) else "·"


def held_words(one: IndicatorScore) -> str:
    """The value against its target: `17 dari 19 %`, or why there is none."""
    if one.to_date.value is None:
        return one.state_label
    held = f"{format_number(one.to_date.value)} dari {format_amount(one.target, one.indicator.unit)}"
    if one.state is not ScoreState.SCORED:
        return f"{held}, {one.state_label}"
    # Of a value that is carried on, the quarter it is from.
    newest = one.to_date.quarters[-1]
    return held if newest is one.quarter else f"{held} ({newest.label})"


def obstacles(notes: Notes, one: IndicatorScore) -> str:
    """What was written about it in the quarter, or in the one its value comes from, on one line; else ""."""
    for quarter in (one.quarter, *reversed(one.to_date.quarters)):
        note = notes.get((one.indicator.code, quarter))
        # Of a cell that does not count in this view nothing is told.
        if note is not None and note.obstacles and quarter in one.readings:
            return " ".join(note.obstacles.split())
    return ""


def no_drags(standing: Standing) -> str:
    """Why none drags."""
    return NO_DRAGS if standing.scored else NONE_SCORED


def rest_words(drags: tuple[Drag, ...]) -> str:
    """What the drags cost that are not named, or ""."""
    rest = drags[MOST_DRAGS:]
    if not rest:
        return ""
    return f"{len(rest)} IKK lain di bawah 100: {lost_words(sum((one.lost for one in rest), Decimal(0)))}"


def forecast_words(one: Forecast) -> str:
    """`18 / 3 triwulan x 4 = 24 Orang dari 30 Orang: 80,00`."""
    target = format_amount(one.target, one.one.indicator.unit)
    return f"{one.how} dari {target}: {format_score(one.score)}"


def moved_words(before: Scoreboard, after: Scoreboard) -> str:
    """What another view changed: `97,42 (47) → 98,10 (20 dari 59); 12 IKK berubah`, and which where they are few."""
    was, now = before.standing, after.standing
    pairs = zip(before.indicators, after.indicators, strict=True)
    others = [one.indicator.code for one, other in pairs if one.score != other.score]
    moved = f"nilai kantor tetap {format_score(now.score)}"
    if format_score(was.score) != format_score(now.score) or was.scored != now.scored:
        of = f" ({was.scored})" if was.scored != now.scored else ""
        moved = f"{format_score(was.score)}{of} → {format_score(now.score)} ({now.scored} dari {now.total})"
    named = ", ".join(others) if 0 < len(others) <= MOST_NAMED else f"{len(others)} IKK"
    return f"{moved}; {named} berubah"
