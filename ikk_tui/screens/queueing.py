"""Going through the queue of submitted cells: which one is in front, and what is read of it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import work

from ikk_tui.domain.cells import CellKey, Evidence
from ikk_tui.domain.evidence import FileState, Kind
from ikk_tui.domain.review_session import ReviewSession, place_text, read_place
from ikk_tui.domain.reviewing import Waiting, ordered
from ikk_tui.errors import IkkError
from ikk_tui.screens.base import ModeScreen

if TYPE_CHECKING:
    from ikk_tui.services.reviews import Card

CHANGED = "berubah sejak Anda lihat; perubahannya ditandai, periksa dulu"
GONE = "tidak menunggu lagi: sudah diputuskan, atau ditarik pengajunya"


class QueueingScreen(ModeScreen):
    """Holds the queue and the card in front. `place` is where one is, also once that cell has been decided."""

    def __init__(self) -> None:
        super().__init__()
        self.queue: tuple[Waiting, ...] = ()
        self.card: Card | None = None
        self.states: dict[Evidence, FileState] = {}
        self.by_program = False
        # What is marked, each as it was seen.
        self.marked: dict[CellKey, str] = {}
        self.session = ReviewSession()
        self.place: Waiting | None = None
        # Behind the last card stands the account of the session.
        self.over = False
        self.loaded = False
        # Keys typed before this many were taken were not meant for what is in front now.
        self._barrier = 0
        # What somebody else has just changed in front of the person; the first key that would decide answers this.
        self.notice = ""
        self.one_by_one = asyncio.Lock()
        # Of which year the queue was read.
        self.year: int | None = None
        # What was noted as seen in this run.
        self._seen: set[str] = set()

    def show_card(self) -> None:
        """Show the card in front, or what stands in its place."""
        raise NotImplementedError

    @property
    def at(self) -> int:
        """The place of the card in the queue, counted from 0; where it left the queue, that of the one behind it."""
        if self.place is None:
            return 0
        keys = [one.key for one in self.queue]
        if self.place.key in keys:
            return keys.index(self.place.key)
        behind = ordered([*self.queue, self.place], by_program=self.by_program)
        return behind.index(self.place)

    @property
    def answers(self) -> bool:
        """Whether the key at hand was typed after what is in front was shown."""
        return self.ikk.keys_delivered > self._barrier

    def unexpected(self) -> None:
        """What is in front is not what the keys typed by now were meant for."""
        self._barrier = self.ikk.keys_taken

    async def read(self, *, ours: bool = False, place: CellKey | None = None) -> None:
        """Read the queue and the card anew, at that place where one is named, and show them.

        Where somebody else (not `ours`) has changed what is in front, it is said.
        """
        # What others write is read while one decides; the one must not find the place of the other.
        async with self.one_by_one:
            await self.read_on(ours=ours, place=place)
        self.show_card()

    async def read_on(self, *, ours: bool = False, place: CellKey | None = None) -> None:
        """The same without showing it, by whoever reads alone."""
        overview = self.ikk.overview
        if overview is None:
            return
        try:
            self.year = overview.board.year
            self.queue = await self.ikk.reviews.queue(self.year, by_program=self.by_program)
            if not self.loaded:
                self._recall()
            named = next((one for one in self.queue if one.key == place), None)
            if named is not None:
                self.place, self.over = named, False
            waiting = {one.key for one in self.queue}
            self.marked = {key: head for key, head in self.marked.items() if key in waiting}
            await self._read_card(ours=ours or named is not None)
        except IkkError as fault:
            self.tell(fault.message)
        else:
            self.loaded = True

    async def go(self, at: int) -> None:
        """Have the card of that place in front; behind the last, the account of the session."""
        self.notice = ""
        self.over = at >= len(self.queue)
        await self.read(ours=True, place=None if self.over else self.queue[max(at, 0)].key)

    async def _read_card(self, *, ours: bool) -> None:
        before, self.card = self.card, await self._fetch()
        card = self.card
        if before is not None and not ours and before.key.year == self.year:
            self._tell_of_others(before, card)
        if card is None:
            # Behind the last card, or with nothing left, the session is at its end.
            self.over = self.over or bool(self.session.decided)
            return
        self.session = self.session.opened(datetime.now(UTC))
        if before is None or before.head.id != card.head.id:
            self._prove(card.head.content.evidence)
        if card.head.id not in self._seen:
            await self._look(card.head.id)
        self._remember()

    async def _fetch(self) -> "Card | None":
        """The card of where one is, or of the next that still waits."""
        while not self.over and self.queue:
            # What was submitted again meanwhile, or was passed over with other keys, stands before the last.
            fresh = [one for one in self.queue if one.key not in self.session.skipped]
            if self.at >= len(self.queue) and not fresh:
                break
            self.place = self.queue[self.at] if self.at < len(self.queue) else fresh[0]
            card = await self.ikk.reviews.card(self.place.key)
            if card is not None:
                return card
            # Decided by somebody else between the two looks.
            self.queue = tuple(one for one in self.queue if one.key != self.place.key)
        self.over = self.over or self.place is not None
        return None

    def _tell_of_others(self, before: "Card", now: "Card | None") -> None:
        """Say that what is in front is not what was. Whoever was about to press a key has not seen it yet."""
        if now is not None and before.key == now.key and before.head.id == now.head.id:
            return
        same = now is not None and before.key == now.key
        self.notice = f"{before.key.indicator} {before.key.quarter.label} {CHANGED if same else GONE}"
        self.unexpected()
        self.tell(self.notice)

    async def _look(self, revision: str) -> None:
        """Note that it is in front; where the file is busy, at the next reading."""
        with suppress(IkkError):
            await self.ikk.reviews.looked(revision)
            self._seen.add(revision)

    @work(exclusive=True, group="proofs")
    async def _prove(self, evidence: Sequence[Evidence]) -> None:
        """Measure the files of the card, away from the screen; what was found is shown where it was awaited."""
        from ikk_tui.services.evidence import file_state

        self.states = {}
        for one in evidence:
            if one.kind == Kind.FILE:
                self.states[one] = await asyncio.to_thread(file_state, one)
        if self.states:
            self.show_card()

    def _recall(self) -> None:
        """Begin where one was when one left."""
        self.by_program = self.ikk.review_by_program
        place = read_place(self.ikk.review_place)
        if place is not None and any(one.key.year == place.key.year for one in self.queue):
            self.place = place
            if self.at >= len(self.queue):
                self.place = None
        self.queue = tuple(ordered(self.queue, by_program=self.by_program))

    def _remember(self) -> None:
        if self.session.decided:
            self.ikk.review_account = f"Reviu: {self.session.words}, selama {self.session.duration}"
        if self.place is not None:
            self.ikk.review_place, self.ikk.review_by_program = place_text(self.place), self.by_program
