"""Text laid out in columns for a given width: what a reader shows line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

LEAST_WIDTH = 8
_GAP = 2
# Wrapping asks a console about styles; what is wrapped here has them resolved already.
_CONSOLE = Console(markup=False, highlight=False, emoji=False)


@dataclass(frozen=True, slots=True)
class Column:
    """A text `width` cells wide, or as wide as the other columns leave; what they leave is shared equally."""

    text: Text
    width: int | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a row of a table. `key` names what it is about; one with a key can have the cursor.

    `anchor` is its title in the table of contents, `space` whether an empty line goes before it.
    """

    columns: tuple[Column, ...]
    key: str = ""
    anchor: str = ""
    space: bool = False

    @property
    def plain(self) -> str:
        """All its words."""
        return " ".join(column.text.plain for column in self.columns)


def paragraph(
    text: str | Text, style: str = "", *, indent: int = 0, key: str = "", anchor: str = "", space: bool = False
) -> Block:
    """Running text."""
    body = text if isinstance(text, Text) else Text(text, style=style)
    margin = (Column(Text(), indent - _GAP),) if indent >= _GAP else ()
    return Block((*margin, Column(body)), key, anchor, space)


def labelled(label: str, text: str | Text, width: int, *, key: str = "", source: str = "") -> Block:
    """A label and beside it a text, with its source dim below."""
    body = text if isinstance(text, Text) else Text(text)
    if source:
        body = Text.assemble(body, "\n", (source, "dim"))
    return Block((Column(Text(label, style="dim"), width), Column(body)), key)


def cut(text: str, width: int, most: int) -> str:
    """The text as far as so many lines of that width hold it, with an ellipsis where it goes on."""
    lines = wrap(Text(text), width)
    if len(lines) <= most:
        return text
    last = lines[most - 1]
    last.append("…")
    last.truncate(width, overflow="ellipsis")
    return " ".join(line.plain for line in [*lines[: most - 1], last])


def lay_out(block: Block, width: int) -> list[Text]:
    """The lines of a block, each at most `width` cells wide; at least one."""
    fixed = sum(column.width for column in block.columns if column.width is not None)
    flexible = sum(column.width is None for column in block.columns)
    rest = (width - fixed - _GAP * (len(block.columns) - 1)) // max(1, flexible)
    widths = [max(LEAST_WIDTH, rest) if column.width is None else column.width for column in block.columns]
    wrapped = [wrap(column.text, at) for column, at in zip(block.columns, widths, strict=True)]
    lines = [Text(no_wrap=True, end="")] if block.space else []
    for at in range(max(len(column) for column in wrapped)):
        parts = [column[at] if at < len(column) else Text() for column in wrapped]
        lines.append(_line(parts, block.columns, widths, width))
    return lines


def wrap(text: Text, width: int) -> list[Text]:
    """The lines of a text, each at most `width` cells wide and without blanks at its end; at least one."""
    if width < 1:
        return [Text()]
    if "\n" not in text.plain and "\t" not in text.plain and text.cell_len <= width:
        # Most texts are one line, and finding that out by wrapping takes four times as long.
        line = text.copy()
        line.rstrip()
        return [line]
    lines = text.wrap(_CONSOLE, width, tab_size=4)
    for line in lines:
        line.rstrip()
    return list(lines) or [Text()]


def _line(parts: Sequence[Text], columns: Sequence[Column], widths: Sequence[int], limit: int) -> Text:
    line = Text(no_wrap=True, end="")
    for at, (part, column, width) in enumerate(zip(parts, columns, widths, strict=True)):
        blank = " " * max(0, width - cell_len(part.plain))
        line.append(blank if column.right else "").append_text(part).append("" if column.right else blank)
        line.append(" " * _GAP if at < len(columns) - 1 else "")
    line.rstrip()
    line.truncate(limit)
    return line
