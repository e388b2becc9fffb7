"""The grid of one quarter: a line an indicator, typed into in place."""

from collections.abc import Collection

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.scoreboard import ProgramScore, Scoreboard
from ikk_tui.domain.texts import LINE_LIMIT, visible
from ikk_tui.widgets import entry_lines, entry_rows
from ikk_tui.widgets.entry_desk import EntryDesk
from ikk_tui.widgets.entry_keys import GRID_BINDINGS, LEAPS, NUMBER_SIGNS, STARTERS, STEPS
from ikk_tui.widgets.entry_rows import Field, Line, Unsaved, lines_of, name_of
from ikk_tui.widgets.line_view import LineView
from ikk_tui.widgets.typed_text import TypedText

UNFINISHED = "Selesaikan dulu baris ini: Enter, Backspace untuk memperbaiki, atau Escape"
ALL_FILLED = "Tidak ada lagi baris yang belum diisi"


class EntryGrid(LineView, can_focus=True):
    """Lines rendered one by one: a key repaints the line it changes and nothing else.

    It knows nothing of parsing or saving: it asks its desk.
    """

    COMPONENT_CLASSES = {
        "entry-grid--heading",
        "entry-grid--cursor",
        "entry-grid--edit",
        "entry-grid--unsaved",
        "entry-grid--muted",
    }
    BINDINGS = GRID_BINDINGS
    # A figure begins an entry here, and is no key of anything else.
    TAKES_FIGURES = True

    def __init__(self, desk: EntryDesk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[Line] = []
        self._at: dict[str, int] = {}
        self._cursor = 0
        self._field: Field | None = None
        # After a refusal or a question no figure is taken: it would be glued to the old ones. Nor is then what comes
        # behind it: of a fast hand, the Enter that belonged to that figure would answer the question.
        self._held = self._unread = False
        self._unsaved = Unsaved()

    @property
    def code(self) -> str | None:
        """The indicator under the cursor."""
        one = self._current
        return None if one is None else one.indicator.code

    @property
    def typed(self) -> str | None:
        """What stands in the field; None when nothing is being typed."""
        return None if self._field is None else self._field.typed.text

    @property
    def below(self) -> list[IndicatorScore]:
        """The indicators from the cursor downwards."""
        return [line for line in self._lines[self._cursor :] if isinstance(line, IndicatorScore)]

    def show(self, board: Scoreboard, unsaved: Unsaved, picked: Collection[str] | None = None) -> None:
        """Show the quarter, or of its indicators those that are picked, with what is typed and not stored."""
        code = self.code
        lines = lines_of(board, picked)
        # Another decree, or another choice, has other lines.
        first = list(map(name_of, lines)) != list(map(name_of, self._lines))
        changed = [at for at, line in enumerate(lines) if first or line != self._lines[at]]
        marked = unsaved.changed(self._unsaved)
        self._lines, self._unsaved = lines, unsaved
        self._at = {line.indicator.code: at for at, line in enumerate(lines) if isinstance(line, IndicatorScore)}
        if first:
            self.virtual_size = Size(0, len(lines))
            self._cursor = self._at.get(code or "", self._first_unfilled())
            self.call_after_refresh(self._reveal)
            self._desk.entry_moved()
            self.refresh()
            return
        self.touch(*changed, *(self._at[code] for code in marked if code in self._at))

    @property
    def codes(self) -> list[str]:
        """The indicators that have a line, from above."""
        return list(self._at)

    def put(self, text: str) -> None:
        """Put this text into the field in place of what was typed; the next Enter may save it."""
        self._edit(TypedText.ended(text))
        self._held = True

    def ask(self, question: str) -> None:
        """Show a question in the line, until its field changes or closes."""
        if self._field is not None:
            self._field = Field(self._field.typed, self._field.as_if, question)

    def go(self, code: str) -> None:
        """Put the cursor on that indicator."""
        self._move(self._at[code])

    def leave(self) -> None:
        """Close the field; what stood in it is with the desk."""
        self._field, self._held, self._unread = None, False, False
        self.touch(self._cursor)

    def on_key(self, event: events.Key) -> None:
        """Type into the field, or begin to."""
        if self._current is not None and (self._key_in_field(event) if self._field else self._key_on_line(event)):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A pasted value goes into the field; of several lines, each to a line of the grid."""
        event.stop()
        lines = event.text.rstrip("\r\n").splitlines()
        if self._current is None or not lines:
            return
        if len(lines) > 1:
            self._desk.entry_pasted(lines)
        elif self._held:
            self._desk.entry_refused(UNFINISHED)
        elif self._field is not None or self._desk.entry_begins(self.code or ""):
            typed = self._field.typed if self._field else TypedText.ended("")
            self._edit(typed.insert(visible(lines[0])[:LINE_LIMIT]))

    def on_resize(self, _event: events.Resize) -> None:
        """In another window the cursor stays in sight."""
        if self._lines:
            self._reveal()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, unless something is being typed."""
        at = event.y + int(self.scroll_offset.y)
        if self._field is None and at < len(self._lines) and isinstance(self._lines[at], IndicatorScore):
            self._move(at)

    def action_step(self, step: int) -> None:
        """Go to the next indicator in that direction."""
        at = self._cursor + step
        while step and 0 <= at < len(self._lines):
            if isinstance(self._lines[at], IndicatorScore):
                self._move(at)
                return
            at += step

    def action_leap(self, step: int) -> None:
        """Go to the next indicator in that direction that is not filled, round the end."""
        total = len(self._lines)
        for away in range(1, total):
            line = self._lines[(self._cursor + away * step) % total]
            if isinstance(line, IndicatorScore) and line.awaited and line.indicator.code not in self._unsaved.saving:
                self._move((self._cursor + away * step) % total)
                return
        self._desk.entry_refused(ALL_FILLED)

    def action_clear(self) -> None:
        """Ask whether the value shall be emptied."""
        one = self._current
        if one is not None and one.entered and self._desk.entry_begins(one.indicator.code):
            self._edit(TypedText.ended(""))
            self._submit(one.indicator.code, "", "enter")

    def action_jump(self, end: int) -> None:
        """Go to the first or last indicator."""
        if self._at:
            self._move(sorted(self._at.values())[end])

    def action_page(self, direction: int) -> None:
        """Go a screenful."""
        if self._at:
            wanted = self._cursor + direction * max(1, self.scrollable_content_region.height - 1)
            self._move(min(self._at.values(), key=lambda at: abs(at - wanted)))

    def line(self, at: int) -> Strip | None:
        """A heading, or an indicator."""
        if at >= len(self._lines):
            return None
        line, layout = self._lines[at], entry_lines.columns(self.scrollable_content_region.width)
        if isinstance(line, ProgramScore):
            return Strip([Segment(entry_lines.heading(layout, line), self._style("heading"))])
        here = at == self._cursor
        base = self._style("cursor") if here else self.rich_style
        known = line.entered or line.indicator.code in self._unsaved.as_if
        tail = base if here or known else self._style("muted")
        field = self._field if here else None
        return Strip(entry_rows.row(layout, line, self._unsaved, field, base, tail, self._style)).simplify()

    @property
    def _current(self) -> IndicatorScore | None:
        line = self._lines[self._cursor] if self._lines else None
        return line if isinstance(line, IndicatorScore) else None

    def _key_in_field(self, event: events.Key) -> bool:
        assert self._field is not None
        assert self.code is not None
        if event.key in STEPS or event.key in LEAPS:
            self._submit(self.code, self._field.typed.text, event.key)
            return True
        if event.key == "escape":
            self.leave()
            self._desk.entry_typed(self.code, None)
            return True
        edited = self._field.typed.edited(event.key)
        if edited is None and event.is_printable and event.character:
            if self._held and (self._field.question or event.character in NUMBER_SIGNS):
                self._unread = True
                self._desk.entry_refused(UNFINISHED)
                return True
            edited = self._field.typed.insert(event.character)
        if edited == self._field.typed and self._field.question:
            return True
        if edited is None:
            # The cursor stays with the field, whatever key of the grid this is.
            return event.key in ("pageup", "pagedown")
        self._edit(edited)
        return True

    def _key_on_line(self, event: events.Key) -> bool:
        one = self._current
        assert one is not None
        code, kept = one.indicator.code, self._unsaved.kept.get(one.indicator.code)
        if event.key == "enter" and kept is not None:
            self._submit(code, kept.value, event.key)
        elif event.key == "escape" and kept is not None:
            self._desk.entry_typed(code, None)
        elif event.key == "backspace" and one.entered:
            self._begin(code, "")
        elif event.character in STARTERS:
            self._begin(code, event.character or "")
        else:
            return False
        return True

    def _begin(self, code: str, text: str) -> None:
        if self._desk.entry_begins(code):
            self._edit(TypedText.ended(text))

    def _edit(self, typed: TypedText) -> None:
        self._held = self._unread = False
        self._field = Field(typed)
        self._field = Field(typed, self._desk.entry_typed(self.code or "", typed.text))
        self.touch(self._cursor)

    def _submit(self, code: str, text: str | None, key: str) -> None:
        """Close the field and go on if the text is taken; else it stays, open and as it was."""
        if self._unread:
            self._unread = False
            self._desk.entry_refused(UNFINISHED)
            return
        if self._field is None and text is not None:
            self._field = Field(TypedText.ended(text))
        if not self._desk.entry_submitted(code, text, answers=key not in ("up", "down")):
            self._held = True
        else:
            self._field, self._held = None, False
            if key in LEAPS:
                self.action_leap(LEAPS[key])
            else:
                self.action_step(STEPS[key])
        self.touch(self._cursor)

    def _move(self, at: int) -> None:
        before, self._cursor = self._cursor, at
        self.touch(before, at)
        self._reveal()
        self._desk.entry_moved()

    def _reveal(self) -> None:
        """Scroll where the cursor has left the screen, by so much that the next lines need no scrolling."""
        # The heading above the first indicator of a program comes along.
        above = self._cursor - 1
        first = above if above >= 0 and isinstance(self._lines[above], ProgramScore) else self._cursor
        top, height = int(self.scroll_offset.y), self.scrollable_content_region.height
        if height <= 0:
            # Not laid out yet; it has its size soon.
            return
        if first < top:
            self.scroll_to(y=self._cursor - height * 2 // 3, animate=False, force=True)
        elif self._cursor >= top + height:
            self.scroll_to(y=first - height // 3, animate=False, force=True)

    def _first_unfilled(self) -> int:
        open_lines = (at for at, line in enumerate(self._lines) if isinstance(line, IndicatorScore) and line.awaited)
        return next(open_lines, min(self._at.values(), default=0))

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"entry-grid--{name}")
