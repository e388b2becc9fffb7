"""Any line of the summary explained: down to its parts by Enter, back by Escape, with the figures of the page."""

import pytest

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoring import Rollup
from ikk_tui.domain.views import STANDARD, Period, View
from ikk_tui.screens.explain import ExplainScreen
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import CURSOR, Reader
from tests.screens.conftest import Session
from tests.screens.sight import pane
from tests.screens.summing import SIZES, Open, at_line, here, open_page, reader, score, the_summary
from tests.screens.year import year

__all__ = ["open_page", "year"]

ALL = "semua nilai termasuk draf"
SUPPOSED = "ANDAIKAN, tidak disimpan"


def words(session: Session) -> str:
    """All that is on the screen, in one line."""
    return " ".join(session.text.replace(CURSOR, " ").split())


def explanation(session: Session) -> ExplainScreen:
    """The explanation in front."""
    assert isinstance(session.app.screen, ExplainScreen)
    return session.app.screen


async def part(session: Session, code: str) -> None:
    """Go to a part of what is explained, and open it."""
    for _ in range(80):
        if explanation(session).reader.key == code:
            break
        await session.press("down")
    assert CURSOR in pane(session, Reader)
    await session.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_from_the_office_down_to_an_indicator_and_back(
    open_page: Open, db: Database, size: tuple[int, int]
) -> None:
    board = the_summary(db).board
    async with open_page(size=size) as session:
        await session.press("x")
        assert f"Asal-usul angka s.d. TW III 2024, {ALL}" in words(session)
        assert "Nilai 76,58 (12 dari 59; 40 belum diisi, 5 tanpa target, 1 nihil, 1 tidak berlaku)" in words(session)
        assert "/ 12 = 76,58" in words(session)
        assert "76,58 - 80,00 (TW II) = -3,42" in words(session)
        for depth, (code, told) in enumerate(
            [
                ("2", "68,52 (4 dari 38; 27 belum diisi, 5 tanpa target, 1 nihil, 1 tidak berlaku)"),
                ("2.4", "89,47 (1 dari 7; 4 belum diisi, 1 nihil, 1 tidak berlaku)"),
                ("2.4.5", "17 / 19 x 100 = 89,47"),
            ],
            start=3,
        ):
            await part(session, code)
            assert words(session).count(told) >= 1, session.text
            assert len(session.app.screen_stack) == depth
            assert f"s.d. TW III 2024, {ALL}" in words(session)
        assert "(100 - 89,47) / 12 = 0,88 poin hilang dari nilai kantor" in words(session)
        assert "rinci" not in session.text.splitlines()[-1]
        await session.press("enter")
        for code in ("2.4.5", "2.4", "2"):
            await session.press("escape")
            assert explanation(session).reader.key == code
        await session.press("escape")
        assert reader(session).key == board.office.code
        assert len(session.app.screen_stack) == 1


@pytest.mark.parametrize("code", ["KANWIL", "2", "2.9", "4.1.1", "2.4.6", "9.1.1", "8.3.1", "6.2.1"])
async def test_the_explanation_has_the_figures_of_the_line(open_page: Open, db: Database, code: str) -> None:
    row = the_summary(db).row(code)
    async with open_page("e") as session:
        await at_line(session, code)
        assert format_score(row.score) in here(session).split()
        await session.press("x")
        assert f"{format_score(row.score)}" in words(session)
        if row.standing is not None:
            assert row.standing.denominator in words(session)
        if row.change is not None:
            assert f"(TW II) = {format_score(row.change)}" in words(session)
        if row.lost and row.one is not None:
            assert f"= {format_score(row.lost)} poin hilang" in words(session)
        if row.one is not None and row.score is None:
            assert f"tidak dinilai: {row.one.state_label}" in words(session)
        await session.press("escape")
        assert reader(session).key == code


