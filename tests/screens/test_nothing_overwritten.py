"""Nothing anybody saved is overwritten unseen, by whichever way one's own text comes to be saved."""

import asyncio
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from ikk_tui.domain.cells import CellKey, Evidence, Status
from ikk_tui.domain.forms import CellForm, Part, Written
from ikk_tui.screens.conflict import ConflictScreen
from ikk_tui.screens.form import FormScreen
from ikk_tui.screens.full_text import FullTextScreen
from ikk_tui.services import evidence
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from ikk_tui.widgets.form_head import FormHead
from tests.screens.conftest import Session, Start
from tests.screens.forms import FORM, fields, go, head, open_form
from tests.screens.sight import grid_at, paste, read, told, until
from tests.screens.test_taking_back import seen, send, slow_file
from tests.services.cells import CODE, III, review, revisions, values

BUDI = Author("budi", "laptop-2")
CHANGED = f"{CODE} TW III diubah orang lain sejak Anda mulai mengetik"


async def leave_text(session: Session, *, value: str = "") -> None:
    """Type a text, and a value before it, into the form of the cell, and leave it unsaved."""
    await open_form(session)
    await session.type(value)
    await go(session, Part.ANALYSIS)
    await session.type("Punya saya.", "escape")


def compared(session: Session) -> bool:
    """Whether both texts are side by side on the screen."""
    shown = told(session)
    return isinstance(session.app.screen, ConflictScreen) and all(
        words in shown for words in (CHANGED, "Punya saya.", "Dari budi.")
    )


async def test_a_save_that_still_measures_its_file_does_not_land_on_top_of_a_newer_one(
    start: Start, db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report, measure, begun, go_on = tmp_path / "laporan.pdf", evidence.measure, Event(), Event()
    report.write_bytes(b"isi laporan")

    def slowly(*of: Any) -> tuple[Evidence, ...]:
        if not begun.is_set():
            begun.set()
            go_on.wait(30)
        return measure(*of)

    monkeypatch.setattr(evidence, "measure", slowly)
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.EVIDENCE)
        await paste(session, str(report))
        await session.press("escape")
        await send(session, "1", "6", "enter")
        await until(session, begun.is_set)
        await send(session, "up", "1", "7", "enter")
        await session.app.keys_handled()
        assert "17" in session.line(CODE)
        for _ in range(10):
            # Deeds are done in their order: where the newer one may overtake, it is done before these.
            await session.app.clerk.perform(lambda db: None)
            await session.pilot.pause()
        overtaken = bool(revisions(db))
        go_on.set()
        await session.settle()
        assert not overtaken
        assert "17" in session.line(CODE)
        assert "!" not in session.line(CODE)
    assert values(db) == [17, 16]
    assert head(db).content.evidence[0].reference == str(report)


async def test_a_text_over_the_whole_screen_is_compared_with_what_came_meanwhile(start: Start, db: Database) -> None:
    describe(db, CODE, III, Written(value="17", analysis="Punya saya"), BUDI)
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.press("ctrl+g")
        describe(db, CODE, III, Written(analysis="Dari budi."), BUDI)
        await seen(session, db)
        assert isinstance(session.app.screen, FullTextScreen)
        await session.press("full_stop", "escape", "ctrl+o")
        assert compared(session)
        assert head(db).content.analysis == "Dari budi."
        await session.press("m")
    assert [one.content.analysis for one in revisions(db)] == ["Punya saya.", "Dari budi.", "Punya saya"]


