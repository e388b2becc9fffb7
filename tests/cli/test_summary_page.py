"""The page of `ikk summary`, as text: every number is that of the JSON, and no text moves or steers it."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ikk_tui.store.database import Database
from tests.cli.conftest import Ikk, Program, indicators
from tests.cli.pages import BARS, NASTY, Page, fill, number, without_bars, words

VIEWS = [
    [],
    ["--only-quarter"],
    ["--approved"],
    ["--uncapped"],
    ["--rollup", "flat"],
    ["--rollup", "tiered"],
    ["--sort", "decree"],
    ["--sort", "score"],
    ["--sort", "filled"],
    ["--sort", "distance"],
    ["--only-quarter", "--approved", "--uncapped", "--rollup", "tiered", "--sort", "distance"],
]
# What a terminal may say of itself, and a plain page must not hear.
TERMINALS = [{"COLUMNS": "40"}, {"TERM": "dumb"}, {"FORCE_COLOR": "1", "COLUMNS": "60"}, {"NO_COLOR": "1"}]

seen_in = pytest.mark.parametrize("view", VIEWS, ids=lambda view: " ".join(view) or "default")


@pytest.fixture
def filled(db: Database) -> None:
    """Something in every state and status, in all quarters."""
    fill(db)


def ask(ikk: Ikk, *arguments: str, quarter: int = 3) -> str:
    done = ikk("summary", "--quarter", str(quarter), *arguments)
    assert (done.code, done.err) == (0, "")
    return done.out


def page(ikk: Ikk, view: list[str], quarter: int = 3) -> Page:
    summary = ikk("summary", "--quarter", str(quarter), "--json", *view).json
    order = view[view.index("--sort") + 1] if "--sort" in view else "decree"
    return Page(summary, ikk("tree", "--json").json, order)


def section(lines: list[str], heading: str) -> list[str]:
    """The lines below a heading, up to the next empty one."""
    start = lines.index(heading) + 1
    return lines[start : lines.index("", start)]


@seen_in
@pytest.mark.parametrize("opened", [[], ["--open"]], ids=["programs", "open"])
@pytest.mark.usefixtures("filled")
def test_every_line_of_the_plain_page_is_that_of_the_json(ikk: Ikk, view: list[str], opened: list[str]) -> None:
    wanted = page(ikk, view)
    lines = words(ask(ikk, "--plain", *view, *opened))
    told = wanted.plain(deep=bool(opened))
    if wanted.rest():
        at = next(at for at, line in enumerate(lines) if line.startswith(wanted.rest()))
        points = Decimal(lines[at].removeprefix(wanted.rest()).replace(",", "."))
        rest = sum(Decimal(one["lost"]) for one in wanted.summary["drags"][5:])
        assert abs(points + rest) <= Decimal("0.005") * len(wanted.summary["drags"])
        lines[at] = wanted.rest().rstrip()
        told = [line.rstrip() for line in told]
    # Without a forecast a sentence says why.
    assert lines[: len(told)] == told
    *tail, root = lines[len(told) :]
    assert root == wanted.root()
    assert len(tail) == (2 if wanted.summary["forecasts"] else 3)
    assert [word for word in wanted.rules() if word not in tail[-1]] == []


@pytest.mark.parametrize("quarter", [1, 2, 4])
@pytest.mark.usefixtures("filled")
def test_so_it_is_in_the_other_quarters(ikk: Ikk, quarter: int) -> None:
    wanted = page(ikk, [], quarter)
    lines = words(ask(ikk, "--plain", quarter=quarter))
    for node in wanted.nodes(deep=False):
        assert " ".join((*wanted.figures(*node), node[0], wanted.names[node[0]])) in lines
    assert section(lines, "Per triwulan")[1:] == [wanted.quarter(one) for one in wanted.summary["quarters"]]


@seen_in
@pytest.mark.usefixtures("filled")
def test_every_number_of_the_page_for_people_is_that_of_the_json(ikk: Ikk, view: list[str]) -> None:
    wanted = page(ikk, view)
    printed = ask(ikk, *view).splitlines()
    assert max(map(len, printed)) <= 120
    lines = [without_bars(line) for line in printed]
    head, nodes = wanted.head(), list(wanted.nodes(deep=False))
    assert [*lines[: len(head)], lines[len(head)]] == [*head, ""]
    rows = [" ".join((code, wanted.names[code], *wanted.figures(code, node))) for code, node in nodes]
    assert lines[len(head) + 2 :][: len(rows)] == rows
    assert " ".join(section(lines, "Sebaran")) == " ".join(f"{label} {count}" for label, count in wanted.spread())
    assert section(lines, "Per triwulan")[1:] == [wanted.quarter(one) for one in wanted.summary["quarters"]]
    drags = section(lines, "Yang menurunkan nilai")
    for one in wanted.summary["drags"][:5]:
        line = next(line for line in drags if line.startswith(f"{one['code']} "))
        assert line.endswith(f" {wanted.held(one)} {number(one['score'])} -{number(one['lost'])}")
    assert wanted.rest().rstrip() in " ".join(drags)
    made = " ".join(section(lines, "Perkiraan akhir tahun (bukan realisasi)"))
    assert [one["code"] for one in wanted.summary["forecasts"] if wanted.forecast(one) not in made] == []
    assert [word for word in wanted.rules() if word not in " ".join(lines)] == []


@seen_in
@pytest.mark.usefixtures("filled")
def test_what_is_open_has_its_figures_beside_its_code(ikk: Ikk, view: list[str]) -> None:
    wanted = page(ikk, view)
    lines = [without_bars(line) for line in words(ask(ikk, *view, "--open"))]
    at = len(wanted.head()) + 1
    for code, node in wanted.nodes(deep=True):
        # A long name has lines of its own, none of which begins with a code.
        at = next(later for later in range(at + 1, len(lines)) if lines[later].startswith(f"{code} "))
        figures, rating = wanted.figures(code, node), (node["rating"] or "-").split()
        before, after = figures[: 2 if node["change"] is None else 3], figures[-1 - len(rating) :]
        assert f" {' '.join(before)} " in lines[at]
        assert lines[at].endswith(f" {' '.join(after)}")


@pytest.mark.usefixtures("filled")
def test_the_office_of_these_tests_has_something_in_every_place(ikk: Ikk) -> None:
    summary = page(ikk, []).summary
    assert all(summary["counts"].values())
    assert all(summary["statuses"].values())
    assert all(summary["ratings"].values())
    assert len(summary["drags"]) > 5
    assert [one["code"] for one in summary["forecasts"]] == ["6.2.1", "8.1.1"]
    assert [one["score"] is None for one in summary["quarters"]] == [False, False, False, False]


@pytest.mark.usefixtures("filled")
def test_another_view_is_not_the_standard_one(ikk: Ikk) -> None:
    scores = [page(ikk, view).summary["score"] for view in ([], *VIEWS[1:4], VIEWS[5])]
    assert len(set(scores)) == len(scores)


@pytest.mark.usefixtures("filled")
def test_the_only_score_above_120_is_the_uncapped_one(ikk: Ikk) -> None:
    def highest(view: list[str]) -> Decimal:
        return max(Decimal(one["score"] or 0) for one in indicators(page(ikk, view).summary).values())

    assert highest([]) == 120
    assert highest(["--uncapped"]) > 120
    line = next(line for line in ask(ikk, "--uncapped").splitlines() if line.startswith("8 "))
    assert "━▸ " in line
    assert "▸" not in ask(ikk)


@pytest.mark.parametrize(
    ("order", "rank"),
    [
        ("decree", lambda one: int(one["code"])),
        ("score", lambda one: (one["score"] is None, Decimal(one["score"] or 0))),
        ("filled", lambda one: Decimal(one["entered"]) / one["total"]),
        ("distance", lambda one: -Decimal(one["lost"])),
    ],
)
@pytest.mark.usefixtures("filled")
def test_the_programs_stand_in_the_order_asked_for(ikk: Ikk, order: str, rank: Any) -> None:
    programs = page(ikk, ["--sort", order]).summary["programs"]
    assert [rank(one) for one in programs] == sorted(rank(one) for one in programs)
    lines = ask(ikk, "--sort", order).partition("Predikat")[2].splitlines()[1:11]
    assert [line.partition(" ")[0] for line in lines] == ["KANWIL", *(one["code"] for one in programs)]


@pytest.mark.usefixtures("filled")
def test_a_plain_page_is_the_same_on_every_terminal(program: Program, on_seeded: Path) -> None:
    asked = ("summary", "--quarter", "3", "--plain", "--open")
    pages = {program(*asked, env=env).out for env in ({}, *TERMINALS)}
    assert len(pages) == 1
    only = pages.pop()
    assert only.isprintable() or set(filter(lambda sign: not sign.isprintable(), only)) == {"\n"}
    assert [line for line in only.splitlines() if line != line.rstrip()] == []
    assert not set(only) & set(f"{BARS}┃─┌┐└┘█")
    assert only.endswith("\n")
    assert not only.endswith("\n\n")


@pytest.mark.usefixtures("filled")
def test_a_plain_page_has_a_program_a_line_and_cuts_no_name(ikk: Ikk) -> None:
    wanted = page(ikk, [])
    lines = ask(ikk, "--plain", "--open").splitlines()
    for code, _ in wanted.nodes(deep=True):
        assert sum(line.endswith(f" {code.ljust(6)}  {wanted.names[code]}") for line in lines) >= 1
    assert "…" not in "".join(lines)


def test_between_two_plain_pages_only_what_changed_differs(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    ikk("record", "8.1.1", "1", "--quarter", "3")
    before = ask(ikk, "--plain").splitlines()
    ikk("record", "2.4.5", "18", "--quarter", "3")
    after = ask(ikk, "--plain").splitlines()
    changed = [" ".join(line.split()) for line, other in zip(before, after, strict=True) if line != other]
    # The office's score, its row and that of the program; two of the bands; what drags; the quarter; the root.
    assert [line.partition(" ")[0] for line in changed] == ["94,74", "94,74", "89,47", "1", "1", "89,47", ">", "Akar"]


@pytest.mark.parametrize("width", [60, 80, 100, 107, 108, 118, 120, 200])
@pytest.mark.usefixtures("filled")
def test_a_terminal_of_any_width_breaks_no_number(ikk: Ikk, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    summary = page(ikk, []).summary
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(width))
    printed = ask(ikk)
    lines = re.sub("\x1b\\[[0-9;]*m", "", printed).splitlines()
    assert max(map(len, lines)) <= width
    assert "…" not in printed
    start = next(at for at, line in enumerate(lines) if line.startswith("KANWIL"))
    for one in summary["programs"]:
        line = next(line for line in lines[start:] if line.startswith(f"{one['code']} "))
        told = [number(one["score"]), f"{one['scored']}/{one['total']}", f"{one['entered']}/{one['total']}"]
        assert [word for word in told if word not in line.split()] == []
        assert bool(set(line) & set(BARS)) == (width >= 120)


@pytest.mark.parametrize("plain", [[], ["--plain"]], ids=["page", "plain"])
@pytest.mark.usefixtures("filled")
def test_what_people_wrote_is_printed_as_it_is(ikk: Ikk, plain: list[str]) -> None:
    said = " ".join(ask(ikk, *plain).split())
    assert f"Kendala: {' '.join(NASTY.split())}" in said
    assert "kendala belum ditulis" in said


@pytest.mark.parametrize("quarter", [1, 4])
@pytest.mark.parametrize("options", [[], ["--plain"], ["--open"], ["--approved", "--only-quarter", "--uncapped"]])
def test_an_empty_database_has_a_page_without_a_score(ikk: Ikk, quarter: int, options: list[str]) -> None:
    lines = words(ask(ikk, *options, quarter=quarter))
    assert lines[3] == "- Belum dinilai belum ada pembanding"
    assert lines[4].startswith("rata-rata 0 dari 59 IKK; 54 belum di")
    assert lines[5] == "0 terisi"
    assert section(lines, "Yang menurunkan nilai") == ["Belum ada yang dinilai"]
    assert section(lines, "Perkiraan akhir tahun (bukan realisasi)")[0].startswith("Diperkirakan hanya IKK")


def test_a_year_without_a_decree_has_no_page(ikk: Ikk) -> None:
    done = ikk("summary", "--quarter", "3", "--plain", "--year", "2019")
    assert done.code == 1
    assert "2019" in done.complaint
