"""The people of a file: making the first one known, adding, changing, and letting them rest."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ikk_tui.domain.journal import Entry, Kind, Shape, account_shape, packed
from ikk_tui.domain.people import EVERYTHING, Forbidden, People, Person, Role, read_login
from ikk_tui.domain.texts import read_line
from ikk_tui.errors import Refused
from ikk_tui.services.guards import permit
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments, heads, journal
from ikk_tui.store.database import Database
from ikk_tui.store.reading import through

if TYPE_CHECKING:
    from ikk_tui.store.orm import Session


def people(db: Database) -> People:
    """Everybody the file knows. Raises DatabaseUnusable."""
    with db.looking() as read:
        return journal.people(read)


def enrol(db: Database, author: Author) -> Person | None:
    """Make the first person of a file its administrator, with every role; None where it knows somebody already.

    Raises DatabaseUnusable.
    """
    with db.looking() as read:
        if journal.people(read).known:
            return None
    with db.writing() as session:
        if journal.people(through(session)).known:
            return None
        first = Person(author.name, author.name, EVERYTHING)
        note(session, Kind.ACCOUNT, first.login, account_shape(first), author)
        return first


def admit(db: Database, login: str) -> Person:
    """The active person of that login, who may open the file on a shared server. Raises Forbidden."""
    known = people(db)
    found = known.find(read_login(login))
    if found is None or not found.active:
        said, deed = ("belum terdaftar di basis data ini", "mendaftarkannya")
        if found is not None:
            said, deed = "sudah dinonaktifkan", "mengaktifkannya kembali"
        hint = f"minta administrator {deed}: {known.who(Role.ADMINISTRATOR)}"
        raise Forbidden(f"Akun {read_login(login)} {said}", hint=hint)
    return found


def add(db: Database, person: Person, author: Author) -> Person:
    """Add a person. Raises Forbidden, Refused (known already, or nobody could add the next) or DatabaseUnusable."""
    wanted = _read(person)
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        known = journal.people(read)
        if known.find(wanted.login) is not None:
            raise Refused(f"Akun {wanted.login} sudah ada", hint="ubah akun yang ada")
        if not People((*known.known, wanted)).having(Role.ADMINISTRATOR):
            raise Refused("Belum ada administrator", hint="orang pertama harus administrator yang aktif")
        note(session, Kind.ACCOUNT, wanted.login, account_shape(wanted), author)
    return wanted


def change(db: Database, person: Person, author: Author, *, seen: Person | None = None) -> Person:
    """Have a person be as given from now on. `seen` is what the caller looked at, where they looked.

    Raises Forbidden, Refused (unknown, changed meanwhile, or the last administrator) or DatabaseUnusable.
    """
    wanted = _read(person)
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        known = journal.people(read)
        now = known.find(wanted.login)
        if now is None:
            raise Refused(f"Akun {wanted.login} tidak ada", hint=f"yang ada: {_listed(known)}")
        if seen is not None and seen != now:
            raise Refused(f"Akun {wanted.login} baru saja diubah orang lain", hint="tutup dan buka lagi akunnya")
        if wanted != now:
            rest = People(tuple(wanted if one.login == wanted.login else one for one in known.known))
            if not rest.having(Role.ADMINISTRATOR):
                said = f"Akun {wanted.login} adalah administrator aktif yang terakhir"
                raise Refused(said, hint="jadikan orang lain administrator dulu")
            note(session, Kind.ACCOUNT, wanted.login, account_shape(wanted), author)
    return wanted


def find(db: Database, login: str) -> Person:
    """The person of that login. Raises Refused or DatabaseUnusable."""
    known = people(db)
    found = known.find(read_login(login))
    if found is None:
        raise Refused(f"Akun {read_login(login)} tidak ada", hint=f"yang ada: {_listed(known)}")
    return found


def note(session: "Session", kind: Kind, subject: str, shape: Shape, author: Author) -> Entry:
    """Append an entry to the journal, within a transaction that holds the write lock.

    It is not dated before what any ledger of the file ends with, whatever the clock says.
    """
    read = through(session)
    earlier = [newest(read) for newest in (journal.newest_at, heads.newest_at, amendments.newest_at)]
    at = max([datetime.now(UTC), *(one for one in earlier if one is not None)])
    entry = Entry(kind, subject, packed(shape), author.name, author.device, at, journal.newest_id(read))
    journal.append(session, entry)
    return entry


def _read(person: Person) -> Person:
    """The person as they may be stored. Raises Refused."""
    login = read_login(person.login)
    return replace(
        person,
        login=login,
        name=read_line(person.name, "Nama") or login,
        division=read_line(person.division, "Divisi"),
    )


def _listed(known: People) -> str:
    return ", ".join(one.login for one in known.known) or "belum ada"
