"""The summary as `ikk summary` prints it on a terminal: what fits its width, every stored text as plain text."""

from rich.cells import cell_len
from rich.console import ConsoleRenderable, Group
from rich.table import Table
from rich.text import Text

from ikk_tui.domain.bars import bar
from ikk_tui.domain.explanation import rules_sentence
from ikk_tui.domain.forecast import ONLY_WHERE
from ikk_tui.domain.scoring import Rating
from ikk_tui.domain.summary import Order, Row, Summary
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

# From here on the counts of each node have room.
WIDE = 108
# A shorter bar says nothing, a longer one no more.
_BAR_MIN, _BAR_MAX = 12, 40


def summary(
    found: Summary, notes: Notes, order: Order, width: int, *, deep: bool = False, root: str = ""
) -> ConsoleRenderable:
    """The whole page for a terminal of that width; `deep` has objectives and indicators below the programs.

    `root` is that of the file.
    """
    parts: list[ConsoleRenderable] = [
        _head(found, order),
        _rows(found.rows(order, None if deep else ()), width),
    ]
    if width >= WIDE:
        parts.append(Text("\n".join(cells.legend(found.board)), style="dim"))
    for heading, section in (
        ("Sebaran", _spread(found)),
        ("Yang menurunkan nilai", _drags(found, notes)),
        ("Per triwulan", _quarters(found)),
        ("Perkiraan akhir tahun (bukan realisasi)", _forecasts(found)),
    ):
        parts += [Text(), Text(heading, style="bold"), section]
    last = [rules_sentence(found.board.rules), *cells.root_line(root)]
    return Group(*parts, Text(), *(Text(line, style="dim") for line in last))


def _head(found: Summary, order: Order) -> ConsoleRenderable:
    board = found.board
    return Group(
        Text(cells.title(board), style="bold"),
        Text("\n".join(cells.view_lines(board, order)), style="dim"),
        Text(),
        Text(cells.score_line(found), style="bold"),
        Text(mean_words(board.standing)),
        Text(status_words(board.standing)),
        Text(),
    )


def _rows(rows: list[Row], width: int) -> ConsoleRenderable:
    """The office and what is below it; the counts go first where there is little room, then the names are broken."""
    wide = width >= WIDE
    lines = [cells.row_cells(row) for row in rows]
    long = _bar_width(lines, width) if wide else 0
    heads = cells.ROW_HEADINGS
    table = _table("")
    if long:
        table.add_column("")
    for heading in (heads.score, heads.change, heads.scored, heads.filled):
        _numbers(table, heading)
    if wide:
        # What an indicator holds may be broken, a line of counts may not.
        table.add_column(heads.told, min_width=len(heads.told))
    _numbers(table, heads.lost)
    table.add_column(heads.rating, no_wrap=True)
    for row, one in zip(rows, lines, strict=True):
        texts = [one.score, one.change, one.scored, one.filled, *([one.told] if wide else []), one.lost, one.rating]
        if long:
            texts.insert(0, bar(row.score, long))
        below = "" if wide or row.one is None else one.told
        table.add_row(_named(one, below), *map(Text, texts), style="bold" if row.depth == 0 else "")
    return table


def _bar_width(lines: list[cells.RowCells], width: int) -> int:
    """What is left for the bars when nothing else is broken; 0 where that is too little."""
    columns = zip(*((f"{one.code} {one.name}", *one[2:]) for one in (cells.ROW_HEADINGS, *lines)), strict=True)
    left = width - sum(max(map(cell_len, column)) + 1 for column in columns)
    return min(left, _BAR_MAX) if left >= _BAR_MIN else 0


def _named(one: cells.RowCells, below: str) -> ConsoleRenderable:
    """Code and name side by side, so that a name of several lines stays beside its code."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(one.code), Text(f"{one.name}\n{below}" if below else one.name))
    return grid


def _spread(found: Summary) -> ConsoleRenderable:
    counts = [f"{label} {count}" for label, count in distribution(found.board.standing)]
    return Text("\n".join("   ".join(some) for some in (counts[: len(Rating)], counts[len(Rating) :])))


def _drags(found: Summary, notes: Notes) -> ConsoleRenderable:
    if not found.drags:
        return Text(no_drags(found.board.standing))
    table = _table("Kode", "IKK dan kendala", "Realisasi dan target")
    for heading in (cells.ROW_HEADINGS.score, cells.ROW_HEADINGS.lost):
        _numbers(table, heading)
    for drag in found.drags[:MOST_DRAGS]:
        one = drag.one
        said = Text.assemble(one.indicator.name, (f"\n{cells.obstacle_line(notes, one)}", "dim"))
        numbers = map(Text, cells.drag_numbers(drag))
        table.add_row(Text(one.indicator.code), said, Text(held_words(one)), *numbers)
    rest = rest_words(found.drags)
    return Group(table, Text(rest)) if rest else table


def _quarters(found: Summary) -> ConsoleRenderable:
    heads = cells.QUARTER_HEADINGS
    table = _table(heads.mark, heads.label)
    for heading in (heads.score, heads.change, heads.scored, heads.filled):
        _numbers(table, heading)
    table.add_column(heads.rating, no_wrap=True)
    for board in found.seen:
        here = board.quarter is found.board.quarter
        table.add_row(*map(Text, cells.quarter_cells(found, board)), style="bold" if here else "")
    return table


def _forecasts(found: Summary) -> ConsoleRenderable:
    if not found.forecasts:
        return Text(ONLY_WHERE)
    table = _table("Kode", "IKK", "Perkiraan")
    for made in found.forecasts:
        one = made.one.indicator
        table.add_row(Text(one.code), Text(one.name), Text(forecast_words(made)))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for heading in headings:
        table.add_column(heading)
    return table


def _numbers(table: Table, heading: str) -> None:
    """A column of figures, which are never broken."""
    table.add_column(heading, justify="right", no_wrap=True)
