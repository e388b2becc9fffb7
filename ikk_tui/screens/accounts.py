"""The people of the file: who may do what, added, changed, and let rest."""

from dataclasses import replace

from rich.text import Text
from textual import work
from textual.binding import Binding

from ikk_tui.domain.overview import Overview
from ikk_tui.domain.people import Person
from ikk_tui.screens.administering import AdministeringScreen
from ikk_tui.screens.page import CLOSE
from ikk_tui.widgets.administration import people_words, short, state_words
from ikk_tui.widgets.blocks import Block, Column, paragraph

TITLE = "Akun"
YOU = "Anda"
TURN = Binding("d", "turn", "nonaktifkan / aktifkan", id="accounts.turn")
LOGIN, STATE = 18, 10


class AccountsScreen(AdministeringScreen):
    """Everybody the file knows, in the order in which they were added."""

    BINDINGS = [
        Binding("enter", "change", "ubah", key_display="↵", id="accounts.change"),
        Binding("n", "add", "akun baru", id="accounts.add"),
        TURN,
        CLOSE,
    ]

    def __init__(self, overview: Overview) -> None:
        super().__init__(TITLE, overview)

    def show_file(self) -> None:
        """A block a person."""
        from ikk_tui.services.identity import current_author

        people, who = self.overview.people, current_author().name
        titles = [Text(title, "dim") for title in ("Akun", "Nama, divisi", "Peran", "Keadaan")]
        blocks = [paragraph(people_words(people)), _row(*titles), *(_line(one, who) for one in people.known)]
        self.reader.show(blocks, keep_place=bool(self.reader.blocks))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nobody is known nobody can be changed."""
        if action in ("change", "turn"):
            return bool(self.overview.people.known)
        return super().check_action(action, parameters)

    def action_add(self) -> None:
        """Open the form of a new account."""
        if not self.refuses():
            self.ikk.before_next_key(self._open(None))

    def action_change(self) -> None:
        """Open the form of the account under the cursor."""
        if self._chosen is not None and not self.refuses():
            self.ikk.before_next_key(self._open(self._chosen))

    def action_turn(self) -> None:
        """Ask, and with the same key once more let the person rest, or work again."""
        chosen = self._chosen
        if chosen is None or self.refuses():
            return
        verb, done = ("Nonaktifkan", "dinonaktifkan") if chosen.active else ("Aktifkan", "diaktifkan")
        if self.sure(TURN, f"{verb} {_named(chosen)}? Tekan sekali lagi bila benar"):
            from ikk_tui.services.accounts import change

            wanted = replace(chosen, active=not chosen.active)
            self.do(lambda db, author: change(db, wanted, author, seen=chosen), f"{_named(chosen)} {done}")

    @work
    async def _open(self, person: Person | None) -> None:
        from ikk_tui.screens.account_form import AccountFormScreen

        await self.app.push_screen(AccountFormScreen(self.overview, person, self._saved))

    def _saved(self, overview: Overview, login: str, said: str) -> None:
        """Show what a form has stored, before the next key."""
        self.receive(overview)
        self.reader.go_to_key(login)
        self.tell(said)

    @property
    def _chosen(self) -> Person | None:
        return self.overview.people.find(self.reader.key)


def _named(person: Person) -> str:
    return short(person.label)


def _line(person: Person, who: str) -> Block:
    style = "" if person.active else "dim"
    login = Text(person.login, "bold" if person.active else "dim")
    if person.login == who:
        login.append(f"\n{YOU}", "not bold")
    names = Text(short(person.name))
    if person.division:
        names.append(f"\n{short(person.division)}", "dim")
    return _row(login, names, Text(person.roles_label, style), Text(state_words(person), style), key=person.login)


def _row(login: Text, names: Text, roles: Text, state: Text, *, key: str = "") -> Block:
    return Block((Column(login, LOGIN), Column(names), Column(roles), Column(state, STATE)), key=key, space=True)
