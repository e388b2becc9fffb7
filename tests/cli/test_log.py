"""`ikk log`: who did what and when, filtered, as a table, as CSV for a spreadsheet, as JSON for programs."""

import csv
import io
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import accounts, realisations, reviews, submissions, trails
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database, open_database
from tests.cli.conftest import AtWork, Ikk, Program

TW1 = ["--quarter", "1"]
HEADINGS = ["Baris", "Waktu setempat", "Waktu UTC", "Siapa", "Komputer", "Jenis", "Tentang", "Perbuatan", "Sidik"]
ENTRY = {"seq", "at", "author", "device", "kind", "subject", "told", "id"}
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@pytest.fixture
def lived(office: Ikk, at_work: AtWork) -> Ikk:
    """After the six accounts: two values, a submission, its return, a closed quarter."""
    assert office("record", "2.4.5", "19", *TW1).code == 0
    assert office("record", "6.2.1", "5", "--quarter", "2").code == 0
    assert office("submit", "2.4.5", *TW1).code == 0
    at_work("budi")
    assert office("return", "2.4.5", *TW1, "--reason", "kurang; jelas").code == 0
    at_work("admin")
    assert office("lock", "close", *TW1, "--yes").code == 0
    return office


def entries(ikk: Ikk, *filters: str) -> Any:
    return ikk("log", "--json", *filters).json["entries"]


def rows(text: str) -> list[list[str]]:
    """A CSV as a spreadsheet reads it, short of its mark."""
    assert text.startswith(MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(MARK), newline=""), delimiter=";", strict=True))


def test_the_newest_stands_on_top_and_the_root_below(lived: Ikk) -> None:
    outcome = lived("log")
    assert (outcome.code, outcome.err) == (0, "")
    head, *lines, root = outcome.out.splitlines()
    assert head.split() == ["Kapan", "(waktu", "setempat)", "Siapa", "Jenis", "Tentang", "Perbuatan"]
    told = [" ".join(line.split()[2:]) for line in lines]
    assert told[:5] == [
        "admin kunci TW I 2024 menutup triwulan; 54 belum disetujui",
        "budi reviu 2.4.5 TW I 2024 mengembalikan 19 %: kurang; jelas",
        "siti reviu 2.4.5 TW I 2024 mengajukan 19 %",
        "siti isian 6.2.1 TW II 2024 mengisi 5 Orang",
        "siti isian 2.4.5 TW I 2024 mengisi 19 %",
    ]
    shape = lived("log", "--json").json
    assert root == f"Akar: {shape['root']} ({shape['sealed']} baris)"
    assert root in lived("check").out


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--person", "siti"], [11, 10, 9]),
        (["--person", "siapa"], []),
        (["--code", "2.4.5"], [12, 11, 9]),
        (["--code", "6"], [10]),
        (["--quarter", "2"], [10]),
        (["--quarter", "TW I"], [13, 12, 11, 9]),
        (["--kind", "kunci"], [13]),
        (["--kind", "review"], [12, 11]),
        (["--kind", "akun", "--limit", "2"], [8, 7]),
        (["--year", "2024"], [13, 12, 11, 10, 9]),
        (["--person", "budi", "--code", "2.4", "--quarter", "1", "--kind", "reviu", "--year", "2024"], [12]),
    ],
    ids=lambda one: " ".join(map(str, one)),
)
def test_a_filter_narrows_every_form_alike(lived: Ikk, filters: list[str], found: list[int]) -> None:
    sealed = lived("log", "--json").json["sealed"]
    # admin was added and changed, then five others.
    assert sealed == 12
    expected = [number - 1 for number in found]
    assert [one["seq"] for one in entries(lived, *filters)] == expected
    assert [int(row[0]) for row in rows(lived("log", "--csv", *filters).out)[1:]] == expected
    lines = lived("log", *filters).out.splitlines()
    assert lines[-1].startswith("Akar: ")
    if not found:
        assert lines[:-1] == ["Tidak ada yang cocok"]


