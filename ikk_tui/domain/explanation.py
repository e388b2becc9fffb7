"""How a number came about, in steps a person can check with a pocket calculator."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ikk_tui.domain.decree import Consolidation, Polarity
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import CellState, Reading, format_amount, format_number, format_reading, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import ObjectiveScore, ProgramScore, Scoreboard
from ikk_tui.domain.scoring import BAND_RULES, Rating, Rollup, ScoreState, ScoringRules, newest_statement
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.views import Period

POLARITY_RULES = {
    Polarity.MAXIMIZE: "R / T x 100",
    Polarity.MINIMIZE: "(2T - R) / T x 100",
    Polarity.STABILIZE: "R / T x 100 sampai T, di atasnya 200 - R / T x 100",
}
# What lies below the last band has that band's rule as its limit.
_RULE_OF_BAND = {rating: name for name, rating in BAND_RULES.items()} | {Rating.VERY_LOW: "band_low"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation: what it is about, what it says, and the source of the rule it used.

    `code` is that of a part which has an explanation of its own.
    """

    label: str
    text: str
    source: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All steps from what was typed to the number shown."""

    title: str
    steps: tuple[Step, ...]


def explain_indicator(one: IndicatorScore, rules: ScoringRules) -> Explanation:
    """Explain an indicator's score, or why it has none."""
    indicator = one.indicator
    steps = [
        Step("Realisasi", realised_sentence(one)),
        Step("Target", f"{format_amount(one.target, indicator.unit)}, {whose_target(one)}"),
    ]
    if one.state is not ScoreState.SCORED:
        return Explanation(f"{indicator.code} {indicator.name}", (*steps, _unscored(one, rules)))
    rule = f"{indicator.polarity.label}: {POLARITY_RULES[indicator.polarity]}"
    if one.target == 0:
        rule = f"{rules.zero_target.label}. {rules.sources.get('zero_target', '')}"
    steps += [
        Step("Capaian", f"{formula(one)} = {format_score(one.achievement)}", rule),
        _held(one, rules),
        band_step(one.rating, rules),
    ]
    return Explanation(f"{indicator.code} {indicator.name}", tuple(steps))


def heading(board: Scoreboard) -> str:
    """Of which quarter and which values the numbers are."""
    closed = "; triwulan ditutup: target dan aturan waktu itu" if board.quarter in board.closed else ""
    return f"Asal-usul angka {board.view.until(board.quarter)} {board.year}, {board.view.values_label}{closed}"


def explain(board: Scoreboard, code: str, *, deep: bool = True) -> Explanation:
    """Explain the number of an indicator, objective or program, or (by its code) of the office. Raises UnknownCode.

    A mean is explained down to the indicators behind it, or (not `deep`) to the means one level down.
    """
    if code.strip().upper() == board.office.code:
        return _explain_office(board, deep)
    wanted = board.decree.node(code)
    for program in board.programs:
        if program.program is wanted:
            return _explain_program(program, board.rules, deep)
        for objective in program.objectives:
            if objective.objective is wanted:
                return _explain_objective(objective, board.rules)
    return explain_indicator(board.indicator(code), board.rules)


def _explain_office(board: Scoreboard, deep: bool) -> Explanation:
    parts = [(one.program.code, one.program.name, one.standing) for one in board.programs]
    title = board.office.name or board.office.label or board.office.code
    return _explain_standing(title, board.standing, parts, board.indicators, board.rules, deep)


def _explain_standing(
    title: str,
    standing: Standing,
    parts: list[tuple[str, str, Standing]],
    indicators: Sequence[IndicatorScore],
    rules: ScoringRules,
    deep: bool = True,
) -> Explanation:
    """Explain a mean: its rule, sum and denominator, then the standing of each part with the indicators in it."""
    steps = [Step("Nilai", standing.sentence), Step("Aturan", rules.rollup.label, rules.sources.get("rollup", ""))]
    if standing.score is not None and standing.rating is not None:
        tiered = rules.rollup is Rollup.TIERED and parts
        scores = [one.score for one in ((part for _, _, part in parts) if tiered else indicators)]
        steps += [_mean_step(scores, standing.score), band_step(standing.rating, rules)]
    for code, name, below in parts:
        steps.append(Step(code, f"{name}: {below.sentence}", code=code))
        steps += [_part(one) for one in indicators if deep and one.indicator.code.startswith(f"{code}.")]
    if not parts:
        steps += [_part(one) for one in indicators]
    return Explanation(title, tuple(steps))


def _mean_step(scores: Sequence[Decimal | None], average: Decimal) -> Step:
    """The mean as a sum and its denominator."""
    counted = [one for one in scores if one is not None]
    total = format_number(sum(counted, Decimal(0)))
    return Step("Hitungan", f"{total} / {len(counted)} = {format_score(average)}")


def formula(one: IndicatorScore) -> str:
    """The achievement's formula with its numbers: `17 / 19 x 100`. Empty where nothing was achieved."""
    if one.to_date.value is None or one.achievement is None:
        return ""
    realised, target = format_number(one.to_date.value), format_number(one.target)
    if one.target == 0:
        return f"{realised} dari target 0"
    polarity = one.indicator.polarity
    if polarity is Polarity.MAXIMIZE or (polarity is Polarity.STABILIZE and one.to_date.value <= one.target):
        return f"{realised} / {target} x 100"
    if polarity is Polarity.MINIMIZE:
        return f"(2 x {target} - {realised}) / {target} x 100"
    return f"200 - {realised} / {target} x 100"


