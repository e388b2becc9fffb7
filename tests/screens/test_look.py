"""Why this number, and what was it before: asked from the line one is on."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Deed
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import history, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Start
from tests.screens.sight import go_to, pane, second_year, told, tree

BUDI = Author("budi", "laptop-2")


def values(db: Database, quarter: Quarter = Quarter.I, year: int = 2024) -> list[Decimal | None]:
    """The values of 2.4.5's history, newest first."""
    return [one.content.reading.value for one in history(db, "2.4.5", quarter, year=year)[2]]


@pytest.fixture
def twice(db: Database, siti: Author) -> None:
    """15 by siti, then 17 by budi."""
    record(db, "2.4.5", "15", Quarter.I, siti)
    record(db, "2.4.5", "17", Quarter.I, BUDI)


async def test_the_number_of_an_indicator_is_explained_in_full(start: Start, db: Database, siti: Author) -> None:
    record(db, "2.4.5", "24", Quarter.I, siti)
    async with start("]", "]") as session:
        await go_to(session, "2.4.5")
        await session.press("x")
        shown = told(session)
        assert "Asal-usul angka s.d. TW III 2024" in shown
        assert "24 %, nilai terbaru s.d. TW III, diisi pada TW I" in shown
        assert "19 %, target tahunan" in shown
        assert "24 / 19 x 100 = 126,32" in shown
        assert "semakin tinggi semakin baik: R / T x 100" in shown
        assert "120,00, dibatasi paling tinggi 120" in shown
        assert "Bawaan aplikasi: satu capaian tidak menutupi yang lain; 120 juga nilai tertinggi" in shown
        assert "Sangat Tinggi: di atas 90" in shown
        assert "Permendagri 54 Tahun 2010" in shown
        await session.press("escape")
        assert session.app.current_mode == "program"
        assert tree(session).outline.code == "2.4.5"


async def test_the_mean_of_a_program_or_objective_is_explained_with_its_denominator(start: Start, twice: None) -> None:
    async with start() as session:
        for code, mean in (("2", "1 dari 38; 32 belum diisi, 5 tanpa target"), ("2.4", "1 dari 7; 6 belum diisi")):
            await go_to(session, code)
            await session.press("x")
            shown = told(session)
            assert f"89,47 ({mean})" in shown
            assert "rata-rata semua IKK yang dinilai" in shown
            assert "Bawaan aplikasi: setiap IKK yang dinilai berbobot sama" in shown
            assert "Tinggi: di atas 75 sampai 90" in shown
            await session.press("escape")
        await session.press("x", "end", "q")
        assert session.app.current_mode == "program"
        assert session.app.is_running


async def test_a_number_that_is_none_is_explained_too(start: Start) -> None:
    async with start() as session:
        for code, why in (("2.9.1", "tidak dinilai: target 0"), ("1.1.1", "tidak dinilai: belum diisi")):
            await go_to(session, code)
            await session.press("x")
            assert why in told(session)
            await session.press("escape")


async def test_the_history_is_newest_first_with_what_changed_who_and_when(start: Start, twice: None) -> None:
    async with start() as session:
        await go_to(session, "2.4.5")
        await session.press("h")
        assert "Riwayat 2.4.5 TW I" in session.text
        shown = told(session)
        assert shown.index("budi mengisi (laptop-2) Nilai: 15 % → 17 %") < shown.index("siti mengisi (laptop-1)")
        assert "Nilai: kosong → 15 %" in shown
        assert any(line.strip().removeprefix("▌").strip()[2:6:3] == "--" for line in session.text.splitlines())
        await session.press("escape", "]", "h")
        assert "Belum pernah diisi" in session.text
        await session.press("enter", "down", "enter", "escape")
        await session.press("left", "h")
        assert "Pilih dulu sebuah IKK" in session.text
        assert len(session.app.screen_stack) == 1


