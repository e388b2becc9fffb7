"""The summary: every figure on it is the summary's own, at any size and in every view."""

from dataclasses import replace
from pathlib import Path

import pytest

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.scoring import Rating, Rollup, ScoreState
from ikk_tui.domain.summary import Row, Summary
from ikk_tui.domain.summary_words import change_words, mean_words, review_words, status_words
from ikk_tui.domain.views import STANDARD, Period, View
from ikk_tui.store.database import Database
from ikk_tui.widgets.spread import Spread
from ikk_tui.widgets.summary_head import HeadLines
from tests.screens.conftest import Session, Start
from tests.screens.sight import pane, read
from tests.screens.summing import SIZES, Open, context, line_of, lines, open_page, score, the_summary, whole_page
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.year import year

__all__ = ["open_page", "year"]

ALONE, APPROVED = replace(STANDARD, period=Period.QUARTER), replace(STANDARD, approved=True)
UNCAPPED, TIERED = replace(STANDARD, capped=False), replace(STANDARD, rollup=Rollup.TIERED)
OTHER = View(Period.QUARTER, approved=True, capped=False, rollup=Rollup.TIERED)
VIEWS = [("", STANDARD), ("t", ALONE), ("a", APPROVED), ("c", UNCAPPED), ("m", TIERED), ("tacm", OTHER)]
IDS = ["standard", "quarter", "approved", "uncapped", "tiered", "all-four"]


def figures(row: Row, *, wide: bool) -> list[str]:
    """What stands behind the name of a row, word by word."""
    change = "·" if row.change is None else "=" if row.change == 0 else "↑" if row.change > 0 else "↓"
    found = [format_score(row.score), change]
    if wide and row.change is not None:
        found.append(format_score(abs(row.change)))
    at = row.standing
    if at is not None:
        bands = [str(at.ratings[one] or "·") for one in Rating]
        found += [f"{at.scored}/{at.total}", f"{at.entered}/{at.total}", *bands]
    elif row.one is not None and row.one.to_date.value is None:
        found += row.one.state_label.split()
    if wide:
        found += [f"-{format_score(row.lost)}" if row.lost else "·", *(row.rating or "-").split()]
    return found


def spread_of(summary: Summary, label: str) -> int:
    """How many indicators a line of the spread is about."""
    at = summary.board.standing
    states = {at.view.state_label(state): at.counts[state] for state in ScoreState if state is not ScoreState.SCORED}
    return {**{str(band): at.ratings[band] for band in Rating}, **states}[label]


def head_is_that_of(session: Session, summary: Summary) -> bool:
    """Whether the figures and sentences on top are the summary's."""
    at = summary.board.standing
    assert score(session) == format_score(at.score)
    words = f"{at.rating or 'Belum dinilai'} {change_words(summary)} {mean_words(at)}"
    return read(session, HeadLines) in (f"{words} {status_words(at)}", f"{words} {review_words(at)}")


@pytest.mark.parametrize(
    ("keys", "view", "size"),
    [*((*one, size) for one in VIEWS for size in SIZES), ("", STANDARD, (160, 45))],
    ids=[*(f"{name}-{width}" for name in IDS for width, _ in SIZES), "standard-160"],
)
async def test_every_figure_is_the_summarys(
    open_page: Open, db: Database, keys: str, view: View, size: tuple[int, int]
) -> None:
    summary = the_summary(db, view)
    at = summary.board.standing
    async with open_page(*keys, "e", size=size) as session:
        assert head_is_that_of(session, summary)
        bar, label = context(session)
        assert bar.endswith(f"TW III {at.entered}/59 terisi {format_score(at.score)} {at.rating}")
        parts = view.parts(summary.board.quarter)
        shorter = ["", *(f"{len(parts)} pilihan{more}" for more in ("", " tampilan"))]
        assert label in (" · ".join(parts), *shorter)
        # At 80 columns what was returned may take its room; with more it must be whole where it fits.
        assert size[0] == 80 or label == " · ".join(parts) or len(" · ".join(parts)) > size[0] - 61

        page = await whole_page(session)
        rows = summary.rows(opened=None)
        for row, line in zip(rows, page[1:], strict=False):
            wanted = figures(row, wide=size[0] == 160)
            assert line.split()[-len(wanted) :] == wanted or row.one is not None, (row.code, line)
            assert row.name[:15] in line
            assert format_score(row.score) in line.split(), line
        assert len(page) > len(rows) == 1 + 9 + 24 + 59

        below = page[page.index("  Yang menurunkan nilai") + 1 :]
        dragging = below[: below.index("")]
        named = [line.split() for line in dragging if line[2:3].isdigit() and "IKK lain" not in line]
        expected = [
            [d.one.indicator.code, format_score(d.one.score), f"-{format_score(d.lost)}"] for d in summary.drags
        ]
        assert [[words[0], *words[-2:]] for words in named] == expected[:5]

        for board in summary.seen:
            line = next(line for line in below if f"{board.quarter.label}  " in line)
            then, change = board.standing, summary.change(board)
            assert format_score(then.score) in line.split()
            assert str(then.rating) in line
            assert change is None or f"{format_score(abs(change))} " in line
            assert f"{then.scored}/59 dinilai, {then.entered}/59 terisi" in line

        text = " ".join(" ".join(below).split())
        assert len(summary.forecasts) == (1 if not view.approved else 0)
        for one in summary.forecasts:
            assert "18 / 3 triwulan x 4 = 24 Orang dari 20 Orang: " + format_score(one.score) in text
        assert summary.board.rules.rollup.label in text

        found = pane(session, Spread).splitlines() if size[0] > 80 else []
        for label in [*Rating, *(view.state_label(one) for one in list(ScoreState)[1:])]:
            count = spread_of(summary, label)
            if found:
                line = next(line for line in found if line.startswith(f"{label} "))
                assert line.removeprefix(label).split()[0] == str(count or "·")
            else:
                assert f"{label} {count}" in text


