"""Noticing what others save, without a key and without touching what is typed."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from ikk_tui.clerk import Clerk
from ikk_tui.errors import IkkError

if TYPE_CHECKING:
    from ikk_tui.domain.overview import Mark
    from ikk_tui.services.opening import Database

log = logging.getLogger(__name__)

# With the reading that follows, well within the two seconds in which one wants to know.
SECONDS = 1.0


async def watch(clerk: Clerk, seen: "Callable[[], Mark | None]", changed: Callable[[], object]) -> None:
    """Ask now and then whether anything was written since what is seen, and if so call `changed`; never ends.

    Nothing is sent to the terminal for it. A file that cannot be asked is asked again.
    """
    while True:
        await asyncio.sleep(SECONDS)
        mark = seen()
        if mark is None:
            continue

        def ask(db: "Database", mark: "Mark" = mark) -> bool:
            from ikk_tui.services.boards import news

            return news(db, mark)

        try:
            if await clerk.perform(ask):
                changed()
        except IkkError:
            log.warning("could not ask for news", exc_info=True)