async def test_a_former_value_is_brought_back_with_enter_twice(start: Start, db: Database, twice: None) -> None:
    async with start() as session:
        await go_to(session, "2.4.5")
        await session.press("h", "enter")
        assert "Ini isi yang berlaku sekarang" in session.text
        await session.press("down", "enter")
        assert "Bawa kembali 15 % dari" in told(session)
        assert "Tekan sekali lagi bila benar" in told(session)
        assert values(db) == [17, 15]
        await session.press("enter")
        assert values(db) == [15, 17, 15]
        assert history(db, "2.4.5", Quarter.I)[2][0].deed is Deed.RESTORE
        assert "2.4.5 TW I: kembali menjadi 15 %" in told(session)
        assert "memulihkan" in pane(session, Reader).splitlines()[1]
        await session.press("escape")
        assert "15    %  ▼   78,95" in session.text


async def test_an_impatient_hand_brings_a_former_value_back_once(start: Start, db: Database, twice: None) -> None:
    async with start() as session:
        await go_to(session, "2.4.5")
        await session.press("h", "down")
        await session.pilot.press("enter", "enter", "enter", "enter")
        await session.settle()
        assert values(db) == [15, 17, 15]
        assert session.app.is_running


async def test_bringing_back_is_refused_when_somebody_saved_meanwhile(start: Start, db: Database, twice: None) -> None:
    async with start() as session:
        await go_to(session, "2.4.5")
        await session.press("h", "down")
        record(db, "2.4.5", "18", Quarter.I, BUDI)
        await session.press("enter", "enter")
        assert "2.4.5 TW I sudah diubah oleh budi menjadi 18 %" in told(session)
        assert values(db) == [18, 17, 15]
        await session.press("escape", "h")
        assert "17 % → 18 %" in told(session)


async def test_a_question_is_answered_only_on_the_line_it_was_asked_about(
    start: Start, db: Database, twice: None
) -> None:
    record(db, "2.4.5", "16", Quarter.I, BUDI)
    async with start() as session:
        await go_to(session, "2.4.5")
        await session.press("h", "down", "down", "enter", "up", "enter")
        assert "Bawa kembali 17 %" in told(session)
        assert values(db) == [16, 17, 15]
        await session.press("up", "enter")
        assert "Ini isi yang berlaku sekarang" in told(session)
        await session.press("down", "enter")
        assert values(db) == [16, 17, 15]


async def test_explanation_and_history_open_in_the_grid_too(start: Start, twice: None) -> None:
    async with start("2") as session:
        session.grid.go("2.4.5")
        await session.settle()
        await session.press("x")
        assert "17 / 19 x 100 = 89,47" in told(session)
        await session.press("escape", "h")
        assert "15 % → 17 %" in told(session)
        await session.press("escape")
        await session.type("1", "x")
        assert session.grid.typed is not None
        assert len(session.app.screen_stack) == 1


async def test_a_letter_on_an_indicator_opens_it_in_the_grid(start: Start) -> None:
    async with start() as session:
        for code in ("9.1.1", "2.4.5"):
            await go_to(session, code)
            await session.press("i")
            assert session.app.current_mode == "isian"
            assert session.grid.code == code
            await session.press("f1")
            assert tree(session).outline.code == code


async def test_a_history_closes_when_another_mode_comes_to_the_front(
    start: Start, db: Database, twice: None, siti: Author
) -> None:
    second_year(db.path)
    record(db, "2.4.5", "5", Quarter.I, siti, year=2025)
    async with start() as session:
        while "IKK 2024" not in session.text or "TW I  " not in session.text:
            await session.press("[")
        await go_to(session, "2.4.5")
        await session.press("h", "down", "f2", "]", "]", "]", "]", "f1")
        assert "Riwayat 2.4.5" not in session.text
        await session.press("enter", "enter")
        assert session.app.is_running
        assert values(db, year=2025) == [5]
        assert values(db)[1:] in ([15], [17, 15])
