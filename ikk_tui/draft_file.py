"""A file that holds one text through anything: two slots of reserved disk, written in turn."""

import hashlib
import os
from pathlib import Path

_MARK = b"IKK-KETIKAN"
# Mark, count, length, hash, each in a fixed width, and a newline.
_HEADER = len(_MARK) + 1 + 16 + 1 + 10 + 1 + 64 + 1
SLOT = 1 << 16


class DraftFile:
    """A text is written into the slot that does not hold the newest, so that a kill or a full disk leaves that one.

    The room for both is taken when the file is made: on most file systems a full disk does not stop what is written
    over blocks that a file has already. Every method raises OSError.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._beside = path.with_suffix(".baru")
        self._slot = 0
        self._count = 0
        self._made = False

    def write(self, text: str) -> None:
        """Have this text on the disk when this returns."""
        payload = text.encode("utf-8", "surrogatepass")
        if not self._made or len(payload) + _HEADER > self._slot:
            self._make(max(SLOT, _round_up(len(payload) + _HEADER)), payload)
            return
        count = self._count + 1
        _write_whole(self._path, os.O_WRONLY, _packed(count, payload), count % 2 * self._slot)
        # Only now: a write that failed is tried again in the same slot, since the other holds the newest text.
        self._count = count

    def remove(self) -> None:
        """Forget the text and give the room back."""
        for path in (self._path, self._beside):
            path.unlink(missing_ok=True)
        self._made = False

    def _make(self, slot: int, payload: bytes) -> None:
        """Make the file, or a larger one in its place."""
        count = self._count + 1
        first = _packed(count, payload).ljust(slot, b"\0")
        held = first + b"\0" * slot if count % 2 == 0 else b"\0" * slot + first
        try:
            _write_whole(self._beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, held, 0)
            self._beside.replace(self._path)
            _sync_folder(self._path.parent)
        except OSError:
            self._beside.unlink(missing_ok=True)
            raise
        self._slot, self._count, self._made = slot, count, True


def read(path: Path) -> str | None:
    """The newest whole text in such a file; None where there is none. Raises OSError."""
    held = path.read_bytes()
    slots = [_unpacked(held[: len(held) // 2]), _unpacked(held[len(held) // 2 :])]
    found = [one for one in slots if one is not None]
    return max(found)[1] if found else None


def _round_up(size: int) -> int:
    """With room to grow."""
    return (2 * size + SLOT - 1) // SLOT * SLOT


def _write_whole(path: Path, flags: int, held: bytes, at: int) -> None:
    """Write it at that place, and see to it that it is on the disk."""
    file = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
    try:
        os.lseek(file, at, os.SEEK_SET)
        left = memoryview(held)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def _sync_folder(folder: Path) -> None:
    """See to it that the new name is on the disk; Windows does that with the file."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _packed(count: int, payload: bytes) -> bytes:
    digest = hashlib.sha256(b"%d:" % count + payload).hexdigest().encode()
    return b"%s %016d %010d %s\n%s" % (_MARK, count, len(payload), digest, payload)


def _unpacked(held: bytes) -> tuple[int, str] | None:
    """The count and the text of a slot that was written to its end."""
    head, payload = held[:_HEADER].split(), held[_HEADER:]
    if len(head) != 4 or head[0] != _MARK or not head[1].isdigit() or not head[2].isdigit():
        return None
    count, text = int(head[1]), payload[: int(head[2])]
    if hashlib.sha256(b"%d:" % count + text).hexdigest().encode() != head[3]:
        return None
    return count, text.decode("utf-8", "surrogatepass")
