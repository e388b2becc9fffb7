"""`ikk record`: what is taken, and what is said about it."""

import os
import pwd
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ikk, contents


def held(ikk: Ikk, code: str, quarter: int = 3) -> Any:
    """The newest revision of a cell."""
    return ikk("history", code, "--quarter", str(quarter), "--json").json["revisions"][0]


def test_a_value_is_recorded_and_its_achievement_said(ikk: Ikk) -> None:
    done = ikk("record", "2.4.5", "17", "--quarter", "3")
    assert (done.code, done.err) == (0, "")
    assert "2.4.5" in done.out
    assert "TW III" in done.out
    assert "17 %" in done.out
    assert "89,47" in done.out
    assert held(ikk, "2.4.5")["value"] == "17"


@pytest.mark.parametrize(
    ("code", "typed", "value"),
    [
        ("2.2.1", "87,5", "87.5"),
        ("2.2.1", "87,5 %", "87.5"),
        ("1.1.1", "3,1 Indeks", "3.1"),
        ("6.2.1", "1.234", "1234"),
        ("2.2.1", "0", "0"),
        ("2.2.1", "12,3456", "12.3456"),
    ],
)
def test_values_are_typed_as_indonesians_write_them(ikk: Ikk, code: str, typed: str, value: str) -> None:
    done = ikk("record", code, typed, "--quarter", "3")
    assert (done.code, done.err) == (0, "")
    assert held(ikk, code)["value"] == value


def test_both_parts_of_a_fraction_are_kept(ikk: Ikk) -> None:
    assert ikk("record", "2.2.1", "45/60", "--quarter", "3").code == 0
    now = held(ikk, "2.2.1")
    assert (now["value"], now["numerator"], now["denominator"]) == ("75", "45", "60")


@pytest.mark.parametrize("typed", ["nihil", "0/0", "NIHIL"])
def test_nihil_is_a_state_and_no_zero(ikk: Ikk, typed: str) -> None:
    assert ikk("record", "2.4.5", typed, "--quarter", "3").code == 0
    assert (held(ikk, "2.4.5")["state"], held(ikk, "2.4.5")["value"]) == ("nil", None)


def test_empty_text_clears_the_cell_and_keeps_its_history(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    assert ikk("record", "2.4.5", "", "--quarter", "3").code == 0
    revisions = ikk("history", "2.4.5", "--quarter", "3", "--json").json["revisions"]
    assert [(one["state"], one["value"]) for one in revisions] == [("blank", None), ("filled", "17")]


def test_clearing_an_empty_cell_writes_nothing(ikk: Ikk, on_seeded: Path) -> None:
    before = contents(on_seeded)
    assert ikk("record", "2.4.5", "", "--quarter", "3").code == 0
    assert contents(on_seeded) == before


def test_the_same_value_again_writes_nothing_and_says_so(ikk: Ikk, on_seeded: Path) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    before = contents(on_seeded)
    again = ikk("record", "2.4.5", "17", "--quarter", "3")
    assert again.code == 0
    assert "tidak berubah" in again.out
    assert contents(on_seeded) == before


def test_a_negative_percentage_is_a_value_and_no_option(ikk: Ikk) -> None:
    done = ikk("record", "4.1.1", "-5,5", "--quarter", "3")
    assert done.code == 0
    assert held(ikk, "4.1.1")["value"] == "-5.5"


@pytest.mark.parametrize(
    ("code", "typed", "why"),
    [
        ("2.4.5", "101", "di atas 100"),
        ("2.4.5", "-5,5", "di bawah 0"),
        ("2.4.5", "60/45", "pembilang melebihi penyebut"),
        ("1.1.1", "4,1", "indeks di atas 4"),
        ("2.1.1", "101", "indeks di atas 100"),
    ],
)
def test_an_odd_value_is_recorded_with_a_warning(ikk: Ikk, code: str, typed: str, why: str) -> None:
    done = ikk("record", code, typed, "--quarter", "3")
    assert done.code == 0
    assert len(done.err.splitlines()) == 1
    assert code in done.err
    assert why in done.err
    assert "tercatat" in done.out
    assert held(ikk, code)["state"] == "filled"


def test_a_value_ten_times_the_last_quarters_is_odd(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "1,7", "--quarter", "2")
    done = ikk("record", "2.4.5", "17", "--quarter", "3")
    assert (done.code, "1,7 %" in done.err) == (0, True)


def test_a_value_worse_than_the_last_quarters_is_odd(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "2")
    done = ikk("record", "2.4.5", "16", "--quarter", "3")
    assert (done.code, "17 %" in done.err) == (0, True)


@pytest.mark.parametrize("quarter", ["3", "III", "TW III", "tw3"])
def test_a_quarter_may_be_written_as_people_do(ikk: Ikk, quarter: str) -> None:
    assert ikk("record", "2.4.5", "17", "--quarter", quarter).code == 0
    assert held(ikk, "2.4.5", 3)["value"] == "17"


def test_quarters_do_not_touch_each_other(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "15", "--quarter", "2")
    ikk("record", "2.4.5", "17", "--quarter", "3")
    assert [Decimal(held(ikk, "2.4.5", quarter)["value"]) for quarter in (2, 3)] == [15, 17]


def test_the_account_and_the_machine_are_noted_whatever_the_environment_says(
    ikk: Ikk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "kakanwil")
    ikk("record", "2.4.5", "17", "--quarter", "3")
    assert held(ikk, "2.4.5")["author"] == pwd.getpwuid(os.getuid()).pw_name
    assert held(ikk, "2.4.5")["device"]
