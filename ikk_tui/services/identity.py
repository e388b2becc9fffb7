"""Who is at work, and on which machine."""

import getpass
import os
import platform
import sys
from dataclasses import dataclass

from ikk_tui.domain.texts import read_line


@dataclass(frozen=True, slots=True)
class Author:
    """A person's account name and the machine they use, as they are written into a revision."""

    name: str
    device: str


def current_author() -> Author:
    """The account of the operating system and the machine's name."""
    return Author(
        read_line(_account() or "tidak dikenal", "Nama akun"),
        read_line(platform.node() or "tanpa nama", "Nama komputer"),
    )


def _account() -> str:
    """The account this process runs under; on POSIX not what an environment variable says."""
    if sys.platform == "win32":
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"
