"""Typing down the grid of a quarter."""

from decimal import Decimal

import pytest

from ikk_tui.domain.numbers import CellState
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import boards, realisations
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start


def value(db: Database, code: str, quarter: Quarter = Quarter.I) -> Decimal | None:
    cell = boards.scoreboard(db, quarter).indicator(code).cell
    return None if cell is None else cell.reading.value


async def go(session: Session, code: str) -> None:
    while session.grid.code != code:
        await session.press("down")


async def test_a_typed_value_is_saved_with_enter_and_the_cursor_goes_down(start: Start, db: Database) -> None:
    async with start("2", "]", "]") as session:
        await go(session, "2.4.5")
        await session.type("17", "enter")
        assert session.grid.code == "2.4.6"
        assert "17" in session.line("2.4.5")
        assert session.line("2.4.5").split()[-3:] == ["17", "▼", "89,47"]
        assert "TW III    1/59 terisi    89,47 Tinggi" in session.text
    assert value(db, "2.4.5", Quarter.III) == 17


async def test_what_is_typed_is_read_back_at_once(start: Start) -> None:
    async with start("2", "]", "]") as session:
        await go(session, "2.2.1")
        await session.type("45/60")
        assert "kumulatif s.d. TW III   dibaca 75 % (45/60)   75 / 85 x 100 = 88,24   Tinggi" in session.text


