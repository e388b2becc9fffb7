"""Saving and undoing from a screen, over what the person saw there."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ikk_tui.clerk import Clerk
from ikk_tui.domain.amendments import TypedBasis
from ikk_tui.domain.cells import CellKey, Content, Revision, StaleSave
from ikk_tui.domain.corrections import Values
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.evidence import read_proofs
from ikk_tui.domain.forms import CellForm, OpenForm, Part, Written, read_typed, typed_content
from ikk_tui.domain.indicator_score import IndicatorScore, cell_key
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.drafts import Draft, Drafts
from ikk_tui.errors import IkkError
from ikk_tui.outcomes import saved_words, stale_words, undone_words, writer_of

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database
    from ikk_tui.services.realisations import Recorded


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a deed ended, in words; `revision` is the id of what it appended, `fault` what stood against it."""

    sentence: str
    fault: IkkError | None = None
    revision: str | None = None


class Changes:
    """Hands deeds to the clerk. `year` is that of the board; `ended` is called after each deed, however it ended.

    `saving` tells which cells are on their way, each with what was typed as its value; `last` is what was appended by
    the last deed, to be taken back; `made` are the ids of all that this run of the program appended.
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
        self.last: tuple[tuple[CellKey, str], ...] = ()
        self.made: set[str] = set()
        # Of several saves of a cell on their way the number of the newest.
        self._turns: dict[CellKey, int] = {}
        self._turn = 0
        self._idle = asyncio.Event()
        self._idle.set()
        # A save that measures a file first must not be overtaken by the next of its cell.
        self._one_by_one: dict[CellKey, asyncio.Lock] = defaultdict(asyncio.Lock)
        # The newest revision of our own upon each head a person saw; used by the clerk's thread alone.
        self._upon: dict[tuple[CellKey, str | None], str] = {}

    def save(self, key: CellKey, indicator: Indicator, draft: Draft, *, quiet: bool = False) -> Awaitable[Outcome]:
        """Save what was typed into a cell; what is stored is no draft any more, what is not says why.

        The cell counts as on its way from now on, and is handed over once the outcome is awaited. `quiet` leaves it to
        the caller to read the board anew, and to say what can be taken back.
        """
        self._turn += 1
        self._idle.clear()
        self.saving[key], self._turns[key] = draft.value or "", self._turn
        self._drafts.handed_over(key)
        return self._save(key, indicator, draft, self._turn, quiet=quiet)

    async def _save(self, key: CellKey, indicator: Indicator, draft: Draft, turn: int, *, quiet: bool) -> Outcome:
        try:
            async with self._one_by_one[key]:
                deed = await self._deed(key, indicator, draft)
                done = await self._clerk.perform(partial(self._do, key, draft.seen, deed))
        except IkkError as fault:
            self._drafts.put(key, self._failed(key, draft, indicator, fault))
            return Outcome(fault.message, fault)
        finally:
            if self._turns.get(key) == turn:
                del self.saving[key], self._turns[key]
                if not self.saving:
                    self._idle.set()
            # Apart from the deed: what is stored is stored, whatever reading the board may meet.
            if not quiet:
                self._ended()
        self._drafts.stored(key, draft, done.revision.id if done.revision else None)
        made = done.revision.id if done.revision and done.changed else None
        if made is not None and not quiet:
            self.last = ((key, made),)
        return Outcome(saved_words(done, draft.typed), revision=made)

    async def settled(self) -> None:
        """Wait until nothing is on its way."""
        await self._idle.wait()

    async def undo(self) -> list[tuple[CellKey, Outcome]]:
        """Take back what the last deed appended, cell by cell, where nobody has written since; what came of each.

        What was taken back is the last deed then.
        """
        from ikk_tui.services import realisations

        found: list[tuple[CellKey, Outcome]] = []
        for key, made in self.last:
            try:
                done = await self._clerk.perform(partial(self._do_exactly, key, made, realisations.undo))
            except IkkError as fault:
                found.append((key, Outcome(fault.message, fault)))
            else:
                found.append((key, Outcome(undone_words(done), revision=done.revision.id if done.revision else None)))
        self.last = tuple((key, outcome.revision) for key, outcome in found if outcome.revision is not None)
        self._ended()
        return found

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

    async def content(self, revision: str | None) -> Content:
        """What a cell held at a revision. Raises IkkError."""
        from ikk_tui.services import forms

        return await self._clerk.perform(lambda db: forms.content_at(db, revision))

    async def others(self, key: CellKey, session: str) -> tuple[OpenForm, ...]:
        """Who else has that form open. Raises IkkError."""
        from ikk_tui.services import forms

        return await self._clerk.perform(lambda db: forms.others_at_form(db, session, key))

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
                draft, typed=typed, why=f"{writer_of(fault)} mengubah sel ini; f lalu Ctrl+O membandingkan keduanya"
            )
        # Once both were shown, what was shown is what the next save may replace.
        seen = fault.now.id if fault.now else None
        return replace(draft, typed=typed, seen=seen, why=stale_words(fault, indicator, draft))

    async def _change(self, one: IndicatorScore, seen: str | None, deed: Callable[..., "Recorded"], verb: str) -> str:
        # Now, and not when the clerk comes to it: another year may be in front by then.
        key = cell_key(one, self._year() or 0)
        try:
            done = await self._clerk.perform(partial(self._do, key, seen, deed))
        finally:
            self._ended()
        if done.revision is None or not done.changed:
            return "tidak berubah"
        held = done.revision.content.reading
        return "dikosongkan" if held == BLANK else f"{verb} {format_reading(held, one.indicator.unit)}"

    def _do(self, key: CellKey, seen: str | None, deed: Callable[..., "Recorded"], db: "Database") -> "Recorded":
        # Two quick saves of one cell both saw the same head: the second stands upon the first.
        done = self._do_exactly(key, self._upon.get((key, seen), seen), deed, db)
        if done.revision is not None:
            self._upon[key, seen] = done.revision.id
        return done

    def _do_exactly(
        self, key: CellKey, seen: str | None, deed: Callable[..., "Recorded"], db: "Database"
    ) -> "Recorded":
        from ikk_tui.services.identity import current_author

        code, quarter, author = key.indicator, key.quarter, current_author()
        done = deed(db=db, code=code, quarter=quarter, author=author, year=key.year, office=key.office, seen=seen)
        if done.revision is not None and done.changed:
            self.made.add(done.revision.id)
            self._upon[key, seen] = done.revision.id
        return done
