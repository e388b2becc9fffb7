"""A program that is killed while it writes loses nothing that it had acknowledged."""

import signal
from contextlib import suppress
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import open_database
from tests.store.crowd import CONTEXT

from .cells import III, revisions

CODES = [f"2.2.{at}" for at in range(1, 9)]
ROUNDS = 6

Acknowledged = tuple[str, str]


def write_on(path: Path, first: int, outbox: Connection) -> None:
    """Record one value after the other, acknowledging each, until killed."""
    db = open_database(path)
    for number in count(first):
        code = CODES[number % len(CODES)]
        done = record(db, code, str(number), III, Author("siti", "laptop-1"))
        assert done.revision is not None
        outbox.send((code, done.revision.id))


def killed_after(path: Path, wanted: int, first: int) -> list[Acknowledged]:
    """Let somebody write, kill them once so many values are acknowledged, and return all that were."""
    inbox, outbox = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=write_on, args=(path, first, outbox), daemon=True)
    process.start()
    outbox.close()
    heard: list[Acknowledged] = [inbox.recv() for _ in range(wanted)]
    process.kill()
    with suppress(EOFError):
        while True:
            heard.append(inbox.recv())
    process.join()
    assert process.exitcode == -signal.SIGKILL
    process.close()
    inbox.close()
    return heard


@pytest.mark.parametrize("step", [1, 3])
def test_every_acknowledged_value_is_in_the_file(seeded: Path, step: int) -> None:
    heard: list[Acknowledged] = []
    for attempt in range(ROUNDS):
        heard += killed_after(seeded, 1 + attempt * step, first=1000 * (attempt + 1))
        db = open_database(seeded)
        kept = {(code, one.id) for code in CODES for one in revisions(db, code)}
        report = check(db)
        db.close()
        assert set(heard) <= kept
        # Of each round, one value may have been written and not acknowledged any more.
        assert len(kept) - len(heard) <= attempt + 1
        assert report.problems == ()
        assert report.revisions == len(kept)
