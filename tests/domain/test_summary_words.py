"""The sentences of the summary page, the same on the screen, in print and in a mail."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Cell, Note, Status
from ikk_tui.domain.decree import Consolidation
from ikk_tui.domain.numbers import Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard, rescored, scoreboard
from ikk_tui.domain.scoring import Rating, ScoringRules
from ikk_tui.domain.summary import Summary, summarize
from ikk_tui.domain.summary_words import (
    BAND_LETTERS,
    MOST_DRAGS,
    NO_OBSTACLES,
    NOT_SCORED,
    change_sign,
    change_words,
    distribution,
    forecast_words,
    held_words,
    lost_words,
    mean_words,
    moved_words,
    no_drags,
    obstacles,
    rest_words,
    review_words,
    status_words,
)
from ikk_tui.domain.views import View

from .samples import NIL, NOT_APPLICABLE, VARIED, cell, decree, filled, indicator, reviewed_years_of, rule_sets, views

TW1, TW2, TW3, TW4 = Quarter
RULES = ScoringRules()


def board_of(values: Mapping[str, str | Reading], quarter: Quarter = TW2, status: Status = Status.DRAFT) -> Scoreboard:
    """A board of indicators with a target of 100, and of 1.1.9 with none, with these values in that quarter."""
    codes = [f"1.1.{number}" for number in range(1, 9)]
    whole = decree(*(indicator(code, "100") for code in codes), indicator("1.1.9", "0", "UPT"))
    held = {code: filled(value) if isinstance(value, str) else value for code, value in values.items()}
    typed = [cell(code, quarter, reading, status=status) for code, reading in held.items()]
    return scoreboard(whole, typed, quarter, RULES)


def note(obstacles: str) -> Note:
    return Note("siti", datetime(2024, 7, 1, tzinfo=UTC), "", "", obstacles)


def two_quarters(was: str, now: str) -> Summary:
    typed = [cell("1.1.1", TW1, filled(was)), cell("1.1.1", TW2, filled(now))]
    return summarize(scoreboard(decree(indicator("1.1.1", "100")), typed, TW2, RULES))


@pytest.mark.parametrize(
    ("change", "sign"),
    [("1.2", "↑ 1,20"), ("-0.4", "↓ 0,40"), ("0.01", "↑ 0,01"), ("-0.01", "↓ 0,01"), ("0", "= 0,00"), (None, "·")],
)
def test_a_change_has_a_sign_and_its_amount(change: str | None, sign: str) -> None:
    assert change_sign(None if change is None else Decimal(change)) == sign


def test_the_change_of_the_office_names_the_quarter_it_is_compared_with() -> None:
    assert change_words(two_quarters("80", "81.204")) == "↑ 1,20 dari TW I"
    assert change_words(two_quarters("80", "79.5")) == "↓ 0,50 dari TW I"
    assert change_words(two_quarters("80", "80")) == "= 0,00 dari TW I"


def test_without_anything_to_compare_with_that_is_said() -> None:
    told = [change_words(summarize(board_of({"1.1.1": "80"}, quarter))) for quarter in (TW1, TW3)]
    assert told == ["belum ada pembanding", "TW II belum bernilai"]


def test_a_mean_is_told_with_what_it_is_taken_of() -> None:
    board = board_of({"1.1.1": "80", "1.1.2": "60", "1.1.3": NIL, "1.1.4": NOT_APPLICABLE})
    assert mean_words(board.standing) == (
        "rata-rata 2 dari 9 IKK; 4 belum diisi, 1 tanpa target, 1 nihil, 1 tidak berlaku"
    )
    full = scoreboard(decree(indicator("1.1.1")), [cell("1.1.1", TW1, filled("80"))], TW1, RULES)
    assert mean_words(full.standing) == "rata-rata 1 dari 1 IKK"


def test_what_is_entered_is_told_by_how_far_it_is_in_review() -> None:
    whole = decree(*(indicator(f"1.1.{number}") for number in range(1, 9)))
    far = [Status.DRAFT, Status.RETURNED, Status.SUBMITTED, Status.APPROVED, Status.DRAFT, Status.APPROVED]
    typed = [cell(f"1.1.{number}", TW2, filled("80"), status=status) for number, status in enumerate(far, 1)]
    typed.append(cell("1.1.7", TW1, filled("80")))
    told = status_words(scoreboard(whole, typed, TW2, RULES).standing)
    assert told == "6 terisi: 2 disetujui, 1 diajukan, 2 draf, 1 dikembalikan"
    assert review_words(scoreboard(whole, typed, TW2, RULES).standing) == told.removeprefix("6 terisi: ")
    empty = scoreboard(whole, typed, TW3, RULES).standing
    assert status_words(empty) == review_words(empty) == "0 terisi"


def test_every_indicator_is_in_one_band_or_has_no_score() -> None:
    values: dict[str, str | Reading] = {f"1.1.{at}": value for at, value in enumerate(("95", "80", "70", "60", "9"), 1)}
    board = board_of({**values, "1.1.6": NIL, "1.1.7": NOT_APPLICABLE})
    assert distribution(board.standing) == [
        ("Sangat Tinggi", 1),
        ("Tinggi", 1),
        ("Sedang", 1),
        ("Rendah", 1),
        ("Sangat Rendah", 1),
        ("belum diisi", 1),
        ("tanpa target", 1),
        ("nihil", 1),
        ("tidak berlaku", 1),
    ]


def test_where_approved_values_count_the_others_are_not_called_empty() -> None:
    seen = rescored(board_of({"1.1.1": "80"}), view=View(approved=True))
    assert distribution(seen.standing)[5:7] == [("belum disetujui", 8), ("tanpa target", 1)]
    assert mean_words(seen.standing) == "rata-rata 0 dari 9 IKK; 8 belum disetujui, 1 tanpa target"


def test_every_band_has_letters_of_its_own() -> None:
    assert [BAND_LETTERS[band] for band in Rating] == ["ST", "T", "S", "R", "SR"]


@pytest.mark.parametrize(
    ("lost", "words"), [("0.224", "-0,22"), ("12.5", "-12,50"), ("0.005", "-0,01"), ("0.0049", "·"), ("0", "·")]
)
def test_points_lost_have_a_minus_and_none_a_dot(lost: str, words: str) -> None:
    assert lost_words(Decimal(lost)) == words


def test_a_value_is_told_against_its_target() -> None:
    typed = [cell("2.4.5", TW2, filled("17"))]
    boards = [scoreboard(decree(indicator("2.4.5", "19")), typed, at, RULES) for at in (TW2, TW3)]
    assert [held_words(one.indicator("2.4.5")) for one in boards] == ["17 dari 19 %", "17 dari 19 % (TW II)"]
    beyond = board_of({"1.1.9": filled("2")}).indicator("1.1.9")
    assert held_words(beyond) == "2 dari 0 UPT, tanpa target"


@pytest.mark.parametrize(
    ("code", "reading", "words"),
    [
        ("1.1.1", NIL, "nihil"),
        ("1.1.1", NOT_APPLICABLE, "tidak berlaku"),
        ("1.1.2", filled("8"), "belum diisi"),
        ("1.1.9", NIL, "tanpa target"),
    ],
)
def test_without_a_value_it_is_told_why(code: str, reading: Reading, words: str) -> None:
    board = board_of({code: reading})
    assert held_words(board.indicator("1.1.1" if words == "belum diisi" else code)) == words


def test_a_value_that_does_not_count_is_called_not_approved() -> None:
    seen = rescored(board_of({"1.1.1": "80"}), view=View(approved=True))
    assert held_words(seen.indicator("1.1.1")) == "belum disetujui"


def test_obstacles_are_those_of_the_quarter_on_one_line() -> None:
    one = board_of({"1.1.1": "80"}).indicator("1.1.1")
    notes = {("1.1.1", TW1): note("Lama"), ("1.1.1", TW2): note("  Asesmen tertunda\n\n di dua  lapas. ")}
    assert obstacles(notes, one) == "Asesmen tertunda di dua lapas."


def test_without_any_in_the_quarter_they_are_those_of_the_quarter_the_value_is_from() -> None:
    typed = [cell("1.1.1", quarter, filled("8")) for quarter in (TW1, TW2)]
    one = scoreboard(decree(indicator("1.1.1")), typed, TW3, RULES).indicator("1.1.1")
    notes = {("1.1.1", TW1): note("Pertama"), ("1.1.1", TW2): note("Kedua"), ("1.1.1", TW4): note("Nanti")}
    assert obstacles(notes, one) == "Kedua"
    assert obstacles({**notes, ("1.1.1", TW3): note("")}, one) == "Kedua"
    assert obstacles({("1.1.1", TW1): note("Pertama"), ("1.1.2", TW2): note("Lain")}, one) == ""


def test_the_obstacles_of_a_cell_that_does_not_count_are_not_told() -> None:
    typed = [cell("1.1.1", TW1, filled("8"), status=Status.APPROVED), cell("1.1.1", TW2, filled("9"))]
    board = scoreboard(decree(indicator("1.1.1")), typed, TW2, RULES)
    notes = {("1.1.1", TW1): note("Disetujui"), ("1.1.1", TW2): note("Masih draf")}
    assert obstacles(notes, board.indicator("1.1.1")) == "Masih draf"
    assert obstacles(notes, rescored(board, view=View(approved=True)).indicator("1.1.1")) == "Disetujui"


def test_of_a_sum_the_newest_obstacles_are_told() -> None:
    typed = [cell("1.1.1", quarter, filled("8")) for quarter in (TW1, TW2)]
    whole = decree(indicator("1.1.1", unit="Orang", consolidation=Consolidation.SUM))
    one = scoreboard(whole, typed, TW3, RULES).indicator("1.1.1")
    notes = {("1.1.1", TW1): note("Pertama"), ("1.1.1", TW2): note("Kedua")}
    assert obstacles(notes, one) == "Kedua"
    assert obstacles({("1.1.1", TW1): note("Pertama")}, one) == "Pertama"


def test_what_the_unnamed_cost_is_told_in_one_sum() -> None:
    values: dict[str, str | Reading] = {f"1.1.{number}": str(90 - number) for number in range(1, 8)}
    drags = summarize(board_of(values)).drags
    assert len(drags) == MOST_DRAGS + 2
    # 12 and 11 points below 100, of 7 scores.
    assert rest_words(drags) == "2 IKK lain di bawah 100: -3,29"
    assert rest_words(drags[:MOST_DRAGS]) == rest_words(()) == ""


def test_a_forecast_is_told_with_its_way_target_and_score() -> None:
    one = indicator("6.2.1", "30", "Orang", consolidation=Consolidation.SUM)
    typed = [cell("6.2.1", quarter, filled("6")) for quarter in (TW1, TW2, TW3)]
    (found,) = summarize(scoreboard(decree(one), typed, TW3, RULES)).forecasts
    assert forecast_words(found) == "18 / 3 triwulan x 4 = 24 Orang dari 30 Orang: 80,00"


def test_of_what_another_view_changes_the_old_and_the_new_mean_are_told() -> None:
    typed = [cell("1.1.1", TW1, filled("80"), status=Status.APPROVED), cell("1.1.2", TW1, filled("150"))]
    board = scoreboard(decree(indicator("1.1.1", "100"), indicator("1.1.2", "100")), typed, TW1, RULES)
    told = moved_words(board, rescored(board, view=View(approved=True)))
    assert told == "100,00 (2) → 80,00 (1 dari 2); 1.1.2 berubah"
    uncapped = moved_words(board, rescored(board, view=View(capped=False)))
    assert uncapped == "100,00 → 115,00 (2 dari 2); 1.1.2 berubah"
    assert moved_words(board, board) == "nilai kantor tetap 100,00; 0 IKK berubah"


def test_the_changed_are_named_where_they_are_few() -> None:
    told = []
    for many in (1, 2, 3, 8):
        board = board_of({f"1.1.{number}": "150" for number in range(1, many + 1)}, TW1)
        told.append(moved_words(board, rescored(board, view=View(capped=False))).partition("; ")[2])
    assert told == ["1.1.1 berubah", "1.1.1, 1.1.2 berubah", "3 IKK berubah", "8 IKK berubah"]


def test_another_mean_changes_no_score_and_the_same_mean_of_others_is_told_as_a_change() -> None:
    typed = [cell(code, TW1, filled("80"), status=Status.APPROVED) for code in ("1.1.1", "1.1.2")]
    board = scoreboard(decree(indicator("1.1.1", "100"), indicator("1.1.2", "100")), typed, TW1, RULES)
    fewer = scoreboard(board.decree, typed[:1], TW1, RULES)
    assert moved_words(board, fewer) == "80,00 (2) → 80,00 (1 dari 2); 1.1.2 berubah"


def test_what_is_said_where_there_is_nothing_to_say() -> None:
    assert (NO_OBSTACLES, NOT_SCORED) == ("kendala belum ditulis", "Belum dinilai")
    assert no_drags(board_of({"1.1.1": "100"}).standing) == "Tidak ada yang di bawah 100"
    assert no_drags(board_of({"1.1.1": NIL}).standing) == "Belum ada yang dinilai"


@given(reviewed_years_of(VARIED), st.sampled_from(Quarter), rule_sets(), views())
def test_every_indicator_is_counted_once_in_the_distribution(
    typed: list[Cell], quarter: Quarter, rules: ScoringRules, view: View
) -> None:
    board = scoreboard(VARIED, typed, quarter, rules, view=view)
    counts = distribution(board.standing)
    assert sum(count for _, count in counts) == len(VARIED.indicators)
    assert sum(count for _, count in counts[:5]) == board.standing.scored
