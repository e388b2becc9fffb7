"""A claim on something: held by one program at a time, and let go by the system when the program ends, however."""

import os
import sys
from contextlib import suppress
from pathlib import Path


class Claim:
    """A locked file. A library for this would take longer to import than everything that is kept with it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Whether it is ours now. Raises OSError where no lock can be had at all."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(file)
        except BlockingIOError:
            os.close(file)
            return False
        except BaseException:
            os.close(file)
            with suppress(OSError):
                # Where no lock can be had, each try would leave another one behind.
                self._path.unlink(missing_ok=True)
            raise
        if not self._still_names(file):
            os.close(file)
            return False
        self._file = file
        return True

    def drop(self, *, clean: bool = False) -> None:
        """Let it go; `clean` removes the file, which who opened it meanwhile finds out by what it claims being gone."""
        if self._file is None:
            return
        if clean and sys.platform != "win32":
            # While it is still held: afterwards it might be somebody else's.
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        os.close(self._file)
        self._file = None
        if clean and sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _still_names(self, file: int) -> bool:
        """Whether the file is still the one of that name: who held it may have removed it before it was locked."""
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            return False


def _lock(file: int) -> None:
    """Lock it or raise BlockingIOError."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
