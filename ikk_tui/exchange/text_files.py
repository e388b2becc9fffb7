"""Writing a text file whole or not at all, and over nothing that was not meant."""

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from pathlib import Path

from ikk_tui.domain.texts import shown
from ikk_tui.errors import Refused

_SHOWN = 60
# What SQLite keeps beside a database.
_SQLITE_TAILS = ("", "-journal", "-wal", "-shm")


class AlreadyThere(Refused):
    """There is a file of that name, which is replaced only where that is said."""

    title = "Berkas sudah ada"


def whole_path(text: str) -> Path:
    """A typed place of a file, complete. Raises Refused."""
    if not text.strip():
        raise Refused("Letak berkas belum diisi", hint="ketik letaknya, misalnya ~/jejak.csv")
    try:
        return Path(text.strip()).expanduser().absolute()
    except (OSError, RuntimeError) as error:
        raise _unwritable(Path(text)) from error


def write_text(path: Path, lines: Iterable[str], database: Path, *, replacing: bool) -> None:
    """Write the lines to a file that only its owner can read.

    Raises AlreadyThere for a file that is there, unless it is meant to be replaced, and Refused for a folder, for the
    open database, or where the system refuses. Then nothing is changed. What `lines` raises is passed on.
    """
    name = shown(str(path), _SHOWN)
    try:
        _refuse_other(path, database, name)
        if path.exists() and not replacing:
            raise AlreadyThere(f"{name} sudah ada", hint="pilih nama lain")
        _write(path, lines, replacing=replacing)
    except FileExistsError as error:
        raise AlreadyThere(f"{name} sudah ada", hint="pilih nama lain") from error
    except (FileNotFoundError, NotADirectoryError) as error:
        folder = shown(str(path.parent), _SHOWN)
        raise Refused(f"Folder {folder} tidak ada", hint="periksa letaknya") from error
    except OSError as error:
        raise _unwritable(path, full=error.errno == errno.ENOSPC) from error
    except ValueError as error:
        raise _unwritable(path) from error


def _refuse_other(path: Path, database: Path, name: str) -> None:
    """Raise Refused for what is there and no ordinary file, and for what belongs to the database."""
    real = database.resolve()
    ours = {real.with_name(real.name + tail) for tail in _SQLITE_TAILS}
    if path.resolve() in ours:
        raise Refused(f"{name} milik basis data yang sedang terbuka", hint="pilih nama lain")
    if not path.exists():
        return
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(f"{name} bukan berkas biasa", hint="tambahkan nama berkasnya, misalnya jejak.csv")
    if any(os.path.samestat(found, one.stat()) for one in ours if one.exists()):
        raise Refused(f"{name} milik basis data yang sedang terbuka", hint="pilih nama lain")


def _write(path: Path, lines: Iterable[str], *, replacing: bool) -> None:
    target = path.with_name(f".{secrets.token_hex(8)}.tmp") if replacing else path
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        # Its end is within: what is still to be written may find the disk full.
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        if replacing:
            target.replace(path)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _unwritable(path: Path, *, full: bool = False) -> Refused:
    hint = "disk penuh" if full else "periksa letak dan izinnya"
    return Refused(f"{shown(str(path), _SHOWN)} tidak dapat ditulis", hint=hint)
