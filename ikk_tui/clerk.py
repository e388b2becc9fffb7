"""The one thread that talks to the database, so that the screen never waits for it and deeds keep their order."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from ikk_tui.errors import DatabaseUnusable, IkkError, UnexpectedFault
from ikk_tui.paths import Places

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database

Result = TypeVar("Result")
log = logging.getLogger(__name__)


class Clerk:
    """Performs deeds one after the other on a database it opens at the first."""

    def __init__(self, places: Places, *, allow_network_drive: bool = False) -> None:
        self._places = places
        self._allow_network_drive = allow_network_drive
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="clerk")
        self._db: Database | None = None

    async def perform(self, deed: Callable[["Database"], Result]) -> Result:
        """Do it in the clerk's thread and return what it returns.

        A deed once handed over is done even if nobody waits for it any more. Raises IkkError only.
        """
        loop = asyncio.get_running_loop()
        try:
            handed_over = loop.run_in_executor(self._thread, self._do, deed)
        except RuntimeError as closed:
            # What is read for a screen that is already going away need not be read.
            raise DatabaseUnusable("Aplikasi sedang ditutup") from closed
        return await asyncio.shield(handed_over)

    def hand_over(self, deed: Callable[["Database"], object]) -> None:
        """Have it done when its turn comes, for which nobody waits; how it ends is of no matter to a person."""

        def do() -> None:
            with suppress(IkkError):
                self._do(deed)

        self._thread.submit(do)

    def close(self) -> None:
        """Finish every deed handed over, and let go of the file."""
        self._thread.shutdown(wait=True)
        if self._db is not None:
            self._db.close()

    def _do(self, deed: Callable[["Database"], Result]) -> Result:
        try:
            return deed(self._open())
        except IkkError:
            raise
        except Exception as fault:
            log.exception("unexpected fault in a deed")
            hint = f"rinciannya di {self._places.log}"
            raise UnexpectedFault("Terjadi kesalahan yang tidak terduga", hint=hint) from fault

    def _open(self) -> "Database":
        if self._db is None:
            # Here and not above: SQLModel is imported while the first frame is already on the screen.
            from ikk_tui.services.opening import open_file

            where = self._places
            self._db = open_file(
                where.database, make_folder=where.default_database, allow_network_drive=self._allow_network_drive
            )
        return self._db
