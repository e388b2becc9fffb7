"""What the app has in front: the board of a quarter, read by the clerk and never older than what was asked for."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.reactive import var

from ikk_tui.clerk import Clerk
from ikk_tui.drafting import DraftingApp
from ikk_tui.errors import IkkError, Refused
from ikk_tui.paths import Places

if TYPE_CHECKING:
    from ikk_tui.domain.overview import Mark, Overview
    from ikk_tui.domain.quarters import Quarter
    from ikk_tui.domain.scoreboard import Scoreboard
    from ikk_tui.services.opening import Database

# What is over sooner seems to be over at once.
MOMENT_SECONDS = 0.1


class BoardApp(DraftingApp):
    """Holds one state of the file, which every screen renders."""

    overview: "var[Overview | None]" = var(None)

    def __init__(self, places: Places, *, allow_network_drive: bool = False) -> None:
        super().__init__(places)
        self.clerk = Clerk(places, allow_network_drive=allow_network_drive)
        self._wanted: tuple[int, Quarter] | None = None
        self._readings = 0
        self._shown = asyncio.Event()
        self._painting_waits = False

    @property
    def board(self) -> "Scoreboard | None":
        """The board in front, once there is one."""
        return None if self.overview is None else self.overview.board

    def reload(self) -> None:
        """Read the board of the wanted quarter anew."""
        self._readings += 1
        self._reload()

    @work(group="board")
    async def _reload(self) -> None:
        try:
            self._receive(await self.clerk.perform(self._read_overview))
        except IkkError as fault:
            if self.board is None:
                self.fault = fault
                self.exit(return_code=fault.exit_code)
            elif self._screen_stack:
                self._wanted = self.board.year, self.board.quarter
                self.tell(fault.message)
        finally:
            self._readings -= 1
            self._shown.set()

    def action_quarter(self, step: int) -> None:
        """Go to the next or previous quarter, over the turn of a year where both years have a decree."""
        if self.overview is not None and self.overview.moment(step) != self._wanted:
            self._wanted = self.overview.moment(step)
            self.reload()

    async def ready_for_keys(self) -> None:
        """Wait while the first board, or a quarter that was asked for, is not on the screen yet."""
        while self._readings and (self.board is None or self._wanted != (self.board.year, self.board.quarter)):
            self._shown.clear()
            await self._shown.wait()

    async def up_to_date(self) -> None:
        """Wait until the board in front knows all that was saved from here."""
        await self.changes.settled()
        while self._readings:
            self._shown.clear()
            await self._shown.wait()

    def paint_together(self) -> None:
        """Paint nothing until what was handed over is saved and the board knows it, or that takes longer than a moment.

        Of a save that is done at once a person sees the end, and the terminal gets one paint in place of three. Of
        several that follow at once the moment is that of the first.
        """
        if not self._painting_waits:
            self._painting_waits = True
            self._begin_batch()
            self._paint_once_up_to_date()

    @work
    async def _paint_once_up_to_date(self) -> None:
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(MOMENT_SECONDS):
                    await self.up_to_date()
        finally:
            self._painting_waits = False
            self._end_batch()
        if self._screen_stack:
            self.screen.check_idle()

    def _mark(self) -> "Mark | None":
        return None if self.overview is None else self.overview.mark

    def _year(self) -> int | None:
        return None if self.board is None else self.board.year

    def _read_overview(self, db: "Database") -> "Overview":
        from ikk_tui.services.boards import overview

        year, quarter = self._wanted or (None, None)
        try:
            return overview(db, quarter, year=year, before=self.overview)
        except Refused:
            if self.overview is not None:
                raise
            # The year that was remembered has no decree in this file.
            self._wanted = None
            return overview(db)

    def _receive(self, overview: "Overview") -> None:
        at = overview.board.year, overview.board.quarter
        if self._wanted is None:
            self._wanted = at
        # A board of a quarter left meanwhile is stale.
        if at == self._wanted:
            self.overview = overview
