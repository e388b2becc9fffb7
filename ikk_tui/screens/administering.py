"""What the administrator's pages have in common: the newest state of the file, and deeds on it."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work

from ikk_tui.domain.overview import Overview
from ikk_tui.domain.people import People, Role
from ikk_tui.errors import IkkError
from ikk_tui.screens.confirming import ConfirmingScreen

if TYPE_CHECKING:
    from ikk_tui.app import IkkApp
    from ikk_tui.services.identity import Author
    from ikk_tui.services.opening import Database


class AdministeringScreen(ConfirmingScreen):
    """Everybody may look. `overview` is the state of the file that is shown."""

    def __init__(self, title: str, overview: Overview) -> None:
        super().__init__(title)
        self.overview = overview

    def show_file(self) -> None:
        """Show `overview`; one stays where one was."""
        raise NotImplementedError

    def opened(self) -> None:
        """Show it."""
        self.show_file()

    def hear(self) -> None:
        """Show what others have changed."""
        if self.ikk.overview is not None:
            self.receive(self.ikk.overview)

    def receive(self, overview: Overview) -> None:
        """Show that state of the file."""
        if overview != self.overview:
            self.overview = overview
            self.show_file()
            self.refresh_bindings()

    def refuses(self) -> bool:
        """Whether whoever is at work is no administrator; if so, say what is missing and who has it."""
        said = refusal(self.overview.people)
        if said:
            self.tell(said)
        return bool(said)

    def do(
        self, deed: "Callable[[Database, Author], object]", told: str, done: Callable[[], object] = lambda: None
    ) -> None:
        """Have it done before the next key is looked at; where it was, say so and call `done`."""
        self.ikk.before_next_key(self._do(deed, told, done))

    @work
    async def _do(self, deed: "Callable[[Database, Author], object]", told: str, done: Callable[[], object]) -> None:
        from ikk_tui.services.identity import current_author

        try:
            await self.ikk.clerk.perform(lambda db: deed(db, current_author()))
        except IkkError as fault:
            told = fault.message
        else:
            done()
        # Also when it was refused: what was changed meanwhile must be seen.
        with suppress(IkkError):
            self.receive(await newest(self.ikk, self.overview))
        self.ikk.reload()
        self.tell(told)


def refusal(people: People) -> str:
    """Why whoever is at work may not administer the file; "" where they may."""
    from ikk_tui.services.identity import current_author

    try:
        people.refuse(current_author().name, Role.ADMINISTRATOR)
    except IkkError as fault:
        return fault.message
    return ""


async def newest(app: "IkkApp", overview: Overview) -> Overview:
    """The same year and quarter as the file has them now. Raises IkkError."""
    from ikk_tui.services.boards import overview as read_overview

    board = overview.board
    return await app.clerk.perform(lambda db: read_overview(db, board.quarter, year=board.year, before=overview))
