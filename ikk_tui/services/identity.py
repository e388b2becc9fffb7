"""Who is at work, and on which machine."""

import getpass
import os
import platform
import sys
from dataclasses import dataclass

from ikk_tui.domain.texts import read_line

# UNLEN of Windows, and the zero behind it.
LONGEST = 257


@dataclass(frozen=True, slots=True)
class Author:
    """A person's account name and the machine they use, as they are written into a revision."""

    name: str
    device: str


class _Session:
    """Whom a shared server has let in, for the whole life of the process; None where nobody was named."""

    person: str | None = None


def work_as(person: str) -> None:
    """Have this process work for that person. Only the server's entry point says so, before anything else is done."""
    _Session.person = read_line(person, "Nama akun")


def on_server() -> bool:
    """Whether this is a session of a shared server, which gives no way to the files of its account."""
    return _Session.person is not None


def current_author() -> Author:
    """The account of the operating system and the machine's name.

    Of a session on a shared server: the person whom the server named, and beside the machine the account it runs under.
    """
    account = read_line(_account() or "tidak dikenal", "Nama akun")
    machine = read_line(platform.node() or "tanpa nama", "Nama komputer")
    if _Session.person is None:
        return Author(account, machine)
    return Author(_Session.person, f"{machine} (akun {account})")


def _account() -> str:
    """The account this process runs under, not what an environment variable says."""
    if sys.platform == "win32":
        return _windows_account()
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"


if sys.platform == "win32":

    def _windows_account() -> str:
        """What Windows says; only where it says nothing, what the environment does."""
        import ctypes

        name, size = ctypes.create_unicode_buffer(LONGEST), ctypes.c_ulong(LONGEST)
        if ctypes.WinDLL("advapi32").GetUserNameW(name, ctypes.byref(size)):
            return name.value
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
