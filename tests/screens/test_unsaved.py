"""What was typed and is not stored is offered at the next start, part by part, beside what is stored by then."""

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from decimal import Decimal

import pytest

from ikk_tui.domain.forms import Part, Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start
from tests.screens.forms import FORM, SIZES, fields, go, head, open_form
from tests.screens.sight import grid_at, notices, paste, told, until
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_nasty_texts import NASTY
from tests.services.cells import CODE, III, revisions

BUDI = Author("budi", "laptop-2")
OFFERED = "Ketikan yang belum tersimpan waktu aplikasi terakhir berakhir"
NOTHING = "Semua yang diketik sudah tersimpan"
NOTHING_WAITS = "Tidak ada lagi ketikan yang menunggu"


async def leave_typed(start: Start, value: str = "18", analysis: str = "") -> None:
    """Type into a form, and end the program with it unsaved."""
    async with start(*FORM) as session:
        await open_form(session)
        if value:
            await session.type(value)
        if analysis:
            await session.type(*"\t", *analysis)
        await session.press("escape", "f1", "q")
        assert session.app.return_code is None
        await session.press("q")
        assert session.app.return_code == 0


@asynccontextmanager
async def offered(start: Start, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Session]:
    """The next start, which offers something."""
    async with start(size=size) as session:
        assert isinstance(session.app.screen, UnsavedScreen)
        assert OFFERED in session.text
        yield session


def line_of(session: Session, label: str) -> str:
    """The line of one part: cell, part, what was typed, what is stored."""
    line = next(line for line in session.text.splitlines() if f" {label} " in line and "TW" in line)
    return " ".join(line.replace("▌", "").split())


async def test_leaving_with_something_typed_is_refused_once_and_says_why(start: Start) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("18")
        await session.press("f1", "q")
        assert session.app.return_code is None
        for words in (f"{CODE} TW III belum tersimpan", "Tekan lagi: keluar", "ditawarkan lagi"):
            assert words in " ".join(notices(session))
        await session.press("f2", "9", "f1", "q")
        assert session.app.return_code is None
        await session.press("q")
        assert session.app.return_code == 0


