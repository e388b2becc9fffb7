"""What must be confirmed before it is saved, and what a correction makes impossible."""

from decimal import Decimal

import pytest

from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.numbers import BLANK, Reading, read_value
from ikk_tui.domain.plausibility import Assessment, assess, is_foreign, oddities, question_about

from .samples import NIL, NOT_APPLICABLE, filled, indicator

SCALED = indicator(unit="Indeks", index_scale="4")
EMPTYING = Assessment(BLANK, "", ())


@pytest.mark.parametrize(
    ("held", "unit", "question"),
    [
        (BLANK, "%", ""),
        (filled("17"), "%", "Kosongkan 17 %"),
        (read_value("45/60", "%"), "%", "Kosongkan 75 % (45/60)"),
        (NIL, "Orang", "Kosongkan nihil"),
        (NOT_APPLICABLE, "UPT", "Kosongkan tidak berlaku"),
    ],
)
def test_emptying_is_asked_where_something_is_held(held: Reading, unit: str, question: str) -> None:
    assert question_about(EMPTYING, held, unit) == question


def test_an_odd_value_is_asked_with_its_reasons() -> None:
    found = assess("150", indicator(target="80"), Decimal(15))
    assert question_about(found, BLANK, "%") == (
        "150 % tidak lazim: persentase di atas 100, sepuluh kali triwulan lalu (15 %) atau lebih"
    )
    assert question_about(assess("80", indicator(target="80"), None), filled("17"), "%") == ""


@pytest.mark.parametrize(
    ("typed", "unit", "target", "reasons"),
    [
        ("101", "%", "80", ("persentase di atas 100",)),
        ("-1", "%", "80", ("persentase di bawah 0",)),
        ("61/60", "%", "80", ("pembilang melebihi penyebut",)),
        ("4,1", "Indeks", "4", ("indeks di atas 4",)),
        ("101", "Indeks", "80", ("indeks di atas 100",)),
    ],
)
def test_a_reason_to_ask_is_told_in_words(typed: str, unit: str, target: str, reasons: tuple[str, ...]) -> None:
    assert oddities(read_value(typed, unit), indicator(target=target, unit=unit), None) == reasons


def test_a_reason_to_ask_names_the_value_before() -> None:
    low = indicator(unit="Indeks", target="80", polarity=Polarity.MINIMIZE)
    assert oddities(filled("5"), low, Decimal("0.5")) == (
        "sepuluh kali triwulan lalu (0,5 Indeks) atau lebih",
        "lebih buruk dari triwulan lalu (0,5 Indeks)",
    )
    added = indicator(unit="Orang", consolidation=Consolidation.SUM)
    assert oddities(filled("5"), added, Decimal(9)) == ()


@pytest.mark.parametrize(
    ("one", "reading"),
    [
        (indicator(unit="Indeks"), read_value("45/60", "%")),
        (indicator(unit="Orang"), read_value("60/60", "%")),
        (indicator(unit="Orang"), filled("1.5")),
        (indicator(unit="Orang"), filled("-1")),
        (indicator(unit="Indeks"), filled("-0.0001")),
        (SCALED, filled("4.0001")),
    ],
)
def test_what_could_not_have_been_typed_is_foreign(one: Indicator, reading: Reading) -> None:
    assert is_foreign(reading, one)


@pytest.mark.parametrize(
    ("one", "reading"),
    [
        (indicator(), read_value("45/60", "%")),
        (indicator(), filled("-1.5")),
        (indicator(unit="Indeks"), filled("1.5")),
        (indicator(unit="Indeks"), filled("0")),
        (indicator(unit="Indeks"), filled("0.5")),
        (indicator(unit="Orang"), filled("2")),
        (indicator(unit="Orang"), filled("0")),
        (SCALED, filled("4")),
        (SCALED, NIL),
        (indicator(unit="Orang"), NOT_APPLICABLE),
        (indicator(unit="Orang"), BLANK),
    ],
)
def test_what_could_have_been_typed_is_not_foreign(one: Indicator, reading: Reading) -> None:
    assert not is_foreign(reading, one)
