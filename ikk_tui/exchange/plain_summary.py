"""The summary as plain text for a mail or `diff`: a record a line, in columns that no value and no terminal moves."""

from collections.abc import Iterator, Sequence

from ikk_tui.domain.explanation import rules_sentence
from ikk_tui.domain.forecast import ONLY_WHERE
from ikk_tui.domain.summary import Order, Summary
from ikk_tui.domain.summary_words import (
    MOST_DRAGS,
    Notes,
    distribution,
    forecast_words,
    held_words,
    mean_words,
    no_drags,
    rest_words,
    status_words,
)
from ikk_tui.exchange import summary_cells as cells

_CODE = 6
_RATING = 13
# Wide enough for what a score is without a cap, short of the odd.
_SCORE, _CHANGE, _COUNT, _LOST = 9, 10, 7, 8
# The counts of a node, or what an indicator holds: the longest unit has 19 letters.
_TOLD = 30


def plain_summary(
    summary: Summary, notes: Notes, order: Order = Order.DECREE, *, deep: bool = False, root: str = ""
) -> str:
    """The whole page; `deep` has objectives and indicators below the programs, `root` is that of the file."""
    parts = (
        _head(summary, order),
        _table(summary, order, deep),
        _section("Sebaran", [f"{count:>3}  {label}" for label, count in distribution(summary.board.standing)]),
        _section("Yang menurunkan nilai", _drags(summary, notes)),
        _section("Per triwulan", _quarters(summary)),
        _section("Perkiraan akhir tahun (bukan realisasi)", _forecasts(summary)),
        [rules_sentence(summary.board.rules), *cells.root_line(root)],
    )
    return "\n\n".join("\n".join(line.rstrip() for line in part) for part in parts) + "\n"


def _section(heading: str, lines: Sequence[str] | Iterator[str]) -> list[str]:
    return [heading, *lines]


def _head(summary: Summary, order: Order) -> list[str]:
    board = summary.board
    return [
        cells.title(board),
        *cells.view_lines(board, order),
        "",
        cells.score_line(summary),
        mean_words(board.standing),
        status_words(board.standing),
    ]


def _table(summary: Summary, order: Order, deep: bool) -> list[str]:
    rows = [cells.row_cells(row) for row in summary.rows(order, None if deep else ())]
    return [*map(_row, (cells.ROW_HEADINGS, *rows)), *cells.legend(summary.board)]


def _row(one: cells.RowCells) -> str:
    return "  ".join(
        (
            one.score.rjust(_SCORE),
            one.change.rjust(_CHANGE),
            one.scored.rjust(_COUNT),
            one.filled.rjust(_COUNT),
            one.told.ljust(_TOLD),
            one.lost.rjust(_LOST),
            one.rating.ljust(_RATING),
            one.code.ljust(_CODE),
            one.name,
        )
    )


def _drags(summary: Summary, notes: Notes) -> Iterator[str]:
    """What drags, with the obstacle on a line below: both it and the name may be long."""
    if not summary.drags:
        yield no_drags(summary.board.standing)
        return
    heads = cells.ROW_HEADINGS
    yield _drag(heads.score, heads.lost, "Realisasi dan target", heads.code, heads.name)
    for drag in summary.drags[:MOST_DRAGS]:
        one = drag.one
        yield _drag(*cells.drag_numbers(drag), held_words(one), one.indicator.code, one.indicator.name)
        yield f"{'':{_SCORE}}  {cells.obstacle_line(notes, one)}"
    yield from filter(None, [rest_words(summary.drags)])


def _drag(score: str, lost: str, held: str, code: str, name: str) -> str:
    return "  ".join((score.rjust(_SCORE), lost.rjust(_LOST), held.ljust(_TOLD), code.ljust(_CODE), name))


def _quarters(summary: Summary) -> Iterator[str]:
    for one in (cells.QUARTER_HEADINGS, *(cells.quarter_cells(summary, board) for board in summary.seen)):
        yield "  ".join(
            (
                f"{one.mark:1} {one.label:6}",
                one.score.rjust(_SCORE),
                one.change.rjust(_CHANGE),
                one.scored.rjust(_COUNT),
                one.filled.rjust(_COUNT),
                one.rating,
            )
        )


def _forecasts(summary: Summary) -> Iterator[str]:
    for made in summary.forecasts:
        indicator = made.one.indicator
        yield f"{forecast_words(made)}  {indicator.code.ljust(_CODE)}  {indicator.name}"
    if not summary.forecasts:
        yield ONLY_WHERE
