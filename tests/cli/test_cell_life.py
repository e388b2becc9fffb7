"""The whole life of a cell by commands alone: entered, submitted, returned, approved, closed, and the trail of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AtWork, Ikk, contents, indicators

CELL = ["2.4.5", "--quarter", "1"]
ALL_STEPS = [
    ("siti", ["submit", *CELL]),
    ("siti", ["withdraw", *CELL]),
    ("budi", ["approve", *CELL]),
    ("budi", ["return", *CELL, "--reason", "kurang"]),
    ("budi", ["comment", *CELL, "--text", "hm"]),
    ("budi", ["revoke", *CELL]),
]
NAMES = [step[0] for _, step in ALL_STEPS]
Bring = Callable[[str], None]


def done(ikk: Ikk, *arguments: str) -> str:
    """What a command that must succeed said."""
    outcome = ikk(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out


def newest(ikk: Ikk) -> Any:
    """The newest revision of the cell."""
    return ikk("history", *CELL, "--json").json["revisions"][0]


def status(ikk: Ikk) -> str:
    found: str = newest(ikk)["status"]
    return found


def test_a_cell_from_its_first_value_to_its_approval(office: Ikk, at_work: AtWork) -> None:
    ikk = office
    done(ikk, "record", "2.4.5", "19", "--quarter", "1")
    assert done(ikk, "submit", *CELL, "--check") == "Siap diajukan (1 sel TW I): 2.4.5\n"
    assert status(ikk) == "draft"
    assert done(ikk, "submit", *CELL) == "Diajukan (1 sel TW I): 2.4.5\n"
    assert done(ikk, "withdraw", *CELL) == "2.4.5 TW I: pengajuan ditarik, kini draf (19 %)\n"
    done(ikk, "submit", *CELL)
    at_work("budi")
    assert [one["code"] for one in ikk("queue", "--json").json["waiting"]] == ["2.4.5"]
    upon = newest(ikk)["id"][:12]
    said = done(ikk, "return", *CELL, "--reason", "Lampirkan laporan")
    assert said == f"2.4.5 TW I: dikembalikan (19 %, revisi {upon})\n"
    assert ikk("queue", "--json").json["waiting"] == []
    at_work("siti")
    assert "Catatan reviu: Lampirkan laporan" in done(ikk, "history", *CELL)
    done(ikk, "record", "2.4.5", "20", "--quarter", "1")
    assert status(ikk) == "returned"
    done(ikk, "submit", *CELL, "--message", "Sudah dilampirkan")
    at_work("budi")
    assert done(ikk, "comment", *CELL, "--text", "Terima kasih").endswith(": komentar dicatat, kini diajukan (20 %)\n")
    upon = newest(ikk)["id"][:12]
    assert done(ikk, "approve", *CELL, "--seen", upon) == f"2.4.5 TW I: disetujui (20 %, revisi {upon})\n"
    assert done(ikk, "revoke", *CELL) == "2.4.5 TW I: keputusan dibatalkan, kini diajukan (20 %)\n"
    done(ikk, "approve", *CELL)
    assert indicators(ikk("summary", "--quarter", "1", "--approved", "--json").json)["2.4.5"]["value"] == "20"
    assert done(ikk, "check").startswith("Utuh: 11 revisi dalam 1 sel")
    told = [one["told"] for one in ikk("log", "--code", "2.4.5", "--json").json["entries"]]
    assert told[::-1] == [
        "mengisi 19 %",
        "mengajukan 19 %",
        "menarik pengajuan 19 %",
        "mengajukan 19 %",
        "mengembalikan 19 %: Lampirkan laporan",
        "mengisi 20 %, sebelumnya 19 %",
        "mengajukan 20 %: Sudah dilampirkan",
        "mengomentari 20 %: Terima kasih",
        "menyetujui 20 %",
        "membatalkan keputusan: tidak jadi menyetujui 20 %",
        "menyetujui 20 %",
    ]


def test_a_closed_quarter_refuses_every_step_until_it_is_reopened(
    office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring
) -> None:
    bring("approved")
    at_work("admin")
    assert done(office, "lock", "close", "--quarter", "1", "--yes") == "TW I 2024 ditutup; 53 belum disetujui\n"
    before = contents(on_seeded)
    recording = ("siti", ["record", "2.4.5", "21", "--quarter", "1"])
    for person, step in [recording, ("siti", ["submit", *CELL, "--check"]), *ALL_STEPS]:
        at_work(person)
        outcome = office(*step)
        assert outcome.code == 1
        assert "TW I 2024 ditutup oleh admin pada " in outcome.complaint
        assert "minta administrator (admin) membukanya kembali" in outcome.complaint
    assert contents(on_seeded) == before
    at_work("admin")
    said = done(office, "lock", "open", "--quarter", "1", "--reason", "Salah\ntutup")
    assert said == "TW I 2024 dibuka kembali: Salah tutup\n"
    at_work("budi")
    done(office, "revoke", *CELL)
    assert office("check").code == 0


@pytest.fixture
def bring(office: Ikk, at_work: AtWork) -> Bring:
    """What brings the cell to a status; siti wrote it and budi decided."""

    def to(wanted: str) -> None:
        steps = {
            "blank": [],
            "draft": [("siti", ["record", "2.4.5", "19", "--quarter", "1"])],
        }
        steps["submitted"] = [*steps["draft"], ("siti", ["submit", *CELL])]
        steps["approved"] = [*steps["submitted"], ("budi", ["approve", *CELL])]
        steps["returned"] = [*steps["submitted"], ("budi", ["return", *CELL, "--reason", "kurang"])]
        for person, arguments in steps[wanted]:
            at_work(person)
            assert office(*arguments).code == 0

    return to


# By what the cell is: the steps that may be taken, and of the others what is told of some.
POSSIBLE = {
    "blank": set(),
    "draft": {"submit"},
    "submitted": {"withdraw", "approve", "return", "comment"},
    "approved": {"return", "revoke"},
    "returned": {"submit", "revoke"},
}
REFUSED = {
    ("blank", "submit"): "2.4.5 TW I belum lengkap: nilai",
    ("blank", "withdraw"): "tidak sedang diajukan",
    ("draft", "withdraw"): "tidak sedang diajukan",
    ("submitted", "submit"): "sudah diajukan",
    ("approved", "submit"): "sudah disetujui",
    ("blank", "approve"): "belum diisi",
    ("draft", "approve"): "berstatus draf",
    ("returned", "approve"): "berstatus dikembalikan",
}


@pytest.mark.parametrize("now", POSSIBLE)
@pytest.mark.parametrize(("person", "step"), ALL_STEPS, ids=NAMES)
def test_a_step_that_does_not_fit_is_refused_and_writes_nothing(
    office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring, now: str, person: str, step: list[str]
) -> None:
    bring(now)
    at_work(person)
    before = contents(on_seeded)
    outcome = office(*step)
    if step[0] in POSSIBLE[now]:
        assert outcome.code == 0
        assert contents(on_seeded) != before
        return
    assert outcome.code == 1
    assert "2.4.5 TW I" in outcome.complaint
    assert REFUSED.get((now, step[0]), "") in outcome.complaint
    assert contents(on_seeded) == before
    assert office("check").code == 0


@pytest.mark.parametrize("login", ["admin", "dewi", "orang-lain"])
@pytest.mark.parametrize(("person", "step"), ALL_STEPS, ids=NAMES)
def test_who_lacks_the_role_hears_who_has_it(
    office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring, login: str, person: str, step: list[str]
) -> None:
    bring("submitted")
    at_work(login)
    before = contents(on_seeded)
    outcome = office(*step)
    role, having = ("operator", "siti, tono") if person == "siti" else ("peninjau", "budi, rina")
    assert outcome.code == 1
    assert f"Akun {login}" in outcome.complaint
    assert f"yang berperan {role}: {having}" in outcome.complaint
    assert contents(on_seeded) == before


def test_a_deactivated_person_decides_nothing(office: Ikk, at_work: AtWork, bring: Bring) -> None:
    bring("submitted")
    at_work("admin")
    assert office("user", "deactivate", "budi").code == 0
    at_work("budi")
    assert "Akun budi sudah dinonaktifkan" in office("approve", *CELL).complaint


def test_nobody_approves_what_they_wrote_or_submitted(
    office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring
) -> None:
    at_work("admin")
    for login in ("siti", "tono"):
        assert office("user", "change", login, "--role", "operator", "--role", "reviewer").code == 0
    bring("draft")
    at_work("tono")
    assert office("submit", *CELL).code == 0
    before = contents(on_seeded)
    for own in ("siti", "tono"):
        at_work(own)
        outcome = office("approve", *CELL)
        assert outcome.code == 1
        assert "Anda sendiri yang mengisi atau mengajukannya; yang dapat menyetujui: budi, rina" in outcome.complaint
    assert contents(on_seeded) == before
    at_work("rina")
    assert office("approve", *CELL).code == 0


def test_alone_one_may_do_it_all(ikk: Ikk, at_work: AtWork) -> None:
    at_work("sendiri")
    assert ikk("record", "2.4.5", "19", "--quarter", "1").code == 0
    said = ikk("submit", *CELL)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "sendiri menjadi administrator basis data ini (mode perorangan); akun lain: ikk user add",
        "Diajukan (1 sel TW I): 2.4.5",
    ]
    upon = newest(ikk)["id"][:12]
    assert ikk("approve", *CELL).out == f"2.4.5 TW I: disetujui (19 %, revisi {upon})\n"


@pytest.mark.parametrize("words", [["approve", *CELL], ["return", *CELL, "--reason", "Periksa lagi"]])
def test_who_decides_without_naming_a_revision_is_told_upon_which(
    office: Ikk, at_work: AtWork, words: list[str]
) -> None:
    assert office("record", "2.4.5", "19", "--quarter", "1").code == 0
    assert office("submit", *CELL).code == 0
    upon = newest(office)["id"][:12]
    at_work("budi")
    assert f"(19 %, revisi {upon})" in office(*words).out
    assert "tanpa ini, yang diputuskan adalah isi sekarang" in " ".join(office(words[0], "--help").out.split())


def test_only_who_decided_takes_it_back(office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring) -> None:
    bring("approved")
    at_work("rina")
    before = contents(on_seeded)
    assert "diputuskan oleh budi" in office("revoke", *CELL).complaint
    assert contents(on_seeded) == before


def test_a_reviewer_who_has_spoken_keeps_the_submission_from_being_withdrawn(
    office: Ikk, at_work: AtWork, bring: Bring
) -> None:
    bring("submitted")
    at_work("budi")
    assert office("comment", *CELL, "--text", "saya periksa").code == 0
    at_work("siti")
    assert "2.4.5 TW I sudah dilihat budi" in office("withdraw", *CELL).complaint


@pytest.mark.parametrize("step", [["approve"], ["return", "--reason", "kurang"]], ids=["approve", "return"])
def test_nothing_is_decided_on_what_was_not_seen(
    office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring, step: list[str]
) -> None:
    bring("submitted")
    seen = newest(office)["id"]
    at_work("budi")
    assert office("return", *CELL, "--reason", "kurang").code == 0
    at_work("siti")
    assert office("submit", *CELL).code == 0
    at_work("rina")
    before = contents(on_seeded)
    for stale in (seen, seen[:12], "", "0" * 12):
        outcome = office(step[0], *CELL, *step[1:], "--seen", stale)
        assert outcome.code == 1
        assert "2.4.5 TW I berubah sejak Anda lihat (siti)" in outcome.complaint
    assert contents(on_seeded) == before
    assert office(step[0], *CELL, *step[1:], "--seen", newest(office)["id"][:12]).code == 0


NASTY = ["[/x] [red]merah[/red]", "[@click=app.quit]x[/]", "=SUM(A1)", "{x} %s \\n", "é ▲ 日本"]
SAYING = [
    ("siti", "returned", ["submit", *CELL, "--message"]),
    ("budi", "submitted", ["return", *CELL, "--reason"]),
    ("budi", "submitted", ["comment", *CELL, "--text"]),
]


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize(("person", "now", "step"), SAYING, ids=[step[0] for _, _, step in SAYING])
def test_what_is_said_is_kept_and_shown_as_it_was_typed(
    office: Ikk, at_work: AtWork, bring: Bring, person: str, now: str, step: list[str], text: str
) -> None:
    bring(now)
    at_work(person)
    assert office(*step, text).code == 0
    assert newest(office)["remark"] == text
    assert f"Catatan reviu: {text}" in done(office, "history", *CELL)
    assert f": {text}" in done(office, "log", "--kind", "reviu")


@pytest.mark.parametrize("text", ["a\x1b[2Jb", "a\x00b", "a\u202eb", "a\x9bb", "x" * 1001, "\udcff"])
@pytest.mark.parametrize(("person", "now", "step"), SAYING, ids=[step[0] for _, _, step in SAYING])
def test_what_would_steer_the_terminal_or_never_ends_is_refused(
    office: Ikk, at_work: AtWork, on_seeded: Path, bring: Bring, person: str, now: str, step: list[str], text: str
) -> None:
    bring(now)
    at_work(person)
    before = contents(on_seeded)
    outcome = office(*step, text)
    assert outcome.code == 1
    assert outcome.complaint.startswith(("Tanggapan ", "Alasan ", "Komentar "))
    assert contents(on_seeded) == before


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_return_and_a_comment_say_something(office: Ikk, at_work: AtWork, bring: Bring, text: str) -> None:
    bring("submitted")
    at_work("budi")
    assert "Alasan belum diisi" in office("return", *CELL, "--reason", text).complaint
    assert "Komentar belum diisi" in office("comment", *CELL, "--text", text).complaint


def test_the_same_reason_twice_is_shown_twice(office: Ikk, at_work: AtWork, bring: Bring) -> None:
    bring("returned")
    at_work("siti")
    assert office("submit", *CELL).code == 0
    at_work("budi")
    assert office("return", *CELL, "--reason", "kurang").code == 0
    assert done(office, "history", *CELL).count("Catatan reviu: kurang") == 2
