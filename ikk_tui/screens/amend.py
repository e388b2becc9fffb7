"""Correcting an indicator or the scoring rules: side by side, previewed, then appended with its basis."""

from datetime import datetime

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static, TextArea

from ikk_tui.domain.amendments import TypedBasis, read_basis
from ikk_tui.domain.corrections import (
    Values,
    amended_decree_with,
    indicator_values,
    rule_values,
)
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.scoreboard import Scoreboard, rescored
from ikk_tui.domain.typed_corrections import read_indicator, read_rules
from ikk_tui.errors import IkkError, Refused
from ikk_tui.screens.base import IkkScreen
from ikk_tui.widgets.amend_form import AmendForm, differences
from ikk_tui.widgets.choice_field import ChoiceField
from ikk_tui.widgets.key_line import KeyLine

RULES = "aturan nilai"
EMPTY = "Ketik yang baru di kolom kanan; Enter ke isian berikutnya. Isi keputusan tetap terbaca sesudahnya."


class AmendScreen(IkkScreen[str | None]):
    """Ends with what was done, or None. What was typed is put back when it is opened again."""

    AUTO_FOCUS = "#target, #cap"
    BINDINGS = [
        Binding("enter", "next", "berikutnya; terakhir: tetapkan", key_display="↵", id="amend.next"),
        Binding("down", "move(1)", "turun", show=False, id="amend.down"),
        Binding("up", "move(-1)", "naik", show=False, id="amend.up"),
        Binding("ctrl+t", "forget", "buang ketikan", id="amend.forget"),
        Binding("escape", "leave", "kembali", key_display="esc", id="amend.leave"),
    ]

    def __init__(self, overview: Overview, code: str | None) -> None:
        super().__init__()
        self._overview = overview
        self._code = code
        self._asked: tuple[dict[str, str], TypedBasis] | None = None

    @property
    def form(self) -> AmendForm:
        """The fields."""
        return self.query_one(AmendForm)

    def compose(self) -> ComposeResult:
        """Title, form, what it would do, keys."""
        found = self._overview.in_force
        if self._code is None:
            title, issued = f"Perubahan aturan nilai {found.decree.year}", rule_values(found.issued_rules)
        else:
            name = found.decree.indicator(self._code).name
            title, issued = f"Perbaikan {self._code}  {name}", indicator_values(found.issued.indicator(self._code))
        yield Static(Text(title, style="bold", no_wrap=True, overflow="ellipsis"), classes="page-title")
        typed = self.ikk.drafts.correction(self._draft)
        yield AmendForm(issued, self._now, self.ikk.last_basis, typed, self.action_next)
        yield Static("", id="preview", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Tell what typed texts there are still."""
        self._preview()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceField.Changed)
    def _edited(self) -> None:
        self._asked = None
        self._keep()
        self._preview()

    def action_move(self, step: int) -> None:
        """Go to the next field in that direction."""
        editors = self.form.editors
        at = next((at for at, one in enumerate(editors) if one.has_focus), 0)
        if 0 <= at + step < len(editors):
            # At once: the next key may be waiting, and belongs there.
            self.set_focus(editors[at + step])

    def action_next(self) -> None:
        """Go to the next field; in the last, ask whether it shall be so, and with the same key once more do it."""
        if not self.form.editors[-1].has_focus:
            self.action_move(1)
            return
        typed = {str(field): text for field, text in self.form.typed.items()}, self.form.basis
        try:
            after = self._wanted()
            listed = "; ".join(differences(self._now, after))
            if not listed:
                raise Refused("Tidak ada yang diubah", hint="ketik isi yang baru pada kolom kanan")
            read_basis(self.form.basis, datetime.now().astimezone().date())
        except IkkError as fault:
            self._say(fault.message, bad=True)
            return
        if self._asked != typed:
            self._asked = typed
            self._say(f"Enter sekali lagi bila benar. Tetapkan {listed}? {self._effect(after)}", bad=True)
        else:
            self.ikk.before_next_key(self._append())

    def action_forget(self) -> None:
        """Drop what was typed and leave."""
        self.ikk.drafts.put_correction(self._draft, {})
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back; what was typed waits here."""
        self.dismiss(None)

    def _keep(self) -> None:
        """Let the app know of what is typed here, for the next opening and before it ends."""
        self.ikk.drafts.put_correction(self._draft, self.form.all_typed)

    @work
    async def _append(self) -> None:
        self._asked = None
        seen = self._overview.in_force.of_indicator(self._code)[-1:]
        typed, basis = self.form.typed, self.form.basis
        try:
            made = await self.ikk.changes.amend(
                self._overview.board.year, self._code, typed, basis, seen[0].id if seen else ""
            )
        except IkkError as fault:
            self._say(fault.message, bad=True)
            return
        self.ikk.drafts.put_correction(self._draft, {})
        self.ikk.last_basis = TypedBasis(basis.number, basis.date)
        if self.app.screen is self:
            self.dismiss(f"{self._subject}: {made} perubahan ditetapkan")

    @property
    def _subject(self) -> str:
        return self._code or RULES

    @property
    def _draft(self) -> tuple[int, str]:
        """Where what is typed here is kept."""
        return self._overview.board.year, self._subject

    @property
    def _now(self) -> Values:
        found = self._overview.in_force
        return rule_values(found.rules) if self._code is None else indicator_values(found.decree.indicator(self._code))

    def _wanted(self) -> Values:
        """Every field as it would be. Raises IkkError."""
        found = self._overview.in_force
        if self._code is None:
            return rule_values(read_rules(found.rules, self.form.typed))
        cells = self._overview.board.indicator(self._code).cells.values()
        return indicator_values(read_indicator(found.decree.indicator(self._code), self.form.typed, cells))

    def _preview(self) -> None:
        try:
            after = self._wanted()
        except IkkError as fault:
            self._say(fault.message, bad=True)
            return
        changed = list(differences(self._now, after))
        if changed:
            self._say(self._effect(after))
        elif self.form.all_typed:
            self._say("Belum ada yang diubah")
        else:
            self._say(EMPTY)

    def _effect(self, after: Values) -> str:
        """What the scores would become."""
        board, found = self._overview.board, self._overview.in_force
        if self._code is None:
            then = rescored(board, rules=read_rules(found.rules, self.form.typed))
        else:
            then = rescored(board, decree=amended_decree_with(found.decree, self._code, after))
        return effect(board, then, self._code)

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        preview = self.query_one("#preview", Static)
        preview.set_class(bad, "bad")
        preview.update(Text(sentence))


def effect(board: Scoreboard, then: Scoreboard, code: str | None) -> str:
    """What changes between two boards of the same values: the office, then whatever moved."""
    parts = [("kantor", board.standing.score, then.standing.score)]
    parts += [
        (f"program {was.program.code}", was.standing.score, now.standing.score)
        for was, now in zip(board.programs, then.programs, strict=True)
    ]
    if code is not None:
        parts.append((code, board.indicator(code).achievement, then.indicator(code).achievement))
    moved = [f"{name} {format_score(was)} → {format_score(now)}" for name, was, now in parts if was != now]
    ratings = sum(was.rating != now.rating for was, now in zip(board.indicators, then.indicators, strict=True)) + sum(
        was.standing.rating != now.standing.rating for was, now in zip(board.programs, then.programs, strict=True)
    )
    if board.standing.rating != then.standing.rating:
        moved.insert(0, f"predikat kantor {board.standing.rating or '-'} → {then.standing.rating or '-'}")
    if ratings:
        moved.append(f"{ratings} predikat IKK dan program berubah")
    at = f"s.d. {board.quarter.label}"
    return f"Nilai {at}: {', '.join(moved)}" if moved else f"Nilai {at} tidak berubah"
