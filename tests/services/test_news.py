"""Who looks at a board learns what others wrote since, and is not disturbed by anything else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.forms import Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.boards import news, overview
from ikk_tui.services.forms import hold_form, release_form
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record, undo
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once

from .cells import CODE, III

BUDI = Author("budi", "laptop-2")
LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")


@pytest.fixture
def other(db: Database) -> Iterator[Database]:
    """Another program at the same file."""
    opened = open_database(db.path)
    record(opened, CODE, "15", III, BUDI)
    yield opened
    opened.close()


WRITES: dict[str, Callable[[Database], object]] = {
    "a value": lambda db: record(db, CODE, "17", III, BUDI),
    "clearing": lambda db: record(db, CODE, "", III, BUDI),
    "a cell of another quarter": lambda db: record(db, "2.4.4", "17", Quarter.I, BUDI),
    "texts": lambda db: describe(db, CODE, III, Written(analysis="baru"), BUDI),
    "taking back": lambda db: undo(db, CODE, III, BUDI),
    "a target": lambda db: amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, BUDI),
    "a rule": lambda db: amend_rules(db, {Field.CAP: "110"}, LETTER, BUDI),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_what_another_program_writes_is_news(
    db: Database, other: Database, write: Callable[[Database], object]
) -> None:
    seen = overview(db, III).mark
    assert not news(db, seen)
    write(other)
    assert news(db, seen)


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_what_one_wrote_and_has_read_since_is_no_news(
    db: Database, other: Database, write: Callable[[Database], object]
) -> None:
    assert not news(db, overview(db, III).mark)
    write(db)
    seen = overview(db, III).mark
    assert not news(db, seen)
    assert not news(db, seen)


def test_news_that_was_read_is_no_news_any_more(db: Database, other: Database) -> None:
    seen = overview(db, III).mark
    for text in ("16", "17"):
        record(other, CODE, text, III, BUDI)
        assert news(db, seen)
        seen = overview(db, III).mark
        assert not news(db, seen)


def test_news_stays_news_until_it_was_read(db: Database, other: Database) -> None:
    seen = overview(db, III).mark
    record(other, CODE, "17", III, BUDI)
    assert news(db, seen)
    assert news(db, seen)


def test_what_was_written_before_the_first_question_is_news_too(db: Database, other: Database) -> None:
    seen = overview(db, III).mark
    record(other, CODE, "17", III, BUDI)
    assert news(db, seen)


def test_what_others_wrote_while_one_wrote_oneself_is_news(db: Database, other: Database, siti: Author) -> None:
    seen = overview(db, III).mark
    assert not news(db, seen)
    record(other, "2.4.4", "17", III, BUDI)
    record(db, CODE, "18", III, siti)
    assert news(db, seen)


def test_nothing_written_is_no_news(db: Database, other: Database) -> None:
    seen = overview(db, III).mark
    assert not record(other, CODE, "15", III, BUDI).changed
    assert not news(db, seen)
    assert not news(db, seen)


def test_a_form_that_is_opened_and_closed_is_no_news(db: Database, other: Database) -> None:
    seen = overview(db, III).mark
    hold_form(other, "b", CellKey(2024, CODE, III), BUDI)
    assert not news(db, seen)
    hold_form(db, "a", CellKey(2024, CODE, III), BUDI)
    release_form(other, "b")
    assert not news(db, seen)
    record(other, CODE, "17", III, BUDI)
    assert news(db, seen)


def write_one(ready: Ready, path: Path, text: str) -> None:
    db = open_database(path)
    ready()
    record(db, CODE, text, III, BUDI)
    db.close()


def test_what_other_processes_write_is_news(db: Database) -> None:
    seen = overview(db, III).mark
    assert not news(db, seen)
    at_once(write_one, [(db.path, "16"), (db.path, "17")])
    assert news(db, seen)
    assert not news(db, overview(db, III).mark)