async def test_a_text_opened_over_the_whole_screen_while_anothers_is_on_its_way_is_compared_with_it(
    start: Start, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    describe(db, CODE, III, Written(value="17", analysis="Punya saya"), BUDI)
    asked, go_on = asyncio.Event(), asyncio.Event()
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        read_form = session.app.changes.form

        async def slowly(key: CellKey, run: str) -> CellForm:
            form = await read_form(key, run)
            asked.set()
            await go_on.wait()
            return form

        monkeypatch.setattr(session.app.changes, "form", slowly)
        describe(db, CODE, III, Written(analysis="Dari budi."), BUDI)
        await until(session, asked.is_set)
        await send(session, "ctrl+g")
        await until(session, lambda: isinstance(session.app.screen, FullTextScreen))
        go_on.set()
        await session.press("full_stop", "escape", "ctrl+o")
        assert compared(session)
    assert head(db).content.analysis == "Dari budi."


async def test_a_comparison_left_with_escape_comes_again_with_the_next_save(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Punya saya.")
        describe(db, CODE, III, Written(analysis="Dari budi."), BUDI)
        for key in ("ctrl+o", "ctrl+o", "ctrl+n"):
            await session.press(key)
            assert compared(session)
            await session.press("escape")
            assert "Ketikan Anda menunggu di sini; simpan lagi untuk membandingkan" in session.text
            assert fields(session).text(Part.ANALYSIS) == "Punya saya."
    assert [one.author for one in revisions(db)] == ["budi"]


async def test_what_only_the_other_one_changed_is_told_and_ones_own_text_is_saved_beside_it(
    start: Start, db: Database
) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Punya saya.")
        describe(db, CODE, III, Written(obstacles="Dari budi."), BUDI)
        await session.press("ctrl+o")
        assert isinstance(session.app.screen, ConflictScreen)
        assert "Juga diubah oleh budi" in told(session)
        assert "Kendala kosong → Dari budi." in told(session)
        assert "m menyimpannya di samping perubahan ini" in told(session)
        assert "yang tersimpan" not in session.text.splitlines()[-1]
        await session.press("t")
        assert isinstance(session.app.screen, ConflictScreen)
        assert [one.author for one in revisions(db)] == ["budi"]
        await session.press("m")
        assert "tersimpan analisis" in told(session)
    content = head(db).content
    assert (content.analysis, content.obstacles) == ("Punya saya.", "Dari budi.")


async def test_a_part_saved_from_the_list_lets_no_other_part_of_its_cell_count_as_compared(
    start: Start, db: Database
) -> None:
    async with start(*FORM) as session:
        await leave_text(session, value="16")
        describe(db, CODE, III, Written(value="17", analysis="Dari budi."), BUDI)
        await seen(session, db)
        await session.press("b", "enter")
        assert "mengubah sel ini sejak itu" in told(session)
        await session.press("enter")
        assert values(db) == [16, 17]
        assert "Punya saya." in session.text
        await session.press("enter")
        assert "mengubah sel ini sejak itu. Enter sekali lagi" in told(session)
        assert head(db).content.analysis == "Dari budi."
        await session.press("escape")
        await open_form(session)
        await session.press("ctrl+o")
        assert compared(session)
    assert head(db).content.analysis == "Dari budi."


async def test_a_pasted_value_does_not_let_a_text_that_waits_count_as_compared(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await leave_text(session)
        describe(db, CODE, III, Written(analysis="Dari budi."), BUDI)
        await seen(session, db)
        await grid_at(session, CODE)
        await paste(session, "17\n30")
        await session.press("enter")
        assert values(db, "2.4.6") == [30]
        assert head(db).content.analysis == "Dari budi."
        await open_form(session)
        assert fields(session).text(Part.ANALYSIS) == "Punya saya."
        await session.press("ctrl+o")
        assert compared(session)
        await session.press("escape")
    assert head(db).content.analysis == "Dari budi."


async def test_a_form_with_nothing_typed_shows_anothers_value_and_status_at_once(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        record(db, CODE, "17", III, BUDI)
        await until(session, lambda: fields(session).text(Part.VALUE) == "17")
        assert "draf" in read(session, FormHead)
        review(db, Status.SUBMITTED)
        await until(session, lambda: "diajukan" in read(session, FormHead))
        await session.type("9", "tab", *"abc", "ctrl+o")
        assert fields(session).text(Part.VALUE) == "17"
        assert session.app.drafts.state == ""
    assert values(db) == [17, 17]


async def test_a_form_with_something_typed_shows_anothers_texts_in_the_other_fields(start: Start, db: Database) -> None:
    describe(db, CODE, III, Written(value="15", follow_up="Semula."), BUDI)
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Punya saya.")
        describe(db, CODE, III, Written(value="17", obstacles="Hujan.", follow_up="Kini."), BUDI)
        await until(session, lambda: fields(session).text(Part.OBSTACLES) == "Hujan.")
        assert isinstance(session.app.screen, FormScreen)
        assert list(fields(session).typed.values()) == ["17", "Punya saya.", "Hujan.", "Kini.", ""]
        await session.press("ctrl+o")
        assert [one.author for one in revisions(db)] == ["budi", "budi"]
        await session.press("m")
    content = head(db).content
    assert content.reading.value == 17
    assert (content.analysis, content.obstacles, content.follow_up) == ("Punya saya.", "Hujan.", "Kini.")


async def test_a_text_typed_again_while_it_is_being_saved_stays_until_it_is_saved_itself(
    start: Start, db: Database
) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        with slow_file(session):
            await send(session, "1", "7", "enter", "up", "1", "7")
            await session.app.keys_handled()
            assert revisions(db) == []
        await session.settle()
        assert values(db) == [17]
        assert session.grid.typed == "17"
        assert f'"{CODE}"' in session.app.drafts.state
        await session.press("enter")
        assert session.app.drafts.state == ""
    assert values(db) == [17]
