"""The one object every screen, report and command renders: each indicator's score, each node's mean."""

import operator
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import repeat

from ikk_tui.domain.cells import OFFICE, Cell
from ikk_tui.domain.decree import Decree, Indicator, Objective, Office, Program
from ikk_tui.domain.indicator_score import IndicatorScore, score_indicator
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.domain.standing import Standing, stand
from ikk_tui.domain.views import STANDARD, View

KANWIL = Office(OFFICE)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a quarter is scored under."""

    decree: Decree
    rules: ScoringRules


@dataclass(frozen=True, slots=True)
class ObjectiveScore:
    """An objective with its indicators' scores."""

    objective: Objective
    standing: Standing
    indicators: tuple[IndicatorScore, ...]


@dataclass(frozen=True)
class ProgramScore:
    """A program with its objectives' scores."""

    program: Program
    standing: Standing
    objectives: tuple[ObjectiveScore, ...]

    @cached_property
    def indicators(self) -> tuple[IndicatorScore, ...]:
        """Those of all its objectives, in decree order."""
        return tuple(one for objective in self.objectives for one in objective.indicators)


@dataclass(frozen=True)
class Scoreboard:
    """One office's year up to a quarter, scored under the rules in force, less what its view sets aside.

    `closed` has the terms of each closed quarter, which stay what they were when it was closed; `now` are those in
    force, of every other quarter. `decree` and `rules` are those of the board's own quarter.
    """

    decree: Decree
    office: Office
    quarter: Quarter
    rules: ScoringRules
    standing: Standing
    programs: tuple[ProgramScore, ...]
    now: Terms
    view: View = STANDARD
    closed: Mapping[Quarter, Terms] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The decree's year."""
        return self.decree.year

    @cached_property
    def indicators(self) -> tuple[IndicatorScore, ...]:
        """All of them, in decree order."""
        return tuple(one for program in self.programs for one in program.indicators)

    @cached_property
    def _by_code(self) -> dict[str, IndicatorScore]:
        return {one.indicator.code: one for one in self.indicators}

    @property
    def awaited(self) -> bool:
        """Whether the quarter is not fully filled."""
        return any(one.awaited for one in self.indicators)

    def indicator(self, code: str) -> IndicatorScore:
        """The score of that indicator. Raises UnknownCode."""
        return self._by_code[self.decree.indicator(code).code]

    def terms(self, quarter: Quarter) -> Terms:
        """What that quarter is scored under, before the view sets anything aside."""
        return self.closed.get(quarter, self.now)

    def score_at(self, code: str, quarter: Quarter) -> IndicatorScore:
        """The score of that indicator at another quarter. Raises UnknownCode."""
        terms = self.terms(quarter)
        cells = self.indicator(code).cells
        return score_indicator(terms.decree.indicator(code), cells, quarter, self.view.rules(terms.rules), self.view)


def scoreboard(
    decree: Decree,
    cells: Iterable[Cell],
    quarter: Quarter,
    rules: ScoringRules,
    office: Office = KANWIL,
    view: View = STANDARD,
    closed: Mapping[Quarter, Terms] | None = None,
    before: Scoreboard | None = None,
) -> Scoreboard:
    """Score a whole decree at `quarter` from the cells of its year and office; others are passed over.

    The order of `cells` does not matter. `rules` are those in force, of which the view may set one aside. A quarter
    that is `closed` is scored under its own terms in place of these. Of the board that was there `before` everything is
    taken over that rests on the same cells; the result is the same without it.
    """
    now, kept = Terms(decree, rules), closed or {}
    decree, rules = (terms := kept.get(quarter, now)).decree, terms.rules
    by_indicator: dict[str, dict[Quarter, Cell]] = {}
    for cell in cells:
        if (cell.key.year, cell.key.office) != (decree.year, office.code):
            continue
        by_indicator.setdefault(cell.key.indicator, {})[cell.key.quarter] = cell
    used = view.rules(rules)
    if before is not None and (
        before.decree is not decree or (before.quarter, before.rules, before.view) != (quarter, used, view)
    ):
        before = None

    def score(one: Indicator, was: IndicatorScore | None) -> IndicatorScore:
        own = by_indicator.get(one.code, {})
        return was if was is not None and was.cells == own else score_indicator(one, own, quarter, used, view)

    def objective(one: Objective, was: ObjectiveScore | None) -> ObjectiveScore:
        scores = tuple(map(score, one.indicators, was.indicators if was else repeat(None)))
        if was is not None and all(map(operator.is_, scores, was.indicators)):
            return was
        return ObjectiveScore(one, stand(scores, None, used, view), scores)

    def program(one: Program, was: ProgramScore | None) -> ProgramScore:
        objectives = tuple(map(objective, one.objectives, was.objectives if was else repeat(None)))
        if was is not None and all(map(operator.is_, objectives, was.objectives)):
            return was
        return _program(one, objectives, used, view)

    programs = tuple(map(program, decree.programs, before.programs if before else repeat(None)))
    return Scoreboard(decree, office, quarter, used, _whole(programs, used, view), programs, now, view, kept)


def rescored(
    board: Scoreboard,
    decree: Decree | None = None,
    rules: ScoringRules | None = None,
    quarter: Quarter | None = None,
    view: View | None = None,
) -> Scoreboard:
    """The same values under another decree in force, other rules, at another quarter or in another view.

    A closed quarter keeps its own terms whatever is given.
    """
    now, cells = board.now, [cell for one in board.indicators for cell in one.cells.values()]
    at, seen = quarter or board.quarter, view or board.view
    return scoreboard(decree or now.decree, cells, at, rules or now.rules, board.office, seen, board.closed)


def with_score(board: Scoreboard, one: IndicatorScore) -> Scoreboard:
    """The same board with another score of one indicator: what a value that is not saved would do to every mean."""
    programs = tuple(_with_score(program, one, board) for program in board.programs)
    return replace(board, standing=_whole(programs, board.rules, board.view), programs=programs)


def _with_score(program: ProgramScore, one: IndicatorScore, board: Scoreboard) -> ProgramScore:
    if all(score.indicator is not one.indicator for score in program.indicators):
        return program
    objectives = []
    for objective in program.objectives:
        scores = tuple(one if score.indicator is one.indicator else score for score in objective.indicators)
        touched = any(score is one for score in scores)
        standing = stand(scores, None, board.rules, board.view) if touched else objective.standing
        objectives.append(ObjectiveScore(objective.objective, standing, scores))
    return _program(program.program, tuple(objectives), board.rules, board.view)


def _program(program: Program, objectives: tuple[ObjectiveScore, ...], rules: ScoringRules, view: View) -> ProgramScore:
    indicators = [one for objective in objectives for one in objective.indicators]
    return ProgramScore(program, stand(indicators, [one.standing for one in objectives], rules, view), objectives)


def _whole(programs: tuple[ProgramScore, ...], rules: ScoringRules, view: View) -> Standing:
    indicators = [one for program in programs for one in program.indicators]
    return stand(indicators, [one.standing for one in programs], rules, view)
