"""What was submitted or approved is changed by nobody until it is returned, and who tries is told whom to ask."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.domain.cells import ClosedCell, Content, Evidence, Status
from ikk_tui.domain.forms import Written
from ikk_tui.errors import Refused
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import Recorded, describe, record, restore, undo
from ikk_tui.store.database import Database, open_database
from tests.store.files import dump

from .cells import CODE, III, filled, review, revisions, values

BUDI = Author("budi", "laptop-2")
CLOSED = [Status.SUBMITTED, Status.APPROVED]
Act = Callable[[Database], Recorded]


def taking_back(db: Database) -> Recorded:
    return undo(db, CODE, III, BUDI)


def restoring(db: Database) -> Recorded:
    return restore(db, CODE, III, revisions(db)[-1].id, BUDI)


def restoring_what_it_holds(db: Database) -> Recorded:
    return restore(db, CODE, III, revisions(db)[0].id, BUDI)


def recording(text: str, reason: str = "") -> Act:
    return lambda db: record(db, CODE, text, III, BUDI, reason=reason)


def describing(written: Written) -> Act:
    return lambda db: describe(db, CODE, III, written, BUDI)


ACTS: dict[str, Act] = {
    "another value": recording("18"),
    "the same value": recording("17"),
    "clearing": recording(""),
    "not applicable": recording("-", "belum ada peserta"),
    "a text": describing(Written(analysis="baru")),
    "evidence": describing(Written(evidence=(Evidence("link", "https://a.id"),))),
    "taking back": taking_back,
    "restoring": restoring,
    "restoring what it holds": restoring_what_it_holds,
}


def filled_in(db: Database, author: Author) -> None:
    for text in ("15", "17"):
        describe(db, CODE, III, Written(value=text, analysis=f"analisis {text}"), author)


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
@pytest.mark.parametrize("status", CLOSED)
def test_nothing_in_a_closed_cell_is_changed(db: Database, siti: Author, status: Status, act: Act) -> None:
    filled_in(db, siti)
    closed = review(db, status)
    before = dump(db.path)
    with pytest.raises(ClosedCell) as refused:
        act(db)
    assert dump(db.path) == before
    assert f"{CODE} TW III sudah {status.label} oleh sari pada {closed.at.astimezone():%d-%m-%Y %H:%M}" in str(
        refused.value
    )
    assert refused.value.message.isprintable()
    assert check(db).problems == ()


def test_one_is_told_whom_to_ask(db: Database, siti: Author) -> None:
    filled_in(db, siti)
    review(db, Status.SUBMITTED)
    with pytest.raises(ClosedCell) as refused:
        record(db, CODE, "18", III, siti)
    assert refused.value.hint == "tarik, atau minta peninjau mengembalikannya"
    review(db, Status.APPROVED)
    with pytest.raises(ClosedCell) as refused:
        record(db, CODE, "18", III, siti)
    assert refused.value.hint == "minta sari mengembalikannya bila harus diubah"


@pytest.mark.parametrize("status", CLOSED)
def test_who_saw_an_older_head_is_told_that_the_cell_is_closed(db: Database, siti: Author, status: Status) -> None:
    filled_in(db, siti)
    seen = revisions(db)[0].id
    review(db, status)
    with pytest.raises(ClosedCell):
        record(db, CODE, "18", III, BUDI, seen=seen)
    with pytest.raises(ClosedCell):
        undo(db, CODE, III, BUDI, seen=seen)
    with pytest.raises(ClosedCell):
        restore(db, CODE, III, seen, BUDI, seen=seen)


@pytest.mark.parametrize("status", CLOSED)
def test_a_form_in_which_nothing_was_changed_is_no_fault(db: Database, siti: Author, status: Status) -> None:
    filled_in(db, siti)
    closed = review(db, status)
    done = describe(db, CODE, III, Written(analysis="analisis 17"), siti, seen=closed.id)
    assert (done.changed, done.revision) == (False, closed)


@pytest.mark.parametrize("status", CLOSED)
def test_other_cells_stay_open(db: Database, siti: Author, status: Status) -> None:
    filled_in(db, siti)
    review(db, status)
    assert record(db, "2.4.4", "90", III, siti).changed
    assert record(db, CODE, "12", III.shifted(-1), siti).changed


@pytest.mark.parametrize("status", CLOSED)
def test_taking_back_after_a_return_leaves_the_decision_and_never_submits(
    db: Database, siti: Author, status: Status
) -> None:
    filled_in(db, siti)
    review(db, status)
    review(db, Status.RETURNED, "periksa")
    with pytest.raises(Refused, match="sari mengembalikan"):
        undo(db, CODE, III, siti)
    record(db, CODE, "18", III, siti)
    undo(db, CODE, III, siti)
    assert (revisions(db)[0].content.status, revisions(db)[0].content.remark) == (Status.RETURNED, "periksa")
    assert revisions(db)[0].content.reading == filled("17")
    restore(db, CODE, III, revisions(db)[3].id, siti)
    assert all(not one.content.status.closed for one in revisions(db) if one.author == "siti")
    assert check(db).problems == ()


def test_a_closed_cell_that_was_never_filled_stays_so(db: Database, siti: Author) -> None:
    review(db, Status.APPROVED)
    for act in (recording("17"), taking_back, describing(Written(analysis="a"))):
        with pytest.raises(ClosedCell):
            act(db)
    assert values(db) == [None]


@dataclass(frozen=True)
class Told:
    """What is done with a cell: its deed, and which text or status."""

    deed: str
    text: str = ""


TOLD = st.one_of(
    st.builds(Told, st.just("record"), st.sampled_from(["17", "1/3", "nihil", "- belum ada", ""])),
    st.builds(Told, st.just("analysis"), st.sampled_from(["", "a", "baris\nbaris [/x]"])),
    st.builds(Told, st.just("evidence"), st.sampled_from(["", "https://a.id", "12/A/2026"])),
    st.builds(Told, st.just("review"), st.sampled_from([*Status])),
    st.builds(Told, st.sampled_from(["undo", "restore"]), st.sampled_from("0123")),
)


def perform(db: Database, told: Told) -> None:
    """Do it as an operator, or as a reviewer."""
    before = revisions(db)
    if told.deed == "review":
        review(db, Status(told.text), "catatan")
    elif told.deed == "undo":
        undo(db, CODE, III, BUDI)
    elif told.deed == "restore":
        restore(db, CODE, III, before[int(told.text) % len(before)].id if before else "x", BUDI)
    elif told.deed == "record":
        record(db, CODE, told.text, III, BUDI)
    elif told.deed == "analysis":
        describe(db, CODE, III, Written(analysis=told.text), BUDI)
    else:
        evidence = (Evidence("link", told.text),) if told.text else ()
        describe(db, CODE, III, Written(evidence=evidence), BUDI)


@settings(max_examples=15, deadline=None)
@given(st.lists(TOLD, max_size=10))
def test_in_whatever_order_people_work_only_a_reviewer_closes_and_opens_a_cell(
    tmp_path_factory: pytest.TempPathFactory, work: list[Told]
) -> None:
    db = open_database(tmp_path_factory.mktemp("work") / "ikk.db")
    for told in work:
        before = revisions(db)
        held = before[0].content if before else Content()
        try:
            perform(db, told)
        except Refused:
            assert revisions(db) == before
            continue
        after = revisions(db)
        assert after[len(after) - len(before) :] == before
        assert len(after) - len(before) in (0, 1)
        if len(after) > len(before):
            assert after[0].content != held or told.deed in ("undo", "review")
            assert told.deed == "review" or not (held.status.closed or after[0].content.status.closed)
    assert check(db).problems == ()
    rebuild(db)
    assert check(db).problems == ()
    db.close()