VIEWS = [
    ("a", View(approved=True), "s.d. TW III 2024, hanya nilai disetujui", "2.4.5", "15 / 19 x 100 = 78,95"),
    ("t", View(Period.QUARTER), f"hanya TW III 2024, {ALL}", "6.2.1", "5 / 20 x 100 = 25,00"),
    ("c", View(capped=False), "pilihan tampilan: batas atas ditiadakan", "4.1.1", "180,00, sama dengan capaian"),
    ("m", View(rollup=Rollup.TIERED), "pilihan tampilan: cara merata-ratakan diganti", "2.9.6", "/ 28 = "),
]


@pytest.mark.parametrize(("key", "view", "said", "code", "step"), VIEWS, ids=["approved", "quarter", "cap", "tiered"])
async def test_in_another_view_the_explanation_says_so(
    open_page: Open, db: Database, key: str, view: View, said: str, code: str, step: str
) -> None:
    summary = the_summary(db, view)
    async with open_page(key, size=(120, 40)) as session:
        await session.press("x")
        at = summary.board.standing
        assert at.sentence in words(session)
        if key in "atm":
            assert said in words(session)
        for below in (code[:1], code[:3], code):
            await part(session, below)
        assert step in words(session)
        assert format_score(summary.board.indicator(code).score) in words(session)
        if key in "atc":
            assert said in words(session)
        assert f"{view.until(summary.board.quarter)} 2024, {view.values_label}" in words(session)


async def test_without_a_cap_the_mean_says_so_as_well(open_page: Open) -> None:
    async with open_page("c", "x") as session:
        assert "tanpa batas atas" in (words(session) + " ".join((await bottom(session)).split()))


async def bottom(session: Session) -> str:
    """The end of the page in front."""
    await session.press("end")
    return session.text


async def test_with_a_supposed_value_every_step_says_so(open_page: Open) -> None:
    async with open_page("e") as session:
        await at_line(session, "2.4.5")
        await session.press("w", "end", "ctrl+u", *"19", "enter")
        assert score(session) == "77,46"
        await session.press("x")
        assert "19 / 19 x 100 = 100,00" in words(session)
        assert SUPPOSED in words(session)
        await session.press("escape")
        await at_line(session, "KANWIL")
        await session.press("x")
        assert "/ 12 = 77,46" in words(session)
        for code in ("2", "2.4", "2.4.5"):
            assert SUPPOSED in words(session)
            await part(session, code)
        assert SUPPOSED in words(session)
        assert "19 / 19 x 100 = 100,00" in words(session)
        await session.press("escape", "escape", "escape", "escape", "escape", "x")
        assert SUPPOSED not in words(session)
        assert "/ 12 = 76,58" in words(session)


@pytest.mark.parametrize(("quarter", "figure"), [(1, "78,26"), (2, "80,00"), (3, "76,58")])
async def test_a_quarters_line_is_explained_at_that_quarter(open_page: Open, quarter: int, figure: str) -> None:
    async with open_page() as session:
        await at_line(session, f"TW{quarter}")
        assert figure in here(session)
        await session.press("x")
        assert f"s.d. {('TW I', 'TW II', 'TW III')[quarter - 1]} 2024" in words(session)
        assert f"= {figure}" in words(session)
        await session.press("enter")
        assert len(session.app.screen_stack) == 3
        await session.press("escape", "escape")
        assert reader(session).key == f"TW{quarter}"


async def test_a_later_quarter_that_a_supposed_value_moves_says_so_too(open_page: Open) -> None:
    async with open_page("[", "e") as session:
        await at_line(session, "2.1.1")
        await session.press("w", *"40", "enter")
        await at_line(session, "TW3")
        assert "76,58" not in here(session)
        await session.press("x")
        assert SUPPOSED in words(session)


async def test_enter_on_the_office_explains_it(open_page: Open) -> None:
    async with open_page("enter") as session:
        assert explanation(session)
        assert "76,58 (12 dari 59" in words(session)
        await session.press("q")
        assert score(session) == "76,58"


@pytest.mark.parametrize("view", [STANDARD])
async def test_another_mode_is_reached_out_of_an_explanation(open_page: Open, view: View) -> None:
    async with open_page("x", "f2") as session:
        assert session.app.current_mode == "isian"
        await session.press("f3")
        assert score(session) == "76,58"
        assert len(session.app.screen_stack) == 1
