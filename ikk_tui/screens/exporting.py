"""A page that can be written to a file: where, and not over another one unasked."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from textual import work

from ikk_tui.domain.texts import visible
from ikk_tui.errors import IkkError
from ikk_tui.exchange.text_files import AlreadyThere, whole_path
from ikk_tui.screens.confirming import TypingScreen, Wanted
from ikk_tui.widgets.ask_line import DONE

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database

HOW = "Enter menulis ke berkas ini; ubah dulu letaknya bila perlu"
SERVED = "Di server bersama berkas tidak dapat ditulis dari sini; minta administrator mengekspornya"


class ExportingScreen(TypingScreen):
    """The path that was typed last is there at the next opening."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._path = ""

    def write(self, db: "Database", path: Path, *, replacing: bool) -> None:
        """Write it, in the clerk's thread, `replacing` a file that is there. Raises IkkError."""
        raise NotImplementedError

    def ask_for_file(self, name: str) -> None:
        """Ask where it shall be written; beginning with that name among the person's documents."""
        from ikk_tui.services.identity import on_server

        if on_server():
            self.tell(SERVED)
        else:
            self.ikk.before_next_key(self._ask(name))

    @work
    async def _ask(self, name: str) -> None:
        self._path = self._path or str(await asyncio.to_thread(_folder) / name)
        self.ask_for(Wanted("Berkas", self._chosen, self._keep), self._path, HOW)

    def _keep(self, text: str) -> None:
        self._path = text

    def _chosen(self, text: str) -> None:
        self.ikk.before_next_key(self._export(text))

    @work
    async def _export(self, text: str) -> None:
        try:
            path = whole_path(text)
            try:
                await self._written(path, replacing=False)
            except AlreadyThere as fault:
                if not self.sure(DONE, f"{fault.sentence}. Enter sekali lagi menimpanya; atau ubah namanya"):
                    return
                await self._written(path, replacing=True)
        except IkkError as fault:
            self.tell(fault.message)
            return
        self.close_line()
        self.tell(f"{visible(str(path))} ditulis")

    async def _written(self, path: Path, *, replacing: bool) -> None:
        await self.ikk.clerk.perform(lambda db: self.write(db, path, replacing=replacing))


def _folder() -> Path:
    """The person's documents; where there are none, their home."""
    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()
