"""Going through the queue of submitted cells: which one is in front, and what is read of it."""

import asyncio
from collections.abc import Sequence
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

    async def read(self, *, ours: bool = False) -> None:
        """Read the queue and the card anew. Say so where somebody else (not `ours`) has changed what is in front."""
        overview = self.ikk.overview
        if overview is None:
            return
        try:
            year = overview.board.year
            self.queue = await self.ikk.reviews.queue(year, by_program=self.by_program)
            if not self.loaded:
                self._recall()
            waiting = {one.key for one in self.queue}
            self.marked = {key: head for key, head in self.marked.items() if key in waiting}
            await self._read_card(ours=ours)
        except IkkError as fault:
            self.tell(fault.message)
            return
        self.loaded = True
        self.show_card()

    async def go(self, at: int) -> None:
        """Have the card of that place in front; behind the last, the account of the session."""
        self.over = at >= len(self.queue)
        if not self.over:
            self.place = self.queue[max(at, 0)]
        await self.read(ours=True)

    async def _read_card(self, *, ours: bool) -> None:
        before = self.card
        if self.over or not self.queue:
            # With nothing left the session is at its end.
            self.card, self.over = None, self.over or bool(self.session.decided)
            return
        at = self.at
        if at >= len(self.queue):
            self.card, self.over = None, True
            return
        left, self.place = self.place, self.queue[at]
        card = await self.ikk.reviews.card(self.place.key)
        self.card = card
        if card is None:
            # Decided between the two looks; the next look finds the queue without it.
            return
        self.session = self.session.opened(datetime.now(UTC))
        if before is None or before.head.id != card.head.id:
            self.ikk.reviews.looked(card.head.id)
            self._prove(card.head.content.evidence)
        if before is not None and not ours:
            self._tell_of_others(before, card, left)
        self._remember()

    def _tell_of_others(self, before: "Card", now: "Card", left: Waiting | None) -> None:
        if before.key == now.key and before.head.id != now.head.id:
            self.unexpected()
            self.tell(f"{now.key.indicator} {now.key.quarter.label} {CHANGED}")
        elif before.key != now.key and left is not None:
            self.unexpected()
            self.tell(f"{before.key.indicator} {before.key.quarter.label} {GONE}")

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
        if self.place is not None:
            self.ikk.review_place, self.ikk.review_by_program = place_text(self.place), self.by_program
