"""How an office stands, why, and what drags it down: all that the summary page shows, on screen, in print, as JSON."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from ikk_tui.domain.cells import Cell, CellKey, Status
from ikk_tui.domain.forecast import Forecast, forecast
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import Reading, round_half_up
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import ObjectiveScore, ProgramScore, Scoreboard, rescored, scoreboard
from ikk_tui.domain.scoring import HUNDRED, Rating, Rollup
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.views import STANDARD, View


class Order(StrEnum):
    """In which order the programs stand, and what is below them."""

    DECREE = "decree"
    SCORE = "score"
    FILLED = "filled"
    DISTANCE = "distance"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return {
            "decree": "urut keputusan",
            "score": "urut nilai, terendah dulu",
            "filled": "urut isian, tersedikit dulu",
            "distance": "urut jarak ke target, poin hilang terbanyak dulu",
        }[self]

    @property
    def short(self) -> str:
        """The same in two words."""
        return {"decree": "urut kode", "score": "urut nilai", "filled": "urut isian", "distance": "urut jarak"}[self]


@dataclass(frozen=True, slots=True)
class Drag:
    """An indicator that keeps the office's mean below 100, and how many points of it that costs."""

    one: IndicatorScore
    lost: Decimal


@dataclass(frozen=True, slots=True)
class Row:
    """A node of the page. `depth` is 0 for the office, 1 program, 2 objective, 3 indicator.

    `change` is against the quarter before, as shown; `lost` the points that what is below 100 in it costs the office.
    An indicator has `one`, every other node `standing`.
    """

    code: str
    name: str
    depth: int
    score: Decimal | None
    rating: Rating | None
    change: Decimal | None
    lost: Decimal
    standing: Standing | None = None
    one: IndicatorScore | None = None

    @property
    def filled(self) -> tuple[int, int]:
        """How many of the quarter's own cells say something, and of how many."""
        if self.standing is not None:
            return self.standing.entered, self.standing.total
        return int(self.one is not None and self.one.entered), 1


Node = ProgramScore | ObjectiveScore | IndicatorScore


@dataclass(frozen=True)
class Summary:
    """One board with those of the year's other quarters, all in the same view. `newest` has the last entries."""

    board: Scoreboard
    quarters: tuple[Scoreboard, ...]
    newest: Quarter | None

    @cached_property
    def drags(self) -> tuple[Drag, ...]:
        """Every indicator below 100, the most expensive first, else in decree order."""
        return drags_of(self.board)

    @cached_property
    def forecasts(self) -> tuple[Forecast, ...]:
        """Those that can be made, in decree order."""
        made = (forecast(one, self.board.rules) for one in self.board.indicators)
        return tuple(one for one in made if one is not None)

    @property
    def seen(self) -> tuple[Scoreboard, ...]:
        """The quarters with a place in a chart: up to the last with entries, and the one looked at."""
        last = max(self.board.quarter, self.newest or Quarter.I)
        return tuple(one for one in self.quarters if one.quarter <= last)

    def change(self, at: Scoreboard | None = None) -> Decimal | None:
        """The office's change against the quarter before, as shown; None without one."""
        now = at or self.board
        before = self._before(now)
        return None if before is None else changed(before.standing.score, now.standing.score)

    def rows(self, order: Order = Order.DECREE, opened: Collection[str] | None = ()) -> list[Row]:
        """The office and its programs, and what is below those that are opened (None: everything)."""
        board = self.board
        return [self._row(board.office.code, board.office.label, 0, board), *self._below(board, 0, order, opened)]

    def row(self, code: str) -> Row:
        """The row of that program, objective or indicator, or (by its code) of the office. Raises UnknownCode."""
        if code != self.board.office.code:
            code = self.board.decree.node(code).code
        return next(one for one in self.rows(opened=None) if one.code == code)

    def _below(
        self, node: Scoreboard | Node, depth: int, order: Order, opened: Collection[str] | None
    ) -> Iterator[Row]:
        children = [(self._row(*_named(one), depth + 1, one), one) for one in _children(node)]
        for row, one in sorted(children, key=lambda child: _rank(child[0], order)):
            yield row
            if opened is None or row.code in opened:
                yield from self._below(one, depth + 1, order, opened)

    def _row(self, code: str, name: str, depth: int, node: Scoreboard | Node) -> Row:
        before, lost = self._former.get(code), self._lost
        if isinstance(node, IndicatorScore):
            change = changed(before, node.score)
            cost = lost.get(code, Decimal(0))
            return Row(code, name, depth, node.score, node.rating, change, cost, one=node)
        at = node.standing
        cost = sum((lost.get(one.indicator.code, Decimal(0)) for one in node.indicators), Decimal(0))
        return Row(code, name, depth, at.score, at.rating, changed(before, at.score), cost, standing=at)

    @cached_property
    def _lost(self) -> Mapping[str, Decimal]:
        return {drag.one.indicator.code: drag.lost for drag in self.drags}

    @cached_property
    def _former(self) -> Mapping[str, Decimal | None]:
        """The scores of the quarter before, by code."""
        before = self._before(self.board)
        return {} if before is None else _scores(before)

    def _before(self, at: Scoreboard) -> Scoreboard | None:
        return None if at.quarter is Quarter.I else self.quarters[at.quarter - 2]


