"""`ikk submit` and `ikk queue`: many cells at once, what they lack, and what waits for review."""

from pathlib import Path
from typing import Any

import pytest

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.forms import Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import realisations
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from tests.cli.conftest import AtWork, Ikk, contents

TW1 = ["--quarter", "1"]
SITI = Author("siti", "laptop-siti")
QUEUED = {
    "code",
    "name",
    "quarter",
    "office",
    "value",
    "state",
    "unit",
    "achievement",
    "submitter",
    "at",
    "revision",
}


@pytest.fixture
def entered(office: Ikk) -> Ikk:
    """Complete: 2.4.5, 2.9.1 and 6.2.1. Lacking its analysis: 2.4.6, as its achievement is under 100."""
    for code, typed in (("2.4.5", "19"), ("2.4.6", "17"), ("2.9.1", "- belum ada"), ("6.2.1", "nihil")):
        assert office("record", code, typed, *TW1).code == 0
    return office


def waiting(ikk: Ikk, *options: str) -> Any:
    return ikk("queue", *options, "--json").json["waiting"]


def test_without_codes_all_that_is_complete_is_submitted(entered: Ikk) -> None:
    outcome = entered("submit", *TW1)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "Diajukan (3 sel TW I): 2.4.5, 2.9.1, 6.2.1",
        "2.4.6 TW I belum lengkap: analisis (capaian 50,00 di bawah 100)",
    ]
    assert [one["code"] for one in waiting(entered)] == ["2.4.5", "2.9.1", "6.2.1"]


def test_a_check_lists_the_same_and_writes_nothing(entered: Ikk, on_seeded: Path) -> None:
    before = contents(on_seeded)
    checked = entered("submit", *TW1, "--check")
    assert (checked.code, checked.err) == (0, "")
    assert contents(on_seeded) == before
    assert entered("submit", *TW1).out == checked.out.replace("Siap diajukan", "Diajukan")


@pytest.mark.parametrize(
    ("codes", "submitted"),
    [
        (["2.4.5"], "2.4.5"),
        (["2.4"], "2.4.5"),
        (["2"], "2.4.5, 2.9.1"),
        (["6", "2.9.1"], "2.9.1, 6.2.1"),
        (["2.4.5", "2.4", "2"], "2.4.5, 2.9.1"),
    ],
)
def test_a_code_may_be_that_of_an_indicator_an_objective_or_a_program(
    entered: Ikk, codes: list[str], submitted: str
) -> None:
    outcome = entered("submit", *codes, *TW1)
    assert outcome.code == 0
    assert outcome.out.splitlines()[0].endswith(f": {submitted}")


def test_of_a_program_each_cell_that_is_not_filled_is_named(entered: Ikk) -> None:
    lines = entered("submit", "2.4", *TW1).out.splitlines()
    assert lines[1:] == [
        "2.4.1 TW I belum lengkap: nilai",
        "2.4.2 TW I belum lengkap: nilai",
        "2.4.3 TW I belum lengkap: nilai",
        "2.4.4 TW I belum lengkap: nilai",
        "2.4.6 TW I belum lengkap: analisis (capaian 50,00 di bawah 100)",
        "2.4.7 TW I belum lengkap: nilai",
    ]


def test_what_was_submitted_before_is_told_in_one_line(entered: Ikk) -> None:
    assert entered("submit", "2.9.1", "6.2.1", *TW1).code == 0
    assert entered("submit", *TW1).out.splitlines() == [
        "Diajukan (1 sel TW I): 2.4.5",
        "2.4.6 TW I belum lengkap: analisis (capaian 50,00 di bawah 100)",
        "Sudah diajukan atau disetujui (2): 2.9.1, 6.2.1",
    ]


@pytest.mark.parametrize("check", [[], ["--check"]], ids=["submit", "check"])
def test_where_nothing_can_be_submitted_the_code_is_one(entered: Ikk, on_seeded: Path, check: list[str]) -> None:
    assert entered("submit", *TW1).code == 0
    before = contents(on_seeded)
    assert "Belum ada isian TW II yang dapat diajukan" in entered("submit", "--quarter", "2", *check).complaint
    assert "2.4.5 TW I sudah diajukan" in entered("submit", "2.4.5", *TW1, *check).complaint
    assert "2.4.6 TW I belum lengkap: analisis" in entered("submit", "2.4.6", *TW1, *check).complaint
    several = entered("submit", *TW1, *check)
    assert several.code == 1
    assert several.out.splitlines() == [
        "2.4.6 TW I belum lengkap: analisis (capaian 50,00 di bawah 100)",
        "Sudah diajukan atau disetujui (3): 2.4.5, 2.9.1, 6.2.1",
    ]
    said = "Tidak ada yang dapat diajukan dari 4 sel TW I; lengkapi yang disebut, lalu ajukan lagi\n"
    assert several.err == said
    done = entered("submit", "2.4.5", "2.9.1", *TW1, *check)
    assert done.code == 1
    assert done.err.endswith("; semuanya sudah diajukan atau disetujui\n")
    assert contents(on_seeded) == before


