"""How the app behaves towards a terminal: keys in order, a lost line, faults told in a sentence."""

import asyncio
import contextlib
import io
import logging
import signal
import sys
from functools import cached_property
from typing import Any

from rich.console import Console
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker, WorkerError

from ikk_tui.errors import IkkError, UnexpectedFault
from ikk_tui.frugal import Picture, frugal
from ikk_tui.stylesheet import KeptStylesheet
from ikk_tui.typist import Typist

log = logging.getLogger(__name__)

# The other screen, without a cursor, and pastes told from keys: what a shell may have changed meanwhile.
_OUR_SCREEN = "\x1b[?1049h\x1b[?25l\x1b[?2004h"


class TerminalApp(App[None]):
    """Delivers each key only when the one before has had its whole effect. `fault` is what ended it, if one did."""

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.fault: IkkError | None = None
        # How many keys were taken from the terminal so far.
        self.keys_taken = 0
        # How many of them have been delivered: a key may have been typed before what it meets was on the screen.
        self.keys_delivered = 0
        self._typist = Typist(self._deliver_key, self._key_path, self._settled)
        self._delivery: asyncio.Task[None] | None = None
        # Whether the screen in front has something to be painted once a batch ends; set when one has.
        self._unpainted = False
        self._batch_ended = asyncio.Event()
        # Whether Textual drew something during a batch, and threw it away.
        self._lost = False
        # What must have ended before the next key is looked at.
        self._awaited: set[Worker[None]] = set()

    @cached_property
    def picture(self) -> Picture:
        """What stands on the terminal."""
        return Picture()

    def get_driver_class(self) -> type[Driver]:
        """The platform's own, with fewer bytes."""
        return frugal(super().get_driver_class(), self.picture)

    async def ready_for_keys(self) -> None:
        """Wait for what the key before has asked to be shown."""

    def tell(self, sentence: str) -> None:
        """Say something to the person."""
        self.notify(sentence, markup=False)

    def on_mount(self) -> None:
        """Begin to deliver keys, and listen for the end of the line."""
        self._delivery = asyncio.create_task(self._typist.run())
        if sys.platform != "win32":
            # A lost line, or being told to stop, must end the app in order; by default Python would just die.
            loop = asyncio.get_running_loop()
            for number in (signal.SIGHUP, signal.SIGTERM):
                with contextlib.suppress(RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.exit)
            self._go_on_when_continued(loop)

    def on_unmount(self) -> None:
        """Deliver no more."""
        if self._delivery is not None:
            self._delivery.cancel()

    async def on_event(self, event: events.Event) -> None:
        """Leave keys and pastes that come from the terminal to the typist."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if isinstance(event, events.Paste):
                from ikk_tui.domain.texts import pasted

                event = events.Paste(pasted(event.text))
            elif event.key == "ctrl+j":
                # An Enter typed before the terminal was ours arrives as a newline.
                event = events.Key("enter", "\r")
            self.keys_taken += 1
            self._typist.put(event)
            return
        if isinstance(event, events.Resize):
            # A terminal may have cut what it showed, also where it has its old size again by now.
            self.picture.forget()
            if event.size == self.picture.size:
                self.screen.refresh()
        await super().on_event(event)

    async def keys_handled(self) -> None:
        """Wait until every key pressed so far has had its effect."""
        await self._typist.idle()

    def before_next_key(self, worker: Worker[None]) -> None:
        """Let keys wait until this has ended, as they are meant for what it opens or answers."""
        self._awaited.add(worker)

    def action_help_quit(self) -> None:
        """Ctrl+C ends nothing here; say what does."""
        self.tell("Tekan q atau Ctrl+Q untuk keluar")

    def action_redraw(self) -> None:
        """Send the whole screen once more: somebody else may have written to the terminal."""
        self.picture.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if isinstance(renderable, ChopsUpdate | LayoutUpdate):
            renderable = self.picture.less(renderable)
            self._lost |= bool(self._batch_count)
        super()._display(screen, renderable)

    async def _deliver_key(self, event: events.Event) -> None:
        self.keys_delivered += 1
        if isinstance(event, events.Paste) and isinstance(self.focused, Input):
            # It takes the first line only, and the rest would be lost without a word.
            event = events.Paste(" ".join(event.text.split("\n")))
        try:
            await super().on_event(event)
        except Exception as error:
            # Outside the loop in which Textual catches faults; unseen, it would leave a dead keyboard.
            self._handle_exception(error)

    def _go_on_when_continued(self, loop: asyncio.AbstractEventLoop) -> None:
        """Of a stop that it did not see coming Textual knows nothing, and would read the keyboard twice afterwards."""
        import termios

        with contextlib.suppress(RuntimeError, ValueError, OSError, termios.error):
            ours = termios.tcgetattr(sys.stdin.fileno())
            loop.add_signal_handler(signal.SIGCONT, self._continued, ours)
            loop.add_signal_handler(signal.SIGTSTP, self._put_in_the_background)

    def _put_in_the_background(self) -> None:
        """Leave the terminal and stop, in turn with what is written; in the midst of that Textual waits for itself."""
        stop = getattr(self._driver, "_sigtstp_application", None)
        if stop is not None:
            stop()

    def _continued(self, ours: list[Any]) -> None:
        """Take the terminal back as it was; what was typed meanwhile is still to be read."""
        import termios

        driver = self._driver
        if driver is None:
            return
        if getattr(driver, "_must_signal_resume", False):
            # It was stopped by Textual itself.
            driver.resume_application_mode()
            self.action_redraw()
            return
        with contextlib.suppress(OSError, termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, ours)
        driver.write(_OUR_SCREEN)
        driver.flush()
        self.action_redraw()

    async def painted(self) -> None:
        """Wait until what is to be shown by now is on the screen."""
        while self._batch_count:
            self._batch_ended.clear()
            await self._batch_ended.wait()
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        await painted.wait()

    def paint_after_batch(self) -> None:
        """Have the screen in front painted as soon as nothing is batched any more."""
        self._unpainted = True

    def _end_batch(self) -> None:
        super()._end_batch()
        if self._batch_count:
            return
        self._batch_ended.set()
        if self._unpainted and self._screen_stack:
            self.screen.call_later(self.screen._compositor_refresh)
        if self._lost and self._screen_stack:
            self.screen.refresh()
        self._unpainted = self._lost = False

    def _key_path(self) -> list[MessagePump]:
        """Who may handle the next key: the focused widget, what is around it, the app."""
        return list((self.focused or self.screen).ancestors_with_self)

    async def _settled(self) -> None:
        """Wait for what the key before has set going."""
        while self._awaited:
            with contextlib.suppress(WorkerError):
                await self._awaited.pop().wait()
        await self.ready_for_keys()

    def _handle_exception(self, error: Exception) -> None:
        log.error("unexpected fault in a screen", exc_info=error)
        super()._handle_exception(error)

    def panic(self, *renderables: Any) -> None:
        """What Textual would print of a fault in its own threads goes to the log."""
        told = io.StringIO()
        Console(file=told, width=120).print(*renderables)
        log.error("unexpected fault in the terminal:\n%s", told.getvalue())
        self._fatal_error()

    def _fatal_error(self) -> None:
        """A sentence instead of Textual's traceback, which is in the log."""
        if self.fault is None:
            # What goes wrong while the app already ends for a reason must not hide that.
            self.fault = UnexpectedFault("Terjadi kesalahan yang tidak terduga", hint="rinciannya ada di berkas log")
        self._close_messages_no_wait()
