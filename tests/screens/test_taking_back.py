"""Taking back with u: what one saved oneself since the start, and nothing besides."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from ikk_tui.domain.cells import Deed
from ikk_tui.domain.forms import Part
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start, key_event
from tests.screens.forms import FORM, go, head, open_form
from tests.screens.sight import grid_at, paste, told, until
from tests.services.cells import CODE, III, SARI, revisions, values


@contextmanager
def slow_file(session: Session) -> Iterator[None]:
    """Let every deed wait, as on a drive that does not answer, until the end of this."""
    answer = Event()
    session.app.clerk.hand_over(lambda _: answer.wait(30))
    try:
        yield
    finally:
        answer.set()


async def send(session: Session, *keys: str) -> None:
    """Press keys without waiting for what they set going."""
    for key in keys:
        session.app.post_message(key_event(key))
    taken = asyncio.Event()
    session.app.call_later(taken.set)
    await taken.wait()


async def seen(session: Session, db: Database) -> None:
    """Wait until what was saved last is known to the program."""
    newest = head(db).id

    def known() -> bool:
        board = session.app.board
        cell = board.indicator(CODE).cell if board is not None else None
        return cell is not None and cell.head == newest

    await until(session, known)
    await session.settle()


async def test_with_nothing_saved_since_the_start_u_says_so_and_changes_nothing(start: Start, db: Database) -> None:
    record(db, CODE, "17", III, SARI)
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.press("u")
        assert "Belum ada simpanan untuk dibatalkan sejak aplikasi dibuka" in session.text
        assert "17" in session.line(CODE)
    assert values(db) == [17]


async def test_what_was_saved_in_another_quarter_is_named_and_left_as_it_is(start: Start, db: Database) -> None:
    record(db, CODE, "10", Quarter.II, SARI)
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("17", "enter", "[", "u")
        assert "TW II " in session.text.splitlines()[0]
        assert f"Simpanan terakhir: {CODE} TW III 2024; buka dulu triwulan itu" in session.text
        assert values(db) == [17]
        await session.press("]", "u")
        assert f"{CODE} TW III: dikosongkan" in session.text
    assert values(db) == [None, 17]
    assert values(db, CODE, Quarter.II) == [10]


async def test_of_a_pasted_column_the_cells_it_did_not_change_are_left_alone(start: Start, db: Database) -> None:
    record(db, CODE, "16", III, SARI)
    record(db, CODE, "17", III, SARI)
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await paste(session, "17\n30")
        await session.press("enter")
        assert values(db, "2.4.6") == [30]
        await session.press("u")
        assert "2.4.6 TW III: dikosongkan" in session.text
        assert "17" in session.line(CODE)
    assert values(db) == [17, 16]
    assert values(db, "2.4.6") == [None, 30]


async def test_what_somebody_else_wrote_upon_ones_save_is_not_taken_back(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, CODE)
        await session.type("17", "enter")
        record(db, CODE, "18", III, SARI)
        await seen(session, db)
        await session.press("u")
        assert "sari" in told(session)
        assert "dikosongkan" not in session.text
        assert "dikembalikan" not in session.text
        assert "18" in session.line(CODE)
        await session.press("u")
    assert values(db) == [18, 17]
    assert head(db).author == "sari"


async def test_after_a_form_with_texts_alone_u_says_which_texts_came_back(start: Start, db: Database) -> None:
    record(db, CODE, "17", III, SARI)
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Uraian", "tab", *"Hujan", "ctrl+o", "escape", "u")
        assert f"{CODE} TW III: analisis, kendala dikembalikan" in told(session)
        assert "17" in session.line(CODE)
    content = head(db).content
    assert content.reading.value == 17
    assert (content.analysis, content.obstacles) == ("", "")


async def test_a_save_that_is_still_on_its_way_is_taken_back_once_it_has_arrived(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await grid_at(session, "2.4.6")
        await session.type("30", "enter")
        await grid_at(session, CODE)
        with slow_file(session):
            await send(session, "1", "7", "enter", "u")
            await until(session, lambda: any(one.name == "_undo" for one in session.app.workers))
            assert revisions(db) == []
        await session.settle()
        assert f"{CODE} TW III: dikosongkan" in session.text
    assert [one.deed for one in revisions(db)] == [Deed.UNDO, Deed.RECORD]
    assert values(db) == [None, 17]
    assert values(db, "2.4.6") == [30]
