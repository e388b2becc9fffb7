"""Driving the app: started on a file, every worker waited for, its screen read as text."""

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets._toast import Toast
from textual.worker import WorkerCancelled

from ikk_tui.app import IkkApp
from ikk_tui.paths import places
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.key_line import KeyLine, entries_of

# How often it is looked whether all is drawn; each time the app has first done what it had to do.
PATIENCE = 1000


def character_of(name: str) -> str | None:
    """The character a key of that name types, if it types one."""
    if name in ("tab", "enter"):
        return {"tab": "\t", "enter": "\r"}[name]
    if len(name) == 1:
        return name
    try:
        return unicodedata.lookup({"minus": "hyphen-minus", "slash": "solidus"}.get(name, name).replace("_", " "))
    except KeyError:
        return None


def key_event(key: str) -> events.Key:
    """What the terminal's driver makes of a key, given by name or as its character."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    return events.Key(name, key if len(key) == 1 else character_of(name))


class Session:
    """A running app and the hands at its keyboard."""

    def __init__(self, app: IkkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until every deed is done and shown."""
        while True:
            await self.app.keys_handled()
            # One that began anew has ended the one before it.
            with suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.pilot._wait_for_screen()
            await self.pilot.pause()
            # Keys in the bottom line, messages and what moves are drawn some time after they have changed.
            tries = 0
            while missing := self._missing():
                await self.pilot.pause()
                tries += 1
                assert tries < PATIENCE, f"never came to rest: {missing}"
            if not any(not worker.is_finished for worker in self.app.workers):
                return

    def _missing(self) -> str:
        """What is still to be drawn."""
        screen = self.app.screen
        wanted = list(entries_of(screen.active_bindings.values(), self.app))
        if self.app._exit:
            return ""
        if self.app.app_focus and any(line.entries != wanted for line in screen.query(KeyLine)):
            return "the keys that work now"
        if len([toast for toast in screen.query(Toast) if toast.is_mounted]) < len(self.app._notifications):
            return "a message"
        return "the layout" if screen._layout_required or self.app._batch_count else ""

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, as fast as a terminal can send them, and settle.

        The pilot's own press waits for an idle process after each key, which makes a test of many keys slow.
        """
        for key in keys:
            self.app.post_message(key_event(key))
        taken = asyncio.Event()
        self.app.call_later(taken.set)
        await taken.wait()
        await self.settle()

    async def step(self, *keys: str) -> None:
        """Press keys one after the other, each once the one before has been answered on the screen."""
        for key in keys:
            await self.press(key)

    async def type(self, text: str, *keys: str) -> None:
        """Type a text, then press keys."""
        await self.press(*text, *keys)

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
