"""The fields of an account: who it is, what they may do, where they belong."""

from collections.abc import Callable, Iterable, Mapping

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.people import Person, Role, read_login
from ikk_tui.domain.texts import read_line
from ikk_tui.widgets.choice_field import ChoiceField
from ikk_tui.widgets.plain_editors import AskedLine

YES, NO = "ya", "tidak"
NO_DIVISION = "tanpa divisi"
LOGIN, NAME, DIVISION, ACTIVE = "login", "name", "division", "active"
LABELS = {LOGIN: "Nama akun", NAME: "Nama", DIVISION: "Divisi", ACTIVE: "Aktif"}
WHOSE_LOGIN = "nama akun sistem operasi, atau nama yang disebut server"
NEXT = Binding("enter", "next", "berikutnya; terakhir: simpan", key_display="↵", id="account.next")
# What stands in each field, by its name.
Fields = Mapping[str, str]


class AccountForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A row a field. The login can be typed only of a new account; `held` is what the fields begin with.

    `entered` is called by Enter in a text.
    """

    def __init__(self, held: Fields, divisions: Iterable[str], entered: Callable[[], None], *, new: bool) -> None:
        super().__init__()
        self._entered = entered
        self._held = held
        self._divisions = {"": NO_DIVISION, **{one: one for one in (*divisions, held[DIVISION]) if one}}
        self._new = new

    def compose(self) -> ComposeResult:
        """The rows."""
        login = self._line(LOGIN, WHOSE_LOGIN) if self._new else Static(self._held[LOGIN], markup=False)
        yield _row(LABELS[LOGIN], login)
        yield _row(LABELS[NAME], self._line(NAME))
        yield Static("Peran", classes="account-heading")
        for role in Role:
            yield _row(role.label, self._choice(role), Static(role.deeds, classes="account-told"))
        division = ChoiceField(self._divisions, self._held[DIVISION], id=DIVISION)
        division.add_class("account-wide")
        yield _row(LABELS[DIVISION], division).add_class("account-apart")
        yield _row(LABELS[ACTIVE], self._choice(ACTIVE), Static("boleh bekerja", classes="account-told"))

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        found = dict(self._held)
        for editor in self.editors:
            if editor.id is not None:
                found[editor.id] = editor.value if isinstance(editor, AskedLine | ChoiceField) else ""
        return found

    @property
    def editors(self) -> list[Widget]:
        """The fields in their order."""
        return list(self.query("Line, ChoiceField"))

    def _line(self, name: str, hint: str = "") -> AskedLine:
        return AskedLine(self._held[name], self._entered, placeholder=hint, id=name, classes="account-wide")

    def _choice(self, name: str) -> ChoiceField:
        field = ChoiceField({YES: YES, NO: NO}, self._held[name], id=name)
        field.add_class("account-choice")
        return field


def _row(label: str, *parts: Widget) -> Horizontal:
    return Horizontal(Static(label, classes="account-label"), *parts, classes="account-row")


def fields_of(person: Person) -> dict[str, str]:
    """What the form shows of a person."""
    roles = {str(role): YES if role in person.roles else NO for role in Role}
    active = YES if person.active else NO
    return {LOGIN: person.login, NAME: person.name, **roles, DIVISION: person.division, ACTIVE: active}


def read_fields(fields: Fields) -> Person:
    """The person as typed. Raises Refused."""
    login = read_login(fields[LOGIN])
    roles = frozenset(role for role in Role if fields[role] == YES)
    return Person(login, read_line(fields[NAME], "Nama") or login, roles, fields[DIVISION], fields[ACTIVE] == YES)


def changes(before: Person, after: Person) -> list[str]:
    """What a change does, each as `Nama: Budi → Budi S.`."""
    pairs = (
        (LABELS[NAME], before.name, after.name),
        ("Peran", before.roles_label, after.roles_label),
        (LABELS[DIVISION], before.division or NO_DIVISION, after.division or NO_DIVISION),
        (LABELS[ACTIVE], YES if before.active else NO, YES if after.active else NO),
    )
    return [f"{label}: {was} → {now}" for label, was, now in pairs if was != now]
