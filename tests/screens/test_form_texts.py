"""The texts of the form: over the whole screen, counted, kept when one leaves, and shown as they were typed."""

from pathlib import Path

import pytest

from ikk_tui.domain.forms import TEXT_LIMIT, Part, Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import read_text
from ikk_tui.screens.form import FormScreen
from ikk_tui.screens.full_text import FullTextScreen
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.form_context import FormContext
from ikk_tui.widgets.form_fields import FormFields
from tests.screens.conftest import Start
from tests.screens.forms import FORM, SIZES, fields, go, head, open_form, shown_code
from tests.screens.sight import go_to, pane, paste, read, second_year, told
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_nasty_texts import NASTY
from tests.services.cells import CODE, III, revisions


@pytest.mark.parametrize("size", SIZES)
async def test_a_text_is_typed_over_the_whole_screen_and_is_in_its_field_on_the_way_back(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.OBSTACLES)
        await session.type("Hujan", "ctrl+g")
        assert isinstance(session.app.screen, FullTextScreen)
        assert session.text.splitlines()[0].split() == [CODE, "TW", "III", "Kendala"]
        await session.type(" deras.", "enter", *"Banjir.")
        assert "Kendala: sisa 3.980 dari 4.000 karakter" in session.text
        await session.press("ctrl+g")
        assert shown_code(session) == CODE
        assert fields(session).part is Part.OBSTACLES
        assert fields(session).text(Part.OBSTACLES) == "Hujan deras.\nBanjir."
        assert "sisa 3.980" in session.text
        await session.press("ctrl+g", "backspace", "escape", "ctrl+o")
    assert head(db).content.obstacles == "Hujan deras.\nBanjir"


async def test_a_text_typed_over_the_whole_screen_is_kept_at_every_key(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.press("ctrl+g", *"Uraian", "f1")
        assert session.app.current_mode == "program"
        assert len(session.app.screen_stack) == 1
        await session.press("f2", "f")
        assert fields(session).text(Part.ANALYSIS) == "Uraian"


async def test_the_value_alone_has_no_full_screen(start: Start) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.press("ctrl+g")
        assert "Pilih dulu Analisis, Kendala, Tindak lanjut atau Bukti dengan Tab" in session.text


@pytest.mark.parametrize("size", SIZES)
async def test_escape_keeps_the_text_as_a_draft_that_the_grid_shows_and_the_form_has_again(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    record(db, CODE, "17", III, siti)
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.FOLLOW_UP)
        await session.type("Rapat Senin", "escape")
        assert "17" in session.line(CODE)
        assert session.line(CODE).split()[-1] == ("!" if size[0] == 80 else "tersimpan")
        assert "Tindak lanjut belum tersimpan; Enter menyimpan, f membuka formulirnya" in told(session)
        await session.press("escape")
        assert "Uraian yang diketik tidak dibuang di sini; f membuka formulirnya" in session.text
        await session.press("f")
        assert fields(session).text(Part.FOLLOW_UP) == "Rapat Senin"
        assert "Belum tersimpan: Tindak lanjut" in session.text
        await session.press("escape", "enter")
        assert f"{CODE} TW III: tersimpan tindak lanjut" in session.text
        assert session.grid.code == "2.4.6"
    assert head(db).content.follow_up == "Rapat Senin"
    assert head(db).content.reading.value == 17


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "f4", "f5"])
async def test_an_f_key_leaves_the_form_and_loses_no_text(start: Start, db: Database, key: str) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("17", "tab", *"Uraian", key)
        assert not isinstance(session.app.screen, FormScreen)
        assert len(session.app.screen_stack) == 1
        await session.press("f2", "f")
        assert fields(session).typed[Part.VALUE] == "17"
        assert fields(session).typed[Part.ANALYSIS] == "Uraian"
    assert revisions(db) == []


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_text_holds_is_counted_and_too_long_a_one_is_kept_and_refused(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await paste(session, "a" * TEXT_LIMIT)
        assert "sisa 0" in session.text
        await session.press("b")
        assert "lebih 1" in session.text
        await session.press("ctrl+o")
        assert "Analisis terlalu panjang (4001 karakter)" in told(session)
        assert fields(session).text(Part.ANALYSIS) == "a" * TEXT_LIMIT + "b"
        assert revisions(db) == []
        await session.press("backspace", "ctrl+o")
    assert head(db).content.analysis == "a" * TEXT_LIMIT


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("size", SIZES)
async def test_any_text_is_shown_and_stored_as_it_was_typed(
    start: Start, db: Database, siti: Author, text: str, size: tuple[int, int]
) -> None:
    stored = read_text(text.replace("\t", " "), "Analisis", TEXT_LIMIT)
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await paste(session, text)
        assert keeps_its_shape(session)
        await session.press("ctrl+g")
        assert keeps_its_shape(session)
        await session.press("escape", "ctrl+o")
        assert keeps_its_shape(session)
        await session.press("escape", "]")
        assert "TW IV" in session.text
        await session.press("f")
        assert keeps_its_shape(session)
        await go(session, Part.ANALYSIS)
        assert "".join(stored.split())[:12] in "".join(read(session, FormContext).split())
        await session.press("ctrl+r", "ctrl+o")
    assert head(db).content.analysis == stored
    assert head(db, CODE, Quarter.IV).content.analysis == stored


async def test_markup_and_lines_are_shown_as_they_were_typed(start: Start, db: Database) -> None:
    async with start(*FORM, size=(120, 40)) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("[/x] [red]merah[/]", "enter", *"baris dua")
        lines = [line.strip() for line in pane(session, FormFields).splitlines()]
        assert any(line.endswith("[/x] [red]merah[/]") for line in lines)
        assert any(line.endswith("baris dua") for line in lines)


@pytest.mark.parametrize("mark", ["\u202e", "\u200f", "\u2066", "\x1b[2J", "\x9b"], ids=ascii)
async def test_a_mark_that_steers_a_terminal_is_refused_with_the_text_kept(
    start: Start, db: Database, mark: str
) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.OBSTACLES)
        await paste(session, f"aman {mark}bahaya")
        assert keeps_its_shape(session)
        await session.press("ctrl+o")
        assert "Kendala memuat karakter" in told(session)
        assert "bahaya" in fields(session).text(Part.OBSTACLES)
        await session.press("escape", "f")
        assert "bahaya" in fields(session).text(Part.OBSTACLES)
    assert revisions(db) == []


@pytest.mark.parametrize("size", SIZES)
async def test_last_years_and_last_quarters_texts_are_in_view(
    start: Start, db: Database, seeded: Path, siti: Author, size: tuple[int, int]
) -> None:
    describe(db, CODE, III, Written(value="15", analysis="Tahun lalu."), siti, year=2024)
    second_year(seeded)
    describe(db, CODE, Quarter.II, Written(value="16", analysis="Triwulan lalu."), siti, year=2025)
    async with start("]", size=size) as session:
        while "TW III" not in session.text.splitlines()[0]:
            await session.press("]")
        await go_to(session, CODE)
        await session.press("enter")
        assert "TW III 2025" in session.text
        assert "15 %" in read(session, FormContext)
        await go(session, Part.ANALYSIS)
        context = read(session, FormContext)
        for words in ("TW II 2025", "Triwulan lalu.", "TW III 2024", "Tahun lalu."):
            assert words in context
