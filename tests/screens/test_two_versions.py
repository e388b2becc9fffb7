"""Two people wrote the same cell in its form: both versions side by side, and one key for each choice."""

import pytest

from ikk_tui.domain.forms import Part, Written
from ikk_tui.screens.conflict import ConflictScreen
from ikk_tui.screens.form import FormScreen
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start
from tests.screens.forms import FORM, SIZES, fields, go, head, open_form, shown_code
from tests.screens.sight import told
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_nasty_texts import NASTY
from tests.services.cells import CODE, III, revisions

BUDI = Author("budi", "laptop-2")


async def collide(
    session: Session, db: Database, value: str, analysis: str = "", obstacles: str = "", follow_up: str = ""
) -> None:
    """Type a value and two texts, have budi save, and try to save too."""
    await open_form(session)
    await session.type("18", "tab", *"Analisis saya.", "tab", *"Kendala saya.")
    describe(db, CODE, III, Written(value, analysis, obstacles, follow_up), BUDI)
    await session.press("ctrl+o")


@pytest.mark.parametrize("size", SIZES)
async def test_both_versions_stand_side_by_side_with_who_and_when(
    start: Start, db: Database, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await collide(session, db, value="17", analysis="Analisis budi.")
        assert isinstance(session.app.screen, ConflictScreen)
        assert f"{CODE} TW III diubah orang lain sejak Anda mulai mengetik" in told(session)
        assert "Milik Anda Tersimpan: budi, " in told(session)
        for part, mine, theirs in (
            ("Nilai", "18", "17"),
            ("Analisis", "Analisis saya.", "Analisis budi."),
        ):
            line = next(line for line in session.text.splitlines() if f" {part} " in line)
            assert " ".join(line.replace("▌", "").split()) == f"{part} {mine} {theirs}"
        assert head(db).author == "budi"


async def test_all_of_mine_is_saved_over_the_other_once_the_last_is_chosen(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="17", analysis="Analisis budi.", follow_up="Lanjut budi.")
        await session.press("m")
        assert session.text.count("✓") == 1
        assert len(revisions(db)) == 1
        await session.press("m")
        assert shown_code(session) == CODE
        assert f"{CODE} TW III: tersimpan 18 %, analisis, kendala" in told(session)
        assert session.app.drafts.state == ""
    content = head(db).content
    assert content.reading.value == 18
    assert (content.analysis, content.obstacles) == ("Analisis saya.", "Kendala saya.")
    assert content.follow_up == "Lanjut budi."
    assert revisions(db)[1].author == "budi"


async def test_all_of_theirs_leaves_the_cell_as_it_is_and_nothing_waits(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="17", analysis="Analisis budi.", obstacles="Kendala budi.")
        await session.press("t", "t", "t")
        assert shown_code(session) == CODE
        assert list(fields(session).typed.values()) == ["17", "Analisis budi.", "Kendala budi.", "", ""]
        assert session.app.drafts.state == ""
    assert len(revisions(db)) == 1


async def test_one_chooses_part_by_part(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="17", analysis="Analisis budi.", obstacles="Kendala budi.")
        await session.press("t", "m", "t")
    content = head(db).content
    assert content.reading.value == 17
    assert (content.analysis, content.obstacles) == ("Analisis saya.", "Kendala budi.")
    assert head(db).author != "budi"
    assert len(revisions(db)) == 2


async def test_a_choice_can_be_changed_while_others_are_open(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="17", analysis="Analisis budi.")
        await session.press("m", "up", "t", "m")
    content = head(db).content
    assert content.reading.value == 17
    assert content.analysis == "Analisis saya."


async def test_only_the_parts_that_differ_are_asked_about(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="18", analysis="Analisis budi.", obstacles="Kendala saya.")
        assert isinstance(session.app.screen, ConflictScreen)
        assert "Nilai" not in session.text
        assert "Kendala saya." not in session.text
        await session.press("m")
        assert shown_code(session) == CODE
    content = head(db).content
    assert content.reading.value == 18
    assert (content.analysis, content.obstacles) == ("Analisis saya.", "Kendala saya.")


async def test_the_same_saved_by_both_is_no_conflict(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="18", analysis="Analisis saya.", obstacles="Kendala saya.")
        assert isinstance(session.app.screen, FormScreen)
        assert session.app.drafts.state == ""
    assert len(revisions(db)) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_escape_leaves_it_for_later_with_all_of_mine(start: Start, db: Database, size: tuple[int, int]) -> None:
    async with start(*FORM, size=size) as session:
        await collide(session, db, value="17", analysis="Analisis budi.")
        await session.press("m", "escape")
        assert "Ketikan Anda menunggu di sini; simpan lagi untuk membandingkan" in session.text
        assert fields(session).text(Part.ANALYSIS) == "Analisis saya."
        assert len(revisions(db)) == 1
        await session.press("ctrl+o")
        assert isinstance(session.app.screen, ConflictScreen), session.text
        await session.press("escape", "escape")
        assert "! 18" in session.line(CODE)
        await session.press("enter", "up", "enter", "up")
        assert "membandingkan keduanya" in told(session)
        assert len(revisions(db)) == 1


async def test_a_third_save_meanwhile_is_compared_too(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await collide(session, db, value="17", analysis="Analisis budi.")
        record(db, CODE, "17,5", III, BUDI)
        await session.press("m", "m")
        assert isinstance(session.app.screen, ConflictScreen)
        assert "17,5" in session.text
        assert "Analisis budi." not in session.text
        assert head(db).author == "budi"
        await session.press("m")
    assert head(db).content.reading.value == 18


async def test_an_odd_value_of_mine_is_asked_about_here_too(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("101")
        record(db, CODE, "17", III, BUDI)
        await session.press("ctrl+o", "ctrl+o", "m")
        assert shown_code(session) == CODE
        assert "Tekan sekali lagi bila benar" in told(session)
        assert head(db).content.reading.value == 17
        await session.press("ctrl+o")
    assert head(db).content.reading.value == 101


async def test_in_the_grid_no_text_is_saved_over_anothers_and_the_form_compares_them(
    start: Start, db: Database
) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Analisis saya.", "escape")
        describe(db, CODE, III, Written(analysis="Analisis budi."), BUDI)
        for _ in range(2):
            await session.press("enter", "up")
            assert "budi (" in told(session)
            assert "mengubah sel ini; f lalu Ctrl+O membandingkan keduanya" in told(session)
            assert head(db).content.analysis == "Analisis budi."
        await session.press("f")
        assert fields(session).text(Part.ANALYSIS) == "Analisis saya."
        assert "isi yang tersimpan sudah diubah sejak itu" in told(session)
        await session.press("ctrl+o")
        assert isinstance(session.app.screen, ConflictScreen)
        await session.press("m")
    assert head(db).content.analysis == "Analisis saya."


async def test_an_f_key_out_of_the_comparison_chooses_nothing(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("18")
        record(db, CODE, "17", III, BUDI)
        await session.press("ctrl+o")
        assert isinstance(session.app.screen, ConflictScreen)
        await session.press("f1", "f2", "f", "ctrl+o")
        assert isinstance(session.app.screen, ConflictScreen)
        await session.press("escape")
    assert len(revisions(db)) == 1


@pytest.mark.parametrize("text", [one for one in NASTY if "\t" not in one])
async def test_any_texts_are_compared_as_they_are(start: Start, db: Database, text: str) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await go(session, Part.ANALYSIS)
        await session.type("Analisis saya.")
        describe(db, CODE, III, Written(analysis=text.strip()), Author("budi [/x]", "laptop"))
        await session.press("ctrl+o")
        assert isinstance(session.app.screen, ConflictScreen)
        assert keeps_its_shape(session)
        await session.press("t")
        assert shown_code(session) == CODE
        assert keeps_its_shape(session)
    assert len(revisions(db)) == 1
