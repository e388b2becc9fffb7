"""The keys of the form that go on, copy and drop."""

import pytest

from ikk_tui.domain.forms import Part, Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from tests.screens.conftest import Start
from tests.screens.forms import FORM, SIZES, fields, go, head, open_form, shown_code
from tests.screens.sight import go_to
from tests.services.cells import CODE, III, revisions


@pytest.mark.parametrize("size", SIZES)
async def test_next_and_previous_save_and_go_on(start: Start, db: Database, size: tuple[int, int]) -> None:
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await session.type("17", "ctrl+n")
        assert shown_code(session) == "2.4.6"
        assert fields(session).text(Part.VALUE) == ""
        assert head(db).content.reading.value == 17
        await session.press("ctrl+l")
        assert shown_code(session) == CODE
        assert fields(session).text(Part.VALUE) == "17"


@pytest.mark.parametrize(("end", "key", "said"), [("1.1.1", "ctrl+l", "pertama"), ("9.1.1", "ctrl+n", "terakhir")])
async def test_at_either_end_a_sentence_says_so_and_what_was_typed_is_saved(
    start: Start, db: Database, end: str, key: str, said: str
) -> None:
    async with start(*FORM) as session:
        await session.press("end" if end == "9.1.1" else "home", "f")
        await session.type("3", key)
        assert f"Ini IKK {said}" in session.text
        assert shown_code(session) == end
    assert head(db, end).content.reading.value == 3


async def test_next_goes_in_the_order_of_the_rows_a_filter_left(start: Start, db: Database, siti: Author) -> None:
    for code in ("2.4.6", "2.4.7"):
        record(db, code, "50", III, siti)
    async with start(*FORM, "s") as session:
        await open_form(session)
        await session.type("17", "ctrl+n")
        assert shown_code(session) == "2.5.1"
        await session.press("ctrl+l")
        assert shown_code(session) == CODE


async def test_from_the_tree_next_goes_in_the_order_of_the_decree(start: Start, db: Database) -> None:
    async with start() as session:
        await go_to(session, CODE)
        await session.press("enter", "ctrl+n")
        assert shown_code(session) == "2.4.6"


@pytest.mark.parametrize("size", SIZES)
async def test_last_quarters_text_is_copied_into_the_field_at_the_cursor(
    start: Start, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    describe(db, CODE, Quarter.II, Written(value="10", analysis="Seperti semula.", obstacles="Hujan."), siti)
    async with start(*FORM, size=size) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Kini: ", "ctrl+r")
        assert fields(session).text(Part.ANALYSIS) == "Kini: Seperti semula."
        assert "Disalin dari TW II: Analisis" in session.text
        assert fields(session).text(Part.OBSTACLES) == ""
        await session.press("ctrl+o")
    assert head(db).content.analysis == "Kini: Seperti semula."


async def test_from_the_value_last_quarters_texts_go_into_every_empty_field(
    start: Start, db: Database, siti: Author
) -> None:
    describe(db, CODE, Quarter.II, Written(value="10", analysis="A", obstacles="B", follow_up="C"), siti)
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("17", "tab", *"punya", "shift+tab", "ctrl+r")
        typed = fields(session).typed
        assert "Disalin dari TW II: Kendala, Tindak lanjut" in session.text
        assert list(typed.values()) == ["17", "punya", "B", "C", ""]


async def test_without_a_last_quarter_copying_says_so(start: Start, db: Database) -> None:
    async with start("2") as session:
        await session.press("f", "ctrl+r")
        assert "Tidak ada isian triwulan lalu untuk disalin" in session.text


async def test_what_was_typed_is_dropped_after_a_question_alone(start: Start, db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    async with start(*FORM) as session:
        await open_form(session)
        await session.press("ctrl+t")
        assert "Tidak ada yang diketik" in session.text
        await session.type("5", "tab", *"Uraian", "ctrl+t")
        assert "Buang semua ketikan di formulir ini?" in session.text
        await session.press("x", "ctrl+t")
        assert fields(session).text(Part.ANALYSIS) == "Uraianx"
        await session.press("ctrl+t")
        assert "Ketikan dibuang" in session.text
        assert list(fields(session).typed.values()) == ["17", "", "", "", ""]
        await session.press("escape")
        assert "!" not in session.line(CODE)
    assert len(revisions(db)) == 1
