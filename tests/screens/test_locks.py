"""Closing and reopening quarters, and what a submission needs, by keys alone."""

import pytest
from textual.widgets import Input

from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.locks import LocksScreen
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.services.accounts import add, change
from ikk_tui.services.identity import Author
from ikk_tui.services.periods import close_quarter, evidence_required, locks, reopen_quarter
from ikk_tui.services.realisations import record
from ikk_tui.services.reviews import approve
from ikk_tui.services.submissions import submit
from ikk_tui.store.database import Database
from ikk_tui.widgets.ask_line import AskLine
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Session, Start
from tests.screens.sight import paste, told
from tests.screens.staff import ANI, NASTY_NAMES, RTL_MARK, SIZES, ani, at_work, bottom, budi, everybody, line_with
from tests.screens.test_nasty_pages import keeps_its_shape

__all__ = ["ani", "at_work", "budi"]

NOT_ADMINISTRATOR = "Akun budi tidak berperan administrator; yang berperan administrator: ani"


def listed(session: Session) -> str:
    """What stands below the quarters."""
    region = session.app.screen.query_one("#unapproved").scrollable_content_region
    strips = session.app.screen._compositor.render_strips()[region.y : region.bottom]
    return " ".join(" ".join(strip.text for strip in strips).split())


def quarter_line(session: Session, quarter: str) -> str:
    return next(
        line for line in map(str.strip, session.text.replace("▌", " ").splitlines()) if line.startswith(quarter)
    )


@pytest.mark.parametrize("size", SIZES)
async def test_the_quarters_tell_who_closed_them_and_what_is_not_approved(
    start: Start, db: Database, ani: Author, size: tuple[int, int]
) -> None:
    add(db, everybody("citra", "Citra"), ani)
    citra = Author("citra", "laptop-3")
    record(db, "1.1.1", "3,2", Quarter.I, citra)
    submit(db, "1.1.1", Quarter.I, citra)
    approve(db, "1.1.1", Quarter.I, ani)
    record(db, "2.4.5", "17", Quarter.I, citra)
    close_quarter(db, Quarter.I, citra)
    async with start("5", "l", size=size) as session:
        assert isinstance(session.app.screen, LocksScreen)
        assert "● ditutup citra" in line_with(session, "TW I ")
        assert line_with(session, "TW I ").endswith(" 53")
        assert line_with(session, "TW II ") == "TW II ○ terbuka 54"
        assert "TW II 2024: 54 IKK belum disetujui" in listed(session)
        assert "1.1.1 belum diisi Indeks kepuasan layanan internal" in listed(session)
        await session.press("up")
        assert "TW I 2024: ● ditutup oleh citra pada" in listed(session)
        assert "53 IKK belum disetujui waktu itu" in listed(session)
        assert "1.1.1" not in listed(session)
        seen = ""
        for _ in range(8):
            seen += listed(session)
            await session.press("pagedown")
        assert "2.4.5 draf Persentase Narapidana resiko tinggi" in seen
        assert "9.1.1 belum diisi" in seen
        assert session.app.screen.query_one(Reader).key == "1"
        await session.press("down", "down", "down")
        assert listed(session).startswith("TW IV 2024: 54 IKK belum disetujui 1.1.1")
        await session.press("escape")
        assert session.app.current_mode == "keputusan"


