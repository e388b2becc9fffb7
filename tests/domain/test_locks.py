"""Closed quarters: which are, under what they were scored, and what one is told who would write in them."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ikk_tui.domain.amendments import Field
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.journal import Entry, Kind, Shape, packed
from ikk_tui.domain.locks import (
    ClosedQuarter,
    closed_quarter,
    closing_shape,
    lock_subject,
    locks_of,
    reopening_shape,
    scores_of,
    terms_digest,
    to_lock,
)
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import Rating, Rollup, ScoringRules, ZeroTarget

from .overviews import amendment
from .samples import MIXED, cell, decree, filled, indicator

TW1, TW2, TW3, TW4 = Quarter
AT = datetime(2024, 10, 2, 3, 4, 5, tzinfo=UTC)
WHOLE = decree(indicator("1.1.1", "90"), indicator("1.1.2", "100"))
FOUND = InForce.of(WHOLE, ScoringRules(), ())
BOARD = scoreboard(WHOLE, [cell("1.1.1", TW1, filled("30"))], TW1, ScoringRules())


def entry(shape: Shape, quarter: Quarter = TW1, *, year: int = 2024, office: str = "KANWIL") -> Entry:
    return Entry(Kind.LOCK, lock_subject(year, office, quarter), packed(shape), "adi", "laptop-1", AT, "")


CLOSING, REOPENING = closing_shape(BOARD, FOUND, 1), reopening_shape("Salah\nangka")


def test_a_closing_is_read_back_as_it_was_written() -> None:
    lock = to_lock(entry(CLOSING, TW2))
    assert (lock.year, lock.office, lock.quarter, lock.closed) == (2024, "KANWIL", TW2, True)
    assert (lock.author, lock.at, lock.reason, lock.amendment, lock.unapproved) == ("adi", AT, "", "", 1)
    assert lock.terms == terms_digest(FOUND)
    assert lock.scores == {"1.1.1": "33." + "3" * 26, "1.1.2": None, "KANWIL": "33." + "3" * 26}
    assert lock.scores == scores_of(BOARD)


def test_a_reopening_keeps_its_reason_and_no_scores() -> None:
    lock = to_lock(entry(REOPENING))
    assert (lock.closed, lock.reason, lock.scores, lock.terms, lock.unapproved) == (False, "Salah\nangka", None, "", 0)


def test_the_newest_amendment_of_the_year_is_kept() -> None:
    trail = [amendment("1.1.1", Field.TARGET, "90", "95"), amendment("1.1.1", Field.TARGET, "95", "99")]
    shape = closing_shape(BOARD, InForce.of(WHOLE, ScoringRules(), trail), 0)
    assert to_lock(entry(shape)).amendment == trail[-1].id


def test_an_office_with_a_blank_in_its_code_is_no_reason_to_stumble() -> None:
    assert to_lock(entry(CLOSING, TW3, office="LAPAS PTK")).office == "LAPAS PTK"
    assert list(locks_of([entry(CLOSING, TW3, office="LAPAS PTK")], 2024, "LAPAS PTK")) == [TW3]


def test_a_quarter_is_closed_as_the_newest_entry_about_it_says() -> None:
    said = [entry(CLOSING), entry(CLOSING, TW2), entry(REOPENING, TW2), entry(CLOSING, TW3), entry(REOPENING, TW3)]
    assert list(locks_of(said, 2024, "KANWIL")) == [TW1]
    again = entry(CLOSING, TW2)
    assert list(locks_of([*said, again], 2024, "KANWIL")) == [TW1, TW2]
    assert locks_of([*said, again], 2024, "KANWIL")[TW2] == to_lock(again)


def test_years_and_offices_are_closed_apart() -> None:
    said = [entry(CLOSING, year=2025), entry(CLOSING, TW2, office="LAPAS")]
    assert locks_of(said, 2024, "KANWIL") == {}
    assert list(locks_of(said, 2025, "KANWIL")) == [TW1]
    assert list(locks_of(said, 2024, "LAPAS")) == [TW2]


def test_entries_of_other_kinds_close_nothing() -> None:
    assert locks_of([replace(entry(CLOSING), kind=Kind.POLICY)], 2024, "KANWIL") == {}


@pytest.mark.parametrize(
    ("subject", "shape"),
    [
        ("2024 KANWIL", CLOSING),
        ("2024", CLOSING),
        ("", CLOSING),
        ("2024 KANWIL 5", CLOSING),
        ("x KANWIL 1", CLOSING),
        ("2024 KANWIL 1", {}),
        ("2024 KANWIL 1", {"closed": True, "reason": ""}),
        ("2024 KANWIL 1", {**CLOSING, "scores": 3}),
        ("2024 KANWIL 1", {**CLOSING, "scores": None}),
        ("2024 KANWIL 1", {**CLOSING, "unapproved": "x"}),
    ],
)
def test_what_makes_no_sense_is_not_read(subject: str, shape: Shape) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        to_lock(Entry(Kind.LOCK, subject, packed(shape), "adi", "laptop-1", AT, ""))


AMENDED = {
    Field.NAME: ("Indikator 1.1.1", "Lain"),
    Field.TARGET: ("90", "91"),
    Field.UNIT: ("%", "Indeks"),
    Field.POLARITY: ("maximize", "minimize"),
    Field.CONSOLIDATION: ("last", "sum"),
    Field.DIVISION: ("Pemasyarakatan", "Imigrasi"),
    Field.INDEX_SCALE: ("", "4"),
    Field.TARGET_Q1: ("", "20"),
    Field.TARGET_Q2: ("", "20"),
    Field.TARGET_Q3: ("", "20"),
    Field.TARGET_Q4: ("", "20"),
}


@pytest.mark.parametrize("field", AMENDED)
def test_the_digest_changes_with_every_field_of_an_indicator(field: Field) -> None:
    trail = [amendment("1.1.1", field, *AMENDED[field])]
    assert terms_digest(InForce.of(WHOLE, ScoringRules(), trail)) != terms_digest(FOUND)


@pytest.mark.parametrize(
    "rules",
    [
        ScoringRules(cap=None),
        ScoringRules(cap=Decimal(110)),
        ScoringRules(floor=Decimal(10)),
        ScoringRules(rollup=Rollup.TIERED),
        ScoringRules(zero_target=ZeroTarget.REACHED),
        ScoringRules(bands=((Rating.VERY_HIGH, Decimal(95)), *ScoringRules().bands[1:])),
    ],
)
def test_the_digest_changes_with_every_rule(rules: ScoringRules) -> None:
    assert terms_digest(InForce.of(WHOLE, rules, ())) != terms_digest(FOUND)


def test_the_digest_is_the_same_however_what_is_in_force_came_about() -> None:
    there_and_back = [amendment("1.1.1", Field.TARGET, "90", "95"), amendment("1.1.1", Field.TARGET, "95", "90.0")]
    assert terms_digest(InForce.of(WHOLE, ScoringRules(), there_and_back)) == terms_digest(FOUND)
    assert terms_digest(InForce.of(WHOLE, ScoringRules(sources={"cap": "x"}), ())) == terms_digest(FOUND)


def test_the_digest_is_the_same_in_every_version_of_the_program() -> None:
    found = InForce.of(decree(indicator()), ScoringRules(), ())
    assert terms_digest(found) == "edf96a3f8784e7abdf366b521529b40584aa4e90dbb46f8900ff402ae6fecd6b"


def test_scores_are_kept_by_code_to_28_digits() -> None:
    board = scoreboard(MIXED, [cell("1.1.1", TW1, filled("30"))], TW1, ScoringRules())
    scores = scores_of(board)
    assert list(scores) == [*(one.code for one in MIXED.indicators), "KANWIL"]
    assert Decimal(scores["1.1.1"] or "") == +(board.indicator("1.1.1").score or 0)


def test_one_is_told_who_closed_it_and_when_and_whom_to_ask() -> None:
    refusal = closed_quarter(to_lock(entry(CLOSING, TW2)), "adi, ani")
    assert isinstance(refusal, ClosedQuarter)
    assert refusal.sentence == f"TW II 2024 ditutup oleh adi pada {AT.astimezone():%d-%m-%Y %H:%M}"
    assert refusal.hint == "minta administrator (adi, ani) membukanya kembali bila harus diubah"
