"""Whatever is recorded, cleared and undone in whatever order, the ledger holds all of it."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.domain.cells import OFFICE, Cell, CellKey, Revision
from ikk_tui.domain.numbers import BLANK, CellState, Reading, fraction
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import ANY_HEAD, record, undo
from ikk_tui.store import heads
from ikk_tui.store.database import Database, open_database

from .cells import filled, revisions

UNDO = "batal"
EMPTY = (BLANK, "")
# What is typed, and the reading and reason that it means for a percentage.
TYPED = {
    "17": (filled("17"), ""),
    "17,25": (filled("17.25"), ""),
    "0": (filled("0"), ""),
    "-3,0001": (filled("-3.0001"), ""),
    "1/3": (fraction(Decimal(1), Decimal(3)), ""),
    "45/60": (fraction(Decimal(45), Decimal(60)), ""),
    "nihil": (Reading(CellState.NIL), ""),
    "- belum ada": (Reading(CellState.NOT_APPLICABLE), "belum ada"),
    "": EMPTY,
}
KEYS = [CellKey(2024, code, quarter) for code in ("2.4.4", "2.4.5") for quarter in (Quarter.I, Quarter.III)]
SITI = Author("siti", "laptop-1")

deeds = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from([*TYPED, UNDO, UNDO]), st.booleans()), max_size=14)


@dataclass
class Expected:
    """What a cell must have gone through, oldest first, and the ids the person was told."""

    contents: list[tuple[Reading, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def at(self, place: int) -> tuple[Reading, str]:
        return self.contents[place] if len(self.contents) >= -place else EMPTY


def perform(db: Database, key: CellKey, deed: str, looked: bool, cell: Expected) -> None:
    """Do one deed, and note what it must come to."""
    seen = (cell.ids[-1] if cell.ids else None) if looked else ANY_HEAD
    if deed == UNDO and not cell.ids:
        with pytest.raises(Refused):
            undo(db, key.indicator, key.quarter, SITI, seen=seen)
        return
    if deed == UNDO:
        wanted = cell.at(-2)
        done = undo(db, key.indicator, key.quarter, SITI, seen=seen)
    else:
        wanted = TYPED[deed]
        done = record(db, key.indicator, deed, key.quarter, SITI, seen=seen)
        assert done.changed == (wanted != cell.at(-1))
    if done.changed:
        assert done.revision is not None
        cell.contents.append(wanted)
        cell.ids.append(done.revision.id)


def projection(db: Database) -> list[Cell]:
    with db.looking() as read:
        return sorted(heads.cells(read, 2024, OFFICE), key=lambda one: (one.key.indicator, one.key.quarter))


def assert_chain(found: list[Revision], cell: Expected) -> None:
    """The history is complete, newest first, and each revision was made from the one before."""
    assert [one.id for one in reversed(found)] == cell.ids
    assert [(one.content.reading, one.content.reason) for one in reversed(found)] == cell.contents
    assert [one.parents for one in found] == [(one.id,) for one in found[1:]] + [()] * bool(found)


@settings(max_examples=25, deadline=None)
@given(deeds)
def test_nothing_that_was_acknowledged_is_ever_missing(
    tmp_path_factory: pytest.TempPathFactory, sequence: list[tuple[CellKey, str, bool]]
) -> None:
    db = open_database(tmp_path_factory.mktemp("sequence") / "ikk.db")
    expected = {key: Expected() for key in KEYS}
    for key, deed, looked in sequence:
        perform(db, key, deed, looked, expected[key])
    for key, cell in expected.items():
        assert_chain(revisions(db, key.indicator, key.quarter), cell)
    current = projection(db)
    written = {key: cell for key, cell in expected.items() if cell.ids}
    assert {one.key: (one.head, one.reading) for one in current} == {
        key: (cell.ids[-1], cell.contents[-1][0]) for key, cell in written.items()
    }
    assert rebuild(db) == len(written)
    assert projection(db) == current
    assert check(db).problems == ()
    db.close()
