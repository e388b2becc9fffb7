"""What helps to fill a form: the indicator's quarters, and what was written last quarter and last year."""

from collections.abc import Iterator

from rich.text import Text

from ikk_tui.domain.cells import Revision, format_moment
from ikk_tui.domain.forms import CellForm, Part, typed_content
from ikk_tui.domain.numbers import format_reading
from ikk_tui.domain.overview import Overview
from ikk_tui.widgets.blocks import Block, labelled, paragraph
from ikk_tui.widgets.detail import quarter_blocks
from ikk_tui.widgets.reader import Reader

TALL = 12
LEAST_QUARTERS = 3
_LABEL = 11
NOTHING_EARLIER = "Belum ada isian triwulan lalu atau tahun lalu"


class FormContext(Reader, can_focus=False):
    """Follows the field one types into; where there is room it shows all of it."""

    def tell(self, overview: Overview, form: CellForm, part: Part) -> None:
        """Show what helps with that part."""
        tall = self.size.height >= TALL
        self.show(list(context_blocks(overview, form, part, self.size.width, everything=tall)))


def context_blocks(overview: Overview, form: CellForm, part: Part, width: int, *, everything: bool) -> Iterator[Block]:
    """For the value its quarters, for a text what stood there before; or all of it."""
    one = overview.board.indicator(form.indicator.code)
    quarters = list(quarter_blocks(overview, one, width))
    if everything:
        yield from quarters
    elif part is Part.VALUE:
        # With little room last year's value is worth more than quarters that have not come yet.
        yield from quarters[: form.key.quarter][-LEAST_QUARTERS:] if form.last_year else quarters
    earlier = [revision for revision in (form.last_quarter, form.last_year) if revision is not None]
    if part is Part.VALUE and not everything:
        earlier = [revision for revision in earlier if revision is form.last_year]
    for revision in earlier:
        yield from _earlier(revision, form, part, everything=everything)
    if not earlier and (everything or part is not Part.VALUE):
        yield paragraph(NOTHING_EARLIER, "dim", space=everything)


def _earlier(revision: Revision, form: CellForm, part: Part, *, everything: bool) -> Iterator[Block]:
    key, content = revision.key, revision.content
    label = f"{key.quarter.label} {key.year}"
    who = f"{revision.author}, {format_moment(revision.at)[:10]}"
    held = format_reading(content.reading, form.indicator.unit)
    if everything:
        yield paragraph(Text.assemble((f"{label}  {held}", "bold"), (f"  {who}", "dim")), space=True)
        for one, text in typed_content(content).items():
            if text and one is not Part.VALUE:
                style = "" if one is part or part is Part.VALUE else "dim"
                yield labelled(one.label, Text(text, style=style), max(_LABEL, len(Part.FOLLOW_UP.label)))
    elif part is Part.VALUE:
        yield labelled(label, held, _LABEL)
    else:
        yield labelled(label, typed_content(content)[part] or "-", _LABEL)
