"""Two people at one file: what the other saves is seen soon, disturbs nothing, and is never overwritten unseen."""

from decimal import Decimal

import pytest

from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.forms import Part, Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.forms import hold_form, read_form
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.entry_totals import EntryTotals
from ikk_tui.widgets.form_context import FormContext
from tests.screens.conftest import Start
from tests.screens.forms import FORM, SIZES, fields, go, head, open_form, shown_code
from tests.screens.sight import go_to, grid_at, read, row, told, until
from tests.services.cells import CODE, III, revisions

BUDI = Author("budi", "laptop-2")
KEY = CellKey(2024, CODE, III)
SECONDS = 2.0


@pytest.mark.parametrize("size", SIZES)
async def test_what_another_saves_appears_in_the_grid_without_a_key(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await grid_at(session, "2.4.6")
        record(db, CODE, "17", III, BUDI)
        await until(session, lambda: "89,47" in session.line(CODE), SECONDS)
        assert session.grid.code == "2.4.6"
        assert "1/59 terisi" in session.text
        assert "89,47 (1 dari 59" in read(session, EntryTotals)


async def test_what_another_saves_appears_in_the_tree_and_in_the_summary(start: Start, db: Database) -> None:
    async with start("]", "]") as session:
        await go_to(session, CODE)
        record(db, CODE, "17", III, BUDI)
        await until(session, lambda: "89,47" in row(session, CODE))
        await session.press("f3")
        record(db, CODE, "19", III, BUDI)
        await until(session, lambda: "100,00" in session.text)


async def test_what_one_types_is_left_alone_and_a_save_of_that_cell_is_told(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("18,5", "left")
        record(db, "2.4.6", "30", III, BUDI)
        await until(session, lambda: "88,24" in session.line("2.4.6"))
        assert "budi" not in session.text
        record(db, CODE, "17", III, BUDI)
        await until(session, lambda: f"budi baru saja mengisi {CODE}: 17 %" in told(session))
        assert (session.grid.code, session.grid.typed) == (CODE, "18,5")
        await session.press("2", "enter")
        assert f"{CODE} belum tersimpan; kembali ke barisnya untuk memutuskan" in session.text
        assert head(db).content.reading.value == 17
        await session.press("up")
        assert "! 18,25" in session.line(CODE)
        assert "budi sudah mengisi 17 %" in told(session)
        await session.press("enter")
    assert head(db).content.reading.value == Decimal("18.25")
    assert [one.author for one in revisions(db)][1] == "budi"


async def test_the_place_in_the_grid_is_kept_while_others_save(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await session.press("end", "pageup", "pageup", "up")
        code, scroll = session.grid.code, session.grid.scroll_offset.y
        record(db, "1.1.1", "3", III, BUDI)
        await until(session, lambda: "1/59 terisi" in session.text)
        assert (session.grid.code, session.grid.scroll_offset.y) == (code, scroll)


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_with_nothing_typed_shows_what_another_saves(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.OBSTACLES)
        describe(db, CODE, III, Written(value="17", analysis="Dari budi."), BUDI)
        await until(session, lambda: "Dari budi." in session.text)
        assert "budi baru saja menyimpan sel ini (17 %)" in told(session)
        assert fields(session).part is Part.OBSTACLES
        assert fields(session).text(Part.VALUE) == "17"
        await session.type("Punya saya.", "ctrl+o")
    assert head(db).content.analysis == "Dari budi."
    assert head(db).content.obstacles == "Punya saya."


@pytest.mark.parametrize("size", SIZES)
async def test_a_form_with_something_typed_keeps_it_and_says_so(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Punya saya.", "left")
        describe(db, CODE, III, Written(value="17", analysis="Dari budi."), BUDI)
        await until(session, lambda: "budi baru saja menyimpan sel ini (17 %)" in told(session))
        assert fields(session).text(Part.ANALYSIS) == "Punya saya."
        await session.press("x")
        assert fields(session).text(Part.ANALYSIS) == "Punya sayax."
        await session.press("escape", "f")
        assert fields(session).text(Part.ANALYSIS) == "Punya sayax."
        assert "Belum tersimpan: Analisis; isi yang tersimpan sudah diubah sejak itu" in told(session)


async def test_a_form_that_another_has_open_says_who(start: Start, db: Database) -> None:
    hold_form(db, "lain", KEY, BUDI)
    async with start(*FORM, size=(120, 40)) as session:
        await open_form(session)
        assert "! budi (laptop-2) juga membuka formulir ini" in told(session)
        await session.press("ctrl+n")
        assert shown_code(session) == "2.4.6"
        assert "juga membuka" not in session.text
        await session.press("ctrl+l")
        assert "! budi (laptop-2) juga membuka formulir ini" in told(session)


async def test_on_a_small_screen_too_it_says_who_has_the_form_open(start: Start, db: Database) -> None:
    hold_form(db, "lain", KEY, BUDI)
    async with start(*FORM) as session:
        await open_form(session)
        assert "! budi (laptop-2) juga membuka formulir ini" in told(session)


@pytest.mark.parametrize("leave", ["escape", "f1", "ctrl+n"])
async def test_a_form_that_is_open_is_told_to_others_until_it_is_left(start: Start, db: Database, leave: str) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await until(session, lambda: read_form(db, CODE, III, session="lain").others)
        (mine,) = hold_form(db, "lain", KEY, BUDI)
        assert mine.session == session.app.session
        await session.press(leave)
        await until(session, lambda: not read_form(db, CODE, III, session="lain").others)
        assert hold_form(db, "lain", KEY, BUDI) == ()


async def test_a_form_is_closed_for_others_when_the_program_ends(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await until(session, lambda: read_form(db, CODE, III).others)
    assert read_form(db, CODE, III).others == ()


async def test_what_another_saves_in_another_quarter_is_no_news_of_this_cell(start: Start, db: Database) -> None:
    async with start(*FORM, size=(120, 40)) as session:
        await open_form(session)
        await session.type("18")
        record(db, CODE, "10", Quarter.II, BUDI)
        await until(session, lambda: "10 %" in read(session, FormContext))
        assert "baru saja" not in session.text
        assert fields(session).text(Part.VALUE) == "18"
