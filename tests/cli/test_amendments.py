"""`ikk amendments`: what was corrected, by which letter, and the rules in force; and every command goes by it."""

from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Amendment, Field, TypedBasis
from ikk_tui.services.amendments import amend_indicator, amend_rules
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from tests.cli.conftest import Ikk, contents, indicators
from tests.services.test_boards import decree_again
from tests.store.files import tamper

CODE = "2.4.5"
LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")
SITI = Author("siti", "laptop-1")
RULES = ["cap", "band_very_high", "band_high", "band_medium", "band_low", "rollup", "zero_target"]
KEYS = {
    "id",
    "parent",
    "indicator",
    "field",
    "before",
    "after",
    "basis",
    "basis_date",
    "reason",
    "author",
    "device",
    "at",
}


@pytest.fixture
def made(db: Database) -> tuple[Amendment, ...]:
    """Two amendments of an indicator, and two of the rules."""
    return (
        *amend_indicator(db, CODE, {Field.TARGET: "20,5"}, LETTER, SITI),
        *amend_rules(db, {Field.CAP: "", Field.ROLLUP: "tiered"}, TypedBasis("W.16-2", "13-08-2024", "Arahan"), SITI),
        *amend_indicator(db, CODE, {Field.TARGET_Q1: "5"}, LETTER, SITI),
    )


def said(ikk: Ikk, *arguments: str) -> str:
    """What people read, without its layout."""
    done = ikk(*arguments)
    assert (done.code, done.err) == (0, "")
    return " ".join(done.out.split())


def test_a_file_without_amendments_says_so(ikk: Ikk) -> None:
    read = said(ikk, "amendments")
    assert read.count("Belum ada") == 2
    assert "W.16.PR.01.01-2524 TAHUN 2024" in read
    assert "Aturan: rata-rata semua IKK yang dinilai, batas bawah 0, batas atas 120" in read


def test_machines_read_that_nothing_is_amended(ikk: Ikk) -> None:
    shape = ikk("amendments", "--json").json
    assert (shape["year"], shape["amendments"]) == (2024, [])
    assert list(shape["rules"]) == RULES
    assert shape["rules"]["cap"]["value"] == "120"
    assert all(rule["source"] for rule in shape["rules"].values())


def test_machines_read_every_amendment_oldest_first(ikk: Ikk, made: tuple[Amendment, ...]) -> None:
    shape = ikk("amendments", "--json").json
    found = shape["amendments"]
    assert all(set(one) == KEYS for one in found)
    assert [one["id"] for one in found] == [one.id for one in made]
    assert [one["parent"] for one in found] == ["", *(one.id for one in made[:-1])]
    assert {name: found[0][name] for name in KEYS - {"id", "parent", "at"}} == {
        "indicator": CODE,
        "field": "target",
        "before": "19",
        "after": "20.5",
        "basis": "W.16-1",
        "basis_date": "2024-08-12",
        "reason": "Salah ketik",
        "author": "siti",
        "device": "laptop-1",
    }
    assert [one["indicator"] for one in found] == [CODE, None, None, CODE]
    assert shape["rules"]["cap"] == {"value": "none", "source": "W.16-2, 13-08-2024"}
    assert shape["rules"]["rollup"] == {"value": "tiered", "source": "W.16-2, 13-08-2024"}
    assert shape["rules"]["band_high"]["source"].startswith("Skala nilai")


def test_people_read_the_newest_first_in_two_trails(ikk: Ikk, made: tuple[Amendment, ...]) -> None:
    out = ikk("amendments").out
    decree, rules = out.split("Perubahan aturan nilai")
    assert decree.index("Target TW I") < decree.index("20,5")
    assert "siti" in decree
    for words in ("Batas atas", "tanpa batas atas", "Rata-rata"):
        assert words in " ".join(rules.split())
    assert "2.4.5" not in rules
    assert "Aturan: rata-rata bertingkat, batas bawah 0, tanpa batas atas" in " ".join(rules.split())


def test_people_read_the_letter_and_the_reason(ikk: Ikk, made: tuple[Amendment, ...]) -> None:
    out = ikk("amendments").out
    for word in ("W.16-1,", "12-08-2024:", "Salah", "ketik", "W.16-2,", "Arahan"):
        assert word in out


def test_a_long_wording_is_shown_to_its_end(ikk: Ikk, db: Database) -> None:
    words = [f"kata{number}" for number in range(40)]
    amend_indicator(db, CODE, {Field.NAME: " ".join(words)}, LETTER, SITI)
    out = ikk("amendments").out
    assert [word for word in words if word not in out] == []


@pytest.mark.parametrize("text", ["[/x]", "[red]a[/red]", ":smile:", "[[x]"])
def test_amended_texts_are_never_markup(ikk: Ikk, db: Database, text: str) -> None:
    amend_indicator(db, CODE, {Field.DIVISION: text}, TypedBasis(text, "12-08-2024", text), SITI)
    assert ikk("amendments").out.count(text) >= 3


