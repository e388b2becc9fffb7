"""The one object every screen, report and command renders: each indicator's score, each node's mean."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from ikk_tui.domain.cells import OFFICE, Cell
from ikk_tui.domain.decree import Decree, Indicator, Objective, Office, Polarity, Program
from ikk_tui.domain.numbers import CellState, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import (
    Rating,
    Rollup,
    ScoreState,
    ScoringRules,
    YearToDate,
    ZeroTarget,
    achievement,
    mean,
    rating,
    score,
    score_state,
    year_to_date,
    zero_target_achievement,
)

KANWIL = Office(OFFICE)


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """An indicator at a quarter. `cells` holds the year's cells that have a history, by quarter.

    `target` is the one used, `own_target` whether it is the quarter's own; `achievement` in %, uncapped;
    `score` within floor and cap. All three results are None unless `state` is scored. `wanted` is False where the
    rules score nothing against the target.
    """

    indicator: Indicator
    quarter: Quarter
    cells: Mapping[Quarter, Cell]
    to_date: YearToDate
    target: Decimal
    own_target: bool
    state: ScoreState
    wanted: bool = True
    achievement: Decimal | None = None
    score: Decimal | None = None
    rating: Rating | None = None

    @property
    def cell(self) -> Cell | None:
        """The cell of the quarter itself, once something was ever written in it."""
        return self.cells.get(self.quarter)

    @property
    def entered(self) -> bool:
        """Whether the quarter's own cell says anything: a value, nihil or not applicable."""
        return self.cell is not None and self.cell.reading.state is not CellState.BLANK

    @property
    def awaited(self) -> bool:
        """Whether a value is still wanted."""
        return self.wanted and not self.entered


@dataclass(frozen=True, slots=True)
class Standing:
    """The mean of a node with its denominator. `counts` has every state and adds up to `total`.

    `entered` counts the quarter's own cells that say something.
    """

    score: Decimal | None
    rating: Rating | None
    counts: Mapping[ScoreState, int]
    entered: int

    @property
    def scored(self) -> int:
        """How many indicators the mean is taken of."""
        return self.counts[ScoreState.SCORED]

    @property
    def total(self) -> int:
        """How many indicators the node has."""
        return sum(self.counts.values())

    @property
    def sentence(self) -> str:
        """The mean with its denominator: `97,42 (47 dari 59; 7 belum diisi, 5 tanpa target)`."""
        others = [
            f"{count} {state.label}" for state, count in self.counts.items() if count and state is not ScoreState.SCORED
        ]
        tail = f"; {', '.join(others)}" if others else ""
        return f"{format_score(self.score)} ({self.scored} dari {self.total}{tail})"


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    """An objective with its indicators' scores."""

    objective: Objective
    standing: Standing
    indicators: tuple[IndicatorScore, ...]


@dataclass(frozen=True, slots=True)
class ProgramScore:
    """A program with its objectives' scores."""

    program: Program
    standing: Standing
    objectives: tuple[ObjectiveScore, ...]

    @property
    def indicators(self) -> tuple[IndicatorScore, ...]:
        """Those of all its objectives, in decree order."""
        return tuple(one for objective in self.objectives for one in objective.indicators)


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """One office's year up to a quarter, scored under the rules in force."""

    decree: Decree
    office: Office
    quarter: Quarter
    rules: ScoringRules
    standing: Standing
    programs: tuple[ProgramScore, ...]

    @property
    def year(self) -> int:
        """The decree's year."""
        return self.decree.year

    @property
    def indicators(self) -> tuple[IndicatorScore, ...]:
        """All of them, in decree order."""
        return tuple(one for program in self.programs for one in program.indicators)

    @property
    def awaited(self) -> bool:
        """Whether the quarter is not fully filled."""
        return any(one.awaited for one in self.indicators)

    def indicator(self, code: str) -> IndicatorScore:
        """The score of that indicator. Raises UnknownCode."""
        wanted = self.decree.indicator(code)
        return next(one for one in self.indicators if one.indicator is wanted)


