"""Nasty texts on the pages that are searched, explained, corrected and traced: shown as they are, or refused."""

import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.decrees import in_force
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.decree_tree import DecreeTree
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Session, Start
from tests.screens.sight import go_to, pane, paste, told, tree
from tests.screens.test_nasty_texts import NASTY, nasty

__all__ = ["nasty"]

SIZES = [(80, 24), (120, 40)]
MARKUP = NASTY[0]


def keeps_its_shape(session: Session) -> bool:
    """Whether the app runs, every line is as wide as the screen, and nothing steers the terminal."""
    width = session.app.size.width
    strips = session.app.screen._compositor.render_strips()
    steering = {"\x1b", "\x07", "\x00", "\t", "\r", "\x9b", "\u202e", "\u2028"}
    return (
        session.app.is_running
        and session.app.fault is None
        and all(strip.cell_length == width for strip in strips)
        and not steering & set(session.text)
    )


@pytest.mark.parametrize("size", SIZES)
async def test_the_tree_with_its_search_and_filters_takes_any_text(
    start: Start, nasty: Path, size: tuple[int, int]
) -> None:
    async with start("e", path=nasty, size=size) as session:
        for at, text in enumerate(NASTY, start=1):
            await go_to(session, f"{at}.1.1")
            assert keeps_its_shape(session)
            await session.press("slash")
            await paste(session, text)
            assert keeps_its_shape(session)
            if len(text) < 200 and "\n" not in text:
                assert f"{at}.1.1" in [node.code for node in tree(session).outline.rows]
            await session.press("enter", "n", "escape")
            assert tree(session).outline.code == f"{at}.1.1"
        assert "[/x] [red]merah[/]" in pane(session, DecreeTree) or size[1] == 24
        await session.press("s", "s", "s", "s")
        assert keeps_its_shape(session)
        assert "1 [/x] [red]merah[/] [@click=app.quit]keluar[/]" in told(session)
        for digit in range(1, len(NASTY) + 1):
            await session.press("d", str(digit))
            assert keeps_its_shape(session)
        await session.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_detail_explanation_history_and_form_take_any_text(
    start: Start, nasty: Path, db: Database, size: tuple[int, int]
) -> None:
    for at, text in enumerate(NASTY, start=1):
        said = " ".join(text.split())[:180]
        record(db, f"{at}.1.1", f"- {said}", Quarter.I, Author(said[:150], said[:150]), year=2025)
    async with start("[", path=nasty, size=size) as session:
        assert "TW I " in session.text
        for at in range(1, len(NASTY) + 1):
            await go_to(session, f"{at}.1.1")
            for key in ("x", "h", "p"):
                await session.press(key)
                assert len(session.app.screen_stack) == 2, (at, key)
                assert keeps_its_shape(session), (at, key)
                if at == 1:
                    assert "[/x] [red]merah[/]" in told(session), key
                await session.press("escape")
            await session.press("left", "x")
            assert keeps_its_shape(session)
            await session.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_the_document_takes_any_text(start: Start, nasty: Path, size: tuple[int, int]) -> None:
    async with start("5", path=nasty, size=size) as session:
        assert keeps_its_shape(session)
        for text in NASTY:
            await session.press("slash")
            await paste(session, text)
            await session.press("enter", "n")
            assert keeps_its_shape(session)
            await session.press("escape")
        seen = ""
        for _ in range(25):
            assert keeps_its_shape(session)
            seen += pane(session, Reader)
            await session.press("pagedown")
        assert "[/x] [red]merah[/]" in seen
        assert "指標の達成率と説明" in seen
        await session.press("t")
        assert keeps_its_shape(session)
        await session.press("end", "enter")
        assert keeps_its_shape(session)


