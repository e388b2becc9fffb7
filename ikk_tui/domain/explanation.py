"""How a number came about, in steps a person can check with a pocket calculator."""

from dataclasses import dataclass

from ikk_tui.domain.decree import Consolidation, Polarity
from ikk_tui.domain.numbers import CellState, Reading, format_amount, format_number, format_reading, format_score
from ikk_tui.domain.scoreboard import IndicatorScore, ObjectiveScore, ProgramScore, Scoreboard, Standing
from ikk_tui.domain.scoring import BAND_RULES, Rating, ScoreState, ScoringRules, newest_statement

POLARITY_RULES = {
    Polarity.MAXIMIZE: "R / T x 100",
    Polarity.MINIMIZE: "(2T - R) / T x 100",
    Polarity.STABILIZE: "R / T x 100 sampai T, di atasnya 200 - R / T x 100",
}
# What lies below the last band has that band's rule as its limit.
_RULE_OF_BAND = {rating: name for name, rating in BAND_RULES.items()} | {Rating.VERY_LOW: "band_low"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of an explanation: what it is about, what it says, and the source of the rule it used."""

    label: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All steps from what was typed to the number shown."""

    title: str
    steps: tuple[Step, ...]


def explain_indicator(one: IndicatorScore, rules: ScoringRules) -> Explanation:
    """Explain an indicator's score, or why it has none."""
    indicator = one.indicator
    whose = f"target {one.quarter.label} menurut rencana aksi" if one.own_target else "target tahunan"
    steps = [
        Step("Realisasi", realised_sentence(one)),
        Step("Target", f"{format_amount(one.target, indicator.unit)}, {whose}"),
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


def explain_standing(
    title: str, standing: Standing, parts: list[tuple[str, str, Standing]], rules: ScoringRules
) -> Explanation:
    """Explain a mean: its rule and denominator, and the standing of each part below it."""
    steps = [Step("Nilai", standing.sentence), Step("Aturan", rules.rollup.label, rules.sources.get("rollup", ""))]
    if standing.rating is not None:
        steps.append(band_step(standing.rating, rules))
    steps += [Step(code, f"{name}: {below.sentence}") for code, name, below in parts]
    return Explanation(title, tuple(steps))


def explain(board: Scoreboard, code: str) -> Explanation:
    """Explain the number of an indicator, objective or program. Raises UnknownCode."""
    wanted = board.decree.node(code)
    for program in board.programs:
        if program.program is wanted:
            return _explain_program(program, board.rules)
        for objective in program.objectives:
            if objective.objective is wanted:
                return _explain_objective(objective, board.rules)
    return explain_indicator(board.indicator(code), board.rules)


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


def realised_sentence(one: IndicatorScore) -> str:
    """The value to date and where it comes from: `17 %, nilai terbaru s.d. TW III, diisi pada TW II`."""
    if one.to_date.value is None:
        words = {CellState.NIL: "nihil, tidak ada yang diukur", CellState.NOT_APPLICABLE: "tidak berlaku"}
        readings = {quarter: cell.reading for quarter, cell in one.cells.items()}
        return words.get(newest_statement(readings, one.quarter), "belum ada")
    unit, how = one.indicator.unit, one.indicator.consolidation
    used = [(quarter, one.cells[quarter].reading) for quarter in one.to_date.quarters]
    if how is Consolidation.LAST:
        quarter, reading = used[-1]
        late = "" if quarter is one.quarter else f", diisi pada {quarter.label}"
        return f"{format_reading(reading, unit)}, {how.label} s.d. {one.quarter.label}{late}"
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


def _in_short(one: IndicatorScore) -> str:
    if one.score is not None:
        return f"{formula(one)}, nilai {format_score(one.score)}"
    return f"{one.state.label}{_beyond(one)}"


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
    return Step("Nilai", f"tidak dinilai: {one.state.label}")


def _explain_program(one: ProgramScore, rules: ScoringRules) -> Explanation:
    parts = [(below.objective.code, below.objective.name, below.standing) for below in one.objectives]
    return explain_standing(f"{one.program.code} {one.program.name}", one.standing, parts, rules)


def _explain_objective(one: ObjectiveScore, rules: ScoringRules) -> Explanation:
    explained = explain_standing(f"{one.objective.code} {one.objective.name}", one.standing, [], rules)
    parts = tuple(Step(below.indicator.code, f"{below.indicator.name}: {_in_short(below)}") for below in one.indicators)
    return Explanation(explained.title, explained.steps + parts)