def test_machines_read_every_line(lived: Ikk) -> None:
    shape = lived("log", "--json").json
    assert set(shape) == {"root", "sealed", "entries"}
    assert [one["seq"] for one in shape["entries"]] == list(range(shape["sealed"], 0, -1))
    assert all(set(one) == ENTRY for one in shape["entries"])
    returned = shape["entries"][1]
    head = lived("history", "2.4.5", *TW1, "--json").json["revisions"][0]
    assert returned == {
        "seq": 11,
        "at": head["at"],
        "author": "budi",
        "device": "laptop-budi",
        "kind": "review",
        "subject": "2.4.5 TW I 2024",
        "told": "mengembalikan 19 %: kurang; jelas",
        "id": head["id"],
    }


def test_a_spreadsheet_reads_every_line(lived: Ikk) -> None:
    head, *lines = rows(lived("log", "--csv").out)
    assert head == HEADINGS
    found = entries(lived)
    labels = {"account": "akun", "realisation": "isian", "review": "reviu", "lock": "kunci"}
    for line, one in zip(lines, found, strict=True):
        utc = datetime.fromisoformat(one["at"])
        local = utc.astimezone().strftime("%d-%m-%Y %H:%M:%S")
        named = [one["author"], one["device"], labels[one["kind"]], one["subject"], one["told"]]
        assert line == [str(one["seq"]), local, one["at"], *named, one["id"]]


