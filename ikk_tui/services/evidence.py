"""Measuring the files that prove a value, when they are recorded and again on demand. No database is involved."""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import FileState, Kind, Proof
from ikk_tui.domain.texts import shown
from ikk_tui.errors import Refused

_CHUNK = 1 << 20
# What SQLite keeps beside a database; reading or closing any of them in this process would drop its locks.
_SQLITE_TAILS = ("", "-journal", "-wal", "-shm")


def measure(proofs: Iterable[Proof], held: Iterable[Evidence], database: Path) -> tuple[Evidence, ...]:
    """The evidence for these proofs: of a file its whole path, its size in bytes and its SHA-256.

    What is `held` already stays as it was measured. Raises Refused for a file that is not there or cannot be read.
    """
    known = {(one.kind, one.reference): one for one in held}
    return tuple(known.get((one.kind, one.reference)) or _measured(one, database) for one in proofs)


def file_state(one: Evidence) -> FileState:
    """What became of a recorded file."""
    path = Path(one.reference)
    try:
        if not path.is_file():
            return FileState.MISSING
        if path.stat().st_size != one.size:
            return FileState.CHANGED
        return FileState.INTACT if _digest(path)[1] == one.sha256 else FileState.CHANGED
    except (OSError, ValueError):
        return FileState.UNREADABLE


def _measured(proof: Proof, database: Path) -> Evidence:
    if proof.kind is not Kind.FILE:
        return Evidence(proof.kind, proof.reference)
    name = shown(proof.reference, 80)
    try:
        path = Path(proof.reference).expanduser().absolute()
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(f"{name} bukan berkas biasa", hint="sebut sebuah berkas, tautan, atau nomor dokumen")
        if _is_database(path, database):
            raise Refused(f"{name} adalah basis data yang sedang terbuka", hint="sebut berkas lain")
        size, digest = _digest(path)
    except FileNotFoundError as error:
        hint = "periksa letaknya, atau tulis tautan atau nomor dokumennya"
        raise Refused(f"Berkas {name} tidak ada", hint=hint) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise Refused(f"Berkas {name} tidak dapat dibaca", hint="periksa letak dan izinnya") from error
    return Evidence(Kind.FILE, str(path), size, digest)


def _is_database(path: Path, database: Path) -> bool:
    ours = (database.with_name(database.name + tail) for tail in _SQLITE_TAILS)
    return any(os.path.samestat(path.stat(), one.stat()) for one in ours if one.exists())


def _digest(path: Path) -> tuple[int, str]:
    """How many bytes were read, and their hash."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    return size, found.hexdigest()
