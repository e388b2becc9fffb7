"""What stands above a form: the indicator, its quarter, what is asked for, and what a reviewer remarked."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from ikk_tui.domain.forms import CellForm, OpenForm
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_number


class FormHead(Vertical, can_focus=False):
    """The name of the indicator over two lines at most, a line about its quarter, and the remark where there is one."""

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static("", classes="page-title", markup=False)
        yield Static("", id="where", markup=False)
        yield Static("", id="remark", markup=False)

    def show(self, form: CellForm, one: IndicatorScore, others: Sequence[OpenForm]) -> None:
        """Tell all of it; `others` are those who have the form open as well."""
        name = Text(f"{form.key.indicator}  {form.indicator.name}", style="bold")
        self.query_one(".page-title", Static).update(name)
        remark = self.query_one("#remark", Static)
        remark.update(f"Catatan reviu: {form.content.remark}")
        remark.display = bool(form.content.remark)
        where = self.query_one("#where", Static)
        where.update(_where(form, one, others))


def who_else(others: Sequence[OpenForm]) -> str:
    """Their names and machines."""
    return ", ".join(f"{one.author} ({one.device})" for one in others)


def _where(form: CellForm, one: IndicatorScore, others: Sequence[OpenForm]) -> Text:
    status = form.content.status.label if form.head else "belum diisi"
    target = f"target {format_number(one.target)} {one.indicator.unit}"
    asked = one.indicator.consolidation.asks(one.quarter)
    warned = (f"   ! {who_else(others)} juga membuka formulir ini", "bold") if others else ""
    parts = (f"{one.quarter.label} {form.key.year}", warned, f"   {asked}   {target}   {status}")
    return Text.assemble(*parts, no_wrap=True, overflow="ellipsis")
