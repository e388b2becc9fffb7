"""An indicator explained in other views: which cell, which target, and which rule was set aside."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.domain.decree import Consolidation, Indicator
from ikk_tui.domain.explanation import Step, band_step, explain, heading, rules_sentence
from ikk_tui.domain.numbers import Reading, read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import rescored, scoreboard
from ikk_tui.domain.scoring import Rating, Rollup, ScoringRules, ZeroTarget
from ikk_tui.domain.views import STANDARD, Period, View

from .samples import NIL, NOT_APPLICABLE, cell, decree, indicator

TW1, TW2, TW3, TW4 = Quarter
RULES = ScoringRules(sources={"cap": "Dasar batas atas"})
ALONE = View(period=Period.QUARTER)
APPROVED = View(approved=True)
PEOPLE = indicator("6.2.1", "21", "Orang", consolidation=Consolidation.SUM, quarter_targets=("5", "9", "15", None))
INDEX = indicator("2.1.2", "4", "Indeks", consolidation=Consolidation.AVERAGE)


def steps(
    one: Indicator,
    typed: Mapping[Quarter, str | Reading],
    view: View,
    quarter: Quarter = TW3,
    statuses: Mapping[Quarter, Status] | None = None,
) -> Mapping[str, Step]:
    """The explanation of one indicator, a step a label."""
    given = [
        cell(
            one.code,
            at,
            read_value(held, one.unit) if isinstance(held, str) else held,
            status=(statuses or {}).get(at, Status.DRAFT),
        )
        for at, held in typed.items()
    ]
    board = scoreboard(decree(one), given, quarter, RULES, view=view)
    return {step.label: step for step in explain(board, one.code).steps}


@pytest.mark.parametrize(
    ("one", "to_date", "alone"),
    [
        (indicator(target="19"), "17 %, nilai terbaru s.d. TW III", "17 %, hanya TW III"),
        (PEOPLE, "27 Orang, jumlah triwulan: TW I 10, TW III 17", "17 Orang, hanya TW III"),
        (INDEX, "13,5 Indeks, rata-rata triwulan: TW I 10, TW III 17", "17 Indeks, hanya TW III"),
    ],
    ids=["last", "sum", "average"],
)
def test_a_quarter_alone_names_no_other(one: Indicator, to_date: str, alone: str) -> None:
    typed = {TW1: "10", TW3: "17"}
    assert [steps(one, typed, view)["Realisasi"].text for view in (STANDARD, ALONE)] == [to_date, alone]


def test_a_value_of_an_earlier_quarter_says_when_it_was_entered() -> None:
    assert steps(indicator(), {TW2: "15"}, STANDARD)["Realisasi"].text == (
        "15 %, nilai terbaru s.d. TW III, diisi pada TW II"
    )
    assert steps(indicator(), {TW2: "15"}, ALONE)["Realisasi"].text == "belum ada"


@pytest.mark.parametrize(
    ("quarter", "to_date", "alone"),
    [
        (TW1, "5 Orang, target TW I menurut rencana aksi", "5 Orang, target TW I menurut rencana aksi"),
        (
            TW2,
            "9 Orang, target TW II menurut rencana aksi",
            "4 Orang, bagian target TW II menurut rencana aksi: 9 - 5",
        ),
        (
            TW3,
            "15 Orang, target TW III menurut rencana aksi",
            "6 Orang, bagian target TW III menurut rencana aksi: 15 - 9",
        ),
        (
            TW4,
            "21 Orang, target tahunan",
            "6 Orang, target tahunan dikurangi target TW III menurut rencana aksi: 21 - 15",
        ),
    ],
)
def test_the_share_of_a_quarter_is_shown_as_a_difference(quarter: Quarter, to_date: str, alone: str) -> None:
    told = [steps(PEOPLE, {}, view, quarter)["Target"].text for view in (STANDARD, ALONE)]
    assert told == [to_date, alone]


def test_without_a_share_the_annual_target_is_named_as_such() -> None:
    gap = indicator("6.2.1", "21", "Orang", consolidation=Consolidation.SUM, quarter_targets=("5", None, "15", None))
    assert steps(gap, {}, ALONE, TW3)["Target"].text == "21 Orang, target tahunan"


def test_a_target_that_is_not_shared_is_that_of_its_quarter() -> None:
    own = indicator(target="20", quarter_targets=("5", "9", "15", None))
    assert steps(own, {}, ALONE, TW3)["Target"].text == "15 %, target TW III menurut rencana aksi"


def test_a_cap_that_was_set_aside_is_told_as_a_choice() -> None:
    held, free = (steps(indicator(target="15"), {TW3: "30"}, view)["Nilai"] for view in (STANDARD, View(capped=False)))
    assert held == Step("Nilai", "120,00, dibatasi paling tinggi 120", "Dasar batas atas")
    assert free.text == "200,00, sama dengan capaian (tanpa batas atas)"
    assert free.source == "pilihan tampilan: batas atas ditiadakan"


def test_a_value_that_is_not_approved_is_none_and_called_so() -> None:
    typed: dict[Quarter, str | Reading] = {TW2: "15", TW3: "17"}
    told = steps(indicator(), typed, APPROVED)
    assert told["Realisasi"].text == "belum ada"
    assert told["Nilai"].text == "tidak dinilai: belum disetujui"
    earlier = steps(indicator(target="19"), typed, APPROVED, statuses={TW2: Status.APPROVED})
    assert earlier["Realisasi"].text == "15 %, nilai terbaru s.d. TW III, diisi pada TW II"


@pytest.mark.parametrize(
    ("stated", "words", "state"),
    [
        (NIL, "nihil, tidak ada yang diukur", "nihil"),
        (NOT_APPLICABLE, "tidak berlaku", "tidak berlaku"),
    ],
)
def test_what_was_stated_counts_where_its_view_counts_it(stated: Reading, words: str, state: str) -> None:
    for view in (STANDARD, View(Period.QUARTER, approved=True)):
        told = steps(indicator(), {TW3: stated}, view, statuses={TW3: Status.APPROVED})
        assert told["Realisasi"].text == words
        assert told["Nilai"].text == f"tidak dinilai: {state}"
    assert steps(indicator(), {TW2: stated}, ALONE)["Nilai"].text == "tidak dinilai: belum diisi"
    assert steps(indicator(), {TW3: stated}, APPROVED)["Realisasi"].text == "belum ada"


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (
            ScoringRules(),
            "Aturan: rata-rata semua IKK yang dinilai, batas bawah 0, batas atas 120; Sangat Tinggi > 90, Tinggi > 75, "
            "Sedang > 65, Rendah > 50, selebihnya Sangat Rendah; target 0 tidak dinilai",
        ),
        (
            ScoringRules(
                floor=Decimal("0.5"),
                cap=None,
                bands=((Rating.HIGH, Decimal("80.5")),),
                rollup=Rollup.TIERED,
                zero_target=ZeroTarget.REACHED,
            ),
            "Aturan: rata-rata bertingkat, batas bawah 0,5, tanpa batas atas; Tinggi > 80,5, selebihnya Sangat Rendah; "
            "target 0 tercapai oleh realisasi 0",
        ),
    ],
)
def test_the_rules_in_force_are_told_on_one_line(rules: ScoringRules, sentence: str) -> None:
    assert rules_sentence(rules) == sentence


def test_a_rule_without_a_source_names_none() -> None:
    whole = decree(indicator("1.1.1", "100"), indicator("1.1.2", "0"))
    for value in ("80", "150", "-5"):
        typed = [cell("1.1.1", TW1, read_value(value, "%"))]
        board = scoreboard(whole, typed, TW1, ScoringRules())
        said = {step.label: step.source for code in ("1", "1.1.1") for step in explain(board, code).steps}
        assert said["Aturan"] == said["Nilai"] == said["Predikat"] == ""
        assert explain(board, "1.1.2").steps[-1].source == ""


def test_a_target_of_zero_without_a_source_is_told_all_the_same() -> None:
    rules = ScoringRules(zero_target=ZeroTarget.REACHED)
    board = scoreboard(decree(indicator("1.1.2", "0")), [cell("1.1.2", TW1, read_value("0", "%"))], TW1, rules)
    (reached,) = [step.source for step in explain(board, "1.1.2").steps if step.label == "Capaian"]
    assert reached.strip() == "target 0 tercapai oleh realisasi 0."


def test_without_a_band_there_is_a_dash() -> None:
    assert band_step(None, ScoringRules()) == Step("Predikat", "-")


def test_the_numbers_are_headed_by_their_quarter_and_values() -> None:
    board = scoreboard(decree(indicator()), [], TW3, RULES)
    assert heading(board) == "Asal-usul angka s.d. TW III 2024, semua nilai termasuk draf"
    seen = rescored(board, view=View(Period.QUARTER, approved=True))
    assert heading(seen) == "Asal-usul angka hanya TW III 2024, hanya nilai disetujui"
