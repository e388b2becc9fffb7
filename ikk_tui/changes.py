"""Saving and undoing from a screen, over what the person saw there."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ikk_tui.clerk import Clerk
from ikk_tui.domain.amendments import TypedBasis
from ikk_tui.domain.cells import Revision
from ikk_tui.domain.corrections import Values
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database
    from ikk_tui.services.realisations import Recorded


class Changes:
    """Hands deeds to the clerk. `year` is that of the board; `ended` is called after each deed, however it ended."""

    def __init__(self, clerk: Clerk, year: Callable[[], int | None], ended: Callable[[], object]) -> None:
        self._clerk = clerk
        self._year = year
        self._ended = ended
        # The newest revision of our own upon each head a person saw; used by the clerk's thread alone.
        self._upon: dict[tuple[int | None, str, Quarter, str | None], str] = {}

    async def record(self, one: IndicatorScore, text: str, seen: str | None) -> str:
        """Save a typed value over the head the person saw; what happened, in words. Raises IkkError."""
        from ikk_tui.services import realisations

        return await self._change(
            one, seen, partial(realisations.record, text=text, unit=one.indicator.unit), "tersimpan"
        )

    async def undo(self, one: IndicatorScore, seen: str | None) -> str:
        """Take back the newest save of a cell, if it is the head the person saw; what happened. Raises IkkError."""
        from ikk_tui.services import realisations

        return await self._change(one, seen, realisations.undo, "dikembalikan menjadi")

    async def restore(self, one: IndicatorScore, revision: str, seen: str | None) -> str:
        """Bring back what a cell held at a revision; what happened, in words. Raises IkkError."""
        from ikk_tui.services import realisations

        return await self._change(one, seen, partial(realisations.restore, revision=revision), "kembali menjadi")

    async def history(self, one: IndicatorScore) -> list[tuple[Revision, str]]:
        """Every revision of a cell with the unit of its time, newest first. Raises IkkError."""
        from ikk_tui.services import realisations

        code, quarter, year = one.indicator.code, one.quarter, self._year()
        return (await self._clerk.perform(lambda db: realisations.history_with_units(db, code, quarter, year=year)))[2]

    async def amend(self, year: int, code: str | None, typed: Values, basis: TypedBasis, seen: str) -> int:
        """Amend an indicator of a year, or (None) its scoring rules; how many fields. Raises IkkError."""
        from ikk_tui.services import amendments
        from ikk_tui.services.identity import current_author

        def deed(db: "Database") -> int:
            author = current_author()
            if code is None:
                return len(amendments.amend_rules(db, typed, basis, author, year=year, seen=seen))
            return len(amendments.amend_indicator(db, code, typed, basis, author, year=year, seen=seen))

        try:
            return await self._clerk.perform(deed)
        finally:
            self._ended()

    async def _change(self, one: IndicatorScore, seen: str | None, deed: Callable[..., "Recorded"], verb: str) -> str:
        # Now, and not when the clerk comes to it: another year may be in front by then.
        year = self._year()
        try:
            done = await self._clerk.perform(partial(self._do, year, one, seen, deed))
        finally:
            # Apart from the deed: what is stored is stored, whatever reading the board may meet.
            self._ended()
        if done.revision is None or not done.changed:
            return "tidak berubah"
        held = done.revision.content.reading
        return "dikosongkan" if held == BLANK else f"{verb} {format_reading(held, one.indicator.unit)}"

    def _do(
        self, year: int | None, one: IndicatorScore, seen: str | None, deed: Callable[..., "Recorded"], db: "Database"
    ) -> "Recorded":
        from ikk_tui.services.identity import current_author

        place = (year, one.indicator.code, one.quarter, seen)
        done = deed(
            db=db,
            code=one.indicator.code,
            quarter=one.quarter,
            author=current_author(),
            year=year,
            # Two quick saves of one cell both saw the same head: the second stands upon the first.
            seen=self._upon.get(place, seen),
        )
        if done.revision is not None:
            self._upon[place] = done.revision.id
        return done
