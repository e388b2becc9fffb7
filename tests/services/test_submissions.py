"""Submitting one cell, a program or all that is complete; what is missing; withdrawing while nobody has looked."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.domain.cells import ClosedCell, Deed, Evidence, StaleSave, Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.locks import ClosedQuarter
from ikk_tui.domain.people import Forbidden
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import Incomplete, NotSubmitted
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services import periods, queues, reviews
from ikk_tui.services.boards import overview, scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.realisations import describe, record, undo
from ikk_tui.services.submissions import submit, submit_all, submittable, withdraw
from ikk_tui.store.database import Database, open_database
from tests.store.files import dump

from .cells import CODE, III, revisions
from .crew import ADI, BUDI, DUA, RINA, SARI, SITI, VERA, fill, head, refused, staffed, status, submitted

NOTE = Evidence("document", "12/A/2024")


@pytest.fixture
def office(db: Database) -> Database:
    return staffed(db)


def test_a_complete_cell_is_submitted_as_it_is(office: Database) -> None:
    before = describe(
        office, CODE, III, Written(value="17", analysis="Dua belum.", obstacles="Anggaran", evidence=(NOTE,)), SITI
    ).revision
    assert before is not None
    made = submit(office, CODE, III, BUDI, seen=before.id, message=" Mohon diperiksa \n")
    assert made.content == replace(before.content, status=Status.SUBMITTED, remark="Mohon diperiksa")
    assert (made.deed, made.author, made.parents) == (Deed.SUBMIT, "budi", (before.id,))
    assert [one.id for one in revisions(office)] == [made.id, before.id]
    cell = overview(office, III).board.indicator(CODE).cell
    assert cell is not None
    assert (cell.head, cell.status) == (made.id, Status.SUBMITTED)
    assert check(office).problems == ()


@pytest.mark.parametrize(
    ("value", "analysis", "said"),
    [
        (None, "", "nilai"),
        ("", "Sudah ditulis", "nilai"),
        ("17", "", "analisis (capaian 89,47 di bawah 100)"),
        ("17", "  ", "analisis (capaian 89,47 di bawah 100)"),
        ("23", "", "analisis (capaian 121,05 di atas 120)"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_submitted(
    office: Database, value: str | None, analysis: str, said: str
) -> None:
    if value is not None:
        describe(office, CODE, III, Written(value=value, analysis=analysis), SITI)
    told = refused(office, Incomplete, lambda: submit(office, CODE, III, SITI))
    assert told.message == f"{CODE} TW III belum lengkap: {said}; lengkapi lalu ajukan lagi"


@pytest.mark.parametrize("value", ["19", "22,8", "nihil", "- belum ada peserta"])
def test_from_100_to_120_nihil_and_a_dash_need_no_analysis(office: Database, value: str) -> None:
    record(office, CODE, value, III, SITI)
    assert submit(office, CODE, III, SITI).content.status is Status.SUBMITTED


@pytest.mark.parametrize("value", ["nihil", "- belum ada peserta"])
def test_nihil_does_not_answer_for_the_quarter_before(office: Database, value: str) -> None:
    fill(office, value="5", quarter=Quarter.II, analysis="Baru mulai.")
    record(office, CODE, value, III, SITI)
    assert submit(office, CODE, III, SITI).content.status is Status.SUBMITTED


def test_evidence_is_wanted_from_the_moment_an_administrator_requires_it(office: Database) -> None:
    for code in (CODE, "2.4.4"):
        fill(office, value="19" if code == CODE else "90", code=code)
    submit(office, "2.4.4", III, SITI)
    assert periods.require_evidence(office, ADI, wanted=True)
    assert not periods.require_evidence(office, ADI, wanted=True)
    assert periods.evidence_required(office)
    told = refused(office, Incomplete, lambda: submit(office, CODE, III, SITI))
    assert told.sentence == f"{CODE} TW III belum lengkap: bukti"
    assert status(office, "2.4.4") is Status.SUBMITTED
    describe(office, CODE, III, Written(evidence=(NOTE,)), SITI)
    submit(office, CODE, III, SITI)
    assert periods.require_evidence(office, ADI, wanted=False)
    assert check(office).problems == ()


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (False, f"{CODE} TW III sudah diajukan; tunggu keputusan peninjau, atau tarik pengajuannya"),
        (True, f"{CODE} TW III sudah disetujui; tidak perlu diajukan lagi"),
    ],
)
def test_what_was_submitted_is_not_submitted_again(office: Database, decided: bool, said: str) -> None:
    submitted(office)
    if decided:
        reviews.approve(office, CODE, III, RINA)
    assert refused(office, Refused, lambda: submit(office, CODE, III, BUDI)).message == said


def test_what_was_submitted_is_closed_to_its_operator_until_it_is_returned(office: Database) -> None:
    submitted(office)
    for deed in (
        partial(record, office, CODE, "18", III, SITI),
        partial(describe, office, CODE, III, Written(analysis="x"), SITI),
        partial(undo, office, CODE, III, SITI),
    ):
        assert "minta peninjau" in refused(office, ClosedCell, deed).hint
    reviews.send_back(office, CODE, III, "Periksa lagi", RINA)
    assert record(office, CODE, "20", III, SITI).changed


def test_a_cell_that_changed_meanwhile_is_not_submitted_unseen(office: Database) -> None:
    seen = fill(office, value="20")
    fill(office, BUDI, value="19")
    for wrong in (seen.id, None):
        told = refused(office, StaleSave, partial(submit, office, CODE, III, SITI, seen=wrong))
        assert told.sentence == f"{CODE} TW III baru saja diubah oleh budi"
        assert told.now == head(office)
    assert submit(office, CODE, III, SITI, seen=head(office).id)


def test_an_unknown_cell_or_year_is_not_submitted(office: Database) -> None:
    refused(office, UnknownCode, lambda: submit(office, "2.4.9", III, SITI))
    refused(office, UnknownCode, lambda: submit_all(office, ["2.4", "2.14"], III, SITI))
    refused(office, Refused, lambda: submit(office, CODE, III, SITI, year=2031))


@pytest.mark.parametrize("message", ["x\x1b[2J", "x\u202e", "x" * 1001])
def test_an_answer_that_may_not_be_stored_is_refused(office: Database, message: str) -> None:
    fill(office)
    refused(office, Refused, lambda: submit(office, CODE, III, SITI, message=message))
    refused(office, Refused, lambda: submit_all(office, None, III, SITI, message=message))


@pytest.fixture
def busy(office: Database) -> Database:
    """A program with cells in every state a cell can be in."""
    fill(office, value="19", code="2.4.5")
    fill(office, value="1", code="2.4.4")
    fill(office, value="90", code="2.4.3", analysis="A")
    submitted(office, code="2.4.2")
    submitted(office, code="2.4.1")
    reviews.approve(office, "2.4.1", III, RINA)
    submitted(office, code="2.3.1")
    reviews.send_back(office, "2.3.1", III, "Periksa", RINA)
    record(office, "2.3.2", "nihil", III, SITI)
    return office


def test_the_complete_ones_go_and_the_rest_is_listed_with_what_is_missing(busy: Database) -> None:
    done = submit_all(busy, None, III, SITI, message="Semua")
    assert [one.key.indicator for one in done.done] == ["2.3.1", "2.3.2", "2.4.3", "2.4.5"]
    assert {one.content.remark for one in done.done} == {"Semua"}
    assert {code: type(fault) for code, fault in done.left} == {"2.4.1": Refused, "2.4.2": Refused, "2.4.4": Incomplete}
    assert [code for code, _ in done.left] == ["2.4.1", "2.4.2", "2.4.4"]
    assert status(busy, "2.4.4") is Status.DRAFT
    assert len(queues.waiting(busy)) == 5
    assert check(busy).problems == ()


@pytest.mark.parametrize(
    ("codes", "went"),
    [
        (["2.4.5"], ["2.4.5"]),
        (["2.4"], ["2.4.3", "2.4.5"]),
        (["2"], ["2.3.1", "2.3.2", "2.4.3", "2.4.5"]),
        (["2.4.5", "2.4", "2.4.5", "2.3.2"], ["2.3.2", "2.4.3", "2.4.5"]),
        (["1"], []),
        ([], []),
        (None, ["2.3.1", "2.3.2", "2.4.3", "2.4.5"]),
    ],
)
def test_a_cell_an_objective_or_a_program_goes_once_in_the_order_of_the_decree(
    busy: Database, codes: list[str] | None, went: list[str]
) -> None:
    ready = submittable(busy, codes, III)
    done = submit_all(busy, codes, III, SITI)
    assert [one.key.indicator for one in done.done] == list(ready.codes) == went


def test_of_a_program_also_the_empty_cells_are_listed(office: Database) -> None:
    fill(office)
    done = submit_all(office, ["2.4"], III, SITI)
    below = [one.code for one in scoreboard(office).decree.indicators if one.code.startswith("2.4.")]
    assert [code for code, _ in done.left] == [code for code in below if code != CODE]
    assert all("belum lengkap: nilai" in fault.sentence for _, fault in done.left)


def test_what_could_be_submitted_is_found_without_writing(busy: Database) -> None:
    before = dump(busy.path)
    ready = submittable(busy, None, III)
    assert dump(busy.path) == before
    done = submit_all(busy, None, III, SITI)
    assert tuple(one.key.indicator for one in done.done) == ready.codes
    assert [(code, fault.message) for code, fault in done.left] == [(code, fault.message) for code, fault in ready.left]


def test_of_many_those_that_changed_meanwhile_stay_behind(office: Database) -> None:
    seen = {code: fill(office, value="90", code=code, analysis="A").id for code in ("2.4.3", "2.4.4", "2.4.6")}
    fill(office, BUDI, value="91", code="2.4.4")
    done = submit_all(office, ["2.4.3", "2.4.4", CODE], III, SITI, seen=seen)
    assert [one.key.indicator for one in done.done] == ["2.4.3"]
    left = dict(done.left)
    assert isinstance(left["2.4.4"], StaleSave)
    assert isinstance(left[CODE], Incomplete)


@pytest.mark.parametrize("seen", [{}, {"2.4.4": "f" * 64}])
def test_who_saw_nothing_of_a_cell_does_not_submit_it(office: Database, seen: dict[str, str | None]) -> None:
    fill(office)
    done = submit_all(office, None, III, SITI, seen=seen)
    assert done.done == ()
    assert isinstance(dict(done.left)[CODE], StaleSave)
    assert status(office) is Status.DRAFT


VALUES = st.sampled_from(["", "19", "17", "23", "nihil", "- x"])
CELLS = st.tuples(VALUES, st.booleans(), st.booleans(), st.sampled_from(["", "submit", "approve", "return"]))


@settings(max_examples=10, deadline=None)
@given(st.dictionaries(st.sampled_from(["2.4.5", "2.4.6", "2.4.7", "2.5.1", "1.1.1"]), CELLS), st.booleans())
def test_what_is_offered_is_what_goes(
    tmp_path_factory: pytest.TempPathFactory, work: dict[str, tuple[str, bool, bool, str]], required: bool
) -> None:
    db = staffed(open_database(tmp_path_factory.mktemp("offered") / "ikk.db"))
    for code, (value, analysis, evidence, reviewed) in work.items():
        written = Written(value, "A" if analysis else "", evidence=(NOTE,) if evidence else ())
        describe(db, code, III, written, SITI)
        try:
            if reviewed:
                submit(db, code, III, SITI)
            if reviewed == "approve":
                reviews.approve(db, code, III, RINA)
            if reviewed == "return":
                reviews.send_back(db, code, III, "x", RINA)
        except Refused:
            continue
    periods.require_evidence(db, ADI, wanted=required)
    for codes in (None, ["2.4"], ["2.4.5", "1"]):
        ready = submittable(db, codes, III)
        done = submit_all(db, codes, III, BUDI)
        assert tuple(one.key.indicator for one in done.done) == ready.codes
        assert [(code, str(one)) for code, one in done.left] == [(code, str(one)) for code, one in ready.left]
    assert check(db).problems == ()
    db.close()


def test_a_submission_nobody_has_looked_at_is_withdrawn(office: Database) -> None:
    before = fill(office)
    seen = submit(office, CODE, III, SITI, message="Mohon diperiksa")
    made = withdraw(office, CODE, III, BUDI, seen=seen.id)
    assert made.content == before.content
    assert (made.deed, made.author, made.parents) == (Deed.WITHDRAW, "budi", (seen.id,))
    assert record(office, CODE, "20", III, SITI).changed
    assert submit(office, CODE, III, SITI)
    assert check(office).problems == ()


def test_what_was_returned_before_is_returned_again_once_it_is_withdrawn(office: Database) -> None:
    submitted(office)
    reviews.send_back(office, CODE, III, "Periksa lagi", RINA)
    submit(office, CODE, III, SITI, message="Sudah")
    made = withdraw(office, CODE, III, SITI)
    assert (made.content.status, made.content.remark) == (Status.RETURNED, "Periksa lagi")


def look(office: Database) -> None:
    reviews.note_look(office, head(office).id, RINA)


def ask(office: Database) -> None:
    reviews.comment(office, CODE, III, "Mengapa?", RINA)


def look_before_a_comment_of_the_submitter(office: Database) -> None:
    look(office)
    reviews.comment(office, CODE, III, "Sebentar", DUA)


def ask_before_a_comment_of_the_submitter(office: Database) -> None:
    ask(office)
    reviews.comment(office, CODE, III, "Karena ...", DUA)


def decide_and_take_it_back(office: Database) -> None:
    reviews.approve(office, CODE, III, RINA)
    reviews.revoke(office, CODE, III, RINA)


@pytest.mark.parametrize(
    "looked",
    [
        look,
        ask,
        look_before_a_comment_of_the_submitter,
        ask_before_a_comment_of_the_submitter,
        decide_and_take_it_back,
    ],
)
def test_what_a_reviewer_has_looked_at_is_not_withdrawn(office: Database, looked: Callable[[Database], None]) -> None:
    submitted(office, DUA)
    looked(office)
    told = refused(office, Refused, lambda: withdraw(office, CODE, III, DUA))
    assert told.message == f"{CODE} TW III sudah dilihat rina; minta peninjau mengembalikannya"


def test_everybody_who_looked_is_named_once(office: Database) -> None:
    submitted(office)
    for who in (SARI, RINA, SARI):
        reviews.note_look(office, head(office).id, who)
    ask(office)
    assert "sudah dilihat sari, rina" in refused(office, Refused, lambda: withdraw(office, CODE, III, SITI)).sentence


def test_who_only_passed_by_has_not_looked(office: Database) -> None:
    submitted(office, DUA)
    for who in (VERA, BUDI, ADI, DUA):
        reviews.note_look(office, head(office).id, who)
    reviews.comment(office, CODE, III, "Catatan sendiri", DUA)
    assert withdraw(office, CODE, III, DUA).content.status is Status.DRAFT


def test_a_look_at_an_earlier_submission_does_not_count(office: Database) -> None:
    submitted(office)
    look(office)
    reviews.send_back(office, CODE, III, "Periksa", RINA)
    submit(office, CODE, III, SITI)
    assert withdraw(office, CODE, III, SITI).content.status is Status.RETURNED


@pytest.mark.parametrize(
    ("status", "said"),
    [(None, "belum diisi"), (Status.DRAFT, "draf"), (Status.APPROVED, "disetujui"), (Status.RETURNED, "dikembalikan")],
)
def test_only_what_is_submitted_is_withdrawn(office: Database, status: Status | None, said: str) -> None:
    if status is Status.DRAFT:
        fill(office)
    elif status is not None:
        submitted(office)
    if status is Status.APPROVED:
        reviews.approve(office, CODE, III, RINA)
    if status is Status.RETURNED:
        reviews.send_back(office, CODE, III, "x", RINA)
    told = refused(office, NotSubmitted, lambda: withdraw(office, CODE, III, SITI))
    assert told.sentence == f"{CODE} TW III tidak sedang diajukan ({said})"


def test_what_was_said_meanwhile_is_looked_at_before_withdrawing(office: Database) -> None:
    seen = submitted(office, DUA)
    reviews.comment(office, CODE, III, "Tunggu", DUA)
    told = refused(office, StaleSave, lambda: withdraw(office, CODE, III, SITI, seen=seen.id))
    assert told.now == head(office)


def test_a_closed_quarter_takes_no_submission_and_gives_none_back(office: Database) -> None:
    fill(office, quarter=Quarter.I)
    periods.close_quarter(office, Quarter.I, ADI)
    for deed in (
        partial(submit, office, CODE, Quarter.I, SITI),
        partial(submit_all, office, None, Quarter.I, SITI),
        partial(submit_all, office, [], Quarter.I, SITI),
        partial(submittable, office, None, Quarter.I),
        partial(withdraw, office, CODE, Quarter.I, SITI),
    ):
        told = refused(office, ClosedQuarter, deed)
        assert told.sentence.startswith("TW I 2024 ditutup oleh adi pada ")
        assert told.hint == "minta administrator (adi) membukanya kembali bila harus diubah"
    periods.reopen_quarter(office, Quarter.I, "Terlambat", ADI)
    assert submit(office, CODE, Quarter.I, SITI)


def test_a_role_is_missing_before_anything_else_is(office: Database) -> None:
    periods.close_quarter(office, Quarter.I, ADI)
    refused(office, Forbidden, lambda: submit(office, CODE, Quarter.I, RINA))
