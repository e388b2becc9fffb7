"""What is said and shown while one fills a quarter: never stale, never missing, never about the wrong cell."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.evidence import Kind, Proof
from ikk_tui.domain.forms import Part, Written
from ikk_tui.domain.indicator_score import cell_key
from ikk_tui.domain.quarters import Quarter
from ikk_tui.drafts import Draft
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.screens.form import FormScreen
from ikk_tui.screens.full_text import FullTextScreen
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.services.evidence import measure
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.entry_totals import EntryTotals
from tests.screens.conftest import Start
from tests.screens.forms import FORM, SIZES, fields, go, open_form, shown_code
from tests.screens.sight import go_to, grid_at, notices, paste, read, told, tree, until
from tests.screens.test_taking_back import seen, send, slow_file
from tests.services.cells import CODE, III, SARI, revisions, values

NOTHING_WAITS = "Tidak ada lagi ketikan yang menunggu"


async def test_all_of_a_pasted_column_is_kept_before_its_first_value_is_saved(
    start: Start, db: Database, seeded: Path
) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await paste(session, "17\n30\n70")
        with closing(sqlite3.connect(seeded, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await send(session, "enter")
            await until(session, lambda: session.app.changes.saving)
            kept = {key.indicator: draft.value for key, draft in session.app.drafts}
            other.execute("ROLLBACK")
        assert kept == {CODE: "17", "2.4.6": "30", "2.4.7": "70"}
        await session.settle()
        assert session.app.drafts.state == ""
    assert [values(db, code) for code in kept] == [[17], [30], [70]]


async def test_a_column_pasted_while_a_field_is_open_closes_it(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("1")
        await paste(session, "17\n30")
        await session.press("enter")
        assert session.grid.typed is None
        assert "2 nilai tersimpan" in session.text
        assert session.line(CODE).split()[-3:] == ["17", "▼", "89,47"]
        await session.press("enter", "u")
    assert values(db) == [None, 17]


async def test_the_totals_are_right_after_a_save_that_changed_nothing_and_an_escape(start: Start, db: Database) -> None:
    record(db, CODE, "17", III, SARI)
    async with start(*FORM, size=(120, 40)) as session:
        before = read(session, EntryTotals)
        await grid_at(session, CODE)
        await session.type("17", "enter")
        assert "tidak berubah" in session.text
        await session.type("30")
        assert read(session, EntryTotals) != before
        await session.press("escape")
        assert read(session, EntryTotals) == before


async def test_ones_own_save_is_not_told_as_somebody_elses(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        with slow_file(session):
            await send(session, "1", "7", "enter", "up", "1")
            await session.app.keys_handled()
        await session.settle()
        await seen(session, db)
        assert session.grid.typed == "1"
        assert "baru saja mengisi" not in session.text
        await session.press("8", "enter")
    assert values(db) == [18, 17]


async def test_a_value_is_emptied_from_the_list_of_what_waits_after_a_question(start: Start, db: Database) -> None:
    record(db, CODE, "17", III, SARI)
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.press("backspace", "backspace", "f1", "b", "enter")
        assert "Kosongkan 17 %. Enter sekali lagi" in told(session)
        assert values(db) == [17]
        await session.press("enter")
    assert values(db) == [None, 17]


async def test_what_was_typed_for_a_year_that_is_not_in_the_file_is_listed_and_can_be_dropped(start: Start) -> None:
    async with start(*FORM) as session:
        session.app.drafts.put(CellKey(2023, CODE, III), Draft(None, {Part.VALUE: "12"}))
        await session.press("b")
        assert f"{CODE} TW III Nilai 12 " in told(session)
        assert "2023" in told(session)
        await session.press("enter")
        assert isinstance(session.app.screen, UnsavedScreen)
        await session.press("d")
        assert session.app.drafts.state
        await session.press("d")
        assert not isinstance(session.app.screen, UnsavedScreen)
        await session.press("q")
        assert session.app.return_code == 0


@pytest.mark.parametrize("mode", ["f1", "f2"])
async def test_the_list_closes_by_itself_when_nothing_waits_any_more_and_says_so(start: Start, mode: str) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("17", "tab", *"Uraian", mode, "b", "enter")
        assert isinstance(session.app.screen, UnsavedScreen)
        await session.press("enter")
        assert session.app.current_mode == ("program" if mode == "f1" else "isian")
        assert not isinstance(session.app.screen, UnsavedScreen)
        assert NOTHING_WAITS in " ".join([told(session), *notices(session)])


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("size", SIZES)
async def test_a_pasted_text_of_many_lines_is_taken_back_in_its_field(
    start: Start, size: tuple[int, int], full: bool
) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.press(*(["ctrl+g"] if full else []))
        await paste(session, "\n".join(f"Baris {at}" for at in range(60)))
        assert "Baris 59" in session.text
        await session.press("ctrl+z")
        assert session.app.is_running
        assert isinstance(session.app.screen, FullTextScreen) == full
        assert "Baris" not in session.text
        await session.type("x", *(["escape"] if full else []))
        assert fields(session).text(Part.ANALYSIS) == "x"


async def test_leaving_is_asked_again_after_any_other_key(start: Start) -> None:
    async with start(*FORM) as session:
        await session.type("3", "f1", "q", "down", "q")
        assert session.app.return_code is None
        await session.press("q")
        assert session.app.return_code == 0


async def test_a_filter_without_lines_says_so_in_place_of_the_last_indicator(start: Start) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("17", "enter")
        assert "tersimpan 17 %" in session.text
        await session.press("s")
        assert "tersimpan" not in session.text
        await session.press("s")
        assert session.grid.codes == []
        assert "Tidak ada baris untuk saringan ini; s menggantinya" in session.text
        assert "2.4.6" not in session.text
        await session.press("s", "2")
        assert session.grid.codes[0] == "2.1.1"
        assert "Tidak ada baris" not in session.text
        assert f"{session.grid.code}  " in session.text


@pytest.mark.parametrize("size", SIZES)
async def test_beside_the_name_of_a_division_the_mean_is_told_as_the_offices(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    record(db, "3.1.1", "3,25", III, SARI)
    async with start(*FORM, "s", "s", "s", "2", size=size) as session:
        shown = read(session, EntryTotals)
        assert shown.startswith("Divisi saya: Pemasyarakatan; kantor ")
        assert "1 dari 59" in shown


async def test_a_value_carried_from_an_earlier_quarter_is_named_while_one_types(start: Start, db: Database) -> None:
    record(db, CODE, "17", Quarter.I, SARI)
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        assert "(nilai TW I)" in told(session)
        await session.type("- belum dihitung")
        assert "dibaca tidak berlaku" in told(session)
        assert "(nilai TW I)" in told(session)
        await session.press("escape")
        await session.type("18")
        assert "(nilai" not in session.text


async def test_a_form_that_is_left_moves_the_grid_to_the_indicator_it_showed_last(start: Start) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.press("ctrl+n", "ctrl+n", "escape")
        assert session.grid.code == "2.4.7"


async def test_a_form_that_is_left_for_the_tree_says_what_of_it_waits(start: Start) -> None:
    async with start("]", "]") as session:
        await go_to(session, CODE)
        await session.press("enter", "ctrl+n")
        await session.type("18", "tab", *"Uraian", "escape")
        assert tree(session).outline.code == "2.4.6"
        assert "2.4.6: Nilai, Analisis belum tersimpan; b memperlihatkannya" in " ".join(notices(session))


async def test_going_on_to_the_next_form_tells_what_was_saved_and_begins_at_the_value(start: Start) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Uraian", "ctrl+n")
        assert shown_code(session) == "2.4.6"
        assert f"{CODE} TW III: tersimpan analisis" in session.text
        assert fields(session).part is Part.VALUE


async def test_from_the_value_last_quarters_texts_are_copied_but_not_its_evidence(
    start: Start, db: Database, seeded: Path
) -> None:
    proofs = measure([Proof(Kind.DOCUMENT, "W.16-12")], (), seeded)
    describe(db, CODE, Quarter.II, Written(value="10", analysis="A", follow_up="C", evidence=proofs), SARI)
    async with start(*FORM) as session:
        await open_form(session)
        await session.press("ctrl+r")
        assert "Disalin dari TW II: Analisis, Tindak lanjut" in session.text
        assert list(fields(session).typed.values()) == ["", "A", "", "C", ""]
    assert revisions(db) == []


async def test_what_is_being_typed_is_called_no_draft_before_it_is_saved(start: Start, db: Database) -> None:
    async with start(*FORM, size=(120, 40)) as session:
        await grid_at(session, CODE)
        await session.type("17")
        assert session.line(CODE).rstrip("▁▂▃▄▅▆▇█ ").endswith("belum diisi")
        await session.press("enter")
        assert session.line(CODE).rstrip("▁▂▃▄▅▆▇█ ").endswith("draf")


async def test_a_board_that_arrives_while_a_form_is_being_opened_ends_nothing(start: Start) -> None:
    async with start() as session:
        app = session.app
        assert app.board is not None
        form = await app.changes.form(cell_key(app.board.indicator(CODE), 2024), app.session)
        app.push_screen(FormScreen(form, [CODE]))
        # Before the form is mounted.
        app.watch_overview()
        await session.settle()
        assert isinstance(app.screen, FormScreen)
        assert app.fault is None
        assert CODE in session.text


async def test_what_goes_wrong_while_the_app_ends_does_not_hide_why_it_ends(start: Start) -> None:
    async with start() as session:
        session.app.fault = DatabaseUnusable("Basis data rusak")
        session.app._fatal_error()
    assert session.app.fault.message == "Basis data rusak"
    assert session.app.fault.exit_code == 3
