"""A correction is appended whole or refused whole, and everything is scored by what is in force."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.domain.amendments import INDICATOR_FIELDS, Amendment, Field, TypedBasis, format_day
from ikk_tui.domain.corrections import indicator_values, rule_values
from ikk_tui.domain.decree import Consolidation, Indicator
from ikk_tui.domain.explanation import explain
from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import Rating, ScoreState
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services.amendments import StaleAmendment, amend_indicator, amend_rules
from ikk_tui.services.boards import overview, scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.decrees import decree, in_force
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import history, history_with_units, record, restore, undo
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import dump, execute, select

from .cells import CODE, III, values
from .clocks import Slow
from .test_boards import decree_again

LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")
EARLY = TypedBasis("W.16-1", "01-12-2023", "keliru")
BUDI = Author("budi", "laptop-2")
Typed = Mapping[Field, str]


def indicator(db: Database, code: str = CODE) -> Indicator:
    return decree(db).indicator(code)


def trail(db: Database) -> tuple[Amendment, ...]:
    return in_force(db).trail


def test_a_target_is_corrected_and_scored_by(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    (made,) = amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, siti)
    assert (made.indicator, made.field, made.before, made.after) == (CODE, Field.TARGET, "19", "20")
    assert (made.author, made.device, made.basis.letter) == ("siti", "laptop-1", "W.16-1, 12-08-2024")
    found = scoreboard(db, III).indicator(CODE)
    assert (found.target, found.achievement) == (Decimal(20), Decimal(85))
    assert found.indicator.target_text == "20 %"
    steps = {step.label: step.text for step in explain(scoreboard(db, III), CODE).steps}
    assert steps["Capaian"] == "17 / 20 x 100 = 85,00"


def test_the_decree_as_issued_stays_as_it_was(db: Database, siti: Author) -> None:
    tables = [f"SELECT * FROM {table}" for table in ("decree", "decree_paragraph", "indicator", "scoring_rule")]
    before = [select(db.path, query) for query in tables]
    issued = in_force(db)
    amend_indicator(db, CODE, {Field.TARGET: "20", Field.NAME: "Lain"}, LETTER, siti)
    amend_rules(db, {Field.CAP: "110"}, LETTER, siti)
    assert [select(db.path, query) for query in tables] == before
    now = in_force(db)
    assert (now.issued, now.issued_rules) == (issued.decree, issued.rules)
    assert now.decree != now.issued
    assert check(db).problems == ()


def test_each_changed_field_becomes_an_amendment_of_one_chain(db: Database, siti: Author) -> None:
    typed = {Field.NAME: " Uraian baru ", Field.TARGET: "19", Field.TARGET_Q1: "5", Field.POLARITY: "minimize"}
    made = amend_indicator(db, CODE, typed, LETTER, siti)
    made += amend_rules(db, {Field.BAND_LOW: "55", Field.CAP: ""}, LETTER, siti)
    assert {one.field: (one.before, one.after) for one in made if one.indicator} == {
        Field.NAME: (in_force(db).issued.indicator(CODE).name, "Uraian baru"),
        Field.TARGET_Q1: ("", "5"),
        Field.POLARITY: ("maximize", "minimize"),
    }
    assert {one.field for one in made if one.indicator is None} == {Field.CAP, Field.BAND_LOW}
    assert trail(db) == made
    assert [one.parent for one in made] == ["", *(one.id for one in made[:-1])]
    assert check(db).problems == ()


def test_amending_and_amending_back_restores_what_the_decree_prints(db: Database, siti: Author) -> None:
    issued = decree(db)
    for one in issued.indicators:
        amend_indicator(db, one.code, {Field.TARGET: "1"} if one.target != 1 else {Field.TARGET: "2"}, LETTER, siti)
    assert not {one.target_text for one in decree(db).indicators} & {"90%", "3,30 (Indeks)"}
    for one in issued.indicators:
        amend_indicator(db, one.code, {Field.TARGET: f"{one.target}".replace(".", ",")}, LETTER, siti)
    assert decree(db) == issued
    assert len(trail(db)) == 2 * len(issued.indicators)
    assert check(db).problems == ()


def test_an_index_becomes_a_count_in_one_correction(db: Database, siti: Author) -> None:
    amend_indicator(db, "3.1.1", {Field.INDEX_SCALE: "4", Field.TARGET_Q1: "3,1"}, LETTER, siti)
    with pytest.raises(Refused):
        amend_indicator(db, "3.1.1", {Field.UNIT: "Orang"}, LETTER, siti)
    typed = {Field.UNIT: "Orang", Field.TARGET: "3", Field.INDEX_SCALE: "", Field.TARGET_Q1: ""}
    amend_indicator(db, "3.1.1", typed, LETTER, siti)
    assert indicator(db, "3.1.1").target_text == "3 Orang"
    assert record(db, "3.1.1", "2 Orang", III, siti).changed
    assert check(db).problems == ()


def test_an_indicator_is_read_alone_as_it_is_read_in_the_decree(db: Database, siti: Author) -> None:
    amend_indicator(db, CODE, {Field.TARGET: "20", Field.CONSOLIDATION: "sum"}, LETTER, siti)
    amend_indicator(db, "2.4.4", {Field.DIVISION: "Lain"}, LETTER, siti)
    for one in decree(db).indicators:
        assert history(db, one.code, III)[1] == one


def test_a_new_way_to_add_quarters_counts_at_once(db: Database, siti: Author) -> None:
    for quarter, text in [(Quarter.I, "5"), (III, "7")]:
        record(db, CODE, text, quarter, siti)
    amend_indicator(db, CODE, {Field.CONSOLIDATION: "sum"}, LETTER, siti)
    assert scoreboard(db, III).indicator(CODE).to_date.value == 12


def test_a_target_of_a_quarter_counts_in_that_quarter(db: Database, siti: Author) -> None:
    record(db, CODE, "5", Quarter.I, siti)
    amend_indicator(db, CODE, {Field.TARGET_Q1: "10"}, LETTER, siti)
    found = scoreboard(db, Quarter.I).indicator(CODE)
    assert (found.target, found.own_target, found.achievement) == (Decimal(10), True, Decimal(50))
    assert scoreboard(db, Quarter.II).indicator(CODE).target == 19


def test_a_scale_refuses_values_above_it_from_then_on(db: Database, siti: Author) -> None:
    amend_indicator(db, "3.1.1", {Field.INDEX_SCALE: "4"}, LETTER, siti)
    with pytest.raises(Refused, match="melampaui skalanya"):
        record(db, "3.1.1", "33", III, siti)
    assert values(db, "3.1.1") == []


def test_rules_are_corrected_and_scored_by(db: Database, siti: Author) -> None:
    record(db, CODE, "19", III, siti)
    record(db, "2.4.4", "45", III, siti)
    record(db, "8.1.1", "3", III, siti)
    assert format_score(scoreboard(db, III).standing.score) == "90,00"
    amend_rules(db, {Field.CAP: "150", Field.ROLLUP: "tiered", Field.BAND_VERY_HIGH: "99,5"}, LETTER, siti)
    board = scoreboard(db, III)
    assert board.indicator("8.1.1").score == 150
    # The mean of program 2 (100 and 50) and program 8 (150).
    assert board.standing.score == Decimal("112.5")
    assert board.programs[1].standing.rating is Rating.MEDIUM
    assert board.rules.sources["cap"] == "W.16-1, 12-08-2024"
    assert board.rules.sources["band_high"].startswith("Skala nilai")
    sources = {step.label: step.source for step in explain(board, "8").steps}
    assert sources["Aturan"] == "W.16-1, 12-08-2024"


def test_a_reached_zero_is_scored_and_awaited_once_the_rule_says_so(db: Database, siti: Author) -> None:
    for one in decree(db).indicators:
        if one.target:
            record(db, one.code, "1", Quarter.I, siti)
    assert scoreboard(db).quarter is Quarter.II
    amend_rules(db, {Field.ZERO_TARGET: "reached"}, LETTER, siti)
    assert scoreboard(db).quarter is Quarter.I
    assert scoreboard(db, Quarter.I).standing.counts[ScoreState.UNFILLED] == 5
    record(db, "2.9.1", "0", Quarter.I, siti)
    assert scoreboard(db, Quarter.I).indicator("2.9.1").score == 100


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        (CODE, {}, "Tidak ada yang diubah"),
        (CODE, {Field.TARGET: " 19,0 "}, "Tidak ada yang diubah"),
        (CODE, {Field.NAME: "Baik", Field.TARGET: "banyak"}, "Target"),
        (CODE, {Field.NAME: "Baik", Field.INDEX_SCALE: "4"}, "Skala hanya"),
        ("2.4", {Field.NAME: "Baik"}, "bukan IKK"),
        ("2.4.9", {Field.NAME: "Baik"}, "tidak ada dalam keputusan"),
    ],
)
def test_a_refused_correction_writes_nothing(
    db: Database, siti: Author, code: str, typed: Typed, sentence: str
) -> None:
    before = dump(db.path)
    with pytest.raises(Refused, match=sentence) as refused:
        amend_indicator(db, code, typed, LETTER, siti)
    assert refused.value.hint
    assert dump(db.path) == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Tidak ada yang diubah"),
        ({Field.CAP: "120,0"}, "Tidak ada yang diubah"),
        ({Field.CAP: "110", Field.BAND_HIGH: "95"}, "harus di atas batas"),
        ({Field.CAP: "90"}, "tidak ada nilai yang mencapai"),
    ],
)
def test_refused_rules_write_nothing(db: Database, siti: Author, typed: Typed, sentence: str) -> None:
    before = dump(db.path)
    with pytest.raises(Refused, match=sentence) as refused:
        amend_rules(db, typed, LETTER, siti)
    assert refused.value.hint
    assert dump(db.path) == before


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        (TypedBasis("", "12-08-2024", "x"), "Nomor surat belum diisi"),
        (TypedBasis("W.16", "", "x"), "Tanggal surat belum diisi"),
        (TypedBasis("W.16", "31-02-2024", "x"), "bukan tanggal"),
        (TypedBasis("W.16", "12-08-2024", " "), "Alasan belum diisi"),
        (TypedBasis("W.16", "12-08-2999", "x"), "belum tiba"),
    ],
)
def test_without_a_basis_nothing_is_amended(db: Database, siti: Author, letter: TypedBasis, sentence: str) -> None:
    before = dump(db.path)
    with pytest.raises(Refused, match=sentence):
        amend_indicator(db, CODE, {Field.TARGET: "20"}, letter, siti)
    with pytest.raises(Refused, match=sentence):
        amend_rules(db, {Field.CAP: "110"}, letter, siti)
    assert dump(db.path) == before


def test_a_letter_of_tomorrow_is_refused_and_one_of_today_is_not(db: Database, siti: Author) -> None:
    today = datetime.now().astimezone().date()
    with pytest.raises(Refused, match="belum tiba"):
        tomorrow = format_day(today + timedelta(days=2))
        amend_indicator(db, CODE, {Field.TARGET: "20"}, TypedBasis("W.16", tomorrow, "x"), siti)
    assert amend_indicator(db, CODE, {Field.TARGET: "20"}, TypedBasis("W.16", format_day(today), "x"), siti)


def test_a_year_without_a_decree_is_not_amended(db: Database, siti: Author) -> None:
    with pytest.raises(Refused, match="2031"):
        amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, siti, year=2031)
    with pytest.raises(Refused, match="2031"):
        amend_rules(db, {Field.CAP: "110"}, LETTER, siti, year=2031)
    assert trail(db) == ()


def test_the_nearest_code_is_offered(db: Database, siti: Author) -> None:
    with pytest.raises(UnknownCode) as refused:
        amend_indicator(db, "2.4.9", {Field.TARGET: "20"}, LETTER, siti)
    assert "2.4.7" in refused.value.hint


def test_years_are_amended_apart_in_one_chain(db: Database, siti: Author) -> None:
    decree_again(db.path, 2025)
    (later,) = amend_indicator(db, CODE, {Field.TARGET: "25"}, LETTER, siti)
    (earlier,) = amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, siti, year=2024)
    amend_rules(db, {Field.CAP: "110"}, LETTER, siti, year=2024)
    assert [decree(db, year).indicator(CODE).target for year in (2024, 2025)] == [20, 25]
    assert [in_force(db, year).rules.cap for year in (2024, 2025)] == [110, 120]
    assert (later.year, earlier.year, earlier.parent) == (2025, 2024, later.id)
    assert check(db).problems == ()


@pytest.mark.parametrize("office", ["KANWIL", "LAPAS"])
def test_a_value_of_any_office_stands_in_the_way(db: Database, siti: Author, office: str) -> None:
    execute(db.path, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
    record(db, CODE, "45/60", Quarter.II, siti, office=office)
    before = dump(db.path)
    with pytest.raises(Refused, match=r"TW II sudah berisi 75 % \(45/60\)") as refused:
        amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti)
    assert "kosongkan" in refused.value.hint
    assert dump(db.path) == before
    record(db, CODE, "", Quarter.II, siti, office=office)
    assert amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti)


def test_values_of_other_indicators_and_years_stand_in_no_way(db: Database, siti: Author) -> None:
    record(db, "2.4.4", "45/60", III, siti)
    record(db, CODE, "45/60", III, siti)
    decree_again(db.path, 2025)
    assert amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti, year=2025)


def test_a_former_value_that_became_impossible_does_not_come_back(db: Database, siti: Author) -> None:
    first = record(db, CODE, "45/60", III, siti).revision
    assert first is not None
    record(db, CODE, "", III, siti)
    amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti)
    for back in (partial(undo, db, CODE, III, siti), partial(restore, db, CODE, III, first.id, siti)):
        with pytest.raises(Refused, match="mustahil menurut satuan dan skala sekarang") as refused:
            back()
        assert "ketik nilainya" in refused.value.hint
    assert values(db) == [None, 75]


def test_a_whole_number_of_another_unit_does_not_come_back_either(db: Database, siti: Author) -> None:
    first = record(db, "2.9.1", "17", III, siti).revision
    assert first is not None
    record(db, "2.9.1", "", III, siti)
    amend_indicator(db, "2.9.1", {Field.UNIT: "%", Field.TARGET: "90"}, LETTER, siti)
    for back in (partial(undo, db, "2.9.1", III, siti), partial(restore, db, "2.9.1", III, first.id, siti)):
        with pytest.raises(Refused, match="dulu berisi 17 UPT, yang mustahil menurut satuan dan skala sekarang"):
            back()


def test_times_keep_the_order_of_what_was_done_whatever_the_clock_says(
    db: Database, siti: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(db, CODE, "17", III, siti)
    record(db, CODE, "", III, siti)
    monkeypatch.setattr("ikk_tui.services.amendments.datetime", Slow)
    monkeypatch.setattr("ikk_tui.services.guards.datetime", Slow)
    amend_indicator(db, CODE, {Field.UNIT: "Orang"}, EARLY, siti)
    record(db, CODE, "18", III, siti)
    told = history_with_units(db, CODE, III)[2]
    assert [(one.content.reading.value, unit) for one, unit in told] == [(18, "Orang"), (None, "%"), (17, "%")]


def test_an_amendment_is_not_dated_before_the_one_it_follows_though_the_clock_was_set_back(
    db: Database, siti: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti)
    monkeypatch.setattr("ikk_tui.services.amendments.datetime", Slow)
    monkeypatch.setattr("ikk_tui.services.guards.datetime", Slow)
    (second,) = amend_indicator(db, "2.4.6", {Field.UNIT: "Orang"}, EARLY, siti)
    assert second.at == first.at
    record(db, CODE, "18", III, siti)
    ((told, unit),) = history_with_units(db, CODE, III)[2]
    assert (told.at, unit) == (first.at, "Orang")


def test_a_former_value_is_not_told_in_a_unit_it_never_had(db: Database, siti: Author) -> None:
    record(db, CODE, "45/60", III, siti)
    record(db, CODE, "", III, siti)
    amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti)
    with pytest.raises(Refused, match="45/60") as refused:
        undo(db, CODE, III, siti)
    assert "75 Orang" not in refused.value.sentence


def test_a_correction_of_what_was_amended_meanwhile_is_refused(db: Database, siti: Author) -> None:
    (made,) = amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, siti, seen="")
    for seen in ("", "f" * 64):
        with pytest.raises(StaleAmendment, match=f"{CODE} baru saja diubah oleh siti") as refused:
            amend_indicator(db, CODE, {Field.TARGET: "21"}, LETTER, BUDI, seen=seen)
        assert refused.value.hint
    assert trail(db) == (made,)
    assert amend_indicator(db, CODE, {Field.TARGET: "21"}, LETTER, BUDI, seen=made.id)


def test_rules_amended_meanwhile_are_not_amended_unseen(db: Database, siti: Author) -> None:
    (made,) = amend_rules(db, {Field.CAP: "110"}, LETTER, siti, seen="")
    with pytest.raises(StaleAmendment, match="Aturan nilai baru saja diubah oleh siti"):
        amend_rules(db, {Field.CAP: "115"}, LETTER, BUDI, seen="")
    assert trail(db) == (made,)
    assert amend_rules(db, {Field.CAP: "115"}, LETTER, BUDI, seen=made.id)


def test_an_amendment_that_vanished_is_stale_too(db: Database, siti: Author) -> None:
    # The file was put back from a backup in which nothing is amended yet.
    with pytest.raises(StaleAmendment, match="orang lain"):
        amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, siti, seen="f" * 64)
    assert trail(db) == ()


def test_what_others_amend_elsewhere_does_not_matter(db: Database, siti: Author) -> None:
    amend_indicator(db, "2.4.4", {Field.TARGET: "80"}, LETTER, siti, seen="")
    amend_rules(db, {Field.CAP: "110"}, LETTER, siti, seen="")
    assert amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, BUDI, seen="")


def amend(ready: Ready, path: Path, code: str | None, value: int, seen: str | None) -> bool:
    """Amend a target, or the cap, in a process of its own; whether it was done."""
    db = open_database(path)
    author = Author(f"orang-{value}", "laptop")
    ready()
    try:
        if code is None:
            amend_rules(db, {Field.CAP: str(value)}, LETTER, author, seen=seen)
        else:
            amend_indicator(db, code, {Field.TARGET: str(value), Field.TARGET_Q1: "1"}, LETTER, author, seen=seen)
    except StaleAmendment:
        return False
    finally:
        db.close()
    return True


@pytest.mark.parametrize("code", [CODE, None], ids=["an indicator", "the rules"])
def test_of_several_who_saw_the_same_exactly_one_amends(db: Database, code: str | None) -> None:
    answers = at_once(amend, [(db.path, code, 130 + at, "") for at in range(4)])
    assert sorted(answers) == [False, False, False, True]
    winner = f"orang-{130 + answers.index(True)}"
    assert {one.author for one in trail(db)} == {winner}
    assert check(db).problems == ()


def test_people_who_amend_at_once_make_one_chain(db: Database) -> None:
    codes = ["2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5", "2.4.6", None]
    assert at_once(amend, [(db.path, code, 130 + at, "") for at, code in enumerate(codes)]) == [True] * len(codes)
    found = trail(db)
    assert len(found) == 13
    assert [one.parent for one in found] == ["", *(one.id for one in found[:-1])]
    assert [indicator(db, code).target for code in codes if code] == [130 + at for at in range(6)]
    assert check(db).problems == ()


def test_people_who_looked_at_nothing_amend_one_after_the_other(db: Database) -> None:
    assert at_once(amend, [(db.path, CODE, 130 + at, None) for at in range(4)]) == [True] * 4
    targets = [one for one in trail(db) if one.field is Field.TARGET]
    assert [one.before for one in targets] == ["19", *(one.after for one in targets[:-1])]
    assert check(db).problems == ()


FILLED = [CODE, "3.1.1", "6.2.1"]
DEEDS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(FILLED),
            st.dictionaries(
                st.sampled_from(INDICATOR_FIELDS),
                st.sampled_from(["", "3", "3,3", "90", "Orang", "Indeks", "%", "persen", "Lain"]),
                max_size=3,
            ),
        ),
        st.tuples(
            st.none(),
            st.dictionaries(
                st.sampled_from([Field.CAP, Field.BAND_VERY_HIGH, Field.BAND_HIGH, Field.BAND_LOW]),
                st.sampled_from(["", "40", "60", "80", "95", "130"]),
                max_size=3,
            ),
        ),
    ),
    max_size=10,
)
WORDS = {Field.POLARITY: "minimize", Field.CONSOLIDATION: Consolidation.AVERAGE.value}


@settings(max_examples=25, deadline=None)
@given(DEEDS)
def test_whatever_is_corrected_in_whatever_order_the_trail_tells_it(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str | None, dict[Field, str]]]
) -> None:
    db = open_database(tmp_path_factory.mktemp("sequence") / "ikk.db")
    siti = Author("siti", "laptop-1")
    for filled in FILLED:
        record(db, filled, "3", III, siti)
    expected: dict[tuple[str | None, Field], str] = {}
    for code, fields in deeds:
        typed = {field: WORDS.get(field, text) for field, text in fields.items()}
        before = trail(db)
        try:
            made = (
                amend_rules(db, typed, LETTER, siti) if code is None else amend_indicator(db, code, typed, LETTER, siti)
            )
        except Refused:
            assert trail(db) == before
            continue
        assert trail(db) == (*before, *made)
        assert {one.field for one in made} <= set(typed)
        expected.update({(code, one.field): one.after for one in made})
    found = in_force(db)
    for (code, field), text in expected.items():
        now = rule_values(found.rules) if code is None else indicator_values(found.decree.indicator(code))
        assert now[field] == text
    touched = {code for code, _ in expected}
    assert [one for one in found.decree.indicators if one.code not in touched] == [
        one for one in found.issued.indicators if one.code not in touched
    ]
    # What was recorded can still be typed: it is taken, and changes nothing.
    for filled in FILLED:
        assert not record(db, filled, "3", III, siti).changed
    assert check(db).problems == ()
    db.close()


def test_a_value_typed_in_a_unit_that_was_changed_meanwhile_is_refused(db: Database, siti: Author) -> None:
    amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, siti)
    with pytest.raises(Refused, match=f"Satuan {CODE} baru saja diubah menjadi Orang") as refused:
        record(db, CODE, "17", III, siti, unit="%")
    assert refused.value.hint == "periksa lagi nilainya"
    assert record(db, CODE, "17", III, siti, unit="Orang").changed


def test_a_board_read_after_another_one_knows_what_was_amended_between_them(db: Database, siti: Author) -> None:
    before = overview(db, III, year=2024)
    record(db, CODE, "17", III, siti)
    same = overview(db, III, year=2024, before=before)
    assert same.in_force is before.in_force
    assert same.board.indicator(CODE).to_date.value == 17
    amend_indicator(db, CODE, {Field.TARGET: "21"}, LETTER, siti)
    after = overview(db, III, year=2024, before=same)
    assert after.board.indicator(CODE).target == 21
    assert overview(db, III, year=2024, before=before).board.indicator(CODE).target == 21
