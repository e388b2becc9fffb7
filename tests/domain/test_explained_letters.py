"""A number whose rules were amended names the letter it rests on."""

import re
from collections.abc import Sequence

from ikk_tui.domain.amendments import Amendment, Field
from ikk_tui.domain.decree import Consolidation, Decree
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.views import Period, View

from .overviews import TW2, TW4, TYPED, amendment, overview_of, steps
from .samples import (
    decree,
    indicator,
)


def test_what_was_amended_is_told_where_it_counts_with_its_letter() -> None:
    trail = [
        amendment("1.1.1", Field.TARGET, "100", "80"),
        amendment("1.1.1", Field.POLARITY, "maximize", "minimize", "W.16-2"),
        amendment("1.1.1", Field.CONSOLIDATION, "last", "sum", "W.16-3"),
        amendment("1.1.1", Field.NAME, "Indikator 1.1.1", "Lain", "W.16-4"),
    ]
    found = steps(overview_of(TYPED, trail=trail), "1.1.1")
    assert found["Target"].source == "Target: 80, keputusan: 100; diubah dengan W.16-1, 12-08-2024"
    assert found["Realisasi"].source == (
        "Konsolidasi: jumlah triwulan, keputusan: nilai terbaru; diubah dengan W.16-3, 12-08-2024"
    )
    assert found["Capaian"].source == (
        "semakin rendah semakin baik: (2T - R) / T x 100; "
        "Polaritas: semakin rendah semakin baik, keputusan: semakin tinggi semakin baik; "
        "diubah dengan W.16-2, 12-08-2024"
    )
    assert not any("W.16-4" in one.source for one in found.values())
    assert not any("W.16" in one.source for one in steps(overview_of(TYPED, trail=trail), "1.1.2").values())


def test_the_target_of_a_quarter_rests_on_its_own_letter() -> None:
    trail = [
        amendment("1.1.1", Field.TARGET, "100", "80"),
        amendment("1.1.1", Field.TARGET_Q1, "", "30", "W.16-4"),
        amendment("1.1.1", Field.TARGET_Q2, "", "40", "W.16-2"),
        amendment("1.1.1", Field.TARGET_Q3, "", "60", "W.16-3"),
    ]
    own, annual = (steps(overview_of(TYPED, at, trail=trail), "1.1.1")["Target"].source for at in (TW2, TW4))
    assert own == "Target TW II: 40, keputusan: ikut target tahunan; diubah dengan W.16-2, 12-08-2024"
    assert annual.endswith("diubah dengan W.16-1, 12-08-2024")


def test_a_share_of_a_plan_rests_on_both_of_its_ends() -> None:
    planned = indicator("6.2.1", "30", "Orang", consolidation=Consolidation.SUM, quarter_targets=("5", "9", "15", None))
    trail = [
        amendment("6.2.1", Field.TARGET, "30", "40"),
        amendment("6.2.1", Field.TARGET_Q2, "9", "10", "W.16-2"),
        amendment("6.2.1", Field.TARGET_Q3, "15", "20", "W.16-3"),
    ]
    whole = decree(planned)
    assert rests_on(whole, trail) == [[], ["W.16-2"], ["W.16-3", "W.16-2"], ["W.16-1", "W.16-3"]]
    last = amendment("6.2.1", Field.TARGET_Q4, "", "39", "W.16-4")
    assert rests_on(whole, [*trail, last]) == [[], ["W.16-2"], ["W.16-3", "W.16-2"], ["W.16-4", "W.16-3"]]


def rests_on(whole: Decree, trail: Sequence[Amendment]) -> list[list[str]]:
    """The letters that the target of 6.2.1 rests on in each quarter alone."""
    found = []
    for at in Quarter:
        alone = overview_of([], at, of=whole, trail=trail, view=View(period=Period.QUARTER))
        found.append(re.findall(r"W\.16-\d", steps(alone, "6.2.1")["Target"].source))
    return found


def test_of_an_annual_target_both_number_and_unit_may_have_a_letter() -> None:
    trail = [
        amendment("1.1.1", Field.TARGET, "100", "80"),
        amendment("1.1.1", Field.UNIT, "%", "Orang", "W.16-2"),
    ]
    assert steps(overview_of([], trail=trail), "1.1.1")["Target"].source == (
        "Target: 80, keputusan: 100; diubah dengan W.16-1, 12-08-2024; "
        "Satuan: Orang, keputusan: %; diubah dengan W.16-2, 12-08-2024"
    )
