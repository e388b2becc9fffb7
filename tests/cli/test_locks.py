"""`ikk lock` and `ikk policy`: closing a quarter, reopening it, and what a submission needs."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PEOPLE, AtWork, Ikk, contents

CLOSE, OPEN = ["lock", "close", "--quarter", "1"], ["lock", "open", "--quarter", "1", "--reason", "salah"]
POLICY = ["policy", "--evidence", "wajib"]


@pytest.fixture
def admin(office: Ikk, at_work: AtWork) -> Ikk:
    """The administrator at work, on a file with one draft in the first quarter."""
    assert office("record", "2.4.5", "19", "--quarter", "1").code == 0
    at_work("admin")
    return office


def quarters(ikk: Ikk) -> Any:
    return ikk("lock", "list", "--json").json["quarters"]


def test_without_yes_what_is_not_approved_is_listed_and_nothing_is_closed(admin: Ikk, on_seeded: Path) -> None:
    before = contents(on_seeded)
    outcome = admin(*CLOSE)
    assert outcome.code == 1
    assert outcome.err == "54 sel TW I 2024 belum disetujui; tambahkan --yes untuk tetap menutup\n"
    empty, draft = sorted(outcome.out.splitlines())
    assert empty.startswith("belum diisi (53): 1.1.1, 2.1.1, ")
    assert draft == "draf (1): 2.4.5"
    assert contents(on_seeded) == before


def test_with_yes_it_is_closed_and_told(admin: Ikk) -> None:
    assert admin(*CLOSE, "--yes").out == "TW I 2024 ditutup; 54 belum disetujui\n"
    first, *others = quarters(admin)
    assert (first["quarter"], first["closed"], first["author"], first["unapproved"]) == (1, True, "admin", 54)
    assert first["at"].endswith("Z")
    assert others == [
        {"quarter": quarter, "closed": False, "author": None, "at": None, "unapproved": None} for quarter in (2, 3, 4)
    ]
    lines = admin("lock", "list").out.splitlines()
    assert lines[1].split()[:5] == ["TW", "I", "2024", "ditutup", "admin"]
    assert lines[2].split() == ["TW", "II", "2024", "terbuka"]


def test_a_quarter_in_which_all_is_approved_needs_no_yes(ikk: Ikk, at_work: AtWork) -> None:
    at_work("admin")
    codes = [
        one["code"] for p in ikk("tree", "--json").json["programs"] for o in p["objectives"] for one in o["indicators"]
    ]
    for code in codes:
        assert ikk("record", code, "- tidak ada", "--quarter", "1").code == 0
    assert ikk("submit", "--quarter", "1").out.splitlines()[-1].startswith("Diajukan (59 sel TW I): ")
    for code in codes:
        assert ikk("approve", code, "--quarter", "1").code == 0
    assert ikk(*CLOSE).out == "TW I 2024 ditutup; tidak ada yang belum disetujui\n"


def test_reopening_says_why(admin: Ikk) -> None:
    assert admin(*CLOSE, "--yes").code == 0
    assert admin(*OPEN).out == "TW I 2024 dibuka kembali: salah\n"
    assert quarters(admin)[0]["closed"] is False
    told = [one["told"] for one in admin("log", "--kind", "kunci", "--json").json["entries"]]
    assert told == ["membuka kembali triwulan: salah", "menutup triwulan; 54 belum disetujui"]


@pytest.mark.parametrize("yes", [[], ["--yes"]], ids=["without", "with"])
def test_quarters_are_closed_in_order_and_once(admin: Ikk, on_seeded: Path, yes: list[str]) -> None:
    assert "TW I 2024 belum ditutup" in admin("lock", "close", "--quarter", "2", *yes).complaint
    assert admin(*CLOSE, "--yes").code == 0
    before = contents(on_seeded)
    assert "TW I 2024 sudah ditutup oleh admin" in admin(*CLOSE, *yes).complaint
    assert contents(on_seeded) == before


def test_quarters_are_reopened_newest_first(admin: Ikk, on_seeded: Path) -> None:
    assert "TW I 2024 tidak sedang ditutup" in admin(*OPEN).complaint
    for quarter in "12":
        assert admin("lock", "close", "--quarter", quarter, "--yes").code == 0
    before = contents(on_seeded)
    assert "TW II 2024 masih ditutup" in admin(*OPEN).complaint
    assert contents(on_seeded) == before


@pytest.mark.parametrize("reason", ["", " ", "a\x1b[2J", "\udcff", "x" * 1001])
def test_a_reason_that_says_nothing_or_steers_is_refused(admin: Ikk, on_seeded: Path, reason: str) -> None:
    assert admin(*CLOSE, "--yes").code == 0
    before = contents(on_seeded)
    outcome = admin(*OPEN[:-1], reason)
    assert outcome.code == 1
    assert outcome.complaint.startswith("Alasan ")
    assert contents(on_seeded) == before


@pytest.mark.parametrize("login", [*PEOPLE, "orang-lain"])
@pytest.mark.parametrize("command", [CLOSE, [*CLOSE, "--yes"], OPEN, POLICY], ids=" ".join)
def test_only_an_administrator_closes_reopens_and_requires(
    admin: Ikk, at_work: AtWork, on_seeded: Path, login: str, command: list[str]
) -> None:
    at_work(login)
    before = contents(on_seeded)
    outcome = admin(*command)
    assert outcome.code == 1
    assert "yang berperan administrator: admin" in outcome.complaint
    assert contents(on_seeded) == before


def test_what_a_submission_needs_is_told_and_changed(admin: Ikk, on_seeded: Path) -> None:
    assert admin("policy").out == "Bukti pada pengajuan 2024: bebas\n"
    assert admin(*POLICY).out == "Bukti pada pengajuan 2024: kini wajib\n"
    before = contents(on_seeded)
    assert admin(*POLICY).out == "Bukti pada pengajuan 2024: wajib\n"
    assert contents(on_seeded) == before
    assert admin("policy", "--json").json == {"year": 2024, "evidence": True}
    assert admin("policy", "--evidence", "bebas", "--json").json == {"year": 2024, "evidence": False}


@pytest.mark.parametrize("command", [["lock", "list"], [*CLOSE, "--yes"], OPEN, ["policy"], POLICY], ids=" ".join)
def test_a_year_without_a_decree(admin: Ikk, on_seeded: Path, command: list[str]) -> None:
    before = contents(on_seeded)
    assert "2024" in admin(*command, "--year", "2023").complaint
    assert contents(on_seeded) == before


def test_the_scores_of_a_closed_quarter_are_checked(admin: Ikk, on_seeded: Path) -> None:
    assert admin(*CLOSE, "--yes").code == 0
    assert admin("check").code == 0
    assert admin("summary", "--quarter", "1").code == 0