async def test_enter_without_typing_only_goes_down(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.press("enter")
        assert session.grid.code == "2.1.1"
    assert boards.scoreboard(db, Quarter.I).standing.entered == 0


async def test_a_point_is_refused_in_the_field_and_enter_takes_the_proposal(start: Start, db: Database) -> None:
    async with start("2") as session:
        await go(session, "2.2.1")
        await session.type("87.5")
        assert "Gunakan koma untuk desimal: 87,5" in session.text
        await session.press("enter")
        assert session.grid.typed == "87,5"
        assert value(db, "2.2.1") is None
        await session.press("enter")
        assert session.grid.typed is None
    assert value(db, "2.2.1") == Decimal("87.5")


async def test_an_odd_value_is_asked_once_and_kept_out_until_answered(start: Start, db: Database) -> None:
    async with start("2") as session:
        await go(session, "2.2.1")
        await session.type("101", "enter")
        assert "persentase di atas 100? Enter sekali lagi bila benar" in " ".join(session.text.split())
        assert value(db, "2.2.1") is None
        await session.press("enter")
        assert session.grid.code == "2.2.2"
    assert value(db, "2.2.1") == 101


async def test_escape_drops_what_was_typed(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,2", "escape")
        assert session.grid.typed is None
        assert session.grid.code == "1.1.1"
    assert value(db, "1.1.1") is None


@pytest.mark.parametrize(("key", "code"), [("down", "2.1.1"), ("up", "1.1.1")])
async def test_an_arrow_saves_and_leaves_the_field(start: Start, db: Database, key: str, code: str) -> None:
    async with start("2") as session:
        await session.type("3,2", key)
        assert session.grid.typed is None
        assert session.grid.code == code
    assert value(db, "1.1.1") == Decimal("3.2")


async def test_emptying_a_value_is_asked(start: Start, db: Database, siti: Author) -> None:
    realisations.record(db, "1.1.1", "3,2", Quarter.I, siti)
    async with start("2") as session:
        await session.press("home", "backspace", "enter")
        assert "Kosongkan 3,2 Indeks?" in session.text
        assert value(db, "1.1.1") == Decimal("3.2")
        await session.press("enter")
        assert "1.1.1 TW I: dikosongkan" in session.text
    assert value(db, "1.1.1") is None


async def test_not_applicable_takes_its_reason_in_the_same_field(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("-", "enter")
        assert "memerlukan alasan" in session.text
        await session.type(" tidak ada survei", "enter")
        assert session.grid.typed is None
    revision = realisations.history(db, "1.1.1", Quarter.I)[2][0]
    assert revision.content.reading.state is CellState.NOT_APPLICABLE
    assert revision.content.reason == "tidak ada survei"


async def test_nihil_can_be_typed_though_letters_are_keys(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("nihil", "enter")
    cell = boards.scoreboard(db, Quarter.I).indicator("1.1.1").cell
    assert cell is not None
    assert cell.reading.state is CellState.NIL


async def test_undo_takes_back_the_newest_save_and_undo_again_restores_it(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,1", "enter", "up")
        await session.type("3,2", "enter", "up", "u")
        assert value(db, "1.1.1") == Decimal("3.1")
        assert "dikembalikan menjadi 3,1 Indeks" in session.text
        await session.press("u")
        assert value(db, "1.1.1") == Decimal("3.2")


async def test_two_quick_saves_of_one_cell_do_not_conflict_with_each_other(start: Start, db: Database) -> None:
    async with start("2") as session:
        keys = ["3", "comma", "1", "enter", "up", "3", "comma", "2", "enter"]
        await session.pilot.press(*keys)
        await session.settle()
        assert "belum tersimpan" not in session.text
    assert value(db, "1.1.1") == Decimal("3.2")


async def test_a_digit_starts_an_entry_and_f_keys_still_change_the_mode(start: Start) -> None:
    async with start("2") as session:
        await session.press("3")
        assert session.app.current_mode == "isian"
        assert session.grid.typed == "3"
        await session.press("f3")
        assert session.app.current_mode == "ringkasan"
        await session.press("f2")
        assert session.grid.typed == "3"


async def test_a_text_being_typed_stays_with_its_quarter(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,2")
        await session.press("f1", "]", "f2")
        assert session.grid.typed is None
        assert value(db, "1.1.1", Quarter.II) is None
        await session.press("[")
        assert "! 3,2" in session.line("1.1.1")
        await session.press("home", "enter")
    assert value(db, "1.1.1", Quarter.I) == Decimal("3.2")


async def test_a_pasted_value_goes_into_the_field(start: Start, db: Database) -> None:
    async with start("2") as session:
        from textual.events import Paste

        session.grid.post_message(Paste("3,25\r"))
        await session.settle()
        await session.press("enter")
    assert value(db, "1.1.1") == Decimal("3.25")


async def test_the_caret_edits_inside_the_text(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,55", "left", "backspace", "end", "home", "right", "right", "delete", "2", "enter")
    assert value(db, "1.1.1") == Decimal("3.2")


async def test_an_arrow_held_down_answers_no_question(start: Start, db: Database) -> None:
    async with start("2") as session:
        await go(session, "2.2.1")
        await session.type("101", "down", "down", "down")
        assert session.grid.typed == "101"
        await session.press("escape")
        await session.type("87.5", "down", "down", "down")
        assert session.grid.typed == "87.5"
    assert value(db, "2.2.1") is None


async def test_a_pasted_control_character_reaches_no_terminal(start: Start) -> None:
    from textual.events import Paste

    async with start("2") as session:
        session.grid.post_message(Paste("3\x1b[2J\x1b]0;x\x07" + "9" * 5000))
        await session.settle()
        assert session.grid.typed is not None
        assert len(session.grid.typed) <= 200
        assert "\x1b" not in session.grid.render_line(1).text
        await session.press("enter")
        assert "bukan angka yang dapat dibaca" in session.text


async def test_figures_typed_after_a_refusal_are_not_glued_to_the_refused_ones(start: Start, db: Database) -> None:
    async with start("2") as session:
        await go(session, "6.2.1")
        await session.type("1.2", "enter")
        await session.type("34", "enter")
        assert session.grid.typed == "1.2"
        assert "Selesaikan dulu baris ini" in session.text
    assert value(db, "6.2.1") is None


async def test_a_page_key_in_the_field_leaves_the_cursor_with_it(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,0", "pagedown")
        assert session.grid.code == "1.1.1"
        await session.press("enter")
    assert value(db, "1.1.1") == 3


async def test_undo_after_enter_takes_back_what_was_just_saved(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.type("3,1", "enter", "u")
        assert session.grid.code == "1.1.1"
    assert value(db, "1.1.1") is None


async def test_a_paste_after_a_refusal_is_not_glued_on_and_not_dropped_in_silence(start: Start) -> None:
    from textual.events import Paste

    async with start("2") as session:
        await go(session, "6.2.1")
        await session.type("1.2", "enter")
        session.grid.post_message(Paste("34"))
        await session.settle()
        assert session.grid.typed == "1.2"
        assert "Selesaikan dulu baris ini" in session.text
