"""Typing into the form of a cell and saving it: one revision, asked about where it is odd, refused with a sentence."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.forms import Part, Written
from ikk_tui.domain.numbers import CellState
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.form_fields import FormFields
from tests.screens.conftest import Start
from tests.screens.forms import FORM, SIZES, fields, head, open_form, shown_code
from tests.screens.sight import go_to, grid_at, paste, read, told
from tests.services.cells import CODE, III, review, revisions


@pytest.mark.parametrize("size", SIZES)
async def test_value_and_texts_typed_are_saved_as_one_revision(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        assert "Persentase Narapidana" in session.text
        assert "TW III 2024" in told(session)
        assert "kumulatif s.d. TW III target 19 % belum diisi" in told(session)
        await session.type("17", "tab", *"Sesuai rencana.", "tab", *"Tidak ada.", "tab", *"Lanjut.", "tab")
        await session.type("W.16-12", "ctrl+o")
        assert f"{CODE} TW III: tersimpan 17 %, analisis, kendala, tindak lanjut, bukti" in told(session)
        assert session.app.drafts.state == ""
        await session.press("escape")
        assert "17" in session.line(CODE)
    (made,) = revisions(db)
    content = made.content
    assert content.reading.value == 17
    assert content.analysis == "Sesuai rencana."
    assert (content.obstacles, content.follow_up) == ("Tidak ada.", "Lanjut.")
    assert [(one.kind, one.reference) for one in content.evidence] == [("document", "W.16-12")]


@pytest.mark.parametrize("size", SIZES)
async def test_enter_in_the_value_saves_and_goes_on_to_the_analysis(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await session.type("45/60")
        for words in ("dibaca 75 % (45/60)", "75 / 19", "394,74", "Sangat Tinggi"):
            assert words in read(session, FormFields)
        await session.press("enter")
        assert fields(session).part is Part.ANALYSIS
        assert "tersimpan 75 % (45/60)" in told(session)
    assert head(db).content.reading.numerator == 45


async def test_enter_in_an_untouched_value_only_goes_on(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.press("enter")
        assert fields(session).part is Part.ANALYSIS
        await session.press("ctrl+o")
        assert "Tidak ada yang perlu disimpan" in session.text
    assert revisions(db) == []


async def test_a_point_is_refused_and_enter_takes_the_comma_that_is_proposed(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("17.5")
        assert "Gunakan koma untuk desimal: 17,5" in session.text
        await session.press("ctrl+o")
        assert revisions(db) == []
        await session.press("enter")
        assert fields(session).text(Part.VALUE) == "17,5"
        assert fields(session).part is Part.VALUE
        await session.press("enter")
    assert head(db).content.reading.value == Decimal("17.5")


@pytest.mark.parametrize("key", ["enter", "ctrl+o", "ctrl+n", "ctrl+l"])
async def test_an_odd_value_is_asked_about_once_by_every_key_that_saves(start: Start, db: Database, key: str) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("101", key)
        assert "persentase di atas 100? Tekan sekali lagi bila benar" in told(session)
        assert revisions(db) == []
        await session.press("backspace", "2", key)
        assert "102 % tidak lazim" in told(session)
        assert revisions(db) == []
        await session.press(key)
    assert head(db).content.reading.value == 102


async def test_another_key_does_not_answer_what_one_key_has_asked(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("101", "enter", "ctrl+o")
        assert revisions(db) == []
        await session.press("ctrl+o")
    assert head(db).content.reading.value == 101


async def test_an_impossible_value_stays_with_its_sentence_and_takes_the_cursor(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session, "6.2.1")
        await session.type("1,5", "tab", *"Uraian", "ctrl+o")
        assert "Orang dihitung utuh" in told(session)
        assert fields(session).part is Part.VALUE
        assert fields(session).typed[Part.VALUE] == "1,5"
        assert fields(session).typed[Part.ANALYSIS] == "Uraian"
        await session.press("ctrl+n")
        assert shown_code(session) == "6.2.1"
    assert revisions(db, "6.2.1") == []


async def test_not_applicable_takes_its_reason_in_the_value(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("- belum ada narapidana risiko tinggi", "enter")
        await session.press("escape", "f")
        assert fields(session).text(Part.VALUE) == "- belum ada narapidana risiko tinggi"
    assert head(db).content.reading.state is CellState.NOT_APPLICABLE


@pytest.mark.parametrize("size", SIZES)
async def test_a_closed_cell_can_be_read_only_and_says_whom_to_ask(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    describe(db, CODE, III, Written(value="17", analysis="Sesuai rencana."), siti)
    review(db, Status.SUBMITTED)
    async with start(*FORM, size=size) as session:
        await open_form(session)
        assert f"{CODE} TW III sudah diajukan oleh sari pada" in told(session)
        assert "minta peninjau mengembalikannya" in told(session)
        assert "Sesuai rencana." in session.text
        await session.type("abc", "ctrl+o", "ctrl+r", "ctrl+t", "tab", *"def", "tab", "9", "shift+tab")
        assert "abc" not in session.text
        await session.press("ctrl+g", "x")
        assert "Sesuai rencana.x" not in session.text
        await session.press("escape", "ctrl+n")
        assert shown_code(session) == "2.4.6"
        assert session.app.drafts.state == ""
        await session.press("ctrl+l", "escape")
    assert len(revisions(db)) == 2


async def test_the_remark_of_the_reviewer_is_shown_and_a_save_answers_it(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, CODE, "17", III, siti)
    review(db, Status.RETURNED, "Lampirkan laporan [/x] UPT")
    async with start(*FORM) as session:
        await open_form(session)
        assert "Catatan reviu: Lampirkan laporan [/x] UPT" in session.text
        assert "dikembalikan" in session.text
        await session.press("end")
        await paste(session, ",5")
        await session.press("ctrl+o")
        assert "dikembalikan" in session.text
    assert head(db).content.status is Status.RETURNED


async def test_a_value_typed_in_the_grid_is_in_the_form_and_the_other_way_round(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("17,5")
        assert session.grid.typed == "17,5"
        await session.press("f1")
        await go_to(session, CODE)
        await session.press("enter")
        assert fields(session).text(Part.VALUE) == "17,5"
        assert "Belum tersimpan: Nilai" in session.text
        await session.press("end", "1", "escape", "f2")
        assert session.grid.typed is None
        assert "17,51" in session.line(CODE)
        await session.press("enter")
    assert head(db).content.reading.value == Decimal("17.51")
