"""The form of one cell: its value, what there is to say about it, and what proves it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.widgets import Input, Static, TextArea

from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.forms import TEXTS, CellForm, Part, typed_content
from ikk_tui.domain.numbers import format_reading
from ikk_tui.domain.preview import assess_typed, scored_as
from ikk_tui.drafts import Draft
from ikk_tui.errors import IkkError, UnreadableValue
from ikk_tui.screens.form_saving import SavingScreen
from ikk_tui.screens.full_text import FullTextScreen
from ikk_tui.screens.proving import ProvingScreen
from ikk_tui.widgets.entry_echo import odd_in, read_as
from ikk_tui.widgets.form_context import FormContext
from ikk_tui.widgets.form_fields import FormFields
from ikk_tui.widgets.form_head import FormHead, who_else
from ikk_tui.widgets.key_line import KeyLine

# How often one looks who else has the form open, and in how many looks the own lease is renewed.
LOOK_SECONDS, RENEWED_EVERY = 1.0, 10
NOTHING_EARLIER = "Tidak ada isian triwulan lalu untuk disalin"
DISCARD = "Buang semua ketikan di formulir ini? Ctrl+T sekali lagi bila benar"
NO_TEXT = "Pilih dulu Analisis, Kendala, Tindak lanjut atau Bukti dengan Tab"


class FormScreen(SavingScreen, ProvingScreen):
    """Every change is kept as a draft at once; saving appends all of it as one revision. Escape leaves the draft."""

    AUTO_FOCUS = ""
    COVERS = True
    BINDINGS = [
        Binding("ctrl+o", "save", "simpan", id="form.save"),
        Binding("ctrl+n", "go(1)", "berikutnya", id="form.next", tooltip="simpan, lalu IKK berikutnya"),
        Binding("ctrl+l", "go(-1)", "sebelumnya", id="form.previous", tooltip="simpan, lalu IKK sebelumnya"),
        Binding("ctrl+r", "copy", "salin lalu", id="form.copy"),
        Binding("ctrl+g", "full", "penuh", id="form.full", tooltip="teks selayar penuh; bukti: periksa berkasnya"),
        Binding("ctrl+t", "discard", "buang ketikan", show=False, id="form.discard"),
        Binding("escape", "leave", "kembali", key_display="esc", id="form.leave"),
    ]

    def __init__(self, form: CellForm, order: Sequence[str]) -> None:
        super().__init__(form)
        self._order = list(order)
        self._part = Part.VALUE
        self._others = form.others
        self._looks = 0

    def compose(self) -> ComposeResult:
        """Head, fields beside what helps, how the last deed ended, keys."""
        yield FormHead()
        yield Container(FormFields(), FormContext(), id="form-panes")
        yield Static("", classes="page-outcome", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill it, and go on letting others know that it is open."""
        self.show(self.form)
        self.fields.go(Part.ANALYSIS if self.closed else Part.VALUE)
        self.set_interval(LOOK_SECONDS, self._renew)

    def on_screen_resume(self) -> None:
        """Show what became known while a text stood over the form."""
        self.hear()

    def hear(self) -> None:
        """Show what the cell and its other quarters hold now, where somebody has written them; what is typed stays."""
        now, shown = self.one.cell, self.form.head
        if self._in_front and not self.busy and (now.head if now else None) != (shown.id if shown else None):
            self._reload()
        elif self._in_front:
            self._help()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A closed cell can be read only."""
        if action in ("save", "copy"):
            return not self.closed
        if action == "discard":
            return not self.closed or self.draft is not None
        return super().check_action(action, parameters)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def edited(self) -> None:
        """Keep what stands in the fields and is not what is stored."""
        stored = typed_content(self.form.content)
        typed = {part: text for part, text in self.fields.typed.items() if text != stored[part]}
        before = self.draft
        if typed != (before.typed if before else {}):
            head = self.form.head.id if self.form.head else None
            self.ikk.drafts.put(
                self.form.key, replace(before or Draft(head, {}), typed=typed, why="", at=datetime.now(UTC))
            )
            self.asked = ""
            self.tell("")
        self.fields.count()
        self._echo()

    @on(Input.Submitted)
    def _entered(self) -> None:
        """Enter in the value takes a proposal, or saves and goes on to the first text."""
        fault = self.fault()
        if isinstance(fault, UnreadableValue) and fault.proposal is not None:
            self.fields.show({Part.VALUE: fault.proposal})
            return
        self.save("enter", lambda: self.fields.go(Part.ANALYSIS))

    @on(DescendantFocus)
    def _moved(self) -> None:
        if self.fields.part is not self._part:
            self._part = self.fields.part
            self._help()

    def on_resize(self, _event: Resize) -> None:
        """What helps depends on the room there is for it."""
        self.call_after_refresh(self._help)

    def action_save(self) -> None:
        """Save what was typed."""
        self.save("save")

    def action_go(self, step: int) -> None:
        """Save, and go to the next or previous indicator."""
        code = self.form.key.indicator
        at = self._order.index(code) + step if code in self._order else -1
        if not 0 <= at < len(self._order):
            self.save(f"go {step}", lambda: self.tell("Ini IKK terakhir" if step > 0 else "Ini IKK pertama"))
            return
        key = replace(self.form.key, indicator=self._order[at])
        self.save(f"go {step}", lambda: self.ikk.before_next_key(self._open(key)))

    def action_copy(self) -> None:
        """Copy into the text what stood there last quarter; from the value, into every text that is empty."""
        earlier, part = self.form.last_quarter, self.fields.part
        wanted = [part] if part is not Part.VALUE else [one for one in TEXTS if not self.fields.text(one)]
        texts = typed_content(earlier.content) if earlier else {}
        copied = [one for one in wanted if texts.get(one)]
        for one in copied:
            self.fields.insert(one, texts[one])
        # Before it is said: an edit takes back what was said before it.
        self.edited()
        if earlier is None:
            self.tell(NOTHING_EARLIER)
        elif not copied:
            self.tell(f"Tidak ada teks {earlier.key.quarter.label} untuk isian yang masih kosong di sini")
        else:
            self.tell(f"Disalin dari {earlier.key.quarter.label}: {', '.join(one.label for one in copied)}")

    def action_full(self) -> None:
        """Open the text over the whole screen; of the evidence, look at each file again."""
        part, key = self.fields.part, self.form.key
        title = f"{key.indicator} {key.quarter.label}  {part.label}"
        if part is Part.EVIDENCE:
            self.ikk.before_next_key(self.prove(title, self.form.content.evidence))
        elif part is Part.VALUE:
            self.tell(NO_TEXT)
        else:
            text = self.fields.text(part)
            self.app.push_screen(
                FullTextScreen(title, part, text, lambda now: self.fields.show({part: now}), closed=self.closed)
            )

    def action_discard(self) -> None:
        """Ask, and with the same key once more drop what was typed."""
        if self.draft is None:
            self.tell("Tidak ada yang diketik")
        elif self.asked != DISCARD:
            self.asked = DISCARD
            self.tell(DISCARD, bad=True)
        else:
            self.ikk.drafts.drop(self.form.key)
            self.show(self.form)
            self.tell("Ketikan dibuang")

    def action_leave(self) -> None:
        """Go back; what was typed waits."""
        self.dismiss(self.form.key.indicator)

    def on_unmount(self) -> None:
        """Let others know that it is closed."""
        self.ikk.leave_form()

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Say something below the form."""
        line = self.query_one(".page-outcome", Static)
        line.set_class(bad, "bad")
        if str(line.content) != sentence:
            line.update(Text(sentence))

    async def read(self) -> None:
        """Show what the cell holds now; what was typed and is not stored stays."""
        form = await self._fetch(self.form.key)
        if form is not None:
            self.show(form)

    def show(self, form: CellForm) -> None:
        """Show this cell, with what was typed into it and waits."""
        self.form, self.asked, self._others = form, "", form.others
        self.fields.close(self.closed)
        self.fields.show({**typed_content(form.content), **(self.draft.typed if self.draft else {})})
        self._head()
        self._echo()
        self._help()
        self.refresh_bindings()
        self.tell(self.first_words, bad=True)
        self._looks = 0
        self._renew()

    async def _fetch(self, key: CellKey) -> CellForm | None:
        """The form of that cell as it is now; None, and the reason told, where it cannot be read."""
        try:
            return await self.ikk.changes.form(key, self.ikk.session)
        except IkkError as fault:
            self.tell(fault.message, bad=True)
            return None

    @work
    async def _open(self, key: CellKey) -> None:
        form = await self._fetch(key)
        if form is None:
            return
        # What was typed last, and has not been told yet, belongs to the form that is left.
        self.edited()
        self.show(form)
        self.fields.go(Part.VALUE)
        if self.said and not self.first_words:
            self.tell(self.said)

    @work
    async def _reload(self) -> None:
        form = await self._fetch(self.form.key)
        if form is None:
            return
        self.edited()
        if self.busy or not self._in_front or form.key != self.form.key:
            return
        self.show(form)
        head = form.head
        if head is not None and head.id not in self.ikk.changes.made:
            held = format_reading(head.content.reading, form.indicator.unit)
            self.tell(f"{head.author} baru saja menyimpan sel ini ({held})", bad=True)

    @work(exclusive=True, group="lease")
    async def _renew(self) -> None:
        """Let others know, now and then, that the form is open here; look each time who else has it open."""
        changes, held = self.ikk.changes, self._looks % RENEWED_EVERY == 0
        self._looks += 1
        try:
            found = await (changes.hold if held else changes.others)(self.form.key, self.ikk.session)
        except IkkError:
            # Comfort only: a file that is locked or cannot be written says so when something is saved.
            return
        before, self._others = self._others, found
        if who_else(found) != who_else(before):
            self._head()

    def _head(self) -> None:
        self.query_one(FormHead).show(self.form, self.one, self._others)

    def _echo(self) -> None:
        """What the value is read as, and what it scores."""
        try:
            found = assess_typed(self.one, self.fields.text(Part.VALUE))
        except IkkError as fault:
            accept = "  (Enter menerima usul ini)" if isinstance(fault, UnreadableValue) and fault.proposal else ""
            self.fields.echo(f"{fault.message}{accept}", bad=True)
        else:
            self.fields.echo(read_as(scored_as(self.one, found, self.overview.board.rules), found) + odd_in(found))

    def _help(self) -> None:
        self.query_one(FormContext).tell(self.overview, self.form, self.fields.part)

    @property
    def _in_front(self) -> bool:
        """Whether nothing stands over the form; Textual calls the screen right below the top current too."""
        return self.app.screen is self
