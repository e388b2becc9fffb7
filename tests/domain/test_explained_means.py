"""A mean explained: its sum and denominator, then every part down to the indicators behind it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell
from ikk_tui.domain.decree import Office
from ikk_tui.domain.explanation import Explanation, Step, explain, formula
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, scoreboard
from ikk_tui.domain.scoring import Rollup, ScoringRules
from ikk_tui.domain.summary import score_of
from ikk_tui.domain.views import View

from .samples import NIL, VARIED, cell, decree, filled, indicator, reviewed_years_of, rule_sets, views

TW1, TW2, TW3, TW4 = Quarter
SOURCES = {"rollup": "Dasar rata-rata", "band_high": "Dasar tinggi", "band_medium": "Dasar sedang"}
FLAT = ScoringRules(sources=SOURCES)
TIERED = ScoringRules(rollup=Rollup.TIERED, sources=SOURCES)
WHOLE = decree(
    indicator("1.1.1", "19"),
    indicator("1.1.2", "15"),
    indicator("1.2.1", "100"),
    indicator("2.1.1", "100"),
    indicator("2.1.2", "0", "UPT"),
    indicator("10.1.1", "100"),
)
TYPED = [
    cell("1.1.1", TW3, filled("17")),
    cell("1.1.2", TW3, filled("100")),
    cell("1.2.1", TW3, filled("40")),
    cell("2.1.1", TW3, NIL),
    cell("2.1.2", TW3, filled("2")),
    cell("10.1.1", TW3, filled("60")),
]
MEANS = ["KANWIL", *sorted({one.code.rpartition(".")[0] for one in VARIED.indicators}), "1", "2", "3", "4"]


def board_under(rules: ScoringRules) -> Scoreboard:
    return scoreboard(WHOLE, TYPED, TW3, rules)


def step(explanation: Explanation, label: str) -> Step:
    (found,) = [one for one in explanation.steps if one.label == label]
    return found


def told(explanation: Explanation) -> list[str]:
    """What each part is and says."""
    return [f"{one.label} {one.text}" for one in explanation.steps if one.code]


def number(shown: str) -> Decimal:
    return Decimal(shown.replace(".", "").replace(",", "."))


def test_the_office_is_explained_down_to_every_indicator() -> None:
    explained = explain(board_under(FLAT), "KANWIL")
    assert [one.label for one in explained.steps[:4]] == ["Nilai", "Aturan", "Hitungan", "Predikat"]
    assert told(explained) == [
        "1 PROGRAM 1: 83,16 (3 dari 3)",
        "1.1.1 Indikator 1.1.1: 17 / 19 x 100, nilai 89,47",
        "1.1.2 Indikator 1.1.2: 100 / 15 x 100, nilai 120,00",
        "1.2.1 Indikator 1.2.1: 40 / 100 x 100, nilai 40,00",
        "2 PROGRAM 2: - (0 dari 2; 1 tanpa target, 1 nihil)",
        "2.1.1 Indikator 2.1.1: nihil",
        "2.1.2 Indikator 2.1.2: tanpa target; 2 UPT adalah hasil di luar target",
        "10 PROGRAM 10: 60,00 (1 dari 1)",
        "10.1.1 Indikator 10.1.1: 60 / 100 x 100, nilai 60,00",
    ]


def test_a_program_is_explained_by_its_objectives_and_what_is_in_them() -> None:
    explained = explain(board_under(FLAT), "1")
    assert explained.title == "1 PROGRAM 1"
    assert told(explained) == [
        "1.1 Sasaran 1.1: 104,74 (2 dari 2)",
        "1.1.1 Indikator 1.1.1: 17 / 19 x 100, nilai 89,47",
        "1.1.2 Indikator 1.1.2: 100 / 15 x 100, nilai 120,00",
        "1.2 Sasaran 1.2: 40,00 (1 dari 1)",
        "1.2.1 Indikator 1.2.1: 40 / 100 x 100, nilai 40,00",
    ]


def test_an_objective_is_explained_by_its_indicators() -> None:
    explained = explain(board_under(FLAT), "1.1")
    assert explained.title == "1.1 Sasaran 1.1"
    assert told(explained) == [
        "1.1.1 Indikator 1.1.1: 17 / 19 x 100, nilai 89,47",
        "1.1.2 Indikator 1.1.2: 100 / 15 x 100, nilai 120,00",
    ]
    assert explain(board_under(FLAT), "1.1", deep=False) == explained


@pytest.mark.parametrize(("code", "parts"), [("KANWIL", ["1", "2", "10"]), ("1", ["1.1", "1.2"])])
def test_where_little_is_wanted_a_mean_is_explained_one_level_down(code: str, parts: list[str]) -> None:
    deep, flat = (explain(board_under(FLAT), code, deep=one) for one in (True, False))
    assert [one.code for one in flat.steps if one.code] == parts
    assert [one for one in deep.steps if not one.code] == [one for one in flat.steps if not one.code]


def test_what_is_no_part_has_no_code() -> None:
    steps = explain(board_under(FLAT), "1.1").steps
    assert [one.code for one in steps] == ["", "", "", "", "1.1.1", "1.1.2"]
    assert {one.code for one in explain(board_under(FLAT), "1.1.1").steps} == {""}


def test_a_flat_mean_is_the_sum_of_all_scores_by_their_number() -> None:
    board = board_under(FLAT)
    sums = {code: step(explain(board, code), "Hitungan").text for code in ("KANWIL", "1", "1.1", "10")}
    assert sums == {
        "KANWIL": "309,4737 / 4 = 77,37",
        "1": "249,4737 / 3 = 83,16",
        "1.1": "209,4737 / 2 = 104,74",
        "10": "60 / 1 = 60,00",
    }
    assert step(explain(board, "KANWIL"), "Nilai").text == "77,37 (4 dari 6; 1 tanpa target, 1 nihil)"
    assert step(explain(board, "KANWIL"), "Predikat") == Step(
        "Predikat", "Tinggi: di atas 75 sampai 90", "Dasar tinggi"
    )


def test_a_tiered_mean_is_the_sum_of_the_means_below_by_their_number() -> None:
    board = board_under(TIERED)
    sums = {code: step(explain(board, code), "Hitungan").text for code in ("KANWIL", "1", "1.1", "10")}
    assert sums == {
        "KANWIL": "132,3684 / 2 = 66,18",
        "1": "144,7368 / 2 = 72,37",
        "1.1": "209,4737 / 2 = 104,74",
        "10": "60 / 1 = 60,00",
    }
    rule = step(explain(board, "KANWIL"), "Aturan")
    assert rule == Step("Aturan", "rata-rata bertingkat", "Dasar rata-rata")
    assert step(explain(board, "KANWIL"), "Predikat").source == "Dasar sedang"


def test_without_a_score_there_is_nothing_to_sum() -> None:
    explained = explain(board_under(FLAT), "2")
    assert [one.label for one in explained.steps] == ["Nilai", "Aturan", "2.1", "2.1.1", "2.1.2"]


@pytest.mark.parametrize("typed", ["KANWIL", " kanwil "])
def test_the_office_is_explained_by_its_own_code(typed: str) -> None:
    titles = [
        explain(scoreboard(WHOLE, [], TW3, FLAT, office), typed).title
        for office in (
            Office("KANWIL", "Kantor Wilayah", "Kanwil"),
            Office("KANWIL", "", "Kanwil"),
            Office("KANWIL"),
        )
    ]
    assert titles == ["Kantor Wilayah", "Kanwil", "KANWIL"]


@given(reviewed_years_of(VARIED), st.sampled_from(Quarter), rule_sets(), views(), st.sampled_from(MEANS))
def test_an_explained_mean_is_that_of_the_board_and_can_be_summed_again(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View, code: str
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    explained, score = explain(board, code), score_of(board, code)
    assert step(explained, "Nilai").text.startswith(f"{format_score(score)} (")
    sums = [one.text for one in explained.steps if one.label == "Hitungan"]
    assert len(sums) == (score is not None)
    for text in sums:
        found = re.fullmatch(r"(\S+) / (\d+) = (\S+)", text)
        assert found is not None
        total, count, average = found.groups()
        assert average == format_score(score)
        assert abs(number(total) / int(count) - number(average)) <= Decimal("0.0051")


@given(reviewed_years_of(VARIED), st.sampled_from(Quarter), rule_sets(), views())
def test_the_office_names_every_node_and_score_that_is_on_the_board(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    parts = {one.code: one.text for one in explain(board, "KANWIL").steps if one.code}
    assert set(parts) == {one.program.code for one in board.programs} | {one.code for one in VARIED.indicators}
    for program in board.programs:
        assert parts[program.program.code].endswith(f": {program.standing.sentence}")
    for one in board.indicators:
        said = parts[one.indicator.code]
        if one.score is None:
            assert f": {one.state_label}" in said
        else:
            assert said.endswith(f": {formula(one)}, nilai {format_score(one.score)}")
