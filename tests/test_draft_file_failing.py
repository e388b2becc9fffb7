"""A disk that takes no more, and a program that is killed, cost at most the text that was being written."""

import errno
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ikk_tui.draft_file import SLOT, DraftFile, read
from tests.store.crowd import CONTEXT

from .test_draft_file import fits


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "siti.ketikan"


@contextmanager
def no_byte_beyond(limit: int) -> Iterator[None]:
    """Let no file of this process be written beyond so many bytes: what goes over it fails halfway."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("earlier", [0, 1, 2, 3])
@pytest.mark.parametrize("limits", [(50, SLOT + 50), (SLOT + 50, 50), (50, 50, SLOT + 50), (0, SLOT, 0)])
def test_writes_that_fail_halfway_again_and_again_leave_the_newest_whole_text(
    path: Path, earlier: int, limits: tuple[int, ...]
) -> None:
    file = DraftFile(path)
    for number in range(earlier):
        file.write(f"lebih lama {number}")
    whole = "utuh"
    file.write(whole)
    for number, limit in enumerate(limits):
        text = f"percobaan {number} " * 100
        with no_byte_beyond(limit), suppress(OSError):
            file.write(text)
            whole = text
        assert read(path) == whole
    file.write("akhir")
    assert read(path) == "akhir"


def test_a_text_that_finds_no_room_to_grow_leaves_the_one_before_it(path: Path) -> None:
    file = DraftFile(path)
    for text in ("lama", "utuh"):
        file.write(text)
    with no_byte_beyond(2 * SLOT), pytest.raises(OSError, match="large"):
        file.write("x" * 3 * SLOT)
    assert (read(path), list(path.parent.iterdir())) == ("utuh", [path])
    with no_byte_beyond(50), suppress(OSError):
        file.write("pendek " * 100)
    assert read(path) in ("utuh", "pendek " * 100)
    file.write("x" * 3 * SLOT)
    assert read(path) == "x" * 3 * SLOT


def test_on_a_full_disk_one_may_type_on(small_disk: Path) -> None:
    path, rest = small_disk / "x.ketikan", small_disk / "penuh"
    file = DraftFile(path)
    file.write("")
    fill(rest)
    for text in ("a", fits(0), "b" * 1000, fits(100)):
        file.write(text)
        assert read(path) == text
    with pytest.raises(OSError, match="No space") as full:
        file.write("x" * (SLOT + 1))
    assert full.value.errno == errno.ENOSPC
    assert read(path) == fits(100)
    assert sorted(small_disk.iterdir()) == [rest, path]
    file.write("masih")
    assert read(path) == "masih"
    rest.unlink()
    file.write("x" * (SLOT + 1))
    assert read(path) == "x" * (SLOT + 1)


def test_on_a_full_disk_a_first_text_is_refused_and_leaves_nothing(small_disk: Path) -> None:
    path, rest = small_disk / "x.ketikan", small_disk / "penuh"
    fill(rest)
    file = DraftFile(path)
    for _ in range(2):
        with pytest.raises(OSError, match="No space"):
            file.write("a")
        assert list(small_disk.iterdir()) == [rest]
    rest.unlink()
    file.write("a")
    assert read(path) == "a"


def fill(path: Path) -> None:
    """Leave no room on a disk."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(b"\0" * 512):
            pass
    assert os.statvfs(path.parent).f_bavail == 0


def long_text(number: int) -> str:
    return f"{number}:" + "x" * (number * 7919 % (3 * SLOT))


def write_on(path: Path, outbox: Connection) -> None:
    """Write one text after the other, acknowledging each, until killed."""
    file = DraftFile(path)
    for number in count(1):
        file.write(long_text(number))
        outbox.send(number)


@pytest.mark.parametrize("wanted", [1, 2, 7, 20, 41])
def test_a_program_that_is_killed_while_it_writes_loses_nothing_it_had_written(path: Path, wanted: int) -> None:
    inbox, outbox = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=write_on, args=(path, outbox), daemon=True)
    process.start()
    outbox.close()
    newest: int = [inbox.recv() for _ in range(wanted)][-1]
    process.kill()
    with suppress(EOFError):
        while True:
            newest = inbox.recv()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    inbox.close()
    assert read(path) in (long_text(newest), long_text(newest + 1))
