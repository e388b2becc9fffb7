"""Keys one after the other, each handled to its end before the next is delivered.

Textual hands a key to the focused widget at once and runs its binding when it has bubbled up; of a fast hand, or of a
line that bunches keys, the later ones would reach the screen, row or quarter that the earlier ones were about to leave.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual import events
from textual.message_pump import MessagePump

# A part of the screen that is going away answers no more; the next key must not wait for it. On a machine that is busy
# the others may take long, and must be waited for: a key that overtakes them may go to the wrong row or quarter.
LOOK_SECONDS, PATIENCE_SECONDS = 0.1, 10.0


class Typist:
    """Delivers keys and pastes in order. `deliver` hands one on, `path` names who will handle it, in order."""

    def __init__(
        self,
        deliver: Callable[[events.Event], Awaitable[None]],
        path: Callable[[], list[MessagePump]],
        settled: Callable[[], Awaitable[None]],
    ) -> None:
        self._deliver = deliver
        self._path = path
        self._settled = settled
        self._waiting: asyncio.Queue[events.Event] = asyncio.Queue()

    def put(self, event: events.Event) -> None:
        """Take a key to be delivered when its turn comes."""
        self._waiting.put_nowait(event)

    async def idle(self) -> None:
        """Wait until every key taken so far has been handled."""
        await self._waiting.join()

    async def run(self) -> None:
        """Deliver for as long as the app lives, from when the first screen is there."""
        await self._settled()
        while True:
            event = await self._waiting.get()
            try:
                path = self._path()
                await self._deliver(event)
                for pump in path:
                    await _passed(pump)
                await self._settled()
            finally:
                self._waiting.task_done()


async def _passed(pump: MessagePump) -> None:
    """Wait until all that was in this queue has been handled, or the queue itself is gone."""
    done = asyncio.Event()
    if not pump.call_later(done.set):
        return
    for _ in range(int(PATIENCE_SECONDS / LOOK_SECONDS)):
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await done.wait()
                return
        if not pump.is_running:
            return