async def test_the_figures_are_those_a_person_would_work_out(open_page: Open) -> None:
    async with open_page() as session:
        assert score(session) == "76,58"
        shown = read(session, HeadLines)
        assert shown.startswith("Tinggi ↓ 3,42 dari TW II rata-rata 12 dari 59 IKK; 40 belum diisi, 5 tanpa target,")
        assert "1 nihil, 1 tidak berlaku 11 terisi: 2 disetujui, 2 diajukan, 6 draf, 1 dikembalikan" in shown
        # 9 of 5 % is held at 120, 20 of 88 % is from the second quarter.
        assert line_of(session, "4").split()[-9:] == ["71,36", "↑", "2/2", "1/2", "1", "·", "·", "·", "1"]
        assert line_of(session, "7").split()[-9:] == ["-", "·", "0/4", "0/4", "·", "·", "·", "·", "·"]


@pytest.mark.parametrize("size", [*SIZES, (109, 30), (110, 40), (160, 45)])
@pytest.mark.parametrize("keys", ["", "tacm"])
async def test_the_columns_stand_under_their_headings(open_page: Open, size: tuple[int, int], keys: str) -> None:
    async with open_page(*keys, "e", "home", size=size) as session:
        assert keeps_its_shape(session)
        heading, *rows = lines(session)[:12]
        ends = [heading.index(word) + len(word) for word in ("Nilai", "Dinilai", "Terisi", "ST", "SR")]
        for row in rows:
            line = row.replace("▌", " ")
            if "/" not in line[ends[0] :]:
                continue
            for end in ends:
                assert line[end - 1] != " "
                assert line[end : end + 1] in ("", " "), (heading, line)


async def test_the_spread_is_seen_beside_a_page_of_little_height(open_page: Open) -> None:
    async with open_page(size=(120, 24)) as session:
        seen = [*lines(session), *pane(session, Spread).splitlines(), *await whole_page(session)]
        assert any("tidak berlaku" in line for line in seen), session.text


@pytest.mark.parametrize("size", [*SIZES, (40, 12)])
async def test_without_any_value_a_dash_stands_for_the_number(
    start: Start, seeded: Path, size: tuple[int, int]
) -> None:
    async with start("3", size=size) as session:
        assert score(session) == "-"
        assert "Belum dinilai" in read(session, HeadLines)
        for key in "tacmrogg":
            await session.press(key)
            assert keeps_its_shape(session), key
            assert score(session) == "-"
        page = "\n".join(await whole_page(session))
        assert "0/59" in page
        assert "Per triwulan" in page
        await session.press("home", "x")
        assert "- (0 dari 59; 54 belum diisi, 5 tanpa target)" in " ".join(session.text.split())
        await session.press("escape", "w", "enter", *"3,1", "enter")
        assert score(session) == "100,00"
        await session.press("escape")
        assert score(session) == "-"


async def test_on_a_small_terminal_every_key_does_its_work(open_page: Open) -> None:
    async with open_page(size=(40, 12)) as session:
        for key in (*"tacmroeEgg", "down", "enter", "right", "left", "end", "pageup", "x", "escape", "w", "escape"):
            await session.press(key)
            assert keeps_its_shape(session), key
        assert len(session.app.screen_stack) == 1
