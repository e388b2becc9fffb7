"""Two people at one cell: whoever did not see the newest value is told, and nothing is lost."""

import pytest

from ikk_tui.domain.cells import StaleSave
from ikk_tui.domain.numbers import Reading
from ikk_tui.errors import Refused
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import Seen, record, undo
from ikk_tui.store.database import Database

from .cells import CODE, III, filled, revisions, values

BUDI = Author("budi", "laptop-2")


def save(db: Database, text: str, author: Author, seen: Seen) -> str:
    """Save over what was seen; the id of what was written."""
    done = record(db, CODE, text, III, author, seen=seen)
    assert done.revision is not None
    return done.revision.id


def held_against(refused: pytest.ExceptionInfo[StaleSave]) -> Reading:
    """What the refusal says that the cell holds."""
    assert refused.value.now is not None
    return refused.value.now.content.reading


def test_a_value_nobody_saw_is_not_written_over(db: Database, siti: Author) -> None:
    save(db, "17", siti, None)
    before = revisions(db)
    with pytest.raises(StaleSave) as refused:
        save(db, "18", BUDI, None)
    assert refused.value.now == before[0]
    assert held_against(refused) == filled("17")
    assert "siti" in refused.value.sentence
    assert revisions(db) == before
    assert scoreboard(db, III).indicator(CODE).to_date.value == 17


@pytest.mark.parametrize("text", ["18", "", "nihil", "- belum ada", "17/100"])
def test_whatever_was_typed_over_an_older_value_is_refused(db: Database, siti: Author, text: str) -> None:
    seen = save(db, "15", siti, None)
    save(db, "17", siti, seen)
    before = revisions(db)
    with pytest.raises(StaleSave) as refused:
        record(db, CODE, text, III, BUDI, seen=seen)
    assert held_against(refused) == filled("17")
    assert revisions(db) == before


def test_a_cell_that_was_cleared_meanwhile_is_not_filled_unseen(db: Database, siti: Author) -> None:
    seen = save(db, "15", siti, None)
    record(db, CODE, "", III, siti)
    with pytest.raises(StaleSave):
        save(db, "18", BUDI, seen)
    assert values(db) == [None, 15]


def test_a_value_that_came_back_meanwhile_is_still_another(db: Database, siti: Author) -> None:
    seen = save(db, "15", siti, None)
    save(db, "17", siti, seen)
    undo(db, CODE, III, siti)
    with pytest.raises(StaleSave):
        save(db, "18", BUDI, seen)
    assert values(db) == [15, 17, 15]


def test_what_was_not_seen_is_not_undone(db: Database, siti: Author) -> None:
    seen = save(db, "15", siti, None)
    save(db, "17", siti, seen)
    with pytest.raises(StaleSave) as refused:
        undo(db, CODE, III, BUDI, seen=seen)
    assert held_against(refused) == filled("17")
    assert values(db) == [17, 15]


def test_somebody_who_looks_again_may_save(db: Database, siti: Author) -> None:
    save(db, "17", siti, None)
    with pytest.raises(StaleSave) as refused:
        save(db, "18", BUDI, None)
    assert refused.value.now is not None
    save(db, "18", BUDI, refused.value.now.id)
    assert values(db) == [18, 17]


def test_a_value_that_vanished_is_not_replaced_unseen(db: Database, siti: Author) -> None:
    # The file was put back from a backup in which this cell is still empty.
    with pytest.raises(Refused):
        save(db, "18", siti, "f" * 64)
    assert revisions(db) == []


def test_other_cells_do_not_matter(db: Database, siti: Author) -> None:
    record(db, "2.4.4", "90", III, BUDI)
    save(db, "17", siti, None)
    assert values(db) == [17]
