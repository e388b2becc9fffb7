"""`ikk user`: who is known to a file, what they may do, and that the first one is made known by itself."""

from pathlib import Path
from typing import Any

import pytest

from ikk_tui.domain.people import Role
from tests.cli.conftest import PEOPLE, AtWork, Ikk, Program, contents, files

ADD = ["user", "add"]
WRITING = [
    ["user", "list"],
    ["user", "add", "siti", "--role", "operator"],
    ["lock", "close", "--quarter", "1", "--yes"],
    ["policy", "--evidence", "wajib"],
]


def people(ikk: Ikk, *options: str) -> Any:
    return {one["login"]: one for one in ikk("user", "list", *options, "--json").json["people"]}


@pytest.mark.parametrize("command", [["init"], *WRITING], ids=" ".join)
def test_the_first_to_write_becomes_administrator_and_hears_so_once(
    ikk: Ikk, at_work: AtWork, command: list[str]
) -> None:
    at_work("admin")
    first, again = ikk(*command), ikk("init")
    assert (first.code, first.err) == (0, "")
    assert first.out.count("admin menjadi administrator basis data ini (mode perorangan)") == 1
    assert "mode perorangan" not in again.out
    assert people(ikk)["admin"]["roles"] == ["operator", "reviewer", "administrator"]


def test_json_stays_json_where_somebody_is_made_known(ikk: Ikk, at_work: AtWork) -> None:
    at_work("admin")
    outcome = ikk("user", "list", "--json")
    assert [one["login"] for one in outcome.json["people"]] == ["admin"]
    assert outcome.json["four_eyes"] is False
    assert "mode perorangan" in outcome.err


@pytest.mark.parametrize(
    "command",
    [
        ["tree"],
        ["record", "2.4.5", "19", "--quarter", "1"],
        ["submit", "--quarter", "1", "--check"],
        ["queue"],
        ["lock", "list"],
        ["policy"],
        ["log"],
        ["check"],
    ],
    ids=" ".join,
)
def test_reading_and_recording_make_nobody_known(ikk: Ikk, on_seeded: Path, command: list[str]) -> None:
    assert "mode perorangan" not in ikk(*command).out
    assert "'account'" not in contents(on_seeded).partition('INSERT INTO "journal"')[2].partition("\n")[0]


def test_people_are_added_with_what_was_said_of_them(office: Ikk, at_work: AtWork) -> None:
    at_work("admin")
    outcome = office(*ADD, "joko", "--name", "Joko W", "--role", "Peninjau", "--role", "operator", "--division", "PP")
    assert outcome.out == "Akun joko (Joko W) ditambahkan: operator, peninjau\n"
    assert people(office)["joko"] == {
        "login": "joko",
        "name": "Joko W",
        "roles": ["operator", "reviewer"],
        "division": "PP",
        "active": True,
    }


@pytest.mark.parametrize("role", Role)
def test_a_role_is_named_in_either_language(office: Ikk, at_work: AtWork, role: Role) -> None:
    at_work("admin")
    assert office(*ADD, "satu", "--role", role.label).code == office(*ADD, "dua", "--role", str(role)).code == 0
    found = people(office)
    assert found["satu"]["roles"] == found["dua"]["roles"] == [str(role)]


def test_what_is_not_named_stays(office: Ikk, at_work: AtWork) -> None:
    at_work("admin")
    before = people(office)["siti"]
    assert office("user", "change", "siti", "--division", "Pemasyarakatan").out == "Akun siti (Siti) diubah: operator\n"
    assert people(office)["siti"] == {**before, "division": "Pemasyarakatan"}
    assert office("user", "change", "siti", "--role", "viewer").code == 0
    assert office("user", "change", "siti", "--name", "").code == 0
    assert people(office)["siti"] == {
        **before,
        "division": "Pemasyarakatan",
        "roles": ["viewer"],
        "name": "siti",
    }
    assert "tidak berubah" in office("user", "change", "siti", "--role", "pembaca").out


