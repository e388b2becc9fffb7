"""What is typed to correct an indicator or a rule is read, refused where impossible, and then in force."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.amendments import INDICATOR_FIELDS, QUARTER_FIELDS, RULE_FIELDS, Amendment, Basis, Field
from ikk_tui.domain.corrections import (
    CHOICES,
    NO_CAP,
    InForce,
    Values,
    amended_indicator,
    amended_rules,
    changes,
    indicator_values,
    rule_values,
    show,
    show_with_none,
)
from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.numbers import CellState, Reading, format_number, is_count, read_value
from ikk_tui.domain.plausibility import assess
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import BAND_RULES, Rating, Rollup, ScoringRules, ZeroTarget, rating
from ikk_tui.domain.typed_corrections import read_indicator, read_rules
from ikk_tui.errors import Refused

from .samples import MIXED, NIL, NOT_APPLICABLE, cell, filled, four_decimals, indicator

BASIS = Basis("W.16-1", date(2024, 8, 12), "Salah ketik")
AT = datetime(2024, 10, 2, tzinfo=UTC)
RULES = ScoringRules(sources={field.value: f"Dasar {field.value}" for field in RULE_FIELDS} | {"floor": "Dasar floor"})
# As the decree prints it, which is not how the program writes an amount.
PRINTED = replace(indicator(target="90"), target_text="90%")
INDEXED = indicator(target="3.3", unit="Indeks", index_scale="4")
SUMMED = indicator(target="100", unit="Orang", consolidation=Consolidation.SUM)
BANDS = tuple(Field(name) for name in BAND_RULES)


def one_amendment(field: Field, before: str, after: str, code: str | None = "2.4.5", basis: Basis = BASIS) -> Amendment:
    return Amendment(2024, code, field, before, after, basis, author="siti", device="laptop-1", at=AT, parent="")


def trail_of(before: Values, after: Values, code: str | None = "2.4.5") -> list[Amendment]:
    """The amendments that lead from these fields to those."""
    return [one_amendment(field, before[field], text, code) for field, text in changes(before, after).items()]


def refusal(typed: Mapping[Field, str], now: Indicator = PRINTED) -> Refused:
    with pytest.raises(Refused) as refused:
        read_indicator(now, typed)
    return refused.value


def rules_refusal(typed: Mapping[Field, str], now: ScoringRules = RULES) -> Refused:
    with pytest.raises(Refused) as refused:
        read_rules(now, typed)
    return refused.value


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    """Every indicator that can be in force, printed in a way of its own."""
    unit = draw(st.sampled_from(["%", "Indeks", "Orang", "Instansi Pemerintah"]))
    amounts = st.integers(0, 999_999).map(Decimal) if is_count(unit) else four_decimals("0", "5000")
    scale = draw(st.none() | four_decimals("0.0001", "5000")) if unit == "Indeks" else None
    if scale is not None:
        amounts = four_decimals("0", str(scale))
    own = draw(st.lists(st.none() | amounts, min_size=4, max_size=4))
    consolidation = draw(st.sampled_from(Consolidation))
    if consolidation is Consolidation.SUM:
        rising = iter(sorted(one for one in own if one is not None))
        own = [None if one is None else next(rising) for one in own]
    words = st.text("abcXYZé 1%/()", min_size=1, max_size=20).map(str.strip).filter(bool)
    return Indicator(
        code="2.4.5",
        name=draw(words),
        target=draw(amounts),
        target_text=draw(words),
        unit=unit,
        polarity=draw(st.sampled_from(Polarity)),
        consolidation=consolidation,
        division=draw(words),
        index_scale=scale,
        quarter_targets=tuple(own),
    )


@st.composite
def rule_sets(draw: st.DrawFn) -> ScoringRules:
    """Every set of rules that can be in force."""
    limits = draw(st.lists(four_decimals("0", "300"), min_size=4, max_size=4, unique=True).map(sorted))
    over = four_decimals("0.0001", "100").map(lambda more: limits[-1] + more)
    return replace(
        RULES,
        cap=draw(st.none() | over),
        bands=tuple(zip(BAND_RULES.values(), reversed(limits), strict=True)),
        rollup=draw(st.sampled_from(Rollup)),
        zero_target=draw(st.sampled_from(ZeroTarget)),
    )


def typed_as_shown(values: Values) -> dict[Field, str]:
    """The fields as people see them; what is chosen from a list is not typed."""
    return {field: text if field in CHOICES else show(field, text) for field, text in values.items()}


@given(indicators())
def test_what_is_shown_of_an_indicator_reads_back_as_what_is_stored(one: Indicator) -> None:
    typed = typed_as_shown(indicator_values(one))
    assert set(typed) == set(INDICATOR_FIELDS)
    assert read_indicator(one, typed) == one
    for field, text in typed.items():
        assert read_indicator(one, {field: text}) == one


@given(rule_sets())
def test_what_is_shown_of_the_rules_reads_back_as_what_is_stored(rules: ScoringRules) -> None:
    typed = typed_as_shown(rule_values(rules))
    assert set(typed) == set(RULE_FIELDS)
    assert rule_values(read_rules(rules, typed)) == rule_values(rules)
    for field, text in typed.items():
        assert rule_values(read_rules(rules, {field: text})) == rule_values(rules)


@pytest.mark.parametrize("field", CHOICES)
def test_every_choice_is_shown_in_words_of_its_own(field: Field) -> None:
    shown = {show(field, str(one)) for one in CHOICES[field]}
    assert len(shown) == len(CHOICES[field])
    assert not shown & {str(one) for one in CHOICES[field]}


@pytest.mark.parametrize("field", CHOICES)
@pytest.mark.parametrize("text", ["", "apa saja"])
def test_a_choice_there_is_not_is_refused(field: Field, text: str) -> None:
    with pytest.raises(Refused):
        read_indicator(PRINTED, {field: text}) if field in INDICATOR_FIELDS else read_rules(RULES, {field: text})


@given(indicators(), indicators())
def test_amending_leads_to_what_was_asked_for(issued: Indicator, wanted: Indicator) -> None:
    now = amended_indicator(issued, trail_of(indicator_values(issued), indicator_values(wanted)))
    assert indicator_values(now) == indicator_values(wanted)
    assert now.code == issued.code
    if (now.target, now.unit) != (issued.target, issued.unit):
        assert now.target_text == f"{format_number(wanted.target)} {wanted.unit}"


@given(indicators(), indicators())
def test_amending_and_amending_back_restores_the_indicator_exactly(issued: Indicator, other: Indicator) -> None:
    first, last = indicator_values(issued), indicator_values(other)
    assert amended_indicator(issued, [*trail_of(first, last), *trail_of(last, first)]) == issued


@given(indicators(), st.sampled_from(INDICATOR_FIELDS), indicators())
def test_a_field_that_is_not_named_never_changes(issued: Indicator, field: Field, other: Indicator) -> None:
    try:
        now = read_indicator(issued, {field: typed_as_shown(indicator_values(other))[field]})
    except Refused:
        return
    assert set(changes(indicator_values(issued), indicator_values(now))) <= {field}
    if field not in (Field.TARGET, Field.UNIT):
        assert now.target_text == issued.target_text


@given(rule_sets(), rule_sets())
def test_amending_rules_and_amending_back_restores_them(issued: ScoringRules, other: ScoringRules) -> None:
    first, last = rule_values(issued), rule_values(other)
    there = amended_rules(issued, trail_of(first, last, None))
    assert rule_values(there) == last
    assert there.floor == issued.floor
    back = amended_rules(there, trail_of(last, first, None))
    assert rule_values(back) == first


def test_an_empty_trail_leaves_the_decree_as_issued() -> None:
    found = InForce.of(MIXED, RULES, [])
    assert (found.decree, found.rules) == (found.issued, found.issued_rules) == (MIXED, RULES)


def test_an_amendment_changes_its_indicator_and_no_other() -> None:
    found = InForce.of(MIXED, RULES, [one_amendment(Field.TARGET, "80", "81.5", "2.1.1")])
    assert found.decree.indicator("2.1.1").target == Decimal("81.5")
    assert found.decree.indicator("2.1.1").target_text == "81,5 %"
    assert [one for one in found.decree.indicators if one.code != "2.1.1"] == [
        one for one in MIXED.indicators if one.code != "2.1.1"
    ]
    assert (found.issued, found.rules) == (MIXED, RULES)


def test_the_newest_amendment_of_a_field_counts() -> None:
    found = InForce.of(
        MIXED, RULES, [one_amendment(Field.TARGET, a, b, "2.1.1") for a, b in pairwise(["80", "70", "60"])]
    )
    assert found.decree.indicator("2.1.1").target == 60


def test_the_amendments_of_one_thing_are_found_in_their_order() -> None:
    trail = [
        one_amendment(Field.TARGET, "80", "70", "2.1.1"),
        one_amendment(Field.CAP, "120", "110", None),
        one_amendment(Field.TARGET, "90", "91", "1.1.1"),
        one_amendment(Field.TARGET, "70", "60", "2.1.1"),
    ]
    found = InForce.of(MIXED, RULES, trail)
    assert found.of_indicator("2.1.1") == (trail[0], trail[3])
    assert found.of_indicator(None) == (trail[1],)
    assert found.of_indicator("2.1.2") == ()


def test_an_amended_rule_names_its_letter_and_the_others_keep_their_source() -> None:
    rules = amended_rules(RULES, [one_amendment(Field.BAND_HIGH, "75", "80", None)])
    assert rules.sources == {**RULES.sources, "band_high": "W.16-1, 12-08-2024"}
    assert [above for _, above in rules.bands] == [90, 80, 65, 50]


@pytest.mark.parametrize(
    "bad",
    [
        one_amendment(Field.TARGET, "80", "banyak", "2.1.1"),
        one_amendment(Field.POLARITY, "maximize", "sideways", "2.1.1"),
        one_amendment(Field.BAND_LOW, "50", "", None),
    ],
)
def test_an_amendment_that_makes_no_sense_is_not_passed_over(bad: Amendment) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        InForce.of(MIXED, RULES, [bad])


@pytest.mark.parametrize(
    ("typed", "field", "stored"),
    [
        ("87,50", Field.TARGET, "87.5"),
        ("1.000", Field.TARGET, "1000"),
        ("87,5 %", Field.TARGET, "87.5"),
        (" 0 ", Field.TARGET, "0"),
        ("10", Field.TARGET_Q1, "10"),
        ("  Persentase   baru ", Field.NAME, "Persentase   baru"),
        ("Keimigrasian", Field.DIVISION, "Keimigrasian"),
        ("Orang", Field.UNIT, "Orang"),
        ("persen", Field.UNIT, "%"),
        ("PERSEN", Field.UNIT, "%"),
        ("indeks", Field.UNIT, "Indeks"),
        ("minimize", Field.POLARITY, "minimize"),
        ("sum", Field.CONSOLIDATION, "sum"),
    ],
)
def test_what_is_typed_becomes_what_is_stored(typed: str, field: Field, stored: str) -> None:
    assert indicator_values(read_indicator(PRINTED, {field: typed}))[field] == stored


@pytest.mark.parametrize("field", (Field.INDEX_SCALE, *QUARTER_FIELDS))
def test_a_scale_and_the_targets_of_quarters_may_be_taken_away(field: Field) -> None:
    full = replace(INDEXED, quarter_targets=(Decimal(1), Decimal(2), Decimal(3), Decimal(3)))
    assert indicator_values(read_indicator(full, {field: " "}))[field] == ""


@pytest.mark.parametrize(
    ("typed", "sentence", "hint"),
    [
        ({Field.TARGET: ""}, "Target harus berupa angka", "87,5"),
        ({Field.TARGET: "nihil"}, "Target harus berupa angka", "87,5"),
        ({Field.TARGET: "-"}, "Target harus berupa angka", "87,5"),
        ({Field.TARGET: "45/60"}, "Target harus berupa angka", "87,5"),
        ({Field.TARGET: "-5"}, "Target tidak boleh kurang dari 0", "0 atau lebih"),
        ({Field.TARGET: "banyak"}, 'Target: "banyak" bukan angka', "87,5"),
        ({Field.TARGET: "19 Orang"}, "Target: Satuan IKK ini %", "angkanya saja"),
        ({Field.TARGET: "1,00001"}, "Target: ", "4 angka"),
        ({Field.TARGET: "9" * 13}, "Target: Nilai terlalu besar", "12 angka"),
        ({Field.TARGET_Q2: "-1"}, "Target TW II tidak boleh kurang dari 0", "0 atau lebih"),
        ({Field.NAME: "  "}, "Uraian tidak boleh kosong", "ketik isinya"),
        ({Field.UNIT: ""}, "Satuan tidak boleh kosong", "ketik isinya"),
        ({Field.DIVISION: ""}, "Divisi tidak boleh kosong", "ketik isinya"),
        ({Field.NAME: "x" * 1001}, "Uraian terlalu panjang", "1000"),
        ({Field.UNIT: "x" * 61}, "Satuan terlalu panjang", "60"),
        ({Field.DIVISION: "Divisi\x1b[2J"}, "Divisi memuat karakter kendali", "hapus"),
        ({Field.NAME: "kiri\u202ekanan"}, "Uraian memuat karakter kendali", "hapus"),
        ({Field.INDEX_SCALE: "4"}, "Skala hanya untuk satuan Indeks", "kosongkan"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_type(typed: dict[Field, str], sentence: str, hint: str) -> None:
    refused = refusal(typed)
    assert sentence in refused.sentence
    assert hint in refused.hint


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({Field.INDEX_SCALE: "3,2"}, "Skala 3,2 di bawah target 3,3"),
        ({Field.TARGET: "4,1"}, "Skala 4 di bawah target 4,1"),
        ({Field.TARGET_Q4: "4,1"}, "Target TW IV melampaui skala 4"),
        ({Field.UNIT: "%"}, "Skala hanya untuk satuan Indeks"),
        ({Field.UNIT: "Orang"}, "Target: Orang dihitung utuh"),
        ({Field.UNIT: "Orang", Field.INDEX_SCALE: "", Field.TARGET: "3,3"}, "Target: Orang dihitung utuh"),
    ],
)
def test_an_index_that_contradicts_itself_is_refused(typed: dict[Field, str], sentence: str) -> None:
    refused = refusal(typed, INDEXED)
    assert sentence in refused.sentence
    assert refused.hint


def test_an_index_may_become_a_count_when_all_of_it_does() -> None:
    wanted = read_indicator(INDEXED, {Field.UNIT: "Orang", Field.INDEX_SCALE: "", Field.TARGET: "3 Orang"})
    assert (wanted.target, wanted.target_text, wanted.index_scale) == (Decimal(3), "3 Orang", None)


def test_the_hint_for_a_scale_of_zero_does_not_propose_zero() -> None:
    refused = refusal({Field.INDEX_SCALE: "0"}, indicator(target="0", unit="Indeks"))
    assert "skala 0 atau lebih" not in refused.hint


def test_targets_that_add_up_do_not_fall_from_quarter_to_quarter() -> None:
    refused = refusal({Field.TARGET_Q1: "50", Field.TARGET_Q3: "40"}, SUMMED)
    assert "Target TW III di bawah Target TW I" in refused.sentence
    assert "kumulatif" in refused.hint
    falling = replace(PRINTED, quarter_targets=(Decimal(50), None, Decimal(40), None))
    assert read_indicator(falling, {Field.NAME: "Lain"}).quarter_targets == falling.quarter_targets
    assert "TW III" in refusal({Field.CONSOLIDATION: "sum"}, falling).sentence


@pytest.mark.parametrize(
    ("now", "reading", "typed", "held"),
    [
        (PRINTED, read_value("45/60", "%"), {Field.UNIT: "Orang"}, "75 % (45/60)"),
        (PRINTED, filled("17.5"), {Field.UNIT: "Orang"}, "17,5 %"),
        (PRINTED, filled("-5"), {Field.UNIT: "Orang"}, "-5 %"),
        (PRINTED, filled("-5"), {Field.UNIT: "Indeks"}, "-5 %"),
        (INDEXED, filled("3.9"), {Field.INDEX_SCALE: "3,5"}, "3,9 Indeks"),
        (indicator(target="3", unit="Indeks"), filled("3.9"), {Field.UNIT: "Orang"}, "3,9 Indeks"),
    ],
)
def test_a_recorded_value_stands_in_the_way_of_what_would_make_it_impossible(
    now: Indicator, reading: Reading, typed: dict[Field, str], held: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_indicator(now, typed, [cell(now.code, Quarter.II, reading)])
    assert f"TW II sudah berisi {held}," in refused.value.sentence
    assert "kosongkan dulu isian itu" in refused.value.hint
    assert read_indicator(now, typed) != now


@pytest.mark.parametrize("reading", [NIL, NOT_APPLICABLE, Reading(CellState.BLANK)])
def test_a_cell_without_a_value_stands_in_no_way(reading: Reading) -> None:
    assert read_indicator(PRINTED, {Field.UNIT: "Orang"}, [cell("2.4.5", Quarter.II, reading)]).unit == "Orang"


@pytest.mark.parametrize("value", ["17", "0"])
def test_no_recorded_value_becomes_one_of_another_unit(value: str) -> None:
    held = [cell("2.4.5", Quarter.II, filled(value))]
    with pytest.raises(Refused, match=f"TW II sudah berisi {value} %, yang lalu menjadi nilai dalam Orang") as refused:
        read_indicator(PRINTED, {Field.UNIT: "Orang"}, held)
    assert "kosongkan dulu isian itu" in refused.value.hint
    assert read_indicator(PRINTED, {Field.TARGET: "21"}, held).target == 21


@pytest.mark.parametrize("unit", ["5", "nihil", "9 Orang", "-"])
def test_what_cannot_stand_behind_a_number_is_no_unit(unit: str) -> None:
    with pytest.raises(Refused, match=r"Satuan .* tidak dapat dipakai") as refused:
        read_indicator(PRINTED, {Field.UNIT: unit})
    assert "ketik misalnya" in refused.value.hint


def retyped(reading: Reading) -> str:
    """The value as a person would type it anew."""
    assert reading.value is not None
    if reading.numerator is not None and reading.denominator is not None:
        return f"{format_number(reading.numerator)}/{format_number(reading.denominator)}"
    return format_number(reading.value)


@given(indicators(), indicators(), st.sampled_from(["0", "3", "-3", "2,5", "1/3", "4/2", "150", "4999,9999"]))
def test_no_correction_makes_a_recorded_value_impossible(now: Indicator, other: Indicator, typed: str) -> None:
    try:
        reading = assess(typed, now, None).reading
        asked = typed_as_shown(indicator_values(other))
        wanted = read_indicator(now, asked, [cell(now.code, Quarter.I, reading)])
    except Refused:
        return
    assert assess(retyped(reading), wanted, None).reading == reading


@pytest.mark.parametrize("typed", ["", "  ", "tanpa", "Tanpa"])
def test_the_cap_may_be_taken_away(typed: str) -> None:
    assert read_rules(RULES, {Field.CAP: typed}).cap is None
    assert rule_values(read_rules(RULES, {Field.CAP: typed}))[Field.CAP] == NO_CAP


def test_every_rule_is_read() -> None:
    typed = {
        Field.CAP: "150",
        **dict(zip(BANDS, ("95", "80,5", "70", "0"), strict=True)),
        Field.ROLLUP: "tiered",
        Field.ZERO_TARGET: "reached",
    }
    read = read_rules(RULES, typed)
    assert read.cap == 150
    assert read.bands == (
        (Rating.VERY_HIGH, Decimal(95)),
        (Rating.HIGH, Decimal("80.5")),
        (Rating.MEDIUM, Decimal(70)),
        (Rating.LOW, Decimal(0)),
    )
    assert (read.rollup, read.zero_target, read.floor) == (Rollup.TIERED, ZeroTarget.REACHED, RULES.floor)


@pytest.mark.parametrize(
    ("typed", "sentence", "hint"),
    [
        ({Field.BAND_HIGH: "90"}, "Batas Sangat Tinggi (90) harus di atas batas Tinggi (90)", "menurun"),
        ({Field.BAND_HIGH: "64"}, "Batas Tinggi (64) harus di atas batas Sedang (65)", "menurun"),
        ({Field.BAND_LOW: "70"}, "Batas Sedang (65) harus di atas batas Rendah (70)", "menurun"),
        ({Field.BAND_LOW: "-1"}, "Batas Rendah tidak boleh kurang dari 0", "0 atau lebih"),
        ({Field.BAND_LOW: ""}, "Batas Rendah harus berupa angka", "87,5"),
        ({Field.CAP: "90"}, "Dengan batas atas 90 tidak ada nilai yang mencapai Sangat Tinggi", "di atas 90"),
        ({Field.BAND_VERY_HIGH: "120"}, "Dengan batas atas 120 tidak ada nilai", "di atas 120"),
        ({Field.CAP: "0"}, "Dengan batas atas 0", "di atas 90"),
        ({Field.CAP: "nihil"}, "Batas atas harus berupa angka", "87,5"),
        ({Field.CAP: "120 Orang"}, "Batas atas: Satuan", "angkanya saja"),
    ],
)
def test_rules_that_cannot_be_are_refused_with_what_to_type(typed: dict[Field, str], sentence: str, hint: str) -> None:
    refused = rules_refusal(typed)
    assert sentence in refused.sentence
    assert hint in refused.hint


LIMITS = (Field.CAP, *BANDS)
amounts_typed = four_decimals("-10", "200").map(format_number) | st.sampled_from(["", "nihil", "tanpa", "65", "90"])
anything_typed = st.dictionaries(st.sampled_from(LIMITS), amounts_typed, min_size=1)


@st.composite
def likely_typed(draw: st.DrawFn) -> dict[Field, str]:
    """Some or all limits of another set of rules."""
    shown = typed_as_shown(rule_values(draw(rule_sets())))
    return {field: shown[field] for field in draw(st.sets(st.sampled_from(LIMITS)) | st.just(set(LIMITS)))}


@given(rule_sets(), anything_typed | likely_typed())
def test_bands_that_were_read_leave_no_gap_and_do_not_overlap(now: ScoringRules, typed: dict[Field, str]) -> None:
    try:
        read = read_rules(now, typed)
    except Refused as refused:
        assert refused.hint
        return
    limits = [above for _, above in read.bands]
    assert all(above > below for above, below in pairwise(limits))
    assert limits[-1] >= read.floor
    assert read.cap is None or read.cap > limits[0]
    # Each limit is the top of the band below it and the bottom of none.
    assert [rating(limit, read) for limit in limits] == [*list(Rating)[1:]]
    assert set(changes(rule_values(now), rule_values(read))) <= set(typed)


@pytest.mark.parametrize(
    ("field", "stored", "shown"),
    [
        (Field.TARGET, "1234.5", "1.234,5"),
        (Field.CAP, "120", "120"),
        (Field.CAP, NO_CAP, "tanpa batas atas"),
        (Field.INDEX_SCALE, "", "tanpa skala"),
        (Field.TARGET_Q1, "", "ikut target tahunan"),
        (Field.POLARITY, "minimize", "semakin rendah semakin baik"),
        (Field.ZERO_TARGET, "reached", "target 0 tercapai oleh realisasi 0"),
        (Field.NAME, "Uraian 1.5", "Uraian 1.5"),
    ],
)
def test_a_stored_text_is_shown_as_people_read_it(field: Field, stored: str, shown: str) -> None:
    assert show_with_none(field, stored) == shown
