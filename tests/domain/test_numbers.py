import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.numbers import (
    BLANK,
    CellState,
    Reading,
    format_amount,
    format_number,
    format_reading,
    format_score,
    read_value,
    split_reason,
)
from ikk_tui.errors import UnreadableValue

from .samples import COUNTS, NIL, NOT_APPLICABLE, UNITS, filled, four_decimals

LARGEST = "999999999999.9999"

units = st.sampled_from(UNITS)
# Text of the signs that values are made of comes closer to them than any text does.
nearly_values = st.text("0123456789.,/-+ %", max_size=16)


def refusal(typed: str, unit: str) -> UnreadableValue:
    with pytest.raises(UnreadableValue) as refused:
        read_value(typed, unit)
    return refused.value


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("87,5", "%", "87.5"),
        ("87,5%", "%", "87.5"),
        ("87,5 %", "%", "87.5"),
        ("87,5 persen", "%", "87.5"),
        ("3,14", "Indeks", "3.14"),
        ("3,1 Indeks", "Indeks", "3.1"),
        ("3,30 (Indeks)", "Indeks", "3.3"),
        ("0", "%", "0"),
        ("0,0001", "%", "0.0001"),
        ("-2,5", "%", "-2.5"),
        ("\N{MINUS SIGN}2,5", "%", "-2.5"),
        ("2 UPT", "UPT", "2"),
        ("2 instansi  pemerintah", "Instansi Pemerintah", "2"),
        ("  17 ", "Orang", "17"),
    ],
)
def test_a_typed_number_is_read_in_the_unit_of_its_indicator(typed: str, unit: str, value: str) -> None:
    assert read_value(typed, unit) == filled(value)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1.234", "1234"), ("1.234,5", "1234.5"), ("12.345.678", "12345678"), ("1234,5", "1234.5"), ("1,234", "1.234")],
)
def test_a_dot_separates_thousands_and_a_comma_decimals(typed: str, value: str) -> None:
    assert read_value(typed, "%") == filled(value)


@pytest.mark.parametrize(
    "typed", ["1.23.456", "12.34.567", "1.234.5", "1..234", ".", ",", "1,5,5", "1,234,567", "1,234.567,8"]
)
def test_badly_grouped_digits_are_refused_and_nothing_is_guessed(typed: str) -> None:
    assert refusal(typed, "%").proposal is None


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [
        ("87.5", "87,5"),
        ("87.5 %", "87,5"),
        ("0.125", "0,125"),
        ("1234.5", "1234,5"),
        ("1.2345", "1,2345"),
        ("1,234.5", "1.234,5"),
        ("45.5/60", "45,5/60"),
    ],
)
def test_a_decimal_point_is_refused_with_the_comma_proposed(typed: str, proposal: str) -> None:
    refused = refusal(typed, "%")
    assert refused.message == f"Gunakan koma untuk desimal: {proposal}"
    assert refused.proposal == proposal


@pytest.mark.parametrize(("typed", "proposal"), [("87,", "87"), (",5", "0,5"), ("45,/60", "45/60")])
def test_an_unfinished_number_is_refused_with_the_whole_one_proposed(typed: str, proposal: str) -> None:
    refused = refusal(typed, "%")
    assert refused.proposal == proposal
    assert proposal in refused.message


@pytest.mark.parametrize("typed", ["87.", "1.234,"])
def test_a_sign_too_many_is_not_called_a_decimal_without_a_comma(typed: str) -> None:
    assert "koma untuk desimal" not in refusal(typed, "%").message


@pytest.mark.parametrize(
    "typed",
    [
        *("1e3", "0x10", "NaN", "Infinity", "1_000", "1'000", "1 000", "Rp5", "=1+1", "--5", "+-5", "5-", "5 %%"),
        *("٣", "５", "²", "½"),
        *("45/60/2", "/60", "45/", "/", "45 % / 60", "nihil 0", "tidak ada", "..."),
    ],
)
@pytest.mark.parametrize("unit", UNITS)
def test_what_is_no_indonesian_number_is_refused_and_nothing_is_proposed(typed: str, unit: str) -> None:
    assert refusal(typed, unit).proposal is None


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("87,5 %", "Indeks"), ("3,1 Indeks", "%"), ("5 Orang", "UPT"), ("5 %", "Orang"), ("3 kg", "Kegiatan")],
)
def test_a_foreign_unit_is_refused_naming_the_right_one(typed: str, unit: str) -> None:
    refused = refusal(typed, unit)
    assert unit in refused.message
    assert refused.proposal is None


