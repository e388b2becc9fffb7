"""What somebody typed is found by the next start once their program has ended, however it ended, and not before."""

import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Protocol

import pytest

from ikk_tui.keeper import Keeper
from ikk_tui.services.identity import Author
from tests.store.crowd import CONTEXT, Ready, at_once

DATABASE = Path("/srv/ikk.db")


class Start(Protocol):
    """A keeper of one more program."""

    def __call__(self, folder: Path = ..., database: Path = ...) -> Keeper: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "ketikan"


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """What starts a keeper that is closed at the end."""
    started = []

    def begin(folder: Path = folder, database: Path = DATABASE) -> Keeper:
        started.append(Keeper(folder, database, lambda _: None))
        return started[-1]

    yield begin
    for keeper in started:
        # Some were closed by the test itself.
        with suppress(RuntimeError):
            keeper.close()


def type_on(folder: Path, text: str, outbox: Connection) -> None:
    """Type, say when it is on the disk, and stay until killed."""
    keeper = Keeper(folder, DATABASE, print)
    keeper.keep(text)
    # It asks behind what is to be kept.
    keeper.find()
    outbox.send("kept")
    threading.Event().wait()


@contextmanager
def somebody(folder: Path, text: str) -> Iterator[None]:
    """A program in which that was typed, which is killed at the end."""
    inbox, outbox = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=type_on, args=(folder, text, outbox), daemon=True)
    process.start()
    outbox.close()
    assert inbox.recv() == "kept"
    try:
        yield
    finally:
        process.kill()
        process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    inbox.close()


def left_by_killed(folder: Path, *texts: str) -> None:
    for text in texts:
        with somebody(folder, text):
            pass


def names(folder: Path) -> list[str]:
    """The kinds of the files there, sorted."""
    return sorted(one.suffix for one in folder.iterdir())


def test_at_the_first_start_there_is_nothing(folder: Path, start: Start) -> None:
    assert start().find() == []


@pytest.mark.parametrize("text", ["17", "[/x] 漢字\n\x00\ud800", "x" * 300_000])
def test_what_a_killed_program_held_is_found_by_the_next(folder: Path, start: Start, text: str) -> None:
    left_by_killed(folder, text)
    assert start().find() == [text]


def test_what_a_running_program_holds_is_not_found(folder: Path, start: Start) -> None:
    with somebody(folder, "17"):
        early = start()
        assert early.find() == []
    assert early.find() == ["17"]
    assert start().find() == []


def test_what_one_program_found_is_not_offered_by_another(folder: Path, start: Start) -> None:
    left_by_killed(folder, "17")
    first = start()
    assert (first.find(), first.find()) == (["17"], [])
    assert start().find() == []
    first.close()
    assert start().find() == ["17"]


def look(ready: Ready, folder: Path) -> list[str]:
    keeper = Keeper(folder, DATABASE, print)
    ready()
    found = keeper.find()
    # Nobody ends, and lets go, before all have looked.
    ready()
    keeper.close()
    return found


def test_of_several_that_start_at_once_exactly_one_gets_it(folder: Path) -> None:
    left_by_killed(folder, "17", "18")
    answers = at_once(look, [(folder,)] * 4)
    assert sorted(text for found in answers for text in found) == ["17", "18"]


def type_and_look(ready: Ready, folder: Path, text: str) -> list[str]:
    keeper = Keeper(folder, DATABASE, print)
    ready()
    found = keeper.find()
    keeper.keep(text)
    ready()
    keeper.close()
    return found


def test_several_that_start_at_once_in_an_empty_folder_take_nothing_from_each_other(folder: Path, start: Start) -> None:
    texts = [f"orang-{at}" for at in range(6)]
    assert at_once(type_and_look, [(folder, text) for text in texts]) == [[]] * 6
    assert sorted(start().find()) == texts


def test_what_was_taken_over_is_found_once(folder: Path, start: Start) -> None:
    left_by_killed(folder, "17", "18")
    keeper = start()
    found = keeper.find()
    assert sorted(found) == ["17", "18"]
    keeper.keep("17 dan 18")
    keeper.taken(found)
    keeper.close()
    assert names(folder) == [".ketikan", ".kunci"]
    assert start().find() == ["17 dan 18"]


def test_what_was_not_taken_over_is_offered_again(folder: Path, start: Start) -> None:
    left_by_killed(folder, "17", "18")
    keeper = start()
    keeper.find()
    keeper.keep("18")
    keeper.taken(["18", "never found"])
    keeper.close()
    assert sorted(start().find()) == ["17", "18"]


def test_what_was_left_first_is_told_first(folder: Path, start: Start) -> None:
    hours = {"c": 3, "a": 1, "b": 2}
    for text, hour in hours.items():
        before = set(folder.glob("*.ketikan"))
        keeper = start()
        keeper.keep(text)
        keeper.close()
        (made,) = set(folder.glob("*.ketikan")) - before
        os.utime(made, (hour * 3600, hour * 3600))
    assert start().find() == ["a", "b", "c"]


def test_the_same_text_left_twice_is_offered_once(folder: Path, start: Start) -> None:
    for _ in range(2):
        keeper = start()
        keeper.keep("17")
        keeper.close()
    keeper = start()
    assert keeper.find() == ["17"]
    keeper.taken(["17"])
    keeper.close()
    assert names(folder) == []


def test_a_program_in_which_nothing_is_left_leaves_nothing(folder: Path, start: Start) -> None:
    for typed in ([], [""], ["17", ""]):
        keeper = start()
        keeper.find()
        for text in typed:
            keeper.keep(text)
        keeper.close()
        assert names(folder) == []
    left_by_killed(folder, "")
    assert start().find() == []


def test_a_program_that_is_closed_with_a_text_leaves_it(folder: Path, start: Start) -> None:
    keeper = start()
    keeper.find()
    for number in range(200):
        keeper.keep(f"{number}")
    keeper.close()
    assert names(folder) == [".ketikan", ".kunci"]
    assert start().find() == ["199"]


def test_what_is_typed_is_for_nobody_else_to_read(folder: Path, start: Start) -> None:
    keeper = start()
    keeper.keep("17")
    keeper.find()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}


def test_what_was_typed_at_another_database_is_not_offered(folder: Path, start: Start) -> None:
    left_by_killed(folder, "17")
    assert start(database=Path("/srv/lain.db")).find() == []
    assert start().find() == ["17"]


def test_what_another_person_typed_is_not_offered(folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    left_by_killed(folder, "17")
    with monkeypatch.context() as account:
        account.setattr("ikk_tui.services.identity.current_author", lambda: Author("budi", "laptop-1"))
        assert start().find() == []
    assert start().find() == ["17"]
