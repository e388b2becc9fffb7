"""What is supposed is in memory alone: file, drafts and other screens are afterwards as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from ikk_tui.paths import places
from ikk_tui.screens.supposing import OTHER_QUARTER
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.summary_head import HeadLines
from tests.screens.conftest import Session, Start
from tests.screens.sight import go_to, grid_at, read, row, until
from tests.screens.summing import III, Open, at_line, line_of, open_page, reader, score, screen, told
from tests.screens.test_summary_views import sentence
from tests.screens.year import YEAR, year

__all__ = ["open_page", "year"]

TYPED = ("w", "end", "ctrl+u", *"19")


def kept(path: Path) -> dict[str, str]:
    """The hash of every file of the database and of what is kept beside it."""
    folders = [path.parent, places(str(path)).drafts]
    files = [one for folder in folders if folder.exists() for one in folder.iterdir() if one.is_file()]
    return {one.name: sha256(one.read_bytes()).hexdigest() for one in files if "ikk" in one.name or "draft" in str(one)}


@contextmanager
def untouched(db: Database) -> Iterator[None]:
    """Afterwards the file is the same to the byte, and no draft waits."""
    before, report = kept(db.path), check(db)
    assert report.revisions == len(YEAR)
    yield
    assert kept(db.path) == before
    assert check(db) == report


async def suppose(session: Session, code: str = "2.4.5") -> None:
    """Type a value for it, and stay in the field."""
    await at_line(session, code)
    await session.press(*TYPED)
    assert screen(session).supposed == {code: "19"}


@pytest.mark.parametrize(
    "ending", [("enter",), ("enter", "escape"), ("escape",), ("f1", "f3", "enter"), ("enter", "x")]
)
async def test_the_file_and_the_drafts_are_as_before(open_page: Open, db: Database, ending: tuple[str, ...]) -> None:
    async with open_page("e") as session:
        with untouched(db):
            await suppose(session)
            await session.press(*ending)
            assert not list(session.app.drafts)


@pytest.mark.parametrize("held", [False, True])
async def test_other_screens_show_what_is_stored(open_page: Open, held: bool) -> None:
    async with open_page("e") as session:
        await suppose(session)
        await session.press(*["enter"] * held, "f1")
        assert session.text.splitlines()[0].split()[-2:] == ["76,58", "Tinggi"]
        await go_to(session, "2.4.5")
        assert "89,47" in row(session, "2.4.5")
        await session.press("f2")
        await grid_at(session, "2.4.5")
        assert session.line("2.4.5").split()[-5:] == ["15", "17", "▼", "89,47", "↩"]
        assert "89,47" in session.line("2.4.5")
        assert session.grid.typed is None
        await session.press("x")
        assert "17 / 19 x 100 = 89,47" in session.text
        await session.press("escape", "f3")
        assert score(session) == "77,46"
        assert screen(session).typing is not held


@pytest.mark.parametrize("ending", [("ctrl+q",), ("enter", "q"), ("enter", "f2", "ctrl+q"), ("f1", "q")])
async def test_leaving_in_the_middle_of_it_leaves_nothing_and_nothing_is_offered(
    open_page: Open, start: Start, db: Database, year: Path, ending: tuple[str, ...]
) -> None:
    before = check(db), sha256(year.read_bytes()).hexdigest()
    async with open_page("e") as session:
        await suppose(session)
        for key in ending:
            await session.press(key)
        assert session.app.return_code == 0
    assert (check(db), sha256(year.read_bytes()).hexdigest()) == before
    async with start("3") as session:
        assert not isinstance(session.app.screen, UnsavedScreen)
        assert score(session) == "76,58"
        assert "≈" not in session.text
        await session.press("b")
        assert "Semua yang diketik sudah tersimpan" in " ".join(session.text.split())


async def test_another_quarter_drops_it_and_says_so(open_page: Open) -> None:
    async with open_page("e") as session:
        await suppose(session)
        await session.press("enter", "[")
        assert told(session) == OTHER_QUARTER
        assert score(session) == "80,00"
        await session.press("]")
        assert score(session) == "76,58"
        assert "≈" not in session.text
        assert screen(session).supposed == {}


async def test_a_quarter_changed_on_another_screen_closes_the_field_too(open_page: Open) -> None:
    async with open_page("e") as session:
        await suppose(session)
        await session.press("f1", "[", "f3")
        assert told(session) == OTHER_QUARTER
        assert score(session) == "80,00"
        assert not screen(session).typing
        assert session.app.focused is reader(session)


async def test_a_quarter_chosen_on_the_page_drops_it_and_says_so(open_page: Open) -> None:
    async with open_page("e") as session:
        await suppose(session)
        await session.press("enter")
        await at_line(session, "TW1")
        await session.press("enter")
        assert sentence(session) == OTHER_QUARTER
        assert score(session) == "78,26"


@pytest.mark.parametrize("held", [False, True])
async def test_what_somebody_else_saves_meanwhile_is_counted(open_page: Open, db: Database, held: bool) -> None:
    async with open_page("e") as session:
        await suppose(session)
        await session.press(*["enter"] * held)
        record(db, "9.1.1", "80", III, Author("budi", "laptop-2"))
        await until(session, lambda: "12/59 terisi" in session.text.splitlines()[0])
        assert "tersimpan 78,38 (+0,81)" in read(session, HeadLines)
        assert score(session) == "79,19"
        assert screen(session).supposed == {"2.4.5": "19"}
        assert screen(session).typing is not held


async def test_the_form_of_a_supposed_value_shows_what_is_stored(open_page: Open, db: Database) -> None:
    async with open_page("e") as session:
        await suppose(session)
        await session.press("enter")
        assert "100,00" in line_of(session, "2.4.5")
        await session.press("enter")
        assert "17 / 19 x 100 = 89,47" in " ".join(session.text.split())
        await session.press("escape")
        assert "100,00" in line_of(session, "2.4.5")
    assert check(db).revisions == len(YEAR)