@pytest.mark.parametrize("size", SIZES)
async def test_the_next_start_offers_each_part_beside_what_is_stored_now(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    describe(db, CODE, III, Written(value="17", obstacles="Hujan."), siti)
    await leave_typed(start, "18", "Uraian saya.")
    async with offered(start, size) as session:
        assert "Diketik Tersimpan sekarang" in told(session)
        assert line_of(session, "Nilai") == f"{CODE} TW III Nilai 18 17"
        assert line_of(session, "Analisis") == f"{CODE} TW III Analisis Uraian saya. kosong"
        assert "Kendala" not in session.text
        assert "siti" in session.text
        assert "Enter menyimpan yang di bawah kursor" in session.text
    assert len(revisions(db)) == 1


async def test_enter_saves_part_by_part_until_nothing_is_left(start: Start, db: Database) -> None:
    await leave_typed(start, "18", "Uraian saya.")
    async with offered(start) as session:
        await session.press("enter")
        assert f"{CODE} TW III: tersimpan 18 %" in session.text
        assert "Nilai" not in session.text
        assert head(db).content.analysis == ""
        await session.press("enter")
        assert NOTHING_WAITS in " ".join(notices(session))
        assert session.app.current_mode == "program"
        await session.press("q")
        assert session.app.return_code == 0
    assert head(db).content.reading.value == 18
    assert head(db).content.analysis == "Uraian saya."
    assert len(revisions(db)) == 2
    async with start() as session:
        assert not isinstance(session.app.screen, UnsavedScreen)


async def test_d_asks_and_drops_with_the_second(start: Start, db: Database) -> None:
    await leave_typed(start, "18", "Uraian saya.")
    async with offered(start) as session:
        await session.press("d")
        assert f"Buang Nilai {CODE} yang diketik? Tekan sekali lagi bila benar" in session.text
        await session.press("down", "d")
        assert f"Buang Analisis {CODE} yang diketik?" in session.text
        await session.press("d")
        assert f"Analisis {CODE} dibuang" in session.text
        assert "Uraian saya." not in session.text
        await session.press("d", "d")
        await until(session, lambda: NOTHING_WAITS in " ".join(notices(session)))
    assert revisions(db) == []
    async with start() as session:
        assert not isinstance(session.app.screen, UnsavedScreen)


async def test_escape_lets_it_wait_in_its_row_and_in_its_form(start: Start, db: Database) -> None:
    await leave_typed(start, "18", "Uraian saya.")
    async with offered(start) as session:
        await session.press("escape", "f2")
        await grid_at(session, CODE)
        assert "! 18" in session.line(CODE)
        assert "18 dan Analisis belum tersimpan; Enter menyimpan" in told(session)
        await session.press("f")
        assert fields(session).text(Part.VALUE) == "18"
        assert fields(session).text(Part.ANALYSIS) == "Uraian saya."
    async with offered(start) as session:
        await session.press("escape", "f2")
        await grid_at(session, CODE)
        await session.press("enter")
    assert head(db).content.reading.value == 18
    assert head(db).content.analysis == "Uraian saya."


@pytest.mark.parametrize("size", SIZES)
async def test_a_cell_that_was_changed_meanwhile_is_asked_about(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    await leave_typed(start)
    record(db, CODE, "17", III, BUDI)
    async with offered(start, size) as session:
        assert "sejak itu" in session.text
        await session.press("enter")
        assert "budi (" in told(session)
        assert "mengubah sel ini sejak itu. Enter sekali lagi tetap menyimpan yang diketik" in told(session)
        assert head(db).content.reading.value == 17
        await session.press("down", "enter")
        assert head(db).content.reading.value == 17
        await session.press("enter")
        assert NOTHING_WAITS in " ".join(notices(session))
    assert head(db).content.reading.value == 18


async def test_a_cell_that_is_changed_while_it_is_offered_is_not_overwritten_unseen(start: Start, db: Database) -> None:
    await leave_typed(start)
    async with offered(start) as session:
        record(db, CODE, "17", III, BUDI)
        await session.press("enter")
        assert head(db).content.reading.value == 17
        assert line_of(session, "Nilai") == f"{CODE} TW III Nilai 18 17"
        await session.press("enter")
    assert head(db).content.reading.value == 18


async def test_an_odd_value_is_asked_about(start: Start, db: Database) -> None:
    await leave_typed(start, "101")
    async with offered(start) as session:
        await session.press("enter")
        assert "101 % tidak lazim: persentase di atas 100" in told(session)
        assert revisions(db) == []
        await session.press("enter")
    assert head(db).content.reading.value == 101


async def test_an_odd_value_of_a_cell_changed_meanwhile_is_told_with_it(start: Start, db: Database) -> None:
    await leave_typed(start, "5")
    record(db, CODE, "17", Quarter.II, BUDI)
    record(db, CODE, "18", III, BUDI)
    async with offered(start) as session:
        await session.press("enter")
        assert "mengubah sel ini sejak itu; 5 % tidak lazim: lebih buruk dari triwulan lalu" in told(session)
        await session.press("enter")
    assert head(db).content.reading.value == 5


async def test_an_unreadable_value_stays_with_its_sentence(start: Start, db: Database) -> None:
    await leave_typed(start, "17.5")
    async with offered(start) as session:
        await session.press("enter")
        assert "Gunakan koma untuk desimal: 17,5" in told(session)
        assert line_of(session, "Nilai") == f"{CODE} TW III Nilai 17.5 kosong"
    assert revisions(db) == []


async def test_what_was_saved_meanwhile_just_so_is_not_offered(start: Start, db: Database) -> None:
    await leave_typed(start)
    record(db, CODE, "18,0", III, BUDI)
    async with start() as session:
        assert not isinstance(session.app.screen, UnsavedScreen)
        await session.press("q")
        assert session.app.return_code == 0


async def test_b_opens_the_same_list(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await session.press("f1", "b")
        assert NOTHING in session.text
        await session.press("escape", "f2")
        await grid_at(session, CODE)
        await session.type("18")
        await session.press("f3", "b")
        assert OFFERED not in session.text
        assert line_of(session, "Nilai") == f"{CODE} TW III Nilai 18 kosong"
        await session.press("enter", "escape", "f2")
        assert session.grid.typed is None
        assert "!" not in session.line(CODE)
    assert head(db).content.reading.value == 18


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
async def test_any_text_is_offered_as_it_was_typed(start: Start, db: Database, text: str) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.FOLLOW_UP)
        await paste(session, text)
        kept = fields(session).text(Part.FOLLOW_UP)
    async with offered(start) as session:
        assert keeps_its_shape(session)
        await session.press("end", "home", "enter")
        assert keeps_its_shape(session)
    assert head(db).content.follow_up.split() == unicodedata.normalize("NFC", kept).split()


async def test_the_drafts_of_several_cells_and_quarters_are_offered_together(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        for code, text in ((CODE, "18"), ("2.4.6", "30")):
            await grid_at(session, code)
            await session.type(text)
            await session.press("f1", "[", "f2", "]")
        await session.press("[")
        await grid_at(session, "2.4.7")
        await session.type("70")
    async with offered(start) as session:
        assert line_of(session, "Nilai").startswith(CODE)
        assert "2.4.6 TW III" in told(session)
        assert "2.4.7 TW II Nilai 70" in told(session)
        await session.press("down", "down", "enter")
        assert "2.4.7 TW II: tersimpan 70 %" in session.text
    assert head(db, "2.4.7", Quarter.II).content.reading.value == Decimal(70)
    assert revisions(db) == []