def whose_target(one: IndicatorScore) -> str:
    """Where the target used comes from: the year, the action plan, or a quarter's share of it."""
    if not one.own_target:
        return "target tahunan"
    plan = f"target {one.quarter.label} menurut rencana aksi"
    if one.quarter is Quarter.I or not one.view.shares(one.indicator):
        return plan
    before = one.indicator.quarter_targets[one.quarter - 2]
    cumulative, _ = one.indicator.target_at(one.quarter)
    if before is None:
        return plan
    share = f"{format_number(cumulative)} - {format_number(before)}"
    if one.indicator.quarter_targets[one.quarter - 1] is None:
        return f"target tahunan dikurangi target {Quarter(one.quarter - 1).label} menurut rencana aksi: {share}"
    return f"bagian {plan}: {share}"


def realised_sentence(one: IndicatorScore) -> str:
    """The value to date and where it comes from: `17 %, nilai terbaru s.d. TW III, diisi pada TW II`."""
    if one.to_date.value is None:
        words = {CellState.NIL: "nihil, tidak ada yang diukur", CellState.NOT_APPLICABLE: "tidak berlaku"}
        return words.get(newest_statement(one.readings, one.quarter), "belum ada")
    unit, how = one.indicator.unit, one.indicator.consolidation
    used = [(quarter, one.cells[quarter].reading) for quarter in one.to_date.quarters]
    if how is Consolidation.LAST:
        quarter, reading = used[-1]
        late = "" if quarter is one.quarter else f", diisi pada {quarter.label}"
        if one.view.period is Period.QUARTER:
            return f"{format_reading(reading, unit)}, {one.view.until(quarter)}"
        return f"{format_reading(reading, unit)}, {how.label} s.d. {one.quarter.label}{late}"
    if one.view.period is Period.QUARTER:
        return f"{format_amount(one.to_date.value, unit)}, {one.view.until(one.quarter)}"
    parts = ", ".join(f"{quarter.label} {_amount(reading)}" for quarter, reading in used)
    return f"{format_amount(one.to_date.value, unit)}, {how.label}: {parts}"


def rules_sentence(rules: ScoringRules) -> str:
    """The rules in force on one line."""
    cap = "tanpa batas atas" if rules.cap is None else f"batas atas {format_number(rules.cap)}"
    bands = ", ".join(f"{name} > {format_number(above)}" for name, above in rules.bands)
    return (
        f"Aturan: {rules.rollup.label}, batas bawah {format_number(rules.floor)}, {cap}; {bands}, "
        f"selebihnya {Rating.VERY_LOW}; {rules.zero_target.label}"
    )


def band_step(band: Rating | None, rules: ScoringRules) -> Step:
    """The band a score fell in, with its limits and source."""
    if band is None:
        return Step("Predikat", "-")
    below: str = ""
    for name, above in rules.bands:
        if name is band:
            limits = f"di atas {format_number(above)}" + (f" sampai {below}" if below else "")
            return Step("Predikat", f"{band}: {limits}", rules.sources.get(_RULE_OF_BAND[band], ""))
        below = format_number(above)
    return Step("Predikat", f"{band}: sampai {below}", rules.sources.get(_RULE_OF_BAND[band], ""))


def _part(one: IndicatorScore) -> Step:
    code = one.indicator.code
    return Step(code, f"{one.indicator.name}: {_in_short(one)}", code=code)


def _in_short(one: IndicatorScore) -> str:
    if one.score is not None:
        return f"{formula(one)}, nilai {format_score(one.score)}"
    return f"{one.state_label}{_beyond(one)}"


def _amount(reading: Reading) -> str:
    return "-" if reading.value is None else format_number(reading.value)


def _held(one: IndicatorScore, rules: ScoringRules) -> Step:
    assert one.achievement is not None
    if rules.cap is not None and one.achievement > rules.cap:
        text = f"{format_score(one.score)}, dibatasi paling tinggi {format_number(rules.cap)}"
        return Step("Nilai", text, rules.sources.get("cap", ""))
    if one.achievement < rules.floor:
        text = f"{format_score(one.score)}, dibatasi paling rendah {format_number(rules.floor)}"
        return Step("Nilai", text, rules.sources.get("floor", ""))
    cap = (
        "tanpa batas atas"
        if rules.cap is None
        else f"batas {format_number(rules.floor)} sampai {format_number(rules.cap)}"
    )
    return Step("Nilai", f"{format_score(one.score)}, sama dengan capaian ({cap})", rules.sources.get("cap", ""))


def _beyond(one: IndicatorScore) -> str:
    """Work done where the target is 0, which is neither infinity nor 100."""
    value = one.to_date.value
    if one.state is not ScoreState.NO_TARGET or not value:
        return ""
    return f"; {format_amount(value, one.indicator.unit)} adalah hasil di luar target"


def _unscored(one: IndicatorScore, rules: ScoringRules) -> Step:
    if one.state is ScoreState.NO_TARGET:
        text = f"tidak dinilai: target 0, tidak ada pembagi{_beyond(one)}"
        return Step("Nilai", text, rules.sources.get("zero_target", ""))
    return Step("Nilai", f"tidak dinilai: {one.state_label}")


def _explain_program(one: ProgramScore, rules: ScoringRules, deep: bool) -> Explanation:
    parts = [(below.objective.code, below.objective.name, below.standing) for below in one.objectives]
    title = f"{one.program.code} {one.program.name}"
    return _explain_standing(title, one.standing, parts, one.indicators, rules, deep)


def _explain_objective(one: ObjectiveScore, rules: ScoringRules) -> Explanation:
    title = f"{one.objective.code} {one.objective.name}"
    return _explain_standing(title, one.standing, [], one.indicators, rules)
