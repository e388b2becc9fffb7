"""A number explained in full: with its change, its weight, the letters behind it, and the reason of a dash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Note, Status
from ikk_tui.domain.decree import Consolidation
from ikk_tui.domain.full_explanation import explain_in_full
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.domain.summary import summarize, weights_of
from ikk_tui.domain.views import STANDARD, View

from .overviews import AT, TIERED, TW1, TW2, TW3, TW4, TYPED, overview_of, steps
from .samples import (
    NIL,
    NOT_APPLICABLE,
    VARIED,
    cell,
    decree,
    filled,
    indicator,
    reviewed_years_of,
    rule_sets,
    views,
)


def test_the_change_of_a_score_is_told_as_both_are_shown() -> None:
    assert steps(overview_of(TYPED), "1.1.1")["Perubahan"].text == "80,00 - 60,00 (TW I) = 20,00"
    assert steps(overview_of(TYPED), "2.1.1")["Perubahan"].text == "90,00 - 90,00 (TW I) = 0,00"
    fallen = [cell("1.1.1", TW3, filled("60.5")), cell("1.1.1", TW2, filled("80"))]
    assert steps(overview_of(fallen, TW3), "1.1.1")["Perubahan"].text == "60,50 - 80,00 (TW II) = -19,50"


def test_the_change_of_a_mean_is_told_behind_its_sum() -> None:
    for code, change in {
        "KANWIL": "93,33 - 75,00 (TW I) = 18,33",
        "1": "95,00 - 60,00 (TW I) = 35,00",
        "1.1": "95,00 - 60,00 (TW I) = 35,00",
    }.items():
        explained = explain_in_full(overview_of(TYPED), code).steps
        labels = [one.label for one in explained][:6]
        assert labels == ["Nilai", "Aturan", "Hitungan", "Perubahan", "Hilang", "Predikat"]
        assert explained[3].text == change


@pytest.mark.parametrize(("code", "quarter"), [("1.1.1", TW1), ("KANWIL", TW1), ("1.1.2", TW2), ("2.1.1", TW1)])
def test_without_a_score_in_the_quarter_before_there_is_no_change(code: str, quarter: Quarter) -> None:
    assert "Perubahan" not in steps(overview_of(TYPED, quarter), code)


def test_in_another_view_the_change_is_that_of_the_view() -> None:
    seen = overview_of([cell("1.1.1", TW1, filled("150")), cell("1.1.1", TW2, filled("160"))], view=View(capped=False))
    assert steps(seen, "1.1.1")["Perubahan"].text == "160,00 - 150,00 (TW I) = 10,00"
    assert steps(seen, "KANWIL")["Perubahan"].text == "160,00 - 150,00 (TW I) = 10,00"


@pytest.mark.parametrize("code", [" 1.1.1 ", " kanwil "])
def test_a_code_is_taken_with_blanks_around_it(code: str) -> None:
    assert "Perubahan" in steps(overview_of(TYPED), code)


def test_a_score_below_100_says_what_it_costs_the_office() -> None:
    influence = steps(overview_of(TYPED), "1.1.1")["Pengaruh"]
    assert influence.text == "(100 - 80,00) / 3 = 6,67 poin hilang dari nilai kantor"
    assert influence.source == "pembagi: 3 IKK yang dinilai; dihitung dari nilai yang belum dibulatkan"


def test_a_score_above_100_says_what_it_adds() -> None:
    influence = steps(overview_of(TYPED), "1.1.2")["Pengaruh"]
    assert influence.text == "(110,00 - 100) / 3 = 3,33 poin menambah nilai kantor"
    assert influence.source == "pembagi: 3 IKK yang dinilai; dihitung dari nilai yang belum dibulatkan"


def test_a_score_of_100_costs_nothing() -> None:
    for value in ("100", "99.9951", "100.0049"):
        influence = steps(overview_of([cell("1.1.1", TW1, filled(value))], TW1), "1.1.1")["Pengaruh"].text
        assert influence == "nilai kantor sama seperti bila nilainya 100"
    near = steps(overview_of([cell("1.1.1", TW1, filled("99.99")), *TYPED[2:]], TW2), "1.1.1")["Pengaruh"]
    assert near.text == "nilai kantor sama seperti bila nilainya 100"
    assert near.source == "pembagi: 3 IKK yang dinilai; dihitung dari nilai yang belum dibulatkan"


def test_a_mean_says_what_is_lost_in_it() -> None:
    lost = {code: steps(overview_of(TYPED), code)["Hilang"].text for code in ("KANWIL", "1", "1.1", "2")}
    assert lost == {
        "KANWIL": "10,00 poin dari nilai kantor, oleh 2 IKK di bawah 100; "
        "100 - 10,00 + 3,33 (yang di atas 100) = 93,33",
        "1": "6,67 poin dari nilai kantor, oleh 1 IKK di bawah 100",
        "1.1": "6,67 poin dari nilai kantor, oleh 1 IKK di bawah 100",
        "2": "3,33 poin dari nilai kantor, oleh 1 IKK di bawah 100",
    }
    reached = overview_of([cell("1.1.1", TW2, filled("100")), cell("2.1.1", TW2, filled("90"))])
    assert "Hilang" not in steps(reached, "1")


def test_a_forecast_is_told_and_said_to_be_none_of_the_values() -> None:
    people = indicator("6.2.1", "30", "Orang", consolidation=Consolidation.SUM)
    typed = [cell("6.2.1", TW1, filled("4")), cell("6.2.1", TW2, filled("8"))]
    told = steps(overview_of(typed, of=decree(people)), "6.2.1")["Perkiraan"]
    assert told.text == "12 / 2 triwulan x 4 = 24 Orang dari 30 Orang: 80,00, bukan realisasi"
    assert told.source == "akhir tahun"
    assert "Perkiraan" not in steps(overview_of(TYPED), "1.1.1")


def test_in_a_tiered_mean_the_groups_divide_as_well() -> None:
    influence = steps(overview_of(TYPED, rules=TIERED), "1.1.1")["Pengaruh"]
    assert influence.text == "(100 - 80,00) / 4 = 5,00 poin hilang dari nilai kantor"
    assert influence.source == (
        "pembagi: 2 program x 1 sasaran x 2 IKK yang dinilai; dihitung dari nilai yang belum dibulatkan"
    )


def test_change_and_influence_stand_between_score_and_rating() -> None:
    labels = list(steps(overview_of(TYPED), "1.1.1"))
    assert labels == ["Realisasi", "Target", "Capaian", "Nilai", "Perubahan", "Pengaruh", "Predikat"]


def test_without_a_score_nothing_is_said_of_influence_or_change() -> None:
    found = overview_of([cell("1.1.1", TW1, filled("60")), cell("1.1.2", TW2, NIL)])
    assert list(steps(found, "1.1.2")) == ["Realisasi", "Target", "Nilai"]
    assert list(steps(found, "2")) == ["Nilai", "Aturan", "2.1", "2.1.1"]


def note(reason: str) -> Note:
    return Note("siti", AT, reason, "", "")


def test_the_newest_reason_of_a_dash_is_told() -> None:
    typed = [cell("1.1.1", TW1, NOT_APPLICABLE), cell("1.1.1", TW2, NOT_APPLICABLE)]
    notes = {
        ("1.1.1", TW1): note("belum ada peserta"),
        ("1.1.1", TW2): note("masih belum"),
        ("1.1.1", TW3): note("nanti"),
        ("1.1.2", TW2): note("yang lain"),
    }
    told = explain_in_full(overview_of(typed, notes=notes), "1.1.1").steps
    assert [(one.label, one.text) for one in told][2:] == [
        ("Nilai", "tidak dinilai: tidak berlaku"),
        ("Alasan", "masih belum"),
    ]
    assert steps(overview_of(typed, TW1, notes=notes), "1.1.1")["Alasan"].text == "belum ada peserta"


def test_the_reason_of_a_dash_that_does_not_count_is_not_told() -> None:
    typed = [
        cell("1.1.1", TW1, NOT_APPLICABLE, status=Status.APPROVED),
        cell("1.1.1", TW2, NOT_APPLICABLE, status=Status.SUBMITTED),
    ]
    notes = {("1.1.1", TW1): note("disetujui"), ("1.1.1", TW2): note("masih ditinjau")}
    told = [
        steps(overview_of(typed, notes=notes, view=view), "1.1.1")["Alasan"].text
        for view in (STANDARD, View(approved=True))
    ]
    assert told == ["masih ditinjau", "disetujui"]


def test_an_older_dash_keeps_its_reason_where_nothing_was_said_since() -> None:
    notes = {("1.1.1", TW1): note("belum ada peserta"), ("1.1.1", TW2): note("")}
    found = overview_of([cell("1.1.1", TW1, NOT_APPLICABLE)], notes=notes)
    assert steps(found, "1.1.1")["Alasan"].text == "belum ada peserta"
    assert "Alasan" not in steps(overview_of([cell("1.1.1", TW1, NOT_APPLICABLE)]), "1.1.1")


def test_a_reason_is_told_of_a_dash_alone() -> None:
    notes = {("1.1.1", TW1): note("belum ada peserta")}
    for reading in (NIL, filled("80")):
        typed = [cell("1.1.1", TW1, NOT_APPLICABLE), cell("1.1.1", TW2, reading)]
        assert "Alasan" not in steps(overview_of(typed, notes=notes), "1.1.1")


def test_the_title_stays_that_of_the_node() -> None:
    assert explain_in_full(overview_of(TYPED), "1.1.1").title == "1.1.1 Indikator 1.1.1"
    assert explain_in_full(overview_of(TYPED), "2").title == "2 PROGRAM 2"


@pytest.mark.parametrize(
    ("steps", "moment"),
    [
        (0, (2024, TW2)),
        (1, (2024, TW3)),
        (-1, (2024, TW1)),
        (-2, (2023, TW4)),
        (3, (2026, TW1)),
        (6, (2026, TW4)),
        (7, (2026, TW4)),
        (99, (2026, TW4)),
        (-5, (2023, TW1)),
        (-6, (2023, TW1)),
        (-99, (2023, TW1)),
    ],
)
def test_going_on_leads_through_the_years_with_a_decree_and_stops_at_their_ends(
    steps: int, moment: tuple[int, Quarter]
) -> None:
    assert overview_of([]).moment(steps) == moment


@given(reviewed_years_of(VARIED), st.sampled_from(Quarter), rule_sets(), views())
def test_what_is_explained_of_an_indicator_agrees_with_the_summary(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    found = overview_of(typed, quarter, rules, of=VARIED, view=view)
    rows = {row.code: row for row in summarize(scoreboard(VARIED, typed, quarter, rules), view).rows(opened=None)}
    for one in found.board.indicators:
        told, row = steps(found, one.indicator.code), rows[one.indicator.code]
        assert ("Perubahan" in told) == (row.change is not None)
        assert ("Pengaruh" in told) == (one.score is not None)
        if row.change is not None:
            assert told["Perubahan"].text.endswith(f"= {format_score(row.change)}")
        if one.score is not None:
            weight = weights_of(found.board)[one.indicator.code]
            points, influence = format_score(abs(100 - one.score) / weight), told["Pengaruh"].text
            assert ("sama seperti" in influence) == (points == "0,00")
            assert points == "0,00" or f" / {weight} = {points} poin" in influence
            assert ("hilang" in influence) == (row.lost > 0 and points != "0,00")