@pytest.mark.usefixtures("ani")
async def test_a_quarter_is_closed_by_a_second_enter_and_reopened_with_a_reason(start: Start, db: Database) -> None:
    async with start("5", "l") as session:
        await session.press("enter")
        assert bottom(session) == "Tutup TW I 2024 dengan 54 IKK belum disetujui? Enter sekali lagi bila benar"
        await session.press("down", "up")
        assert bottom(session) == ""
        await session.press("enter")
        assert locks(db) == {}
        await session.press("enter")
        assert bottom(session) == "TW I 2024 ditutup"
        assert "● ditutup ani" in line_with(session, "TW I ")
        assert locks(db)[Quarter.I].author == "ani"
        await session.press("enter")
        assert "Alasan membuka TW I 2024" in session.text
        assert "Enter membuka kembali dengan alasan ini" in bottom(session)
        await session.press("enter")
        assert "Alasan belum diisi" in bottom(session)
        await session.press(*"data lqe terlambat", "enter")
        assert bottom(session) == "TW I 2024 dibuka kembali"
        assert locks(db) == {}
        assert "○ terbuka" in line_with(session, "TW I ")
        await session.step("enter", "enter", "enter")
        assert session.app.screen.query_one(Input).value == ""


@pytest.mark.usefixtures("ani")
async def test_keys_close_reopen_and_close_in_their_order(start: Start, db: Database) -> None:
    async with start() as session:
        await session.step("5", "l", "enter", "enter", "down", "enter", "enter", "down", "up", "enter")
        await session.step(*"keliru", "enter", "enter", "enter", "e", "e", "down", "enter", "enter")
        assert set(locks(db)) == {Quarter.I, Quarter.II, Quarter.III}
        assert evidence_required(db)
        assert bottom(session) == "TW III 2024 ditutup"
        assert "Ketentuan: bukti wajib ada saat mengajukan" in told(session)


@pytest.mark.usefixtures("ani")
async def test_the_order_of_the_quarters_is_kept_and_the_reason_stays_typed(start: Start, db: Database) -> None:
    async with start("5", "l", "end") as session:
        await session.step("enter", "enter")
        assert bottom(session) == "TW I 2024 belum ditutup; tutup dulu TW I"
        await session.step("home", "enter", "enter", "down", "enter", "enter", "up", "enter", *"keliru", "enter")
        assert bottom(session) == "TW II 2024 masih ditutup; buka dulu TW II"
        assert session.app.screen.query_one(Input).value == "keliru"
        await session.press("escape")
        assert isinstance(session.app.screen, LocksScreen)
        assert not session.app.screen.query_one(AskLine).typing
        await session.press("enter")
        assert session.app.screen.query_one(Input).value == "keliru"
        await session.press("escape", "escape", "b")
        assert isinstance(session.app.screen, UnsavedScreen)
        assert "Alasan membuka TW I 2024 belum dipakai: buka lagi dengan l di Keputusan" in told(session)
        await session.step("escape", "l", "up", "up", "down", "enter", *"terlambat", "enter", "up", "enter")
        assert session.app.screen.query_one(Input).value == "keliru"
        await session.press("enter")
        assert locks(db) == {}
        assert session.app.drafts.state == ""


@pytest.mark.usefixtures("ani")
async def test_evidence_is_required_after_the_same_key_twice(start: Start, db: Database) -> None:
    async with start("5", "l") as session:
        assert "Ketentuan: bukti tidak wajib saat mengajukan" in told(session)
        await session.press("e")
        assert bottom(session) == ("Tetapkan: bukti wajib ada saat mengajukan (2024)? Tekan e sekali lagi bila benar")
        await session.press("enter", "e")
        assert not evidence_required(db)
        assert locks(db) == {}
        await session.press("e")
        assert evidence_required(db)
        assert bottom(session) == "Ditetapkan: bukti wajib ada saat mengajukan (2024)"
        await session.step("e", "e")
        assert not evidence_required(db)
        assert "Ketentuan: bukti tidak wajib saat mengajukan" in told(session)


@pytest.mark.usefixtures("budi")
async def test_who_is_no_administrator_may_look_and_is_told_who_may(start: Start, db: Database) -> None:
    close_quarter(db, Quarter.I, ANI)
    async with start("5", "l") as session:
        for key in ("enter", "e"):
            await session.press("up", "down", key)
            assert bottom(session) == NOT_ADMINISTRATOR
        await session.press("up", "enter")
        assert bottom(session) == NOT_ADMINISTRATOR
        assert not session.app.screen.query_one(AskLine).typing
    assert set(locks(db)) == {Quarter.I}
    assert not evidence_required(db)


