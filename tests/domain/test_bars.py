"""A score as a bar of text."""

from decimal import Decimal

import pytest

from ikk_tui.domain.bars import bar


@pytest.mark.parametrize(
    ("score", "drawn"),
    [
        (None, "          │ "),
        ("0", "          │ "),
        ("-10", "          │ "),
        ("50", "━━━━━     │ "),
        ("55", "━━━━━╸    │ "),
        ("99.99", "━━━━━━━━━╸│ "),
        ("100", "━━━━━━━━━━┿ "),
        ("120", "━━━━━━━━━━┿━"),
        ("120.01", "━━━━━━━━━━┿▸"),
        ("300000", "━━━━━━━━━━┿▸"),
    ],
)
def test_a_bar_shows_how_far_100_is(score: str | None, drawn: str) -> None:
    assert bar(None if score is None else Decimal(score), 12) == drawn


@pytest.mark.parametrize("score", [None, "0", "87.5", "100", "120", "500"])
@pytest.mark.parametrize("top", ["120", "100", "50", "1000"])
def test_a_bar_is_as_wide_as_asked_for(score: str | None, top: str) -> None:
    for width in range(-1, 60):
        drawn = bar(None if score is None else Decimal(score), width, Decimal(top))
        assert len(drawn) == max(0, width)


@pytest.mark.parametrize(("score", "drawn"), [("50", "━━━━━    │"), ("100", "━━━━━━━━━┿"), ("130", "━━━━━━━━━▸")])
def test_a_bar_that_ends_at_100_has_its_mark_in_the_last_cell(score: str, drawn: str) -> None:
    assert bar(Decimal(score), 10, Decimal(100)) == drawn
