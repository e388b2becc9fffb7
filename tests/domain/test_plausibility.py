from decimal import Decimal

import pytest

from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.numbers import BLANK, Reading, read_value
from ikk_tui.domain.plausibility import Assessment, assess, oddities, refuse_impossible
from ikk_tui.errors import Refused, UnreadableValue

from .samples import NIL, NOT_APPLICABLE, filled, indicator

PERCENTAGE = indicator(target="80")
SMALL_INDEX = indicator(target="3.3", unit="Indeks")
LARGE_INDEX = indicator(target="80", unit="Indeks")
PEOPLE = indicator(target="100", unit="Orang", consolidation=Consolidation.SUM)


def asked(one: Indicator, typed: str, previous: str | None = None) -> tuple[str, ...]:
    return oddities(read_value(typed, one.unit), one, None if previous is None else Decimal(previous))


@pytest.mark.parametrize(
    ("one", "typed", "clause"),
    [
        (PERCENTAGE, "-0,5", "di bawah 0"),
        (PERCENTAGE, "100,01", "di atas 100"),
        (PERCENTAGE, "61/60", "pembilang melebihi penyebut"),
        (SMALL_INDEX, "4,01", "di atas 4"),
        (indicator(target="4", unit="Indeks"), "33", "di atas 4"),
        (LARGE_INDEX, "100,01", "di atas 100"),
    ],
)
def test_a_value_beyond_its_unit_is_asked_once(one: Indicator, typed: str, clause: str) -> None:
    (reason,) = asked(one, typed)
    assert clause in reason


@pytest.mark.parametrize(
    ("one", "typed"),
    [
        (PERCENTAGE, "0"),
        (PERCENTAGE, "100"),
        (PERCENTAGE, "60/60"),
        (PERCENTAGE, "0/60"),
        (SMALL_INDEX, "4"),
        (LARGE_INDEX, "4,01"),
        (LARGE_INDEX, "100"),
        (indicator(target="4.01", unit="Indeks"), "5"),
        (PEOPLE, "12.345"),
        (indicator(target="0", unit="UPT"), "3"),
    ],
)
def test_a_plausible_value_is_not_asked(one: Indicator, typed: str) -> None:
    assert asked(one, typed) == ()


@pytest.mark.parametrize("one", [LARGE_INDEX, PEOPLE])
def test_ten_times_the_last_quarter_is_asked(one: Indicator) -> None:
    (reason,) = asked(one, "50", "5")
    assert "sepuluh kali" in reason
    assert f"5 {one.unit}" in reason
    assert asked(one, "49", "5") == ()


@pytest.mark.parametrize("previous", [None, "0"])
def test_the_first_value_is_ten_times_nothing_and_not_asked(previous: str | None) -> None:
    assert asked(PERCENTAGE, "90", previous) == ()


@pytest.mark.parametrize(
    ("polarity", "typed"),
    [
        (Polarity.MAXIMIZE, "59"),
        (Polarity.MINIMIZE, "61"),
        (Polarity.STABILIZE, "59"),
        (Polarity.STABILIZE, "101"),
    ],
)
@pytest.mark.parametrize("consolidation", [Consolidation.LAST, Consolidation.AVERAGE])
def test_worse_than_the_last_quarter_is_asked(polarity: Polarity, typed: str, consolidation: Consolidation) -> None:
    one = indicator(target="80", unit="UPT", polarity=polarity, consolidation=consolidation)
    (reason,) = asked(one, typed, "60")
    assert "lebih buruk" in reason
    assert "60 UPT" in reason


@pytest.mark.parametrize(
    ("polarity", "typed"),
    [
        (Polarity.MAXIMIZE, "60"),
        (Polarity.MAXIMIZE, "61"),
        (Polarity.MINIMIZE, "60"),
        (Polarity.MINIMIZE, "59"),
        (Polarity.STABILIZE, "61"),
        (Polarity.STABILIZE, "100"),
    ],
)
def test_as_good_as_the_last_quarter_or_better_is_not_asked(polarity: Polarity, typed: str) -> None:
    assert asked(indicator(target="80", unit="UPT", polarity=polarity), typed, "60") == ()


def test_fewer_people_than_in_another_quarter_are_no_step_back_for_a_sum() -> None:
    assert asked(PEOPLE, "20", "60") == ()


def test_all_reasons_are_asked_together() -> None:
    growth = indicator(target="20", polarity=Polarity.MINIMIZE)
    assert len(asked(growth, "150", "15")) == 3


@pytest.mark.parametrize("reading", [NIL, NOT_APPLICABLE, BLANK])
def test_what_is_no_value_is_never_odd(reading: Reading) -> None:
    assert oddities(reading, PERCENTAGE, Decimal(50)) == ()


def test_an_index_above_its_own_scale_is_impossible() -> None:
    scaled = indicator(target="3.3", unit="Indeks", index_scale="5")
    refuse_impossible(read_value("5", "Indeks"), scaled)
    with pytest.raises(UnreadableValue) as refused:
        refuse_impossible(read_value("5,0001", "Indeks"), scaled)
    assert "5,0001" in refused.value.message
    assert "paling banyak 5" in refused.value.message


@pytest.mark.parametrize("reading", [NIL, NOT_APPLICABLE, BLANK, read_value("33", "Indeks")])
def test_without_a_scale_or_a_value_nothing_is_impossible(reading: Reading) -> None:
    refuse_impossible(reading, SMALL_INDEX)


def test_a_value_is_taken_with_the_reasons_to_ask() -> None:
    found = assess("87,5 %", PERCENTAGE, Decimal(90))
    assert (found.reading, found.reason) == (filled("87.5"), "")
    assert len(found.oddities) == 1


@pytest.mark.parametrize(("typed", "reason"), [("- belum ada peserta", ""), ("-", "belum ada peserta")])
def test_not_applicable_is_taken_with_its_reason(typed: str, reason: str) -> None:
    assert assess(typed, PERCENTAGE, None, reason) == Assessment(NOT_APPLICABLE, "belum ada peserta", ())


@pytest.mark.parametrize(("typed", "reason"), [("-", ""), ("-", "  "), ("- ", "")])
def test_not_applicable_without_a_reason_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        assess(typed, PERCENTAGE, None, reason)
    assert "alasan" in refused.value.message


@pytest.mark.parametrize("typed", ["87.5", "5,5", "x"])
def test_what_is_unreadable_or_impossible_is_not_taken(typed: str) -> None:
    with pytest.raises(UnreadableValue):
        assess(typed, indicator(target="3.3", unit="Indeks", index_scale="5"), None)
