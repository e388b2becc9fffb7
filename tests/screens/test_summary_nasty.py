"""Markup, wide letters, obstacles of four thousand characters on the summary: as they are, and in no column's way."""

from pathlib import Path
from unicodedata import normalize

import pytest
from rich.cells import cell_len

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.forms import Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe
from ikk_tui.store.database import Database
from ikk_tui.widgets.summary_chart import ChartTitle
from tests.screens.conftest import Session, Start
from tests.screens.sight import read
from tests.screens.summing import SIZES, Open, at_line, here, lines, open_page, reader, whole_page
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_nasty_texts import NASTY, nasty
from tests.screens.year import year

__all__ = ["nasty", "open_page", "year"]

CODES = ("8.3.1", "5.2.1", "2.2.1", "2.9.6", "6.2.1", "1.1.1", "2.4.6")
LONG = ("Petugas [b]lapas[/b] menunggu 指標の達成率 " * 120)[:4000]


async def keeps_everywhere(session: Session) -> None:
    """Go through the page and ask of every line what can be asked."""
    for key in (*"oootacmreEgg", *["pagedown"] * 6, "home"):
        await session.press(key)
        assert keeps_its_shape(session), key


@pytest.mark.parametrize("size", SIZES)
async def test_programs_objectives_and_indicators_of_any_name(start: Start, nasty: Path, size: tuple[int, int]) -> None:
    async with start("3", "e", path=nasty, size=size) as session:
        page = await whole_page(session)
        assert any(line.startswith("  1 [/x] [red]merah[/]") for line in page)
        assert any(line.lstrip().startswith("5.1.1 指標の達") for line in page)
        await keeps_everywhere(session)
        for at in range(1, len(NASTY) + 1):
            await at_line(session, str(at))
            await session.press("g")
            assert keeps_its_shape(session)
            assert "Per triwulan" in read(session, ChartTitle)
            await session.press("g", "x")
            assert keeps_its_shape(session)
            await session.press("escape")
            await at_line(session, f"{at}.1.1")
            for key in ("w", "1", "enter", "x"):
                await session.press(key)
                assert keeps_its_shape(session), (at, key)
            await session.press("escape", "escape")
        await at_line(session, "2")
        await session.press("w")
        assert "12/[A]/2026 \\[b] {rich} $var %s" in session.text
        assert keeps_its_shape(session)


@pytest.mark.parametrize("size", SIZES)
async def test_obstacles_of_any_text_are_shown_literally_on_two_lines_at_the_most(
    open_page: Open, db: Database, siti: Author, size: tuple[int, int]
) -> None:
    for code, text in zip(("8.3.1", "2.9.6"), (NASTY[0], LONG), strict=True):
        value = {"8.3.1": "60", "2.9.6": "0"}[code]
        describe(db, code, Quarter.III, Written(value=value, obstacles=text), siti)
    async with open_page(size=size) as session:
        page = await whole_page(session)
        assert "60 dari 82 %; [/x] [red]merah[/] [@click=app.quit]keluar[/]" in " ".join(" ".join(page).split())
        at = next(at for at, line in enumerate(page) if line.startswith("  2.9.6 "))
        first, second, after = page[at + 1 : at + 4]
        assert first.strip().startswith("0 dari 1 UPT; Petugas [b]lapas[/b] menunggu 指標の達成率")
        assert second.endswith("…")
        assert after.lstrip().startswith("4.2.1 ")
        assert all(cell_len(line) <= size[0] for line in (first, second))
        assert first[:9] == second[:9] == " " * 9
        await keeps_everywhere(session)


@pytest.mark.parametrize("text", [*NASTY[:2], *NASTY[3:6]], ids=["markup", "brackets", "arabic", "wide", "joined"])
@pytest.mark.parametrize("size", SIZES)
async def test_an_amended_name_of_any_text_breaks_no_column(
    open_page: Open, db: Database, siti: Author, size: tuple[int, int], text: str
) -> None:
    name = f"{text} {text} {text}"
    amend_indicator(db, "8.3.1", {Field.NAME: name}, TypedBasis("W.16-1", "12-08-2024", "Uji"), siti)
    async with open_page("e", size=size) as session:
        assert keeps_its_shape(session)
        await at_line(session, "8.3.1")
        assert f"8.3.1 {normalize('NFC', text)[:12]}" in here(session)
        mine, other = here(session), next(line for line in lines(session) if "8.2.1" in line)
        assert cell_len(mine[: mine.index("73,17")]) == cell_len(other[: other.index("80,00")])
        await session.press("E")
        await at_line(session, "8.3.1")
        assert here(session).rstrip().endswith("73,17   -2,24")
        for key in ("x", "w", "g", "i", "f3", "enter"):
            await session.press(key, "escape")
            assert keeps_its_shape(session), key
        assert reader(session).blocks
