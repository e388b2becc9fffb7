"""The summary's page: a line a program with what is below it, what drags, the quarters, the year's end."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from ikk_tui.domain.bars import bar
from ikk_tui.domain.explanation import rules_sentence
from ikk_tui.domain.forecast import ONLY_WHERE
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.domain.scoring import Rating
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Order, Row, Summary
from ikk_tui.domain.summary_words import (
    BAND_LETTERS,
    MOST_DRAGS,
    NO_OBSTACLES,
    Notes,
    change_sign,
    distribution,
    forecast_words,
    held_words,
    lost_words,
    no_drags,
    obstacles,
    rest_words,
)
from ikk_tui.widgets.blocks import Block, Column, cut, paragraph
from ikk_tui.widgets.wording import SUPPOSED, fit

# Before the quarter of a line that is about one.
QUARTER_KEY = "TW"
_NAME, _NAME_LEAST, _BAR_LEAST, _BAR_MOST = 25, 12, 10, 36
_SCORE, _SIGN, _CHANGE, _OF, _BANDS, _LOST, _RATING = 9, 2, 10, 7, 15, 8, 15
# The long names of what is below a program take the room of its bar.
_WITHOUT_BAR = 2
# An obstacle is cut after two lines; the form has all of it.
_TOLD_LINES, _INDENT = 2, 7


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide each column is, 0 where there is no room for it."""

    score: int
    name: int
    bar: int
    bands: int
    change: int
    lost: int
    rating: int

    @classmethod
    def within(cls, width: int, longest: int) -> "Widths":
        """What fits beside scores of that length: bands, the change, points lost, the band in words, a longer bar."""
        score = max(_SCORE, longest + 1)
        room = width - _NAME - score - _SIGN - 2 * _OF
        bands = _BANDS if room >= _BANDS else 0
        room -= bands + _BAR_LEAST
        change = _CHANGE if room >= _CHANGE - _SIGN else _SIGN
        room -= change - _SIGN
        lost = _LOST if room >= _LOST else 0
        room -= lost
        rating = _RATING if room >= _RATING else 0
        room -= rating
        # Where there is too little room the bar gives way, and then the end of the names.
        bar = min(_BAR_MOST, _BAR_LEAST + room) if _BAR_LEAST + room > 1 else 0
        return cls(score, max(_NAME_LEAST, _NAME + _BAR_LEAST + room - bar), bar, bands, change, lost, rating)


def page(
    summary: Summary,
    notes: Notes,
    order: Order,
    opened: Collection[str],
    supposed: Collection[str],
    width: int,
    accent: Style,
    *,
    beside: bool = False,
) -> list[Block]:
    """All blocks. `opened` are the programs and objectives whose parts are shown, `supposed` what is not stored.

    The spread over the bands is left out where it is shown `beside` the page.
    """
    rows = summary.rows(order, opened)
    widths = Widths.within(width, max(len(format_score(row.score)) for row in rows))
    blocks = [Block((Column(_heading(widths)),))]
    blocks += [_row(row, widths, accent, supposed) for row in rows]
    blocks += _drags(summary, notes, width, supposed)
    blocks += [] if beside else _spread(summary.board.standing)
    blocks += [*_quarters(summary, supposed), *_forecasts(summary, supposed)]
    blocks.append(paragraph(rules_sentence(summary.board.rules), "dim", space=True))
    return blocks


def _heading(widths: Widths) -> Text:
    change = f"{'Perubahan':>{widths.change - 1}} " if widths.change >= _CHANGE else " " * widths.change
    line = f"{'Program':<{widths.name + widths.bar}}{'Nilai':>{widths.score}}{change}"
    line += f"{'Dinilai':>{_OF}}{'Terisi':>{_OF}}"
    line += "".join(f"{BAND_LETTERS[one]:>3}" for one in Rating) if widths.bands else ""
    line += f"{'Hilang':>{widths.lost}}" if widths.lost else ""
    return Text(line + ("  Predikat" if widths.rating else ""), style="dim")


