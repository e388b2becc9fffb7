"""Saving and undoing from a screen, over what the person saw there."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ikk_tui.clerk import Clerk
from ikk_tui.domain.amendments import TypedBasis
from ikk_tui.domain.cells import CellKey, Content, Revision, StaleSave, format_moment
from ikk_tui.domain.corrections import Values
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.evidence import read_proofs
from ikk_tui.domain.forms import CellForm, OpenForm, Part, Typed, Written, read_typed, typed_content
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import IndicatorScore
from ikk_tui.drafts import Draft, Drafts
from ikk_tui.errors import IkkError

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database
    from ikk_tui.services.realisations import Recorded


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a save ended, in words; `fault` is what stood against it."""

    sentence: str
    fault: IkkError | None = None


class Changes:
    """Hands deeds to the clerk. `year` is that of the board; `ended` is called after each deed, however it ended.

    `saving` tells which cells are on their way, each with what was typed as its value.
    """

    def __init__(
        self, clerk: Clerk, drafts: Drafts, database: Path, year: Callable[[], int | None], ended: Callable[[], object]
    ) -> None:
        self._clerk = clerk
        self._drafts = drafts
        self._database = database
        self._year = year
        self._ended = ended
        self.saving: dict[CellKey, str] = {}
        # The newest revision of our own upon each head a person saw; used by the clerk's thread alone.
        self._upon: dict[tuple[CellKey, str | None], str] = {}

    def save(self, key: CellKey, indicator: Indicator, draft: Draft, *, quiet: bool = False) -> Awaitable[Outcome]:
        """Save what was typed into a cell; what is stored is no draft any more, what is not says why.

        It is on its way when this returns. `quiet` leaves reading the board anew to the caller.
        """
        self.saving[key] = draft.value or ""
        return self._save(key, indicator, draft, quiet=quiet)

    async def _save(self, key: CellKey, indicator: Indicator, draft: Draft, *, quiet: bool) -> Outcome:
        mine = self.saving[key]
        try:
            done = await self._clerk.perform(
                partial(self._do, key, draft.seen, await self._deed(key, indicator, draft))
            )
        except IkkError as fault:
            self._drafts.put(key, self._failed(key, draft, indicator, fault))
            return Outcome(fault.message, fault)
        finally:
            if self.saving.get(key) is mine:
                del self.saving[key]
            # Apart from the deed: what is stored is stored, whatever reading the board may meet.
            if not quiet:
                self._ended()
        self._drafts.stored(key, draft, done.revision.id if done.revision else None)
        return Outcome(_told(done, draft.typed))

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

    async def form(self, key: CellKey, session: str) -> CellForm:
        """The cell with what helps to fill it. Raises IkkError."""
        from ikk_tui.services import forms

        return await self._clerk.perform(
            lambda db: forms.read_form(
                db, key.indicator, key.quarter, year=key.year, office=key.office, session=session
            )
        )

    async def hold(self, key: CellKey, session: str) -> tuple[OpenForm, ...]:
        """Let others know, for a while, that this form is open; who else has it open. Raises IkkError."""
        from ikk_tui.services import forms
        from ikk_tui.services.identity import current_author

        return await self._clerk.perform(lambda db: forms.hold_form(db, session, key, current_author()))

    def release(self, session: str) -> None:
        """Let others know that the form is closed; nobody waits for it."""
        from ikk_tui.services import forms

        self._clerk.hand_over(lambda db: forms.release_form(db, session))

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

    async def _deed(self, key: CellKey, indicator: Indicator, draft: Draft) -> Callable[..., "Recorded"]:
        """The deed that stores it, once its files are measured. Raises IkkError."""
        from ikk_tui.services import realisations

        evidence = None
        if Part.EVIDENCE in draft.typed:
            from ikk_tui.services.evidence import measure

            proofs = read_proofs(draft.typed[Part.EVIDENCE])
            held = (await self.form(key, "")).content.evidence
            # Not in the clerk's thread: a large file takes long, and others' deeds need not wait for it.
            evidence = await asyncio.to_thread(measure, proofs, held, self._database)
        written: Written = read_typed(draft.typed, evidence)
        return partial(realisations.describe, written=written, unit=indicator.unit)

    def _failed(self, key: CellKey, draft: Draft, indicator: Indicator, fault: IkkError) -> Draft:
        """The draft with why it is not stored; what was typed since then stays."""
        now = self._drafts.get(key)
        typed = {**draft.typed, **(now.typed if now else {})}
        if not isinstance(fault, StaleSave):
            return replace(draft, typed=typed, why=fault.message)
        held = typed_content(fault.now.content if fault.now else Content())
        if any(typed[part] != held[part] for part in typed if part is not Part.VALUE):
            # Where one sees the values alone, nothing is saved over another's texts: the form compares them.
            return replace(
                draft, typed=typed, why=f"{_by(fault)} mengubah sel ini; f lalu Ctrl+O membandingkan keduanya"
            )
        # Once both were shown, what was shown is what the next save may replace.
        seen = fault.now.id if fault.now else None
        return replace(draft, typed=typed, seen=seen, why=_stale(fault, indicator, draft))

    async def _change(self, one: IndicatorScore, seen: str | None, deed: Callable[..., "Recorded"], verb: str) -> str:
        # Now, and not when the clerk comes to it: another year may be in front by then.
        key = CellKey(self._year() or 0, one.indicator.code, one.quarter)
        try:
            done = await self._clerk.perform(partial(self._do, key, seen, deed))
        finally:
            self._ended()
        if done.revision is None or not done.changed:
            return "tidak berubah"
        held = done.revision.content.reading
        return "dikosongkan" if held == BLANK else f"{verb} {format_reading(held, one.indicator.unit)}"

    def _do(self, key: CellKey, seen: str | None, deed: Callable[..., "Recorded"], db: "Database") -> "Recorded":
        from ikk_tui.services.identity import current_author

        done = deed(
            db=db,
            code=key.indicator,
            quarter=key.quarter,
            author=current_author(),
            year=key.year,
            office=key.office,
            # Two quick saves of one cell both saw the same head: the second stands upon the first.
            seen=self._upon.get((key, seen), seen),
        )
        if done.revision is not None:
            self._upon[key, seen] = done.revision.id
        return done


