"""Two people at one cell, and a file that cannot be written: nothing typed is lost, nothing is overwritten unseen."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import boards, realisations
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from tests.screens.conftest import Start

BUDI = Author("budi", "laptop-2")


def value(db: Database) -> Decimal | None:
    cell = boards.scoreboard(db, Quarter.I).indicator("1.1.1").cell
    return None if cell is None else cell.reading.value


async def test_a_stale_save_shows_both_values_and_a_second_enter_keeps_mine(start: Start, db: Database) -> None:
    async with start("2") as session:
        realisations.record(db, "1.1.1", "3,3", Quarter.I, BUDI)
        await session.type("3,2", "enter", "up")
        assert value(db) == Decimal("3.3")
        assert "! 3,2" in session.line("1.1.1")
        told = " ".join(session.text.split())
        when = format_moment(datetime.now(UTC))[:10]
        assert f"budi sudah mengisi 3,3 Indeks ({when}" in told
        assert "); Enter tetap menyimpan 3,2, Escape memakai 3,3 Indeks" in told
        # 3,2 is worse than nothing earlier, so nothing is asked: one key decides.
        await session.press("enter")
        assert "!" not in session.line("1.1.1")
    assert value(db) == Decimal("3.2")


async def test_a_stale_save_is_given_up_with_escape(start: Start, db: Database) -> None:
    async with start("2") as session:
        realisations.record(db, "1.1.1", "3,3", Quarter.I, BUDI)
        await session.type("3,2", "enter", "up")
        assert "! 3,2" in session.line("1.1.1")
        await session.press("escape")
        assert "3,3" in session.line("1.1.1")
        assert "!" not in session.line("1.1.1")
    assert value(db) == Decimal("3.3")


async def test_a_save_that_meets_a_locked_file_keeps_the_text_and_can_be_tried_again(
    start: Start, db: Database, seeded: Path
) -> None:
    with closing(sqlite3.connect(seeded, isolation_level=None)) as other:
        async with start("2") as session:
            other.execute("BEGIN IMMEDIATE")
            await session.type("3,2", "enter", "up")
            assert "! 3,2" in session.line("1.1.1")
            assert "sedang dipakai orang lain" in " ".join(session.text.split())
            await session.press("q")
            assert "1.1.1 TW I belum tersimpan" in session.text
            other.execute("ROLLBACK")
            await session.press("enter")
            assert "!" not in session.line("1.1.1")
    assert value(db) == Decimal("3.2")


async def test_quitting_with_a_text_in_the_field_is_refused(start: Start) -> None:
    async with start("2") as session:
        await session.type("3,2")
        await session.press("f1", "q")
        assert session.app.is_running
        assert "1.1.1 TW I belum tersimpan" in session.text


async def test_a_value_somebody_saved_under_an_open_field_is_never_overwritten_unseen(
    start: Start, db: Database
) -> None:
    async with start("2") as session:
        await session.type("3,1")
        await session.press("f1", "]")
        realisations.record(db, "1.1.1", "3,9", Quarter.I, BUDI)
        await session.press("[", "f2", "home", "enter", "home")
        assert value(db) == Decimal("3.9")
        assert "budi sudah mengisi 3,9 Indeks" in " ".join(session.text.split())
        await session.press("enter")
    assert value(db) == Decimal("3.1")


async def test_a_text_kept_by_a_locked_file_does_not_overwrite_what_came_meanwhile(
    start: Start, db: Database, seeded: Path
) -> None:
    with closing(sqlite3.connect(seeded, isolation_level=None)) as other:
        async with start("2") as session:
            other.execute("BEGIN IMMEDIATE")
            await session.type("3,1", "enter", "up")
            other.execute("ROLLBACK")
            realisations.record(db, "1.1.1", "3,9", Quarter.I, BUDI)
            await session.press("enter", "home")
            assert value(db) == Decimal("3.9")
            assert "budi sudah mengisi 3,9 Indeks" in " ".join(session.text.split())
            await session.press("escape")
    assert value(db) == Decimal("3.9")
