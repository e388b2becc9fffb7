"""What was typed and is not stored, part by part, beside what is stored now."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from rich.text import Text
from textual import events, work
from textual.binding import Binding

from ikk_tui.domain.cells import CellKey, format_moment
from ikk_tui.domain.forms import CellForm, Part, typed_content
from ikk_tui.domain.plausibility import assess, question_about
from ikk_tui.drafts import Draft, Drafts, Subject, begun
from ikk_tui.errors import IkkError
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column, paragraph

NONE = "Semua yang diketik sudah tersimpan"
NOTHING_WAITS = "Tidak ada lagi ketikan yang menunggu"
OFFERED = "Ketikan yang belum tersimpan waktu aplikasi terakhir berakhir"
HERE = "Ketikan yang belum tersimpan"
HOW = "Enter menyimpan yang di bawah kursor, d membuangnya; Escape membiarkannya menunggu di barisnya (tanda !)"
_CELL, _PART = 12, 13
SAVE = Binding("enter", "save", "simpan", key_display="↵", id="unsaved.save")
DROP = Binding("d,delete", "drop", "buang", id="unsaved.drop")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One part of a cell with something typed."""

    key: CellKey
    part: Part

    @property
    def name(self) -> str:
        """Told apart from every other."""
        return f"{self.key.year} {self.key.indicator} {int(self.key.quarter)} {self.key.office} {self.part}"


