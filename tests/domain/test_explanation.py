from collections.abc import Mapping

import pytest

from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.explanation import Explanation, Step, explain, formula
from ikk_tui.domain.numbers import BLANK, Reading, read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import Rollup, ScoringRules
from ikk_tui.errors import UnknownCode

from .samples import NIL, NOT_APPLICABLE, cell, decree, indicator

SOURCES = {
    "floor": "Dasar batas bawah",
    "cap": "Dasar batas atas",
    "band_very_high": "Dasar sangat tinggi",
    "band_high": "Dasar tinggi",
    "band_low": "Dasar rendah",
    "rollup": "Dasar rata-rata",
    "zero_target": "Dasar target 0",
}
RULES = ScoringRules(sources=SOURCES)
UPT = indicator("2.9.1", "0", "UPT")

TW1, TW2, TW3, TW4 = Quarter


def explained(
    one: Indicator, typed: Mapping[Quarter, str], quarter: Quarter = TW3, rules: ScoringRules = RULES
) -> Mapping[str, Step]:
    """The explanation of one indicator, a step a label."""
    given = [cell(one.code, at, read_value(text, one.unit)) for at, text in typed.items()]
    return by_label(explain(scoreboard(decree(one), given, quarter, rules), one.code))


def by_label(explanation: Explanation) -> Mapping[str, Step]:
    steps = {step.label: step for step in explanation.steps}
    assert len(steps) == len(explanation.steps)
    return steps


def test_a_score_shows_value_target_formula_limits_and_band() -> None:
    steps = explained(indicator(target="19"), {TW3: "17"})
    assert list(steps) == ["Realisasi", "Target", "Capaian", "Nilai", "Predikat"]
    assert steps["Realisasi"].text.startswith("17 %, nilai terbaru s.d. TW III")
    assert steps["Target"].text == "19 %, target tahunan"
    assert steps["Capaian"].text == "17 / 19 x 100 = 89,47"
    assert "R / T x 100" in steps["Capaian"].source
    assert steps["Nilai"].text.startswith("89,47")
    assert "0 sampai 120" in steps["Nilai"].text
    assert steps["Predikat"].text == "Tinggi: di atas 75 sampai 90"
    assert steps["Predikat"].source == "Dasar tinggi"


def test_the_title_names_the_indicator() -> None:
    board = scoreboard(decree(indicator("2.4.5")), [], TW3, RULES)
    assert explain(board, " 2.4.5 ").title == "2.4.5 Indikator 2.4.5"


@pytest.mark.parametrize(
    ("polarity", "typed", "formula"),
    [
        (Polarity.MAXIMIZE, "21", "21 / 19 x 100 = 110,53"),
        (Polarity.MINIMIZE, "17", "(2 x 19 - 17) / 19 x 100 = 110,53"),
        (Polarity.STABILIZE, "17", "17 / 19 x 100 = 89,47"),
        (Polarity.STABILIZE, "19", "19 / 19 x 100 = 100,00"),
        (Polarity.STABILIZE, "21", "200 - 21 / 19 x 100 = 89,47"),
    ],
)
def test_the_formula_can_be_checked_with_a_pocket_calculator(polarity: Polarity, typed: str, formula: str) -> None:
    assert explained(indicator(target="19", polarity=polarity), {TW3: typed})["Capaian"].text == formula


@pytest.mark.parametrize(
    ("polarity", "rule"),
    [
        (Polarity.MAXIMIZE, "R / T x 100"),
        (Polarity.MINIMIZE, "(2T - R) / T x 100"),
        (Polarity.STABILIZE, "R / T x 100 sampai T, di atasnya 200 - R / T x 100"),
    ],
)
def test_the_achievement_names_the_rule_of_its_polarity(polarity: Polarity, rule: str) -> None:
    source = explained(indicator(polarity=polarity), {TW3: "17"})["Capaian"].source
    assert source == f"{polarity.label}: {rule}"


@pytest.mark.parametrize("typed", ["0", "120"])
def test_a_score_at_its_limit_was_not_held(typed: str) -> None:
    assert "dibatasi" not in explained(indicator(target="100"), {TW3: typed})["Nilai"].text