@pytest.mark.parametrize(
    ("typed", "numerator", "denominator", "value"),
    [
        ("45/60", "45", "60", "75"),
        ("45 / 60 %", "45", "60", "75"),
        ("1.234/2.468", "1234", "2468", "50"),
        ("0/60", "0", "60", "0"),
        ("60/45,5", "60", "45.5", "131.8681318681318681318681319"),
    ],
)
def test_a_fraction_keeps_both_parts_and_is_a_percentage(
    typed: str, numerator: str, denominator: str, value: str
) -> None:
    read = Reading(CellState.FILLED, Decimal(value), Decimal(numerator), Decimal(denominator))
    assert read_value(typed, "%") == read


@given(four_decimals("0", "1000000"), four_decimals("1", "1000000"))
def test_a_fraction_is_exactly_a_hundred_times_its_quotient(numerator: Decimal, denominator: Decimal) -> None:
    read = read_value(f"{format_number(numerator)}/{format_number(denominator)}", "%")
    assert (read.numerator, read.denominator) == (numerator, denominator)
    assert read.value == numerator * 100 / denominator


@pytest.mark.parametrize("typed", ["45/0", "45/-60", "0/-1"])
def test_a_fraction_of_nothing_is_refused(typed: str) -> None:
    assert refusal(typed, "%").proposal is None


@pytest.mark.parametrize("unit", UNITS[1:])
def test_a_fraction_belongs_to_percentages_alone(unit: str) -> None:
    refusal("45/60", unit)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("0/0", NIL),
        ("0 / 0", NIL),
        ("nihil", NIL),
        (" NIHIL ", NIL),
        ("-", NOT_APPLICABLE),
        (" \N{EN DASH} ", NOT_APPLICABLE),
        ("", BLANK),
        ("   ", BLANK),
    ],
)
def test_nihil_a_dash_and_nothing_are_read_as_states_without_a_value(typed: str, reading: Reading, unit: str) -> None:
    assert read_value(typed, unit) == reading


@pytest.mark.parametrize("unit", UNITS[1:])
def test_a_negative_count_or_index_is_refused(unit: str) -> None:
    refusal("-1", unit)


@pytest.mark.parametrize("typed", ["1,5", "0,0001", "1.234,5", "1.5"])
@pytest.mark.parametrize("unit", COUNTS)
def test_a_part_of_a_counted_thing_is_refused(typed: str, unit: str) -> None:
    assert refusal(typed, unit).proposal is None


def test_a_count_may_carry_empty_decimals() -> None:
    assert read_value("12,00", "Orang") == filled("12")


@pytest.mark.parametrize("typed", ["87,12345", "87.12345"])
def test_a_fifth_decimal_is_refused_and_no_proposal_drops_a_digit(typed: str) -> None:
    refused = refusal(typed, "%")
    assert refused.proposal is None
    assert "bulatkan sampai 4 angka" in refused.message


@pytest.mark.parametrize("typed", ["1.000.000.000.000", "1000000000000", "-1000000000000", "999999999999/0,0001"])
def test_a_number_beyond_what_can_be_stored_is_refused(typed: str) -> None:
    assert refusal(typed, "%").proposal is None


def test_even_a_million_digits_are_refused_in_a_sentence() -> None:
    assert "terlalu besar" in refusal("9" * 1_000_001, "%").message


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("1,23456", "Orang"), ("-1,23456", "Indeks"), ("999999999999,99999", "%"), ("87.5", "Orang"), ("-87.5", "Indeks")],
)
def test_a_proposal_is_never_refused_in_its_turn(typed: str, unit: str) -> None:
    proposal = refusal(typed, unit).proposal
    if proposal is not None:
        read_value(proposal, unit)


@pytest.mark.parametrize(("typed", "proposal"), [("1,23456/2", "1,2346/2"), ("2/1,23456", "2/1,2346")])
def test_a_proposal_for_a_fraction_keeps_it_a_fraction(typed: str, proposal: str) -> None:
    assert refusal(typed, "%").proposal in (None, proposal)


