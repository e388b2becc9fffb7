"""The quarters of a year as an administrator sees them: which are closed, and what is not approved."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.quarters import Quarter
from ikk_tui.widgets.administration import CLOSED, OPEN, OPTIONAL, REQUIRED, lock_words, unapproved_words
from ikk_tui.widgets.blocks import Block, Column, paragraph
from ikk_tui.widgets.wording import fit

if TYPE_CHECKING:
    from ikk_tui.services.periods import Unapproved

QUARTER, STATE, WHO, WHEN, COUNT = 8, 10, 14, 16, 15
CODE, STATUS = 8, 12
# What stands before a name in the list, and the least that is shown of it.
_BEFORE_NAME, _LEAST_NAME = CODE + STATUS + 4, 20


def quarter_blocks(overview: Overview, counts: Mapping[Quarter, int]) -> Iterator[Block]:
    """A line a quarter, of which each can have the cursor; `counts` tell how many are not approved now."""
    yield _row(*(Text(title, "dim") for title in ("Triwulan", "Keadaan", "Oleh", "Pada", "Belum disetujui")))
    for quarter in Quarter:
        lock = overview.locks.get(quarter)
        who, when = (fit(lock.author, WHO), format_moment(lock.at)[:16]) if lock else ("", "")
        state = Text(CLOSED, "bold") if lock else Text(OPEN)
        count = lock.unapproved if lock else counts[quarter]
        yield _row(Text(quarter.label), state, Text(who), Text(when), Text(str(count)), key=str(int(quarter)))
    yield paragraph(f"Ketentuan: {REQUIRED if overview.evidence else OPTIONAL}", space=True)


def unapproved_blocks(
    overview: Overview, quarter: Quarter, lacking: "Sequence[Unapproved]", width: int
) -> Iterator[Block]:
    """What of a quarter is not approved, in so many cells; a name has one line."""
    lock, name = overview.locks.get(quarter), f"{quarter.label} {overview.board.year}"
    yield paragraph(f"{name}: {lock_words(lock) if lock else unapproved_words(len(lacking))}", "bold")
    decree = overview.in_force_at(quarter).decree
    for one in lacking:
        words = fit(decree.indicator(one.code).name, max(_LEAST_NAME, width - _BEFORE_NAME)).rstrip()
        yield Block((Column(Text(one.code), CODE), Column(Text(one.status), STATUS), Column(Text(words))))


def _row(quarter: Text, state: Text, who: Text, when: Text, count: Text, *, key: str = "") -> Block:
    columns = (Column(quarter, QUARTER), Column(state, STATE), Column(who, WHO), Column(when, WHEN))
    return Block((*columns, Column(count, COUNT, right=True)), key=key)
