import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.decree import Consolidation, Decree, Indicator, Objective, Program, code_order, is_indicator
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import UnknownCode

from .samples import decree, indicator

CODES = ("1.1.1", "2.4.1", "2.4.2", "2.4.7", "2.9.1", "2.10.1", "3.1.1")


@pytest.fixture
def whole() -> Decree:
    return decree(*(indicator(code) for code in CODES))


@pytest.mark.parametrize(
    ("code", "nearest"),
    [
        ("2.4.9", "2.4.7"),
        ("2.4.3", "2.4.2"),
        ("2.4.70", "2.4.7"),
        ("2.5.1", "2.4.1"),
        ("2.11.1", "2.10.1"),
        ("4.1.1", "3.1.1"),
        ("2.4.7.1", "2.4.7"),
        ("2,4,7", "2.4.7"),
        ("2.4.7a", "2.4.7"),
        (" 2.4.9", "2.4.7"),
    ],
)
def test_an_unknown_indicator_is_refused_naming_the_nearest(whole: Decree, code: str, nearest: str) -> None:
    with pytest.raises(UnknownCode) as refused:
        whole.indicator(code)
    assert f'"{code}"' in refused.value.sentence
    assert refused.value.hint.endswith(f" {nearest}")


@pytest.mark.parametrize(("code", "nearest"), [("2.4.9", "2.4.7"), ("2.8", "2.9"), ("5", "3")])
def test_an_unknown_node_is_refused_naming_the_nearest_of_its_kind(whole: Decree, code: str, nearest: str) -> None:
    with pytest.raises(UnknownCode) as refused:
        whole.node(code)
    assert refused.value.hint.endswith(f" {nearest}")


@pytest.mark.parametrize(("code", "word", "below"), [("2", "program", "2.4.1"), ("2.10", "sasaran", "2.10.1")])
def test_a_code_of_something_else_says_what_it_is(whole: Decree, code: str, word: str, below: str) -> None:
    with pytest.raises(UnknownCode) as refused:
        whole.indicator(code)
    assert refused.value.sentence == f"Kode {code} adalah {word}, bukan IKK"
    assert refused.value.hint.endswith(f" {below}")


@pytest.mark.parametrize(
    ("code", "nearest"), [("24", "2"), ("247", "2.4.7"), ("9991", "2.9.1"), ("IKK 247", "2.4.7"), ("22", "2")]
)
def test_a_code_without_its_points_is_understood(whole: Decree, code: str, nearest: str) -> None:
    with pytest.raises(UnknownCode) as refused:
        whole.node(code)
    assert refused.value.hint == f"yang terdekat: {nearest}"


def test_one_digit_too_many_is_nearer_than_another_number() -> None:
    whole = decree(indicator("5.1.1"), indicator("7.1.1"))
    with pytest.raises(UnknownCode) as refused:
        whole.node("55")
    assert refused.value.hint == "yang terdekat: 5"


@pytest.mark.parametrize(("whole", "code"), [(decree(indicator("1.1.1")), "xyz"), (decree(), "1")])
def test_where_nothing_is_alike_nothing_is_offered(whole: Decree, code: str) -> None:
    with pytest.raises(UnknownCode) as refused:
        whole.node(code)
    assert refused.value.message == f'Kode "{code}" tidak ada dalam keputusan'


def test_a_code_of_three_numbers_is_that_of_an_indicator() -> None:
    assert [is_indicator(code) for code in ("2", "2.4", "2.4.7", "2.4.7.1", "247")] == [
        False,
        False,
        True,
        False,
        False,
    ]


@given(st.one_of(st.text(), st.text(st.characters()), st.text("0123456789. -", max_size=8)))
def test_any_text_that_is_no_code_is_refused_in_one_clean_line(code: str) -> None:
    whole = decree(indicator("1.1.1"), indicator("2.10.1"))
    for find in (whole.indicator, whole.node):
        try:
            assert find(code).code == code.strip()
        except UnknownCode as refused:
            assert len(refused.message.splitlines()) == 1
            assert "\x1b" not in refused.message


def test_every_node_is_found_by_its_code(whole: Decree) -> None:
    assert isinstance(whole.node("2"), Program)
    assert isinstance(whole.node("2.4"), Objective)
    assert isinstance(whole.node(" 2.4.7 "), Indicator)
    assert whole.indicator(" 2.4.7 ") is whole.node("2.4.7")


def test_indicators_come_in_the_order_of_the_decree(whole: Decree) -> None:
    assert tuple(one.code for one in whole.indicators) == CODES
    assert [one.code for one in whole.programs[1].indicators] == ["2.4.1", "2.4.2", "2.4.7", "2.9.1", "2.10.1"]


def test_2_10_comes_after_2_9() -> None:
    assert sorted(["2.10", "2.9", "10.1", "2.9.10", "2", "2.9.9"], key=code_order) == [
        *("2", "2.9", "2.9.9", "2.9.10", "2.10", "10.1")
    ]


@pytest.mark.parametrize("code", ["", "2.", "2.x", "dua"])
def test_what_is_no_code_has_no_place_in_the_order(code: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        code_order(code)


@pytest.mark.parametrize(
    ("consolidation", "asked"),
    [
        (Consolidation.LAST, "kumulatif s.d. TW III"),
        (Consolidation.SUM, "hanya TW III"),
        (Consolidation.AVERAGE, "hanya TW III"),
    ],
)
def test_the_form_says_which_value_it_asks_for(consolidation: Consolidation, asked: str) -> None:
    assert consolidation.asks(Quarter.III) == asked


def test_a_quarter_without_its_own_target_uses_the_annual_one() -> None:
    one = indicator(target="20", quarter_targets=("5", None, "0", None))
    used = [one.target_at(quarter) for quarter in Quarter]
    assert [target for target, _ in used] == [5, 20, 0, 20]
    assert [own for _, own in used] == [True, False, True, False]
