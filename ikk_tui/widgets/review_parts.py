"""What stands around the card of a review: where one is in the queue, the queue itself, and the line for a reason."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from ikk_tui.domain.cells import CellKey, Deed
from ikk_tui.domain.reviewing import Waiting
from ikk_tui.widgets.blocks import Block, Column
from ikk_tui.widgets.plain_editors import Line
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.text_lines import TextLines

MARK = "✓"
_CODE, _QUARTER = 8, 6
LABELS = {Deed.RETURN: "Alasan mengembalikan", Deed.COMMENT: "Komentar untuk"}
HOW = "Enter mengirim, Escape menunda (ketikan tetap)"
HOW_REASONS = f"{HOW}, ↑↓ memilih alasan yang lalu"


class CardReader(Reader, inherit_bindings=False):
    """Scrolls as every page does, but for the space bar, which marks."""

    BINDINGS = [
        replace(binding, key=binding.key.removesuffix(",space"))
        for binding in Reader.BINDINGS
        if isinstance(binding, Binding)
    ]


class ReviewHead(TextLines):
    """Which of the waiting cells is in front, and what the session came to so far."""

    def __init__(self) -> None:
        super().__init__()
        self._left = self._right = ""

    def tell(self, left: str, right: str) -> None:
        """Say it."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.changed()

    def texts(self, width: int) -> list[Text]:
        """One line; what does not fit is left out on the right."""
        line = Text(f" {self._left}", style="bold", no_wrap=True)
        gap = width - cell_len(line.plain) - cell_len(self._right) - 1
        if gap >= 2:
            line.append(" " * gap).append(self._right, style="not bold dim")
        line.truncate(width, overflow="ellipsis")
        return [line]


def queue_blocks(queue: Sequence[Waiting], marked: Collection[CellKey], done: Collection[CellKey]) -> list[Block]:
    """A line for each waiting cell, with whether it is marked or was passed over."""
    return [
        Block(
            (
                Column(Text(MARK if one.key in marked else "»" if one.key in done else " "), 1),
                Column(Text(one.key.indicator), _CODE),
                Column(Text(one.key.quarter.label), _QUARTER),
                Column(Text(one.submitter, "dim")),
            ),
            key=name_of(one.key),
        )
        for one in queue
    ]


def name_of(key: CellKey) -> str:
    """Told apart from every other cell."""
    return f"{key.year} {key.office} {key.indicator} {int(key.quarter)}"


class ReasonField(Line):
    """Enter sends within the key itself; up and down go through the reasons given last."""

    BINDINGS = [
        Binding("enter", "submit", "kirim", key_display="↵", id="reason.send"),
        Binding("up", "recall(-1)", "alasan sebelumnya", show=False, id="reason.previous"),
        Binding("down", "recall(1)", "alasan berikutnya", show=False, id="reason.next"),
    ]

    def __init__(self, entered: Callable[[], None], recalled: Callable[[int], None]) -> None:
        super().__init__(id="reason-field", select_on_focus=False)
        self._entered = entered
        self._recalled = recalled

    async def action_submit(self) -> None:
        """Send what is typed."""
        self._entered()

    def action_recall(self, step: int) -> None:
        """Put another of the reasons given last in the field."""
        self._recalled(step)


class ReasonLine(Vertical):
    """What is asked for, the field, and the reasons given last."""

    def __init__(self, entered: Callable[[], None]) -> None:
        super().__init__()
        self._entered = entered
        self._reasons: tuple[str, ...] = ()
        self._at = -1
        self.deed = Deed.RETURN
        # Of which cell, and of which of its revisions, it is asked.
        self.about: tuple[CellKey, str] | None = None

    def compose(self) -> Iterable[Widget]:
        """Label and field, how, the reasons."""
        with Horizontal():
            yield Static("", id="reason-label", markup=False)
            yield ReasonField(self._entered, self._recall)
        yield Static("", id="reason-how", markup=False)
        yield Static("", id="reason-list", markup=False)

    @property
    def field(self) -> ReasonField:
        """Where it is typed."""
        return self.query_one(ReasonField)

    @property
    def typing(self) -> bool:
        """Whether it is open."""
        return bool(self.display)

    def begin(self, deed: Deed, key: CellKey, head: str, text: str, reasons: tuple[str, ...]) -> None:
        """Ask for what goes with that deed on that revision of a cell."""
        self.deed, self._reasons, self._at = deed, reasons if deed is Deed.RETURN else (), -1
        self.about = key, head
        self.query_one("#reason-label", Static).update(Text(f"{LABELS[deed]} {key.indicator} {key.quarter.label}"))
        self.field.value = text
        self.field.cursor_position = len(text)
        self.tell(HOW_REASONS if self._reasons else HOW)
        self._list()
        self.display = True
        # At once: the next key may be waiting, and belongs here.
        self.screen.set_focus(self.field)

    def tell(self, sentence: str, *, bad: bool = False) -> None:
        """Say how it is sent, or why it was not."""
        line = self.query_one("#reason-how", Static)
        line.set_class(bad, "bad")
        line.update(Text(sentence))

    def _recall(self, step: int) -> None:
        if not self._reasons:
            return
        # From before the first, one step back leads to the last.
        self._at = (max(self._at, -1 if step > 0 else 0) + step) % len(self._reasons)
        self.field.value = self._reasons[self._at]
        self.field.cursor_position = len(self.field.value)
        self._list()

    def _list(self) -> None:
        lines = [
            Text(f"{'▸' if at == self._at else ' '} {' '.join(reason.split())}", "" if at == self._at else "dim")
            for at, reason in enumerate(self._reasons)
        ]
        shown = Text("\n", no_wrap=True, overflow="ellipsis").join(lines)
        listed = self.query_one("#reason-list", Static)
        listed.display = bool(self._reasons)
        listed.update(shown)