def test_who_is_deactivated_stays_known_and_can_come_back(office: Ikk, at_work: AtWork) -> None:
    at_work("admin")
    assert office("user", "deactivate", "dewi").out == "Akun dewi (Dewi) dinonaktifkan\n"
    assert office("user", "deactivate", "dewi").out == "Akun dewi (Dewi) memang sudah tidak aktif\n"
    assert "dewi" not in people(office)
    assert people(office, "--all")["dewi"]["active"] is False
    assert "dewi" not in office("user", "list").out
    assert "dewi" in office("user", "list", "--all").out
    assert office("user", "change", "dewi", "--name", "Dewi S").out.endswith(": pembaca, tidak aktif\n")
    assert office("user", "change", "dewi", "--activate").code == 0
    assert people(office)["dewi"]["active"] is True


def test_people_read_the_accounts_and_the_rule_that_holds(office: Ikk) -> None:
    lines = office("user", "list").out.splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == ["admin", *PEOPLE]
    assert lines[-1] == "6 akun aktif: tidak ada yang menyetujui isian atau pengajuannya sendiri"
    assert office("user", "list", "--json").json["four_eyes"] is True


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([*ADD, "siti", "--role", "operator"], "Akun siti sudah ada"),
        ([*ADD, "joko", "--role", "kepala"], "yang ada: operator, peninjau, administrator, pembaca"),
        ([*ADD, "", "--role", "operator"], "Nama akun belum diisi"),
        ([*ADD, "a\x1b[2J", "--role", "operator"], "karakter kendali"),
        ([*ADD, "x" * 65, "--role", "operator"], "terlalu panjang"),
        ([*ADD, "\udcff", "--role", "operator"], "karakter kendali"),
        ([*ADD, "joko", "--role", "operator", "--name", "a\nb"], "Nama memuat karakter kendali"),
        ([*ADD, "joko", "--role", "operator", "--division", "a\u202eb"], "Divisi memuat karakter kendali"),
        (["user", "change", "siapa", "--role", "operator"], "Akun siapa tidak ada; yang ada: admin, siti"),
        (["user", "change", "siti"], "Tidak ada yang diubah"),
        (["user", "change", "siti", "--role", ""], "tidak dikenal"),
        (["user", "deactivate", "siapa"], "Akun siapa tidak ada"),
        (["user", "deactivate", "admin"], "admin"),
        (["user", "change", "admin", "--role", "operator"], "administrator"),
    ],
)
def test_what_cannot_be_done_is_refused(
    office: Ikk, at_work: AtWork, on_seeded: Path, arguments: list[str], says: str
) -> None:
    at_work("admin")
    before = contents(on_seeded)
    outcome = office(*arguments)
    assert outcome.code == 1
    assert says in outcome.complaint
    assert contents(on_seeded) == before


@pytest.mark.parametrize("login", [*PEOPLE, "orang-lain"])
@pytest.mark.parametrize(
    "arguments",
    [
        [*ADD, "joko", "--role", "operator"],
        ["user", "change", "siti", "--role", "administrator"],
        ["user", "deactivate", "budi"],
    ],
    ids=["add", "change", "deactivate"],
)
def test_only_an_administrator_keeps_accounts(
    office: Ikk, at_work: AtWork, on_seeded: Path, login: str, arguments: list[str]
) -> None:
    at_work(login)
    before = contents(on_seeded)
    outcome = office(*arguments)
    assert outcome.code == 1
    assert "yang berperan administrator: admin" in outcome.complaint
    assert contents(on_seeded) == before


@pytest.mark.parametrize("name", ["[/x] [red]", "[@click=app.quit]x[/]", "=1+1", "%s {0} ▲ é", '"; DROP TABLE x; --'])
def test_a_name_is_never_markup(office: Ikk, at_work: AtWork, name: str) -> None:
    at_work("admin")
    assert office(*ADD, "joko", "--role", "operator", "--name", name, "--division", name).code == 0
    assert people(office)["joko"]["name"] == people(office)["joko"]["division"] == name
    assert office("user", "list").out.count(name) == 2
    assert name in office("log", "--kind", "akun").out


def test_the_program_itself_makes_its_account_known(program: Program, tmp_path: Path) -> None:
    at = ["--db", str(tmp_path / "own.db")]
    first = program("user", "list", *at)
    assert (first.code, first.err) == (0, "")
    assert "mode perorangan" in first.out
    refused = program("user", "deactivate", first.out.split()[0], *at)
    assert (refused.code, "administrator" in refused.complaint) == (1, True)
    before = files(tmp_path)
    assert program("user", "list", *at).code == 0
    assert files(tmp_path) == before