class UnsavedScreen(PageScreen[None]):
    """Enter saves a part, and asks first where the cell was changed meanwhile; `d` drops it after a question.

    `forms` has for each cell what is stored, or why that cannot be read. With nothing left the list closes.
    """

    BINDINGS = [SAVE, DROP, CLOSE]

    def __init__(self, forms: Mapping[CellKey, CellForm | IkkError], *, offered: bool) -> None:
        super().__init__(OFFERED if offered else HERE, [], cursor=True)
        self._forms = dict(forms)
        self._asked = ""

    def opened(self) -> None:
        """Show it."""
        self.reader.show(self._lines())
        self.tell(HOW if self._waiting else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what waits can be saved or dropped."""
        waits = bool(self._waiting or self.ikk.drafts.corrections)
        return waits if action in ("save", "drop") else super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """A question is about the line it was asked on: any other key takes it back."""
        bound = self.active_bindings.get(event.key)
        if self._asked and (bound is None or bound.binding.id not in (SAVE.id, DROP.id)):
            self._asked = ""
            self.tell("")

    def action_save(self) -> None:
        """Save the part under the cursor; ask first where the cell was changed meanwhile, or the value is odd."""
        chosen, begun_here = self._chosen, self._chosen_begun
        if begun_here is not None:
            self.tell(": ".join(begun(begun_here)[:2]))
        if chosen is None:
            return
        form = self._forms[chosen.key]
        if isinstance(form, IkkError):
            self.tell(form.message)
            return
        question = self._question(chosen, form)
        if question and self._asked != f"save {chosen.name}":
            self._asked = f"save {chosen.name}"
            self.tell(f"{question}. Enter sekali lagi tetap menyimpan yang diketik")
        else:
            self.ikk.before_next_key(self._save(chosen, form))

    def action_drop(self) -> None:
        """Ask, and with the same key once more drop the part under the cursor, or what was begun elsewhere."""
        chosen, begun_here = self._chosen, self._chosen_begun
        if begun_here is not None:
            self._drop_begun(begun_here)
        if chosen is None:
            return
        if self._asked != f"drop {chosen.name}":
            self._asked = f"drop {chosen.name}"
            self.tell(f"Buang {chosen.part.label} {chosen.key.indicator} yang diketik? Tekan sekali lagi bila benar")
            return
        draft = self.ikk.drafts.get(chosen.key)
        if draft is not None:
            self.ikk.drafts.put(chosen.key, draft.without(chosen.part))
        self._ended(f"{chosen.part.label} {chosen.key.indicator} dibuang")

    @work
    async def _save(self, chosen: Waiting, form: CellForm) -> None:
        draft = self.ikk.drafts.get(chosen.key)
        if draft is None:
            return
        # Over what was shown here beside it.
        alone = Draft(form.head.id if form.head else None, {chosen.part: draft.typed[chosen.part]})
        outcome = await self.ikk.changes.save(chosen.key, form.indicator, alone)
        with suppress(IkkError):
            self._forms[chosen.key] = await self.ikk.changes.form(chosen.key, self.ikk.session)
        self._ended(f"{chosen.key.indicator} {chosen.key.quarter.label}: {outcome.sentence}")

    def _question(self, chosen: Waiting, form: CellForm) -> str:
        """What must be confirmed before that part is saved; "" for nothing."""
        draft = self.ikk.drafts.get(chosen.key)
        assert draft is not None
        said = [_odd(draft.typed[Part.VALUE], form)] if chosen.part is Part.VALUE else []
        if draft.seen != (form.head.id if form.head else None):
            who = f"{form.head.author} ({format_moment(form.head.at)[:16]})" if form.head else "Orang lain"
            said.insert(0, f"{who} mengubah sel ini sejak itu")
        return "; ".join(filter(None, said))

    def _ended(self, sentence: str) -> None:
        self._asked = ""
        self.reader.show(self._lines(), keep_place=True)
        self.refresh_bindings()
        self.tell(sentence)
        if not self._waiting and not self.ikk.drafts.corrections:
            self.dismiss(None)
            self.ikk.call_after_refresh(self.ikk.tell, f"{sentence}. {NOTHING_WAITS}")

    @property
    def _waiting(self) -> list[Waiting]:
        # What was typed since the list was opened is not part of it.
        known = [(key, draft) for key, draft in self.ikk.drafts if key in self._forms]
        return [Waiting(key, part) for key, draft in known for part in Part if part in draft.typed]

    @property
    def _chosen(self) -> Waiting | None:
        return next((one for one in self._waiting if one.name == self.reader.key), None)

    @property
    def _chosen_begun(self) -> Subject | None:
        return next((one for one in self.ikk.drafts.corrections if _name_of(one) == self.reader.key), None)

    def _lines(self) -> list[Block]:
        if not self._waiting and not self.ikk.drafts.corrections:
            return [paragraph(NONE)]
        titles = ("", "", "Diketik", "Tersimpan sekarang")
        blocks = [_row(*(Text(one, "dim") for one in titles))] if self._waiting else []
        blocks += [self._line(one) for one in self._waiting]
        return [*blocks, *map(self._begun_line, self.ikk.drafts.corrections)]

    def _begun_line(self, subject: Subject) -> Block:
        """What was begun elsewhere, with its words: it is gone on with there, and may be dropped here."""
        what, where, _ = begun(subject)
        words = Text.assemble((what, "bold"), f": {where}")
        for text in self.ikk.drafts.correction(subject).values():
            words.append(f"\n{text}", "dim")
        return paragraph(words, key=_name_of(subject), space=True)

    def _drop_begun(self, subject: Subject) -> None:
        what, name = begun(subject)[0], _name_of(subject)
        if self._asked != f"drop {name}":
            self._asked = f"drop {name}"
            self.tell(f"{what}: buang yang diketik? Tekan sekali lagi bila benar")
            return
        self.ikk.drafts.put_correction(subject, {})
        self._ended("Ketikan dibuang")

    def _line(self, one: Waiting) -> Block:
        draft, form = self.ikk.drafts.get(one.key), self._forms[one.key]
        assert draft is not None
        stored = Text(form.message) if isinstance(form, IkkError) else Text(typed_content(form.content)[one.part])
        if not stored:
            stored = Text("kosong")
        if not isinstance(form, IkkError) and form.head is not None:
            changed = " sejak itu" if draft.seen != form.head.id else ""
            stored.append(
                f"\n{form.head.author} {format_moment(form.head.at)[:16]}{changed}", "bold" if changed else "dim"
            )
        typed = Text.assemble(draft.typed[one.part] or "kosong", (f"\n{format_moment(draft.at)[:16]}", "dim"))
        cell = Text(f"{one.key.indicator} {one.key.quarter.label}")
        return _row(cell, Text(one.part.label), typed, stored, key=one.name)


def _name_of(subject: Subject) -> str:
    year, name = subject
    return f"begun {year} {name}"


def unsaved_sentence(drafts: Drafts) -> str:
    """The first of what was typed and is not stored, how many more, and how to come to it."""
    cells = [f"{key.indicator} {key.quarter.label}" for key, _ in drafts]
    if not cells:
        what, where, how = begun(drafts.corrections[0])
        return f"{what}; {where}: {how}"
    more = f" +{len(cells) - 1}" if len(cells) > 1 else ""
    return f"{cells[0]}{more} belum tersimpan"


def _odd(text: str, form: CellForm) -> str:
    try:
        return question_about(assess(text, form.indicator, form.previous), form.content.reading, form.indicator.unit)
    except IkkError:
        # Saving says why.
        return ""


def _row(cell: Text, part: Text, typed: Text, stored: Text, *, key: str = "") -> Block:
    columns = (Column(cell, _CELL), Column(part, _PART), Column(typed), Column(stored))
    return Block(columns, key=key, space=bool(key))
