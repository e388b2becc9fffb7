"""The form of an account: a new one, or one that is changed; asked about, then stored."""

from collections.abc import Callable
from contextlib import suppress

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from ikk_tui.domain.overview import Overview
from ikk_tui.domain.people import Person
from ikk_tui.drafts import account_subject
from ikk_tui.errors import IkkError, Refused
from ikk_tui.screens.administering import newest
from ikk_tui.screens.base import IkkScreen
from ikk_tui.widgets.account_form import LOGIN, NEXT, AccountForm, changes, fields_of, read_fields
from ikk_tui.widgets.choice_field import ChoiceField
from ikk_tui.widgets.key_line import KeyLine

NOBODY = Person("", "", frozenset())
EMPTY = "Panah kiri dan kanan mengubah pilihan; Enter ke isian berikutnya"


class AccountFormScreen(IkkScreen[None]):
    """Of `person`, or of a new one (None). What was typed is put back when it is opened again.

    `saved` is given the newest state of the file, the login and what happened, before the next key.
    """

    AUTO_FOCUS = "Line"
    COVERS = True
    BINDINGS = [
        NEXT,
        Binding("down", "move(1)", "turun", show=False, id="account.down"),
        Binding("up", "move(-1)", "naik", show=False, id="account.up"),
        Binding("ctrl+t", "forget", "buang ketikan", id="account.forget"),
        Binding("escape", "leave", "kembali", key_display="esc", id="account.leave"),
    ]

    def __init__(
        self, overview: Overview, person: Person | None, saved: Callable[[Overview, str, str], object]
    ) -> None:
        super().__init__()
        self._overview = overview
        self._person = person
        self._saved = saved
        self._asked: Person | None = None

    @property
    def form(self) -> AccountForm:
        """The fields."""
        return self.query_one(AccountForm)

    def compose(self) -> ComposeResult:
        """Title, fields, what would be stored, keys."""
        title = "Akun baru" if self._person is None else f"Akun {self._person.label}"
        yield Static(Text(title, style="bold", no_wrap=True, overflow="ellipsis"), classes="page-title")
        decree = self._overview.in_force.decree
        divisions = [one.division for one in decree.indicators]
        if self._person is not None:
            # One that the decree does not name any more can stay what it is.
            divisions.append(self._person.division)
        held = {**fields_of(self._person or NOBODY), **self.ikk.drafts.correction(self._draft)}
        yield AccountForm(held, divisions, self.action_next, new=self._person is None)
        yield Static("", id="account-told", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Tell what typed texts there are still."""
        self._tell_of_typed()

    def tell(self, sentence: str) -> None:
        """Say it below the fields."""
        self._say(sentence)

    @on(Input.Changed)
    @on(ChoiceField.Changed)
    def _edited(self) -> None:
        self._asked = None
        typed, held = self.form.typed, fields_of(self._person or NOBODY)
        self.ikk.drafts.put_correction(self._draft, {name: text for name, text in typed.items() if text != held[name]})
        self._tell_of_typed()

    def action_move(self, step: int) -> None:
        """Go to the next field in that direction."""
        editors = self.form.editors
        at = next((at for at, one in enumerate(editors) if one.has_focus), 0)
        if 0 <= at + step < len(editors):
            self.set_focus(editors[at + step])

    def action_next(self) -> None:
        """Go to the next field; in the last, ask whether it shall be so, and with the same key once more do it."""
        if not self.form.editors[-1].has_focus:
            self.action_move(1)
            return
        try:
            wanted = read_fields(self.form.typed)
            if wanted == self._person:
                raise Refused("Tidak ada yang diubah", hint="ubah dulu salah satu isiannya")
        except IkkError as fault:
            self._say(fault.message, bad=True)
            return
        if self._asked != wanted:
            self._asked = wanted
            self._say(f"Enter sekali lagi bila benar. {self._deed(wanted)}?", bad=True)
        else:
            self.ikk.before_next_key(self._save(wanted))

    def action_forget(self) -> None:
        """Drop what was typed and leave."""
        self.ikk.drafts.put_correction(self._draft, {})
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back; what was typed waits here."""
        self.dismiss(None)

    @work
    async def _save(self, wanted: Person) -> None:
        from ikk_tui.services.accounts import add, change
        from ikk_tui.services.identity import current_author

        self._asked, seen = None, self._person
        try:
            if seen is None:
                await self.ikk.clerk.perform(lambda db: add(db, wanted, current_author()))
            else:
                await self.ikk.clerk.perform(lambda db: change(db, wanted, current_author(), seen=seen))
        except IkkError as fault:
            self._say(fault.message, bad=True)
            return
        finally:
            self.ikk.reload()
        # Apart from the deed: what is stored is stored, whatever reading the file may meet.
        with suppress(IkkError):
            self._overview = await newest(self.ikk, self._overview)
        self.ikk.drafts.put_correction(self._draft, {})
        self._saved(self._overview, wanted.login, f"{wanted.label} {'ditambahkan' if seen is None else 'diubah'}")
        if self.app.screen is self:
            self.dismiss(None)

    @property
    def _draft(self) -> tuple[int, str]:
        """Where what is typed here is kept."""
        return account_subject(self._person.login if self._person else "")

    def _deed(self, wanted: Person) -> str:
        """What Enter would do."""
        if self._person is not None:
            return f"Ubah {wanted.login}: {'; '.join(changes(self._person, wanted))}"
        parts = [wanted.roles_label, *([wanted.division] if wanted.division else [])]
        return f"Tambahkan {wanted.label}: {'; '.join(parts)}"

    def _tell_of_typed(self) -> None:
        typed = self.form.typed
        if self._person is None and not typed[LOGIN]:
            self._say(EMPTY)
            return
        try:
            wanted = read_fields(typed)
        except IkkError as fault:
            self._say(fault.message, bad=True)
        else:
            self._say(EMPTY if wanted == self._person else self._deed(wanted))

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        told = self.query_one("#account-told", Static)
        told.set_class(bad, "bad")
        told.update(Text(sentence))
