"""The fields of a cell's form: the value, three texts with how much they hold, and the evidence."""

from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from ikk_tui.domain.evidence import MOST_PROOFS
from ikk_tui.domain.forms import Part, Typed
from ikk_tui.domain.numbers import format_number
from ikk_tui.widgets.plain_editors import Line, Lines

WRITTEN = tuple(part for part in Part if part is not Part.VALUE)


class FormFields(Vertical, can_focus=False):
    """A row a part. What is put into a field and what stands there is plain text."""

    def compose(self) -> ComposeResult:
        """The rows."""
        with Horizontal(classes="form-row form-value"):
            yield Static(Part.VALUE.label, classes="form-label")
            yield Line(id=str(Part.VALUE))
            yield Static("", id="echo", markup=False)
        for part in WRITTEN:
            with Horizontal(classes="form-row form-last" if part is WRITTEN[-1] else "form-row"):
                yield Static("", classes="form-label", id=f"label-{part}", markup=False)
                yield Lines(id=str(part))

    @property
    def part(self) -> Part:
        """Which one is typed into."""
        focused = self.screen.focused
        return Part(focused.id) if focused is not None and focused.id in list(Part) else Part.VALUE

    @property
    def typed(self) -> dict[Part, str]:
        """What stands in the fields."""
        return {part: self.text(part) for part in Part}

    def text(self, part: Part) -> str:
        """What stands in one of them."""
        editor = self.query_one(f"#{part}")
        return editor.value if isinstance(editor, Input) else _area(editor).text

    def show(self, typed: Typed) -> None:
        """Put these texts into the fields; a field that holds its text already keeps its cursor."""
        for part, text in typed.items():
            if text == self.text(part):
                continue
            editor = self.query_one(f"#{part}")
            if isinstance(editor, Input):
                editor.value = text
                editor.cursor_position = len(text)
            else:
                area = _area(editor)
                area.load_text(text)
                area.move_cursor(area.document.end)
        self.count()

    def insert(self, part: Part, text: str) -> None:
        """Type it where the cursor stands."""
        area = _area(self.query_one(f"#{part}"))
        area.insert(text)

    def go(self, part: Part) -> None:
        """Type into that one."""
        self.query_one(f"#{part}").focus()

    def close(self, closed: bool) -> None:
        """Let nothing be typed, or let it."""
        self.query_one(Line).disabled = closed
        for area in self.query(Lines):
            area.read_only = closed

    def echo(self, sentence: str, *, bad: bool = False) -> None:
        """Say beside the value what it is read as."""
        line = self.query_one("#echo", Static)
        line.set_class(bad, "bad")
        line.update(sentence)

    def count(self) -> None:
        """Tell how much of its room each text takes."""
        for part in WRITTEN:
            label = self.query_one(f"#label-{part}", Static)
            used, limit = room(part, self.text(part))
            unit = " baris" if part is Part.EVIDENCE else ""
            left = f"sisa {count_of(limit - used)}" if used <= limit else f"lebih {count_of(used - limit)}"
            # The last line is seen where there is room for it.
            said = f"{part.label}\n{left}{unit}\ndari {count_of(limit)}"
            label.set_class(used > limit, "bad")
            if str(label.content) != said:
                label.update(said)


def room(part: Part, text: str) -> tuple[int, int]:
    """How much of it is taken, and how much there is: of the evidence in lines, of a text in characters."""
    if part is Part.EVIDENCE:
        return sum(bool(line.strip()) for line in text.split("\n")), MOST_PROOFS
    return len(text), part.limit


def count_of(count: int) -> str:
    """A count of characters."""
    return format_number(Decimal(count))


def _area(editor: object) -> TextArea:
    assert isinstance(editor, TextArea)
    return editor