def summarize(board: Scoreboard, view: View = STANDARD) -> Summary:
    """The summary of a board, which must be in the standard view, as that view shows it."""
    quarters = tuple(rescored(board, quarter=quarter, view=view) for quarter in Quarter)
    entered = [one.quarter for one in quarters if one.standing.entered]
    return Summary(quarters[board.quarter - 1], quarters, max(entered, default=None))


def supposing(board: Scoreboard, readings: Mapping[str, Reading], *, approved: bool = False) -> Scoreboard:
    """A board in the standard view as if these indicators held this in its quarter. Raises UnknownCode.

    Each cell keeps its status, or counts as `approved`, where a view would not see it otherwise.
    """
    cells = {cell.key: cell for one in board.indicators for cell in one.cells.values()}
    for code, reading in readings.items():
        key = CellKey(board.year, board.decree.indicator(code).code, board.quarter, board.office.code)
        status = cells[key].status if key in cells else Status.DRAFT
        cells[key] = Cell(key, "", reading, Status.APPROVED if approved else status)
    now = board.now
    return scoreboard(now.decree, cells.values(), board.quarter, now.rules, board.office, closed=board.closed)


def drags_of(board: Scoreboard) -> tuple[Drag, ...]:
    """Every indicator below 100 and what it costs the office's mean, the most expensive first, else in decree order."""
    weights = weights_of(board)
    drags = [
        Drag(one, (HUNDRED - one.score) / weights[one.indicator.code])
        for one in board.indicators
        if one.score is not None and one.score < HUNDRED
    ]
    return tuple(sorted(drags, key=lambda drag: -drag.lost))


def weights_of(board: Scoreboard) -> dict[str, int]:
    """By how much the score of each scored indicator is divided in the office's mean."""
    if board.rules.rollup is Rollup.FLAT:
        return {one.indicator.code: board.standing.scored for one in board.indicators if one.score is not None}
    weights = {}
    programs = [one for one in board.programs if one.standing.score is not None]
    for program in programs:
        objectives = [one for one in program.objectives if one.standing.score is not None]
        for objective in objectives:
            divisor = len(programs) * len(objectives) * objective.standing.scored
            weights.update({one.indicator.code: divisor for one in objective.indicators if one.score is not None})
    return weights


def changed(before: Decimal | None, now: Decimal | None) -> Decimal | None:
    """The difference of two numbers as they are shown, so that a reader who subtracts them finds the same."""
    return None if before is None or now is None else round_half_up(now, 2) - round_half_up(before, 2)


def score_of(board: Scoreboard, code: str) -> Decimal | None:
    """The score of that indicator, objective or program, or (by its code) of the office; None without one."""
    return _scores(board).get(board.office.code if code.strip().upper() == board.office.code else code.strip())


def _children(node: Scoreboard | Node) -> tuple[Node, ...]:
    if isinstance(node, Scoreboard):
        return node.programs
    if isinstance(node, ProgramScore):
        return node.objectives
    return node.indicators if isinstance(node, ObjectiveScore) else ()


def _named(node: Node) -> tuple[str, str]:
    if isinstance(node, ProgramScore):
        return node.program.code, node.program.label
    if isinstance(node, ObjectiveScore):
        return node.objective.code, node.objective.name
    return node.indicator.code, node.indicator.name


def _rank(row: Row, order: Order) -> tuple[bool, Decimal]:
    """What a row is sorted by, smallest first; without a score it comes last. Equals keep the decree's order."""
    if order is Order.SCORE:
        return row.score is None, row.score or Decimal(0)
    if order is Order.FILLED:
        entered, total = row.filled
        return False, Decimal(entered) / total
    return False, -row.lost if order is Order.DISTANCE else Decimal(0)


def _scores(board: Scoreboard) -> dict[str, Decimal | None]:
    scores = {board.office.code: board.standing.score}
    for program in board.programs:
        scores[program.program.code] = program.standing.score
        for objective in program.objectives:
            scores[objective.objective.code] = objective.standing.score
            scores.update({one.indicator.code: one.score for one in objective.indicators})
    return scores
