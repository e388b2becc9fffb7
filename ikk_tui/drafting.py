"""What the app does about text that is typed and not stored: keep it, offer it again, and not leave it unasked."""

import asyncio
import errno
import secrets
from contextlib import suppress

from textual import work
from textual.worker import WorkerError

from ikk_tui.changes import Changes
from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.forms import CellForm
from ikk_tui.drafts import Drafts, unlike
from ikk_tui.errors import IkkError
from ikk_tui.keeper import Keeper
from ikk_tui.paths import Places
from ikk_tui.screens.unsaved import UnsavedScreen, unsaved_sentence
from ikk_tui.terminal import TerminalApp

# So long that it is seen by who looks at the keyboard.
WARNED_SECONDS = 15.0


class DraftingApp(TerminalApp):
    """Holds the drafts of one person at one database. `session` names this run of the program to others."""

    changes: Changes

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.session = secrets.token_hex(8)
        self.keeper = Keeper(places.drafts, places.database, self._keeping)
        self.drafts = Drafts(self.keeper.keep)
        # Behind which key leaving was last refused: the very next one may ask for it once more.
        self._refused = -1

    async def action_quit(self) -> None:
        """End, once every save has ended; with something typed and not saved, when it is asked for twice in a row."""
        with suppress(WorkerError):
            await self.workers.wait_for_complete()
        if not self.drafts.state or self._refused == self.keys_taken - 1:
            self.exit()
            return
        self._refused = self.keys_taken
        self.tell(f"{unsaved_sentence(self.drafts)}. Tekan lagi: keluar; ditawarkan lagi nanti")

    def action_unsaved(self) -> None:
        """Show what was typed and is not stored."""
        self.before_next_key(self._open_unsaved())

    @work
    async def recover(self) -> None:
        """Offer what was typed, and not saved, when the program last ended."""
        found = await asyncio.to_thread(self.keeper.find)
        taken = self.drafts.take_over(found)
        self.keeper.taken(taken)
        if taken:
            await self.ready_for_keys()
            forms = await self._forms()
            if self.drafts.state:
                await self.push_screen(UnsavedScreen(forms, offered=True))

    @work
    async def _open_unsaved(self) -> None:
        await self.push_screen(UnsavedScreen(await self._forms(), offered=False))

    async def _forms(self) -> dict[CellKey, CellForm | IkkError]:
        """The cells with something typed as they are stored; what is stored just so is no draft any more."""
        forms: dict[CellKey, CellForm | IkkError] = {}
        for key, _ in self.drafts:
            try:
                form = await self.changes.form(key, self.session)
            except IkkError as fault:
                # A year or an indicator that is not in this file, say; it must be seen to be dropped.
                forms[key] = fault
                continue
            forms[key], draft = form, self.drafts.get(key)
            if draft is not None:
                self.drafts.put(key, unlike(draft, form))
        return forms

    def _keeping(self, error: OSError | None) -> None:
        """Say, from the keeper's thread, that what is typed cannot be kept, or can again."""
        why = "disk penuh" if error is not None and error.errno == errno.ENOSPC else "ditolak sistem"
        told = "Ketikan kembali diamankan di disk"
        if error is not None:
            told = f"Ketikan yang belum disimpan tidak dapat diamankan ({why}); simpan sebelum aplikasi berakhir"
        with suppress(RuntimeError):
            # Raised once the app has ended.
            # Apart from what a screen says, which the next key takes away.
            self.call_later(self.notify, told, timeout=WARNED_SECONDS, markup=False)
