"""Beside or below the tree: everything about the node under the cursor."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.numbers import CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store import ledger
from ikk_tui.store.database import Database
from ikk_tui.widgets.decree_tree import DecreeTree
from ikk_tui.widgets.detail import Detail
from tests.screens.conftest import Session, Start
from tests.screens.sight import go_to, pane, read

WRITTEN_AT = datetime(2024, 7, 9, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def narrated(db: Database, siti: Author) -> None:
    """An indicator with a value in the first quarter and a told one in the second."""
    record(db, "2.4.5", "12", Quarter.I, siti)
    content = Content(
        Reading(CellState.FILLED, Decimal(20)),
        Status.SUBMITTED,
        analysis="Dua puluh narapidana\n\nberubah perilakunya.",
        obstacles="Asesmen tertunda di dua lapas.",
    )
    made = Revision(CellKey(2024, "2.4.5", Quarter.II), content, Deed.RECORD, "ani", "pc-3", WRITTEN_AT, ())
    with db.writing() as session:
        ledger.append(session, made)


async def whole(session: Session) -> str:
    """Everything the detail holds, read by scrolling through it."""
    await session.press("tab", "home")
    assert isinstance(session.app.focused, Detail)
    seen: list[str] = []
    for _ in range(4):
        seen += [line for line in pane(session, Detail).splitlines() if line not in seen]
        await session.press("pagedown")
    await session.press("tab")
    return " ".join(" ".join(seen).split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_indicator_is_told_in_full(start: Start, narrated: None, size: tuple[int, int]) -> None:
    async with start("]", size=size) as session:
        await go_to(session, "2.4.5")
        shown = await whole(session)
        assert (
            "2.4.5 Persentase Narapidana resiko tinggi yang berubah perilakunya menjadi Sadar, Patuh dan Displin"
            in shown
        )
        assert "Target 19 %, semakin tinggi semakin baik" in shown
        assert "TW I 12 % ▼ 63,16" in shown
        assert "▸ TW II 20 % ▲ 105,26" in shown
        assert "TW III -" in shown
        assert "TW IV -" in shown
        assert ("diajukan ani 09-07-2024" if size[0] == 80 else "diajukan ani 09-07") in shown
        assert "draf siti " in shown
        assert "20 / 19 x 100 = 105,26" in shown
        assert "Analisis Dua puluh narapidana berubah perilakunya." in shown
        assert "Kendala Asesmen tertunda di dua lapas." in shown
        assert "kumulatif s.d. TW II (nilai terbaru)" in shown
        assert "Sasaran 2.4 Meningkatnya Pelayanan Pembinaan Kepribadian, Pelatihan Vokasi, Pendidikan" in shown
        assert "Program 2 Pemasyarakatan" in shown
        assert "Divisi Pemasyarakatan" in shown
        bars = [one for one in shown if one in "▁▂▃▄▅▆▇█"]
        assert len(bars) >= 2
        assert bars[0] < bars[1]


async def test_the_detail_stands_below_on_a_narrow_screen_and_beside_on_a_wide_one(start: Start) -> None:
    async with start() as session:
        of_tree, of_detail = (session.app.screen.query_one(part).region for part in (DecreeTree, Detail))
        assert of_detail.y >= of_tree.bottom
        assert of_detail.width == of_tree.width == 80
    async with start(size=(120, 40)) as session:
        of_tree, of_detail = (session.app.screen.query_one(part).region for part in (DecreeTree, Detail))
        assert of_detail.x >= of_tree.right
        assert of_detail.bottom == of_tree.bottom
        await session.pilot.resize_terminal(80, 24)
        await session.settle()
        of_tree, of_detail = (session.app.screen.query_one(part).region for part in (DecreeTree, Detail))
        assert of_detail.y >= of_tree.bottom


async def test_the_target_is_told_as_it_is_printed(start: Start) -> None:
    async with start() as session:
        for code, printed in (("3.1.1", "3,30 (Indeks)"), ("2.4.3", "90%"), ("2.9.1", "0 UPT"), ("6.2.1", "20 Orang")):
            await go_to(session, code)
            assert f"Target {printed}, semakin tinggi" in read(session, Detail)


async def test_a_program_and_an_objective_tell_their_mean_with_its_denominator(start: Start, narrated: None) -> None:
    async with start("]", size=(120, 40)) as session:
        await go_to(session, "2")
        shown = read(session, Detail)
        assert shown.startswith("2 Pemasyarakatan PROGRAM PENEGAKAN DAN PELAYANAN HUKUM PADA PENYELENGGARAAN")
        assert "105,26 (1 dari 38; 32 belum diisi, 5 tanpa target)" in shown
        assert "2.4 Meningkatnya" in shown
        await go_to(session, "2.4")
        shown = read(session, Detail)
        assert "105,26 (1 dari 7; 6 belum diisi)" in shown
        assert "2.4.5 Persentase Narapidana" in shown


async def test_why_there_is_no_number_is_told(start: Start, db: Database, siti: Author) -> None:
    record(db, "1.1.1", "- tidak ada survei", Quarter.I, siti)
    record(db, "2.1.1", "nihil", Quarter.I, siti)
    record(db, "2.9.1", "1", Quarter.I, siti)
    async with start("[") as session:
        await go_to(session, "1.1.1")
        assert "tidak ada survei" in await whole(session)
        await go_to(session, "2.1.1")
        assert "nihil" in read(session, Detail)
        await go_to(session, "2.9.1")
        assert "1 UPT adalah hasil di luar target" in await whole(session)


async def test_the_detail_follows_the_cursor_and_the_quarter(start: Start) -> None:
    async with start("down") as session:
        assert read(session, Detail).startswith("1.1 ")
        await session.press("up")
        assert read(session, Detail).startswith("1 ")
        await go_to(session, "6.2.1")
        assert "▸ TW I " in pane(session, Detail)
        await session.press("]", "]")
        assert "▸ TW III " in pane(session, Detail)


async def test_what_is_read_in_the_detail_stays_in_place_while_values_arrive(
    start: Start, db: Database, siti: Author
) -> None:
    async with start() as session:
        await go_to(session, "2.4.5")
        await session.press("tab", "down", "down")
        before = pane(session, Detail).splitlines()[0]
        record(db, "9.1.1", "80", Quarter.I, siti)
        session.app.reload()
        await session.settle()
        assert pane(session, Detail).splitlines()[0] == before
