"""Where what is typed cannot be kept that is said once, and nothing that was kept before is lost over it."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ikk_tui import claim
from ikk_tui.claim import Claim
from ikk_tui.keeper import Keeper

DATABASE = Path("/srv/ikk.db")


class Watched:
    """A keeper, and what it said about not being able to keep."""

    def __init__(self, folder: Path) -> None:
        self.told: list[int | None] = []
        self.keeper = Keeper(folder, DATABASE, self._failed)

    def _failed(self, error: OSError | None) -> None:
        self.told.append(None if error is None else error.errno)

    def keep(self, text: str) -> None:
        """Keep it, and wait until that was tried."""
        self.keeper.keep(text)
        self.keeper.find()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "ketikan"


def leave(folder: Path, *texts: str) -> None:
    """End programs in which that was typed, an hour after the other."""
    for hour, text in enumerate(texts):
        before = set(files(folder, ".ketikan"))
        keeper = Keeper(folder, DATABASE, lambda _: None)
        keeper.keep(text)
        keeper.close()
        (made,) = set(files(folder, ".ketikan")) - before
        os.utime(made, (hour * 3600, hour * 3600))


def found(folder: Path) -> list[str]:
    """What the next start finds."""
    keeper = Keeper(folder, DATABASE, lambda _: None)
    texts = keeper.find()
    keeper.close()
    return texts


def files(folder: Path, suffix: str) -> list[Path]:
    return sorted(folder.glob(f"*{suffix}"), key=lambda one: one.stat().st_mtime_ns)


def test_a_folder_that_cannot_be_written_is_told_once_and_once_more_when_it_can(folder: Path) -> None:
    # A file is where the folder should be: that stops root as well.
    folder.parent.write_bytes(b"")
    watched = Watched(folder)
    assert watched.keeper.find() == []
    for text in ("1", "17"):
        watched.keep(text)
    assert watched.told == [errno.ENOTDIR]
    folder.parent.unlink()
    for text in ("17,", "17,5"):
        watched.keep(text)
    assert watched.told == [errno.ENOTDIR, None]
    watched.keeper.close()
    assert found(folder) == ["17,5"]


def test_a_program_that_could_never_keep_anything_ends_all_the_same(folder: Path) -> None:
    folder.parent.write_bytes(b"")
    watched = Watched(folder)
    watched.keep("17")
    watched.keeper.close()
    assert watched.told == [errno.ENOTDIR]
    assert folder.parent.read_bytes() == b""


def test_a_full_disk_is_told_and_what_was_left_on_it_is_found(small_disk: Path) -> None:
    leave(small_disk, "17", "18")
    rest = small_disk / "penuh"
    with suppress(OSError), rest.open("wb", buffering=0) as file:
        while file.write(b"\0" * 512):
            pass
    watched = Watched(small_disk)
    texts = watched.keeper.find()
    assert texts == ["17", "18"]
    watched.keep("17 dan 18")
    # Nothing holds them but what was left, so that stays.
    watched.keeper.taken(texts)
    watched.keeper.close()
    assert watched.told == [errno.ENOSPC]
    assert found(small_disk) == ["17", "18"]
    rest.unlink()
    watched = Watched(small_disk)
    texts = watched.keeper.find()
    watched.keeper.keep("17 dan 18")
    watched.keeper.taken(texts)
    watched.keeper.close()
    assert watched.told == []
    assert found(small_disk) == ["17 dan 18"]


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def overwritten(path: Path) -> None:
    path.write_bytes(os.urandom(1 << 17))


def not_to_be_read(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [cut_short, emptied, overwritten, not_to_be_read])
def test_a_damaged_file_is_left_as_it_is_and_hides_no_other(folder: Path, damage: Callable[[Path], None]) -> None:
    leave(folder, "17", "18", "19")
    broken = files(folder, ".ketikan")[1]
    damage(broken)
    watched = Watched(folder)
    assert watched.keeper.find() == ["17", "19"]
    assert watched.keeper.find() == []
    watched.keeper.taken(["17", "19"])
    watched.keeper.close()
    assert watched.told == []
    assert files(folder, ".ketikan") == [broken]


def test_what_was_left_before_a_text_was_ever_written_is_cleared_away(folder: Path) -> None:
    leave(folder, "17")
    (left,) = files(folder, ".ketikan")
    left.rename(left.with_suffix(".baru"))
    assert found(folder) == []
    assert list(folder.iterdir()) == []


def looked_and_gone(folder: Path) -> Claim | None:
    """Another program looks for what was left, and throws away what has no text."""
    found(folder)
    return None


def looking(folder: Path) -> Claim | None:
    """Another program is about to see what the newest file holds."""
    held = Claim(files(folder, ".kunci")[-1])
    assert held.take()
    return held


@pytest.mark.parametrize("moment", [looked_and_gone, looking])
def test_a_program_that_is_taken_for_an_ended_one_while_it_starts_keeps_what_is_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, moment: Callable[[Path], Claim | None]
) -> None:
    lock, met = claim._lock, list[Claim | None]()

    def late(file: int) -> None:
        """Lock, but only after the other has come between making the file and locking it."""
        if not met:
            met.append(None)
            met[0] = moment(folder)
        lock(file)

    monkeypatch.setattr(claim, "_lock", late)
    watched = Watched(folder)
    watched.keep("17")
    if met[0] is not None:
        met[0].drop(clean=True)
    watched.keeper.close()
    assert watched.told == []
    assert found(folder) == ["17"]


def test_a_claim_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    one, other = Claim(tmp_path / "x.kunci"), Claim(tmp_path / "x.kunci")
    assert one.take()
    assert not other.take()
    one.drop()
    assert other.take()
    assert not one.take()
    other.drop(clean=True)
    assert list(tmp_path.iterdir()) == []
    one.drop()
    assert one.take()
    one.drop(clean=True)


def test_a_claim_in_a_folder_there_is_not_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Claim(tmp_path / "tidak-ada" / "x.kunci").take()
