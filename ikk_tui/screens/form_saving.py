"""Saving the form of a cell: what stands against it, what is asked, and what two people wrote."""

from collections.abc import Callable
from dataclasses import replace

from textual import work

from ikk_tui.domain.cells import ClosedCell, Content, StaleSave, closed_cell
from ikk_tui.domain.entering import entry_fault
from ikk_tui.domain.forms import CellForm, Part, typed_content
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.preview import assess_typed
from ikk_tui.drafts import Draft
from ikk_tui.errors import IkkError, Refused
from ikk_tui.screens.base import IkkScreen
from ikk_tui.screens.conflict import Conflict, ConflictScreen
from ikk_tui.widgets.entry_echo import question_of
from ikk_tui.widgets.form_fields import FormFields

NOTHING_TYPED = "Tidak ada yang perlu disimpan"
Then = Callable[[], object] | None


class SavingScreen(IkkScreen[str]):
    """A screen with the fields of one cell, whose draft it saves."""

    def __init__(self, form: CellForm) -> None:
        super().__init__()
        self.form = form
        # What was asked, so that the same key once more is the answer to it.
        self.asked = ""
        # From handing a save over until its outcome is on the screen.
        self.busy = False
        # How the last save ended.
        self.said = ""

    @property
    def fields(self) -> FormFields:
        """What is typed into."""
        return self.query_one(FormFields)

    @property
    def draft(self) -> Draft | None:
        """What was typed and is not stored."""
        return self.ikk.drafts.get(self.form.key)

    @property
    def one(self) -> IndicatorScore:
        """The indicator as it scores now."""
        assert self.ikk.board is not None, "a form is opened from a board"
        return self.ikk.board.indicator(self.form.key.indicator)

    @property
    def overview(self) -> Overview:
        """The state of the file in front."""
        assert self.ikk.overview is not None, "a form is opened from a board"
        return self.ikk.overview

    @property
    def closed(self) -> bool:
        """Whether nothing can be written in it: submitted or approved, of a closed quarter, or not this person's."""
        return self._fault is not None

    @property
    def _fault(self) -> Refused | None:
        head, fault = self.form.head, entry_fault(self.overview, self.ikk.who, self.form.key.indicator)
        if fault is not None and not isinstance(fault, ClosedCell):
            return fault
        # Of the review the form knows more than the board, which may be older.
        if head is None or not head.content.status.closed:
            return None
        return closed_cell(self.form.key, head.content.status, head.author, head.at, head.deed)

    @property
    def first_words(self) -> str:
        """What one must know on opening it."""
        form, draft, fault = self.form, self.draft, self._fault
        if fault is not None:
            return fault.message
        if draft is None:
            return ""
        told = ", ".join(part.label for part in Part if part in draft.typed)
        changed = draft.seen != (form.head.id if form.head else None)
        return f"Belum tersimpan: {told}" + ("; isi yang tersimpan sudah diubah sejak itu" if changed else "")

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Say something below the form."""
        raise NotImplementedError

    async def read(self) -> None:
        """Show what the cell holds now; what was typed and is not stored stays."""
        raise NotImplementedError

    def edited(self) -> None:
        """Keep what stands in the fields."""
        raise NotImplementedError

    def fault(self) -> IkkError | None:
        """Why the typed value cannot be saved."""
        if self.draft is None or self.draft.value is None:
            return None
        try:
            assess_typed(self.one, self.draft.value)
        except IkkError as fault:
            return fault
        return None

    def save(self, name: str, then: Then = None) -> None:
        """Save what was typed, and then do that; ask first where the value is odd, or say why it cannot be saved.

        `name` is of the key: what it asked, it answers when it is pressed again.
        """
        draft, fault = self.draft, self.fault()
        if draft is None:
            if then is not None:
                then()
            else:
                self.tell(NOTHING_TYPED)
        elif fault is not None:
            self.tell(fault.message, bad=True)
            self.fields.go(Part.VALUE)
        elif (question := self._question(draft)) and self.asked != f"{name} {draft.value}":
            self.asked = f"{name} {draft.value}"
            self.tell(f"{question}? Tekan sekali lagi bila benar", bad=True)
            self.app.bell()
        else:
            self.ikk.before_next_key(self._save(draft, then))

    @work
    async def _save(self, draft: Draft, then: Then) -> None:
        self.asked, self.busy = "", True
        if Part.EVIDENCE in draft.typed:
            self.tell("Berkas bukti sedang diukur …")
        try:
            outcome = await self.ikk.changes.save(self.form.key, self.form.indicator, draft)
            await self.read()
        finally:
            self.busy = False
        if isinstance(outcome.fault, StaleSave):
            await self._compare(draft, outcome.fault)
        elif outcome.fault is not None:
            self.tell(outcome.sentence, bad=True)
        else:
            self.said = f"{self.form.key.indicator} {self.form.key.quarter.label}: {outcome.sentence}"
            self.tell(self.said)
            if then is not None:
                then()

    async def _compare(self, draft: Draft, fault: StaleSave) -> None:
        """Show what each of the two wrote. Until one has chosen the draft stands upon what was seen when it began."""
        now = typed_content(fault.now.content if fault.now else Content())
        try:
            base = typed_content(await self.ikk.changes.content(draft.seen))
        except IkkError as unread:
            self.tell(unread.message, bad=True)
            return
        finally:
            self._stand_upon(draft.seen)
        conflict = Conflict(base, self.draft.typed if self.draft else {}, now)
        if conflict.alike:
            self.ikk.drafts.drop(self.form.key)
            self.tell("Orang lain sudah menyimpan isi yang sama")
            return
        cell = f"{self.form.key.indicator} {self.form.key.quarter.label}"
        head = fault.now.id if fault.now else None
        self.app.push_screen(
            ConflictScreen(f"{cell} diubah orang lain sejak Anda mulai mengetik", conflict, fault.now),
            lambda chosen: self._chosen(chosen, head),
        )

    def _chosen(self, chosen: dict[Part, str] | None, head: str | None) -> None:
        """Save it over what was shown, which was `head`."""
        if chosen is None:
            self.tell("Ketikan Anda menunggu di sini; simpan lagi untuk membandingkan", bad=True)
            return
        self._stand_upon(head)
        self.fields.show(chosen)
        self.edited()
        self.save("save")

    def _stand_upon(self, seen: str | None) -> None:
        if self.draft is not None:
            self.ikk.drafts.put(self.form.key, replace(self.draft, seen=seen, why=""))

    def _question(self, draft: Draft) -> str:
        return "" if draft.value is None else question_of(self.one, assess_typed(self.one, draft.value))
