"""The views of the summary: what each key changes, what it says about it, and that nothing else is changed by it."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from ikk_tui.app import IkkApp
from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoring import Rollup
from ikk_tui.domain.views import STANDARD, Period, View
from ikk_tui.paths import places
from ikk_tui.screens.viewing import NO_CAP, STANDARD_ALREADY
from ikk_tui.services.amendments import amend_rules
from ikk_tui.services.identity import Author
from ikk_tui.settings import Settings
from ikk_tui.store.database import Database
from ikk_tui.widgets.entry_totals import EntryTotals
from ikk_tui.widgets.summary_head import HeadLines, ViewLine
from tests.screens.conftest import Session
from tests.screens.sight import read, row
from tests.screens.summing import (
    SIZES,
    Open,
    context,
    line_of,
    open_page,
    score,
    screen,
    the_summary,
    told,
    whole_page,
)
from tests.screens.year import year

__all__ = ["open_page", "year"]

ALONE, APPROVED = replace(STANDARD, period=Period.QUARTER), replace(STANDARD, approved=True)
UNCAPPED, TIERED = replace(STANDARD, capped=False), replace(STANDARD, rollup=Rollup.TIERED)
PLAIN = "t s.d. TW III a termasuk draf c batas 120 m rata-rata IKK o urut kode"
# Worked out by hand: who is left out of a mean, and who has another score.
EACH = [
    ("t", ALONE, "t hanya TW III", "hanya TW III", "Hanya TW III: 76,58 (12) → 69,73 (8 dari 59); 5 IKK berubah"),
    (
        *("a", APPROVED, "disetujui", "hanya disetujui"),
        "Hanya nilai disetujui: 76,58 (12) → 83,55 (7 dari 59); 7 IKK berubah",
    ),
    (
        *("c", UNCAPPED, "c tanpa batas", "tanpa batas"),
        "Tanpa batas atas: 76,58 → 81,58 (12 dari 59); 4.1.1 berubah",
    ),
    (
        *("m", TIERED, "m bertingkat", "rata-rata bertingkat"),
        "Rata-rata bertingkat: 76,58 → 80,77 (12 dari 59); 0 IKK berubah",
    ),
]
IDS = ["quarter", "approved", "uncapped", "tiered"]


def sentence(session: Session) -> str:
    """All of the sentence below the page, also what is cut off."""
    return str(session.app.screen.query_one("#outcome", Static).content)


@pytest.mark.parametrize(("key", "view", "part", "label", "said"), EACH, ids=IDS)
@pytest.mark.parametrize("size", SIZES)
async def test_a_key_changes_head_table_context_and_label_and_says_so(
    open_page: Open, db: Database, size: tuple[int, int], key: str, view: View, part: str, label: str, said: str
) -> None:
    summary = the_summary(db, view)
    at = summary.board.standing
    async with open_page(key, size=size) as session:
        assert sentence(session) == said
        assert score(session) == format_score(at.score)
        assert read(session, HeadLines).startswith(f"{at.rating} ")
        assert f"{at.scored} dari 59 IKK" in read(session, HeadLines)
        assert part in read(session, ViewLine)
        first, second = context(session)
        assert first.endswith(f"{format_score(at.score)} {at.rating}")
        assert second in (label, "1 pilihan tampilan", "1 pilihan")
        for program in summary.rows()[1:]:
            assert format_score(program.score) in line_of(session, program.code).split()
        await session.press(key)
        assert read(session, ViewLine) == PLAIN
        assert context(session)[1] in ("termasuk draf", "")
        assert score(session) == "76,58"
        there, back = said.partition(": ")[2], sentence(session).partition(": ")[2]
        assert there.split(";")[1] == back.split(";")[1]
        assert "→ 76,58 (12 dari 59);" in back


@pytest.mark.parametrize("keys", ["t", "a", "c", "m", "taaacc", "tacm"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_sentence_can_be_read_to_its_end(open_page: Open, size: tuple[int, int], keys: str) -> None:
    async with open_page(size=size) as session:
        for key in keys:
            await session.press(key)
            assert told(session) == sentence(session)


async def test_the_sentences_of_the_way_back_name_what_is_chosen_again(open_page: Open) -> None:
    async with open_page("t", "a", "c", "m") as session:
        for key, said in zip("tacm", ("S.d. TW III", "Semua nilai termasuk draf", "Dengan batas atas"), strict=False):
            await session.press(key)
            assert sentence(session).startswith(f"{said}: ")
        await session.press("m")
        assert sentence(session).startswith("Rata-rata per IKK: ")
        assert read(session, ViewLine) == PLAIN


async def test_r_goes_back_to_the_rules_in_force(open_page: Open) -> None:
    async with open_page("r") as session:
        assert told(session) == STANDARD_ALREADY
        await session.press("t", "a", "c", "m", "o", "r")
        assert sentence(session).startswith("Aturan yang berlaku: ")
        assert sentence(session).endswith("→ 76,58 (12 dari 59); 11 IKK berubah")
        assert read(session, ViewLine) == PLAIN.replace("urut kode", "urut nilai")
        assert score(session) == "76,58"
        assert context(session)[1] in ("termasuk draf", "")
        await session.press("r")
        assert told(session) == STANDARD_ALREADY


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["", "ta", "tac", "tacm"])
async def test_every_part_of_the_view_can_be_read_on_its_line(
    open_page: Open, size: tuple[int, int], keys: str
) -> None:
    async with open_page(*keys, size=size) as session:
        for _ in range(4):
            await session.press("o")
            assert "…" not in read(session, ViewLine)
            order = screen(session).sorting.short
            # Where there is little room the key has to say that it orders.
            assert any(f"o {words}" in read(session, ViewLine) for words in (order, order.removeprefix("urut ")))


async def test_where_the_rules_have_no_cap_its_key_says_so_and_changes_nothing(
    open_page: Open, db: Database, siti: Author
) -> None:
    amend_rules(db, {Field.CAP: "tanpa"}, TypedBasis("W.16-1", "12-08-2024", "Uji"), siti)
    async with open_page("c") as session:
        assert told(session) == NO_CAP
        assert score(session) == "81,58"
        assert "c tanpa batas" in read(session, ViewLine)
        assert context(session)[1] in ("termasuk draf", "")
        await session.press("a", "c")
        assert told(session) == NO_CAP
        assert context(session)[1] in ("hanya disetujui", "1 pilihan")


async def test_where_the_rules_have_tiered_means_its_key_makes_them_flat(
    open_page: Open, db: Database, siti: Author
) -> None:
    amend_rules(db, {Field.ROLLUP: "rata-rata bertingkat"}, TypedBasis("W.16-1", "12-08-2024", "Uji"), siti)
    async with open_page() as session:
        assert score(session) == "80,77"
        assert "m bertingkat" in read(session, ViewLine)
        assert context(session)[1] in ("termasuk draf", "")
        await session.press("m")
        assert score(session) == "76,58"
        assert "m per IKK" in read(session, ViewLine)
        assert sentence(session).startswith("Rata-rata per IKK: 80,77 → 76,58 (12 dari 59)")


@pytest.mark.parametrize("size", SIZES)
async def test_the_other_screens_keep_the_standard_figures(open_page: Open, size: tuple[int, int]) -> None:
    async with open_page("t", "a", "c", "m", "o", size=size) as session:
        view = read(session, ViewLine)
        figure, bar = score(session), context(session)
        await session.press("1")
        assert context(session)[0].endswith("11/59 terisi 76,58 Tinggi")
        assert context(session)[1] in ("termasuk draf", "")
        assert "68,52" in row(session, "2")
        await session.press("2")
        assert context(session)[0].endswith("11/59 terisi 76,58 Tinggi")
        assert "76,58 (12 dari 59" in read(session, EntryTotals)
        await session.press("f5")
        assert context(session)[0].endswith("76,58 Tinggi")
        await session.press("3")
        assert read(session, ViewLine) == view
        assert (score(session), context(session)) == (figure, bar)


async def test_a_view_goes_along_to_another_quarter(open_page: Open, db: Database) -> None:
    async with open_page("t", "[") as session:
        assert "t hanya TW II " in read(session, ViewLine)
        assert score(session) == "63,33"
        where, label = context(session)
        assert where == "IKK 2024 Kanwil Kalbar TW II 5/59 terisi 63,33 Rendah"
        assert label in ("hanya TW II", "1 pilihan")
        await session.press("a", "]", "]")
        assert score(session) == "-"
        assert "t hanya TW IV " in read(session, ViewLine)
        assert "Belum dinilai" in read(session, HeadLines)


async def test_what_is_not_approved_is_not_called_empty(open_page: Open) -> None:
    async with open_page("a", "e") as session:
        page = await whole_page(session)
        assert "belum disetujui" in next(line for line in page if "2.4.6 " in line)
        assert not any("belum diisi" in line for line in page)
        assert "47 belum disetujui" in read(session, HeadLines)


@pytest.mark.parametrize(("key", "shown"), [("v", "v"), ("right_curly_bracket", "}")])
async def test_another_key_chosen_for_a_view_stands_before_it(year: Path, key: str, shown: str) -> None:
    app = IkkApp(places(str(year)), Settings(keys={"view.approved": key}))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        session = Session(app, pilot)
        await session.settle()
        await session.press("3", "a")
        assert f" {shown} termasuk draf " in read(session, ViewLine)
        await session.press(key)
        assert f" {shown} disetujui " in read(session, ViewLine)