async def test_what_another_administrator_does_meanwhile_is_seen_and_not_done_again(
    start: Start, db: Database, ani: Author
) -> None:
    citra = Author("citra", "laptop-3")
    add(db, everybody("citra", "Citra"), ani)
    async with start("5", "l", "enter") as session:
        close_quarter(db, Quarter.I, citra)
        await session.press("enter")
        assert bottom(session) == "TW I 2024 sudah ditutup oleh citra; tidak perlu ditutup lagi"
        assert "● ditutup citra" in line_with(session, "TW I ")
        await session.press("enter", *"keliru")
        reopen_quarter(db, Quarter.I, "terlambat", citra)
        await session.press("enter")
        assert bottom(session) == "TW I 2024 tidak sedang ditutup; tidak perlu dibuka"
        assert "○ terbuka" in line_with(session, "TW I ")
        assert session.app.screen.query_one(Input).value == "keliru"
        await session.press("escape", "enter")
        record(db, "2.4.5", "17", Quarter.I, citra)
        change(db, Person("ani", "Ani", frozenset({Role.REVIEWER})), citra)
        session.app.reload()
        await session.settle()
        await session.press("enter")
        assert "Akun ani tidak berperan administrator" in bottom(session)
    assert locks(db) == {}


async def test_a_question_counts_anew_when_something_was_approved_meanwhile(
    start: Start, db: Database, ani: Author
) -> None:
    citra = Author("citra", "laptop-3")
    add(db, everybody("citra", "Citra"), ani)
    record(db, "1.1.1", "3,2", Quarter.I, citra)
    submit(db, "1.1.1", Quarter.I, citra)
    async with start("5", "l", "enter") as session:
        approve(db, "1.1.1", Quarter.I, ani)
        session.app.reload()
        await session.settle()
        await session.press("enter")
        assert bottom(session) == "Tutup TW I 2024 dengan 53 IKK belum disetujui? Enter sekali lagi bila benar"
        assert locks(db) == {}
        await session.press("enter")
    assert locks(db)[Quarter.I].unapproved == 53


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.usefixtures("ani")
async def test_reasons_of_any_kind_are_taken_as_they_are_or_refused_in_a_sentence(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start("5", "l", size=size) as session:
        for text in NASTY_NAMES:
            await session.step("enter", "enter", "enter")
            await paste(session, text)
            assert keeps_its_shape(session)
            await session.press("enter")
            assert bottom(session) == "TW I 2024 dibuka kembali", text
            assert keeps_its_shape(session)
        await session.step("enter", "enter", "enter")
        await paste(session, f"keliru{RTL_MARK}")
        await session.press("enter")
        assert "memuat karakter yang tidak terbaca" in bottom(session)
        await session.press("ctrl+u")
        await paste(session, "y" * 1001)
        await session.press("enter")
        assert "Alasan terlalu panjang (1001 karakter)" in bottom(session)
        assert set(locks(db)) == {Quarter.I}


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_name_of_who_closed_a_quarter_leaves_the_columns_where_they_are(
    start: Start, db: Database, ani: Author, size: tuple[int, int]
) -> None:
    long = "[@click=app.quit]" + "p" * 47
    add(db, everybody(long, "🏢" * 100), ani)
    close_quarter(db, Quarter.I, Author(long, "laptop-3"))
    async with start("5", "l", "up", size=size) as session:
        assert keeps_its_shape(session)
        closed, opened = quarter_line(session, "TW I "), quarter_line(session, "TW II ")
        assert len(closed) == len(opened)
        assert long in listed(session).replace(" ", "")
        await session.press("escape", "t", "m")
        assert keeps_its_shape(session)
        assert long in told(session).replace(" ", "")
