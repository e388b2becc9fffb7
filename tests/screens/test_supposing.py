"""What if: a value is typed on the summary, every mean moves with each key, and it is held, taken back or refused."""

from pathlib import Path

import pytest

from ikk_tui.domain.numbers import format_score, read_value
from ikk_tui.domain.summary import summarize, supposing
from ikk_tui.domain.views import STANDARD, View
from ikk_tui.screens.supposing import HELD, LEFT, NOTHING_HELD, STILL
from ikk_tui.services.boards import scoreboard
from ikk_tui.store.database import Database
from ikk_tui.widgets.summary_head import HeadLines
from ikk_tui.widgets.suppose_line import HOW
from tests.screens.conftest import Session
from tests.screens.sight import paste, read
from tests.screens.summing import (
    III,
    SIZES,
    Open,
    at_line,
    context,
    echo,
    here,
    line_of,
    open_page,
    reader,
    score,
    screen,
    told,
)
from tests.screens.test_summary_views import sentence
from tests.screens.year import year

__all__ = ["open_page", "year"]

MARK = "≈ andaikan; tersimpan"


def supposed(db: Database, texts: dict[str, str], view: View = STANDARD) -> str:
    """The office's score as it would be."""
    board = scoreboard(db, III)
    readings = {code: read_value(text, board.indicator(code).indicator.unit) for code, text in texts.items()}
    return format_score(summarize(supposing(board, readings, approved=view.approved), view).board.standing.score)


async def clear(session: Session) -> None:
    """Empty the field."""
    await session.press("end", "ctrl+u")


def works(session: Session) -> bool:
    """Whether keys go to the page again."""
    return session.app.focused is reader(session) and not screen(session).typing


@pytest.mark.parametrize("size", SIZES)
async def test_the_score_moves_with_each_key_and_enter_holds_it(
    open_page: Open, db: Database, size: tuple[int, int]
) -> None:
    async with open_page(size=size) as session:
        await at_line(session, "2.4.5")
        await session.press("w")
        assert "Andaikan 2.4.5 TW III 17" in session.text
        assert "dari target 19 %" in session.text
        assert echo(session) == HOW
        await clear(session)
        for text in ("1", "19"):
            await session.type(text[-1])
            assert score(session) == supposed(db, {"2.4.5": text})
            assert f"{MARK} 76,58" in read(session, HeadLines)
            assert f"dibaca {text} %" in echo(session)
        assert "19 / 19 x 100 = 100,00 Sangat Tinggi" in echo(session)
        assert context(session)[0].endswith("11/59 terisi 76,58 Tinggi")
        await session.press("enter")
        assert sentence(session) == f"2.4.5 = 19 {HELD}"
        assert score(session) == supposed(db, {"2.4.5": "19"}) == "77,46"
        assert f"{MARK} 76,58 (+0,88)" in read(session, HeadLines)
        assert line_of(session, "2.4.5").split()[-6:] == ["100,00", "↑", "19", "dari", "19", "%"]
        assert "≈ 2.4.5" in here(session)
        assert f"{MARK} 76,58" in read(session, HeadLines)


async def test_the_line_one_supposes_a_value_of_is_seen_while_one_types(open_page: Open) -> None:
    async with open_page() as session:
        await at_line(session, "2")
        await session.press("right")
        await at_line(session, "2.4")
        await session.press("right")
        await at_line(session, "2.4.7")
        await session.press("w", "5")
        assert "2.4.7" in here(session), session.text


async def test_the_keys_work_on_the_page_again_once_the_field_is_closed(open_page: Open) -> None:
    async with open_page("e") as session:
        for closing in ("enter", "escape", "enter"):
            await at_line(session, "2.2.2")
            await session.press("w", *("9" if closing == "enter" else ""), closing)
            assert works(session), closing
            await session.press("down")
            assert reader(session).key == "2.2.3"


async def test_several_are_supposed_at_once_and_escape_on_the_page_drops_all(open_page: Open, db: Database) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", "end", "ctrl+u", *"19", "enter")
        await at_line(session, "3.1.2")
        await session.press("w", *"3,14", "enter")
        both = {"2.4.5": "19", "3.1.2": "3,14"}
        assert score(session) == supposed(db, both)
        assert "rata-rata 13 dari 59 IKK" in read(session, HeadLines)
        await at_line(session, "9.1.1")
        await session.press("w", *"40")
        assert score(session) == supposed(db, {**both, "9.1.1": "40"})
        await session.press("escape")
        assert sentence(session) == STILL
        assert score(session) == supposed(db, both)
        await session.press("w")
        assert "Andaikan 9.1.1 TW III " in session.text
        assert screen(session).line.field.value == ""
        await session.press("escape", "escape")
        assert told(session) == LEFT
        assert score(session) == "76,58"
        assert "≈" not in session.text


