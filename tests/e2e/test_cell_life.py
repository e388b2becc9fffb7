"""The whole life of a cell by keys alone: operator, reviewer and administrator, each in a process of their own."""

import sys
from pathlib import Path

import pytest

from ikk_tui.domain.people import Person, Role
from ikk_tui.services import accounts
from ikk_tui.services.identity import Author
from ikk_tui.store.database import open_database
from tests.cli.conftest import Program
from tests.e2e.conftest import CONTROL_Q, ESCAPE, HOME, Open, Terminal

SIZE = (110, 36)
ANI = Author("ani", "srv-1")
# Each with what they may do, whatever else the file has them be.
STAFF = {"budi": Role.OPERATOR, "rina": Role.REVIEWER, "citra": Role.VIEWER}


@pytest.fixture
def office(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with four people."""
    monkeypatch.setenv("IKK_DB", str(seeded))
    db = open_database(seeded)
    accounts.enrol(db, ANI)
    for login, role in STAFF.items():
        accounts.add(db, Person(login, login.title(), frozenset({role})), ANI)
    accounts.change(db, Person("ani", "Ani", frozenset({Role.ADMINISTRATOR})), ANI)
    db.close()
    return seeded


def enters(terminal: Open, who: str, path: Path) -> Terminal:
    """That person comes in by the server's entry point."""
    return terminal(who, "--db", str(path), size=SIZE, command=(sys.executable, "-I", "-m", "ikk_tui.entry"))


def test_a_cell_is_filled_submitted_returned_answered_approved_and_closed(
    terminal: Open, program: Program, office: Path
) -> None:
    budi, rina, ani = (enters(terminal, who, office) for who in ("budi", "rina", "ani"))
    for now in (budi, rina, ani):
        now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    rina.send("4")
    rina.wait_for("Tidak ada yang menunggu keputusan")

    budi.send("2")
    budi.wait_for("belum diisi")
    budi.send(f"{HOME}3,1\r")
    budi.wait_for("1/59 terisi")
    budi.send(f"{HOME}a")
    budi.wait_for("1.1.1 TW I diajukan")

    rina.wait_for("1 dari 1 menunggu", "diajukan budi", "3,1 / 3,1 x 100 = 100,00")
    rina.send("r")
    rina.wait_for("Alasan mengembalikan 1.1.1 TW I")
    rina.send("Lampirkan hasil survei\r")
    rina.wait_for("Akhir sesi reviu", "1 dikembalikan")

    budi.wait_for("1 dikembalikan")
    budi.send(f"{HOME}a")
    budi.wait_for("Ajukan lagi 1.1.1 TW I", "rina mengembalikan", "Lampirkan hasil survei")
    budi.send("Ada di lemari arsip\r")
    budi.wait_for("1.1.1 TW I diajukan")

    rina.wait_for("1 masih menunggu")
    rina.send("n")
    rina.wait_for("1 dari 1 menunggu", "Ada di lemari arsip")
    rina.send("a")
    rina.wait_for("Akhir sesi reviu", "1 disetujui")
    budi.wait_for("disetujui")

    ani.send("5")
    ani.wait_for("j jejak")
    ani.send("l")
    ani.wait_for("TW I", "terbuka")
    ani.send("\r")
    ani.wait_for("Tutup TW I 2024")
    ani.send("\r")
    ani.wait_for("ditutup oleh ani")
    ani.send(ESCAPE)

    budi.wait_for("■ ditutup")
    budi.send("5")
    budi.wait_for("TW I 2024 ditutup oleh ani", "minta administrator (ani)")

    for now in (budi, rina, ani):
        now.send(CONTROL_Q)
        assert now.wait_for_end() == 0
    refused = program("record", "1.1.1", "3,2", "--quarter", "1")
    assert (refused.code, refused.out) == (1, "")
    checked = program("check")
    assert checked.code == 0, checked.err
    assert "Akar" in checked.out
    told = program("log").out
    for words in ("Lampirkan hasil survei", "Ada di lemari arsip", "budi", "rina", "ani", "akun"):
        assert words in told


def test_who_is_not_known_to_the_file_is_not_let_in(terminal: Open, office: Path) -> None:
    now = enters(terminal, "dedi", office)
    assert now.wait_for_end() == 1
    assert "Akun dedi belum terdaftar di basis data ini; minta administrator mendaftarkannya: ani" in now.text


def test_the_first_to_open_a_file_becomes_its_administrator_and_is_told(terminal: Open, database: Path) -> None:
    now = terminal(size=SIZE)
    now.wait_for("0/59 terisi", "menjadi administrator", "perorangan)")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0
    db = open_database(database)
    (first,) = accounts.people(db).known
    assert first.roles == {Role.OPERATOR, Role.REVIEWER, Role.ADMINISTRATOR}
    db.close()
    again = terminal(size=SIZE)
    again.wait_for("0/59 terisi", "2 Pemasyarakatan")
    assert "perorangan" not in again.text
