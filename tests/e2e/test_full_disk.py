"""A save that fails says why in one sentence and costs nothing: the text stays in its line, and Enter tries again."""

import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.domain.forms import Part
from ikk_tui.services.accounts import enrol
from ikk_tui.services.identity import current_author
from ikk_tui.store.database import open_database
from tests.cli.conftest import Program, indicators
from tests.e2e.conftest import CONTROL_O, CONTROL_Q, ESCAPE, UP, Open, Terminal
from tests.e2e.offers import Texts, kept, wait_for_none_left, wait_for_offers
from tests.test_draft_file_failing import fill

SIZE = (120, 30)
TYPED: Texts = {("1.1.1", Part.VALUE): "3,25"}
FULL, BUSY, CLOSED = "disk penuh", "sedang dipakai orang lain", "tidak dapat ditulis"


@pytest.fixture
def full(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database on a small disk with room left, for programs that are started after it and end before it."""
    path = small_disk / "ikk.db"
    open_database(path).close()
    monkeypatch.setenv("IKK_DB", str(path))
    return path


@pytest.fixture
def seeded_here(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with the decree, named by IKK_DB."""
    monkeypatch.setenv("IKK_DB", str(seeded))
    db = open_database(seeded)
    # What a first start says would stand over the lines that are looked at.
    enrol(db, current_author())
    db.close()
    return seeded


def at_the_grid(now: Terminal) -> None:
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    now.send("2")
    now.wait_for("Kode", "1.1.1 Indeks kepuasan")


def flat(now: Terminal) -> str:
    """What stands on the screen, however it is broken into lines."""
    return " ".join(now.text.split())


def fails_to_save(now: Terminal, why: str) -> None:
    """Save a value; it stays in its line, which says why."""
    now.send("3,25\r")
    now.wait_for("1.1.1 belum tersimpan")
    now.wait_for_line("1.1.1", "! 3,25")
    now.send(UP)
    now.wait_until(lambda: why in flat(now), f"nothing tells that it is {why}")
    assert flat(now).count(why) == 1
    now.wait_for("0/59 terisi")


def saves_now(now: Terminal, program: Program) -> None:
    """Save it once more."""
    now.send("\r")
    now.wait_for("1/59 terisi", "tersimpan 3,25 Indeks")
    assert "!" not in now.line("1.1.1")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0
    assert now.afterwards == ""
    assert indicators(program("summary", "--quarter", "1", "--json").json)["1.1.1"]["value"] == "3.25"
    assert program("check").code == 0


def test_on_a_full_disk_a_value_stays_until_there_is_room(
    full: Path, terminal: Open, program: Program, drafts: Path
) -> None:
    now = terminal(size=SIZE)
    at_the_grid(now)
    rest = full.with_name("penuh")
    fill(rest)
    fails_to_save(now, FULL)
    assert kept(drafts) == TYPED
    rest.unlink()
    saves_now(now, program)
    assert list(drafts.iterdir()) == []


def test_on_a_full_disk_the_texts_of_a_form_stay_until_there_is_room(
    full: Path, terminal: Open, program: Program, drafts: Path
) -> None:
    now = terminal(size=SIZE)
    at_the_grid(now)
    now.send("f")
    now.wait_for("Tindak lanjut")
    rest = full.with_name("penuh")
    fill(rest)
    now.send(f"3,25\tSurvei selesai{CONTROL_O}")
    now.wait_until(lambda: FULL in flat(now), "nothing tells that the disk is full")
    now.wait_for("Survei selesai", "dibaca 3,25")
    assert kept(drafts) == {**TYPED, ("1.1.1", Part.ANALYSIS): "Survei selesai"}
    rest.unlink()
    now.send(CONTROL_O)
    now.wait_for("tersimpan 3,25 Indeks, analisis")
    now.send(ESCAPE)
    now.wait_for("Kode", "1/59 terisi")
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0
    assert list(drafts.iterdir()) == []


@pytest.mark.parametrize("state_too", [False, True], ids=["database", "database and typing"])
def test_what_a_full_disk_did_not_take_is_offered_after_a_kill(
    full: Path, terminal: Open, program: Program, drafts: Path, state_too: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if state_too:
        monkeypatch.setenv("XDG_STATE_HOME", str(full.parent / "state"))
        drafts = full.parent / "state" / "ikk" / "drafts"
    now = terminal(size=SIZE)
    at_the_grid(now)
    rest = full.with_name("penuh")
    # Its room on the disk was taken when the program began.
    now.wait_until(lambda: any(drafts.glob("*.ketikan")), "no room was taken", look=0.01)
    fill(rest)
    fails_to_save(now, FULL)
    now.wait_until(lambda: kept(drafts) == TYPED, "it was not kept", look=0.01)
    now.kill()
    # On a disk that is still full.
    now = terminal(size=SIZE)
    wait_for_offers(now, TYPED)
    now.send("\r")
    now.wait_until(lambda: f"1.1.1 TW I: Basis data {full} {CLOSED}: {FULL}" in flat(now), "Enter was not answered")
    wait_for_offers(now, TYPED)
    rest.unlink()
    now.send("\r")
    wait_for_none_left(now, drafts)
    now.send(CONTROL_Q)
    assert now.wait_for_end() == 0
    assert "Traceback" not in now.everything
    assert "Logging error" not in now.everything
    assert indicators(program("summary", "--quarter", "1", "--json").json)["1.1.1"]["value"] == "3.25"
    assert list(drafts.iterdir()) == []


def opened_by(ordinary: Sequence[str]) -> list[str]:
    """The program as somebody for whom permissions count."""
    return [*ordinary, sys.executable, "-m", "ikk_tui"]


@pytest.mark.parametrize("early", [True, False], ids=["from the start", "while it runs"])
def test_in_a_file_that_may_only_be_read_a_value_stays_until_it_may_be_written(
    terminal: Open, program: Program, seeded_here: Path, drafts: Path, ordinary: list[str], early: bool
) -> None:
    if early:
        seeded_here.chmod(0o400)
    now = terminal(size=SIZE, command=opened_by(ordinary))
    at_the_grid(now)
    if not early:
        # What is open may be written on; a folder in which no journal can be made may not.
        seeded_here.with_name("ikk.db-journal").unlink()
        seeded_here.parent.chmod(0o500)
    fails_to_save(now, CLOSED)
    assert kept(drafts) == TYPED
    seeded_here.parent.chmod(0o700)
    seeded_here.chmod(0o600)
    saves_now(now, program)
    assert list(drafts.iterdir()) == []


def test_in_a_file_that_somebody_else_holds_a_value_stays_until_it_is_free(
    terminal: Open, program: Program, seeded_here: Path, drafts: Path
) -> None:
    now = terminal(size=SIZE)
    at_the_grid(now)
    with closing(sqlite3.connect(seeded_here, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        now.send("3,25\r")
        now.wait_for_line("1.1.1", "menyimpan")
        # One types on meanwhile, and nothing waits for the other.
        now.send("83")
        now.wait_for("dibaca 83 Indeks", "menyimpan")
        # What is on its way is not stored yet.
        now.wait_until(
            lambda: kept(drafts) == {**TYPED, ("2.1.1", Part.VALUE): "83"}, "not all of it is kept", look=0.01
        )
        now.send(",5")
        now.wait_for("dibaca 83,5 Indeks", "menyimpan")
        now.wait_for("1.1.1 belum tersimpan")
        assert kept(drafts) == {**TYPED, ("2.1.1", Part.VALUE): "83,5"}
        now.send(ESCAPE)
        now.wait_for_line("2.1.1", "belum diisi")
        now.send(UP)
        now.wait_until(lambda: BUSY in flat(now), "nothing tells that somebody else is writing")
        now.wait_for_line("1.1.1", "! 3,25")
        assert kept(drafts) == TYPED
        holder.execute("ROLLBACK")
    saves_now(now, program)
    assert "locked" not in now.everything
    assert list(drafts.iterdir()) == []
