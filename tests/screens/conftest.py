"""Driving the app: started on a file, every worker waited for, its screen read as text."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ikk_tui.app import IkkApp
from ikk_tui.paths import places
from ikk_tui.widgets.entry_grid import EntryGrid


class Session:
    """A running app and the hands at its keyboard."""

    def __init__(self, app: IkkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until every deed is done and shown."""
        while True:
            await self.app.keys_handled()
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            if not any(not worker.is_finished for worker in self.app.workers):
                return

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and settle."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str, *keys: str) -> None:
        """Type a text, then press keys."""
        names = {",": "comma", ".": "full_stop", "/": "slash", "-": "minus", " ": "space", "%": "percent_sign"}
        await self.press(*(names.get(letter, letter) for letter in text), *keys)

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)

    @property
    def grid(self) -> EntryGrid:
        """The entry grid of the screen in front."""
        return self.app.screen.query_one(EntryGrid)

    def line(self, code: str) -> str:
        """The line on the screen that begins with this code."""
        return next(line for line in self.text.splitlines() if line.strip().startswith(f"{code} "))


Start = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture
def start(seeded: Path) -> Start:
    """Start the app on the seeded file, or another, in a terminal of some size."""

    @asynccontextmanager
    async def run(*keys: str, size: tuple[int, int] = (80, 24), path: Path = seeded) -> AsyncIterator[Session]:
        app = IkkApp(places(str(path)))
        async with app.run_test(size=size, notifications=True) as pilot:
            session = Session(app, pilot)
            await session.settle()
            for key in keys:
                await session.press(key)
            yield session

    return run
