"""The line above a tree or a page: what is shown, or what is being sought, and the titles of columns."""

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import RenderResult
from textual.widget import Widget

from ikk_tui.domain.texts import LINE_LIMIT, visible
from ikk_tui.widgets.typed_text import TypedText
from ikk_tui.widgets.wording import fit

PROMPT = "/ "
LEAST_FIELD = 12


class SearchLine(Widget):
    """Drawn without the focus, which stays with what is searched; that hands it the keys."""

    COMPONENT_CLASSES = {"search-line--typed"}

    def __init__(self) -> None:
        super().__init__()
        self._field: TypedText | None = None
        self._label = ""
        self._count = ""
        self._titles = ""

    @property
    def typing(self) -> bool:
        """Whether keys belong to the query."""
        return self._field is not None

    @property
    def query_text(self) -> str:
        """What was typed so far."""
        return "" if self._field is None else self._field.text

    def begin(self, text: str = "") -> None:
        """Take a query from now on."""
        self._field = TypedText.ended(text)
        self.refresh()

    def end(self) -> None:
        """Take no more keys."""
        self._field = None
        self.refresh()

    def say(self, label: str, count: str = "", titles: str = "") -> None:
        """Show this: a label (while nothing is typed), how many match, and the titles of columns at the right."""
        told = (label, count, titles)
        if told != (self._label, self._count, self._titles):
            self._label, self._count, self._titles = told
            self.refresh()

    def edit(self, event: events.Key) -> bool:
        """Let an editing key change the query; whether it was one."""
        if self._field is None:
            return False
        edited = self._field.edited(event.key)
        if edited is None and event.is_printable and event.character:
            edited = self._field.insert(event.character)
        return self._put(edited)

    def paste(self, text: str) -> bool:
        """Put the first line of a pasted text into the query; whether a query is being typed."""
        if self._field is None:
            return False
        first = next(iter(text.strip().splitlines()), "")
        return self._put(self._field.insert(visible(first)))

    def render(self) -> RenderResult:
        """Query or label at the left, count behind it, titles at the right."""
        width = self.size.width
        typed = self.get_component_rich_style("search-line--typed", partial=True)
        room = max(0, width - cell_len(self._titles) - 1)
        left = Text(" ", no_wrap=True)
        count = f"   {self._count}" if self._count else ""
        if self._field is None:
            left.append(fit(self._label + count, max(0, room - 1)))
        else:
            field = max(LEAST_FIELD, min(30, room - cell_len(count) - 4))
            before, under, after = self._field.window(field)
            left.append(PROMPT).append(before, typed).append(under, typed + Style(reverse=True))
            left.append(after, typed).append(" " * max(0, field - cell_len(before + under + after)))
            left.append(count)
        left.truncate(room, pad=True)
        return Text.assemble(left, f"{self._titles} ", no_wrap=True)

    def _put(self, edited: TypedText | None) -> bool:
        if edited is not None and len(edited.text) <= LINE_LIMIT:
            self._field = edited
            self.refresh()
        return edited is not None
