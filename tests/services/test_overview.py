"""What the screens of a year show is one state of the file: board, rules, notes and years."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.cells import CellKey, Content, Deed, Revision
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.boards import overview, scoreboard
from ikk_tui.services.decrees import in_force
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, restore, undo
from ikk_tui.store import ledger
from ikk_tui.store.database import Database
from tests.store.files import execute

from .cells import CODE, III, filled, revisions
from .test_boards import decree_again

LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")
BUDI = Author("budi", "laptop-2")


def append(db: Database, content: Content) -> Revision:
    made = Revision(CellKey(2024, CODE, III), content, Deed.RECORD, "siti", "laptop-1", datetime.now(UTC), ())
    with db.writing() as session:
        return ledger.append(session, made)


def test_a_new_file_has_no_notes_and_no_amendments(db: Database) -> None:
    found = overview(db)
    assert found.board == scoreboard(db)
    assert found.in_force == in_force(db)
    assert (found.notes, found.years, found.in_force.trail) == ({}, (2024,), ())
    assert found.in_force.decree == found.in_force.issued


def test_the_board_is_that_of_the_quarter_asked_for(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    assert overview(db, III).board == scoreboard(db, III)
    assert overview(db).board.quarter is Quarter.I


def test_the_board_is_scored_by_what_is_in_force(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    (made,) = amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, siti)
    (capped,) = amend_rules(db, {Field.CAP: "110"}, LETTER, siti)
    found = overview(db, III)
    assert found.board.decree == found.in_force.decree
    assert found.board.rules == found.in_force.rules
    assert found.board.standing.score == 85
    assert found.board.rules.cap == 110
    assert found.in_force.of_indicator(CODE) == (made,)
    assert found.in_force.of_indicator(None) == (capped,)
    assert found.in_force.issued.indicator(CODE).target == 19


def test_a_note_names_who_wrote_the_newest_value_and_when(db: Database, siti: Author) -> None:
    before = datetime.now(UTC)
    record(db, CODE, "15", III, siti)
    record(db, CODE, "- belum ada peserta", III, BUDI)
    record(db, "2.4.4", "90", Quarter.I, siti)
    notes = overview(db, III).notes
    assert set(notes) == {(CODE, III), ("2.4.4", Quarter.I)}
    note = notes[CODE, III]
    assert (note.author, note.reason, note.analysis, note.obstacles) == ("budi", "belum ada peserta", "", "")
    assert note.at == revisions(db)[0].at
    assert before <= note.at <= before + timedelta(minutes=5)
    assert notes["2.4.4", Quarter.I].author == "siti"


def test_a_note_follows_what_is_undone_and_restored(db: Database, siti: Author) -> None:
    record(db, CODE, "- belum ada", III, siti)
    record(db, CODE, "17", III, siti)
    undo(db, CODE, III, BUDI)
    assert overview(db).notes[CODE, III].reason == "belum ada"
    assert overview(db).notes[CODE, III].author == "budi"
    restore(db, CODE, III, revisions(db)[1].id, siti)
    assert overview(db).notes[CODE, III].reason == ""
    assert overview(db).notes[CODE, III].author == "siti"


def test_a_note_holds_the_beginning_of_long_texts_and_marks_where_it_was_cut(db: Database) -> None:
    reading = Reading(CellState.NOT_APPLICABLE)
    append(db, Content(reading, reason="é" * 400, analysis="a" * 400 + "b", obstacles="c\nd"))
    note = overview(db).notes[CODE, III]
    assert (note.reason, note.analysis, note.obstacles) == ("é" * 400, "a" * 399 + "…", "c\nd")


def test_the_notes_are_those_of_the_office_asked_for(db: Database, siti: Author) -> None:
    execute(db.path, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
    record(db, CODE, "17", III, siti)
    record(db, "2.4.4", "9", III, BUDI, office="LAPAS")
    assert set(overview(db, III).notes) == {(CODE, III)}
    found = overview(db, III, office="LAPAS")
    assert set(found.notes) == {("2.4.4", III)}
    assert found.board.office.code == "LAPAS"
    assert found.board.indicator("2.4.4").to_date.value == 9


def test_years_come_oldest_first_and_keep_to_themselves(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    amend_rules(db, {Field.CAP: "110"}, LETTER, siti)
    for year in (2026, 2025):
        decree_again(db.path, year)
    newest, first = overview(db, III), overview(db, III, year=2024)
    assert newest.years == first.years == (2024, 2025, 2026)
    assert (newest.board.year, first.board.year) == (2026, 2024)
    assert (set(newest.notes), set(first.notes)) == (set(), {(CODE, III)})
    assert (len(newest.in_force.trail), len(first.in_force.trail)) == (0, 1)
    assert (newest.board.rules.cap, first.board.rules.cap) == (Decimal(120), Decimal(110))


def test_a_year_without_a_decree_is_refused(db: Database) -> None:
    with pytest.raises(Refused, match="2031") as refused:
        overview(db, year=2031)
    assert "2024" in refused.value.hint


def test_a_note_tells_of_an_emptied_cell_too(db: Database, siti: Author) -> None:
    append(db, Content(reading=filled("15"), analysis="Lima belas berubah."))
    record(db, CODE, "", III, BUDI)
    found = overview(db, III)
    assert (found.notes[CODE, III].author, found.notes[CODE, III].analysis) == ("budi", "Lima belas berubah.")
    assert found.board.indicator(CODE).to_date.value is None
    assert found.board.indicator(CODE).target == Decimal(19)


def test_an_overview_that_goes_on_from_another_is_the_one_read_alone(db: Database, siti: Author) -> None:
    before = overview(db, III, year=2024)
    record(db, CODE, "17", III, siti)
    record(db, "2.4.4", "- belum ada peserta", Quarter.I, BUDI)
    after = overview(db, III, year=2024, before=before)
    assert after == overview(db, III, year=2024)
    assert after.board.indicator("1.1.1") is before.board.indicator("1.1.1")
    amend_rules(db, {Field.CAP: "110"}, LETTER, siti)
    assert overview(db, III, year=2024, before=after) == overview(db, III, year=2024)
    assert overview(db, Quarter.IV, year=2024, before=after) == overview(db, Quarter.IV, year=2024)