def cell_key(one: IndicatorScore, year: int) -> CellKey:
    """The cell of an indicator at its quarter."""
    return CellKey(year, one.indicator.code, Quarter(one.quarter))


def _told(done: "Recorded", typed: Typed) -> str:
    """What was stored: `tersimpan 17 %, analisis, bukti`."""
    if done.revision is None or not done.changed:
        return "tidak berubah"
    parts = [part.label.lower() for part in Part if part in typed and part is not Part.VALUE]
    held = done.revision.content.reading
    if Part.VALUE in typed and held == BLANK:
        return ", ".join(["dikosongkan", *(f"{part} tersimpan" for part in parts)])
    if Part.VALUE in typed:
        parts.insert(0, format_reading(held, done.indicator.unit))
    return f"tersimpan {', '.join(parts)}"


def _by(fault: StaleSave) -> str:
    """Who it was, and when."""
    return "Orang lain" if fault.now is None else f"{fault.now.author} ({format_moment(fault.now.at)[:16]})"


def _stale(fault: StaleSave, indicator: Indicator, draft: Draft) -> str:
    """Both values side by side, who and when, and the key for each."""
    mine = draft.value if draft.value is not None else "uraian Anda"
    if fault.now is None:
        return f"sel ini kosong lagi; Enter tetap menyimpan {mine}, Escape membiarkannya kosong"
    now = format_reading(fault.now.content.reading, indicator.unit)
    who = f"{fault.now.author} sudah mengisi {now} ({format_moment(fault.now.at)[:16]})"
    return f"{who}; Enter tetap menyimpan {mine}, Escape memakai {now}"
