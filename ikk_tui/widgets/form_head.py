"""What stands above a form: the indicator, its quarter, what is asked for, and what a reviewer remarked."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from ikk_tui.domain.forms import CellForm
from ikk_tui.domain.numbers import format_number
from ikk_tui.domain.scoreboard import IndicatorScore


class FormHead(Vertical, can_focus=False):
    """The name of the indicator over two lines at most, a line about its quarter, and the remark where there is one."""

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static("", classes="page-title", markup=False)
        yield Static("", id="where", markup=False)
        yield Static("", id="remark", markup=False)

    def show(self, form: CellForm, one: IndicatorScore, others: str) -> None:
        """Tell all of it; `others` names who else has the form open."""
        name = Text(f"{form.key.indicator}  {form.indicator.name}", style="bold")
        self.query_one(".page-title", Static).update(name)
        remark = self.query_one("#remark", Static)
        remark.update(f"Catatan reviu: {form.content.remark}")
        remark.display = bool(form.content.remark)
        where = self.query_one("#where", Static)
        where.update(_where(form, one, others))


def _where(form: CellForm, one: IndicatorScore, others: str) -> Text:
    status = form.content.status.label if form.head else "belum diisi"
    target = f"target {format_number(one.target)} {one.indicator.unit}"
    asked = one.indicator.consolidation.asks(one.quarter)
    warned = (f"   ! {others}", "bold") if others else ""
    parts = (f"{one.quarter.label} {form.key.year}", warned, f"   {asked}   {target}   {status}")
    return Text.assemble(*parts, no_wrap=True, overflow="ellipsis")
