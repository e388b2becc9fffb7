"""Reading the summary page as a person does: its head, its lines, the cursor; and what should stand there."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD
from textual.widgets import Digits, Static

from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.summary import Summary, summarize
from ikk_tui.domain.views import STANDARD, View
from ikk_tui.screens.ringkasan import RingkasanScreen
from ikk_tui.services.boards import scoreboard
from ikk_tui.store.database import Database
from ikk_tui.widgets.context_bar import ContextBar
from ikk_tui.widgets.reader import CURSOR
from ikk_tui.widgets.summary_reader import SummaryReader
from ikk_tui.widgets.suppose_line import SupposeLine
from tests.screens.conftest import Session, Start
from tests.screens.sight import pane

SIZES = [(80, 24), (120, 40)]
III = Quarter.III
Open = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture
def open_page(start: Start, year: Path) -> Open:
    """Start the app on the year's file, at the summary of the third quarter."""

    @asynccontextmanager
    async def run(*keys: str, size: tuple[int, int] = (80, 24), path: Path = year) -> AsyncIterator[Session]:
        async with start("[", "[", "[", "]", "]", "3", size=size, path=path) as session:
            for key in keys:
                await session.press(key)
            yield session

    return run


def the_summary(db: Database, view: View = STANDARD, quarter: Quarter = III) -> Summary:
    """What is stored, summed up."""
    return summarize(scoreboard(db, quarter), view)


def reader(session: Session) -> SummaryReader:
    """The page of the summary in front."""
    return session.app.screen.query_one(SummaryReader)


def screen(session: Session) -> RingkasanScreen:
    """The summary, which must be in front."""
    assert isinstance(session.app.screen, RingkasanScreen)
    return session.app.screen


def lines(session: Session) -> list[str]:
    """The lines of the page on the screen, each with its margin."""
    return pane(session, SummaryReader).splitlines()


def here(session: Session) -> str:
    """The line the cursor is on."""
    return next((line for line in lines(session) if line.startswith(CURSOR)), "")


def line_of(session: Session, code: str) -> str:
    """The first line on the screen about that code, without cursor and indent; "" where none is."""
    bare = (line.removeprefix(CURSOR).lstrip(" ≈") for line in lines(session))
    return next((line for line in bare if line.startswith(f"{code} ")), "")


def told(session: Session) -> str:
    """The sentence below the page, as far as it can be seen."""
    widget = session.app.screen.query_one("#outcome", Static)
    region = widget.region
    strip = session.app.screen._compositor.render_strips()[region.y]
    return strip.crop(region.x, region.right).text.strip()


def echo(session: Session) -> str:
    """What is said below the field of a supposed value."""
    return " ".join(pane(session, SupposeLine).split("\n", 1)[1].split())


def score(session: Session) -> str:
    """The large figures, read sign by sign."""
    shapes = DIGITS3X3_BOLD
    glyphs = {"".join(f"{part:<3}" for part in shapes[at * 3 : at * 3 + 3]): sign for at, sign in enumerate(DIGITS)}
    rows = [row.ljust(30) for row in pane(session, Digits).splitlines()[:3]]
    found, at = "", 0
    while any(row[at:].strip() for row in rows):
        if all(not row[at].strip() for row in rows[:2]) and rows[2][at] in ",.":
            found, at = found + rows[2][at], at + 1
            continue
        found, at = found + glyphs["".join(row[at : at + 3] for row in rows)], at + 3
    return found.strip()


def context(session: Session) -> list[str]:
    """The words of the two lines on top, the first and the end of the second."""
    first, second = pane(session, ContextBar).splitlines()[:2]
    # What was returned, or is closed, stands before it.
    told = re.sub(r"^(■[^·]*(· |$))?(↩[^·]*(· |$))?", "", second.partition("5 Keputusan")[2].strip())
    return [" ".join(first.split()), told]


async def whole_page(session: Session) -> list[str]:
    """All lines of the page, read screen by screen; the cursor goes back to the first."""
    await session.press("home")
    found: dict[int, str] = {}
    for _ in range(40):
        top = int(reader(session).scroll_offset.y)
        found.update({top + at: line.replace(CURSOR, " ", 1) for at, line in enumerate(lines(session))})
        await session.press("pagedown")
        if int(reader(session).scroll_offset.y) == top:
            break
    await session.press("home")
    return [found[at].rstrip() for at in sorted(found)]


async def at_line(session: Session, key: str) -> None:
    """Put the cursor on the first line about that, with the arrow; everything is opened where it is hidden."""
    if all(block.key != key for block in reader(session).blocks):
        await session.press("e")
    await session.press("home")
    keyed = [block.key for block in reader(session).blocks if block.key]
    assert key in keyed, f"no line about {key}: {session.text}"
    # All at once, as a hand on the arrow does; over what is longer than the screen it takes a few more.
    await session.press(*["down"] * keyed.index(key))
    for _ in range(40):
        if reader(session).key == key:
            return
        await session.press("down")
    raise AssertionError(f"the cursor does not come to {key}: {session.text}")
