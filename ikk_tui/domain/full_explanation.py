"""How a number came about, with what lies around it: its change, its weight, the letters it rests on."""

from dataclasses import replace
from decimal import Decimal

from ikk_tui.domain.amendments import QUARTER_FIELDS, Field
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.explanation import Explanation, Step, explain
from ikk_tui.domain.forecast import forecast
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_score, round_half_up
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, rescored
from ikk_tui.domain.scoring import HUNDRED, Rollup, ScoreState
from ikk_tui.domain.summary import changed, drags_of, score_of, weights_of
from ikk_tui.domain.summary_words import forecast_words


def explain_in_full(overview: Overview, code: str) -> Explanation:
    """The explanation of a number, with its change and its weight.

    Of an indicator also the letters of what was amended on its way, and the reason of a dash.
    """
    board = overview.board
    explained = explain(board, code)
    if code.strip().upper() == board.office.code or not isinstance(board.decree.node(code), Indicator):
        return _with(explained, "Hitungan", [*_change(board, code), *_lost(board, code)])
    one = board.indicator(code)
    rests_on = {
        "Realisasi": (Field.CONSOLIDATION,),
        "Target": _target_fields(one),
        "Capaian": (Field.POLARITY,),
    }
    steps = []
    for step in explained.steps:
        letters = [_amended(overview, one.indicator.code, field) for field in rests_on.get(step.label, ())]
        source = "; ".join(part for part in (step.source, *letters) if part)
        steps.append(replace(step, source=source))
    explained = Explanation(explained.title, tuple(steps))
    more = [*_reason(overview, one), *_change(board, code), *_influence(board, one), *_forecast(board, one)]
    return _with(explained, "Nilai", more)


def _target_fields(one: IndicatorScore) -> tuple[Field, ...]:
    """What the target used rests on; a share of a plan on both of its ends."""
    if not one.own_target:
        return Field.TARGET, Field.UNIT
    planned = one.indicator.quarter_targets[one.quarter - 1] is not None
    own = QUARTER_FIELDS[one.quarter - 1] if planned else Field.TARGET
    if one.quarter is Quarter.I or not one.view.shares(one.indicator):
        return (own,)
    return own, QUARTER_FIELDS[one.quarter - 2]


def _forecast(board: Scoreboard, one: IndicatorScore) -> list[Step]:
    """What the year may end with, where that can be said."""
    found = forecast(one, board.rules)
    return [] if found is None else [Step("Perkiraan", f"{forecast_words(found)}, bukan realisasi", "akhir tahun")]


def _with(explained: Explanation, label: str, more: list[Step]) -> Explanation:
    """The same with more steps behind that one, and none where it is missing: there is nothing to say more of."""
    at = next((at for at, step in enumerate(explained.steps) if step.label == label), None)
    if at is None:
        return explained
    return Explanation(explained.title, (*explained.steps[: at + 1], *more, *explained.steps[at + 1 :]))


def _change(board: Scoreboard, code: str) -> list[Step]:
    """The score against that of the quarter before, as both are shown."""
    if board.quarter is Quarter.I:
        return []
    before = rescored(board, quarter=Quarter(board.quarter - 1))
    was, now = score_of(before, code), score_of(board, code)
    change = changed(was, now)
    if change is None:
        return []
    text = f"{format_score(now)} - {format_score(was)} ({before.quarter.label}) = {format_score(change)}"
    return [Step("Perubahan", text)]


def _divisor(board: Scoreboard, one: IndicatorScore) -> str:
    """What the score is divided by in the office's mean, in words."""
    if board.rules.rollup is Rollup.FLAT:
        return f"{board.standing.scored} IKK yang dinilai"
    programs = [program for program in board.programs if program.standing.score is not None]
    mine = next(program for program in programs if one.indicator in program.program.indicators)
    objectives = [objective for objective in mine.objectives if objective.standing.score is not None]
    own = next(objective for objective in objectives if one.indicator in objective.objective.indicators)
    return f"{len(programs)} program x {len(objectives)} sasaran x {own.standing.scored} IKK yang dinilai"


def _lost(board: Scoreboard, code: str) -> list[Step]:
    """What that is below 100 in it costs the office, of which each indicator tells its part."""
    within = "" if code.strip().upper() == board.office.code else f"{code.strip()}."
    lost = [drag.lost for drag in drags_of(board) if drag.one.indicator.code.startswith(within)]
    if not lost:
        return []
    total = sum(lost, Decimal(0))
    told = f"{format_score(total)} poin dari nilai kantor, oleh {len(lost)} IKK di bawah 100"
    if not within and board.standing.score is not None:
        gained = board.standing.score - HUNDRED + total
        told += f"; 100 - {format_score(total)} + {format_score(gained)} (yang di atas 100)"
        told += f" = {format_score(board.standing.score)}"
    return [Step("Hilang", told, "dihitung dari nilai yang belum dibulatkan")]


def _influence(board: Scoreboard, one: IndicatorScore) -> list[Step]:
    """What the score does to the office's mean, against one of 100."""
    if one.score is None:
        return []
    divisor = weights_of(board)[one.indicator.code]
    shown, points = format_score(one.score), format_score(abs(one.score - HUNDRED) / divisor)
    source = f"pembagi: {_divisor(board, one)}; dihitung dari nilai yang belum dibulatkan"
    if not round_half_up(abs(one.score - HUNDRED) / divisor, 2):
        return [Step("Pengaruh", "nilai kantor sama seperti bila nilainya 100", source)]
    if one.score < HUNDRED:
        return [Step("Pengaruh", f"(100 - {shown}) / {divisor} = {points} poin hilang dari nilai kantor", source)]
    return [Step("Pengaruh", f"({shown} - 100) / {divisor} = {points} poin menambah nilai kantor", source)]


def _amended(overview: Overview, code: str, field: Field) -> str:
    """What the decree says instead, and by which letter; "" where it says the same."""
    in_force = overview.in_force_at(overview.board.quarter)
    found = [one for one in in_force.differences(code) if one.field is field]
    return f"{found[0].sentence}; diubah dengan {found[0].letter}" if found else ""


def _reason(overview: Overview, one: IndicatorScore) -> list[Step]:
    if one.state is not ScoreState.NOT_APPLICABLE:
        return []
    told = [quarter for quarter in one.quarter.up_to() if quarter in one.readings]
    stated = [quarter for quarter in told if (one.indicator.code, quarter) in overview.notes]
    said = [note.reason for quarter in stated if (note := overview.notes[one.indicator.code, quarter]).reason]
    return [Step("Alasan", said[-1])] if said else []
