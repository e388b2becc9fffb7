"""What the commands print for people: rich tables and trees, every stored text as plain text."""

from rich.console import Console, ConsoleRenderable, Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from ikk_tui.domain.amendments import Amendment
from ikk_tui.domain.cells import Content, Revision, format_moment
from ikk_tui.domain.corrections import InForce, show_with_none
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.explanation import Explanation, rules_sentence
from ikk_tui.domain.numbers import format_reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.revisions import Parts, differences, parts_of
from ikk_tui.domain.texts import shown
from ikk_tui.domain.trail_words import remark_of

PIPED_WIDTH = 120
# Of a text of a cell; the screens have the whole.
TEXT_SHOWN = 60
REMARK = "Catatan reviu"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which knows that a reader may have seen enough."""
        raise BrokenPipeError


def console() -> Console:
    """The terminal; a pipe gets a fixed width, so that a report looks the same wherever it is read."""
    plain = _Console(markup=False, highlight=False, emoji=False)
    return plain if plain.is_terminal else _Console(markup=False, highlight=False, emoji=False, width=PIPED_WIDTH)


def tree(found: InForce) -> ConsoleRenderable:
    """The decree in force: program, objective, indicator with its target, and that of the decree where it differs."""
    decree = found.decree
    root = Tree(Text(f"{decree.number}  {decree.title}", style="bold"))
    for program in decree.programs:
        branch = root.add(Text.assemble((f"{program.code} {program.label}", "bold"), f"  {program.name}"))
        for objective in program.objectives:
            twig = branch.add(Text(f"{objective.code} {objective.name}"))
            for one in objective.indicators:
                issued = found.issued.indicator(one.code)
                differs = f"  ≠ keputusan: {issued.target_text}" if issued.target_text != one.target_text else ""
                twig.add(Text.assemble(f"{one.code} {one.name}  ", (one.target_text, "bold"), differs))
    return root


def explanation(explained: Explanation, heading: str) -> ConsoleRenderable:
    """Of what the number is (`heading`), and its steps, with the source of each rule below it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(ratio=2)
    for step in explained.steps:
        said = Text(step.text)
        if step.source:
            said.append(f"\n{step.source}", style="dim")
        table.add_row(Text(step.label), said)
    return Group(Text(heading, style="dim"), Text(explained.title, style="bold"), table)


def amendments(found: InForce) -> ConsoleRenderable:
    """The amendments of a year, newest first, in two trails: the decree's and the rules'."""
    parts: list[ConsoleRenderable] = []
    for title, mine in (
        (f"Perbaikan keputusan {found.decree.number}", [one for one in found.trail if one.indicator is not None]),
        ("Perubahan aturan nilai", [one for one in found.trail if one.indicator is None]),
    ):
        parts += [Text(title, style="bold"), _trail(mine), Text()]
    return Group(*parts, Text(rules_sentence(found.rules), style="dim"))


def _trail(mine: list[Amendment]) -> ConsoleRenderable:
    if not mine:
        return Text("Belum ada")
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("Kapan (waktu setempat)", "Siapa", "IKK", "Yang diubah", "Dari", "Menjadi", "Dasar dan alasan"):
        table.add_column(heading)
    for one in reversed(mine):
        table.add_row(
            format_moment(one.at),
            Text(one.author),
            one.indicator or "",
            one.field.label,
            Text(show_with_none(one.field, one.before)),
            Text(show_with_none(one.field, one.after)),
            Text(f"{one.basis.letter}: {one.basis.reason}"),
        )
    return table


def _texts(before: Parts, content: Content, unit: str) -> list[tuple[str, str, str]]:
    """What changed besides value, reason, status and what the review said, which have their own words."""
    found = differences(before, parts_of(content, unit))
    return [one for one in found if one[0] not in ("Nilai", "Alasan", "Status", REMARK)]


def history(indicator: Indicator, quarter: Quarter, revisions: list[tuple[Revision, str]]) -> ConsoleRenderable:
    """The revisions of a cell, newest first, each with the unit of its time."""
    title = Text(f"{indicator.code} {indicator.name}  {quarter.label}", style="bold")
    if not revisions:
        return Group(title, Text("Belum pernah diisi"))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in ("Kapan (waktu setempat)", "Siapa", "Perbuatan", "Isi", "Status", "Revisi"):
        table.add_column(heading)
    former = [parts_of(one.content, unit) for one, unit in revisions[1:]] + [parts_of(Content(), "")]
    for (one, unit), before in zip(revisions, former, strict=True):
        content = one.content
        held = format_reading(content.reading, unit)
        # The value has its own words; of the texts that changed the beginning must do here.
        texts = [
            f"{label}: {shown(' '.join(now.split()) or 'kosong', TEXT_SHOWN)}"
            for label, _, now in _texts(before, content, unit)
        ]
        said = remark_of(one.deed, content.remark)
        if said:
            texts.append(f"{REMARK}: {' '.join(said.split())}")
        table.add_row(
            format_moment(one.at),
            Text(one.author),
            one.deed.label,
            Text("\n".join([f"{held}: {content.reason}" if content.reason else held, *texts])),
            content.status.label,
            one.id[:12],
        )
    return Group(title, table)
