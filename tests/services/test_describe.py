"""Value, texts and evidence of a form become one revision, and what was not typed stays as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.cells import Content, Deed, Evidence, Revision, StaleSave, Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.numbers import BLANK, CellState, Reading
from ikk_tui.errors import Refused, UnknownCode, UnreadableValue
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import Seen, describe, record, undo
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import dump

from .cells import CODE, III, filled, review, revisions, untouched

BUDI = Author("budi", "laptop-2")
FILE = Evidence("file", "/srv/laporan [/x] 漢字.pdf", 214_000, "ab" * 32)
LINK = Evidence("link", "https://a.id/x")
TEXTS = Written(
    analysis="Dari 100 narapidana,\n\n  17 [/x] berubah.",
    obstacles="漢字かな, é, 👩\u200d👩\u200d👧",
    follow_up="x" * 4000,
    evidence=(FILE, LINK),
)
WHOLE = replace(TEXTS, value="17")
HELD = Content(
    filled("17"),
    analysis="Dari 100 narapidana,\n\n  17 [/x] berubah.",
    obstacles="漢字かな, é, 👩\u200d👩\u200d👧",
    follow_up="x" * 4000,
    evidence=(FILE, LINK),
)


def save(db: Database, written: Written, author: Author, seen: Seen = None) -> Revision:
    """Save over what was seen; what was written."""
    done = describe(db, CODE, III, written, author, seen=seen)
    assert done.changed
    assert done.revision is not None
    return done.revision


def test_all_that_a_form_holds_is_one_revision(db: Database, siti: Author) -> None:
    made = save(db, WHOLE, siti)
    assert revisions(db) == [made]
    assert (made.content, made.deed, made.author, made.device) == (HELD, Deed.RECORD, "siti", "laptop-1")
    assert scoreboard(db, III).indicator(CODE).to_date.value == 17
    assert check(db).problems == ()


def test_texts_and_evidence_are_still_there_after_the_program_was_closed(db: Database, siti: Author) -> None:
    made = save(db, WHOLE, siti)
    db.close()
    again = open_database(db.path)
    assert revisions(again) == [made]
    again.close()


def test_a_cell_may_be_described_before_it_has_a_value(db: Database, siti: Author) -> None:
    made = save(db, TEXTS, siti)
    assert (made.content, made.deed) == (replace(HELD, reading=BLANK), Deed.DESCRIBE)
    assert scoreboard(db, III).standing.entered == 0
    record(db, CODE, "17", III, siti, seen=made.id)
    assert revisions(db)[0].content == HELD
    assert check(db).problems == ()


@pytest.mark.parametrize(
    ("written", "deed"),
    [
        (Written(value="18"), Deed.RECORD),
        (Written(value="18", analysis="a"), Deed.RECORD),
        (Written(value="17", analysis="a"), Deed.RECORD),
        (Written(value=""), Deed.CLEAR),
        (Written(value="", analysis="a"), Deed.CLEAR),
        (Written(analysis="a"), Deed.DESCRIBE),
        (Written(evidence=()), Deed.DESCRIBE),
    ],
)
def test_the_history_says_what_was_done(db: Database, siti: Author, written: Written, deed: Deed) -> None:
    first = save(db, WHOLE, siti)
    made = save(db, written, BUDI, first.id)
    assert (made.deed, made.author, made.parents) == (deed, "budi", (first.id,))


def test_an_empty_value_that_stays_empty_is_not_cleared(db: Database, siti: Author) -> None:
    made = save(db, replace(TEXTS, value=""), siti)
    assert made.deed is Deed.DESCRIBE
    assert save(db, Written(value=" ", analysis="a"), siti, made.id).deed is Deed.DESCRIBE


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        (Written(analysis="baru"), replace(HELD, analysis="baru")),
        (Written(obstacles=""), replace(HELD, obstacles="")),
        (Written(follow_up="a\nb"), replace(HELD, follow_up="a\nb")),
        (Written(evidence=(LINK,)), replace(HELD, evidence=(LINK,))),
        (Written(evidence=(LINK, FILE)), replace(HELD, evidence=(LINK, FILE))),
        (Written(value="nihil", evidence=()), replace(HELD, reading=Reading(CellState.NIL), evidence=())),
    ],
)
def test_what_was_not_typed_stays_as_it_was(db: Database, siti: Author, written: Written, wanted: Content) -> None:
    first = save(db, WHOLE, siti)
    assert save(db, written, siti, first.id).content == wanted
    assert revisions(db)[-1].content == HELD
    assert check(db).problems == ()


@pytest.mark.parametrize("written", [Written(), WHOLE, TEXTS, Written(value=" 17,0 %"), Written(evidence=(FILE, LINK))])
def test_what_the_cell_holds_already_is_not_written_again(db: Database, siti: Author, written: Written) -> None:
    first = save(db, WHOLE, siti)
    done = describe(db, CODE, III, written, BUDI, seen=first.id)
    assert not done.changed
    assert done.revision == done.before == first
    assert revisions(db) == [first]


@pytest.mark.parametrize("written", [Written(), Written(value=""), Written(analysis="", evidence=())])
def test_nothing_said_about_a_cell_nobody_wrote_writes_nothing(db: Database, siti: Author, written: Written) -> None:
    done = describe(db, CODE, III, written, siti, seen=None)
    assert (done.changed, done.revision) == (False, None)
    assert untouched(db)


@pytest.mark.parametrize(
    ("written", "mine"), [(WHOLE, "17 %"), (TEXTS, "uraian Anda"), (Written(value="-", analysis="a"), "tidak berlaku")]
)
def test_a_form_over_a_cell_that_was_changed_meanwhile_is_refused_whole(
    db: Database, siti: Author, written: Written, mine: str
) -> None:
    seen = save(db, Written(value="15"), siti)
    now = save(db, Written(value="18", analysis="milik budi"), BUDI, seen.id)
    before = dump(db.path)
    for looked in (seen.id, None):
        with pytest.raises(StaleSave, match=f"sudah diubah oleh budi menjadi 18 %, jadi {mine} tidak") as refused:
            describe(db, CODE, III, written, siti, seen=looked, reason="x" if written.value == "-" else "")
        assert refused.value.now == now
    assert dump(db.path) == before
    assert check(db).problems == ()


def test_a_description_of_a_cell_that_vanished_is_refused(db: Database, siti: Author) -> None:
    with pytest.raises(StaleSave, match="belum pernah diisi, jadi uraian Anda tidak disimpan") as refused:
        describe(db, CODE, III, TEXTS, siti, seen="f" * 64)
    assert refused.value.now is None
    assert untouched(db)


def test_texts_over_a_value_that_somebody_else_changed_are_stale_too(db: Database, siti: Author) -> None:
    seen = save(db, WHOLE, siti)
    record(db, CODE, "18", III, BUDI)
    with pytest.raises(StaleSave):
        describe(db, CODE, III, Written(analysis="baru"), siti, seen=seen.id)
    assert len(revisions(db)) == 2


@pytest.mark.parametrize(
    ("value", "fault"), [("17.5", UnreadableValue), ("abc", UnreadableValue), ("-", Refused), ("- x\x1b", Refused)]
)
def test_a_value_that_is_none_keeps_the_texts_out_as_well(
    db: Database, siti: Author, value: str, fault: type[Refused]
) -> None:
    with pytest.raises(fault):
        describe(db, CODE, III, replace(TEXTS, value=value), siti)
    with pytest.raises(UnknownCode):
        describe(db, "2.4.9", III, TEXTS, siti)
    assert untouched(db)


def test_a_value_in_a_unit_that_was_changed_meanwhile_is_refused_and_texts_are_not(db: Database, siti: Author) -> None:
    amend_indicator(db, CODE, {Field.UNIT: "Orang"}, TypedBasis("W.16-1", "12-08-2024", "Salah ketik"), siti)
    with pytest.raises(Refused, match=f"Satuan {CODE} baru saja diubah menjadi Orang"):
        describe(db, CODE, III, WHOLE, siti, unit="%")
    assert untouched(db)
    assert describe(db, CODE, III, TEXTS, siti, unit="%").changed
    assert describe(db, CODE, III, WHOLE, siti, unit="Orang").changed
    assert check(db).problems == ()


@pytest.mark.parametrize("written", [Written(value="18"), Written(analysis="dilengkapi")])
def test_a_returned_cell_stays_returned_with_its_remark_while_one_works_on_it(
    db: Database, siti: Author, written: Written
) -> None:
    save(db, WHOLE, siti)
    returned = review(db, Status.RETURNED, "lengkapi buktinya")
    made = save(db, written, siti, returned.id)
    assert (made.content.status, made.content.remark) == (Status.RETURNED, "lengkapi buktinya")
    assert made.content.evidence == HELD.evidence
    assert revisions(db)[1] == returned
    assert check(db).problems == ()


def test_a_returned_cell_stays_returned_when_nothing_is_changed(db: Database, siti: Author) -> None:
    save(db, WHOLE, siti)
    returned = review(db, Status.RETURNED, "lengkapi buktinya")
    assert not describe(db, CODE, III, TEXTS, siti, seen=returned.id).changed
    assert revisions(db)[0] == returned


def test_a_description_is_taken_back_like_a_value(db: Database, siti: Author) -> None:
    made = save(db, TEXTS, siti)
    save(db, Written(value="17", analysis="lain"), siti, made.id)
    undo(db, CODE, III, siti)
    assert revisions(db)[0].content == replace(HELD, reading=BLANK)
    assert len(revisions(db)) == 3
    assert check(db).problems == ()
    rebuild(db)
    assert check(db).problems == ()


def fill_in(ready: Ready, path: Path, text: str, seen: str) -> bool:
    db = open_database(path)
    ready()
    try:
        describe(db, CODE, III, Written(value="17", analysis=text), Author(text, "laptop"), seen=seen)
    except StaleSave:
        return False
    finally:
        db.close()
    return True


def test_of_several_forms_of_one_cell_exactly_one_is_stored(db: Database, siti: Author) -> None:
    seen = save(db, TEXTS, siti)
    answers = at_once(fill_in, [(db.path, f"orang-{at}", seen.id) for at in range(4)])
    assert sorted(answers) == [False, False, False, True]
    newest, oldest = revisions(db)
    assert (newest.content.analysis, newest.author) == (f"orang-{answers.index(True)}",) * 2
    assert (newest.content.evidence, oldest) == (HELD.evidence, seen)
    assert check(db).problems == ()
