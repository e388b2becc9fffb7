"""Closing a quarter and reopening it: who may, in which order, what it refuses, and that its scores stay."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import QUARTER_FIELDS, Field, TypedBasis
from ikk_tui.domain.forms import Written
from ikk_tui.domain.full_explanation import explain_in_full
from ikk_tui.domain.locks import ClosedQuarter, scores_of
from ikk_tui.domain.people import Forbidden
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.summary import summarize
from ikk_tui.errors import Refused
from ikk_tui.services import periods, reviews
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.boards import news, overview, scoreboard
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.periods import Unapproved, close_quarter, locks, reopen_quarter
from ikk_tui.services.realisations import describe, record, restore, undo
from ikk_tui.services.submissions import submit, submit_all, withdraw
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import execute

from .cells import CODE, revisions
from .crew import ADI, BUDI, RINA, SITI, fill, head, refused, staffed, submitted
from .test_boards import decree_again

TW1, TW2, TW3, TW4 = Quarter
LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")


@pytest.fixture
def office(db: Database) -> Database:
    return staffed(db)


def close_all(db: Database, last: Quarter) -> None:
    for quarter in last.up_to():
        close_quarter(db, quarter, ADI)


def test_a_quarter_is_closed_with_what_it_was_scored_and_under_what(office: Database) -> None:
    fill(office, quarter=TW1)
    (made,) = amend_indicator(office, "2.4.4", {Field.TARGET: "80"}, LETTER, ADI)
    board = scoreboard(office, TW1)
    lock = close_quarter(office, TW1, ADI)
    assert (lock.year, lock.office, lock.quarter, lock.closed, lock.author) == (2024, "KANWIL", TW1, True, "adi")
    assert lock.amendment == made.id
    assert lock.scores == scores_of(board)
    assert lock.scores[CODE] == "100"
    assert locks(office) == {TW1: lock} == overview(office, TW1).locks
    assert check(office).problems == ()


def test_what_is_not_approved_is_listed_and_counted(office: Database) -> None:
    fill(office, quarter=TW1)
    submitted(office, code="2.4.6", quarter=TW1)
    submitted(office, code="2.4.7", quarter=TW1)
    reviews.approve(office, "2.4.7", TW1, RINA)
    record(office, "2.9.1", "2", TW1, SITI)
    board = scoreboard(office, TW1)
    found = periods.unapproved(board)
    told = {one.code: one.status for one in found}
    assert [one.code for one in found] == [one.indicator.code for one in board.indicators if one.indicator.code in told]
    assert (told[CODE], told["2.4.6"], told["1.1.1"]) == ("draf", "diajukan", "belum diisi")
    assert "2.4.7" not in told
    # Nothing is awaited of a target of 0, but what was written there is listed like any other value.
    assert [one.indicator.code for one in board.indicators if not one.wanted and one.indicator.code in told] == [
        "2.9.1"
    ]
    assert close_quarter(office, TW1, ADI).unapproved == len(found)


def test_a_cell_that_was_emptied_is_missing_like_one_nobody_filled(office: Database) -> None:
    record(office, CODE, "19", TW1, SITI)
    record(office, CODE, "", TW1, SITI)
    assert Unapproved(CODE, "belum diisi") in periods.unapproved(scoreboard(office, TW1))


def test_quarters_are_closed_in_their_order(office: Database) -> None:
    for quarter in (TW4, TW3, TW2):
        told = refused(office, Refused, partial(close_quarter, office, quarter, ADI))
        assert told.message == "TW I 2024 belum ditutup; tutup dulu TW I"
    close_all(office, TW2)
    told = refused(office, Refused, lambda: close_quarter(office, TW4, ADI))
    assert told.message == "TW III 2024 belum ditutup; tutup dulu TW III"
    close_quarter(office, TW3, ADI)
    close_quarter(office, TW4, ADI)
    assert list(locks(office)) == [*Quarter]
    assert check(office).problems == ()


def test_a_closed_quarter_is_not_closed_again(office: Database) -> None:
    close_quarter(office, TW1, ADI)
    told = refused(office, Refused, lambda: close_quarter(office, TW1, ADI))
    assert told.sentence == "TW I 2024 sudah ditutup oleh adi"


def test_quarters_are_reopened_newest_first(office: Database) -> None:
    close_all(office, TW3)
    for quarter in (TW1, TW2):
        told = refused(office, Refused, partial(reopen_quarter, office, quarter, "Salah", ADI))
        assert told.message == "TW III 2024 masih ditutup; buka dulu TW III"
    for quarter in (TW3, TW2, TW1):
        lock = reopen_quarter(office, quarter, " Salah\nangka ", ADI)
        assert (lock.closed, lock.reason) == (False, "Salah\nangka")
    assert locks(office) == {}
    assert check(office).problems == ()


@pytest.mark.parametrize("quarter", Quarter)
def test_an_open_quarter_is_not_reopened(office: Database, quarter: Quarter) -> None:
    told = refused(office, Refused, lambda: reopen_quarter(office, quarter, "Salah", ADI))
    assert told.sentence == f"{quarter.label} 2024 tidak sedang ditutup"


@pytest.mark.parametrize("reason", ["", " \n ", "x\x1b[2J", "x\u202e", "x" * 1001])
def test_reopening_takes_a_reason(office: Database, reason: str) -> None:
    close_quarter(office, TW1, ADI)
    assert "Alasan" in refused(office, Refused, lambda: reopen_quarter(office, TW1, reason, ADI)).sentence
    assert list(locks(office)) == [TW1]


def test_a_year_without_a_decree_is_neither_closed_nor_asked_for(office: Database) -> None:
    for deed in (
        partial(close_quarter, office, TW1, ADI, year=2031),
        partial(reopen_quarter, office, TW1, "x", ADI, year=2031),
        partial(locks, office, year=2031),
        partial(periods.require_evidence, office, ADI, wanted=True, year=2031),
        partial(periods.evidence_required, office, year=2031),
    ):
        assert "2031" in refused(office, Refused, deed).sentence


def test_years_and_offices_are_closed_apart(office: Database) -> None:
    decree_again(office.path, 2025)
    execute(office.path, "INSERT INTO office VALUES ('LAPAS PTK', 'Lapas', 'Lapas')")
    close_quarter(office, TW1, ADI, year=2024)
    close_quarter(office, TW1, ADI, year=2024, office="LAPAS PTK")
    close_quarter(office, TW2, ADI, year=2024, office="LAPAS PTK")
    assert list(locks(office, year=2024)) == [TW1]
    assert list(locks(office, year=2024, office="LAPAS PTK")) == [TW1, TW2]
    assert locks(office) == locks(office, year=2025) == {}
    assert record(office, CODE, "19", TW1, SITI, year=2025).changed
    assert record(office, CODE, "19", TW2, SITI, year=2024).changed
    periods.require_evidence(office, ADI, wanted=True, year=2024)
    assert [periods.evidence_required(office, year=year) for year in (2024, 2025)] == [True, False]
    assert check(office).problems == ()


def drafted(db: Database) -> None:
    fill(db, quarter=TW1)


def handed_in(db: Database) -> None:
    submitted(db, quarter=TW1)


def approved(db: Database) -> None:
    submitted(db, quarter=TW1)
    reviews.approve(db, CODE, TW1, RINA)


# How the cell stands when its quarter is closed, and what is refused in it from then on.
WRITES: dict[str, tuple[Callable[[Database], None], Callable[[Database], object]]] = {
    "record": (drafted, lambda db: record(db, CODE, "20", TW1, SITI)),
    "record what it holds": (drafted, lambda db: record(db, CODE, "19", TW1, SITI)),
    "record in another cell": (drafted, lambda db: record(db, "2.4.4", "20", TW1, SITI)),
    "clear": (drafted, lambda db: record(db, CODE, "", TW1, SITI)),
    "describe": (drafted, lambda db: describe(db, CODE, TW1, Written(analysis="Baru"), SITI)),
    "undo": (drafted, lambda db: undo(db, CODE, TW1, SITI)),
    "restore": (drafted, lambda db: restore(db, CODE, TW1, head(db, CODE, TW1).id, SITI)),
    "submit": (drafted, lambda db: submit(db, CODE, TW1, SITI)),
    "submit all": (drafted, lambda db: submit_all(db, None, TW1, SITI)),
    "withdraw": (handed_in, lambda db: withdraw(db, CODE, TW1, SITI)),
    "approve": (handed_in, lambda db: reviews.approve(db, CODE, TW1, RINA)),
    "return": (handed_in, lambda db: reviews.send_back(db, CODE, TW1, "Periksa", RINA)),
    "return what was approved": (approved, lambda db: reviews.send_back(db, CODE, TW1, "Periksa", RINA)),
    "comment": (handed_in, lambda db: reviews.comment(db, CODE, TW1, "Mengapa?", RINA)),
    "revoke": (approved, lambda db: reviews.revoke(db, CODE, TW1, RINA)),
    "its own target": (drafted, lambda db: amend_indicator(db, CODE, {Field.TARGET_Q1: "5"}, LETTER, ADI)),
    "its own target among others": (
        drafted,
        lambda db: amend_indicator(db, CODE, {Field.TARGET: "20", Field.TARGET_Q1: "5"}, LETTER, ADI),
    ),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_closed_quarter_refuses_everything_and_says_who_closed_it_when_and_whom_to_ask(
    office: Database, name: str
) -> None:
    prepare, write = WRITES[name]
    prepare(office)
    lock = close_quarter(office, TW1, ADI)
    told = refused(office, ClosedQuarter, partial(write, office))
    assert told.sentence == f"TW I 2024 ditutup oleh adi pada {lock.at.astimezone():%d-%m-%Y %H:%M}"
    assert told.hint == "minta administrator (adi) membukanya kembali bila harus diubah"
    assert check(office).problems == ()
    reopen_quarter(office, TW1, "Terlambat", ADI)
    write(office)
    assert check(office).problems == ()


def test_other_quarters_and_what_is_only_read_stay_open(office: Database) -> None:
    fill(office, quarter=TW1)
    close_quarter(office, TW1, ADI)
    assert record(office, CODE, "20", TW2, SITI).changed
    assert amend_indicator(office, CODE, {Field.TARGET_Q2: "10"}, LETTER, ADI)
    assert len(revisions(office, CODE, TW1)) == 1
    assert scoreboard(office, TW1).indicator(CODE).score == 100


@pytest.mark.parametrize(("quarter", "field"), zip(Quarter, QUARTER_FIELDS, strict=True))
def test_the_own_target_of_every_quarter_is_closed_with_it(office: Database, quarter: Quarter, field: Field) -> None:
    close_all(office, quarter)
    refused(office, ClosedQuarter, lambda: amend_indicator(office, CODE, {field: "5"}, LETTER, ADI))
    if quarter is not TW4:
        assert amend_indicator(office, CODE, {QUARTER_FIELDS[quarter]: "5"}, LETTER, ADI)


def test_the_first_quarter_awaited_is_an_open_one(office: Database) -> None:
    assert scoreboard(office).quarter is TW1
    close_quarter(office, TW1, ADI)
    assert scoreboard(office).quarter is TW2
    close_all_but = [close_quarter(office, quarter, ADI).quarter for quarter in (TW2, TW3, TW4)]
    assert close_all_but == [TW2, TW3, TW4]
    assert scoreboard(office).quarter is TW4


def amended(office: Database) -> None:
    """Change the target, how quarters make a value, and the cap."""
    amend_indicator(office, CODE, {Field.TARGET: "38", Field.NAME: "Nama baru"}, LETTER, ADI)
    amend_indicator(office, "6.2.1", {Field.CONSOLIDATION: "last"}, LETTER, ADI)
    amend_rules(office, {Field.CAP: "110", Field.ROLLUP: "tiered"}, LETTER, ADI)


def test_scores_of_a_closed_quarter_stay_and_those_of_others_move(office: Database) -> None:
    for quarter in (TW1, TW2):
        fill(office, quarter=quarter)
        record(office, "2.4.4", "300", quarter, SITI)
    close_quarter(office, TW1, ADI)
    before, open_before = scoreboard(office, TW1), scoreboard(office, TW2)
    amended(office)
    after = scoreboard(office, TW1)
    assert after.standing == before.standing
    assert scores_of(after) == scores_of(before) == locks(office)[TW1].scores
    assert [after.rules.cap, after.indicator(CODE).target, after.indicator("2.4.4").score] == [120, 19, 120]
    moved = scoreboard(office, TW2)
    assert moved.standing != open_before.standing
    assert [moved.rules.cap, moved.indicator(CODE).score, moved.indicator("2.4.4").score] == [110, 50, 110]
    assert [one.indicator(CODE).score for one in summarize(moved).quarters[:2]] == [100, 50]
    assert check(office).problems == ()


def test_the_explanation_of_a_closed_quarter_names_what_was_in_force_then(office: Database) -> None:
    fill(office, quarter=TW1)
    close_quarter(office, TW1, ADI)
    amended(office)
    then, now = (
        {step.label: step for step in explain_in_full(overview(office, quarter), CODE).steps} for quarter in (TW1, TW2)
    )
    assert (then["Target"].text, now["Target"].text) == ("19 %, target tahunan", "38 %, target tahunan")
    assert "W.16-1" not in then["Target"].source
    assert "W.16-1" in now["Target"].source
    assert then["Nilai"].source != now["Nilai"].source


def test_what_is_written_later_in_the_year_does_not_move_a_closed_quarter(office: Database) -> None:
    fill(office, quarter=TW1)
    close_quarter(office, TW1, ADI)
    before = scores_of(scoreboard(office, TW1))
    fill(office, value="5", quarter=TW2)
    fill(office, value="7", quarter=TW4)
    rebuild(office)
    assert scores_of(scoreboard(office, TW1)) == before
    assert check(office).problems == ()


def test_reopening_lets_the_scores_move_and_closing_again_keeps_the_new_ones(office: Database) -> None:
    fill(office, quarter=TW1)
    close_quarter(office, TW1, ADI)
    amended(office)
    reopen_quarter(office, TW1, "Salah angka", ADI)
    assert scoreboard(office, TW1).indicator(CODE).score == 50
    fill(office, value="38", quarter=TW1)
    lock = close_quarter(office, TW1, ADI)
    assert lock.scores is not None
    assert lock.scores[CODE] == "100"
    amend_indicator(office, CODE, {Field.TARGET: "76"}, LETTER, ADI)
    assert scoreboard(office, TW1).indicator(CODE).score == 100
    assert check(office).problems == ()


def test_a_board_read_after_another_one_knows_what_was_closed_between_them(office: Database) -> None:
    fill(office, quarter=TW1)
    before = overview(office, TW1, year=2024)
    close_quarter(office, TW1, ADI)
    assert news(office, before.mark)
    after = overview(office, TW1, year=2024, before=before)
    assert list(after.locks) == [TW1]
    assert after.in_force is before.in_force
    assert not news(office, after.mark)


def test_every_closing_and_reopening_stays_to_be_read(office: Database) -> None:
    close_quarter(office, TW1, ADI)
    reopen_quarter(office, TW1, "Terlambat", ADI)
    again = close_quarter(office, TW1, ADI)
    assert locks(office)[TW1] == again
    with office.looking() as read:
        told = read("SELECT subject, author, content ->> 'reason' FROM journal WHERE kind = 'lock' ORDER BY seq")
    assert told == [("2024 KANWIL 1", "adi", reason) for reason in ("", "Terlambat", "")]


def test_only_an_administrator_closes(office: Database) -> None:
    told = refused(office, Forbidden, lambda: close_quarter(office, TW1, SITI))
    assert told.hint == "yang berperan administrator: adi"


def close_at_once(ready: Ready, path: Path, quarter: Quarter) -> bool:
    db = open_database(path)
    ready()
    try:
        close_quarter(db, quarter, ADI)
    except Refused:
        return False
    finally:
        db.close()
    return True


def test_a_quarter_is_closed_once(office: Database) -> None:
    assert sorted(at_once(close_at_once, [(office.path, TW1)] * 3)) == [False, False, True]
    assert list(locks(office)) == [TW1]
    assert check(office).problems == ()


def write_until_closed(ready: Ready, path: Path, author: Author, code: str) -> int:
    """Save value after value until the quarter is closed; how many were acknowledged."""
    db = open_database(path)
    ready()
    saved = 0
    try:
        while saved < 500:
            record(db, code, str(saved % 90 + 1), TW1, author)
            saved += 1
    except ClosedQuarter:
        return saved
    finally:
        db.close()
    return saved


def close_while_others_write(ready: Ready, path: Path, author: Author, code: str) -> int:
    db = open_database(path)
    ready()
    close_quarter(db, TW1, author)
    at = len(revisions(db, code, TW1))
    db.close()
    return at


def either(ready: Ready, path: Path, author: Author, code: str) -> int:
    """An administrator closes, everybody else writes."""
    return (close_while_others_write if author == ADI else write_until_closed)(ready, path, author, code)


def test_what_was_acknowledged_before_the_closing_is_scored_and_nothing_comes_after(office: Database) -> None:
    calls = [(office.path, SITI, "2.4.5"), (office.path, ADI, "2.4.5"), (office.path, BUDI, "2.4.6")]
    first, at_closing, other = at_once(either, calls)
    assert len(revisions(office, "2.4.5", TW1)) == first == at_closing
    assert len(revisions(office, "2.4.6", TW1)) == other
    lock = locks(office)[TW1]
    assert lock.scores == scores_of(scoreboard(office, TW1))
    assert check(office).problems == ()
