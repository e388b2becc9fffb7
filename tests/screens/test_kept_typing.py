"""Corrections begun are put back at the next start too, and a disk that keeps nothing is told of."""

from pathlib import Path

from ikk_tui.domain.forms import Part
from ikk_tui.paths import places
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.services.decrees import in_force
from ikk_tui.store.database import Database
from tests.screens.conftest import Start
from tests.screens.forms import FORM, fields, open_form
from tests.screens.sight import grid_at, notices, told, until
from tests.screens.test_amend import open_form as open_correction
from tests.services.cells import CODE, revisions

CANNOT = "Ketikan yang belum disimpan tidak dapat diamankan"


def drafts_of(seeded: Path) -> list[Path]:
    """The files in which what is typed is kept."""
    folder = places(str(seeded)).drafts
    return sorted(folder.glob("*.ketikan")) if folder.exists() else []


async def test_nothing_typed_leaves_nothing_and_nothing_is_offered(start: Start, seeded: Path) -> None:
    async with start("2") as session:
        await session.type("3,2", "enter")
        await session.press("q")
        assert session.app.return_code == 0
    assert drafts_of(seeded) == []
    async with start() as session:
        assert not isinstance(session.app.screen, UnsavedScreen)
        await session.press("q")
        assert session.app.return_code == 0


async def test_a_correction_begun_is_put_back(start: Start, db: Database) -> None:
    async with start() as session:
        await open_correction(session)
        await session.type("21", "escape")
        await session.press("q")
        assert session.app.return_code is None
        assert f"Perbaikan {CODE} 2024 belum ditetapkan" in " ".join(notices(session))
        await session.press("q")
        assert session.app.return_code == 0
    async with start() as session:
        assert isinstance(session.app.screen, UnsavedScreen)
        assert f"Perbaikan {CODE} 2024 belum ditetapkan: buka lagi dengan p" in told(session)
        await session.press("enter", "d", "escape")
        await open_correction(session)
        assert "21" in next(line for line in session.text.splitlines() if line.startswith(" Target  "))
        await session.press("ctrl+t", "q")
        assert session.app.return_code == 0
    async with start() as session:
        assert not isinstance(session.app.screen, UnsavedScreen)
    assert in_force(db).trail == ()


async def test_a_correction_and_a_value_are_offered_together(start: Start, db: Database) -> None:
    async with start() as session:
        await open_correction(session)
        await session.type("21", "escape", "i")
        await session.type("18")
    async with start() as session:
        assert isinstance(session.app.screen, UnsavedScreen)
        assert f"Perbaikan {CODE} 2024 belum ditetapkan" in told(session)
        assert f"{CODE} TW I Nilai 18 kosong" in told(session)
        await session.press("enter")
        assert f"Perbaikan {CODE} 2024 belum ditetapkan" in told(session)
        assert "tersimpan 18 %" in told(session)


async def test_a_program_that_still_runs_keeps_what_is_typed_in_it(start: Start) -> None:
    async with start("2") as first:
        await first.type("3,2")
        async with start() as second:
            assert not isinstance(second.app.screen, UnsavedScreen)
        assert first.grid.typed == "3,2"


async def test_what_is_typed_reaches_the_disk_within_a_second(start: Start, seeded: Path) -> None:
    async with start("2") as session:
        await session.type("3,2")
        await until(session, lambda: any(b'"3,2"' in path.read_bytes() for path in drafts_of(seeded)), 1)
        await session.press("enter", "f", "tab", *"Uraian")
        await until(session, lambda: any(b'"Uraian"' in path.read_bytes() for path in drafts_of(seeded)), 1)


async def test_a_disk_that_keeps_nothing_is_told_of_once_and_saving_works(
    start: Start, seeded: Path, db: Database
) -> None:
    folder = places(str(seeded)).drafts
    folder.parent.mkdir(parents=True)
    # In its place, so that nobody can make a folder of it, root neither.
    folder.write_text("")
    async with start(*FORM) as session:
        await until(session, lambda: notices(session))
        assert f"{CANNOT} (ditolak sistem); simpan sebelum aplikasi berakhir" in " ".join(notices(session))
        await grid_at(session, CODE)
        await session.type("18", "backspace", "9")
        assert CANNOT not in session.text
        assert " ".join(notices(session)).count(CANNOT) == 1
        await session.press("enter")
        assert "19" in session.line(CODE)
        folder.unlink()
        await session.type("30")
        await until(session, lambda: "Ketikan kembali diamankan di disk" in " ".join(notices(session)))
        assert session.grid.typed == "30"
    assert len(revisions(db)) == 1
    async with start() as session:
        assert isinstance(session.app.screen, UnsavedScreen)
        assert "2.4.6 TW III Nilai 30 kosong" in told(session)


async def test_in_a_form_too_it_is_told_that_nothing_is_kept(start: Start, seeded: Path) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        for path in places(str(seeded)).drafts.iterdir():
            path.unlink()
        places(str(seeded)).drafts.rmdir()
        places(str(seeded)).drafts.write_text("")
        await session.type("18")
        await until(session, lambda: CANNOT in " ".join(notices(session)))
        await session.press("tab", *"Uraian")
        assert CANNOT in " ".join(notices(session))
        assert fields(session).text(Part.ANALYSIS) == "Uraian"
