"""The five modes, the tree, the summary, the document, help and palette."""

import sqlite3
from contextlib import closing
from pathlib import Path

from textual.command import CommandPalette

from ikk_tui.app import IkkApp
from ikk_tui.domain.quarters import Quarter
from ikk_tui.paths import places
from ikk_tui.screens.help import HelpScreen
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.decree_tree import DecreeTree
from tests.screens.conftest import Session, Start


async def test_the_first_frame_is_shown_while_the_database_is_busy(seeded: Path) -> None:
    app = IkkApp(places(str(seeded)))
    with closing(sqlite3.connect(seeded, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with app.run_test(size=(80, 24)) as pilot:
            session = Session(app, pilot)
            assert "1 Program   2 Isian   3 Ringkasan" in session.text
            assert app.board is None
            other.execute("ROLLBACK")
            await session.settle()
            assert "1 Dukungan Manajemen" in session.text


async def test_the_tree_has_the_decrees_59_indicators(start: Start, db: Database) -> None:
    async with start("e") as session:
        rows = session.app.screen.query_one(DecreeTree).outline.rows
        assert [row.code for row in rows if row.depth == 2] == [one.code for one in decree(db).indicators]
        assert len(rows) == 9 + 24 + 59


async def test_the_tree_shows_value_sign_and_score_and_the_detail_explains(
    start: Start, db: Database, siti: Author
) -> None:
    record(db, "2.4.5", "17", Quarter.III, siti)
    async with start("]", "]", size=(120, 40)) as session:
        tree = session.app.screen.query_one(DecreeTree)
        while tree.outline.code != "2.4":
            await session.press("down")
        await session.press("right", "right", "down", "down", "down", "down")
        line = next(line for line in session.text.splitlines() if "2.4.5 Persentase" in line)
        assert "17    %  ▼   89,47" in line
        assert "17 / 19 x 100 = 89,47" in session.text
        assert "kumulatif s.d. TW III" in session.text
        assert "2.4 Meningkatnya Pelayanan Pembinaan" in session.text


async def test_left_and_right_fold_and_walk(start: Start) -> None:
    async with start() as session:
        tree = session.app.screen.query_one(DecreeTree)
        await session.press("right")
        assert tree.outline.code == "1.1"
        await session.press("left", "left")
        assert tree.outline.code == "1"
        assert [row.code for row in tree.outline.rows[:2]] == ["1", "2"]


async def test_a_letter_on_an_indicator_goes_to_its_line_in_the_grid(start: Start) -> None:
    async with start("down", "right", "right", "i") as session:
        assert session.app.current_mode == "isian"
        assert session.grid.code == "1.1.1"
        await session.press("f1", "down", "down", "enter", "right", "i")
        assert session.grid.code == "2.1.1"


async def test_the_quarter_stays_within_the_year(start: Start) -> None:
    async with start("[") as session:
        assert "TW I      " in session.text
        await session.press("]", "]", "]", "]", "]")
        assert "TW IV   " in session.text


async def test_the_summary_shows_the_mean_with_its_denominator(start: Start, db: Database, siti: Author) -> None:
    record(db, "2.4.5", "17", Quarter.III, siti)
    async with start("3", "]", "]") as session:
        told = " ".join(session.text.split())
        assert "rata-rata 1 dari 59 IKK; 53 belum diisi, 5 tanpa target" in told
        line = next(line for line in session.text.splitlines() if "2 Pemasyarakatan" in line)
        assert line.split()[-9:] == ["89,47", "·", "1/38", "1/38", "·", "1", "·", "·", "·"]
        assert "batas 120" in session.text


async def test_the_decree_can_be_read(start: Start, db: Database) -> None:
    async with start("5", size=(120, 70)) as session:
        told = " ".join(session.text.replace("▌", " ").split())
        for paragraph in (*decree(db).considerations, *decree(db).dictums[:2]):
            assert paragraph.text in told
        assert "NOMOR: W.16.PR.01.01-2524 TAHUN 2024" in session.text


async def test_help_lists_the_keys_of_the_screen_and_escape_goes_back(start: Start) -> None:
    async with start("2", "question_mark") as session:
        assert isinstance(session.app.screen, HelpScreen)
        assert "batal" in session.text
        assert "simpan" in session.text
        await session.press("end")
        assert "f3 " in session.text
        await session.press("escape")
        assert session.app.current_mode == "isian"
        assert not isinstance(session.app.screen, HelpScreen)


async def test_every_deed_with_a_key_is_in_the_palette(start: Start) -> None:
    async with start("2") as session:
        titles = {command.title for command in session.app.get_system_commands(session.app.screen)}
        assert {"batal", "triwulan berikutnya", "Ringkasan", "bantuan", "keluar"} <= titles
        await session.press("ctrl+p")
        assert isinstance(session.app.screen, CommandPalette)
        await session.type("ringkasan", "enter")
        assert session.app.current_mode == "ringkasan"


async def test_q_ends_the_app(start: Start) -> None:
    async with start("q") as session:
        assert session.app.return_code == 0


async def test_a_key_can_be_remapped_in_the_settings(seeded: Path) -> None:
    from ikk_tui.settings import Settings

    app = IkkApp(places(str(seeded)), Settings(keys={"quarter.next": "right_curly_bracket"}))
    async with app.run_test(size=(80, 24)) as pilot:
        session = Session(app, pilot)
        await session.settle()
        await session.press("]")
        assert "TW I   " in session.text
        await session.press("right_curly_bracket")
        assert "TW II   " in session.text