def score_indicator(
    indicator: Indicator, cells: Mapping[Quarter, Cell], quarter: Quarter, rules: ScoringRules
) -> IndicatorScore:
    """Score one indicator at `quarter` from the cells of its year."""
    readings = {one: cell.reading for one, cell in cells.items()}
    target, own = indicator.target_at(quarter)
    to_date = year_to_date(readings, quarter, indicator.consolidation)
    reached = _achieved(to_date.value, target, indicator.polarity, rules)
    wanted = target != 0 or rules.zero_target is not ZeroTarget.EXCLUDE
    has_target = wanted and (to_date.value is None or reached is not None)
    state = score_state(readings, quarter, to_date.value, has_target=has_target)
    unscored = IndicatorScore(indicator, quarter, cells, to_date, target, own, state, wanted)
    if reached is None:
        return unscored
    held = score(reached, rules)
    return replace(unscored, achievement=reached, score=held, rating=rating(held, rules))


def _achieved(value: Decimal | None, target: Decimal, polarity: Polarity, rules: ScoringRules) -> Decimal | None:
    if value is None:
        return None
    return zero_target_achievement(value, polarity, rules) if target == 0 else achievement(value, target, polarity)


def scoreboard(
    decree: Decree, cells: Iterable[Cell], quarter: Quarter, rules: ScoringRules, office: Office = KANWIL
) -> Scoreboard:
    """Score a whole decree at `quarter` from the cells of its year and office; others are passed over.

    The order of `cells` does not matter.
    """
    by_indicator: dict[str, dict[Quarter, Cell]] = {}
    for cell in cells:
        if (cell.key.year, cell.key.office) != (decree.year, office.code):
            continue
        by_indicator.setdefault(cell.key.indicator, {})[cell.key.quarter] = cell
    programs = tuple(_program(one, by_indicator, quarter, rules) for one in decree.programs)
    indicators = [one for program in programs for one in program.indicators]
    standing = _standing(indicators, [one.standing for one in programs], rules)
    return Scoreboard(decree, office, quarter, rules, standing, programs)


def rescored(board: Scoreboard, decree: Decree | None = None, rules: ScoringRules | None = None) -> Scoreboard:
    """The same values under another decree in force or other rules: what a change would do."""
    cells = [cell for one in board.indicators for cell in one.cells.values()]
    return scoreboard(decree or board.decree, cells, board.quarter, rules or board.rules, board.office)


def with_score(board: Scoreboard, one: IndicatorScore) -> Scoreboard:
    """The same board with another score of one indicator: what a value that is not saved would do to every mean."""
    programs = tuple(_with_score(program, one, board.rules) for program in board.programs)
    indicators = [score for program in programs for score in program.indicators]
    standing = _standing(indicators, [program.standing for program in programs], board.rules)
    return replace(board, standing=standing, programs=programs)


def _with_score(program: ProgramScore, one: IndicatorScore, rules: ScoringRules) -> ProgramScore:
    if one.indicator not in program.program.indicators:
        return program
    objectives = []
    for objective in program.objectives:
        scores = tuple(one if score.indicator is one.indicator else score for score in objective.indicators)
        objectives.append(ObjectiveScore(objective.objective, _standing(scores, None, rules), scores))
    return _program_score(program.program, tuple(objectives), rules)


def _program(
    program: Program, cells: Mapping[str, Mapping[Quarter, Cell]], quarter: Quarter, rules: ScoringRules
) -> ProgramScore:
    return _program_score(program, tuple(_objective(one, cells, quarter, rules) for one in program.objectives), rules)


def _program_score(program: Program, objectives: tuple[ObjectiveScore, ...], rules: ScoringRules) -> ProgramScore:
    indicators = [one for objective in objectives for one in objective.indicators]
    return ProgramScore(program, _standing(indicators, [one.standing for one in objectives], rules), objectives)


def _objective(
    objective: Objective, cells: Mapping[str, Mapping[Quarter, Cell]], quarter: Quarter, rules: ScoringRules
) -> ObjectiveScore:
    scores = tuple(score_indicator(one, cells.get(one.code, {}), quarter, rules) for one in objective.indicators)
    return ObjectiveScore(objective, _standing(scores, None, rules), scores)


def _standing(indicators: Iterable[IndicatorScore], below: Iterable[Standing] | None, rules: ScoringRules) -> Standing:
    """The mean of a node; `below` are the means one level down, None at the lowest."""
    scores = list(indicators)
    counts = {state: sum(one.state is state for one in scores) for state in ScoreState}
    tiered = below is not None and rules.rollup is Rollup.TIERED
    parts = [one.score for one in (below if tiered and below is not None else scores)]
    average = mean(part for part in parts if part is not None)
    return Standing(
        score=average,
        rating=None if average is None else rating(average, rules),
        counts=counts,
        entered=sum(one.entered for one in scores),
    )
