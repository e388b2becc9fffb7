"""Submitting by keys: one cell, what is below a node, all that is complete; withdrawing; answering a return."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.forms import Part, Written
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import accounts, periods, reviews, submissions
from ikk_tui.services.realisations import describe, history
from ikk_tui.store.database import Database
from ikk_tui.widgets.plain_editors import AskedLine
from tests.screens.conftest import Session, Start
from tests.screens.forms import fields, open_form
from tests.screens.reviewing import ANI, BUDI, III, RINA, Be, be, staff, status, submitted
from tests.screens.sight import go_to, grid_at
from tests.services.cells import CODE

__all__ = ["be"]
SIZES = [(80, 24), (120, 40)]
# The keys to the grid of the third quarter.
GRID = ("2", "]", "]")
TREE = ("]", "]")


def said(session: Session) -> str:
    """All the screen says, on one line, with what floats above it."""
    toasts = " ".join(str(one.render()) for one in session.app.screen.query("Toast"))
    return " ".join(f"{session.text} {toasts}".split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_submits_the_line_and_goes_to_the_next(
    start: Start, db: Database, be: Be, size: tuple[int, int]
) -> None:
    describe(db, CODE, III, Written(value="17", analysis="Asesmen tertunda."), BUDI)
    be(BUDI)
    async with start(*GRID, size=size) as session:
        await grid_at(session, CODE)
        await session.press("a")
        assert session.grid.code == "2.4.6"
        assert ("diajukan" if size[0] > 100 else "→") in session.line(CODE)
        assert f"{CODE} TW III diajukan; t menariknya" in session.text
    assert status(db, CODE) is Status.SUBMITTED


async def test_a_right_behind_a_value_submits_that_value(start: Start, db: Database, be: Be) -> None:
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, "2.4.4")
        await session.press("9", "1", "enter", "up", "a")
        assert "2.4.4 TW III diajukan" in session.text
    head = history(db, "2.4.4", III)[2][0]
    assert (head.content.status, head.content.reading.value) == (Status.SUBMITTED, Decimal(91))


async def test_what_is_missing_is_said_and_nothing_is_submitted(start: Start, db: Database, be: Be) -> None:
    describe(db, CODE, III, Written(value="17"), BUDI)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("a")
        assert f"{CODE} TW III belum lengkap: analisis (capaian 89,47 di bawah 100)" in said(session)
        assert session.grid.code == CODE
        await session.press("up", "a")
        assert "2.4.4 TW III belum lengkap: nilai" in said(session)
    assert status(db, CODE) is Status.DRAFT


async def test_what_is_typed_and_not_saved_is_not_left_behind(start: Start, db: Database, be: Be) -> None:
    describe(db, CODE, III, Written(value="19"), BUDI)
    be(BUDI)
    async with start(*GRID) as session:
        await open_form(session)
        await session.press("tab")
        await session.type("Analisis yang belum disimpan", "escape", "a")
        assert "masih punya ketikan yang belum tersimpan" in said(session)
        await session.press("A")
        assert "Tidak ada isian lengkap" in session.text
        assert "masih punya ketikan" in session.text
    assert status(db, CODE) is Status.DRAFT


async def test_a_letter_typed_in_the_grid_submits_nothing(start: Start, db: Database, be: Be) -> None:
    describe(db, CODE, III, Written(value="19"), BUDI)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.type("- ada")
        assert session.grid.typed == "- ada"
    assert status(db, CODE) is Status.DRAFT


@pytest.mark.parametrize("size", SIZES)
async def test_all_that_is_complete_is_submitted_after_it_was_listed(
    start: Start, db: Database, be: Be, size: tuple[int, int]
) -> None:
    for code, value in {"2.4.4": "90", CODE: "17", "3.1.1": "3,5"}.items():
        describe(db, code, III, Written(value=value), BUDI)
    be(BUDI)
    async with start(*GRID, size=size) as session:
        await session.press("A")
        assert "Ajukan TW III 2024: 2 lengkap, 1 belum" in session.text
        assert "belum lengkap: analisis (capaian 89,47 di bawah 100)" in said(session)
        await session.press("escape")
        assert status(db, "2.4.4") is Status.DRAFT
        await session.press("A", "enter")
        assert "2 isian diajukan" in session.text
        await session.press("A")
        assert "2 sudah diajukan atau disetujui" in session.text
    assert [status(db, code) for code in ("2.4.4", CODE, "3.1.1")] == [
        Status.SUBMITTED,
        Status.DRAFT,
        Status.SUBMITTED,
    ]


async def test_a_program_is_submitted_from_its_branch(start: Start, db: Database, be: Be) -> None:
    describe(db, "2.4.4", III, Written(value="90"), BUDI)
    describe(db, "3.1.1", III, Written(value="3,2"), BUDI)
    be(BUDI)
    async with start(*TREE) as session:
        await go_to(session, "2")
        await session.press("a")
        assert "Ajukan 2 TW III 2024: 1 lengkap" in session.text
        await session.press("enter")
        assert "1 isian diajukan" in said(session)
    assert (status(db, "2.4.4"), status(db, "3.1.1")) == (Status.SUBMITTED, Status.DRAFT)


async def test_t_withdraws_while_nobody_has_looked(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("t")
        assert f"Pengajuan {CODE} TW III ditarik" in session.text
        assert status(db, CODE) is Status.DRAFT
        await session.press("t")
        assert f"{CODE} TW III tidak sedang diajukan" in session.text
    reviews.note_look(db, history(db, "2.4.4", III)[2][0].id, RINA)
    async with start("2") as session:
        await grid_at(session, "2.4.4")
        await session.press("t")
        assert "2.4.4 TW III sudah dilihat rina" in said(session)
    assert status(db, "2.4.4") is Status.SUBMITTED


@pytest.mark.parametrize("size", SIZES)
async def test_a_returned_cell_comes_back_with_its_reason_and_is_answered(
    start: Start, db: Database, be: Be, size: tuple[int, int]
) -> None:
    staff(db)
    submitted(db)
    reviews.send_back(db, CODE, III, "Lampirkan laporan [/x]", RINA)
    be(BUDI)
    async with start(*GRID, size=size) as session:
        assert "↩ 1 dikembalikan" in session.text
        await open_form(session)
        assert "Catatan reviu: Lampirkan laporan [/x]" in session.text
        await session.press("end", "backspace", "8", "ctrl+o", "escape")
        assert status(db, CODE) is Status.RETURNED
        assert "↩ 1 dikembalikan" in session.text
        await session.press("a")
        assert "Lampirkan laporan [/x]" in session.text
        await session.type("Sudah dilampirkan", "enter")
        assert "dikembalikan" not in session.text.splitlines()[1]
    head = history(db, CODE, III)[2][0]
    assert (head.content.status, head.content.remark) == (Status.SUBMITTED, "Sudah dilampirkan")
    async with start("2", size=size) as session:
        await grid_at(session, CODE)
        await session.press("c")
        for words in ("budi mengajukan", "rina mengembalikan", "Lampirkan laporan [/x]", "Sudah dilampirkan"):
            assert words in session.text


async def test_an_answer_that_is_put_off_waits(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    reviews.send_back(db, CODE, III, "Lampirkan", RINA)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("a")
        await session.type("Sudah", "escape")
        assert status(db, CODE) is Status.RETURNED
        await session.press("a", "!", "enter")
    assert history(db, CODE, III)[2][0].content.remark == "Sudah!"


async def test_who_is_no_operator_is_told_before_anything_is_typed(start: Start, db: Database, be: Be) -> None:
    staff(db)
    describe(db, CODE, III, Written(value="17"), BUDI)
    be(RINA)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("1")
        assert session.grid.typed is None
        assert "Akun rina tidak berperan operator" in said(session)
        assert "budi" in said(session)
        await session.press("a")
        assert "Akun rina tidak berperan operator" in said(session)
        await session.press("f")
        assert "Akun rina tidak berperan operator" in said(session)
        await session.type("5")
        assert fields(session).text(Part.VALUE) == "17"
    assert len(history(db, CODE, III)[2]) == 1


async def test_in_a_closed_quarter_nothing_is_typed_pasted_or_submitted(start: Start, db: Database, be: Be) -> None:
    staff(db)
    describe(db, CODE, Quarter.I, Written(value="19"), BUDI)
    periods.close_quarter(db, Quarter.I, ANI)
    accounts.change(db, Person("ani", "Ani", frozenset({Role.ADMINISTRATOR, Role.OPERATOR})), ANI)
    be(BUDI)
    async with start("[", "[", "[", "2") as session:
        assert "■ ditutup" in session.text
        await grid_at(session, CODE)
        for key in ("1", "a", "t", "f"):
            await session.press(key)
            assert "TW I 2024 ditutup oleh ani pada" in said(session), key
            assert "minta administrator (ani)" in said(session), key
    assert len(history(db, CODE, Quarter.I)[2]) == 1


async def test_a_submitted_cell_is_closed_to_its_operator(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    submissions_before = len(history(db, CODE, III)[2])
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("1")
        assert f"{CODE} TW III sudah diajukan oleh budi" in said(session)
        await session.press("a")
        assert f"{CODE} TW III sudah diajukan" in said(session)
    assert len(history(db, CODE, III)[2]) == submissions_before
    assert submissions.submittable(db, [CODE], III).codes == ()


async def test_t_right_behind_a_takes_back_what_a_has_submitted(start: Start, db: Database, be: Be) -> None:
    for code in ("2.4.4", CODE):
        describe(db, code, III, Written(value="90" if code == "2.4.4" else "19"), BUDI)
    submissions.submit(db, CODE, III, BUDI)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, "2.4.4")
        await session.press("a")
        assert session.grid.code == CODE
        await session.press("t")
        assert "Pengajuan 2.4.4 TW III ditarik" in session.text
        assert session.grid.code == "2.4.4"
    assert (status(db, "2.4.4"), status(db, CODE)) == (Status.DRAFT, Status.SUBMITTED)


async def test_a_reviewer_returns_an_approved_cell_from_where_it_stands(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    reviews.approve(db, CODE, III, RINA)
    be(RINA)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("r", "enter")
        assert "Alasan belum diisi" in session.text
        await session.type("Ada laporan baru", "enter")
        assert f"{CODE} TW III dikembalikan" in said(session)
        assert session.app.drafts.state == ""
        await session.press("home", "r")
        assert "tidak sedang diajukan atau disetujui" in said(session)
    head = history(db, CODE, III)[2][0]
    assert (head.content.status, head.content.remark) == (Status.RETURNED, "Ada laporan baru")


async def test_an_operator_is_not_asked_for_a_reason_they_may_not_give(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("r")
        assert "Akun budi tidak berperan peninjau; yang berperan peninjau: rina, sari" in said(session)
    assert status(db, CODE) is Status.SUBMITTED


async def test_the_reason_of_a_return_stands_below_its_line_in_the_grid(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    reviews.send_back(db, CODE, III, "Lampirkan laporan [/x]", RINA)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        assert "Dikembalikan: Lampirkan laporan [/x]" in session.text


@pytest.mark.parametrize(("size", "told"), [((80, 24), "↩ 1 TW III"), ((120, 40), "↩ 1 dikembalikan TW III")])
async def test_the_count_of_what_was_returned_names_another_quarter(
    start: Start, db: Database, be: Be, size: tuple[int, int], told: str
) -> None:
    staff(db)
    submitted(db)
    reviews.send_back(db, CODE, III, "Lampirkan", RINA)
    periods.close_quarter(db, Quarter.I, ANI)
    be(BUDI)
    async with start("[", "[", "[", size=size) as session:
        assert told in session.text.splitlines()[1]
        assert "■" in session.text.splitlines()[1]


async def test_who_may_not_submit_is_told_at_once(start: Start, db: Database, be: Be) -> None:
    staff(db)
    be(RINA)
    async with start(*GRID) as session:
        await session.press("A")
        assert "Akun rina tidak berperan operator; yang berperan operator: budi" in said(session)


async def test_an_answer_that_is_refused_is_not_lost(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    reviews.send_back(db, CODE, III, "Perbaiki", RINA)
    describe(db, CODE, III, Written(analysis=""), BUDI)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("a")
        await session.type("Sudah", "enter")
        assert f"{CODE} TW III belum lengkap: analisis" in said(session)
        await session.press("a")
        assert session.app.screen.query_one(AskedLine).value == "Sudah"


async def test_the_form_of_a_closed_cell_lets_its_draft_be_dropped(start: Start, db: Database, be: Be) -> None:
    staff(db)
    describe(db, CODE, III, Written(value="17"), BUDI)
    be(BUDI)
    async with start(*GRID) as session:
        await open_form(session)
        await session.press("tab")
        await session.type("Analisis", "escape")
        for quarter in (Quarter.I, Quarter.II, III):
            periods.close_quarter(db, quarter, ANI)
        session.app.reload()
        await session.settle()
        await open_form(session)
        await session.press("ctrl+t")
        await session.press("ctrl+t")
        assert session.app.drafts.state == ""


async def test_who_is_no_administrator_is_told_before_a_correction_is_typed(start: Start, db: Database, be: Be) -> None:
    staff(db)
    be(BUDI)
    async with start(*GRID) as session:
        await grid_at(session, CODE)
        await session.press("p")
        assert "Akun budi tidak berperan administrator; yang berperan administrator: ani" in said(session)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_refusal_stays_whole_below_its_line_while_others_work(
    start: Start, db: Database, be: Be, size: tuple[int, int]
) -> None:
    staff(db)
    accounts.add(db, Person("o" * 60, "Orang", frozenset({Role.OPERATOR})), ANI)
    be(RINA)
    async with start(*GRID, size=size) as session:
        await grid_at(session, CODE)
        await session.press("1")
        describe(db, "2.4.4", III, Written(value="90"), BUDI)
        session.app.reload()
        await session.settle()
        told = f"Akun rina tidak berperan operator; yang berperan operator: budi, {'o' * 60}"
        assert told in said(session)
        await session.press("down", "up")
        assert told not in said(session)