def test_an_analysis_or_required_evidence_makes_it_complete(entered: Ikk, at_work: AtWork, db: Database) -> None:
    realisations.describe(db, "2.4.6", Quarter.I, Written(analysis="Instruktur pindah"), SITI)
    at_work("admin")
    assert entered("policy", "--evidence", "wajib").code == 0
    at_work("siti")
    refused = entered("submit", "2.4.6", "2.4.5", *TW1)
    assert refused.out.splitlines() == ["2.4.5 TW I belum lengkap: bukti", "2.4.6 TW I belum lengkap: bukti"]
    realisations.describe(db, "2.4.6", Quarter.I, Written(evidence=(Evidence("document", "W.16-77/2024"),)), SITI)
    assert entered("submit", "2.4.6", *TW1).code == 0


@pytest.mark.parametrize("codes", [["9.9"], ["2.4.5", "x"], ["2.4.5\x1b[2J"], ["\udcff"]])
def test_an_unknown_code_submits_nothing_at_all(entered: Ikk, on_seeded: Path, codes: list[str]) -> None:
    before = contents(on_seeded)
    outcome = entered("submit", *codes, *TW1)
    assert outcome.code == 1
    assert "Kode" in outcome.complaint
    assert contents(on_seeded) == before


def test_an_empty_queue_says_so(office: Ikk) -> None:
    assert office("queue").out == "Menunggu reviu 2024: 0 sel\n"
    assert office("queue", "--json").json == {"year": 2024, "order": "age", "waiting": []}


def test_the_queue_is_by_age_or_along_the_decree(entered: Ikk) -> None:
    for codes in (["6.2.1"], ["2.9.1"], ["2.4.5"]):
        assert entered("submit", *codes, *TW1).code == 0
    assert entered("record", "1.1.1", "3,2", "--quarter", "2").code == 0
    assert entered("submit", "--quarter", "2").code == 0
    assert [one["code"] for one in waiting(entered)] == ["6.2.1", "2.9.1", "2.4.5", "1.1.1"]
    assert [one["code"] for one in waiting(entered, "--by-program")] == ["1.1.1", "2.4.5", "2.9.1", "6.2.1"]
    told = [line.split()[0] for line in entered("queue", "--by-program").out.splitlines()[2:]]
    assert told == ["1.1.1", "2.4.5", "2.9.1", "6.2.1"]


def test_machines_read_what_waits(entered: Ikk) -> None:
    assert entered("submit", *TW1).code == 0
    shape = entered("queue", "--by-program", "--json").json
    assert (shape["year"], shape["order"]) == (2024, "program")
    first, second, third = shape["waiting"]
    assert set(first) == QUEUED
    head = entered("history", "2.4.5", *TW1, "--json").json["revisions"][0]
    expected = {"code": "2.4.5", "quarter": 1, "office": "KANWIL", "value": "19", "state": "filled", "unit": "%"}
    expected |= {"achievement": "100.00", "submitter": "siti", "at": head["at"], "revision": head["id"]}
    assert {name: first[name] for name in expected} == expected
    assert (second["value"], second["state"], second["achievement"]) == (None, "not_applicable", None)
    assert (third["value"], third["state"]) == (None, "nil")


def test_people_read_the_value_and_the_revision_to_answer_with(entered: Ikk, at_work: AtWork) -> None:
    assert entered("submit", "2.4.5", *TW1).code == 0
    title, _, line = entered("queue").out.splitlines()
    assert title == "Menunggu reviu 2024: 1 sel"
    code, quarter, *rest = line.split()
    assert (code, quarter, rest[:4]) == ("2.4.5", "I", ["19", "%", "100,00", "siti"])
    at_work("budi")
    assert entered("approve", "2.4.5", *TW1, "--seen", rest[-1]).code == 0


def test_the_queue_of_a_year_without_a_decree(office: Ikk) -> None:
    assert "2024" in office("queue", "--year", "2023").complaint
