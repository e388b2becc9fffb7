"""The people of a file: who they are, what they may do, and how a refusal names who may."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ikk_tui.domain.texts import read_line, shown
from ikk_tui.errors import Refused

LOGIN_LIMIT = 64
ALONE = "mode perorangan"


class Role(StrEnum):
    """What a person may do. Whoever has none of them, or only the last, reads."""

    OPERATOR = "operator"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"
    VIEWER = "viewer"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {
            "operator": "operator",
            "reviewer": "peninjau",
            "administrator": "administrator",
            "viewer": "pembaca",
        }[self]

    @property
    def deeds(self) -> str:
        """What it is for, in Indonesian."""
        return {
            "operator": "mengisi dan mengajukan",
            "reviewer": "menyetujui dan mengembalikan",
            "administrator": "mengelola akun, kunci, aturan dan perbaikan",
            "viewer": "membaca saja",
        }[self]


EVERYTHING = frozenset({Role.OPERATOR, Role.REVIEWER, Role.ADMINISTRATOR})


class Forbidden(Refused):
    """The person lacks the role that the deed takes, or would review their own work."""

    title = "Tidak berwenang"


@dataclass(frozen=True, slots=True)
class Person:
    """`login` is the account of the operating system, or the name that the server gives; `division` may be ""."""

    login: str
    name: str
    roles: frozenset[Role]
    division: str = ""
    active: bool = True

    @property
    def roles_label(self) -> str:
        """Their roles in words, in the order of the enumeration."""
        return ", ".join(role.label for role in Role if role in self.roles) or "tanpa peran"

    @property
    def label(self) -> str:
        """Login and display name, once where both are the same."""
        return self.login if self.name in ("", self.login) else f"{self.login} ({self.name})"


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whom a file knows, in the order in which they were added.

    A file that knows nobody yet lets everybody do everything: the first start makes its person known.
    """

    known: tuple[Person, ...] = ()

    @property
    def active(self) -> tuple[Person, ...]:
        """Those who may still work."""
        return tuple(one for one in self.known if one.active)

    @property
    def four_eyes(self) -> bool:
        """Whether nobody approves what they entered or submitted: as soon as there are two."""
        return len(self.active) > 1

    def find(self, login: str) -> Person | None:
        """The person of that login, active or not."""
        return next((one for one in self.known if one.login == login), None)

    def having(self, role: Role, *, but: Iterable[str] = ()) -> tuple[str, ...]:
        """The logins of the active people with that role, without those named."""
        others = set(but)
        return tuple(one.login for one in self.active if role in one.roles and one.login not in others)

    def may(self, login: str, role: Role) -> bool:
        """Whether that person has that role now."""
        found = self.find(login)
        return not self.known or (found is not None and found.active and role in found.roles)

    def refuse(self, login: str, role: Role) -> None:
        """Raise Forbidden for a person without that role, saying which is missing and who has it."""
        if self.may(login, role):
            return
        found = self.find(login)
        if found is None:
            said = f"Akun {shown(login)} belum terdaftar di basis data ini"
        elif not found.active:
            said = f"Akun {login} sudah dinonaktifkan"
        else:
            said = f"Akun {login} tidak berperan {role.label}"
        raise Forbidden(said, hint=f"{_needs(role)} {self.who(role)}")

    def who(self, role: Role, *, but: Iterable[str] = ()) -> str:
        """Who has that role, in words."""
        found = self.having(role, but=but)
        return ", ".join(found) if found else "belum ada seorang pun"


def read_login(text: str) -> str:
    """A login as it may be stored; accounts of Windows may have spaces in them.

    Raises Refused for an empty one, or one with a character that is not seen.
    """
    login = read_line(text, "Nama akun", LOGIN_LIMIT)
    if not login or not login.isprintable():
        said = "Nama akun belum diisi" if not login else f'Nama akun "{shown(login)}" memuat karakter tak terlihat'
        raise Refused(said, hint="ketik nama akun sistem operasinya, misalnya siti")
    return login


def read_roles(typed: Iterable[str]) -> frozenset[Role]:
    """Roles by their stored or Indonesian words. Raises Refused for an unknown one."""
    words = {word: role for role in Role for word in (str(role), role.label)}
    roles = set()
    for text in typed:
        role = words.get(text.strip().casefold())
        if role is None:
            raise Refused(
                f'Peran "{shown(text)}" tidak dikenal', hint=f"yang ada: {', '.join(one.label for one in Role)}"
            )
        roles.add(role)
    return frozenset(roles)


def _needs(role: Role) -> str:
    """What the hint of a refusal begins with."""
    return f"yang berperan {role.label}:"