def test_the_local_time_is_that_of_this_machine(program: Program, seeded: Path) -> None:
    at = ["--db", str(seeded)]
    assert program("record", "2.4.5", "19", *TW1, *at).code == 0
    west, east = (rows(program("log", "--csv", *at, env={"TZ": zone}).out)[1] for zone in ("UTC", "Asia/Pontianak"))
    assert west[2] == east[2]
    moments = [datetime.strptime(row[1], "%d-%m-%Y %H:%M:%S") for row in (west, east)]
    assert (moments[1] - moments[0]).total_seconds() == 7 * 3600


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\uff1d1+1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_csv_is_a_formula(bare_ikk: Ikk, on_seeded: Path, db: Database, text: str) -> None:
    author = Author(text.replace(" ", ""), text)
    accounts.enrol(db, author)
    realisations.record(db, "2.4.5", "19", Quarter.I, author)
    submissions.submit(db, "2.4.5", Quarter.I, author, message=text)
    reviews.send_back(db, "2.4.5", Quarter.I, text, author)
    _, *lines = rows(bare_ikk("log", "--csv").out)
    assert len(lines) == 4
    assert [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@", "\uff1d"))] == []
    assert all(line[3] == f"'{author.name}" and line[4] == f"'{text}" for line in lines)
    assert lines[0][7].endswith(f": {text}")
    # The subject of an account is its login.
    assert lines[-1][6] == f"'{author.name}"


@pytest.mark.parametrize("text", ['a"b', "a;b", "a,b", "a\nb", '"; =1+1', "[/x][red]", "é ▲ 日本"])
def test_what_was_said_comes_back_from_each_form_on_one_line(lived: Ikk, at_work: AtWork, text: str) -> None:
    assert lived("lock", "open", *TW1, "--reason", text).code == 0
    said = f"membuka kembali triwulan: {' '.join(text.split())}"
    outcome = lived("log", "--csv")
    assert rows(outcome.out)[1][7] == said
    assert outcome.out.count("\r\n") == outcome.out.count("\n") == 14
    assert entries(lived)[0]["told"] == said
    assert said in lived("log").out


def test_the_csv_is_utf_8_whatever_the_terminal_knows(program: Program, seeded: Path) -> None:
    at = ["--db", str(seeded)]
    assert program("record", "2.4.5", "- menunggu café ▲", *TW1, *at).code == 0
    for env in ({"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        done = program("log", "--csv", *at, env=env)
        assert (done.code, done.err) == (0, "")
        assert rows(done.out)[1][7] == "mengisi tidak berlaku (menunggu café ▲)"
        assert program("log", "--json", *at, env=env).json["entries"][0]["told"].endswith("café ▲)")
    printed = program("log", *at, env={"PYTHONIOENCODING": "ascii"})
    assert (printed.code, printed.err) == (0, "")
    assert "(menunggu caf? ?)" in printed.out


def test_the_bytes_begin_with_the_mark_once(on_seeded: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "ikk_tui", "log", "--csv"], capture_output=True, check=True)
    assert done.stdout == b"\xef\xbb\xbf" + ";".join(HEADINGS).encode() + b"\r\n"


@pytest.fixture
def long(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with 120 values, read in pages of 50."""
    monkeypatch.setattr(trails, "EXPORTED_AT_ONCE", 50)
    db = open_database(seeded)
    for number in range(120):
        realisations.record(db, "2.4.5", str(number % 90 + 1), Quarter.I, Author("siti", "laptop-1"))
    db.close()
    return seeded


def test_an_export_has_everything_and_a_table_the_newest(ikk: Ikk, long: Path) -> None:
    assert [one["seq"] for one in entries(ikk)] == list(range(120, 0, -1))
    assert [int(row[0]) for row in rows(ikk("log", "--csv").out)[1:]] == list(range(120, 0, -1))
    assert len(entries(ikk, "--limit", "70")) == 70
    assert len(rows(ikk("log", "--csv", "--limit", "7").out)) == 8
    lines = ikk("log").out.splitlines()
    assert len(lines) == 1 + 50 + 2
    assert lines[-2] == "50 yang terbaru; selebihnya dengan --limit atau --csv"
    assert len(ikk("log", "--limit", "120").out.splitlines()) == 1 + 120 + 1


def test_a_reader_that_has_seen_enough_hears_no_complaint(long: Path) -> None:
    for form in ("--csv", "--json", "--limit=120"):
        both = subprocess.run(
            ["sh", "-c", '"$0" -m ikk_tui log "$1" | head -1', sys.executable, form],
            capture_output=True,
            check=True,
            env={**os.environ, "IKK_DB": str(long)},
        )
        assert both.stderr == b""
        assert len(both.stdout.splitlines()) == 1


@pytest.mark.parametrize("form", [[], ["--csv"], ["--json"]], ids=["table", "csv", "json"])
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--code", "9.9"], "9.1"),
        (["--code", "\udcff"], "karakter kendali"),
        (["--quarter", "5"], "Triwulan"),
        (["--kind", "semua"], "isian, reviu, perbaikan, akun, kunci, ketentuan"),
        (["--year", "2023"], "2024"),
        (["--person", "a\x1b[2J"], "Nama akun memuat karakter kendali"),
        (["--limit", "0"], "Batas 0"),
        (["--limit", "-1"], "Batas -1"),
        (["--limit", "99999999999999999999"], "ketik 1 sampai"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(lived: Ikk, form: list[str], arguments: list[str], says: str) -> None:
    outcome = lived("log", *form, *arguments)
    assert outcome.code == 1
    assert says in outcome.complaint


def test_csv_and_json_at_once_is_a_call_put_wrongly(ikk: Ikk) -> None:
    assert ikk("log", "--csv", "--json").code == 2


def test_a_file_in_which_nothing_was_done(ikk: Ikk) -> None:
    assert ikk("log").out == f"Tidak ada yang cocok\nAkar: {'0' * 64} (0 baris)\n"
    assert ikk("log", "--json").json == {"root": "0" * 64, "sealed": 0, "entries": []}


def test_who_may_only_read_reads_the_trail(lived: Ikk, at_work: AtWork, db: Database) -> None:
    accounts.add(db, Person("tamu", "", frozenset({Role.VIEWER})), Author("admin", "server"))
    at_work("tamu")
    assert lived("log").code == 0
