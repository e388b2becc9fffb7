"""Signs that look alike on a keyboard or in a spreadsheet: dashes, blanks, and dots in the wrong place."""

import pytest

from ikk_tui.domain.numbers import CellState, read_value
from ikk_tui.errors import UnreadableValue

from .samples import NOT_APPLICABLE, filled


@pytest.mark.parametrize("dash", ["-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}", " - "], ids=ascii)
def test_every_dash_says_not_applicable(dash: str) -> None:
    assert read_value(dash, "%") == NOT_APPLICABLE


@pytest.mark.parametrize("blank", [" ", "\t", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\n"], ids=ascii)
def test_every_blank_may_stand_before_the_unit_and_around_the_number(blank: str) -> None:
    assert read_value(f"{blank}87,5{blank}%{blank}", "%") == filled("87.5")
    assert read_value(blank, "%").state is CellState.BLANK


def test_a_minus_from_a_spreadsheet_is_a_minus() -> None:
    assert read_value("\N{MINUS SIGN}2,5", "%") == filled("-2.5")


@pytest.mark.parametrize(
    ("typed", "proposal"),
    [("1234.567", "1234,567"), ("1234,567.8", None), ("1,234.5", "1.234,5"), ("+,5", "+0,5"), ("-,5", "-0,5")],
)
def test_a_group_of_four_is_no_thousand_and_a_bare_comma_is_completed(typed: str, proposal: str | None) -> None:
    with pytest.raises(UnreadableValue) as refused:
        read_value(typed, "%")
    assert refused.value.proposal == proposal
