"""The JSON of `ikk summary`: the page as others read it, down to each indicator."""

from collections.abc import Iterator

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Drag, Order, Row, Summary
from ikk_tui.domain.summary_words import Notes, obstacles
from ikk_tui.exchange.machine import Json, exact, rules, two_decimals

_BELOW = ("programs", "objectives", "indicators")


def summary(found: Summary, notes: Notes, order: Order = Order.DECREE, *, root: str = "") -> Json:
    """All of the page. What the decree has stands in `order`, the drags with the most expensive first.

    `root` stands for the state of the file it was made from.
    """
    board = found.board
    office, *rows = found.rows(order, opened=None)
    return {
        "year": board.year,
        "quarter": int(board.quarter),
        "office": board.office.code,
        "view": _view(board),
        "order": str(order),
        **_mean(office, board.standing),
        **_nested(board, iter(rows)),
        "drags": [_drag(one, notes) for one in found.drags],
        "quarters": [_quarter(found, one) for one in found.seen],
        "forecasts": _forecasts(found),
        "rules": rules(board.rules),
        "root": root,
    }


def _view(board: Scoreboard) -> Json:
    return {
        "period": str(board.view.period),
        "values": "approved" if board.view.approved else "all",
        "cap": exact(board.rules.cap),
        "rollup": str(board.rules.rollup),
        "label": board.view.label(board.quarter, board.rules),
    }


def _nested(board: Scoreboard, rows: Iterator[Row]) -> Json:
    """The rows below the office, each below its parent; they come with the parents first."""
    top: Json = {_BELOW[0]: []}
    parents = [top]
    for row in rows:
        del parents[row.depth :]
        node = _node(board, row)
        parents[-1][_BELOW[row.depth - 1]].append(node)
        parents.append(node)
    return top


def _node(board: Scoreboard, row: Row) -> Json:
    if row.one is not None:
        return _score(row, row.one)
    assert row.standing is not None
    # The rows have short labels; others rely on the decree's own names.
    named = {"code": row.code, "name": board.decree.node(row.code).name}
    return {**named, **_mean(row, row.standing), _BELOW[row.depth]: []}


def _mean(row: Row, standing: Standing) -> Json:
    return {
        "score": two_decimals(row.score),
        "rating": row.rating,
        "change": two_decimals(row.change),
        "lost": two_decimals(row.lost),
        "scored": standing.scored,
        "total": standing.total,
        "entered": standing.entered,
        "counts": {str(state): count for state, count in standing.counts.items()},
        "ratings": {str(band): count for band, count in standing.ratings.items()},
        "statuses": {str(status): count for status, count in standing.statuses.items()},
    }


def _score(row: Row, one: IndicatorScore) -> Json:
    return {
        "code": row.code,
        "value": exact(one.to_date.value),
        "quarters": [int(quarter) for quarter in one.to_date.quarters],
        "target": exact(one.target),
        "own_target": one.own_target,
        "achievement": two_decimals(one.achievement),
        "score": two_decimals(one.score),
        "rating": one.rating,
        "state": str(one.state),
        "change": two_decimals(row.change),
        "lost": two_decimals(row.lost),
        "entered": one.entered,
    }


def _drag(drag: Drag, notes: Notes) -> Json:
    one = drag.one
    said = obstacles(notes, one)
    return {
        "code": one.indicator.code,
        "lost": two_decimals(drag.lost),
        "score": two_decimals(one.score),
        "value": exact(one.to_date.value),
        "quarters": [int(quarter) for quarter in one.to_date.quarters],
        "target": exact(one.target),
        "obstacles": said or None,
    }


def _quarter(found: Summary, board: Scoreboard) -> Json:
    standing = board.standing
    return {
        "quarter": int(board.quarter),
        "score": two_decimals(standing.score),
        "rating": standing.rating,
        "change": two_decimals(found.change(board)),
        "scored": standing.scored,
        "total": standing.total,
        "entered": standing.entered,
    }


def _forecasts(found: Summary) -> list[Json]:
    return [
        {
            "code": made.one.indicator.code,
            "so_far": exact(made.so_far),
            "value": exact(made.value),
            "target": exact(made.target),
            "achievement": two_decimals(made.achievement),
            "score": two_decimals(made.score),
            "how": made.how,
        }
        for made in found.forecasts
    ]