@pytest.mark.parametrize("size", SIZES)
async def test_corrections_with_any_text_are_refused_or_shown_as_they_are(
    start: Start, seeded: Path, db: Database, size: tuple[int, int]
) -> None:
    kept = []
    for at, text in enumerate(NASTY, start=1):
        short = text.strip()[:100]
        code = f"2.2.{at}"
        basis = TypedBasis(short, "12-08-2024", text.strip()[:400])
        try:
            amend_indicator(
                db,
                code,
                # A unit begins with a letter and has no figure.
                {Field.NAME: text, Field.DIVISION: text[:50], Field.UNIT: f"u{text[:50].replace('12/[A]/2026', '')}"},
                basis,
                Author(short, short),
            )
            amend_rules(db, {Field.CAP: str(110 + at)}, basis, Author(short, short))
        except Refused:
            assert len(text) > 1000 or "\n" in text
        else:
            kept.append(code)
    assert len(kept) == 5
    async with start(path=seeded, size=size) as session:
        for code in kept:
            await go_to(session, code)
            assert keeps_its_shape(session)
            for key in ("x", "h", "p"):
                await session.press(key)
                assert keeps_its_shape(session), (code, key)
                await session.press("escape")
        await session.press("s", "s", "s", "s")
        assert keeps_its_shape(session)
        await session.press("escape", "5", "end")
        seen = ""
        for _ in range(14):
            assert keeps_its_shape(session)
            seen += " ".join(pane(session, Reader).split())
            await session.press("pageup")
        assert "[/x] [red]merah[/]" in seen
        assert "{rich} $var %s" in seen
        assert "指標の達成率と説明" in seen
        await session.press("home", "t")
        assert keeps_its_shape(session)


async def test_any_text_typed_into_the_form_is_appended_as_it_is_or_refused_in_a_sentence(
    start: Start, db: Database
) -> None:
    async with start() as session:
        await go_to(session, "2.4.5")
        for text in NASTY:
            before = len(in_force(db).trail)
            await session.press("p", "shift+tab", "ctrl+end")
            await paste(session, text)
            for name, typed in (("number", text[:90]), ("date", "12-08-2024"), ("reason", text[:300])):
                session.app.screen.query_one(f"#{name}").focus()
                await session.press("home", "shift+end")
                await paste(session, typed)
            assert keeps_its_shape(session)
            await session.press("enter", "enter")
            assert keeps_its_shape(session)
            if session.app.current_mode == "program" and len(session.app.screen_stack) == 1:
                made = in_force(db).trail[-1]
                assert len(in_force(db).trail) == before + 1
                on_one_line = text[:300].replace("\n", " ").replace("\t", " ")
                assert made.basis.reason == unicodedata.normalize("NFC", on_one_line).strip()
            else:
                assert len(in_force(db).trail) == before
                await session.press("ctrl+t")
        assert MARKUP in in_force(db).decree.indicator("2.4.5").name
        session.app.clear_notifications()
        await session.press("5", "slash")
        await paste(session, "[/x]")
        shown = "".join(pane(session, Reader).replace("▌", "").split())
        assert "[/x][red]merah[/]" in shown, pane(session, Reader)


@pytest.mark.parametrize("label", ["1.", "9.9.9", "rules", ""])
async def test_a_dictum_of_any_label_is_only_a_paragraph(start: Start, seeded: Path, label: str) -> None:
    with closing(sqlite3.connect(seeded)) as connection, connection:
        connection.execute(
            "INSERT INTO decree SELECT 2025, number, institution, issuer, title, place, date, in_force_until, "
            "enactment, signatory_position, signatory, signatory_nip FROM decree"
        )
        connection.execute("INSERT INTO scoring_rule SELECT 2025, name, value, source FROM scoring_rule")
        connection.execute("INSERT INTO decree_paragraph VALUES (2025, 'dictum', 1, ?, 'Diktum yang dicari')", (label,))
        connection.execute("INSERT INTO program VALUES (2025, '1', 'P', 'P', 'D')")
        connection.execute("INSERT INTO objective VALUES (2025, '1.1', '1', 'S')")
        connection.execute(
            "INSERT INTO indicator VALUES (2025, '1.1.1', '1.1', 5000, '5', 'Orang', 'maximize', 'sum', NULL, 'I')"
        )
    async with start("5", "slash", path=seeded) as session:
        await paste(session, "diktum yang dicari")
        await session.press("enter")
        for key in ("x", "h", "p", "enter"):
            await session.press(key)
            assert session.app.is_running
            assert session.app.fault is None
            assert session.app.current_mode == "keputusan"
            assert len(session.app.screen_stack) == 1
