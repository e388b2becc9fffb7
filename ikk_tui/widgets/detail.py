"""Everything about the node under the cursor, to be read."""

from collections.abc import Iterator

from rich.text import Text
from textual import events

from ikk_tui.domain.cells import Note, Status, format_moment
from ikk_tui.domain.decree import Indicator, Program
from ikk_tui.domain.explanation import Explanation, explain
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import CellState, format_number, format_reading, format_score
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.widgets.blocks import Block, Column, labelled, paragraph
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.wording import AMENDED, STATUS_SIGNS, sign, sparkline

LABEL_WIDTH = 8
NARROW = 60
# Of the columns of a quarter: the least for an achievement, and what stands between them and at the edge.
_REACHED, _GAPS = 7, 9
_VALUE_WIDTH = 20


class Detail(Reader):
    """The full words of a node, its quarters, and the explanation of its number."""

    def __init__(self) -> None:
        super().__init__()
        self._code: str | None = None
        self._overview: Overview | None = None

    def on_resize(self, _event: events.Resize) -> None:
        """What is told depends on the width."""
        if self._overview is not None:
            self.show_node(self._overview, self._code)

    def show_node(self, overview: Overview, code: str | None) -> None:
        """Show the node of that code, or none; of one already shown, stay where one was reading."""
        self._overview = overview
        blocks = [] if code is None else node_blocks(overview, code, self.size.width)
        self.show(blocks, keep_place=code == self._code)
        self._code = code


def node_blocks(overview: Overview, code: str, width: int = 80) -> list[Block]:
    """What there is to say of a program, objective or indicator."""
    board = overview.board
    node = board.decree.node(code)
    if isinstance(node, Indicator):
        return list(_indicator(overview, board.indicator(code), width))
    blocks = [paragraph(f"{node.code}  {node.label if isinstance(node, Program) else node.name}", "bold")]
    if isinstance(node, Program):
        blocks += [paragraph(node.name), labelled("Divisi", node.division, LABEL_WIDTH)]
    return blocks + steps(explain(board, code, deep=False))


def steps(explained: Explanation, *, sources: bool = False) -> list[Block]:
    """A line a step, with the source of each rule below it where they are wanted."""
    width = max([LABEL_WIDTH, *(len(step.label) for step in explained.steps)])
    return [
        labelled(step.label, step.text, width, key=step.code, source=step.source if sources else "")
        for step in explained.steps
    ]


def _indicator(overview: Overview, one: IndicatorScore, width: int) -> Iterator[Block]:
    indicator, board = one.indicator, overview.board
    yield paragraph(f"{indicator.code}  {indicator.name}", "bold")
    yield labelled("Target", _target(overview, one), LABEL_WIDTH)
    yield from quarter_blocks(overview, one, width)
    explained = explain(board, indicator.code)
    yield from steps(Explanation(explained.title, explained.steps[2:]))
    yield from _note(overview.notes.get((indicator.code, one.quarter)))
    asked = f"{indicator.consolidation.asks(one.quarter)} ({indicator.consolidation.label})"
    yield labelled("Diminta", asked, LABEL_WIDTH)
    program = next(item for item in board.decree.programs if indicator in item.indicators)
    objective = next(item for item in program.objectives if indicator in item.indicators)
    yield labelled("Sasaran", f"{objective.code} {objective.name}", LABEL_WIDTH)
    yield labelled("Program", f"{program.code} {program.label}", LABEL_WIDTH)
    yield labelled("Divisi", indicator.division, LABEL_WIDTH)
    yield from _amended(overview, indicator.code)


def _target(overview: Overview, one: IndicatorScore) -> str:
    """The target as printed and its direction, and the quarter's own where there is one."""
    indicator = one.indicator
    issued = overview.in_force.issued.indicator(indicator.code)
    told = f"{indicator.target_text}, {indicator.polarity.label}"
    if issued.target_text != indicator.target_text:
        told += f" {AMENDED} keputusan: {issued.target_text}"
    if one.own_target:
        told += f"; {one.quarter.label}: {format_number(one.target)}"
    return told


def quarter_blocks(overview: Overview, one: IndicatorScore, width: int) -> Iterator[Block]:
    """A line a quarter: what was recorded, the achievement to date then, its status, by whom and when."""
    then = [overview.board.score_at(one.indicator.code, quarter) for quarter in Quarter]
    said = [cell is not None and cell.reading.state is not CellState.BLANK for cell in map(one.cells.get, Quarter)]
    readings = [format_reading(at.cell.reading, one.indicator.unit) if at.cell else "-" for at in then]
    value_width = min(_VALUE_WIDTH, max(map(len, readings)))
    reached_width = 1 + max(_REACHED, *(len(format_score(at.achievement)) for at in then))
    for at, told in zip(then, said, strict=True):
        quarter, cell = at.quarter, at.cell
        mark = "▸" if quarter is overview.board.quarter else " "
        if cell is None or not told:
            yield Block((Column(Text(f"{mark} {quarter.label}"), LABEL_WIDTH), Column(Text("-"))))
            continue
        reached = f"{sign(at)}{format_score(at.achievement):>{reached_width - 1}}"
        note = overview.notes.get((one.indicator.code, quarter))
        room = width - LABEL_WIDTH - value_width - reached_width - _GAPS - len(cell.status.label)
        yield Block(
            (
                Column(Text(f"{mark} {quarter.label}"), LABEL_WIDTH),
                Column(Text(readings[quarter - 1]), value_width),
                Column(Text(reached), reached_width),
                Column(Text.assemble(_status(cell.status, room), " ", (_who(note, width, room), "dim"))),
            )
        )
    if any(said):
        line = sparkline(at.achievement if told else None for at, told in zip(then, said, strict=True))
        yield labelled("Tren", f"{line}  capaian TW I-IV", LABEL_WIDTH)


def _status(status: Status, room: int) -> str:
    """In words, or as a sign where they would be broken."""
    return status.label if room >= 0 else STATUS_SIGNS[status]


def _who(note: Note | None, width: int, room: int) -> str:
    """Who and when; where there is little room the day must do, or nothing, and the history has the rest."""
    if note is None:
        return ""
    who = f"{note.author} {format_moment(note.at)[: 16 if width >= NARROW else 5]}"
    return who if width >= NARROW or len(who) <= room else ""


def _note(note: Note | None) -> Iterator[Block]:
    """What was written about the quarter's value, in short."""
    if note is None:
        return
    texts = ("Reviu", note.remark), ("Alasan", note.reason), ("Analisis", note.analysis), ("Kendala", note.obstacles)
    for label, text in texts:
        if text:
            yield labelled(label, " ".join(text.split()), LABEL_WIDTH)


def _amended(overview: Overview, code: str) -> Iterator[Block]:
    """What differs from the decree, and by which letter."""
    for one in overview.in_force_at(overview.board.quarter).differences(code):
        yield labelled(f"{AMENDED} diubah", one.sentence, LABEL_WIDTH, source=one.letter)
