"""An amendment is known by its content, and rests on a letter, a day and a reason."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.amendments import (
    INDICATOR_FIELDS,
    RULE_FIELDS,
    Amendment,
    Basis,
    Field,
    TypedBasis,
    canonical,
    format_day,
    read_basis,
    read_day,
)
from ikk_tui.errors import Refused

AT = datetime(2024, 10, 2, 3, 4, 5, 6, tzinfo=UTC)
TODAY = date(2024, 10, 2)
BASIS = Basis("W.16.PR.01.01-3001", date(2024, 8, 12), "Salah ketik pada “lampiran”")
AMENDMENT = Amendment(
    2024, "2.4.5", Field.TARGET, "19", "20.5", basis=BASIS, author="siti", device="laptop-1", at=AT, parent="a" * 64
)
CHANGED = {
    "year": replace(AMENDMENT, year=2025),
    "indicator": replace(AMENDMENT, indicator="2.4.6"),
    "field": replace(AMENDMENT, field=Field.TARGET_Q1),
    "before": replace(AMENDMENT, before="18"),
    "after": replace(AMENDMENT, after="20.6"),
    "basis": replace(AMENDMENT, basis=replace(BASIS, number="lain")),
    "author": replace(AMENDMENT, author="budi"),
    "device": replace(AMENDMENT, device="laptop-2"),
    "at": replace(AMENDMENT, at=AT + timedelta(microseconds=1)),
    "parent": replace(AMENDMENT, parent=""),
}
BASES = {
    "number": replace(BASIS, number="W.16.PR.01.01-3002"),
    "date": replace(BASIS, date=date(2024, 8, 13)),
    "reason": replace(BASIS, reason=""),
}


def test_the_id_is_the_sha256_of_the_canonical_text() -> None:
    assert AMENDMENT.id == hashlib.sha256(canonical(AMENDMENT).encode("utf-8")).hexdigest()


def test_the_canonical_text_is_the_same_in_every_version_of_the_program() -> None:
    assert canonical(AMENDMENT) == (
        '{"after":"20.5","at":"2024-10-02T03:04:05.000006Z","author":"siti","basis":"W.16.PR.01.01-3001",'
        '"basis_date":"2024-08-12","before":"19","device":"laptop-1","field":"target","format":1,'
        '"indicator":"2.4.5","parent":"' + "a" * 64 + '","reason":"Salah ketik pada “lampiran”","year":2024}'
    )


def test_a_scoring_rule_has_no_indicator() -> None:
    assert json.loads(canonical(replace(AMENDMENT, indicator=None, field=Field.CAP)))["indicator"] is None


@pytest.mark.parametrize("field", [one.name for one in fields(Amendment) if one.init])
def test_any_changed_field_changes_the_id(field: str) -> None:
    assert CHANGED[field].id != AMENDMENT.id


@pytest.mark.parametrize("field", [one.name for one in fields(Basis)])
def test_any_changed_part_of_the_basis_changes_the_id(field: str) -> None:
    assert replace(AMENDMENT, basis=BASES[field]).id != AMENDMENT.id


def test_text_that_moves_to_another_field_changes_the_id() -> None:
    assert replace(AMENDMENT, before=AMENDMENT.after, after=AMENDMENT.before).id != AMENDMENT.id
    moved = Basis(BASIS.reason, BASIS.date, BASIS.number)
    assert replace(AMENDMENT, basis=moved).id != AMENDMENT.id


def test_the_time_zone_does_not_change_the_id() -> None:
    assert replace(AMENDMENT, at=AT.astimezone(timezone(timedelta(hours=7)))).id == AMENDMENT.id


def test_every_field_belongs_to_an_indicator_or_to_the_rules() -> None:
    assert (*INDICATOR_FIELDS, *RULE_FIELDS) == tuple(Field)
    assert len(RULE_FIELDS) == 7


def test_every_field_has_words_of_its_own() -> None:
    assert len({one.label for one in Field}) == len(Field)
    assert Field.BAND_VERY_HIGH.label == "Sangat Tinggi >"


def test_a_basis_is_read_without_stray_spaces() -> None:
    read = read_basis(TypedBasis("  W.16-1 ", " 12-08-2024 ", " Salah ketik "), TODAY)
    assert read == Basis("W.16-1", date(2024, 8, 12), "Salah ketik")
    assert read.letter == "W.16-1, 12-08-2024"


@pytest.mark.parametrize(
    ("number", "day", "reason", "sentence", "hint"),
    [
        ("", "12-08-2024", "x", "Nomor surat belum diisi", "nomor surat"),
        ("  ", "12-08-2024", "x", "Nomor surat belum diisi", "nomor surat"),
        ("W.16", "", "x", "Tanggal surat belum diisi", "12-08-2024"),
        ("W.16", " ", "x", "Tanggal surat belum diisi", "12-08-2024"),
        ("W.16", "12-08-2024", "", "Alasan belum diisi", "mengapa"),
        ("W.16", "kemarin", "x", 'Tanggal surat "kemarin" bukan tanggal', "12-08-2024"),
        ("W.16", "03-10-2024", "x", "Tanggal surat 03-10-2024 belum tiba", "02-10-2024"),
        ("W" * 121, "12-08-2024", "x", "Nomor surat terlalu panjang", "120"),
        ("W.16", "12-08-2024", "x" * 501, "Alasan terlalu panjang", "500"),
        ("W.16\x1b[2J", "12-08-2024", "x", "Nomor surat memuat karakter kendali", "hapus"),
        ("W.16", "12-08-2024", "dua\nbaris", "Alasan memuat karakter kendali", "hapus"),
    ],
)
def test_a_basis_that_lacks_something_is_refused(number: str, day: str, reason: str, sentence: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        read_basis(TypedBasis(number, day, reason), TODAY)
    assert sentence in refused.value.sentence
    assert hint in refused.value.hint


def test_a_letter_of_today_will_do_and_texts_may_be_as_long_as_is_said() -> None:
    assert read_basis(TypedBasis("W" * 120, format_day(TODAY), "x" * 500), TODAY).date == TODAY


@pytest.mark.parametrize("text", ["12-08-2024", "12/08/2024", "12.08.2024", "12-8-2024", " 12-08-2024 "])
def test_a_day_is_read_however_it_is_parted(text: str) -> None:
    assert read_day(text, "Tanggal") == date(2024, 8, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2024-08-12",
        "12-08-24",
        "31-02-2024",
        "29-02-2023",
        "00-08-2024",
        "12-13-2024",
        "12-08-0000",
        "12 08 2024",
        "12-08",
        "12-08-2024-1",
        "-12-08-2024",
        "12--2024",
        "١٢-٠٨-٢٠٢٤",
        "1-9999999999999999999-2024",
        "9" * 5000 + "-08-2024",
        "12-08-2024\x1b[2J",
    ],
)
def test_what_is_no_day_is_refused_with_how_to_type_one(text: str) -> None:
    with pytest.raises(Refused, match="bukan tanggal") as refused:
        read_day(text, "Tanggal surat")
    assert "12-08-2024" in refused.value.hint
    assert refused.value.sentence.isprintable()
    assert len(refused.value.sentence) < 100


@given(st.dates())
def test_a_day_is_read_back_as_it_was_written(day: date) -> None:
    assert read_day(format_day(day), "Tanggal") == day


@given(st.one_of(st.text(), st.from_regex(r"\A[0-9]{1,25}[-/.][0-9]{1,25}[-/.][0-9]{3,5}\Z")))
def test_whatever_is_typed_is_a_day_or_refused(text: str) -> None:
    try:
        assert date.min <= read_day(text, "Tanggal") <= date.max
    except Refused as refused:
        assert refused.hint
