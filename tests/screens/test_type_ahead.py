"""Keys that arrive faster than the screen follows: each has its effect before the next is looked at."""

from decimal import Decimal
from pathlib import Path

import pytest
from textual import events

import ikk_tui
from ikk_tui.app import IkkApp
from ikk_tui.domain.quarters import Quarter
from ikk_tui.paths import places
from ikk_tui.screens.form import FormScreen
from ikk_tui.services import boards
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start

NAMES = {"\r": "enter", ",": "comma", ".": "full_stop", "/": "slash", "]": "right_square_bracket"}


async def burst(session: Session, *keys: str) -> None:
    """All keys at once, as a slow line delivers them."""
    for key in keys:
        name = NAMES.get(key, key)
        session.app.post_message(events.Key(name, key if len(key) == 1 else None))
    await session.settle()


def values(db: Database, quarter: Quarter, *codes: str) -> list[Decimal | None]:
    board = boards.scoreboard(db, quarter)
    cells = [board.indicator(code).cell for code in codes]
    return [None if cell is None else cell.reading.value for cell in cells]


async def test_values_and_their_enters_go_to_their_rows(start: Start, db: Database) -> None:
    async with start("2") as session:
        await burst(session, *"3,25\r83\r45/60\r")
        assert "belum tersimpan" not in session.text
    assert values(db, Quarter.I, "1.1.1", "2.1.1", "2.2.1") == [Decimal("3.25"), 83, 75]


async def test_an_enter_typed_before_the_terminal_was_ours_is_an_enter(start: Start, db: Database) -> None:
    async with start("2") as session:
        await burst(session, "3", ",", "2", "ctrl+j", "8", "3", "ctrl+j")
    assert values(db, Quarter.I, "1.1.1", "2.1.1") == [Decimal("3.2"), 83]


async def test_a_fault_in_a_key_ends_the_app_with_a_sentence_and_not_with_a_dead_keyboard(seeded: Path) -> None:
    class Faulty(IkkApp):
        CSS_PATH = str(Path(ikk_tui.__file__).parent / "ikk.tcss")

        async def action_switch_mode(self, mode: str) -> None:
            raise RuntimeError("a bug")

    app = Faulty(places(str(seeded)))
    with pytest.raises(RuntimeError, match="a bug"):
        async with app.run_test() as pilot:
            session = Session(app, pilot)
            await session.settle()
            await pilot.press("f2")
    assert app.fault is not None
    assert "tidak terduga" in app.fault.message


async def test_values_typed_behind_a_change_of_mode_arrive_in_the_grid(start: Start, db: Database) -> None:
    async with start() as session:
        await burst(session, "2", *"3,1\r83\r")
        assert session.app.current_mode == "isian"
    assert values(db, Quarter.I, "1.1.1", "2.1.1") == [Decimal("3.1"), 83]


async def test_values_typed_behind_a_change_of_quarter_arrive_in_that_quarter(start: Start, db: Database) -> None:
    async with start("2") as session:
        await burst(session, "]", *"2,9\r")
    assert values(db, Quarter.I, "1.1.1") == [None]
    assert values(db, Quarter.II, "1.1.1") == [Decimal("2.9")]


async def test_from_the_tree_to_a_value_in_one_go(start: Start, db: Database) -> None:
    async with start() as session:
        await burst(session, "down", "right", "right", "\r", *"3,1\r")
        assert isinstance(session.app.screen, FormScreen)
    assert values(db, Quarter.I, "1.1.1") == [Decimal("3.1")]


async def test_a_question_is_read_before_the_next_key_answers_it(start: Start, db: Database) -> None:
    async with start("2") as session:
        await burst(session, "down", "down", *"101\r")
        assert session.grid.code == "2.2.1"
        assert "tidak lazim" in session.text
    assert values(db, Quarter.I, "2.2.1") == [None]


async def test_what_is_typed_behind_a_question_answers_nothing(start: Start, db: Database) -> None:
    async with start("2") as session:
        await burst(session, "down", "down", *"101\r90\r91\r")
        assert session.grid.code == "2.2.1"
        assert session.grid.typed == "101"
        assert "? 101 % tidak lazim" in session.text
        await burst(session, "\r")
        assert session.grid.code == "2.2.2"
    assert values(db, Quarter.I, "2.2.1", "2.2.2", "2.2.3") == [101, None, None]


async def test_what_is_typed_behind_a_proposal_does_not_take_it(start: Start, db: Database) -> None:
    async with start("2") as session:
        await burst(session, *"3.1\r83\r85\r")
        assert session.grid.code == "1.1.1"
        assert session.grid.typed == "3,1"
    assert values(db, Quarter.I, "1.1.1", "2.1.1", "2.2.1") == [None, None, None]