def _row(row: Row, widths: Widths, accent: Style, supposed: Collection[str]) -> Block:
    barred = row.depth < _WITHOUT_BAR and widths.bar > 0
    text = Text(fit(_name(row, supposed), widths.name if barred else widths.name + widths.bar))
    if barred:
        text.append(" ").append(bar(row.score, widths.bar - 1), style=accent)
    sign = change_sign(row.change)
    change = f"{sign:>{widths.change - 1}} " if widths.change >= _CHANGE else f" {sign[:1]}"
    text.append(f"{format_score(row.score):>{widths.score}}{change}")
    if row.standing is not None:
        at = row.standing
        text.append(f"{f'{at.scored}/{at.total}':>{_OF}}{f'{at.entered}/{at.total}':>{_OF}}")
        text.append("".join(f"{at.ratings[one] or '·':>3}" for one in Rating) if widths.bands else "")
    elif row.one is not None:
        rest = 2 * _OF + widths.bands
        text.append(fit(f" {held_words(row.one)}".rjust(rest), rest))
    text.append(f"{lost_words(row.lost):>{widths.lost}}" if widths.lost else "")
    text.append(f"  {row.rating or '-'}" if widths.rating else "")
    if row.depth == 0:
        text.stylize("bold")
    return Block((Column(text),), key=row.code)


def _name(row: Row, supposed: Collection[str]) -> str:
    if row.depth == 0:
        return row.name
    # A closed branch tells of what is supposed within it.
    within = any(f"{one}.".startswith(f"{row.code}.") for one in supposed)
    return f"{'  ' * (row.depth - 1)}{f'{SUPPOSED} ' if within else ''}{row.code} {row.name}"


def _mark(code: str, supposed: Collection[str]) -> str:
    return f"{SUPPOSED} " if code in supposed else ""


def _drags(summary: Summary, notes: Notes, width: int, supposed: Collection[str]) -> Iterator[Block]:
    yield paragraph("Yang menurunkan nilai", "bold", space=True)
    if not summary.drags:
        yield paragraph(no_drags(summary.board.standing))
    for drag in summary.drags[:MOST_DRAGS]:
        one = drag.one
        figures = f"{format_score(one.score):>{_SCORE}}{lost_words(drag.lost):>{_LOST}}"
        name = f"{one.indicator.code:<{_INDENT}}{_mark(one.indicator.code, supposed)}{one.indicator.name}"
        told = f"{held_words(one)}; {obstacles(notes, one) or NO_OBSTACLES}"
        yield Block(
            (Column(Text.assemble(fit(name, width - len(figures)), (figures, "bold"))),), key=one.indicator.code
        )
        yield paragraph(cut(told, width - _INDENT, _TOLD_LINES), "dim", indent=_INDENT)
    rest = rest_words(summary.drags)
    if rest:
        yield paragraph(rest, "dim")


def _spread(standing: Standing) -> Iterator[Block]:
    """The bands on one line, what is not scored on another."""
    yield paragraph("Sebaran", "bold", space=True)
    counts = [f"{label} {count}" for label, count in distribution(standing)]
    yield paragraph(" · ".join(counts[: len(Rating)]))
    yield paragraph("tidak dinilai: " + " · ".join(counts[len(Rating) :]))


def _quarters(summary: Summary, supposed: Collection[str]) -> Iterator[Block]:
    yield paragraph("Per triwulan", "bold", space=True)
    for board in summary.seen:
        yield Block((Column(Text(_quarter(summary, board, supposed))),), key=f"{QUARTER_KEY}{int(board.quarter)}")


def _quarter(summary: Summary, board: Scoreboard, supposed: Collection[str]) -> str:
    at = board.standing
    # What is supposed of a quarter may reach into those after it.
    told = f" {SUPPOSED}" if supposed and board.quarter >= summary.board.quarter else ""
    mark = "▸" if board.quarter is summary.board.quarter else " "
    score = f"{format_score(at.score):>{_SCORE}}  {at.rating or '-':<13}  {change_sign(summary.change(board)):<9}"
    return (
        f"{mark} {board.quarter.label:<7}{score} {at.scored}/{at.total} dinilai, {at.entered}/{at.total} terisi{told}"
    )


def _forecasts(summary: Summary, supposed: Collection[str]) -> Iterator[Block]:
    yield paragraph("Perkiraan akhir tahun (bukan realisasi)", "bold", space=True)
    for one in summary.forecasts:
        indicator = one.one.indicator
        told = f"{_mark(indicator.code, supposed)}{indicator.name}: {forecast_words(one)}"
        yield paragraph(f"{indicator.code:<{_INDENT}}{told}", key=indicator.code)
    if not summary.forecasts:
        yield paragraph(f"Belum ada. {ONLY_WHERE}", "dim")
