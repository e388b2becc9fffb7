"""The queue, the card, and decisions: what each does, who may not, and that nothing is decided unseen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ikk_tui.domain.cells import CellKey, Deed, Evidence, Revision, StaleSave, Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.locks import ClosedQuarter
from ikk_tui.domain.people import EVERYTHING, Forbidden
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import NotSubmitted
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services import periods
from ikk_tui.services.accounts import add, change
from ikk_tui.services.boards import overview
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.queues import waiting
from ikk_tui.services.realisations import describe, record, restore, undo
from ikk_tui.services.reviews import approve, card, comment, note_look, recent_reasons, revoke, send_back
from ikk_tui.services.submissions import submit, withdraw
from ikk_tui.store import looks, queue
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import dump, execute

from .cells import CODE, III, revisions
from .clocks import Slow
from .crew import ADI, BUDI, DUA, RINA, SARI, SITI, VERA, fill, head, person, refused, staffed, status, submitted

KEY = CellKey(2024, CODE, III)
NOTE = Evidence("document", "12/A/2024")
Deciding = Callable[..., Revision]


def returning(db: Database, code: str, quarter: Quarter, author: Author, **given: object) -> Revision:
    return send_back(db, code, quarter, "Periksa lagi", author, **given)  # type: ignore[arg-type]  # named as they are there


def asking(db: Database, code: str, quarter: Quarter, author: Author, **given: object) -> Revision:
    return comment(db, code, quarter, "Mengapa?", author, **given)  # type: ignore[arg-type]  # named as they are there


DECISIONS: dict[str, Deciding] = {"approve": approve, "return": returning, "comment": asking}


@pytest.fixture
def office(db: Database) -> Database:
    return staffed(db)


def test_an_approval_closes_the_cell_and_changes_nothing_in_it(office: Database) -> None:
    before = submitted(office)
    made = approve(office, CODE, III, RINA, seen=before.id)
    assert (made.deed, made.author, made.parents, made.content.status) == (
        Deed.APPROVE,
        "rina",
        (before.id,),
        Status.APPROVED,
    )
    assert made.content.reading == before.content.reading
    assert waiting(office) == ()
    assert check(office).problems == ()


def test_a_return_opens_the_cell_with_its_reason_on_top_and_it_is_counted(office: Database) -> None:
    before = submitted(office)
    made = send_back(office, CODE, III, " Lampirkan\nbuktinya ", RINA, seen=before.id)
    assert (made.content.status, made.content.remark) == (Status.RETURNED, "Lampirkan\nbuktinya")
    assert overview(office, III).returned == {III: 1}
    describe(office, CODE, III, Written(evidence=(NOTE,)), SITI)
    assert (status(office), head(office).content.remark) == (Status.RETURNED, "Lampirkan\nbuktinya")
    assert overview(office, III).returned == {III: 1}
    submit(office, CODE, III, SITI, message="Sudah")
    assert overview(office, III).returned == {}


def test_what_was_approved_may_still_be_returned(office: Database) -> None:
    submitted(office)
    approve(office, CODE, III, RINA)
    assert send_back(office, CODE, III, "Ternyata salah", SARI).content.status is Status.RETURNED
    assert record(office, CODE, "20", III, SITI).changed


def test_a_comment_decides_nothing_and_makes_the_submission_no_younger(office: Database) -> None:
    before = submitted(office)
    (first,) = waiting(office)
    made = comment(office, CODE, III, "Mengapa naik?", RINA, seen=before.id)
    assert (made.content.status, made.content.remark) == (Status.SUBMITTED, "Mengapa naik?")
    (now,) = waiting(office)
    assert (now.at, now.submitter, now.head) == (first.at, "siti", made.id)


def test_a_cell_that_was_returned_and_submitted_again_keeps_its_thread(office: Database) -> None:
    submitted(office)
    comment(office, CODE, III, "Mana buktinya?", RINA)
    send_back(office, CODE, III, "Lampirkan buktinya", RINA)
    describe(office, CODE, III, Written(evidence=(NOTE,)), SITI)
    submit(office, CODE, III, BUDI, message="Terlampir")
    found = card(office, KEY, SARI)
    assert found is not None
    assert [(one.author, one.deed, one.message) for one in found.thread] == [
        ("siti", Deed.SUBMIT, ""),
        ("rina", Deed.COMMENT, "Mana buktinya?"),
        ("rina", Deed.RETURN, "Lampirkan buktinya"),
        ("budi", Deed.SUBMIT, "Terlampir"),
    ]


@pytest.mark.parametrize("name", DECISIONS)
@pytest.mark.parametrize("state", ["empty", "draft", "returned", "withdrawn", "approved"])
def test_only_what_is_submitted_is_decided_upon(office: Database, name: str, state: str) -> None:
    said = {
        "empty": "belum diisi",
        "draft": "berstatus draf",
        "returned": "berstatus dikembalikan",
        "withdrawn": "berstatus draf",
        "approved": "berstatus disetujui",
    }
    if state == "draft":
        fill(office)
    elif state != "empty":
        submitted(office)
    if state == "returned":
        returning(office, CODE, III, RINA)
    if state == "withdrawn":
        withdraw(office, CODE, III, SITI)
    if state == "approved":
        approve(office, CODE, III, RINA)
        if name == "return":
            assert returning(office, CODE, III, SARI).content.status is Status.RETURNED
            return
    told = refused(office, NotSubmitted, partial(DECISIONS[name], office, CODE, III, SARI))
    assert told.message == f"{CODE} TW III {said[state]}; yang diputuskan hanya yang diajukan"


@pytest.mark.parametrize("text", ["", "  \n ", "x\x1b[2J", "x\u202e", "x" * 1001])
def test_a_return_needs_a_reason_and_a_comment_its_words(office: Database, text: str) -> None:
    submitted(office)
    assert "Alasan" in refused(office, Refused, lambda: send_back(office, CODE, III, text, RINA)).sentence
    assert "Komentar" in refused(office, Refused, lambda: comment(office, CODE, III, text, RINA)).sentence


@pytest.mark.parametrize("name", [*DECISIONS, "revoke"])
def test_nothing_is_decided_on_a_version_that_was_not_seen(office: Database, name: str) -> None:
    decide = {**DECISIONS, "revoke": revoke}[name]
    seen = submitted(office)
    assert card(office, KEY, RINA) is not None
    returning(office, CODE, III, SARI)
    fill(office, SITI, value="20")
    submit(office, CODE, III, SITI)
    for wrong in (seen.id, None, "f" * 64):
        told = refused(office, StaleSave, partial(decide, office, CODE, III, RINA, seen=wrong))
        assert told.message == f"{CODE} TW III berubah sejak Anda lihat (siti); periksa dulu perubahannya"
        assert told.now == head(office)
    found = card(office, KEY, RINA)
    assert found is not None
    assert approve(office, CODE, III, RINA, seen=found.head.id).content.status is Status.APPROVED


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_another_reviewer_made_meanwhile_stands(office: Database, name: str) -> None:
    seen = submitted(office)
    made = approve(office, CODE, III, SARI, seen=seen.id)
    told = refused(office, StaleSave, partial(DECISIONS[name], office, CODE, III, RINA, seen=seen.id))
    assert (told.now, "(sari)" in told.sentence) == (made, True)


def test_an_unknown_cell_or_year_is_not_decided_upon(office: Database) -> None:
    refused(office, UnknownCode, lambda: approve(office, "2.4.9", III, RINA))
    refused(office, Refused, lambda: approve(office, CODE, III, RINA, year=2031))
    with pytest.raises(Refused):
        waiting(office, year=2031)


OWN = "Anda sendiri yang mengisi atau mengajukannya; yang dapat menyetujui: "


@pytest.mark.parametrize(
    ("entered", "handed_in"), [(DUA, DUA), (DUA, SITI), (SITI, DUA)], ids=["both", "entered", "submitted"]
)
def test_nobody_approves_what_they_entered_or_submitted(office: Database, entered: Author, handed_in: Author) -> None:
    submitted(office, entered, handed_in)
    told = refused(office, Forbidden, lambda: approve(office, CODE, III, DUA))
    assert told.message == f"{CODE} TW III tidak dapat Anda setujui; {OWN}rina, sari"
    found = card(office, KEY, DUA)
    assert found is not None
    assert found.own == f"{OWN}rina, sari"
    other = card(office, KEY, RINA)
    assert other is not None
    assert other.own == ""
    assert comment(office, CODE, III, "Saya tunggu", DUA)
    assert approve(office, CODE, III, RINA).content.status is Status.APPROVED


def test_four_eyes_are_not_switched_off_by_letting_the_others_rest_for_a_moment(db: Database) -> None:
    for login in ("dua", "rina"):
        add(db, person(login, *EVERYTHING), DUA)
    submitted(db, DUA)
    change(db, person("rina", *EVERYTHING, active=False), DUA)
    found = card(db, KEY, DUA)
    assert found is not None
    assert found.own.startswith("Anda sendiri yang mengisi atau mengajukannya")
    assert refused(db, Forbidden, partial(approve, db, CODE, III, DUA)).hint == found.own
    change(db, person("rina", *EVERYTHING), DUA)
    assert approve(db, CODE, III, RINA).content.status is Status.APPROVED


def test_who_comes_and_goes_after_the_submission_makes_four_eyes_too(db: Database) -> None:
    add(db, person("dua", *EVERYTHING), DUA)
    submitted(db, DUA)
    add(db, person("rina", *EVERYTHING), DUA)
    change(db, person("rina", *EVERYTHING, active=False), DUA)
    refused(db, Forbidden, partial(approve, db, CODE, III, DUA))


def test_what_was_submitted_after_everybody_else_had_left_is_approved_alone_whatever_the_clock_says(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for login in ("dua", "rina"):
        add(db, person(login, *EVERYTHING), DUA)
    change(db, person("rina", *EVERYTHING, active=False), DUA)
    monkeypatch.setattr("ikk_tui.services.guards.datetime", Slow)
    submitted(db, DUA)
    found = card(db, KEY, DUA)
    assert found is not None
    assert found.own == ""
    assert approve(db, CODE, III, DUA).content.status is Status.APPROVED


def test_one_may_return_ones_own_work(office: Database) -> None:
    submitted(office, DUA)
    assert returning(office, CODE, III, DUA).content.status is Status.RETURNED


def test_whose_value_was_brought_back_still_does_not_approve_it(office: Database) -> None:
    first = fill(office, DUA, value="19")
    fill(office, SITI, value="20")
    undo(office, CODE, III, SITI)
    submit(office, CODE, III, SITI)
    refused(office, Forbidden, lambda: approve(office, CODE, III, DUA))
    returning(office, CODE, III, RINA)
    fill(office, SITI, value="20", analysis="Lain")
    restore(office, CODE, III, first.id, SITI)
    submit(office, CODE, III, SITI)
    refused(office, Forbidden, lambda: approve(office, CODE, III, DUA))


def test_who_wrote_the_analysis_does_not_approve_it_because_somebody_put_a_comma_into_it(office: Database) -> None:
    fill(office, DUA, value="17", analysis="Lima paragraf tentang asesmen")
    fill(office, SITI, value="19", analysis="Lima paragraf, tentang asesmen")
    submit(office, CODE, III, SITI)
    refused(office, Forbidden, lambda: approve(office, CODE, III, DUA))


def test_whose_work_was_replaced_may_approve_what_replaced_it(office: Database) -> None:
    fill(office, DUA, value="19")
    fill(office, SITI, value="20")
    submit(office, CODE, III, SITI)
    assert approve(office, CODE, III, DUA).content.status is Status.APPROVED


@pytest.mark.parametrize("back", [Status.SUBMITTED, Status.APPROVED])
def test_ones_own_newest_decision_is_taken_back(office: Database, back: Status) -> None:
    before = submitted(office)
    if back is Status.APPROVED:
        before = approve(office, CODE, III, SARI)
    made = returning(office, CODE, III, RINA)
    again = revoke(office, CODE, III, RINA, seen=made.id)
    assert (again.deed, again.content) == (Deed.REVOKE, before.content)
    assert len(waiting(office)) == (1 if back is Status.SUBMITTED else 0)
    assert check(office).problems == ()


def test_an_approval_that_was_taken_back_waits_where_it_waited(office: Database) -> None:
    submitted(office)
    (before,) = waiting(office)
    approve(office, CODE, III, RINA)
    again = revoke(office, CODE, III, RINA)
    (now,) = waiting(office)
    assert (now.at, now.submitter, now.head) == (before.at, before.submitter, again.id)


def test_the_decision_of_somebody_else_is_not_taken_back(office: Database) -> None:
    submitted(office)
    approve(office, CODE, III, RINA)
    told = refused(office, Forbidden, lambda: revoke(office, CODE, III, SARI))
    assert told.message == f"{CODE} TW III diputuskan oleh rina; keputusan dibatalkan oleh yang membuatnya"


def nothing(_: Database) -> None:
    """Nobody ever wrote the cell."""


def handed_in(db: Database) -> None:
    submitted(db)


def commented(db: Database) -> None:
    submitted(db)
    asking(db, CODE, III, RINA)


def revoked(db: Database) -> None:
    submitted(db)
    approve(db, CODE, III, RINA)
    revoke(db, CODE, III, RINA)


def worked_on(db: Database) -> None:
    submitted(db)
    returning(db, CODE, III, RINA)
    fill(db, SITI, value="20")


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (nothing, "belum ada"),
        (handed_in, "siti mengajukan"),
        (commented, "rina mengomentari"),
        (revoked, "rina membatalkan keputusan"),
        (worked_on, "siti mengisi"),
    ],
)
def test_only_the_newest_decision_is_taken_back(
    office: Database, prepare: Callable[[Database], None], said: str
) -> None:
    prepare(office)
    told = refused(office, Refused, lambda: revoke(office, CODE, III, RINA))
    assert told.sentence == f"Yang terakhir pada {CODE} TW III bukan keputusan: {said}"


@pytest.mark.parametrize("name", [*DECISIONS, "revoke"])
def test_a_closed_quarter_takes_no_decision(office: Database, name: str) -> None:
    decide = {**DECISIONS, "revoke": revoke}[name]
    submitted(office, quarter=Quarter.I)
    if name == "revoke":
        approve(office, CODE, Quarter.I, RINA)
    periods.close_quarter(office, Quarter.I, ADI)
    told = refused(office, ClosedQuarter, partial(decide, office, CODE, Quarter.I, RINA))
    assert told.sentence.startswith("TW I 2024 ditutup oleh adi pada ")
    assert told.hint == "minta administrator (adi) membukanya kembali bila harus diubah"
    periods.reopen_quarter(office, Quarter.I, "Terlambat", ADI)
    assert decide(office, CODE, Quarter.I, RINA)


def test_the_queue_has_the_oldest_first_or_follows_the_decree(office: Database) -> None:
    for code, quarter in (("2.4.6", III), ("2.4.5", Quarter.II), ("3.1.1", III), ("1.1.1", III), ("2.4.5", III)):
        submitted(office, code=code, quarter=quarter)
    send_back(office, "1.1.1", III, "x", RINA)
    submit(office, "1.1.1", III, SITI)
    assert [(one.key.indicator, one.key.quarter) for one in waiting(office)] == [
        ("2.4.6", III),
        ("2.4.5", Quarter.II),
        ("3.1.1", III),
        ("2.4.5", III),
        ("1.1.1", III),
    ]
    assert [(one.key.indicator, one.key.quarter) for one in waiting(office, by_program=True)] == [
        ("1.1.1", III),
        ("2.4.5", Quarter.II),
        ("2.4.5", III),
        ("2.4.6", III),
        ("3.1.1", III),
    ]
    approve(office, "2.4.6", III, RINA)
    assert len(waiting(office)) == 4


def test_the_queue_is_that_of_one_office(office: Database) -> None:
    execute(office.path, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
    submitted(office)
    record(office, CODE, "19", III, SITI, office="LAPAS")
    made = submit(office, CODE, III, SITI, office="LAPAS")
    (one,) = waiting(office, office="LAPAS")
    assert (one.key.office, one.head) == ("LAPAS", made.id)
    assert len(waiting(office)) == 1


def test_a_cell_that_does_not_wait_has_no_card(office: Database) -> None:
    assert card(office, KEY, RINA) is None
    fill(office)
    assert card(office, KEY, RINA) is None
    submit(office, CODE, III, SITI)
    approve(office, CODE, III, RINA)
    assert card(office, KEY, RINA) is None
    with pytest.raises(UnknownCode):
        card(office, CellKey(2024, "2.4.9", III), RINA)


def test_a_card_has_the_quarter_before_and_nothing_of_before_the_first(office: Database) -> None:
    submitted(office, quarter=Quarter.I)
    first = card(office, CellKey(2024, CODE, Quarter.I), RINA)
    assert first is not None
    assert first.earlier is None
    submitted(office, quarter=Quarter.II)
    second = card(office, CellKey(2024, CODE, Quarter.II), RINA)
    assert second is not None
    assert second.earlier == head(office, CODE, Quarter.I)


def test_on_first_sight_there_is_nothing_to_compare_with(office: Database) -> None:
    seen = submitted(office)
    found = card(office, KEY, RINA)
    assert found is not None
    assert (found.head, found.before, found.units) == (seen, None, ("%", "%", "%"))


def test_a_card_is_compared_with_what_this_reviewer_saw_last(office: Database) -> None:
    first = submitted(office)
    note_look(office, first.id, RINA)
    withdrawn = returning(office, CODE, III, SARI)
    fill(office, value="20")
    second = submit(office, CODE, III, SITI)
    note_look(office, second.id, RINA)
    asked = comment(office, CODE, III, "?", SARI)
    found, other = card(office, KEY, RINA), card(office, KEY, SARI)
    assert found is not None
    assert other is not None
    assert (found.head, found.before) == (asked, second)
    assert other.before == withdrawn


def test_what_another_reviewer_decided_meanwhile_does_not_hide_what_was_new_to_this_one(office: Database) -> None:
    first = submitted(office)
    note_look(office, first.id, RINA)
    returning(office, CODE, III, SARI)
    fill(office, value="20")
    submit(office, CODE, III, SITI)
    second = returning(office, CODE, III, SARI)
    fill(office, value="21")
    submit(office, CODE, III, SITI)
    seen = {who: card(office, KEY, who) for who in (RINA, SARI, DUA)}
    assert [one.before if one else None for one in seen.values()] == [first, second, second]


def test_what_was_decided_and_taken_back_was_seen(office: Database) -> None:
    submitted(office)
    made = approve(office, CODE, III, SARI)
    revoke(office, CODE, III, SARI)
    found = card(office, KEY, RINA)
    assert found is not None
    assert found.before == made


def test_looking_twice_at_the_same_does_not_hide_what_was_new(office: Database) -> None:
    first = submitted(office)
    note_look(office, first.id, RINA)
    made = returning(office, CODE, III, RINA)
    fill(office, value="20")
    second = submit(office, CODE, III, SITI)
    for _ in range(2):
        note_look(office, second.id, RINA)
    found = card(office, KEY, RINA)
    assert found is not None
    assert found.before == made


def test_only_a_reviewer_looks_and_a_revision_that_is_gone_is_no_fault(office: Database) -> None:
    made = submitted(office)
    for who in (SITI, ADI, VERA, Author("asing", "x")):
        before = dump(office.path)
        note_look(office, made.id, who)
        assert dump(office.path) == before
    note_look(office, "f" * 64, RINA)
    assert check(office).problems == ()
    note_look(office, made.id, RINA)
    note_look(office, made.id, RINA)
    with office.reading() as session:
        assert looks.reviewers(session, made.id) == ("rina",)


def test_the_reasons_one_gave_last_are_offered_each_once(office: Database) -> None:
    submitted(office)
    for reason, who in (("a", RINA), ("b", RINA), ("c", SARI), ("a", RINA)):
        send_back(office, CODE, III, reason, who)
        submit(office, CODE, III, SITI)
    comment(office, CODE, III, "kata", RINA)
    assert recent_reasons(office, RINA) == ("a", "b")
    assert recent_reasons(office, SARI) == ("c",)
    assert recent_reasons(office, SITI) == ()
    assert recent_reasons(office, RINA, most=1) == ("a",)


def test_reasons_are_looked_for_among_the_newest_only(office: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    submitted(office)
    returning(office, CODE, III, RINA)
    monkeypatch.setattr(queue, "RECENT", 1)
    assert recent_reasons(office, RINA) == ("Periksa lagi",)
    fill(office, value="20")
    assert recent_reasons(office, RINA) == ()


PLANS = {
    "queue": (queue._SUBMITTED, ("submit", 2024, "KANWIL", "submitted")),
    "reasons": (queue._REASONS, (10, "return", "rina", 9)),
    "seen before": (looks._SEEN, ("rina", 2024, "KANWIL", CODE, 3, "x")),
}


@pytest.mark.parametrize("name", PLANS)
def test_no_question_of_the_review_reads_the_whole_ledger(office: Database, name: str) -> None:
    sql, given = PLANS[name]
    with office.looking() as read:
        steps = [row[3] for row in read(f"EXPLAIN QUERY PLAN {sql}", *given)]
    assert not any(step.startswith("SCAN") for step in steps)
    assert name == "reasons" or any("revision_of_cell" in step for step in steps)


def decide_at_once(ready: Ready, path: Path, name: str, author: Author, seen: str | None) -> tuple[str, str]:
    """Decide in a process of its own: the id of what was stored, or that of what stood against it."""
    db = open_database(path)
    deeds: dict[str, Callable[[], Revision]] = {
        "approve": partial(approve, db, CODE, III, author, seen=seen or head(db).id),
        "return": partial(returning, db, CODE, III, author, seen=seen or head(db).id),
        "comment": partial(asking, db, CODE, III, author, seen=seen or head(db).id),
        "withdraw": partial(withdraw, db, CODE, III, author, seen=seen or head(db).id),
        "submit": partial(submit, db, CODE, III, author, seen=seen or head(db).id),
    }
    deed = deeds[name]
    ready()
    try:
        return "stored", deed().id
    except StaleSave as refusal:
        return "told", refusal.now.id if refusal.now else ""
    except Refused as refusal:
        return "refused", refusal.sentence
    finally:
        db.close()


@pytest.mark.parametrize(
    "deeds",
    [
        [("approve", RINA), ("approve", SARI)],
        [("approve", RINA), ("return", SARI)],
        [("return", RINA), ("return", SARI)],
        [("comment", RINA), ("approve", SARI)],
        [("approve", RINA), ("return", SARI), ("comment", DUA), ("return", RINA)],
    ],
)
def test_of_those_who_decide_at_once_exactly_one_does_and_the_others_are_told(
    office: Database, deeds: list[tuple[str, Author]]
) -> None:
    seen = submitted(office)
    before = revisions(office)
    answers = at_once(decide_at_once, [(office.path, name, who, seen.id) for name, who in deeds])
    (winner,) = (made for word, made in answers if word == "stored")
    assert [made for word, made in answers if word == "told"] == [winner] * (len(deeds) - 1)
    assert [one.id for one in revisions(office)] == [winner, *(one.id for one in before)]
    assert check(office).problems == ()


def test_a_submission_is_withdrawn_or_decided_but_not_both(office: Database) -> None:
    seen = submitted(office)
    answers = at_once(
        decide_at_once, [(office.path, "withdraw", SITI, seen.id), (office.path, "approve", RINA, seen.id)]
    )
    assert sorted(word for word, _ in answers) in (["refused", "stored"], ["stored", "told"])
    assert len(revisions(office)) == 3
    assert status(office) is (Status.DRAFT if answers[0][0] == "stored" else Status.APPROVED)
    assert check(office).problems == ()


def test_a_cell_is_submitted_once(office: Database) -> None:
    seen = fill(office)
    answers = at_once(decide_at_once, [(office.path, "submit", who, seen.id) for who in (SITI, BUDI, DUA)])
    assert sorted(word for word, _ in answers) == ["refused", "refused", "stored"]
    assert {sentence for word, sentence in answers if word == "refused"} == {f"{CODE} TW III sudah diajukan"}
    assert len(waiting(office)) == 1
    assert check(office).problems == ()
