"""The app: five modes, one board, one clerk."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.screen import Screen

from ikk_tui import collecting
from ikk_tui.boarding import BoardApp
from ikk_tui.deeds import APP_BINDINGS, deeds
from ikk_tui.errors import IkkError
from ikk_tui.paths import Places
from ikk_tui.screens.base import ALL_STYLES, IkkScreen, ModeScreen
from ikk_tui.screens.opening import OpeningScreen
from ikk_tui.settings import THEMES, Settings

if TYPE_CHECKING:
    from ikk_tui.changes import Changes
    from ikk_tui.domain.amendments import TypedBasis
    from ikk_tui.memory import Memory
    from ikk_tui.reviewing import Reviews

log = logging.getLogger(__name__)

# The modes in the order in which they are loaded; the first is what a person finds.
FIRST_TO_LAST = ("program", "isian", "ringkasan", "keputusan", "reviu")


def _screen(module: str, name: str) -> Screen[Any]:
    """Make a screen whose module nobody needs before."""
    return cast("Screen[Any]", getattr(import_module(module), name)())


class IkkApp(BoardApp):
    """Holds the board that every screen renders; a screen asks the app for deeds and shows the outcome."""

    CSS_PATH = "ikk.tcss"
    TITLE = "IKK"
    DEFAULT_MODE = "opening"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "opening": OpeningScreen,
        **{name: partial(_screen, f"ikk_tui.screens.{name}", f"{name.title()}Screen") for name in FIRST_TO_LAST},
    }
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]
    BINDINGS = APP_BINDINGS

    def __init__(
        self,
        places: Places,
        settings: Settings | None = None,
        *,
        allow_network_drive: bool = False,
        enrols: bool = False,
    ) -> None:
        super().__init__(places, allow_network_drive=allow_network_drive)
        self._enrols = enrols
        self.settings = settings or Settings()
        # The cursor and the open branches of the tree; set by the screen that has one.
        self.tree_place: Callable[[], tuple[str | None, tuple[str, ...]]] = lambda: (None, ())
        # The indicator the entry grid shall go to when it comes to the front.
        self.entry_code: str | None = None
        # The same for the tree.
        self.tree_code: str | None = None
        # The person's own division.
        self.division = ""
        # Where one is in the queue of what was submitted, and in which order one goes through it.
        self.review_place = ""
        self.review_by_program = False
        # What the review came to in this run, once something was decided.
        self.review_account = ""
        self._watching: asyncio.Task[None] | None = None

    @cached_property
    def changes(self) -> "Changes":  # type: ignore[override]  # fulfils a declared attribute, but lazily
        """Saving and undoing; made when first needed, which is after the first frame."""
        from ikk_tui.changes import Changes

        return Changes(self.clerk, self.drafts, self._where.database, self._year, self.reload)

    @cached_property
    def reviews(self) -> "Reviews":
        """Submitting and reviewing; made when first needed."""
        from ikk_tui.reviewing import Reviews

        return Reviews(self.clerk, self.reload)

    @cached_property
    def memory(self) -> "Memory":
        """Where the person was when they left."""
        from ikk_tui.memory import recall

        return recall(self._where.state, self._where.database)

    @cached_property
    def last_basis(self) -> "TypedBasis":
        """The letter of the last correction."""
        from ikk_tui.domain.amendments import TypedBasis

        return TypedBasis()

    @cached_property
    def who(self) -> str:
        """The login of whoever is at work."""
        from ikk_tui.services.identity import current_author

        return current_author().name

    def on_mount(self) -> None:
        """Dress, and fetch the first board while the frame is painted."""
        # Without colours the names of a terminal's own ones would all become black.
        sixteen = self.settings.theme == THEMES[0] and self.console.color_system == "standard" and not self.no_color
        self.theme = "ansi-dark" if sixteen else self.settings.theme
        self.set_keymap(dict(self.settings.keys))
        # Nothing moves by itself: over a line each step of an animation costs bytes, and nowhere does it help.
        self.animation_level = "none"
        self.before_next_key(self._begin())

    @work
    async def _begin(self) -> None:
        """Once the first frame is painted, load what a person finds, offer what was left, and then the rest."""
        await self.painted()
        place = self.memory
        self.division = place.division
        self.review_place, self.review_by_program = place.review_place, place.review_by_program
        if place.year is not None and place.quarter is not None:
            from ikk_tui.domain.quarters import Quarter

            self._wanted = place.year, Quarter(place.quarter)
        self.reload()
        await asyncio.to_thread(import_module, "ikk_tui.screens.program")
        # Shown together with its numbers, the tree is laid out and painted once.
        await self.ready_for_keys()
        if self.fault is not None:
            # The file cannot be used, and the app is already ending.
            return
        await self.switch_mode(FIRST_TO_LAST[0])
        if isinstance(self.screen, ModeScreen):
            self.screen.make_ready()
        # What is imported and read from here on would take its time from the painting.
        await self.painted()
        self.before_next_key(self.recover())
        if self._enrols:
            self._enrol()
        from ikk_tui.watching import watch

        self._watching = asyncio.create_task(watch(self.clerk, self._mark, self.reload))
        self._load_rest()

    @work
    async def _enrol(self) -> None:
        """Make whoever opens a file that knows nobody its administrator, and say so."""
        await self.ready_for_keys()
        overview = self.overview
        if overview is None or overview.people.known:
            return
        from ikk_tui.domain.people import ALONE
        from ikk_tui.services.accounts import enrol
        from ikk_tui.services.identity import current_author

        try:
            first = await self.clerk.perform(lambda db: enrol(db, current_author()))
        except IkkError:
            # A file that cannot be written says so once something is saved.
            log.warning("nobody could be enrolled", exc_info=True)
            return
        if first is not None:
            self.reload()
            told = f"{first.login} menjadi administrator basis data ini ({ALONE}); akun lain: 5 Keputusan, o"
            # Apart from what a screen says, which the next key takes away.
            self.notify(told, markup=False)

    @work
    async def _load_rest(self) -> None:
        """Load what the other modes need while nobody waits for it: not before the tree is seen with its numbers."""
        await self.ready_for_keys()
        await self.painted()
        for path in ALL_STYLES:
            if not self.stylesheet.has_source(str(path)):
                self.stylesheet.read(path)
        self.stylesheet.parse()
        for mode in FIRST_TO_LAST[1:]:
            await asyncio.to_thread(import_module, f"ikk_tui.screens.{mode}")
        # What the first save needs, SQLModel above all.
        await asyncio.to_thread(import_module, "ikk_tui.services.realisations")
        collecting.resume()

    def on_unmount(self) -> None:
        """Finish what was handed over before the process ends."""
        if self._watching is not None:
            self._watching.cancel()
        self.clerk.close()
        self.keeper.close()
        if self._watching is not None:
            self._remember()

    async def show_in_tree(self, code: str) -> None:
        """Go to the tree, on that node."""
        self.tree_code = code
        await self.action_switch_mode("program")

    async def enter_at(self, code: str) -> None:
        """Go to the entry grid, on that indicator's line."""
        self.entry_code = code
        await self.action_switch_mode("isian")

    def leave_form(self) -> None:
        """Let others know that no form is open here any more."""
        self.changes.release(self.session)

    def watch_overview(self) -> None:
        """Hand it to the screen in front, or the form that is open; the others take it when they come to the front."""
        if not self._screen_stack or self.overview is None:
            # A reading may end while the app does.
            return
        people = self.overview.people
        if not self.division and any(one.division for one in people.known):
            # Until one chooses another, one's own division is that of the account.
            person = people.find(self.who)
            self.division = person.division if person else ""
        if isinstance(self.screen, ModeScreen):
            self.screen.receive()
        for one in self.screen_stack:
            # One that has just been opened shows the newest state once it is there.
            if isinstance(one, IkkScreen) and one.is_mounted:
                one.hear()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Numbers change the mode only where none can be typed; the quarter changes only where it is seen."""
        in_mode = isinstance(self.screen, ModeScreen) and not self.screen.typing
        if action == "number_mode":
            return in_mode and not getattr(self.focused, "TAKES_FIGURES", False)
        if action in ("quarter", "help", "close", "unsaved"):
            return in_mode
        return super().check_action(action, parameters)

    async def action_switch_mode(self, mode: str) -> None:
        """Show that mode, ready for the next key."""
        while isinstance(self.screen, IkkScreen) and self.screen.COVERS:
            # Left open it would cover what one comes back for.
            await self.pop_screen()
        await self.switch_mode(mode)
        if isinstance(self.screen, ModeScreen):
            self.screen.make_ready()

    async def action_number_mode(self, mode: str) -> None:
        """The same, by its number."""
        await self.action_switch_mode(mode)

    def action_help(self) -> None:
        """List the keys that work here."""
        from ikk_tui.screens.help import HelpScreen

        if isinstance(self.screen, ModeScreen):
            self.push_screen(HelpScreen([(keys, label) for keys, label, _ in deeds(self, self.screen)]))

    async def action_close(self) -> None:
        """The same, by a letter, where letters are not typed."""
        await self.action_quit()

    def action_command_palette(self) -> None:
        """Open the palette, in Indonesian."""
        from ikk_tui.screens.palette import Palette

        if not Palette.is_open(cast("App[object]", self)):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Every deed that has a key, for the palette."""
        for keys, label, run in deeds(self, screen):
            yield SystemCommand(label, keys, run)

    def tell(self, sentence: str) -> None:
        """Say something where the person looks."""
        # One that has just come to the front may not be there yet.
        if isinstance(self.screen, IkkScreen) and self.screen.is_mounted:
            self.screen.tell(sentence)
        else:
            super().tell(sentence)

    def _remember(self) -> None:
        """Keep the place for the next start."""
        from ikk_tui.memory import Memory, keep

        board = self.board
        if board is not None:
            code, unfolded = self.tree_place()
            review = self.review_place, self.review_by_program
            place = Memory(board.year, int(board.quarter), code, unfolded, self.division, *review)
            keep(self._where.state, self._where.database, place)
