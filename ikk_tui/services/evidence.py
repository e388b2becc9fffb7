"""Measuring the files that prove a value, when they are recorded and again on demand. No database is involved."""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import NAME, PROOF_LIMIT, FileState, Kind, Proof
from ikk_tui.domain.texts import read_line, shown
from ikk_tui.errors import Refused

_CHUNK = 1 << 20
_SHOWN = 80
# What SQLite keeps beside a database; reading or closing any of them in this process would drop its locks.
_SQLITE_TAILS = ("", "-journal", "-wal", "-shm")


def measure(proofs: Iterable[Proof], held: Iterable[Evidence], database: Path) -> tuple[Evidence, ...]:
    """The evidence for these proofs: of a file its whole path, its size in bytes and its SHA-256.

    What is `held` already stays as it was measured. Raises Refused for a file that is not there or cannot be read.
    """
    known = {(one.kind, one.reference): one for one in held}
    # What is held may lie on another system, where its path is whole already.
    wanted = dict.fromkeys(one if (one.kind, one.reference) in known else _whole(one) for one in proofs)
    return tuple(known.get((one.kind, one.reference)) or _measured(one, database) for one in wanted)


def file_state(one: Evidence) -> FileState:
    """What became of a recorded file."""
    path = Path(one.reference)
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return FileState.MISSING
        if found.st_size != one.size:
            return FileState.CHANGED
        return FileState.INTACT if _digest(path)[1] == one.sha256 else FileState.CHANGED
    except (FileNotFoundError, NotADirectoryError):
        return FileState.MISSING
    except (OSError, ValueError):
        return FileState.UNREADABLE


def _whole(proof: Proof) -> Proof:
    """The proof with the whole path of its file, as it may be stored."""
    if proof.kind is not Kind.FILE:
        return proof
    if os.name != "nt" and PureWindowsPath(proof.reference).drive:
        raise Refused(
            f"{shown(proof.reference, _SHOWN)} adalah letak berkas di Windows",
            hint="sebut letaknya di komputer ini, atau tulis nomor dokumennya",
        )
    try:
        path = str(Path(proof.reference).expanduser().absolute())
    except (OSError, RuntimeError) as error:
        raise _unreadable(shown(proof.reference, _SHOWN)) from error
    # What it was completed with is not typed: the folder at hand may have any name.
    read_line(path, NAME, PROOF_LIMIT)
    return Proof(Kind.FILE, path)


def _measured(proof: Proof, database: Path) -> Evidence:
    if proof.kind is not Kind.FILE:
        return Evidence(proof.kind, proof.reference)
    name, path = shown(proof.reference, _SHOWN), Path(proof.reference)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(f"{name} bukan berkas biasa", hint="sebut sebuah berkas, tautan, atau nomor dokumen")
        if _is_database(path, database):
            raise Refused(f"{name} adalah basis data yang sedang terbuka", hint="sebut berkas lain")
        size, digest = _digest(path)
    except FileNotFoundError as error:
        hint = "periksa letaknya, atau tulis tautan atau nomor dokumennya"
        raise Refused(f"Berkas {name} tidak ada", hint=hint) from error
    except (OSError, ValueError) as error:
        raise _unreadable(name) from error
    return Evidence(Kind.FILE, proof.reference, size, digest)


def _unreadable(name: str) -> Refused:
    return Refused(f"Berkas {name} tidak dapat dibaca", hint="periksa letak dan izinnya")


def _is_database(path: Path, database: Path) -> bool:
    # Of a database named by a link SQLite keeps its files beside what the link leads to.
    real = database.resolve()
    ours = (real.with_name(real.name + tail) for tail in _SQLITE_TAILS)
    return any(os.path.samestat(path.stat(), one.stat()) for one in ours if one.exists())


def _digest(path: Path) -> tuple[int, str]:
    """How many bytes were read, and their hash."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            size += len(chunk)
    return size, found.hexdigest()
