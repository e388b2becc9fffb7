"""A column pasted from a spreadsheet: shown first, what goes where and what stands against it, then saved as one."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.forms import Part
from ikk_tui.domain.numbers import INDEX, PERCENT, read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.paste import PasteScreen
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start
from tests.screens.forms import FORM, SIZES, fields, go, open_form
from tests.screens.sight import grid_at, paste, told
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_nasty_texts import NASTY
from tests.services.cells import CODE, III, review, revisions

BUDI = Author("budi", "laptop-2")


def value(db: Database, code: str, quarter: Quarter = III) -> Decimal | None:
    cell = scoreboard(db, quarter).indicator(code).cell
    return None if cell is None else cell.reading.value


def values(db: Database, *codes: str) -> list[Decimal | None]:
    return [value(db, code) for code in codes]


def entered(db: Database, quarter: Quarter = III) -> int:
    return scoreboard(db, quarter).standing.entered


def at(session: Session, code: str) -> str:
    """What is said of one indicator on the page, without the marks of the cursor."""
    lines = session.text.replace("▌", " ").splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip().startswith(f"{code} "))
    rest = []
    for line in lines[start + 1 :]:
        if not line.startswith(" " * 9):
            break
        rest.append(line)
    return " ".join(" ".join([lines[start], *rest]).split())


@pytest.mark.parametrize("size", SIZES)
async def test_a_pasted_column_shows_what_goes_where_and_what_stands_against_it(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    record(db, "2.4.4", "80", III, siti)
    record(db, CODE, "17", III, siti)
    review(db, Status.APPROVED)
    async with start(*FORM, size=size) as session:
        await grid_at(session, "2.4.2")
        await paste(session, "98,5\n\n81\n18\n101\nabc\n87.5\n")
        assert isinstance(session.app.screen, PasteScreen)
        assert "Tempel 6 nilai ke TW III mulai 2.4.2" in session.text
        assert at(session, "2.4.2").startswith("2.4.2 98,5 98,5 % ▼ 98,50")
        assert at(session, "2.4.3") == "2.4.3 dilewati baris kosong"
        assert at(session, "2.4.4") == "2.4.4 81 81 % ▼ 90,00 mengganti 80 %"
        assert "sudah disetujui oleh sari" in at(session, CODE)
        assert "minta sari mengembalikannya" in at(session, CODE)
        assert "tidak lazim: persentase di atas 100" in at(session, "2.4.6")
        assert at(session, "2.4.7").startswith("2.4.7 abc ! ")
        assert "Gunakan koma untuk desimal: 87,5" in at(session, "2.5.1")
        assert "3 nilai disimpan dengan Enter; 1 di antaranya tidak lazim; 3 tidak dapat disimpan" in told(session)
        assert entered(db) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_enter_saves_all_that_is_good_and_u_takes_all_of_it_back(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    record(db, "2.4.4", "80", III, siti)
    async with start(*FORM, size=size) as session:
        await grid_at(session, "2.4.2")
        await paste(session, "98,5\n80\n81\nabc\n30")
        await session.press("enter")
        assert not isinstance(session.app.screen, PasteScreen)
        assert "4 nilai tersimpan; 1 menunggu di barisnya (!)" in told(session)
        assert values(db, "2.4.2", "2.4.3", "2.4.4", "2.4.6") == [Decimal("98.5"), 80, 81, 30]
        assert "! abc" in session.line(CODE)
        assert "98,5" in session.line("2.4.2")
        assert "4/59 terisi" in session.text
        await session.press("u")
        assert values(db, "2.4.2", "2.4.3", "2.4.4", "2.4.6") == [None, None, 80, None]
        assert "4 baris" in session.text
        assert session.grid.code == "2.4.2"
        assert "! abc" in session.line(CODE)
        await session.press("u")
        assert values(db, "2.4.2", "2.4.3", "2.4.4", "2.4.6") == [Decimal("98.5"), 80, 81, 30]


async def test_what_could_not_be_read_is_put_right_in_its_row(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await paste(session, "1,,8\n30")
        await session.press("enter")
        assert session.grid.code == CODE
        assert "bukan angka yang dapat dibaca" in told(session)
        await session.press("enter", "left", "backspace", "backspace", "enter")
        assert "!" not in session.line(CODE)
    assert value(db, CODE) == 18


async def test_k_takes_the_commas_that_are_proposed(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await paste(session, "17.5\n30.25\n1,234.5\nabc")
        assert "0 nilai disimpan dengan Enter; 4 tidak dapat disimpan" in told(session)
        await session.press("k")
        assert "3 nilai disimpan dengan Enter" in told(session)
        assert "17,5 %" in at(session, CODE)
        await session.press("k", "enter")
    assert values(db, CODE, "2.4.6", "2.4.7") == [Decimal("17.5"), Decimal("30.25"), Decimal("1234.5")]


async def test_escape_writes_nothing_and_keeps_nothing(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await paste(session, "17\nabc")
        await session.press("escape")
        assert session.grid.code == CODE
        assert "!" not in session.text.split("Capaian")[1]
        assert session.app.drafts.state == ""
    assert entered(db) == 0


async def test_more_values_than_rows_are_named(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await session.press("end")
        await paste(session, "80\n1\n\n2\n3\n4\n5\n6\n")
        assert "Tidak ada baris lagi untuk 6 nilai: 1, 2, 3, 4, 5 …" in told(session)
        await session.press("enter")
        assert "1 nilai tersimpan" in session.text
    assert value(db, "9.1.1") == 80
    assert entered(db) == 1


async def test_only_empty_lines_save_nothing(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await paste(session, "\n \n\t\n")
        await session.press("enter", "escape")
        assert not isinstance(session.app.screen, PasteScreen)
    assert entered(db) == 0


async def test_a_column_falls_on_the_rows_that_a_filter_left(start: Start, db: Database, siti: Author) -> None:
    record(db, "2.1.1", "83", III, siti)
    async with start(*FORM, "s") as session:
        await session.press("home")
        await paste(session, "3\n85")
        assert at(session, "2.2.1").startswith("2.2.1 85 85 %")
        await session.press("enter")
    assert values(db, "1.1.1", "2.1.1", "2.2.1") == [3, 83, 85]


async def test_a_whole_quarter_is_pasted_at_once(start: Start, db: Database) -> None:
    ones = decree(db).indicators
    texts = ["3" if one.unit == INDEX else f"{at}/60" if one.unit == PERCENT else "1" for at, one in enumerate(ones)]
    async with start("2", size=(120, 40)) as session:
        await session.press("home")
        await paste(session, "\r\n".join(texts))
        assert "Tempel 59 nilai ke TW I mulai 1.1.1" in session.text
        assert "59 nilai disimpan dengan Enter" in session.text
        await session.press("end", "pageup", "home", "enter")
        assert "59 nilai tersimpan" in session.text
        assert "59/59 terisi" in session.text
        board = scoreboard(db, Quarter.I)
        for one, text in zip(board.indicators, texts, strict=True):
            assert one.cell is not None
            assert one.cell.reading == read_value(text, one.indicator.unit)
        await session.press("u")
        assert "0/59 terisi" in session.text
    assert entered(db, Quarter.I) == 0


async def test_a_value_another_saved_meanwhile_is_not_overwritten(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await paste(session, "18\n30")
        record(db, CODE, "17", III, BUDI)
        await session.press("enter")
        assert "1 nilai tersimpan; 1 menunggu di barisnya (!)" in told(session)
        assert "! 18" in session.line(CODE)
        assert "budi sudah mengisi 17 %" in told(session)
        await session.press("u")
        assert values(db, CODE, "2.4.6") == [17, None]


async def test_a_text_that_waits_in_the_form_of_a_row_goes_on_waiting(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Uraian", "escape")
        await paste(session, "18\n30")
        await session.press("enter")
        assert value(db, CODE) == 18
        await grid_at(session, CODE)
        await session.press("f")
        assert fields(session).text(Part.ANALYSIS) == "Uraian"
        assert revisions(db)[0].content.analysis == ""


@pytest.mark.parametrize("size", SIZES)
async def test_any_lines_are_shown_as_they_are_and_break_nothing(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    lines = [*NASTY, "\x1b[2J", "\u202e12", "9" * 5000, "1/0", "=SUM(A1:A3)", "#DIV/0!", "-", "- [/x] tutup", "0/0"]
    async with start(*FORM, size=size) as session:
        await session.press("home")
        await paste(session, "\n".join(lines))
        assert isinstance(session.app.screen, PasteScreen)
        seen = ""
        for _ in range(12):
            assert keeps_its_shape(session)
            seen += told(session)
            await session.press("pagedown")
        assert "[/x]" in seen
        await session.press("k", "enter")
        assert keeps_its_shape(session)
        for _ in range(4):
            assert keeps_its_shape(session)
            await session.press("pagedown")
    # Of all those only the reason and `0/0` can be read.
    assert entered(db) == 2
