"""`ikk summary`: how the office stands, for people and for machines."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from tests.cli.conftest import Ikk, Program, indicators

STATES = {"scored", "unfilled", "no_target", "nil", "not_applicable"}


def nodes(summary: Any) -> list[Any]:
    """The board itself, its programs and its objectives: all that have a mean."""
    objectives = [objective for program in summary["programs"] for objective in program["objectives"]]
    return [summary, *summary["programs"], *objectives]


@pytest.fixture
def mixed(ikk: Ikk) -> Any:
    """A board with something in every state."""
    for code, typed in {
        "2.4.5": "17",
        "2.2.1": "45/60",
        "2.6.1": "nihil",
        "2.7.3": "- belum ada anak",
        "2.9.1": "2",
        "4.1.1": "-5,5",
        "8.1.1": "3",
        "6.2.1": "6",
    }.items():
        assert ikk("record", code, typed, "--quarter", "3").code == 0
    assert ikk("record", "6.2.1", "5", "--quarter", "1").code == 0
    return ikk("summary", "--quarter", "3", "--json").json


def test_a_script_records_a_value_and_reads_the_score_back(program: Program, on_seeded: object) -> None:
    assert program("record", "2.4.5", "17", "--quarter", "3").code == 0
    done = program("summary", "--quarter", "3", "--json")
    assert (done.code, done.err) == (0, "")
    board = done.json
    assert (board["year"], board["quarter"]) == (2024, 3)
    assert (board["score"], board["rating"]) == ("89.47", "Tinggi")
    assert (board["scored"], board["total"]) == (1, 59)
    assert board["counts"] == {"scored": 1, "unfilled": 53, "no_target": 5, "nil": 0, "not_applicable": 0}
    one = indicators(board)["2.4.5"]
    assert (one["value"], one["target"], one["achievement"]) == ("17", "19", "89.47")
    assert (one["score"], one["rating"], one["state"]) == ("89.47", "Tinggi", "scored")


def test_the_json_has_the_shape_others_rely_on(mixed: Any) -> None:
    assert {"year", "quarter", "score", "rating", "scored", "total", "counts", "programs"} <= mixed.keys()
    for program in mixed["programs"]:
        assert {"code", "name", "score", "scored", "total", "objectives"} <= program.keys()
        for objective in program["objectives"]:
            assert {"code", "name", "score", "scored", "total", "indicators"} <= objective.keys()
    wanted = {"code", "value", "target", "achievement", "score", "rating", "state"}
    assert all(wanted <= one.keys() for one in indicators(mixed).values())
    assert [len(mixed["programs"]), len(nodes(mixed)) - 10, len(indicators(mixed))] == [9, 24, 59]


def test_an_empty_board_has_no_values_and_says_null(ikk: Ikk) -> None:
    board = ikk("summary", "--quarter", "1", "--json").json
    assert all((node["score"], node["scored"]) == (None, 0) for node in nodes(board))
    assert board["rating"] is None
    for one in indicators(board).values():
        assert (one["value"], one["achievement"], one["score"], one["rating"]) == (None, None, None, None)
        assert one["state"] == ("no_target" if one["target"] == "0" else "unfilled")


def test_numbers_are_strings_and_never_floats(mixed: Any) -> None:
    for one in indicators(mixed).values():
        for key in ("value", "target", "achievement", "score"):
            assert one[key] is None or (isinstance(one[key], str) and Decimal(one[key]).is_finite())
    assert all(node["score"] is None or isinstance(node["score"], str) for node in nodes(mixed))


def test_counts_say_what_became_of_every_indicator(mixed: Any) -> None:
    assert mixed["counts"].keys() == STATES
    assert sum(mixed["counts"].values()) == mixed["total"] == 59
    found = Counter(one["state"] for one in indicators(mixed).values())
    assert {state: found[state] for state in STATES} == mixed["counts"]
    assert mixed["counts"] == {"scored": 5, "unfilled": 47, "no_target": 5, "nil": 1, "not_applicable": 1}


def test_every_indicator_has_its_state(mixed: Any) -> None:
    states = {code: one["state"] for code, one in indicators(mixed).items()}
    assert (states["2.4.5"], states["2.6.1"], states["2.7.3"]) == ("scored", "nil", "not_applicable")
    assert (states["2.9.1"], states["2.9.2"], states["2.9.6"]) == ("no_target", "no_target", "unfilled")


def test_a_node_counts_what_is_below_it(mixed: Any) -> None:
    for program in mixed["programs"]:
        assert sum(objective["total"] for objective in program["objectives"]) == program["total"]
        assert sum(objective["scored"] for objective in program["objectives"]) == program["scored"]
    assert sum(program["total"] for program in mixed["programs"]) == mixed["total"]
    assert sum(program["scored"] for program in mixed["programs"]) == mixed["scored"]


def test_work_beyond_a_target_of_zero_is_shown_and_not_scored(mixed: Any) -> None:
    one = indicators(mixed)["2.9.1"]
    assert (one["value"], one["target"]) == ("2", "0")
    assert (one["achievement"], one["score"], one["rating"]) == (None, None, None)


def test_the_score_is_held_between_floor_and_cap_and_the_achievement_is_not(mixed: Any) -> None:
    low, high = indicators(mixed)["4.1.1"], indicators(mixed)["8.1.1"]
    assert [Decimal(low[key]) for key in ("achievement", "score")] == [-110, 0]
    assert [Decimal(high[key]) for key in ("achievement", "score")] == [300, 120]
    assert (low["rating"], high["rating"]) == ("Sangat Rendah", "Sangat Tinggi")


def test_counted_things_add_up_over_the_quarters(mixed: Any) -> None:
    assert (indicators(mixed)["6.2.1"]["value"], indicators(mixed)["6.2.1"]["achievement"]) == ("11", "55.00")


def test_a_percentage_of_an_earlier_quarter_still_holds(ikk: Ikk, mixed: Any) -> None:
    later = indicators(ikk("summary", "--quarter", "4", "--json").json)["2.4.5"]
    assert (later["value"], later["achievement"], later["state"]) == ("17", "89.47", "scored")
    earlier = indicators(ikk("summary", "--quarter", "2", "--json").json)["2.4.5"]
    assert (earlier["value"], earlier["state"]) == (None, "unfilled")


def test_the_mean_is_taken_of_all_scored_indicators(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    ikk("record", "2.2.1", "45/60", "--quarter", "3")
    ikk("record", "5.2.1", "70", "--quarter", "3")
    board = ikk("summary", "--quarter", "3", "--json").json
    # The mean of 89,4737 and 88,2353 and 100 (not of what is shown of them).
    assert (board["score"], board["rating"], board["scored"]) == ("92.57", "Sangat Tinggi", 3)
    assert board["programs"][1]["score"] == "88.85"


def test_people_see_the_same_digits_with_a_comma(ikk: Ikk, mixed: Any) -> None:
    done = ikk("summary", "--quarter", "3")
    assert (done.code, done.err) == (0, "")
    assert mixed["score"].replace(".", ",") in done.out
    table = done.out.partition("Predikat")[2]
    for program in mixed["programs"]:
        line = next(line for line in table.splitlines() if line.startswith(f"{program['code']} "))
        assert (program["score"] or "-").replace(".", ",") in line.split()
        assert f"{program['scored']}/{program['total']}" in line.split()


def test_a_mean_never_appears_without_its_denominator(ikk: Ikk, mixed: Any) -> None:
    said = " ".join(ikk("summary", "--quarter", "3").out.split())
    assert "rata-rata 5 dari 59 IKK; 47 belum diisi, 5 tanpa target, 1 nihil, 1 tidak berlaku" in said


def test_every_node_counts_its_states_its_bands_and_its_cells(mixed: Any) -> None:
    for node in nodes(mixed):
        assert node["counts"].keys() == STATES
        assert sum(node["counts"].values()) == node["total"]
        assert sum(node["ratings"].values()) == node["scored"] == node["counts"]["scored"]
        assert sum(node["statuses"].values()) == node["entered"]
    assert mixed["ratings"] == {"Sangat Tinggi": 1, "Tinggi": 2, "Sedang": 0, "Rendah": 1, "Sangat Rendah": 1}
    assert mixed["statuses"] == {"draft": 8, "submitted": 0, "approved": 0, "returned": 0}
    entered = [code for code, one in indicators(mixed).items() if one["entered"]]
    assert entered == ["2.2.1", "2.4.5", "2.6.1", "2.7.3", "2.9.1", "4.1.1", "6.2.1", "8.1.1"]


def test_the_points_lost_are_those_of_the_indicators_below_100(mixed: Any) -> None:
    drags = {one["code"]: one for one in mixed["drags"]}
    assert list(drags) == ["4.1.1", "6.2.1", "2.2.1", "2.4.5"]
    assert [one["lost"] for one in drags.values()] == ["20.00", "9.00", "2.35", "2.11"]
    assert drags["2.2.1"] == {
        "code": "2.2.1",
        "lost": "2.35",
        "score": "88.24",
        "value": "75",
        "quarters": [3],
        "target": "85",
        "obstacles": None,
    }
    assert {code: one["lost"] for code, one in indicators(mixed).items() if one["lost"] != "0.00"} == {
        code: one["lost"] for code, one in drags.items()
    }
    assert (mixed["lost"], mixed["programs"][1]["lost"]) == ("33.46", "4.46")


def test_a_change_is_that_of_two_numbers_as_they_are_shown(ikk: Ikk, mixed: Any) -> None:
    before = ikk("summary", "--quarter", "2", "--json").json
    assert (before["score"], mixed["score"], mixed["change"]) == ("25.00", "70.54", "45.54")
    assert indicators(mixed)["6.2.1"]["change"] == "30.00"
    assert indicators(mixed)["2.4.5"]["change"] is None
    assert [(one["quarter"], one["score"], one["change"]) for one in mixed["quarters"]] == [
        (1, "25.00", None),
        (2, "25.00", "0.00"),
        (3, "70.54", "45.54"),
    ]


def test_the_json_tells_how_the_values_are_looked_at(ikk: Ikk, mixed: Any) -> None:
    assert (mixed["view"]["period"], mixed["view"]["values"]) == ("to_date", "all")
    assert (mixed["view"]["cap"], mixed["view"]["rollup"]) == ("120", "flat")
    options = ("--only-quarter", "--approved", "--uncapped", "--rollup", "tiered")
    other = ikk("summary", "--quarter", "3", "--json", *options).json
    assert (other["view"]["period"], other["view"]["values"]) == ("quarter", "approved")
    assert (other["view"]["cap"], other["view"]["rollup"]) == (None, "tiered")
    assert other["view"]["label"] == "hanya TW III · hanya nilai disetujui · tanpa batas atas · rata-rata bertingkat"
    assert (other["rules"]["cap"]["value"], other["rules"]["rollup"]["value"]) == ("none", "tiered")
    assert (other["scored"], other["entered"]) == (0, 8)


def test_people_are_told_which_rules_are_in_force(ikk: Ikk) -> None:
    said = " ".join(ikk("summary", "--quarter", "3").out.split())
    assert "batas atas 120" in said
    for band in ("Sangat Tinggi > 90", "Tinggi > 75", "Sedang > 65", "Rendah > 50"):
        assert band in said


def test_asking_how_we_stand_changes_nothing(ikk: Ikk, on_seeded: Any) -> None:
    before = on_seeded.read_bytes()
    ikk("summary", "--quarter", "3")
    ikk("summary", "--quarter", "3", "--json")
    ikk("summary", "--quarter", "3", "--plain", "--only-quarter", "--uncapped", "--rollup", "tiered")
    assert on_seeded.read_bytes() == before
