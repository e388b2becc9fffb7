"""A pasted column beside the indicators it falls on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Note, Status
from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.pasting import Fill, fills, proposed
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import scoreboard
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.domain.texts import LINE_LIMIT, LOST

from .samples import MIXED, Readings, cells, filled, years_of

TW3 = Quarter.III
RULES = ScoringRules()
CODES = [one.code for one in MIXED.indicators]
NOTE = Note("sari", datetime(2024, 10, 2, tzinfo=UTC), "", "", "")


def of_year(year: Readings, closed: Mapping[str, Status] | None = None) -> Overview:
    """The third quarter with these readings, some of its cells closed."""
    held = [
        replace(one, status=(closed or {}).get(one.key.indicator, Status.DRAFT)) if one.key.quarter is TW3 else one
        for one in cells(year)
    ]
    board = scoreboard(MIXED, held, TW3, RULES)
    notes = {(one.key.indicator, one.key.quarter): NOTE for one in held}
    return Overview(board, InForce.of(MIXED, RULES, ()), notes, (MIXED.year,))


def fill(lines: Sequence[str], overview: Overview | None = None, first: int = 0) -> tuple[Fill, ...]:
    found = overview or of_year({})
    return fills(found, "siti", found.board.indicators[first:], lines)


def test_each_line_falls_on_the_next_indicator() -> None:
    found = fill(["90", "81,5", "3,3"], first=0)
    assert [one.one.indicator.code for one in found] == CODES[:3]
    assert [one.text for one in found] == ["90", "81,5", "3,3"]
    assert all(one.found is not None and not one.fault for one in found)


def test_lines_beyond_the_last_indicator_fall_on_nothing() -> None:
    assert len(fill(["1"] * 9, first=len(CODES) - 2)) == 2


def test_an_empty_line_leaves_its_row_alone() -> None:
    held = of_year({("1.1.1", TW3): filled("80"), ("2.1.1", TW3): filled("70")})
    for one in fill(["", " \t\u00a0"], held):
        assert (one.text, one.found, one.fault, one.remarks) == ("", None, "", [])
    assert [one.one.indicator.code for one in fill(["", " "], held)] == CODES[:2]


def test_a_value_that_replaces_another_says_so_and_the_same_again_does_not() -> None:
    held = of_year({("1.1.1", TW3): filled("80"), ("2.1.1", TW3): filled("70")})
    again, other = fill(["80,0", "71"], held)
    assert again.remarks == []
    assert other.remarks == ["mengganti 70 %"]


def test_an_odd_value_is_taken_and_told() -> None:
    held = of_year({("1.1.1", Quarter.II): filled("80")})
    (one,) = fill(["101"], held)
    assert one.found is not None
    assert one.remarks == ["tidak lazim: persentase di atas 100"]
    (worse,) = fill(["7"], held)
    assert worse.remarks == ["tidak lazim: lebih buruk dari triwulan lalu (80 %)"]


def test_a_closed_row_takes_nothing_and_says_whom_to_ask() -> None:
    held = of_year({("1.1.1", TW3): filled("80"), ("2.1.1", TW3): filled("70")}, {"1.1.1": Status.APPROVED})
    closed, empty, other = fill(["81", "71", ""], held)
    assert closed.found is None
    assert (closed.one.indicator.code, closed.text) == ("1.1.1", "81")
    assert "1.1.1 TW III sudah disetujui oleh sari" in closed.fault
    assert "minta sari" in closed.fault
    assert empty.found is not None
    assert other.fault == ""


def test_a_line_that_cannot_be_read_says_why_and_may_have_a_proposal() -> None:
    point, word, dash = fill(["87.5", "abc", "-"])
    assert (point.found, word.found, dash.found) == (None, None, None)
    assert point.proposal == "87,5"
    assert word.fault.startswith('"abc" bukan angka')
    assert word.proposal is None
    assert "memerlukan alasan" in dash.fault


def test_taking_every_proposal_leaves_the_other_lines_as_they_are() -> None:
    held = of_year({})
    found = fill(["87.5", "abc", "", "1.000,5"], held)
    then = proposed(held, "siti", found)
    assert then[0].text == "87,5"
    assert then[0].found is not None
    assert then[0].proposal is None
    assert then[1:] == found[1:]


def test_what_steers_a_terminal_is_shown_and_not_obeyed() -> None:
    (one,) = fill(["\x1b[2J" + "9" * 5000])
    assert one.text.startswith(f"{LOST}[2J9")
    assert len(one.text) == LINE_LIMIT
    assert one.found is None


@given(
    st.lists(st.text(max_size=20) | st.sampled_from(["87.5", "1/2", "nihil", "- tidak ada", "", "3"]), max_size=10),
    st.integers(0, len(CODES)),
    years_of(MIXED),
)
def test_whatever_is_pasted_each_line_is_taken_refused_or_passed_over(
    lines: list[str], first: int, year: Readings
) -> None:
    held = of_year(year)
    found = fill(lines, held, first)
    assert len(found) == min(len(lines), len(CODES) - first)
    for one, line in zip(found, lines, strict=False):
        assert not (one.fault and one.found)
        assert not one.text or one.fault or one.found
        assert not one.text or line.strip()
        assert one.proposal is None or one.fault
    again = proposed(held, "siti", found)
    assert [one.one for one in again] == [one.one for one in found]
    assert not any(one.proposal is not None for one in again)


def test_a_line_of_another_unit_names_it() -> None:
    held = of_year({})
    (one,) = fill(["90 Orang"], held)
    assert "Satuan IKK ini %" in one.fault
