"""A typed value is in the file and in the scoreboard, exactly as it was meant."""

from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from ikk_tui.domain.cells import Deed, Status
from ikk_tui.domain.numbers import CellState, Reading, format_score
from ikk_tui.domain.scoring import ScoreState
from ikk_tui.errors import Refused
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database, open_database
from ikk_tui.store.ledger import ANY_HEAD

from .cells import CODE, III, filled, revisions, untouched, values


def test_17_of_19_is_89_47(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    board = scoreboard(db, III)
    assert format_score(board.indicator(CODE).achievement) == "89,47"
    assert board.standing.sentence == "89,47 (1 dari 59; 53 belum diisi, 5 tanpa target)"
    assert (board.standing.scored, board.standing.total) == (1, 59)
    assert board.standing.counts[ScoreState.NO_TARGET] == 5


def test_who_wrote_what_where_and_when_is_kept(db: Database, siti: Author) -> None:
    before = datetime.now(UTC)
    done = record(db, CODE, "17", III, siti)
    (one,) = revisions(db)
    assert one == done.revision
    assert (one.author, one.device, one.deed) == ("siti", "laptop-1", Deed.RECORD)
    assert (one.key.year, one.key.indicator, one.key.quarter, one.key.office) == (2024, CODE, III, "KANWIL")
    assert one.content.status is Status.DRAFT
    assert before <= one.at <= datetime.now(UTC)
    assert one.parents == ()


def test_a_value_is_still_there_after_the_program_was_closed(db: Database, siti: Author) -> None:
    done = record(db, CODE, "17,25", III, siti)
    db.close()
    again = open_database(db.path)
    assert revisions(again) == [done.revision]
    assert revisions(again)[0].content.reading == filled("17.25")
    again.close()


@pytest.mark.parametrize("text", ["1/3", "2/3", "45/60", "1/7", "99/100", "0,5/0,7"])
def test_a_fraction_keeps_both_parts_and_is_scored_exactly(db: Database, siti: Author, text: str) -> None:
    record(db, CODE, text, III, siti)
    parts = [Decimal(part.replace(",", ".")) for part in text.split("/")]
    reading = revisions(db)[0].content.reading
    assert [reading.numerator, reading.denominator] == parts
    scored = scoreboard(db, III).indicator(CODE)
    assert scored.cell is not None
    assert scored.cell.reading == reading
    assert scored.achievement is not None
    exact = Fraction(parts[0]) / Fraction(parts[1]) * 100 * 100 / 19
    assert abs(Fraction(scored.achievement) - exact) < Fraction(1, 10**20)


@pytest.mark.parametrize("text", ["nihil", "0/0"])
def test_nothing_to_measure_is_not_zero(db: Database, siti: Author, text: str) -> None:
    record(db, CODE, text, III, siti)
    assert revisions(db)[0].content.reading == Reading(CellState.NIL)
    board = scoreboard(db, III)
    assert board.indicator(CODE).state is ScoreState.NIL
    assert board.standing.score is None
    assert board.standing.counts[ScoreState.NIL] == 1


def test_zero_is_a_value(db: Database, siti: Author) -> None:
    record(db, CODE, "0", III, siti)
    board = scoreboard(db, III)
    assert board.indicator(CODE).score == 0
    assert board.standing.scored == 1


def test_not_applicable_needs_a_reason(db: Database, siti: Author) -> None:
    for reason in ("", "   "):
        with pytest.raises(Refused, match="alasan"):
            record(db, CODE, "-", III, siti, reason=reason)
    assert untouched(db)


@pytest.mark.parametrize(("text", "reason"), [("-", "belum ada peserta"), ("- belum ada peserta", "")])
def test_not_applicable_is_kept_with_its_reason(db: Database, siti: Author, text: str, reason: str) -> None:
    record(db, CODE, text, III, siti, reason=reason)
    content = revisions(db)[0].content
    assert content.reading == Reading(CellState.NOT_APPLICABLE)
    assert content.reason == "belum ada peserta"
    assert scoreboard(db, III).standing.counts[ScoreState.NOT_APPLICABLE] == 1


def test_a_reason_goes_when_a_value_comes(db: Database, siti: Author) -> None:
    record(db, CODE, "- belum ada peserta", III, siti)
    record(db, CODE, "17", III, siti)
    assert revisions(db)[0].content.reason == ""


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_clears_the_cell_and_keeps_its_history(db: Database, siti: Author, text: str) -> None:
    record(db, CODE, "17", III, siti)
    done = record(db, CODE, text, III, siti)
    assert done.changed
    assert done.revision is not None
    assert done.revision.deed is Deed.CLEAR
    assert values(db) == [None, Decimal(17)]
    board = scoreboard(db, III)
    assert board.standing.counts[ScoreState.UNFILLED] == 54
    assert board.standing.entered == 0


def test_clearing_a_cell_that_holds_nothing_writes_nothing(db: Database, siti: Author) -> None:
    done = record(db, CODE, "", III, siti)
    assert (done.changed, done.revision) == (False, None)
    assert untouched(db)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("17", "17"),
        ("17", "17,0"),
        ("17", " 17 % "),
        ("45/60", "45 / 60"),
        ("0/0", "nihil"),
        ("- belum ada", "- belum ada"),
        ("", ""),
    ],
)
def test_the_same_value_again_writes_nothing(db: Database, siti: Author, first: str, again: str) -> None:
    before = record(db, CODE, first, III, siti)
    done = record(db, CODE, again, III, Author("budi", "laptop-2"))
    assert not done.changed
    assert done.revision == before.revision
    assert len(revisions(db)) == bool(first)


@pytest.mark.parametrize(("first", "then"), [("75", "45/60"), ("45/60", "75"), ("3/4", "45/60"), ("- a", "- b")])
def test_the_same_number_said_otherwise_is_another_value(db: Database, siti: Author, first: str, then: str) -> None:
    record(db, CODE, first, III, siti)
    assert record(db, CODE, then, III, siti).changed
    assert len(revisions(db)) == 2


def test_a_person_who_saw_nothing_may_write(db: Database, siti: Author) -> None:
    record(db, CODE, "15", III, siti, seen=None)
    record(db, CODE, "17", III, siti, seen=ANY_HEAD)
    assert values(db) == [17, 15]