@pytest.mark.parametrize(("one", "typed"), [(UPT, "2"), (indicator(), "nihil")])
def test_without_a_target_or_a_value_there_is_no_formula(one: Indicator, typed: str) -> None:
    board = scoreboard(decree(one), [cell(one.code, TW3, read_value(typed, one.unit))], TW3, RULES)
    assert formula(board.indicator(one.code)) == ""


def test_a_capped_score_names_the_cap_and_its_source() -> None:
    steps = explained(indicator(target="15"), {TW3: "100"})
    assert steps["Capaian"].text == "100 / 15 x 100 = 666,67"
    assert steps["Nilai"].text.startswith("120,00")
    assert "paling tinggi 120" in steps["Nilai"].text
    assert steps["Nilai"].source == "Dasar batas atas"
    assert steps["Predikat"].text == "Sangat Tinggi: di atas 90"


def test_without_a_cap_the_score_says_so() -> None:
    steps = explained(indicator(target="15"), {TW3: "100"}, rules=ScoringRules(cap=None))
    assert steps["Nilai"].text.startswith("666,67")
    assert "tanpa batas atas" in steps["Nilai"].text


def test_a_score_held_at_the_floor_names_the_floor_and_its_source() -> None:
    steps = explained(indicator(target="19"), {TW3: "-5"})
    assert steps["Capaian"].text == "-5 / 19 x 100 = -26,32"
    assert steps["Nilai"].text.startswith("0,00")
    assert "paling rendah 0" in steps["Nilai"].text
    assert steps["Nilai"].source == "Dasar batas bawah"
    assert steps["Predikat"].text == "Sangat Rendah: sampai 50"
    assert steps["Predikat"].source == "Dasar rendah"


def test_a_target_of_zero_is_not_scored_and_work_beyond_it_is_shown() -> None:
    steps = explained(UPT, {TW3: "2"})
    assert "tidak dinilai" in steps["Nilai"].text
    assert "target 0" in steps["Nilai"].text
    assert "2 UPT adalah hasil di luar target" in steps["Nilai"].text
    assert steps["Nilai"].source == "Dasar target 0"
    assert "Capaian" not in steps
    assert "Predikat" not in steps


@pytest.mark.parametrize("typed", [{}, {TW3: "0"}])
def test_without_work_nothing_lies_beyond_a_target_of_zero(typed: Mapping[Quarter, str]) -> None:
    assert "di luar target" not in explained(UPT, typed)["Nilai"].text


@pytest.mark.parametrize(("typed", "words"), [("nihil", "nihil"), ("-", "tidak berlaku")])
def test_what_was_stated_is_told_though_the_target_is_zero(typed: str, words: str) -> None:
    assert words in explained(UPT, {TW3: typed})["Realisasi"].text


@pytest.mark.parametrize(
    ("typed", "realised", "result"),
    [
        ({}, "belum ada", "belum diisi"),
        ({TW4: "17"}, "belum ada", "belum diisi"),
        ({TW3: "nihil"}, "nihil", "nihil"),
        ({TW2: "-"}, "tidak berlaku", "tidak berlaku"),
    ],
)
def test_no_score_says_why(typed: Mapping[Quarter, str], realised: str, result: str) -> None:
    steps = explained(indicator(), typed)
    assert realised in steps["Realisasi"].text
    assert steps["Nilai"].text == f"tidak dinilai: {result}"
    assert list(steps) == ["Realisasi", "Target", "Nilai"]


def test_a_value_from_an_earlier_quarter_says_which() -> None:
    assert explained(indicator(), {TW1: "12", TW2: "15"})["Realisasi"].text.endswith("TW II")


def test_a_fraction_shows_both_parts() -> None:
    steps = explained(indicator(target="80"), {TW3: "45/60"})
    assert "75 % (45/60)" in steps["Realisasi"].text
    assert steps["Capaian"].text == "75 / 80 x 100 = 93,75"


def test_the_target_of_the_quarter_is_named_as_such() -> None:
    steps = explained(indicator(target="20", quarter_targets=(None, None, "15", None)), {TW3: "12"})
    assert steps["Target"].text.startswith("15 %, target TW III")
    assert steps["Capaian"].text == "12 / 15 x 100 = 80,00"


