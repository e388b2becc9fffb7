"""Several processes that begin the same deed at one moment."""

from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

PATIENCE = 60
"""Seconds after which a process that nobody joins gives up, so that a broken test ends."""

# Every process comes from one that was started clean, and has the imports already.
CONTEXT = get_context("forkserver")
CONTEXT.set_forkserver_preload(["pytest", "ikk_tui.services.boards", "ikk_tui.services.realisations"])

Ready = Callable[[], object]


def at_once(deed: Callable[..., Any], calls: list[tuple[Any, ...]]) -> list[Any]:
    """Call the deed once for each of these arguments, each in a process of its own; return the answers in order.

    The deed gets `ready` before its arguments. Calling it waits until every process has called it.
    """
    barrier = CONTEXT.Barrier(len(calls))
    inboxes: list[Connection] = []
    processes = []
    for call in calls:
        inbox, outbox = CONTEXT.Pipe(duplex=False)
        process = CONTEXT.Process(target=_perform, args=(deed, call, barrier, outbox), daemon=True)
        process.start()
        outbox.close()
        inboxes.append(inbox)
        processes.append(process)
    # A process that failed has said why on stderr, and ends this with EOFError.
    answers = [inbox.recv() for inbox in inboxes]
    for inbox, process in zip(inboxes, processes, strict=True):
        inbox.close()
        process.join()
        process.close()
    return answers


def _perform(deed: Callable[..., Any], call: tuple[Any, ...], barrier: Barrier, outbox: Connection) -> None:
    outbox.send(deed(partial(barrier.wait, PATIENCE), *call))
    outbox.close()
