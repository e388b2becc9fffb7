import pytest

from ikk_tui.domain.quarters import Quarter, read_quarter
from ikk_tui.errors import Refused


@pytest.mark.parametrize("typed", ["3", "III", "iii", "TW III", "tw3", " TW 3 "])
def test_a_quarter_is_read_as_people_write_it(typed: str) -> None:
    assert read_quarter(typed) is Quarter.III


@pytest.mark.parametrize(("typed", "quarter"), list(zip("1234", Quarter, strict=True)))
def test_a_quarter_may_be_its_number(typed: str, quarter: Quarter) -> None:
    assert read_quarter(typed) is quarter


@pytest.mark.parametrize(
    "typed", ["", "0", "5", "V", "IIII", "TW", "3 4", "-1", "\N{ARABIC-INDIC DIGIT THREE}", "TW TW 3"]
)
def test_no_such_quarter_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        read_quarter(typed)
    assert "1, 2, 3 atau 4" in refused.value.message


def test_a_refused_quarter_is_quoted_without_its_control_characters() -> None:
    with pytest.raises(Refused) as refused:
        read_quarter("3\x1b[2J\n")
    assert refused.value.message.isprintable()


@pytest.mark.parametrize("quarter", Quarter)
def test_every_label_is_read_back(quarter: Quarter) -> None:
    assert read_quarter(quarter.label) is quarter


def test_moving_stops_at_the_ends_of_the_year() -> None:
    assert Quarter.II.shifted(1) is Quarter.III
    assert Quarter.IV.shifted(1) is Quarter.IV
    assert Quarter.II.shifted(-9) is Quarter.I


def test_the_year_to_date_holds_the_quarters_before_and_this_one() -> None:
    assert Quarter.I.up_to() == (Quarter.I,)
    assert Quarter.III.up_to() == (Quarter.I, Quarter.II, Quarter.III)