def test_the_command_changes_nothing(ikk: Ikk, on_seeded: Path, made: tuple[Amendment, ...]) -> None:
    before = contents(on_seeded)
    ikk("amendments")
    ikk("amendments", "--json")
    assert contents(on_seeded) == before


def test_each_year_has_its_own(ikk: Ikk, on_seeded: Path, made: tuple[Amendment, ...]) -> None:
    decree_again(on_seeded, 2025)
    assert ikk("amendments", "--json").json["amendments"] == []
    older = ikk("amendments", "--json", "--year", "2024").json
    assert (older["year"], len(older["amendments"])) == (2024, len(made))


def test_a_year_without_a_decree_is_refused(ikk: Ikk) -> None:
    done = ikk("amendments", "--year", "2031")
    assert done.code == 1
    assert "2031" in done.complaint
    assert "2024" in done.complaint


def test_every_command_goes_by_what_is_in_force(ikk: Ikk, made: tuple[Amendment, ...]) -> None:
    assert "Capaian s.d. TW III: 82,93" in said(ikk, "record", CODE, "17", "--quarter", "3")
    found = indicators(ikk("summary", "--quarter", "3", "--json").json)[CODE]
    assert (found["target"], found["achievement"]) == ("20.5", "82.93")
    one = indicators(ikk("tree", "--json").json)[CODE]
    assert (one["target"], one["target_text"], one["quarter_targets"]) == ("20.5", "20,5 %", ["5", None, None, None])
    assert "20,5 %" in said(ikk, "tree")
    explained = said(ikk, "explain", CODE, "--quarter", "3")
    assert "17 / 20,5 x 100 = 82,93" in explained
    assert "W.16-2, 13-08-2024" in explained
    assert "tanpa batas atas" in said(ikk, "summary", "--quarter", "3")


def test_the_history_tells_no_value_in_a_unit_it_never_had(ikk: Ikk, db: Database) -> None:
    for typed in ("45/60", "17", ""):
        ikk("record", CODE, typed, "--quarter", "3")
    amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, SITI)
    read = said(ikk, "history", CODE, "--quarter", "3")
    assert "45/60" in read
    assert "17 %" in read
    assert "Orang" not in read


def test_an_index_above_its_amended_scale_is_refused(ikk: Ikk, db: Database) -> None:
    amend_indicator(db, "3.1.1", {Field.INDEX_SCALE: "4"}, LETTER, SITI)
    done = ikk("record", "3.1.1", "33", "--quarter", "3")
    assert done.code == 1
    assert "melampaui skalanya; ketik paling banyak 4" in done.complaint


def test_a_check_of_amendments_passes(ikk: Ikk, made: tuple[Amendment, ...]) -> None:
    done = ikk("check")
    assert (done.code, done.err) == (0, "")


def test_a_forged_amendment_is_named_by_the_check(ikk: Ikk, on_seeded: Path, made: tuple[Amendment, ...]) -> None:
    tamper(on_seeded, "amendment", "UPDATE amendment SET amended = '30' WHERE seq = 1")
    done = ikk("check")
    assert (done.code, done.out) == (3, "")
    assert f"Perbaikan {made[0].id[:12]} ({CODE}) tidak cocok dengan sidiknya" in done.err
    assert str(on_seeded) in done.err
    assert "--rebuild" not in done.err


def test_an_unreadable_amendment_is_one_sentence(ikk: Ikk, on_seeded: Path, made: tuple[Amendment, ...]) -> None:
    tamper(on_seeded, "amendment", "UPDATE amendment SET field = 'xecord' WHERE seq = 1")
    done = ikk("amendments")
    assert done.code == 3
    assert str(on_seeded) in done.complaint
    assert "ikk check" in done.complaint


def test_a_former_text_that_makes_no_sense_is_one_sentence(
    ikk: Ikk, on_seeded: Path, made: tuple[Amendment, ...]
) -> None:
    tamper(on_seeded, "amendment", "UPDATE amendment SET former = 'banyak' WHERE seq = 1")
    done = ikk("amendments")
    assert done.code == 3
    assert str(on_seeded) in done.complaint


def test_an_option_there_is_not_is_a_wrong_call(ikk: Ikk) -> None:
    assert ikk("amendments", "--quarter", "3").code == 2


def test_the_tree_has_what_is_in_force_and_the_decrees_own_beside_it(ikk: Ikk, db: Database) -> None:
    amend_indicator(db, CODE, {Field.TARGET: "91,5", Field.DIVISION: "Administrasi"}, LETTER, SITI)
    found = indicators(ikk("tree", "--json").json)
    assert (found[CODE]["target"], found[CODE]["target_text"]) == ("91.5", "91,5 %")
    assert found[CODE]["amended"] == {"target": "19", "division": "Pemasyarakatan"}
    assert {code for code, one in found.items() if one["amended"]} == {CODE}
    assert said(ikk, "tree").count("≠ keputusan: 19") == 1