def test_a_sum_shows_what_was_added() -> None:
    people = indicator(target="100", unit="Orang", consolidation=Consolidation.SUM)
    steps = explained(people, {TW1: "12", TW2: "nihil", TW3: "1.015", TW4: "7"})
    assert steps["Realisasi"].text == "1.027 Orang, jumlah triwulan: TW I 12, TW III 1.015"
    assert steps["Capaian"].text == "1.027 / 100 x 100 = 1.027,00"


def test_an_average_shows_what_was_averaged() -> None:
    index = indicator(target="4", unit="Indeks", consolidation=Consolidation.AVERAGE)
    steps = explained(index, {TW1: "3", TW3: "3,5"})
    assert steps["Realisasi"].text == "3,25 Indeks, rata-rata triwulan: TW I 3, TW III 3,5"


@pytest.fixture
def program() -> Mapping[str, Mapping[str, Step]]:
    """The explanations of a program and its two objectives by code, a step a label."""
    readings: Mapping[str, Reading] = {
        "2.4.1": read_value("17", "%"),
        "2.4.2": read_value("100", "%"),
        "2.4.3": NIL,
        "2.5.1": NOT_APPLICABLE,
        "2.5.2": BLANK,
        "2.5.3": read_value("2", "UPT"),
    }
    targets = {"2.4.1": "19", "2.4.2": "15"}
    whole = decree(
        *(indicator(code, targets.get(code, "80")) for code in [*readings][:5]), indicator("2.5.3", "0", "UPT")
    )
    board = scoreboard(whole, [cell(code, TW3, reading) for code, reading in readings.items()], TW3, RULES)
    return {code: by_label(explain(board, code)) for code in ("2", "2.4", "2.5")}


def test_a_program_names_its_denominator_rule_and_parts(program: Mapping[str, Mapping[str, Step]]) -> None:
    steps = program["2"]
    denominator = "(2 dari 6; 1 belum diisi, 1 tanpa target, 1 nihil, 1 tidak berlaku)"
    assert steps["Nilai"].text == f"104,74 {denominator}"
    assert steps["Aturan"].text == Rollup.FLAT.label
    assert steps["Aturan"].source == "Dasar rata-rata"
    assert steps["Predikat"].source == "Dasar sangat tinggi"
    assert steps["2.4"].text == "Sasaran 2.4: 104,74 (2 dari 3; 1 nihil)"
    assert steps["2.5"].text == "Sasaran 2.5: - (0 dari 3; 1 belum diisi, 1 tanpa target, 1 tidak berlaku)"


def test_an_objective_names_its_denominator_and_every_indicator(program: Mapping[str, Mapping[str, Step]]) -> None:
    steps = program["2.4"]
    assert steps["Nilai"].text == "104,74 (2 dari 3; 1 nihil)"
    assert steps["2.4.1"].text.startswith("Indikator 2.4.1: 17 / 19 x 100")
    assert steps["2.4.1"].text.endswith("89,47")
    assert "nihil" in steps["2.4.3"].text


def test_an_objective_shows_a_capped_indicator_without_false_arithmetic(
    program: Mapping[str, Mapping[str, Step]],
) -> None:
    capped = program["2.4"]["2.4.2"].text
    assert "100 / 15 x 100" in capped
    assert "120,00" in capped
    assert "= 120" not in capped


def test_an_objective_without_scores_names_its_denominator_and_no_band(
    program: Mapping[str, Mapping[str, Step]],
) -> None:
    steps = program["2.5"]
    assert steps["Nilai"].text == "- (0 dari 3; 1 belum diisi, 1 tanpa target, 1 tidak berlaku)"
    assert "Predikat" not in steps
    assert "tidak berlaku" in steps["2.5.1"].text
    assert "belum diisi" in steps["2.5.2"].text
    assert "tanpa target" in steps["2.5.3"].text


def test_a_tiered_mean_says_so() -> None:
    board = scoreboard(decree(indicator("2.4.1")), [], TW3, ScoringRules(rollup=Rollup.TIERED))
    assert by_label(explain(board, "2"))["Aturan"].text == Rollup.TIERED.label


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownCode):
        explain(scoreboard(decree(indicator("2.4.1")), [], TW3, RULES), "9.9.9")
