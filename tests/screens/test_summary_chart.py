"""The chart of the quarters: there at every width and without colour, of the office or of a program; loaded late."""

import subprocess
import sys
from pathlib import Path

import pytest

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.summary import Summary
from ikk_tui.store.database import Database
from ikk_tui.widgets.summary_chart import ChartFigures, ChartTitle, SummaryChart
from tests.screens.conftest import Session, Start
from tests.screens.sight import pane, read
from tests.screens.summing import (
    SIZES,
    Open,
    at_line,
    context,
    here,
    lines,
    open_page,
    reader,
    score,
    screen,
    the_summary,
)
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.year import year

__all__ = ["open_page", "year"]

OFFICE = "Per triwulan: Kanwil Kalbar"
NEVER = {"textual_plotext", "plotext"}


def drawn(session: Session) -> list[str]:
    """The lines of the chart, without title and figures."""
    return pane(session, SummaryChart).splitlines()[1:-3]


def chart_is_shown(session: Session) -> bool:
    """Whether it is on the screen."""
    return session.app.screen.query_one(SummaryChart).region.height > 0


def figures_of(summary: Summary, code: str = "") -> list[list[str]]:
    """Score and fill of each quarter, of the office or a program."""
    standings: list[Standing | None] = [None] * 4
    for board in summary.seen:
        program = next((one.standing for one in board.programs if one.program.code == code), None)
        standings[board.quarter - 1] = program or board.standing
    return [
        " ".join(one.label for one in Quarter).split(),
        ["nilai", *(format_score(one.score) if one else "-" for one in standings)],
        ["isian", *(f"{one.entered}/{one.total}" if one else "-" for one in standings)],
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("colour", [True, False])
async def test_the_line_of_100_and_each_quarters_score_and_fill_are_there(
    open_page: Open, db: Database, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colour: bool
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_page(size=size) as session:
        assert chart_is_shown(session) == (size[0] > 80)
        if size[0] == 80:
            await session.press("g")
        assert read(session, ChartTitle) == OFFICE
        chart = drawn(session)
        assert sum("┄" * 20 in line for line in chart) == 1
        assert next(line for line in chart if "┄" in line).split("┤")[0].strip() == "100"
        assert "".join(chart).count("●") == 3
        assert [line.split() for line in pane(session, ChartFigures).splitlines()] == figures_of(the_summary(db))


@pytest.mark.parametrize("size", [*SIZES, (160, 45)])
async def test_name_score_and_fill_stand_under_their_point(open_page: Open, size: tuple[int, int]) -> None:
    async with open_page(*("g" if size[0] == 80 else ""), size=size) as session:
        points = sorted(at for line in drawn(session) for at, sign in enumerate(line) if sign == "●")
        assert len(points) == 3
        names, *figures = pane(session, ChartFigures).splitlines()
        for number, point in enumerate(points):
            name = f"TW {'I' * (number + 1)}"
            assert names.index(f"{name} ") <= point <= names.index(f"{name} ") + len(name)
            for line in figures:
                word = line[5:].split()[number]
                begins = line.index(word, max(5, point - len(word)))
                assert begins <= point + 1
                assert begins + len(word) >= point, (line, point, word)


async def test_g_cycles_between_the_page_and_the_chart_where_there_is_little_room(
    open_page: Open, db: Database
) -> None:
    async with open_page() as session:
        await at_line(session, "2")
        assert not chart_is_shown(session)
        await session.press("g")
        assert read(session, ChartTitle) == "Per triwulan: 2 Pemasyarakatan"
        assert [line.split() for line in pane(session, ChartFigures).splitlines()] == figures_of(the_summary(db), "2")
        assert "2 Pemasyarakatan" in here(session)
        await session.press("down", "g")
        assert read(session, ChartTitle) == "Per triwulan: 3 Keimigrasian"
        await session.press("g")
        assert not chart_is_shown(session)
        assert session.app.focused is reader(session)
        await session.press("home", "g")
        assert read(session, ChartTitle) == OFFICE
        await session.press("g", "down")
        assert reader(session).key == "1"


async def test_g_cycles_between_program_and_office_beside_the_page(open_page: Open, db: Database) -> None:
    async with open_page(size=(120, 40)) as session:
        assert read(session, ChartTitle) == OFFICE
        await at_line(session, "8.3.1")
        await session.press("g")
        assert read(session, ChartTitle) == "Per triwulan: 8 Kesadaran Hukum"
        assert [line.split() for line in pane(session, ChartFigures).splitlines()] == figures_of(the_summary(db), "8")
        await at_line(session, "2")
        await session.press("g")
        assert read(session, ChartTitle) == "Per triwulan: 2 Pemasyarakatan"
        await session.press("g")
        assert read(session, ChartTitle) == OFFICE
        await session.press("down")
        assert reader(session).key == "3"
        assert session.app.focused is reader(session)
        await at_line(session, "TW2")
        await session.press("g")
        assert read(session, ChartTitle) == OFFICE


async def test_the_chart_follows_view_quarter_and_what_is_supposed(open_page: Open, db: Database) -> None:
    async with open_page("t", size=(120, 40)) as session:
        assert pane(session, ChartFigures).split()[8:13] == ["nilai", "78,26", "63,33", "69,73", "-"]
        await session.press("r", "]")
        assert pane(session, ChartFigures).split()[8:13] == ["nilai", "78,26", "80,00", "76,58", "76,58"]
        await session.press("[")
        await at_line(session, "4.2.1")
        await session.press("w", "end", "ctrl+u", *"88")
        assert pane(session, ChartFigures).split()[8:13] == ["nilai", "78,26", "80,00", score(session), "-"]


@pytest.mark.parametrize("size", [(80, 24), (100, 20)])
async def test_the_cursor_of_the_page_is_seen_above_the_chart(open_page: Open, size: tuple[int, int]) -> None:
    async with open_page("g", size=size) as session:
        for _ in range(14):
            await session.press("down")
            assert here(session), session.text
        await session.press("up", "enter")
        assert session.app.is_running


async def test_views_and_quarters_are_changed_with_the_chart_in_front(open_page: Open) -> None:
    async with open_page("g") as session:
        for key in "tacm":
            await session.press(key)
            assert chart_is_shown(session)
            assert keeps_its_shape(session)
            assert score(session) in pane(session, ChartFigures)
        await session.press("r", "[")
        assert context(session)[0].startswith("IKK 2024 Kanwil Kalbar TW II")
        await session.press("1", "3")
        assert chart_is_shown(session)
        await session.press("g")
        assert session.app.focused is reader(session)


async def test_a_window_that_becomes_wide_shows_both(open_page: Open) -> None:
    async with open_page("g") as session:
        await session.pilot.resize_terminal(120, 40)
        await session.settle()
        assert chart_is_shown(session)
        assert lines(session)[0].split()[0] == "Program"
        await session.press("down", "down")
        assert reader(session).key == "2"
        await session.pilot.resize_terminal(80, 24)
        await session.settle()
        await session.press("g")
        assert chart_is_shown(session)


async def test_without_any_score_there_are_the_line_of_100_and_dashes(start: Start) -> None:
    async with start("3", "g") as session:
        assert sum("┄" * 20 in line for line in drawn(session)) == 1
        assert pane(session, ChartFigures).split()[8:] == ["nilai", *"----", "isian", "0/59", *"---"]
        assert "●" not in "".join(drawn(session))


async def test_the_scale_holds_what_lies_far_from_100(open_page: Open, db: Database) -> None:
    async with open_page("c", size=(120, 40)) as session:
        await at_line(session, "4")
        await session.press("g")
        chart = drawn(session)
        standings = [board.programs[3].standing.score for board in the_summary(db, screen(session).view).seen]
        assert len(standings) == Quarter.III
        marks = [line.split("┤")[0].strip() for line in chart if "┤" in line]
        lowest = min(one for one in standings if one is not None)
        assert marks == sorted(["100", str(round(lowest))], key=int, reverse=True)
        assert "".join(chart).count("●") == 2


@pytest.mark.parametrize("asked", [["--version"], ["summary", "--quarter", "3"], ["tree"]])
def test_commands_load_nothing_that_draws(year: Path, asked: list[str]) -> None:
    code = f"""
import sys
from ikk_tui.__main__ import main
try:
    main({["--db", str(year), *asked] if asked[0] != "--version" else asked!r})
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout
    assert not NEVER & set(done.stderr.split())


def test_the_app_loads_it_when_the_summary_is_first_looked_at(year: Path) -> None:
    code = f"""
import asyncio, sys
from ikk_tui.app import IkkApp
from ikk_tui.paths import places
from tests.screens.conftest import Session

async def look() -> None:
    app = IkkApp(places({str(year)!r}))
    async with app.run_test(size=(120, 40)) as pilot:
        session = Session(app, pilot)
        await session.settle()
        await session.press("2", "f5", "f4", "f1")
        print(sorted({NEVER!r} & set(sys.modules)))
        await session.press("3")
        print(sorted({NEVER!r} & set(sys.modules)))

asyncio.run(look())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", str(sorted(NEVER))]
