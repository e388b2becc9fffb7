"""Names with markup, three thousand characters, right-to-left and wide letters: shown as they are, crash nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.screens.conftest import Start

NASTY = (
    "[/x] [red]merah[/] [@click=app.quit]keluar[/]",
    "12/[A]/2026 \\[b] {rich} $var %s",
    "panjang " * 375,
    "مؤشر الأداء الرئيسي",
    "指標の達成率と説明",
    "e\u0301 👩‍👩‍👧‍👦 ﷽ z̷a̷l̷g̷o̷",
    "baris satu\nbaris\tdua",
)


@pytest.fixture
def nasty(seeded: Path) -> Path:
    """A file whose newest decree has a program, an objective and an indicator of each of the texts."""
    with closing(sqlite3.connect(seeded)) as connection, connection:
        connection.execute(
            "INSERT INTO decree SELECT 2025, number, institution, issuer, title, place, date, "
            "in_force_until, enactment, signatory_position, ?, signatory_nip FROM decree",
            (NASTY[0],),
        )
        connection.execute("INSERT INTO scoring_rule SELECT 2025, name, value, ? FROM scoring_rule", (NASTY[0],))
        for at, text in enumerate(NASTY, start=1):
            connection.execute("INSERT INTO decree_paragraph VALUES (2025, 'dictum', ?, 'KE', ?)", (at, text))
            connection.execute("INSERT INTO program VALUES (2025, ?, ?, ?, ?)", (f"{at}", text, text, text))
            connection.execute("INSERT INTO objective VALUES (2025, ?, ?, ?)", (f"{at}.1", f"{at}", text))
            connection.execute(
                "INSERT INTO indicator VALUES (2025, ?, ?, 190000, ?, ?, 'maximize', 'last', NULL, ?)",
                (f"{at}.1.1", f"{at}.1", text, text, text),
            )
    return seeded


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nasty_texts_are_shown_as_they_are_on_every_screen(
    start: Start, nasty: Path, size: tuple[int, int]
) -> None:
    async with start(path=nasty, size=size) as session:
        assert "1 [/x] [red]merah[/]" in session.text
        for _ in NASTY:
            await session.press("right", "right", "down")
        await session.press("2")
        assert "1 [/x] [red]merah[/]" in session.text
        for _ in NASTY:
            await session.press("1", "enter")
        await session.press("f3")
        assert "1 [/x] [red]merah[/]" in session.text
        await session.press("f5", "end")
        pages = [session.text]
        for _ in range(3):
            await session.press("pageup")
            pages.append(session.text)
        assert "[@click=app.quit]keluar[/]" in "".join(pages)
        assert session.app.is_running


async def test_every_line_of_the_grid_is_as_wide_as_the_grid(start: Start, nasty: Path) -> None:
    async with start("2", path=nasty) as session:
        width = session.grid.scrollable_content_region.width
        assert {session.grid.render_line(y).cell_length for y in range(2 * len(NASTY))} == {width}
