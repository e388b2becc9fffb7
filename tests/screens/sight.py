"""Reading a screen as a person does: one pane of it, one line of the tree, what is marked."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic

from textual.events import Paste
from textual.strip import Strip
from textual.widget import Widget

from ikk_tui.widgets.decree_tree import DecreeTree
from tests.screens.conftest import Session

FOLDS = "▾▸ "


def told(session: Session) -> str:
    """The whole screen with every run of spaces as one, its cursor left out."""
    return " ".join(session.text.replace("▌", " ").split())


def pane(session: Session, part: type[Widget]) -> str:
    """What one part of the screen shows, line by line."""
    return "\n".join(strip.text for strip in _strips(session, part))


def read(session: Session, part: type[Widget]) -> str:
    """The words of one part of the screen."""
    return " ".join(pane(session, part).split())


def row(session: Session, code: str) -> str:
    """The line of the tree that begins with this code."""
    lines = pane(session, DecreeTree).splitlines()
    return next((line for line in lines if line.lstrip(FOLDS).startswith(f"{code} ")), "")


def codes(session: Session) -> list[str]:
    """The codes on the screen's part of the tree, from above."""
    return [line.lstrip(FOLDS).split()[0] for line in pane(session, DecreeTree).splitlines() if line.strip(FOLDS)]


def tree(session: Session) -> DecreeTree:
    """The tree of the screen in front."""
    return session.app.screen.query_one(DecreeTree)


def marked(session: Session, part: type[Widget]) -> list[str]:
    """The stretches of text that stand out in reverse, from above."""
    segments = [one for strip in _strips(session, part) for one in strip]
    return [one.text for one in segments if one.style and one.style.reverse]


async def paste(session: Session, text: str) -> None:
    """Paste as a terminal does."""
    session.app.post_message(Paste(text))
    await session.pilot.pause()
    await session.settle()


def notices(session: Session) -> list[str]:
    """What is told in a corner of the screen."""
    return [one.message for one in session.app._notifications]


async def until(session: Session, condition: Callable[[], object], seconds: float = 10) -> None:
    """Wait until that holds, with no key pressed."""
    end = monotonic() + seconds
    while not condition():
        assert monotonic() < end, session.text
        await session.pilot.pause()


async def grid_at(session: Session, code: str) -> None:
    """Put the cursor of the grid on an indicator, with the arrow."""
    await session.press("home")
    for _ in session.grid.codes:
        if session.grid.code != code:
            await session.press("down")
    assert session.grid.code == code


async def go_to(session: Session, code: str) -> None:
    """Put the cursor of the tree on a node, by its code in a query."""
    await session.press("slash")
    await paste(session, code)
    await session.press("enter")
    assert tree(session).outline.code == code


def second_year(path: Path, year: int = 2025) -> None:
    """Give the file the same decree for another year."""
    copies = {
        "decree": "number, institution, issuer, title, place, date, in_force_until, enactment, signatory_position, "
        "signatory, signatory_nip",
        "scoring_rule": "name, value, source",
        "decree_paragraph": "part, position, label, text",
        "program": "code, name, label, division",
        "objective": "code, program_code, name",
        "indicator": "code, objective_code, target, target_text, unit, polarity, consolidation, index_scale, name",
    }
    with closing(sqlite3.connect(path)) as connection, connection:
        for table, columns in copies.items():
            key = "year" if table == "decree" else "decree_year"
            rest = f"({key}, {columns}) SELECT {year}, {columns} FROM {table} WHERE {key} = 2024"
            connection.execute(f"INSERT INTO {table} {rest}")


def _strips(session: Session, part: type[Widget]) -> list[Strip]:
    region = session.app.screen.query_one(part).scrollable_content_region
    strips = session.app.screen._compositor.render_strips()[region.y : region.bottom]
    return [strip.crop(region.x, region.right) for strip in strips]
