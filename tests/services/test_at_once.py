"""Several people save at the same moment: every value is in the file, or its author knows that it is not."""

from pathlib import Path

import pytest

from ikk_tui.domain.cells import StaleSave
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import Seen, record, undo
from ikk_tui.store.database import Database, open_database
from ikk_tui.store.ledger import ANY_HEAD
from tests.store.crowd import Ready, at_once

from .cells import CODE, III, revisions, values


def save(ready: Ready, path: Path, code: str, value: int, seen: Seen) -> tuple[int, int | None]:
    """Save a value; what the cell holds then, and what was held against the save if it was refused."""
    db = open_database(path)
    ready()
    try:
        done = record(db, code, str(value), III, Author(f"orang-{value}", "laptop"), seen=seen)
        assert done.revision is not None
        return int(done.revision.content.reading.value or 0), None
    except StaleSave as refusal:
        assert refusal.now is not None
        now = int(refusal.now.content.reading.value or 0)
        return now, now
    finally:
        db.close()


def head(db: Database, first: str) -> str | None:
    """The head of the cell after this was typed in it."""
    done = record(db, CODE, first, III, Author("siti", "laptop-1"))
    return done.revision.id if done.revision else None


@pytest.mark.parametrize("first", ["", "5"], ids=["an empty cell", "a value"])
@pytest.mark.parametrize("people", [2, 8])
def test_of_several_who_saw_the_same_exactly_one_saves(db: Database, first: str, people: int) -> None:
    seen = head(db, first)
    before = values(db)
    answers = at_once(save, [(db.path, CODE, 11 + at, seen) for at in range(people)])
    (winner,) = (value for value, refused_by in answers if refused_by is None)
    assert [refused_by for _, refused_by in answers if refused_by is not None] == [winner] * (people - 1)
    assert values(db) == [winner, *before]
    assert check(db).problems == ()


def test_ten_people_fill_ten_cells(db: Database) -> None:
    codes = [f"2.2.{at}" for at in range(1, 9)] + ["2.3.1", "2.3.2"]
    answers = at_once(save, [(db.path, code, 70 + at, None) for at, code in enumerate(codes)])
    assert answers == [(70 + at, None) for at in range(10)]
    board = scoreboard(db, III)
    assert [board.indicator(code).to_date.value for code in codes] == [70 + at for at in range(10)]
    assert board.standing.scored == 10
    assert check(db).problems == ()


def test_people_who_looked_at_nothing_make_one_chain(db: Database) -> None:
    at_once(save, [(db.path, CODE, 11 + at, ANY_HEAD) for at in range(6)])
    found = revisions(db)
    assert sorted(one.author for one in found) == [f"orang-{11 + at}" for at in range(6)]
    assert [one.parents for one in found] == [(one.id,) for one in found[1:]] + [()]
    assert check(db).problems == ()


def take_back(ready: Ready, path: Path, seen: Seen) -> bool:
    db = open_database(path)
    ready()
    try:
        undo(db, CODE, III, Author("siti", "laptop-1"), seen=seen)
    except StaleSave:
        return False
    finally:
        db.close()
    return True


def test_a_value_is_taken_back_once(db: Database) -> None:
    head(db, "15")
    seen = head(db, "17")
    assert sorted(at_once(take_back, [(db.path, seen)] * 4)) == [False, False, False, True]
    assert values(db) == [15, 17, 15]


def read_while_others_write(ready: Ready, path: Path, number: int) -> bool:
    """Write a pair of cells over and over, or see to it that the board can be read all the while."""
    db = open_database(path)
    ready()
    for at in range(20):
        if number % 2:
            record(db, CODE, str(at + number), Quarter(number), Author("siti", "laptop-1"))
        else:
            scoreboard(db, Quarter.IV)
    db.close()
    return True


def test_people_may_read_while_others_write(db: Database) -> None:
    assert at_once(read_while_others_write, [(db.path, number) for number in range(4)]) == [True] * 4
    assert len(revisions(db, CODE, Quarter.I)) == len(revisions(db, CODE, Quarter.III)) == 20
    assert check(db).problems == ()
