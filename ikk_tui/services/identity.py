"""Who is at work, and on which machine."""

import getpass
import platform
from dataclasses import dataclass

from ikk_tui.domain.texts import read_line


@dataclass(frozen=True, slots=True)
class Author:
    """A person's account name and the machine they use, as they are written into a revision."""

    name: str
    device: str


def current_author() -> Author:
    """The account of the operating system and the machine's name."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "tidak dikenal"
    return Author(read_line(name, "Nama akun"), read_line(platform.node() or "tanpa nama", "Nama komputer"))
