"""The grid of one quarter: a line an indicator, typed into in place."""

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ikk_tui.domain.scoreboard import IndicatorScore, ProgramScore, Scoreboard
from ikk_tui.domain.texts import LINE_LIMIT, visible
from ikk_tui.widgets import entry_lines
from ikk_tui.widgets.entry_desk import EntryDesk
from ikk_tui.widgets.typed_text import TypedText
from ikk_tui.widgets.wording import SAVING, UNSAVED, fit

# What begins an entry; "n" begins "nihil". Other letters are left to the bindings.
STARTERS = frozenset("0123456789-+,.n")
NUMBER_SIGNS = frozenset("0123456789-+,./")
UNFINISHED = "Selesaikan dulu baris ini: Enter, Backspace untuk memperbaiki, atau Escape"
ERASERS = ("backspace", "delete")

Line = ProgramScore | IndicatorScore


class EntryGrid(ScrollView, can_focus=True):
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
    BINDINGS = [
        # Enter, Escape and letters are taken by the grid itself; here they are for the footer and the help.
        Binding("enter", "step(1)", "simpan", key_display="↵", id="grid.save"),
        Binding("escape", "step(0)", "buang", key_display="esc", id="grid.drop"),
        Binding("up", "step(-1)", "naik", show=False, id="grid.up"),
        Binding("down", "step(1)", "turun", show=False, id="grid.down"),
        Binding("home", "jump(0)", "ke awal", show=False, id="grid.home"),
        Binding("end", "jump(-1)", "ke akhir", show=False, id="grid.end"),
        Binding("pageup", "page(-1)", "satu layar naik", show=False, id="grid.page_up"),
        Binding("pagedown", "page(1)", "satu layar turun", show=False, id="grid.page_down"),
    ]

    def __init__(self, desk: EntryDesk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[Line] = []
        self._at: dict[str, int] = {}
        self._cursor = 0
        self._field: TypedText | None = None
        # After a refusal or a question no figure is taken: it would be glued to the old ones.
        self._held = False
        self._kept: Mapping[str, str] = {}
        self._saving: Mapping[str, str] = {}

    @property
    def code(self) -> str | None:
        """The indicator under the cursor."""
        one = self._current
        return None if one is None else one.indicator.code

    @property
    def typed(self) -> str | None:
        """What stands in the field; None when nothing is being typed."""
        return None if self._field is None else self._field.text

    def show(self, board: Scoreboard, kept: Mapping[str, str], saving: Mapping[str, str]) -> None:
        """Show the quarter; `kept` are texts by code that are not saved yet, `saving` those on their way."""
        code = self.code
        lines: list[Line] = []
        for program in board.programs:
            lines += [program, *program.indicators]
        # Another decree has other lines.
        first = list(map(_name, lines)) != list(map(_name, self._lines))
        changed = [at for at, line in enumerate(lines) if first or line != self._lines[at]]
        marked = {*self._kept.items() ^ kept.items(), *self._saving.items() ^ saving.items()}
        self._lines, self._kept, self._saving = lines, dict(kept), dict(saving)
        self._at = {line.indicator.code: at for at, line in enumerate(lines) if isinstance(line, IndicatorScore)}
        if first:
            self.virtual_size = Size(0, len(lines))
            self._cursor = self._at.get(code or "", self._first_unfilled())
            self.call_after_refresh(self._reveal)
            self._desk.entry_moved()
            self.refresh()
        for at in {*changed, *(self._at[code] for code, _ in marked)}:
            self.refresh_line(at)

    def put(self, text: str) -> None:
        """Put this text into the field in place of what was typed; the next Enter may save it."""
        self._edit(TypedText.ended(text))
        self._held = True

    def go(self, code: str) -> None:
        """Put the cursor on that indicator."""
        self._move(self._at[code])

    def leave(self) -> str | None:
        """Close the field and hand back what stood in it."""
        text, self._field, self._held = self.typed, None, False
        self.refresh_line(self._cursor)
        return text

    def on_key(self, event: events.Key) -> None:
        """Type into the field, or begin to."""
        if self._current is None:
            return
        taken = self._key_in_field(event) if self._field is not None else self._key_on_line(event)
        if taken:
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """A pasted value goes into the field; of several lines, none."""
        lines = event.text.strip("\r\n").splitlines()
        if len(lines) > 1:
            self._desk.entry_refused("Tempel satu nilai saja, untuk satu baris")
        elif self._held:
            self._desk.entry_refused(UNFINISHED)
        elif lines and self._current is not None:
            self._edit((self._field or TypedText.ended("")).insert(visible(lines[0])[:LINE_LIMIT]))
        event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, unless something is being typed."""
        at = event.y + self.scroll_offset.y
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

    def action_jump(self, end: int) -> None:
        """Go to the first or last indicator."""
        if self._at:
            self._move(sorted(self._at.values())[end])

    def action_page(self, direction: int) -> None:
        """Go a screenful."""
        if not self._at:
            return
        wanted = self._cursor + direction * max(1, self.scrollable_content_region.height - 1)
        self._move(min(self._at.values(), key=lambda at: abs(at - wanted)))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        layout = entry_lines.columns(width)
        if isinstance(line, ProgramScore):
            segments = [Segment(entry_lines.heading(layout, line), self._style("heading"))]
        else:
            segments = self._indicator(layout, line, at == self._cursor)
        return Strip(segments).simplify().adjust_cell_length(width, self.rich_style)

    @property
    def _current(self) -> IndicatorScore | None:
        line = self._lines[self._cursor] if self._lines else None
        return line if isinstance(line, IndicatorScore) else None

    def _key_in_field(self, event: events.Key) -> bool:
        assert self._field is not None
        assert self.code is not None
        if event.key in ("enter", "up", "down"):
            self._submit(self.code, self._field.text, event.key)
            return True
        if event.key == "escape":
            self.leave()
            self._desk.entry_typed(self.code, None)
            return True
        edited = self._field.edited(event.key)
        if edited is None and event.is_printable and event.character:
            if self._held and event.character in NUMBER_SIGNS:
                self._desk.entry_refused(UNFINISHED)
                return True
            edited = self._field.insert(event.character)
        if edited is None:
            # The cursor stays with the field, whatever key of the grid this is.
            return event.key in ("pageup", "pagedown")
        self._edit(edited)
        return True

    def _key_on_line(self, event: events.Key) -> bool:
        one = self._current
        assert one is not None
        kept = self._kept.get(one.indicator.code)
        if event.key == "enter" and kept is not None:
            self._submit(one.indicator.code, kept, event.key)
        elif event.key == "enter":
            self.action_step(1)
        elif event.key == "escape" and kept is not None:
            self._desk.entry_typed(one.indicator.code, None)
        elif event.key in ERASERS and one.entered:
            self._edit(TypedText.ended(""))
        elif event.character in STARTERS:
            self._edit(TypedText.ended(event.character or ""))
        else:
            return False
        return True

    def _edit(self, field: TypedText) -> None:
        self._field, self._held = field, False
        self.refresh_line(self._cursor)
        self._desk.entry_typed(self.code or "", field.text)

    def _submit(self, code: str, text: str, key: str) -> None:
        """Close the field and go on if the text is taken; else it stays, open and as it was."""
        if self._field is None:
            self._field = TypedText.ended(text)
        if not self._desk.entry_submitted(code, text, answers=key == "enter"):
            self._held = True
        else:
            self._field, self._held = None, False
            self.action_step(-1 if key == "up" else 1)
        self.refresh_line(self._cursor)

    def _move(self, at: int) -> None:
        before, self._cursor = self._cursor, at
        self.refresh_line(before)
        self.refresh_line(at)
        self._reveal()
        self._desk.entry_moved()

    def _reveal(self) -> None:
        # The heading above the first indicator of a program comes along.
        above = self._cursor - 1
        top = above if above >= 0 and isinstance(self._lines[above], ProgramScore) else self._cursor
        self.scroll_to_region(Region(0, top, 1, self._cursor - top + 1), animate=False, force=True)

    def _first_unfilled(self) -> int:
        open_lines = (at for at, line in enumerate(self._lines) if isinstance(line, IndicatorScore) and line.awaited)
        return next(open_lines, min(self._at.values(), default=0))

    def _indicator(self, layout: entry_lines.Columns, one: IndicatorScore, under_cursor: bool) -> list[Segment]:
        code = one.indicator.code
        style = self._style("cursor") if under_cursor else self.rich_style
        muted = style if under_cursor or one.entered else self._style("muted")
        kept = self._kept.get(code)
        status = "menyimpan" if code in self._saving else "belum tersimpan" if kept is not None else _status(one)
        if under_cursor and self._field is not None:
            value = self._field_segments(layout.value)
        elif code in self._saving:
            value = [Segment(fit(f"{SAVING} {self._saving[code]}", layout.value), style)]
        elif kept is not None:
            value = [Segment(fit(f"{UNSAVED} {kept}", layout.value), self._style("unsaved"))]
        else:
            value = [Segment(entry_lines.own_value(layout, one), style)]
        return [
            Segment(entry_lines.before_value(layout, one), style),
            *value,
            Segment(entry_lines.after_value(layout, one, status), muted),
        ]

    def _field_segments(self, width: int) -> list[Segment]:
        assert self._field is not None
        style = self._style("edit")
        before, under, after = self._field.window(width)
        rest = after.ljust(width - len(before) - len(under))
        return [Segment(before, style), Segment(under, style + Style(reverse=True)), Segment(rest, style)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"entry-grid--{name}")


def _name(line: Line) -> str:
    return line.program.code if isinstance(line, ProgramScore) else line.indicator.code


def _status(one: IndicatorScore) -> str:
    return one.cell.status.label if one.entered and one.cell is not None else "belum diisi"
