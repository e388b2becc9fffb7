"""Keeping what is typed and not stored on the disk, in a thread of its own, and finding what ended programs left."""

import hashlib
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from ikk_tui.claim import Claim
from ikk_tui.draft_file import DraftFile, read

log = logging.getLogger(__name__)

_TEXT, _CLAIM = ".ketikan", ".kunci"
_TRIES = 5


class Keeper:
    """One file for each running program, held by a lock: what has no holder was left behind.

    `failed` is told, in the keeper's thread, when what is typed cannot be kept, and (None) when it can be again.
    """

    def __init__(self, folder: Path, database: Path, failed: Callable[[OSError | None], object]) -> None:
        self._folder = folder
        self._database = database
        self._failed = failed
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        self._wanted = ""
        self._queued = False
        self._failing = False
        self._file: DraftFile | None = None
        self._claim: Claim | None = None
        self._left: dict[str, tuple[Path, Claim]] = {}
        # Of these, what may go as soon as it is kept here.
        self._taken: list[str] = []

    def find(self) -> list[str]:
        """The texts that this person's ended programs left for this database, the oldest first. Waits for the disk."""
        return self._thread.submit(self._find).result()

    def keep(self, text: str) -> None:
        """Have the text on the disk soon; of several in a row the newest is enough."""
        self._wanted = text
        if not self._queued:
            self._queued = True
            with suppress(RuntimeError):
                # Raised once this is closed: a save that ends then has nothing left to be kept.
                self._thread.submit(self._write)

    def taken(self, texts: list[str]) -> None:
        """These of what was found are part of what is kept now; what held them goes once that is on the disk."""
        self._thread.submit(self._take, texts)

    def close(self) -> None:
        """Write the last text, and leave nothing behind where there is none."""
        self._thread.submit(self._end)
        self._thread.shutdown(wait=True)

    def _find(self) -> list[str]:
        try:
            self._begin()
        except OSError as error:
            # What was left is found all the same: a disk on which there is no room can still be read.
            self._report(error)
        try:
            claims = sorted(self._folder.glob(f"{self._owner()}-*{_CLAIM}"), key=_written_at)
        except OSError:
            log.warning("%s could not be read", self._folder, exc_info=True)
            return []
        return [text for claim in claims if (text := self._adopt(claim))]

    def _begin(self) -> None:
        """Make the own file, with its room on the disk."""
        if self._file is not None:
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path, self._claim = self._claimed()
        self._file = DraftFile(path)
        self._file.write(self._wanted)

    def _claimed(self) -> tuple[Path, Claim]:
        """A file of a name nobody has, and the hold on it."""
        for _ in range(_TRIES):
            path = self._folder / f"{self._owner()}-{secrets.token_hex(8)}{_TEXT}"
            claim = Claim(path.with_suffix(_CLAIM))
            # Not ours when somebody who looks for what was left has found it in the moment before it was locked.
            if claim.take():
                return path, claim
        raise OSError(f"nothing can be locked in {self._folder}")

    def _owner(self) -> str:
        """A name for this person at this database, the same at every start."""
        from ikk_tui.services.identity import current_author

        whose = f"{current_author().name}\n{self._database}"
        return hashlib.sha256(whose.encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def _adopt(self, claimed: Path) -> str:
        """The text of a file nobody holds any more; "" where there is none, or somebody does."""
        claim, path = Claim(claimed), claimed.with_suffix(_TEXT)
        try:
            if not claim.take():
                return ""
            text = read(path)
        except FileNotFoundError:
            # Somebody else has taken it over since it was listed, or its maker was killed at once.
            text = ""
        except OSError:
            log.warning("%s cannot be read", path, exc_info=True)
            text = None
        if text is None:
            log.warning("%s was left as it is", path)
            claim.drop()
            return ""
        if text and text not in self._left:
            # Held until it has been taken over, so that no other program offers it too.
            self._left[text] = path, claim
            return text
        _discard(path, claim)
        return ""

    def _take(self, texts: list[str]) -> None:
        self._taken += texts
        self._let_go()

    def _let_go(self) -> None:
        """Remove what was taken over, once all of it is on the disk here, or saved or dropped."""
        if self._failing and self._wanted:
            return
        for text in self._taken:
            if text in self._left:
                _discard(*self._left.pop(text))
        self._taken.clear()

    def _write(self) -> None:
        # Before it is read: what is typed from here on is written once more.
        self._queued = False
        try:
            self._begin()
            assert self._file is not None
            self._file.write(self._wanted)
        except OSError as error:
            self._report(error)
        else:
            self._report(None)
        self._let_go()

    def _end(self) -> None:
        if self._wanted:
            self._write()
        elif self._file is not None:
            with suppress(OSError):
                self._file.remove()
        for claim in [claim for _, claim in self._left.values()]:
            claim.drop()
        if self._claim is not None:
            self._claim.drop(clean=not self._wanted)

    def _report(self, error: OSError | None) -> None:
        failing = error is not None
        if failing:
            log.warning("what is typed could not be kept in %s", self._folder, exc_info=error)
        if failing != self._failing:
            self._failing = failing
            self._failed(error)


def _written_at(claimed: Path) -> float:
    try:
        return claimed.with_suffix(_TEXT).stat().st_mtime
    except OSError:
        return 0.0


def _discard(path: Path, claim: Claim) -> None:
    with suppress(OSError):
        DraftFile(path).remove()
    claim.drop(clean=True)
