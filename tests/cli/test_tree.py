"""`ikk tree`: the decree, for people and for machines."""

import re
from typing import Any

import pytest

from tests.cli.conftest import Ikk, indicators

DECIMAL = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")


@pytest.fixture
def tree(ikk: Ikk) -> Any:
    return ikk("tree", "--json").json


def test_the_json_has_the_shape_others_rely_on(tree: Any) -> None:
    assert {"decree", "programs"} <= tree.keys()
    assert {"number", "year", "title"} <= tree["decree"].keys()
    for program in tree["programs"]:
        assert {"code", "name", "objectives"} <= program.keys()
        for objective in program["objectives"]:
            assert {"code", "name", "indicators"} <= objective.keys()
    wanted = {"code", "name", "target", "target_text", "unit", "polarity", "consolidation"}
    assert all(wanted <= one.keys() for one in indicators(tree).values())


def test_the_decree_is_whole(tree: Any) -> None:
    assert tree["decree"]["number"].startswith("W.16.PR.01.01-2524")
    assert tree["decree"]["year"] == 2024
    assert len(tree["programs"]) == 9
    assert sum(len(program["objectives"]) for program in tree["programs"]) == 24
    assert len(indicators(tree)) == 59


def test_codes_tell_where_a_node_belongs(tree: Any) -> None:
    for program in tree["programs"]:
        for objective in program["objectives"]:
            assert objective["code"].rpartition(".")[0] == program["code"]
            for one in objective["indicators"]:
                assert one["code"].rpartition(".")[0] == objective["code"]


def test_targets_are_strings_with_a_point_beside_the_decrees_spelling(tree: Any) -> None:
    by_code = indicators(tree)
    assert all(DECIMAL.fullmatch(one["target"]) for one in by_code.values())
    assert (by_code["3.1.1"]["target"], by_code["3.1.1"]["target_text"]) == ("3.3", "3,30 (Indeks)")
    assert (by_code["2.4.5"]["target"], by_code["2.4.5"]["unit"]) == ("19", "%")
    assert sum(one["target"] == "0" for one in by_code.values()) == 5


def test_polarity_and_consolidation_are_their_own_words(tree: Any) -> None:
    assert {one["polarity"] for one in indicators(tree).values()} == {"maximize"}
    assert {one["consolidation"] for one in indicators(tree).values()} == {"last", "sum"}


def test_people_see_every_code_and_target(ikk: Ikk, tree: Any) -> None:
    done = ikk("tree")
    said = " ".join(re.sub(r"[^\S ]|[│├└─]", " ", done.out).split())
    assert done.code == 0
    assert done.err == ""
    for one in indicators(tree).values():
        assert f" {one['code']} {' '.join(one['name'].split())} {one['target_text']}" in said


def test_a_year_can_be_named(ikk: Ikk) -> None:
    assert ikk("tree", "--year", "2024", "--json").json["decree"]["year"] == 2024


def test_output_to_a_pipe_has_no_colours(ikk: Ikk) -> None:
    assert "\x1b" not in ikk("tree").out