async def test_escape_in_the_field_drops_what_is_typed_and_keeps_what_was_held_before(
    open_page: Open, db: Database
) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", "end", "ctrl+u", *"18,5", "enter", "w")
        assert screen(session).line.field.value == "18,5"
        assert score(session) == supposed(db, {"2.4.5": "18,5"})
        await session.press("end", "backspace", "9")
        assert score(session) == supposed(db, {"2.4.5": "18,9"})
        await session.press("escape")
        assert told(session) == STILL
        assert score(session) == supposed(db, {"2.4.5": "18,5"})
        await session.press("escape")
        assert told(session) == LEFT
        assert score(session) == "76,58"


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("2.4.5", "abc", '"abc" bukan angka yang dapat dibaca; ketik misalnya 87,5 atau 45/60 atau nihil atau -'),
        ("2.4.5", "5 Orang", 'Satuan IKK ini %, bukan "Orang"; ketik angkanya saja'),
        ("2.4.5", "5/0", "Penyebut harus lebih dari 0; ketik 0/0 bila tidak ada yang diukur"),
        ("3.1.2", "-1", "Indeks tidak dapat kurang dari 0; ketik 0 atau lebih"),
        ("6.2.1", "1,5", "Orang dihitung utuh, tanpa desimal; ketik bilangan bulat"),
        ("6.2.1", "-3", "Orang tidak dapat kurang dari 0; ketik 0 atau lebih"),
        ("2.4.5", "1,23456", "1,23456 memakai lebih dari 4 angka desimal; bulatkan sampai 4 angka"),
    ],
)
@pytest.mark.parametrize("held", [False, True])
async def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    open_page: Open, db: Database, code: str, text: str, said: str, held: bool
) -> None:
    async with open_page("e") as session:
        await at_line(session, code)
        await session.press("w", "end", "ctrl+u", *("1" if held else ""), *("enter", "w") * held)
        await clear(session)
        await paste(session, text)
        assert echo(session) == said
        assert score(session) == "76,58"
        await session.press("enter")
        assert screen(session).typing
        assert echo(session) == said
        assert score(session) == "76,58"
        await session.press("escape")
        assert score(session) == (supposed(db, {code: "1"}) if held else "76,58")
        assert ("≈" in session.text) is held


async def test_enter_takes_the_proposal_and_a_second_one_holds_it(open_page: Open, db: Database) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.2.1")
        await session.press("w", "end", "ctrl+u", *"87.5")
        assert echo(session) == "Gunakan koma untuk desimal: 87,5 (Enter menerima usul ini)"
        assert score(session) == "76,58"
        await session.press("enter")
        assert screen(session).typing
        assert screen(session).line.field.value == "87,5"
        assert score(session) == supposed(db, {"2.2.1": "87,5"})
        await session.press("enter")
        assert not screen(session).typing
        assert score(session) == supposed(db, {"2.2.1": "87,5"})


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        ("2.4.5", "nihil", "dibaca nihil"),
        ("2.4.5", "- belum ada klien", "dibaca tidak berlaku: belum ada klien"),
        ("2.4.5", "120", "tidak lazim: persentase di atas 100"),
        ("2.9.1", "3", "tidak dinilai: tanpa target"),
        ("2.4.5", "9/10", "dibaca 90 % (9/10)"),
    ],
)
async def test_anything_that_can_be_recorded_can_be_supposed(
    open_page: Open, db: Database, code: str, text: str, said: str
) -> None:
    async with open_page("e") as session:
        await at_line(session, code)
        await session.press("w", "end", "ctrl+u")
        await paste(session, text)
        assert said in echo(session)
        reading = text.partition(" ")[0]
        assert score(session) == supposed(db, {code: reading})


async def test_a_text_that_is_typed_and_taken_back_supposes_nothing(open_page: Open) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.3")
        await session.press("w", "5", "backspace", "enter")
        assert "≈" not in session.text
        assert sentence(session) == NOTHING_HELD


async def test_the_first_key_typed_replaces_what_the_field_begins_with(open_page: Open, db: Database) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", "1", "9")
        assert screen(session).line.field.value == "19"
        assert score(session) == supposed(db, {"2.4.5": "19"})


@pytest.mark.parametrize("code", ["2.4.3", "2.2.2"])
async def test_keys_typed_ahead_arrive_in_the_field(open_page: Open, db: Database, code: str) -> None:
    async with open_page("e") as session:
        await at_line(session, code)
        await session.press("w", *"83,5", "enter")
        assert score(session) == supposed(db, {code: "83,5"})
        assert not screen(session).typing
        assert session.app.current_mode == "ringkasan"


async def test_letters_and_figures_in_the_field_choose_no_mode_and_no_view(open_page: Open) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.3")
        await session.press("w", *"tacmorgweEihxqbf12345?[]/", "space")
        assert session.app.current_mode == "ringkasan"
        assert len(session.app.screen_stack) == 1
        assert screen(session).line.field.value == "tacmorgweEihxqbf12345?[]/ "
        assert screen(session).view == STANDARD
        assert "TW III" in session.text.splitlines()[0]
        assert "esc buang" in session.text.splitlines()[-1]
        assert "andaikan " not in session.text.splitlines()[-1].replace("pengandaian", "")


@pytest.mark.parametrize(("key", "view"), [("a", View(approved=True)), ("t", None), ("c", None), ("m", None)])
async def test_it_works_in_every_view(open_page: Open, db: Database, key: str, view: View | None) -> None:
    async with open_page(key, "e") as session:
        used = screen(session).view
        assert view is None or used == view
        stored = score(session)
        await at_line(session, "2.4.5")
        await session.press("w", "end", "ctrl+u", *"19", "enter")
        assert score(session) == supposed(db, {"2.4.5": "19"}, used)
        assert f"{MARK} {stored}" in read(session, HeadLines)
        assert context(session)[0].split()[-2] == stored or context(session)[0].split()[-3] == stored
        await session.press(key)
        assert score(session) == supposed(db, {"2.4.5": "19"}, STANDARD)


async def test_a_value_that_waits_for_approval_can_be_supposed_approved(open_page: Open, db: Database) -> None:
    async with open_page("a", "e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", "enter")
        assert score(session) == supposed(db, {"2.4.5": "17"}, View(approved=True))


async def test_the_sentences_about_it_can_be_read_to_their_end(open_page: Open, year: Path) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", "end", "ctrl+u", *"18", "enter")
        assert told(session) == sentence(session) == f"2.4.5 = 18 {HELD}"


async def test_the_keys_that_work_then_fit_on_their_line(open_page: Open) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", *"18", "enter")
        assert session.text.splitlines()[-1].rstrip().endswith("q keluar")