@given(nearly_values, units)
def test_whatever_is_proposed_can_be_read(typed: str, unit: str) -> None:
    try:
        read_value(typed, unit)
    except UnreadableValue as refused:
        if refused.proposal is not None:
            assert read_value(refused.proposal, unit).state is CellState.FILLED


@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_point_is_proposed_as_the_same_number(number: Decimal) -> None:
    proposal = refusal(f"{number:f}", "%").proposal
    assert proposal is not None
    assert read_value(proposal, "%").value == number


@given(st.one_of(nearly_values, st.text(), st.text(st.characters())), units)
def test_any_text_is_read_or_refused_in_one_clean_line(typed: str, unit: str) -> None:
    try:
        reading = read_value(typed, unit)
    except UnreadableValue as refused:
        assert len(refused.message.splitlines()) == 1
        assert not {unicodedata.category(sign) for sign in refused.message} & {"Cc", "Cs", "Zl", "Zp"}
    else:
        assert (reading.value is not None) == (reading.state is CellState.FILLED)
        assert (reading.numerator is None) == (reading.denominator is None)


@given(four_decimals(f"-{LARGEST}", LARGEST))
def test_a_percentage_is_read_back_as_it_was_written(number: Decimal) -> None:
    assert read_value(format_number(number), "%").value == number
    assert read_value(format_amount(number, "%"), "%").value == number


@given(four_decimals("0", LARGEST))
def test_an_index_is_read_back_as_it_was_written(number: Decimal) -> None:
    assert read_value(format_number(number), "Indeks").value == number
    assert read_value(format_amount(number, "Indeks"), "Indeks").value == number


@given(st.integers(0, 10**12 - 1), st.sampled_from(COUNTS))
def test_a_count_is_read_back_as_it_was_written(number: int, unit: str) -> None:
    assert read_value(format_number(Decimal(number)), unit).value == number
    assert read_value(format_amount(Decimal(number), unit), unit).value == number


@given(four_decimals(f"-{LARGEST}", LARGEST))
def test_writing_a_number_loses_and_changes_no_digit(number: Decimal) -> None:
    assert Decimal(format_number(number).replace(".", "").replace(",", ".")) == number
    assert Decimal(format_number(number, 4).replace(".", "").replace(",", ".")) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0.5", "0,5"),
        ("3.30", "3,3"),
        ("100", "100"),
        ("1E+3", "1.000"),
        ("1234567.8901", "1.234.567,8901"),
        ("-1234.5", "-1.234,5"),
    ],
)
def test_a_number_is_written_as_indonesians_write_it(number: str, written: str) -> None:
    assert format_number(Decimal(number)) == written


@pytest.mark.parametrize(
    ("number", "shown"),
    [("89.4736", "89,47"), ("0.005", "0,01"), ("2.345", "2,35"), ("-0.004", "0,00"), ("1000", "1.000,00")],
)
def test_a_score_is_shown_with_two_decimals_rounded_half_up(number: str, shown: str) -> None:
    assert format_score(Decimal(number)) == shown


def test_no_score_is_shown_as_a_dash_and_not_as_zero() -> None:
    assert format_score(None) == "-"


@pytest.mark.parametrize(
    ("typed", "unit", "shown"),
    [
        ("17", "%", "17 %"),
        ("3,1", "Indeks", "3,1 Indeks"),
        ("45/60", "%", "75 % (45/60)"),
        ("1/3", "%", "33,3333 % (1/3)"),
        ("nihil", "%", "nihil"),
        ("-", "Orang", "tidak berlaku"),
        ("", "UPT", "-"),
    ],
)
def test_a_cell_shows_what_was_read(typed: str, unit: str, shown: str) -> None:
    assert format_reading(read_value(typed, unit), unit) == shown


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (" - belum ada peserta", ("-", "belum ada peserta")),
        ("\N{EN DASH}  belum ada 5 peserta ", ("\N{EN DASH}", "belum ada 5 peserta")),
        ("-", ("-", "")),
        ("- 5", ("- 5", "")),
        ("87,5 %", ("87,5 %", "")),
        ("", ("", "")),
    ],
)
def test_the_reason_may_follow_the_dash(typed: str, parts: tuple[str, str]) -> None:
    assert split_reason(typed) == parts
