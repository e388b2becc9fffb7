"""How one line of the entry grid looks: what is stored, typed, kept, on its way, or asked about."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.scoreboard import ProgramScore, Scoreboard
from ikk_tui.drafts import Draft
from ikk_tui.widgets import entry_lines
from ikk_tui.widgets.typed_text import TypedText
from ikk_tui.widgets.wording import SAVING, STATUS_SIGNS, UNSAVED, fit

Line = ProgramScore | IndicatorScore


@dataclass(frozen=True, slots=True)
class Unsaved:
    """By code: what was typed and is not stored, the texts that are being stored now, and what they will score."""

    kept: Mapping[str, Draft] = field(default_factory=dict)
    saving: Mapping[str, str] = field(default_factory=dict)
    as_if: Mapping[str, IndicatorScore] = field(default_factory=dict)

    def changed(self, before: "Unsaved") -> set[str]:
        """The codes of the lines that look otherwise than before."""
        pairs = (self.kept, before.kept), (self.saving, before.saving), (self.as_if, before.as_if)
        return {code for now, was in pairs for code in {*now, *was} if now.get(code) != was.get(code)}


@dataclass(frozen=True, slots=True)
class Field:
    """What is being typed in the line under the cursor, what it would score, and what is asked about it."""

    typed: TypedText
    as_if: IndicatorScore | None = None
    question: str = ""


def lines_of(board: Scoreboard, picked: Collection[str] | None) -> list[Line]:
    """Each program with its indicators; of these only the picked ones, and no program without any."""
    lines: list[Line] = []
    for program in board.programs:
        shown = [one for one in program.indicators if picked is None or one.indicator.code in picked]
        lines += [program, *shown] if shown else []
    return lines


def name_of(line: Line) -> str:
    """The code of what the line is about."""
    return line.program.code if isinstance(line, ProgramScore) else line.indicator.code


def row(
    layout: entry_lines.Columns,
    one: IndicatorScore,
    unsaved: Unsaved,
    field: Field | None,
    base: Style,
    tail: Style,
    style: Callable[[str], Style],
) -> list[Segment]:
    """The line of an indicator in its style, `tail` that of its end; `field` is there while one types into it."""
    code = one.indicator.code
    scored, asked = one, ""
    if field is not None:
        scored, asked = field.as_if or one, field.question
        value = _field(field.typed, layout.value, style("edit"))
    elif code in unsaved.as_if:
        # As it will look: when it is stored only the status changes.
        scored = unsaved.as_if[code]
        value = [Segment(entry_lines.own_value(layout, scored), base)]
    elif code in unsaved.saving:
        value = [Segment(fit(f"{SAVING} {unsaved.saving[code]}", layout.value), base)]
    elif code in unsaved.kept and unsaved.kept[code].value is not None:
        value = [Segment(fit(f"{UNSAVED} {unsaved.kept[code].value}", layout.value), style("unsaved"))]
    else:
        value = [Segment(entry_lines.own_value(layout, one), base)]
    before = entry_lines.asking(layout, code, asked) if asked else entry_lines.before_value(layout, one)
    # What is being typed is not stored yet, whatever it will score.
    words, sign = _status(one if field is not None else scored, unsaved)
    return [
        Segment(before, style("unsaved") if asked else base),
        *value,
        Segment(entry_lines.after_value(layout, scored, words, sign), tail),
    ]


def _status(one: IndicatorScore, unsaved: Unsaved) -> tuple[str, str]:
    """In words and as a sign."""
    if one.indicator.code in unsaved.saving:
        return "menyimpan", SAVING
    if one.indicator.code in unsaved.kept:
        return "belum tersimpan", UNSAVED
    if not one.entered or one.cell is None:
        return "belum diisi", " "
    return one.cell.status.label, STATUS_SIGNS[one.cell.status]


def _field(typed: TypedText, width: int, style: Style) -> list[Segment]:
    before, under, after = typed.window(width)
    rest = after.ljust(width - len(before) - len(under))
    return [Segment(before, style), Segment(under, style + Style(reverse=True)), Segment(rest, style)]
