"""The trail: who did what to the file, newest first, filtered and exported."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events, work
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import read_quarter
from ikk_tui.domain.search import Finder
from ikk_tui.domain.trail import ROOT_SHOWN, TrailEntry, TrailFilter, TrailKind
from ikk_tui.errors import IkkError
from ikk_tui.screens.choice import ChoiceScreen
from ikk_tui.screens.confirming import Wanted
from ikk_tui.screens.exporting import ExportingScreen
from ikk_tui.screens.page import CLOSE
from ikk_tui.widgets.blocks import paragraph
from ikk_tui.widgets.followed_reader import FollowedReader
from ikk_tui.widgets.trail_page import MORE, empty_block, filter_words, trail_blocks

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database

TITLE = "Jejak"
EVERYBODY, EVERY_KIND = "semua orang", "semua jenis"
NEWS = "ada yang baru, r memuatnya"
HOW_TO_CODE = "2.4.5 atau 245; juga program, sasaran, atau dengan triwulan: 2.4.5 TW III; kosong: semua"
AT_ONCE, MOST_AT_ONCE = 200, 1000
# So near to the end the next ones are read.
NEAR = 20


class TrailScreen(ExportingScreen):
    """Read page by page as one goes on. What others add meanwhile is told, and shown when one asks for it."""

    AUTO_FOCUS = "FollowedReader"
    BINDINGS = [
        Binding("p", "person", "orang", id="trail.person"),
        Binding("k", "kind", "jenis", id="trail.kind"),
        Binding("c", "cell", "sel", id="trail.cell"),
        Binding("s", "everything", "semua", id="trail.everything"),
        Binding("r", "reload", "muat ulang", show=False, id="trail.reload"),
        Binding("x", "root", "akar lengkap", id="trail.root"),
        Binding("v", "export", "ekspor CSV", id="trail.export"),
        CLOSE,
    ]

    def __init__(self, overview: Overview) -> None:
        super().__init__(TITLE)
        self._overview = overview
        self._wanted = TrailFilter()
        self._entries: tuple[TrailEntry, ...] = ()
        self._more = False
        self._news = False
        self._root, self._sealed = "", 0

    def content(self) -> Iterable[Widget]:
        """The root, the lines, the line for what is typed."""
        yield Static("", id="trail-root", markup=False)
        yield FollowedReader(self._moved)
        yield self.line

    def opened(self) -> None:
        """Read the newest lines."""
        self._read_anew()

    def hear(self) -> None:
        """Tell that there is something new; nothing moves under the eyes."""
        if self.ikk.overview is not None:
            self._overview = self.ikk.overview
        self._look()

    def on_screen_resume(self) -> None:
        """Show what was added while another page stood over this one."""
        if self._news:
            self._read_anew(keep_place=True)

    def on_resize(self, _event: events.Resize) -> None:
        """Side by side, or one below the other."""
        self.call_after_refresh(partial(self._show, keep_place=True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is filtered can be shown in full again."""
        if action == "everything" and self._wanted == TrailFilter():
            return False
        return super().check_action(action, parameters)

    def action_person(self) -> None:
        """Choose whose lines are shown."""
        known = (one.login for one in self._overview.people.known)
        wanted = [] if self._wanted.person is None else [self._wanted.person]
        logins = list(dict.fromkeys([*known, *(one.author for one in self._entries), *wanted]))

        def choose(at: int | None) -> None:
            if at is not None:
                self._filter(replace(self._wanted, person=logins[at - 1] if at else None))

        present = logins.index(self._wanted.person) + 1 if self._wanted.person is not None else 0
        self.app.push_screen(ChoiceScreen("Jejak siapa?", [EVERYBODY, *logins], present), choose)

    def action_kind(self) -> None:
        """Choose what the lines are about."""
        kinds = list(TrailKind)

        def choose(at: int | None) -> None:
            if at is not None:
                self._filter(replace(self._wanted, kind=kinds[at - 1] if at else None))

        present = kinds.index(self._wanted.kind) + 1 if self._wanted.kind is not None else 0
        options = [EVERY_KIND, *(one.label for one in kinds)]
        self.app.push_screen(ChoiceScreen("Jejak tentang apa?", options, present), choose)

    def action_cell(self) -> None:
        """Ask for a code."""
        held = self._wanted.code or ""
        if self._wanted.quarter is not None:
            held += f" {self._wanted.quarter.label}"
        self.ask_for(Wanted("Kode", self._by_cell, replaced=True), held, HOW_TO_CODE)

    def action_everything(self) -> None:
        """Show all of it again."""
        self._filter(TrailFilter())

    def action_reload(self) -> None:
        """Read it anew; one stays where one was."""
        self._read_anew(keep_place=True)

    def action_root(self) -> None:
        """Show all digits of the root."""
        self.tell(f"Akar dari {self._sealed} catatan, seluruhnya: {self._root}")

    def action_export(self) -> None:
        """Ask where what is filtered shall be written."""
        self.ask_for_file(f"ikk-jejak-{self._overview.board.year}.csv")

    def write(self, db: "Database", path: Path, *, replacing: bool) -> None:
        """Write all that is filtered, also what was not read here yet."""
        from ikk_tui.exchange.text_files import write_text
        from ikk_tui.exchange.trail_files import as_csv
        from ikk_tui.services.trails import everything

        write_text(path, as_csv(everything(db, self._wanted)), db.path, replacing=replacing)

    def _by_cell(self, text: str) -> None:
        """Filter by a code, with or without its points, and a quarter behind it."""
        code, _, quarter = text.strip().partition(" ")
        decree = self._overview.in_force.decree
        try:
            at = read_quarter(quarter) if quarter.strip() else None
            found = (Finder(decree).find(code).exact or decree.node(code).code) if code else None
        except IkkError as fault:
            self.tell(fault.message)
            return
        self.close_line()
        self._filter(replace(self._wanted, code=found, quarter=at))

    def _filter(self, wanted: TrailFilter) -> None:
        self._wanted = wanted
        self.tell("")
        self._read_anew()

    def _read_anew(self, *, keep_place: bool = False) -> None:
        """Read from the newest line on, as many as there are already where one stays."""
        most = max(AT_ONCE, len(self._entries)) if keep_place else AT_ONCE
        self.ikk.before_next_key(self._read(None, most, keep_place=keep_place))

    def _moved(self) -> None:
        """Read on where the end comes near."""
        if self._more and self.reader.place >= len(self._entries) - NEAR:
            # As many again: laying them out takes a while for each that is there already.
            most = min(max(AT_ONCE, len(self._entries)), MOST_AT_ONCE)
            self.ikk.before_next_key(self._read(self._entries[-1].seq, most, keep_place=True))

    @work(exclusive=True, group="trail")
    async def _read(self, before: int | None, most: int, *, keep_place: bool) -> None:
        from ikk_tui.services.trails import trail

        wanted = self._wanted
        try:
            page = await self.ikk.clerk.perform(lambda db: trail(db, wanted, most=most, before=before))
        except IkkError as fault:
            self.tell(fault.message)
            return
        self._entries = page.entries if before is None else (*self._entries, *page.entries)
        self._more = page.more
        if before is None:
            # Of older lines the root on top stays that of the newest.
            self._root, self._sealed, self._news = page.root, page.sealed, False
        self._show(keep_place=keep_place)
        self.refresh_bindings()

    @work(exclusive=True, group="news")
    async def _look(self) -> None:
        """See whether a line came to those that are wanted."""
        from ikk_tui.services.trails import trail

        wanted = self._wanted
        with suppress(IkkError):
            page = await self.ikk.clerk.perform(lambda db: trail(db, wanted, most=1))
            newest = [one.seq for one in page.entries]
            if wanted == self._wanted and newest != [one.seq for one in self._entries[:1]]:
                self._news = True
                self._show_head()

    def _show(self, *, keep_place: bool) -> None:
        if not self.is_mounted:
            return
        blocks = list(trail_blocks(self._entries, wide=self.has_class("-wide")))
        if self._more:
            blocks.append(paragraph(MORE, "dim"))
        self.reader.show(blocks or [empty_block(self._wanted)], keep_place=keep_place)
        self._show_head()

    def _show_head(self) -> None:
        """What is shown, and of which state of the file."""
        title = " · ".join(filter(None, (TITLE, filter_words(self._wanted))))
        self.query_one(".page-title", Static).update(Text(title, style="bold", no_wrap=True, overflow="ellipsis"))
        root = f"Akar {self._root[:ROOT_SHOWN]} dari {self._sealed} catatan" if self._root else ""
        told = f"{root} · {NEWS}" if self._news else root
        self.query_one("#trail-root", Static).update(Text(told, no_wrap=True, overflow="ellipsis"))
