"""What the app does about text that is typed and not stored: keep it, offer it again, and not leave it unasked."""

import asyncio
import errno
import os
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from textual import work
from textual.worker import WorkerError

from ikk_tui.errors import IkkError
from ikk_tui.paths import Places
from ikk_tui.terminal import TerminalApp

if TYPE_CHECKING:
    from ikk_tui.changes import Changes
    from ikk_tui.domain.cells import CellKey
    from ikk_tui.domain.forms import CellForm
    from ikk_tui.drafts import Drafts
    from ikk_tui.keeper import Keeper

# So long that it is seen by who looks at the keyboard.
WARNED_SECONDS = 15.0


class DraftingApp(TerminalApp):
    """Holds the drafts of one person at one database. `session` names this run of the program to others."""

    changes: "Changes"

    def __init__(self, places: Places) -> None:
        super().__init__()
        # What `secrets` would give, which imports the whole of cryptography for it.
        self.session = os.urandom(8).hex()
        self._where = places
        # Behind which key leaving was last refused: the very next one may ask for it once more.
        self._refused = -1

    @cached_property
    def keeper(self) -> "Keeper":
        """Keeps what is typed on the disk; made when first needed, which is after the first frame."""
        from ikk_tui.keeper import Keeper

        return Keeper(self._where.drafts, self._where.database, self._keeping)

    @cached_property
    def drafts(self) -> "Drafts":
        """What was typed and is not stored; read when first needed, which is after the first frame."""
        from ikk_tui.drafts import Drafts

        return Drafts(self.keeper.keep)

    async def action_quit(self) -> None:
        """End, once every save has ended; with something typed and not saved, when it is asked for twice in a row."""
        with suppress(WorkerError):
            await self.workers.wait_for_complete()
        if not self.drafts.state or self._refused == self.keys_taken - 1:
            self.exit()
            return
        from ikk_tui.screens.unsaved import unsaved_sentence

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
                from ikk_tui.screens.unsaved import UnsavedScreen

                await self.push_screen(UnsavedScreen(forms, offered=True))

    @work
    async def _open_unsaved(self) -> None:
        from ikk_tui.screens.unsaved import UnsavedScreen

        await self.push_screen(UnsavedScreen(await self._forms(), offered=False))

    async def _forms(self) -> "dict[CellKey, CellForm | IkkError]":
        """The cells with something typed as they are stored; what is stored just so is no draft any more."""
        from ikk_tui.drafts import unlike

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
