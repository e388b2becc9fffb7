"""What SQLite complains about, in one sentence a person can act on."""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ikk_tui.errors import DatabaseUnusable

_SYSTEM = {
    errno.ENOENT: "tidak ada",
    errno.EACCES: "izin ditolak",
    errno.EPERM: "izin ditolak",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.ENOSPC: "disk penuh",
    errno.ENAMETOOLONG: "nama terlalu panjang",
}

log = logging.getLogger(__name__)

DAMAGED = "simpan berkas ini, lalu pulihkan dari cadangan"

# By the beginning of SQLite's own error name; the first that fits.
_SENTENCES = (
    ("SQLITE_BUSY", "sedang dipakai orang lain", "coba lagi sebentar lagi"),
    ("SQLITE_LOCKED", "sedang dipakai orang lain", "coba lagi sebentar lagi"),
    ("SQLITE_FULL", "tidak dapat ditulis: disk penuh", "kosongkan ruang disk lalu coba lagi"),
    ("SQLITE_READONLY", "tidak dapat ditulis", "periksa izin berkas dan foldernya, atau pilih berkas lain dengan --db"),
    ("SQLITE_CANTOPEN", "tidak dapat dibuka", "periksa izin berkas dan foldernya, atau pilih berkas lain dengan --db"),
    ("SQLITE_PERM", "tidak dapat dibuka", "periksa izin berkas dan foldernya, atau pilih berkas lain dengan --db"),
    ("SQLITE_NOTADB", "bukan basis data", "pilih berkas lain dengan --db"),
    ("SQLITE_CORRUPT", "rusak", DAMAGED),
    ("SQLITE_AUTH", "tidak dapat dibuka", "periksa izin berkas dan foldernya"),
    ("SQLITE_IOERR", "tidak terbaca dari disk", "periksa disk atau sambungannya lalu coba lagi"),
)


def unusable(path: Path, why: str, what_to_do: str) -> DatabaseUnusable:
    """The one shape of these errors: which file, why, what to do."""
    return DatabaseUnusable(f"Basis data {path} {why}", hint=what_to_do)


def explained(path: Path, error: sqlite3.Error) -> DatabaseUnusable:
    """The sentence for an error of SQLite's."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for beginning, why, what_to_do in _SENTENCES:
        if name.startswith(beginning):
            return unusable(path, why, what_to_do)
    return unusable(path, f"tidak dapat dipakai ({name or type(error).__name__})", "lihat berkas log")


def refused_by_system(error: OSError) -> str:
    """Why the operating system refused a file or folder."""
    return _SYSTEM.get(error.errno or 0, "ditolak sistem")


class Inconsistent(Exception):
    """The file holds what this program would not have written; the text says what, without naming the file."""


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into DatabaseUnusable. A broken rule of the schema is a bug of ours and passes through."""
    try:
        yield
    except UnicodeDecodeError as broken:
        # SQLite's message about a damaged schema quotes it, bytes and all.
        log.warning("database error on %s", path, exc_info=broken)
        raise unusable(path, "rusak", DAMAGED) from broken
    except Inconsistent as found:
        log.warning("inconsistent data in %s", path, exc_info=found)
        raise unusable(path, f"tidak dapat dipercaya: {found}", "jalankan `ikk check`") from found
    except Exception as error:
        # SQLAlchemy wraps what it met; it is not imported for that alone.
        cause = getattr(error, "orig", error)
        if not isinstance(cause, sqlite3.Error) or isinstance(cause, sqlite3.IntegrityError):
            raise
        log.warning("database error on %s", path, exc_info=error)
        raise explained(path, cause) from error
