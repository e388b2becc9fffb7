"""`ikk explain`: every number can say where it comes from."""

import pytest

from tests.cli.conftest import Ikk


def explained(ikk: Ikk, code: str, quarter: int = 3) -> str:
    done = ikk("explain", code, "--quarter", str(quarter))
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


def test_a_score_is_explained_with_formula_inputs_band_and_source(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    said = explained(ikk, "2.4.5")
    assert "17 / 19 x 100 = 89,47" in said
    assert "19 %, target tahunan" in said
    assert "Tinggi: di atas 75 sampai 90" in said
    assert "Permendagri 54" in said


def test_a_capped_score_names_the_cap_and_its_source(ikk: Ikk) -> None:
    ikk("record", "8.1.1", "3", "--quarter", "3")
    said = explained(ikk, "8.1.1")
    assert "3 / 1 x 100 = 300,00" in said
    assert "120,00, dibatasi paling tinggi 120 " in said


def test_a_sum_names_the_quarters_it_is_made_of(ikk: Ikk) -> None:
    ikk("record", "6.2.1", "5", "--quarter", "1")
    ikk("record", "6.2.1", "6", "--quarter", "3")
    said = explained(ikk, "6.2.1")
    assert "TW I 5, TW III 6" in said
    assert "11 / 20 x 100 = 55,00" in said


def test_a_target_of_zero_is_explained_and_nothing_is_divided(ikk: Ikk) -> None:
    ikk("record", "2.9.1", "2", "--quarter", "3")
    said = explained(ikk, "2.9.1")
    assert "tidak dinilai: target 0" in said
    assert "2 UPT adalah hasil di luar target" in said


@pytest.mark.parametrize(("typed", "why"), [("nihil", "nihil"), ("- belum ada", "tidak berlaku"), ("", "belum diisi")])
def test_a_missing_score_says_why(ikk: Ikk, typed: str, why: str) -> None:
    ikk("record", "2.4.5", typed, "--quarter", "3")
    assert f"tidak dinilai: {why}" in explained(ikk, "2.4.5")


@pytest.mark.parametrize("code", ["2.4", "2"])
def test_a_mean_is_explained_by_its_parts(ikk: Ikk, code: str) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    said = explained(ikk, code)
    assert "89,47 (1 dari " in said
    assert "rata-rata semua IKK yang dinilai" in said
    assert f"{code}.1 " in said


@pytest.mark.parametrize("code", ["KANWIL", "kanwil"])
def test_the_mean_of_the_office_is_explained_down_to_its_indicators(ikk: Ikk, code: str) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    said = explained(ikk, code)
    assert "89,47 (1 dari 59; 53 belum diisi, 5 tanpa target)" in said
    assert "17 / 19 x 100, nilai 89,47" in said
