"""The fields of a correction: what is in force on the left, what it shall be on the right."""

from collections.abc import Callable, Iterator
from typing import Any

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.corrections import CHOICES, Values, show, show_with_none
from ikk_tui.widgets.choice_field import ChoiceField
from ikk_tui.widgets.plain_editors import AskedLine

BASIS = (("number", "Nomor surat"), ("date", "Tanggal surat"), ("reason", "Alasan"))
DATE_FORM = "hari-bulan-tahun, misalnya 12-08-2024"


class Wording(TextArea):
    """A text of several lines on the screen that is one line in the decree: Enter goes on, within the key itself."""

    def __init__(self, text: str, entered: Callable[[], None], **options: Any) -> None:
        super().__init__(text, soft_wrap=True, compact=True, **options)
        self._entered = entered

    def on_key(self, event: events.Key) -> None:
        """Take Enter before the text area does."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._entered()

    def on_paste(self, event: events.Paste) -> None:
        """Of a text broken into lines, as a document has it, make one line."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split("\n")), *self.selection)


class AmendForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A row a field, then the basis. `issued` and `now` are stored texts of the same fields.

    `entered` is called by Enter in a text.
    """

    def __init__(
        self, issued: Values, now: Values, basis: TypedBasis, typed: dict[str, str], entered: Callable[[], None]
    ) -> None:
        super().__init__()
        self._entered = entered
        self._issued = issued
        self._now = now
        self._basis = {"number": basis.number, "date": basis.date, "reason": basis.reason}
        self._typed = typed

    def compose(self) -> ComposeResult:
        """The rows."""
        yield Horizontal(
            Static("", classes="amend-label"),
            Static("Berlaku sekarang", classes="amend-now amend-heading"),
            Static("Menjadi", classes="amend-after amend-heading"),
            classes="amend-row",
        )
        for field, held in self._now.items():
            words = show_with_none(field, held)
            if self._issued[field] != held:
                words += f"  (keputusan: {show_with_none(field, self._issued[field])})"
            yield Horizontal(
                Static(Text(field.label), classes="amend-label"),
                Static(Text(words), classes="amend-now"),
                self._editor(field, held),
                classes="amend-row",
            )
        yield Static("Dasar perbaikan", classes="amend-heading amend-basis")
        for name, label in BASIS:
            text = self._typed.get(name, self._basis[name])
            hint = DATE_FORM if name == "date" else ""
            yield Horizontal(
                Static(label, classes="amend-label"),
                AskedLine(text, self._entered, placeholder=hint, id=name, classes="amend-wide"),
                classes="amend-row",
            )

    @property
    def typed(self) -> dict[Field, str]:
        """The fields whose text is no longer what is in force."""
        found = {}
        for field, held in self._now.items():
            text = self._text(str(field))
            if text != (held if field in CHOICES else show(field, held)):
                found[field] = text
        return found

    @property
    def basis(self) -> TypedBasis:
        """The basis as it is typed."""
        return TypedBasis(*(self._text(name) for name, _ in BASIS))

    @property
    def all_typed(self) -> dict[str, str]:
        """Everything that was typed, to be put back when the form is opened again."""
        fields = {str(field): text for field, text in self.typed.items()}
        basis = {name: self._text(name) for name, _ in BASIS}
        # With the whole basis, also what was there before: another letter may stand there by the next opening.
        return {**fields, **basis} if fields or basis != self._basis else {}

    @property
    def editors(self) -> list[Widget]:
        """The fields in their order."""
        return list(self.query("Input, Wording, ChoiceField"))

    def _editor(self, field: Field, held: str) -> Widget:
        if field in CHOICES:
            options = {str(one): one.label for one in CHOICES[field]}
            chosen = ChoiceField(options, self._typed.get(field, held), id=str(field))
            chosen.add_class("amend-after")
            return chosen
        text = self._typed.get(field, show(field, held))
        if field is Field.NAME:
            return Wording(text, self._entered, id=str(field), classes="amend-after")
        return AskedLine(text, self._entered, id=str(field), classes="amend-after")

    def _text(self, name: str) -> str:
        editor = self.query_one(f"#{name}")
        if isinstance(editor, ChoiceField):
            return editor.value
        return editor.text if isinstance(editor, TextArea) else _value(editor)


def _value(editor: Widget) -> str:
    assert isinstance(editor, Input)
    return editor.value


def differences(now: Values, after: Values) -> Iterator[str]:
    """What a correction changes, each as `Target: 19 → 21`."""
    for field, text in after.items():
        if text != now[field]:
            yield f"{field.label}: {show_with_none(field, now[field])} → {show_with_none(field, text)}"
