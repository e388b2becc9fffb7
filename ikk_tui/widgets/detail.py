"""Everything about the node under the cursor, to be read."""

from collections.abc import Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from ikk_tui.domain.decree import Indicator, Program
from ikk_tui.domain.explanation import Explanation, explain
from ikk_tui.domain.numbers import CellState, format_reading, format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore, Scoreboard, score_indicator
from ikk_tui.widgets.wording import sign

LABEL_WIDTH = 9


class Detail(VerticalScroll, can_focus=True):
    """The full words of a node and the explanation of its number."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, board: Scoreboard, code: str) -> None:
        """Show the node of that code."""
        self.query_one(Static).update(node_text(board, code))
        self.scroll_home(animate=False)


def node_text(board: Scoreboard, code: str) -> Group:
    """What there is to say of a program, objective or indicator."""
    node = board.decree.node(code)
    explained = explain(board, code)
    if isinstance(node, Indicator):
        one = board.indicator(code)
        title = Text(f"{node.code}  {node.name}\n", style="bold")
        return Group(title, _rows(_facts(board, one)), Text(), _quarters(board, one), Text(), _steps(explained))
    if isinstance(node, Program):
        title = Text.assemble((f"{node.code}  {node.label}\n", "bold"), f"{node.name}\n")
        return Group(title, _rows([("Divisi", node.division)]), _steps(explained))
    return Group(Text(f"{node.code}  {node.name}\n", style="bold"), _steps(explained))


def _facts(board: Scoreboard, one: IndicatorScore) -> list[tuple[str, str]]:
    indicator = one.indicator
    program = next(item for item in board.decree.programs if indicator in item.indicators)
    objective = next(item for item in program.objectives if indicator in item.indicators)
    return [
        ("Target", f"{indicator.target_text}, {indicator.polarity.label}"),
        ("Diminta", f"{indicator.consolidation.asks(one.quarter)} ({indicator.consolidation.label})"),
        ("Sasaran", f"{objective.code} {objective.name}"),
        ("Program", f"{program.code} {program.label}"),
        ("Divisi", indicator.division),
    ]


def _quarters(board: Scoreboard, one: IndicatorScore) -> Table:
    """A line a quarter: what was recorded, and the achievement to date then."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for justify in ("left", "left", "right", "left"):
        table.add_column(justify=justify)
    for quarter in Quarter:
        cell = one.cells.get(quarter)
        said = cell is not None and cell.reading.state is not CellState.BLANK
        then = score_indicator(one.indicator, one.cells, quarter, board.rules)
        table.add_row(
            Text(f"{'▸' if quarter is board.quarter else ' '} {quarter.label}"),
            Text(format_reading(cell.reading, one.indicator.unit) if cell and said else "-"),
            f"{sign(then)} {format_score(then.achievement)}" if said else "-",
            cell.status.label if cell and said else "",
        )
    return table


def _steps(explained: Explanation) -> Table:
    return _rows([(step.label, step.text, step.source) for step in explained.steps])


def _rows(rows: Sequence[tuple[str, ...]]) -> Table:
    """Label and text side by side, a third part dim below the text."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(min_width=LABEL_WIDTH, style="dim")
    table.add_column(ratio=1)
    for label, said, *source in rows:
        text = Text(said)
        if source and source[0]:
            text.append(f"\n{source[0]}", style="dim")
        table.add_row(Text(label), text)
    return table
