"""The tree of programs, objectives and indicators: what a line says, and walking through it."""

import pytest

from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.detail import Detail
from tests.screens.conftest import Start
from tests.screens.sight import codes, go_to, pane, read, row, tree

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def filled(db: Database, siti: Author) -> None:
    """Values of every shape: a whole number, decimals, a fraction, thousands, words."""
    for code, text in (
        ("3.1.1", "3,25"),
        ("3.1.2", "3,1"),
        ("5.2.1", "45/60"),
        ("5.2.2", "1.234,5"),
        ("6.1.1", "nihil"),
        ("6.2.1", "7"),
        ("7.1.1", "- belum ada"),
    ):
        record(db, code, text, Quarter.I, siti)


@pytest.mark.parametrize("size", SIZES)
async def test_values_and_achievements_stand_on_their_decimal_commas(
    start: Start, filled: None, size: tuple[int, int]
) -> None:
    async with start("e", size=(size[0], 120)) as session:
        wanted = ("3.1.1", "3.1.2", "5.2.1", "5.2.2", "6.1.1", "6.2.1", "7.1.1", "5", "5.2")
        lines = {code: row(session, code) for code in wanted}
        value_comma = lines["3.1.1"].index("3,25") + 1
        assert lines["3.1.2"].index("3,1 ") + 1 == value_comma
        assert lines["5.2.2"].rindex(",5 ") == value_comma
        assert lines["5.2.1"].rindex("75 ") + 2 == value_comma
        assert lines["6.2.1"].rindex(" 7 ") + 2 == value_comma
        assert "1.234,5 %" in " ".join(lines["5.2.2"].split())
        scores = {code: line.rindex(",") for code, line in lines.items() if "▲" in line or "▼" in line}
        assert len(scores) == 7
        assert len(set(scores.values())) == 1
        assert "nihil" in lines["6.1.1"]
        assert "tak berl" in lines["7.1.1"]
        assert lines["6.1.1"].split()[-2:] == ["·", "-"]


@pytest.mark.parametrize("size", SIZES)
async def test_branches_show_filled_of_total_and_their_score(start: Start, filled: None, size: tuple[int, int]) -> None:
    async with start("e", size=(size[0], 120)) as session:
        assert row(session, "3").split()[1:] == ["3", "Keimigrasian", "2/2", "▼", "98,61"]
        assert row(session, "3.1").split()[-3:] == ["2/2", "▼", "98,61"]
        assert row(session, "3.1.1").split()[-3:] == ["3,25", "▼", "98,48"]
        assert row(session, "5").split()[1:] == ["5", "Kekayaan", "Intelektual", "2/3", "▲", "113,57"]
        assert row(session, "9").split()[-3:] == ["0/1", "·", "-"]


@pytest.mark.parametrize("size", SIZES)
async def test_long_names_are_cut_at_their_end_and_told_in_full_in_the_detail(
    start: Start, size: tuple[int, int]
) -> None:
    async with start("e", size=size) as session:
        await go_to(session, "2.2.2")
        line = row(session, "2.2.2")
        assert "2.2.2 Persentase Tahanan" in line
        assert "…" in line
        whole = "Persentase Tahanan /Narapidana/Anak mendapatkan layanan kesehatan (preventif) secara berkualitas"
        assert f"2.2.2 {whole}" in read(session, Detail)
        await go_to(session, "3")
        assert "Keimigrasian " in row(session, "3")
        assert "PROGRAM PENEGAKAN" not in row(session, "3")
        printed = "PROGRAM PENEGAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN FUNGSI PENGKOORDINASIAN"
        assert printed in read(session, Detail)
        assert all(
            len(line) == len(pane(session, Detail).splitlines()[0]) for line in pane(session, Detail).split("\n")
        )


async def test_arrows_home_and_end_keep_the_cursor_in_sight(start: Start) -> None:
    async with start("e") as session:
        outline = tree(session).outline
        await session.press("up")
        assert outline.code == "1"
        for _ in range(15):
            await session.press("down")
            assert row(session, str(outline.code)), outline.code
        await session.press("end")
        assert outline.code == "9.1.1"
        assert codes(session)[-1] == "9.1.1"
        await session.press("down", "pagedown")
        assert outline.code == "9.1.1"
        await session.press("pageup")
        assert row(session, str(outline.code))
        await session.press("home")
        assert outline.code == "1"
        assert codes(session)[0] == "1"


async def test_every_program_can_be_folded_away_and_back(start: Start) -> None:
    async with start(size=(120, 40)) as session:
        outline = tree(session).outline
        await session.press("e")
        assert len(outline.rows) == 9 + 24 + 59
        await session.press("end", "E")
        assert codes(session) == list("123456789")
        assert outline.code == "9"
        await session.press("e")
        assert len(outline.rows) == 9 + 24 + 59
        assert outline.code == "9"
        await session.press("shift+e")
        assert codes(session) == list("123456789")


async def test_left_and_right_fold_open_and_walk_between_levels(start: Start) -> None:
    async with start("E") as session:
        outline = tree(session).outline
        await session.press("down", "left")
        assert outline.code == "2"
        await session.press("right")
        assert codes(session)[:4] == ["1", "2", "2.1", "2.2"]
        assert outline.code == "2"
        await session.press("right", "right", "right")
        assert outline.code == "2.1.1"
        await session.press("right")
        assert outline.code == "2.1.1"
        await session.press("left")
        assert outline.code == "2.1"
        await session.press("left")
        assert "▸ 2.1 " in row(session, "2.1")
        await session.press("left", "left")
        assert codes(session) == list("123456789")


async def test_enter_and_space_open_and_close_a_branch(start: Start) -> None:
    async with start("E", "enter") as session:
        assert "▾ 1 " in row(session, "1")
        assert codes(session)[1] == "1.1"
        await session.press("enter")
        assert "▸ 1 " in row(session, "1")
        await session.press("space", "down", "space")
        assert codes(session)[:3] == ["1", "1.1", "1.1.1"]


async def test_an_amended_indicator_carries_its_sign_in_the_tree(start: Start, db: Database, siti: Author) -> None:
    from ikk_tui.domain.amendments import Field, TypedBasis
    from ikk_tui.services.amendments import amend_indicator

    amend_indicator(db, "2.4.5", {Field.TARGET: "20"}, TypedBasis("W.1", "12-08-2024", "Salah ketik"), siti)
    async with start() as session:
        await go_to(session, "2.4.5")
        assert "≠" in row(session, "2.4.5")
        assert "≠" not in row(session, "2.4.4")
        assert "20 %, semakin tinggi semakin baik ≠ keputusan: 19 %" in read(session, Detail)
