"""Deciding about the card in front: approve, return, comment, and taking the last decision back."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import work

from ikk_tui.domain.cells import CellKey, Deed, StaleSave
from ikk_tui.domain.people import Role
from ikk_tui.errors import IkkError, Refused
from ikk_tui.screens.queueing import GONE, QueueingScreen
from ikk_tui.widgets.review_parts import ReasonLine

if TYPE_CHECKING:
    from ikk_tui.services.reviews import Card

NOTHING_DECIDED = "Belum ada keputusan untuk dibatalkan sejak aplikasi dibuka"
NO_CARD = "Tidak ada kartu yang tampil; n membuka yang menunggu"
TYPED_AHEAD = "Tombol yang ditekan sebelum kartu ini tampil tidak memutuskan apa pun"
DONE = {Deed.APPROVE: "disetujui", Deed.RETURN: "dikembalikan", Deed.COMMENT: "dikomentari"}


class DecidingScreen(QueueingScreen):
    """One key a decision. What was changed since it was shown is shown again and not decided."""

    def __init__(self) -> None:
        super().__init__()
        # What was decided, newest last: by each key one cell or several, each with the id of what it appended.
        self._last: list[list[tuple[CellKey, str]]] = []

    @property
    def line(self) -> ReasonLine:
        """Where a reason is typed."""
        return self.query_one(ReasonLine)

    @property
    def typing(self) -> bool:
        """Whether letters and figures belong to a reason."""
        return any(one.typing for one in self.query(ReasonLine))

    def close_line(self) -> None:
        """Close the field; what was typed waits for its cell."""
        raise NotImplementedError

    def action_approve(self) -> None:
        """Approve the card and go to the next."""
        if self._ready():
            self.ikk.before_next_key(self._decide(Deed.APPROVE))

    def action_say(self, deed: str) -> None:
        """Ask for the reason of a return, or for a comment."""
        if self._ready():
            self.ikk.before_next_key(self._begin(Deed(deed)))

    def entered(self) -> None:
        """Send what was typed, if it is about what is in front still."""
        card, line = self.card, self.line
        if card is None or line.about != (card.key, card.head.id):
            self.close_line()
            self.tell(f"Belum dikirim: {self.notice or GONE}. Ketikan menunggu di selnya")
            self.notice = ""
        else:
            self.ikk.before_next_key(self._decide(line.deed, line.field.value))

    def action_undo(self) -> None:
        """Take the last decision back, and show its card again."""
        if not self._last:
            self.tell(NOTHING_DECIDED)
        else:
            self.ikk.before_next_key(self._revoke())

    def approve_marked(self, agreed: bool | None) -> None:
        """Approve all that is marked, once the list was agreed to."""
        if agreed:
            self.ikk.before_next_key(self._approve_marked())

    def keep_typed(self) -> None:
        """Let the app know of what is typed, for the next opening and before it ends."""
        if self.line.about is not None and self.typing:
            self.ikk.drafts.put_message(self.line.about[0], self.line.deed, self.line.field.value)

    def _ready(self) -> bool:
        """Whether a key may decide: about a card that was on the screen before it was pressed."""
        told = NO_CARD if self.card is None else TYPED_AHEAD if not self.answers else self._refusal
        if told:
            self.tell(told)
            self.app.bell()
            if self.answers:
                self.notice = ""
            # What was typed behind it was meant for another answer.
            self.unexpected()
        return not told

    @property
    def _refusal(self) -> str:
        """What stands against deciding: news that was not answered yet, or the role that is missing."""
        if self.notice:
            return f"Belum diputuskan: {self.notice}"
        overview = self.ikk.overview
        try:
            if overview is not None:
                overview.people.refuse(self.ikk.who, Role.REVIEWER)
        except IkkError as fault:
            return fault.message
        return ""

    @work
    async def _begin(self, deed: Deed) -> None:
        card = self.card
        assert card is not None, "a reason is asked for about a card"
        try:
            reasons = await self.ikk.reviews.reasons() if deed is Deed.RETURN else ()
        except IkkError:
            # Comfort only.
            reasons = ()
        kept = self.ikk.drafts.message(card.key, deed)
        self.line.begin(deed, card.key, card.head.id, kept, reasons)

    @work
    async def _decide(self, deed: Deed, said: str = "") -> None:
        """Decide, and read on before anybody else's news is read: it would take this decision for somebody else's."""
        card = self.card
        if card is None:
            return
        async with self.one_by_one:
            told = await self._decided(deed, card, said)
        self.show_card()
        if told:
            self.tell(told)

    async def _decided(self, deed: Deed, card: "Card", said: str) -> str:
        """What is to be told of it; "" where that was done already."""
        try:
            made = await self.ikk.reviews.decide(deed, card.key, card.head.id, said)
        except StaleSave:
            # The reason stays; the card shows what has changed.
            self.close_line()
            await self.read_on()
            # The key that has just been pressed was answered with it.
            self.notice = ""
            return ""
        except IkkError as fault:
            self.unexpected()
            (self.line.tell(fault.message, bad=True) if self.typing else self.tell(fault.message))
            return ""
        if self.typing:
            self.close_line()
            self.ikk.drafts.put_message(card.key, deed, "")
        if deed is not Deed.COMMENT:
            self._last.append([(card.key, made.id)])
            self.session = self.session.having(card.key, deed, datetime.now(UTC))
        await self.read_on(ours=True)
        name = f"{card.key.indicator} {card.key.quarter.label}"
        return f"{name} {DONE[deed]}" + ("" if deed is Deed.COMMENT else "; u membatalkan")

    @work
    async def _approve_marked(self) -> None:
        done: list[tuple[CellKey, str]] = []
        faults: list[str] = []
        for key, head in list(self.marked.items()):
            try:
                made = await self.ikk.reviews.decide(Deed.APPROVE, key, head)
            except IkkError as fault:
                faults.append(fault.message)
            else:
                done.append((key, made.id))
                del self.marked[key]
                self.session = self.session.having(key, Deed.APPROVE, datetime.now(UTC))
        self._last += [done] if done else []
        await self.read(ours=True)
        if faults:
            self.unexpected()
        self.tell("; ".join([f"{len(done)} disetujui" + (", u membatalkan" if done else ""), *faults]))

    @work
    async def _revoke(self) -> None:
        last, kept = self._last.pop(), []
        told: list[str] = []
        for key, made in last:
            try:
                await self.ikk.reviews.decide(Deed.REVOKE, key, made)
            except IkkError as fault:
                told.append(fault.message)
                # What a busy disk stood against may be tried again.
                kept += [] if isinstance(fault, Refused) else [(key, made)]
            else:
                self.session = self.session.without(key, datetime.now(UTC))
                told.append(f"{key.indicator} {key.quarter.label} menunggu lagi")
        self._last += [kept] if kept else []
        await self.read(ours=True, place=last[0][0])
        self.tell("; ".join(told) if len(told) < 3 else f"{len(told)} keputusan dibatalkan")
