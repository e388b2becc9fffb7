"""The lines of the trail, one below the other or side by side, as the width allows."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.trail import TrailEntry, TrailFilter
from ikk_tui.widgets.blocks import Block, Column, paragraph
from ikk_tui.widgets.wording import fit

NONE = "Belum ada apa pun dalam jejak ini"
NONE_FOUND = "Tidak ada yang cocok dengan saringan ini; s menghapusnya"
MORE = "… masih ada; terus ke bawah memuatnya"
WHEN, WHO, KIND, SUBJECT = 16, 14, 10, 20


def trail_blocks(entries: Sequence[TrailEntry], *, wide: bool) -> Iterator[Block]:
    """A block an entry, with its place in the order of arrival as its key."""
    for one in entries:
        yield Block(tuple(_wide(one) if wide else _narrow(one)), key=str(one.seq))


def _wide(one: TrailEntry) -> Iterator[Column]:
    yield Column(Text(format_moment(one.at)[:16]), WHEN)
    yield Column(Text(fit(one.author, WHO)), WHO)
    yield Column(Text(one.kind.label), KIND)
    yield Column(Text(one.subject, "bold"), SUBJECT)
    yield Column(Text(one.told))


def _narrow(one: TrailEntry) -> Iterator[Column]:
    yield Column(Text.assemble(format_moment(one.at)[:16], "\n", (fit(one.author, WHEN), "dim")), WHEN)
    yield Column(Text.assemble(one.kind.label, "  ", (one.subject, "bold"), "\n", one.told))


def empty_block(wanted: TrailFilter) -> Block:
    """Why there is nothing."""
    return paragraph(NONE if wanted == TrailFilter() else NONE_FOUND)


def filter_words(wanted: TrailFilter) -> str:
    """What of the trail is shown, in words; "" for all of it."""
    said = []
    if wanted.person is not None:
        said.append(f"orang: {wanted.person}")
    if wanted.kind is not None:
        said.append(f"jenis: {wanted.kind.label}")
    if wanted.code is not None:
        quarter = f" {wanted.quarter.label}" if wanted.quarter else ""
        said.append(f"sel: {wanted.code}{quarter}")
    return " · ".join(said)
