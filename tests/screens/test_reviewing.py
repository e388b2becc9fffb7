"""The review session: a card each, one key a decision, nothing decided unseen."""

import pytest

from ikk_tui.domain.cells import CellKey, Deed, Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.numbers import CellState, Reading, typed_reading
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import DatabaseUnusable, Refused
from ikk_tui.services import accounts, periods, reviews, submissions
from ikk_tui.services.decrees import decree
from ikk_tui.services.realisations import describe, history, record
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start, key_event
from tests.screens.reviewing import (
    ANI,
    BUDI,
    III,
    RINA,
    SARI,
    VALUES,
    Be,
    alone,
    be,
    in_front,
    reviu,
    staff,
    status,
    submitted,
)
from tests.services.cells import CODE

__all__ = ["be"]
SIZES = [(80, 24), (120, 40)]
NASTY = ["[/x] tutup", "[@click=app.quit]klik", "12/[A]/2026", "a" * 200, "\N{PILE OF POO} 心 é"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_has_all_that_a_decision_rests_on(
    start: Start, db: Database, be: Be, size: tuple[int, int]
) -> None:
    staff(db)
    describe(db, CODE, Quarter.II, Written(value="15"), BUDI)
    describe(db, CODE, III, Written(obstacles="Asesmen tertunda.", follow_up="Meminta asesor."), BUDI)
    submitted(db, values={CODE: "17"})
    be(RINA)
    async with start("4", size=size) as session:
        text = " ".join(session.text.split())
        for words in (
            "1 dari 1 menunggu",
            "2.4.5 Persentase Narapidana resiko tinggi",
            "diajukan budi, baru saja",
            "17 % TW II 15 %",
            "▼ 17 / 19 x 100 = 89,47 Tinggi target 19 %",
            "Analisis 2.4.5.",
            "Asesmen tertunda.",
            "Meminta asesor.",
        ):
            assert words in text, words


async def test_a_review_in_which_all_is_fine_costs_one_key_a_cell(start: Start, db: Database, be: Be) -> None:
    alone(db)
    submitted(db, RINA)
    be(RINA)
    async with start("4") as session:
        assert in_front(session) == "2.4.4"
        for _ in VALUES:
            await session.press("a")
        assert {code: status(db, code) for code in VALUES} == dict.fromkeys(VALUES, Status.APPROVED)
        assert "Akhir sesi reviu" in session.text
        assert "3 disetujui, selama" in session.text


async def test_a_review_of_all_59_cells_costs_59_keys(start: Start, db: Database, be: Be) -> None:
    staff(db)
    targets = {one.code: typed_reading(Reading(CellState.FILLED, one.target)) for one in decree(db).indicators}
    for code, target in targets.items():
        record(db, code, target, III, BUDI)
    assert len(submissions.submit_all(db, None, III, BUDI).done) == 59
    be(RINA)
    async with start("4") as session:
        assert "1 dari 59 menunggu" in session.text
        for _ in targets:
            await session.press("a")
        assert "59 disetujui, selama" in session.text
        assert "Tidak ada yang menunggu keputusan" in session.text
    assert {status(db, code) for code in targets} == {Status.APPROVED}


async def test_a_return_takes_its_reason_and_goes_to_the_next(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        await session.press("r", "enter")
        assert "Alasan belum diisi" in session.text
        await session.type("Lampirkan laporan a, r, s", "enter")
        assert in_front(session) == "2.4.5"
        assert "2.4.4 TW III dikembalikan; u membatalkan" in session.text
        # What was sent waits no longer.
        assert session.app.drafts.state == ""
    head = history(db, "2.4.4", III)[2][0]
    assert (head.content.status, head.content.remark) == (Status.RETURNED, "Lampirkan laporan a, r, s")


async def test_reasons_given_before_are_offered(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    reviews.send_back(db, "2.4.4", III, "Bukti kurang", RINA)
    reviews.send_back(db, "2.4.5", III, "Angka salah [/x]", RINA)
    be(RINA)
    async with start("4") as session:
        await session.press("r")
        assert "Bukti kurang" in session.text
        assert "Angka salah [/x]" in session.text
        await session.press("down", "down", "enter")
    assert history(db, "2.4.6", III)[2][0].content.remark == "Bukti kurang"


async def test_a_reason_that_is_put_off_waits_for_its_cell(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "r") as session:
        await session.type("Belum lengkap", "escape", "n")
        await session.press("r")
        assert reviu(session).line.field.value == ""
        await session.press("escape", "p")
        await session.press("r", "!")
        assert reviu(session).line.field.value == "Belum lengkap!"
        await session.press("escape")
        assert status(db, "2.4.4") is Status.SUBMITTED
        await session.press("q")
        assert "Pesan reviu 2.4.4 TW III 2024 belum dikirim" in session.text


def deaf(session: Session) -> None:
    """Have the program learn of what others do by its own keys alone."""
    assert session.app._watching is not None
    session.app._watching.cancel()


def resubmitted(db: Database, code: str = "2.4.4") -> None:
    """Another reviewer returns the cell, and its operator submits it anew."""
    reviews.send_back(db, code, III, "Perbaiki", SARI)
    describe(db, code, III, Written(value="92", analysis=f"Analisis {code} yang baru."), BUDI)
    submissions.submit(db, code, III, BUDI)


async def test_what_changed_while_it_was_in_front_is_shown_and_not_decided(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        deaf(session)
        resubmitted(db)
        await session.press("a", "a")
        assert status(db, "2.4.4") is Status.SUBMITTED
        text = " ".join(session.text.split())
        assert "Tombol yang ditekan sebelum kartu ini tampil tidak memutuskan apa pun" in text
        assert "92 % [-91 %-]" in text
        assert "Analisis Analisis [-2.4.4.-] [+2.4.4 yang baru.+]" in text
        await session.press("a")
        assert status(db, "2.4.4") is Status.APPROVED


async def test_a_key_pressed_as_the_card_changes_by_itself_decides_nothing(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        resubmitted(db)
        session.app.reload()
        await session.settle()
        assert in_front(session) == "2.4.4"
        await session.press("a")
        assert status(db, "2.4.4") is Status.SUBMITTED
        assert "2.4.4 TW III berubah sejak Anda lihat" in session.text
        await session.press("a")
        assert status(db, "2.4.4") is Status.APPROVED
        reviews.approve(db, "2.4.5", III, SARI)
        session.app.reload()
        await session.settle()
        await session.press("a")
        assert in_front(session) == "2.4.6"
        assert status(db, "2.4.6") is Status.SUBMITTED
        assert "2.4.5 TW III tidak menunggu lagi" in session.text


async def test_who_decides_first_is_the_one_who_decides(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        deaf(session)
        reviews.approve(db, "2.4.4", III, SARI)
        await session.press("r")
        await session.type("Kurang", "enter")
        assert status(db, "2.4.4") is Status.APPROVED
        assert in_front(session) == "2.4.5"
        assert "2.4.4 TW III tidak menunggu lagi" in session.text
        await session.press("p")
        assert in_front(session) == "2.4.5"
        assert session.app.drafts.correction((2024, "reviu 2.4.4 TW III")) == {"return": "Kurang"}


async def test_nobody_approves_their_own_work(start: Start, db: Database, be: Be) -> None:
    staff(db)
    accounts.change(db, Person("rina", "Rina", frozenset({Role.OPERATOR, Role.REVIEWER})), ANI)
    submitted(db, RINA, {"2.4.4": "91"})
    be(RINA)
    async with start("4") as session:
        said = "Anda sendiri yang mengisi atau mengajukannya; yang dapat menyetujui: sari"
        assert said in " ".join(session.text.split())
        await session.press("a")
        assert "2.4.4 TW III tidak dapat Anda setujui" in session.text
    assert status(db, "2.4.4") is Status.SUBMITTED


async def test_who_is_no_reviewer_is_told_who_is(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(BUDI)
    async with start("4") as session:
        await session.press("a")
        assert "Akun budi tidak berperan peninjau" in session.text
        assert "yang berperan peninjau: rina, sari" in " ".join(session.text.split())
    assert status(db, "2.4.4") is Status.SUBMITTED
    # An operator who passes by has not looked as a reviewer does.
    assert submissions.withdraw(db, "2.4.4", III, BUDI).deed is Deed.WITHDRAW


async def test_in_a_closed_quarter_nothing_is_decided(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    for quarter in (Quarter.I, Quarter.II, III):
        periods.close_quarter(db, quarter, ANI)
    be(RINA)
    async with start("4") as session:
        await session.press("a")
        assert "TW III 2024 ditutup oleh ani" in session.text
        assert "minta administrator (ani) membukanya" in " ".join(session.text.split())
    assert status(db, "2.4.4") is Status.SUBMITTED


async def test_skipping_and_moving_decide_nothing(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        await session.press("s")
        assert in_front(session) == "2.4.5"
        await session.press("n")
        assert in_front(session) == "2.4.6"
        await session.press("p", "p", "p")
        assert in_front(session) == "2.4.4"
        await session.press("n", "n", "n")
        assert "Akhir sesi reviu" in session.text
        assert "1 dilewati" in session.text
        assert "3 masih menunggu" in session.text
        await session.press("p")
        assert in_front(session) == "2.4.6"
    assert {status(db, code) for code in VALUES} == {Status.SUBMITTED}


async def test_a_comment_decides_nothing_and_stays_in_the_conversation(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "c", size=(120, 40)) as session:
        await session.type("Mohon dicek [@click=app.quit]lagi", "enter")
        assert in_front(session) == "2.4.4"
        assert "rina mengomentari" in session.text
        assert "Mohon dicek [@click=app.quit]lagi" in session.text
        assert status(db, "2.4.4") is Status.SUBMITTED
        await session.press("a")
    assert status(db, "2.4.4") is Status.APPROVED


async def test_the_last_decision_is_taken_back_with_u(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "u") as session:
        assert "Belum ada keputusan untuk dibatalkan" in session.text
        await session.press("a", "u")
        assert in_front(session) == "2.4.4"
        assert "2.4.4 TW III menunggu lagi" in session.text
        assert status(db, "2.4.4") is Status.SUBMITTED
        await session.press("a")
        reviews.send_back(db, "2.4.4", III, "Tunggu", SARI)
        await session.press("u")
        assert status(db, "2.4.4") is Status.RETURNED


async def test_what_is_marked_is_approved_after_it_was_listed(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "A") as session:
        assert "Belum ada yang ditandai" in session.text
        await session.press("space", "n", "space", "A")
        assert "2 isian akan disetujui" in session.text
        await session.press("escape")
        assert {status(db, code) for code in VALUES} == {Status.SUBMITTED}
        await session.press("A", "enter")
        assert "Enter itu ditekan sebelum daftar ini tampil" in session.text
        await session.press("enter")
        assert [status(db, code) for code in VALUES] == [Status.APPROVED, Status.SUBMITTED, Status.APPROVED]
        assert "2 disetujui, u membatalkan" in session.text
        await session.press("u")
        assert {status(db, code) for code in VALUES} == {Status.SUBMITTED}


async def test_what_was_marked_and_changed_since_is_not_approved(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "space") as session:
        reviews.send_back(db, "2.4.4", III, "Perbaiki", SARI)
        submissions.submit(db, "2.4.4", III, BUDI)
        await session.press("A")
        await session.press("enter")
        assert status(db, "2.4.4") is Status.SUBMITTED
        assert "berubah sejak Anda lihat" in session.text


async def test_one_goes_on_where_one_left(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "n") as session:
        assert in_front(session) == "2.4.5"
        await session.press("ctrl+q")
    async with start("4") as session:
        assert in_front(session) == "2.4.5"
        await session.press("ctrl+q")
    reviews.approve(db, "2.4.5", III, SARI)
    async with start("4") as session:
        assert in_front(session) == "2.4.6"


async def test_the_queue_goes_by_age_or_along_the_decree(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db, values=dict(reversed(VALUES.items())))
    be(RINA)
    async with start("4") as session:
        assert in_front(session) == "2.4.6"
        await session.press("o")
        assert in_front(session) == "2.4.6"
        assert "3 dari 3 menunggu · urut program" in session.text
        await session.press("p")
        assert in_front(session) == "2.4.5"


async def test_a_cell_that_others_decide_leaves_the_queue_without_a_key(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        reviews.approve(db, "2.4.4", III, SARI)
        session.app.reload()
        await session.settle()
        assert in_front(session) == "2.4.5"
        assert "1 dari 2 menunggu" in session.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_queue_says_how_it_fills(start: Start, db: Database, be: Be, size: tuple[int, int]) -> None:
    be(RINA)
    async with start("4", size=size) as session:
        assert "Tidak ada yang menunggu keputusan" in session.text
        await session.press(*"arsnpcuAx", "space")
        assert "Tidak ada yang menunggu keputusan" in session.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("nasty", NASTY)
async def test_nasty_texts_are_shown_as_they_are(
    start: Start, db: Database, be: Be, nasty: str, size: tuple[int, int]
) -> None:
    staff(db)
    describe(db, CODE, III, Written(value="17", analysis=nasty, obstacles=nasty), BUDI)
    submissions.submit(db, CODE, III, BUDI)
    reviews.send_back(db, CODE, III, nasty, RINA)
    submissions.submit(db, CODE, III, BUDI, message=nasty)
    be(RINA)
    async with start("4", size=size) as session:
        assert nasty.split(maxsplit=1)[0][:40] in session.text
        await session.press("r")
        assert nasty.split(maxsplit=1)[0][:40] in session.text.splitlines()[-2]


async def test_every_decision_is_taken_back_one_after_the_other(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        for key in ("a", "a", "a", "u", "u", "u"):
            await session.press(key)
        assert {status(db, code) for code in VALUES} == {Status.SUBMITTED}
        await session.press("u")
        assert "Belum ada keputusan untuk dibatalkan" in session.text


async def test_what_comes_in_one_go_with_a_reason_decides_nothing_else(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "r") as session:
        await session.press(*"Angka salah,", "enter", *"ada yang ganjil, arsipnya")
        assert history(db, "2.4.4", III)[2][0].content.remark == "Angka salah,"
        assert [status(db, code) for code in ("2.4.5", "2.4.6")] == [Status.SUBMITTED, Status.SUBMITTED]


async def test_a_burst_behind_a_refusal_decides_nothing(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "s", "s", "s") as session:
        assert "Akhir sesi reviu" in session.text
        await session.press(*"rangkaaa")
        assert {status(db, code) for code in VALUES} == {Status.SUBMITTED}


async def test_ones_own_work_is_not_marked_for_approval(start: Start, db: Database, be: Be) -> None:
    staff(db)
    accounts.change(db, Person("rina", "Rina", frozenset({Role.OPERATOR, Role.REVIEWER})), ANI)
    submitted(db, RINA, {"2.4.4": "91"})
    be(RINA)
    async with start("4", "space") as session:
        assert "Tidak dapat ditandai untuk disetujui" in session.text
        assert reviu(session).marked == {}


async def test_a_reason_that_lost_its_cell_can_be_dropped(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "r") as session:
        await session.type("Belum lengkap [/x]", "escape")
        reviews.approve(db, "2.4.4", III, SARI)
        await session.press("1", "b")
        assert "Pesan reviu 2.4.4 TW III 2024 belum dikirim" in session.text
        assert "Belum lengkap [/x]" in session.text
        await session.press("d")
        assert session.app.drafts.state != ""
        await session.press("d")
        assert session.app.drafts.state == ""


async def test_a_key_held_down_decides_about_one_card(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        await session.press("a", "a", "a")
        assert [status(db, code) for code in VALUES] == [Status.APPROVED, Status.SUBMITTED, Status.SUBMITTED]
        assert "Tombol yang ditekan sebelum kartu ini tampil" in session.text


@pytest.mark.parametrize("key", ["r", "c"])
async def test_a_text_typed_about_one_card_is_not_sent_about_another(
    start: Start, db: Database, be: Be, key: str
) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", key) as session:
        await session.type("Kurang")
        reviews.approve(db, "2.4.4", III, SARI)
        session.app.reload()
        await session.settle()
        await session.press("enter")
        assert status(db, "2.4.5") is Status.SUBMITTED
        assert len(history(db, "2.4.5", III)[2]) == 2
        assert "Belum dikirim: 2.4.4 TW III tidak menunggu lagi" in session.text
        assert (
            session.app.drafts.message(CellKey(2024, "2.4.4", III), "return" if key == "r" else "comment") == "Kurang"
        )


async def test_a_reason_is_not_sent_about_a_version_that_came_while_it_was_typed(
    start: Start, db: Database, be: Be
) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4", "r") as session:
        await session.type("Kurang")
        resubmitted(db)
        session.app.reload()
        await session.settle()
        await session.press("enter")
        assert status(db, "2.4.4") is Status.SUBMITTED
        assert "Belum dikirim: 2.4.4 TW III berubah sejak Anda lihat" in session.text
        await session.press("r", "enter")
        assert history(db, "2.4.4", III)[2][0].content.remark == "Kurang"


async def test_news_that_comes_during_a_decision_is_not_taken_for_somebody_elses(
    start: Start, db: Database, be: Be
) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start("4") as session:
        for _ in VALUES:
            session.app.post_message(key_event("a"))
            session.app.reload()
            await session.settle()
        assert {status(db, code) for code in VALUES} == {Status.APPROVED}


async def test_a_look_that_a_busy_file_kept_out_is_noted_later(start: Start, db: Database, be: Be) -> None:
    staff(db)
    submitted(db)
    be(RINA)
    async with start() as session:
        looked = session.app.reviews.looked

        async def busy(revision: str) -> None:
            raise DatabaseUnusable("sibuk")

        session.app.reviews.looked = busy  # type: ignore[method-assign]  # a file that is locked for long
        await session.press("4")
        session.app.reviews.looked = looked  # type: ignore[method-assign]  # and is free again
        assert submissions.withdraw(db, "2.4.5", III, BUDI).deed is Deed.WITHDRAW
        session.app.reload()
        await session.settle()
        with pytest.raises(Refused, match="sudah dilihat rina"):
            submissions.withdraw(db, "2.4.4", III, BUDI)


@pytest.mark.parametrize("keys", [("a",), ("r", *"Kurang", "enter"), ("c", *"Kurang", "enter")], ids=["a", "r", "c"])
async def test_every_key_of_a_review_is_refused_in_a_closed_quarter(
    start: Start, db: Database, be: Be, keys: tuple[str, ...]
) -> None:
    staff(db)
    submitted(db)
    for quarter in (Quarter.I, Quarter.II, III):
        periods.close_quarter(db, quarter, ANI)
    be(RINA)
    async with start("4") as session:
        await session.press(*keys)
        assert "TW III 2024 ditutup oleh ani" in " ".join(session.text.split())
    assert len(history(db, "2.4.4", III)[2]) == 2
