"""What a person is told when a correction is refused, word for word, and what lies just within the limits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ikk_tui.domain.amendments import Amendment, Basis, Field, TypedBasis, read_basis
from ikk_tui.domain.corrections import InForce, amended_decree_with, rule_values, rules_of, show_with_none, unit_at
from ikk_tui.domain.decree import Consolidation, Indicator
from ikk_tui.domain.numbers import read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import Rating, Rollup, ScoringRules, ZeroTarget
from ikk_tui.domain.typed_corrections import read_indicator, read_rules
from ikk_tui.errors import Refused

from .samples import MIXED, cell, indicator

RULES = ScoringRules()
INDEXED = indicator(target="3.3", unit="Indeks", index_scale="4")
SUMMED = indicator(target="100", unit="Orang", consolidation=Consolidation.SUM)
AT = datetime(2024, 10, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "typed", "message"),
    [
        (INDEXED, {Field.NAME: " "}, "Uraian tidak boleh kosong; ketik isinya, atau Escape untuk membiarkannya"),
        (INDEXED, {Field.UNIT: "5"}, 'Satuan "5" tidak dapat dipakai; ketik misalnya %, Indeks atau Orang'),
        (INDEXED, {Field.UNIT: "nihil"}, 'Satuan "nihil" tidak dapat dipakai; ketik misalnya %, Indeks atau Orang'),
        (INDEXED, {Field.UNIT: "(x)"}, 'Satuan "(x)" tidak dapat dipakai; ketik misalnya %, Indeks atau Orang'),
        (INDEXED, {Field.UNIT: "m2"}, 'Satuan "m2" tidak dapat dipakai; ketik misalnya %, Indeks atau Orang'),
        (
            INDEXED,
            {Field.POLARITY: "naik"},
            'Polaritas "naik" tidak ada; pilih salah satu: semakin tinggi semakin baik, semakin rendah semakin baik, '
            "semakin dekat target semakin baik",
        ),
        (
            INDEXED,
            {Field.TARGET: "x"},
            'Target: "x" bukan angka yang dapat dibaca; ketik misalnya 87,5',
        ),
        (SUMMED, {Field.TARGET: "45/60"}, "Target: Pembilang/penyebut hanya untuk satuan %, bukan Orang; "
            "ketik jumlahnya saja"),
        (indicator(), {Field.TARGET: "45/0"}, "Target: Penyebut harus lebih dari 0; ketik misalnya 87,5"),
        (indicator(), {Field.TARGET: "45/60"}, "Target harus berupa angka; ketik misalnya 87,5"),
        (indicator(), {Field.TARGET: ""}, "Target harus berupa angka; ketik misalnya 87,5"),
        (indicator(), {Field.TARGET: "-1"}, "Target tidak boleh kurang dari 0; ketik 0 atau lebih"),
        (indicator(), {Field.INDEX_SCALE: "4"}, "Skala hanya untuk satuan Indeks; kosongkan skalanya"),
        (
            INDEXED,
            {Field.INDEX_SCALE: "0"},
            "Skala 0 tidak memuat indeks apa pun; ketik skala lebih dari 0, atau kosongkan",
        ),
        (
            INDEXED,
            {Field.INDEX_SCALE: "3,2"},
            "Skala 3,2 di bawah target 3,3; ketik skala 3,3 atau lebih, atau kosongkan",
        ),
        (INDEXED, {Field.TARGET_Q2: "4,1"}, "Target TW II melampaui skala 4; ketik angka yang lebih kecil"),
        (
            SUMMED,
            {Field.TARGET_Q1: "9", Field.TARGET_Q3: "8"},
            "Target TW III di bawah Target TW I; target triwulan bersifat kumulatif, jadi tidak boleh menurun",
        ),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_says_why(now: Indicator, typed: Mapping[Field, str], message: str) -> None:
    with pytest.raises(Refused) as refused:
        read_indicator(now, typed)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("now", "typed"),
    [
        (INDEXED, {Field.INDEX_SCALE: "3,3"}),
        (INDEXED, {Field.TARGET_Q2: "4"}),
        (SUMMED, {Field.TARGET_Q1: "9", Field.TARGET_Q3: "9"}),
        (replace(SUMMED, consolidation=Consolidation.LAST), {Field.TARGET_Q1: "9", Field.TARGET_Q3: "8"}),
    ],
)
def test_what_lies_on_the_limit_is_taken(now: Indicator, typed: Mapping[Field, str]) -> None:
    wanted = read_indicator(now, typed)
    assert wanted != now


@pytest.mark.parametrize(
    ("now", "typed", "held", "message"),
    [
        (
            INDEXED,
            {Field.INDEX_SCALE: "3,4"},
            "3,5",
            "TW II sudah berisi 3,5 Indeks, yang lalu menjadi mustahil; kosongkan dulu isian itu, lalu isi lagi "
            "sesudah perbaikan",
        ),
        (
            SUMMED,
            {Field.UNIT: "UPT"},
            "3",
            "TW II sudah berisi 3 Orang, yang lalu menjadi nilai dalam UPT; kosongkan dulu isian itu, lalu isi lagi "
            "sesudah perbaikan",
        ),
    ],
)
def test_a_correction_that_a_recorded_value_forbids_names_the_value(
    now: Indicator, typed: Mapping[Field, str], held: str, message: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_indicator(now, typed, [cell(now.code, Quarter.II, read_value(held, now.unit))])
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            {Field.BAND_HIGH: "90"},
            "Batas Sangat Tinggi (90) harus di atas batas Tinggi (90); urutkan batasnya menurun",
        ),
        (
            {Field.CAP: "90"},
            "Dengan batas atas 90 tidak ada nilai yang mencapai Sangat Tinggi; ketik batas atas di atas 90, atau "
            "kosongkan",
        ),
        ({Field.CAP: "x"}, 'Batas atas: "x" bukan angka yang dapat dibaca; ketik misalnya 87,5'),
        ({Field.BAND_LOW: "-1"}, "Batas Rendah tidak boleh kurang dari 0; ketik 0 atau lebih"),
    ],
)
def test_a_rule_that_cannot_be_says_why(typed: Mapping[Field, str], message: str) -> None:
    with pytest.raises(Refused) as refused:
        read_rules(RULES, typed)
    assert refused.value.message == message


def test_no_band_may_lie_below_the_floor() -> None:
    raised = ScoringRules(floor=Decimal(40))
    assert read_rules(raised, {Field.BAND_LOW: "40"}).bands[-1] == (Rating.LOW, Decimal(40))
    with pytest.raises(Refused) as refused:
        read_rules(raised, {Field.BAND_LOW: "39,9"})
    assert refused.value.message == "Batas predikat tidak boleh di bawah 0; ketik 0 atau lebih"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (TypedBasis("", "12-08-2024", "Salah"), "Nomor surat belum diisi; ketik nomor surat yang menjadi dasarnya"),
        (TypedBasis("W.16-1", "12-08-2024", " "), "Alasan belum diisi; ketik mengapa diubah"),
        (
            TypedBasis("W.16-1", "13-08-2024", "Salah"),
            "Tanggal surat 13-08-2024 belum tiba; ketik paling lambat hari ini, 12-08-2024",
        ),
        (
            TypedBasis("W.16-1", "", "Salah"),
            "Tanggal surat belum diisi; ketik hari-bulan-tahun, misalnya 12-08-2024",
        ),
    ],
)
def test_a_basis_that_is_not_whole_says_what_is_missing(typed: TypedBasis, message: str) -> None:
    with pytest.raises(Refused) as refused:
        read_basis(typed, date(2024, 8, 12))
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field.CAP, "tanpa batas atas"),
        (Field.INDEX_SCALE, "tanpa skala"),
        (Field.TARGET_Q3, "ikut target tahunan"),
        (Field.NAME, "-"),
    ],
)
def test_where_nothing_is_set_it_is_said_what_that_means(field: Field, words: str) -> None:
    assert show_with_none(field, "none" if field is Field.CAP else "") == words


def test_rules_are_read_from_their_stored_texts_with_their_sources() -> None:
    stored = {str(field): text for field, text in rule_values(ScoringRules(cap=None)).items()}
    read = rules_of({**stored, "floor": "5", "rollup": "tiered", "zero_target": "reached"}, {"cap": "Surat"})
    assert (read.floor, read.cap) == (Decimal(5), None)
    assert (read.rollup, read.zero_target) == (Rollup.TIERED, ZeroTarget.REACHED)
    assert read.bands == RULES.bands
    assert read.sources == {"cap": "Surat"}
    with pytest.raises(KeyError):
        rules_of({**stored}, {})


@pytest.mark.parametrize("stored", ["NaN", "Infinity", "x"])
def test_what_is_no_amount_is_no_target(stored: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        amended_decree_with(MIXED, "1.1.1", {Field.TARGET: stored})


def test_other_values_of_one_indicator_leave_the_rest_of_a_decree_alone() -> None:
    wanted = amended_decree_with(MIXED, "2.1.1", {Field.TARGET: "81"})
    assert wanted.indicator("2.1.1").target == 81
    assert [one for one in wanted.indicators if one.code != "2.1.1"] == [
        one for one in MIXED.indicators if one.code != "2.1.1"
    ]
    assert MIXED.indicator("2.1.1").target == 80


def test_a_unit_is_told_as_it_was_at_its_time() -> None:
    def amended(before: str, after: str, at: datetime, field: Field = Field.UNIT, code: str = "2.4.5") -> Amendment:
        basis = Basis("W.16-1", date(2024, 8, 12), "Salah")
        return Amendment(2024, code, field, before, after, basis, "siti", "pc", at, "")

    days = [AT + timedelta(days=number) for number in range(5)]
    trail = [
        amended("Kegiatan", "UPT", days[1]),
        amended("19", "20", days[2], Field.TARGET),
        amended("X", "Y", days[2], code="2.4.6"),
        amended("UPT", "Orang", days[3]),
    ]
    now = indicator("2.4.5", unit="Orang")
    told = [unit_at(now, trail, at) for at in days]
    assert told == ["Kegiatan", "UPT", "UPT", "Orang", "Orang"]


def test_what_is_in_force_without_amendments_is_what_was_issued() -> None:
    now = InForce.of(MIXED, RULES, [])
    assert now.decree is MIXED
    assert now.differences("2.1.1") == []
