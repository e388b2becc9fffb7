"""The lines below the grid: which indicator, what was read, and how the last save ended."""

from rich.style import Style
from rich.text import Text

from ikk_tui.domain.explanation import formula
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, CellState, format_reading, format_score
from ikk_tui.domain.plausibility import Assessment, question_about
from ikk_tui.domain.scoring import ScoreState
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.widgets.blocks import wrap
from ikk_tui.widgets.text_lines import TextLines

NAME_LINES, SAID_LINES = 2, 2
# The columns of what is read while one types, and from which width on there is room for them.
_VALUE, _FORMED, _SCORED, _RATED, _ALIGNED_FROM = 14, 22, 8, 13, 110


class EntryEcho(TextLines):
    """Of fixed height, so that nothing jumps while one types."""

    COMPONENT_CLASSES = {"entry-echo--bad", "entry-echo--muted"}

    def __init__(self) -> None:
        super().__init__()
        self._heading = ""
        self._said = ""
        self._outcome = ""
        self._said_bad = False
        self._outcome_bad = False
        # Whether what is said is why a deed was refused on this line; it stays while nothing else happens there.
        self._warned = False

    def stand(self, one: IndicatorScore, why_kept: str | None = None) -> None:
        """The cursor stands on this indicator; `why_kept` when a text of it waits to be saved."""
        heading = f"{one.indicator.code}  {one.indicator.name}"
        if self._warned and heading == self._heading:
            return
        self._heading = heading
        if why_kept is not None:
            self._say(why_kept, bad=True)
        else:
            self._say(_standing(one))

    def nothing(self, why: str) -> None:
        """There is no line to say something about."""
        self._heading, self._outcome = "", ""
        self._say(why, bad=True)

    def reading(self, then: IndicatorScore, found: Assessment) -> None:
        """What the typed text was read as, and what the indicator would achieve with it."""
        # What changes least comes first, and where there is room in columns: what stays where it was is not sent again.
        asked, aligned = then.indicator.consolidation.asks(then.quarter), self.size.width >= _ALIGNED_FROM
        self._say(f"{asked}   {read_as(then, found, aligned=aligned)}{odd_in(found)}")

    def refusal(self, fault: IkkError) -> None:
        """Why the typed text cannot be saved."""
        accept = "   (Enter menerima usul ini)" if isinstance(fault, UnreadableValue) and fault.proposal else ""
        self._say(f"{fault.message}{accept}", bad=True)

    def question(self, question: str) -> None:
        """What must be confirmed with a second Enter."""
        self._say(f"{question}? Enter sekali lagi bila benar, Escape bila tidak", bad=True)

    def warn(self, sentence: str) -> None:
        """What stands against a deed, over as many lines as it takes."""
        self._outcome = ""
        self._say(sentence, bad=True)
        self._warned = True

    def outcome(self, sentence: str, *, bad: bool = False) -> None:
        """How a save ended."""
        self._outcome, self._outcome_bad, self._warned = sentence, bad, False
        self.changed()

    def texts(self, width: int) -> list[Text]:
        """Two lines for the name, two for what is said, one for the outcome; a long refusal takes one of the name's."""
        bad = self.get_component_rich_style("entry-echo--bad", partial=True)
        muted = self.get_component_rich_style("entry-echo--muted", partial=True)
        said = wrap(Text(self._said, style=bad if self._said_bad else Style()), width)[: NAME_LINES + SAID_LINES - 1]
        room = NAME_LINES + SAID_LINES - max(SAID_LINES, len(said))
        name = wrap(Text(self._heading, style=Style(bold=True)), width)
        if len(name) > room:
            name = name[:room]
            name[-1].append("…")
            name[-1].truncate(width, overflow="ellipsis")
        blank = [Text()]
        above = name + blank * (room - len(name)) + said
        above += blank * (NAME_LINES + SAID_LINES - len(above))
        outcome = Text(self._outcome, style=bad if self._outcome_bad else muted)
        outcome.truncate(width, overflow="ellipsis")
        return [*above, outcome]

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        self._said, self._said_bad, self._warned = sentence, bad, False
        self.changed()


def read_as(then: IndicatorScore, found: Assessment, *, aligned: bool = False) -> str:
    """What a typed text was read as, and what the indicator would score with it; in columns where it is `aligned`."""
    value, formed, scored, rated = (_VALUE, _FORMED, _SCORED, _RATED) if aligned else (0, 0, 0, 0)
    said = f"dibaca {format_reading(found.reading, then.indicator.unit):>{value}}"
    if found.reading.state is CellState.BLANK:
        said = "dibaca kosong"
    if found.reason:
        said += f": {found.reason}"
    if then.state is not ScoreState.SCORED:
        return f"{said}   {_score(then)}{_carried(then)}"
    score = f"{formula(then):>{formed}} = {format_score(then.achievement):>{scored}}   {then.rating or '':<{rated}}"
    return f"{said}   {score}{_carried(then)}"


def question_of(one: IndicatorScore, found: Assessment) -> str:
    """What must be confirmed before it is saved as the indicator's own value of the quarter."""
    return question_about(found, one.cell.reading if one.cell else BLANK, one.indicator.unit)


def odd_in(found: Assessment) -> str:
    """Why one will be asked whether it is meant."""
    return f"   tidak lazim: {', '.join(found.oddities)}" if found.oddities else ""


def _standing(one: IndicatorScore) -> str:
    asked = one.indicator.consolidation.asks(one.quarter)
    if one.cell is None or not one.entered:
        score = "" if one.state is ScoreState.UNFILLED else f"   {_score(one)}{_carried(one)}"
        return f"{asked}, belum diisi{score}"
    reading = format_reading(one.cell.reading, one.indicator.unit)
    return f"{reading}   {_score(one)}{_carried(one)}   {asked}   {one.cell.status.label}"


def _carried(one: IndicatorScore) -> str:
    """Which earlier quarter the value to date is from, where it is not this one's."""
    newest = one.to_date.quarters[-1:]
    return f" (nilai {newest[0].label})" if newest and newest[0] is not one.quarter else ""


def _score(one: IndicatorScore) -> str:
    if one.state is not ScoreState.SCORED:
        return f"tidak dinilai: {one.state_label}"
    return f"{formula(one)} = {format_score(one.achievement)}   {one.rating}"
