"""`ikk check`: whether the file still is what was written."""

import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Ikk, contents


def tamper(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_sound_file_passes(ikk: Ikk, on_seeded: Path) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    ikk("record", "2.4.5", "18", "--quarter", "3")
    before = contents(on_seeded)
    done = ikk("check")
    assert (done.code, done.err) == (0, "")
    assert "2 revisi" in done.out
    assert contents(on_seeded) == before


def test_a_changed_revision_is_named(ikk: Ikk, on_seeded: Path) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    tamper(on_seeded, "DROP TRIGGER revision_no_update", "UPDATE revision SET author = 'orang lain'")
    done = ikk("check")
    assert (done.code, done.out) == (3, "")
    assert "2.4.5 TW III" in done.err
    assert str(on_seeded) in done.err


def test_a_changed_head_is_named_and_rebuilt(ikk: Ikk, on_seeded: Path) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    tamper(on_seeded, "UPDATE realisation SET value = 190000")
    assert ikk("check").code == 3
    assert ikk("check", "--rebuild").code == 0
    assert ikk("check").code == 0
    assert "89,47" in ikk("summary", "--quarter", "3").out


@pytest.fixture
def root(ikk: Ikk) -> str:
    """The root of a file with two revisions, as the check prints it."""
    ikk("record", "2.4.5", "17", "--quarter", "3")
    ikk("record", "2.4.5", "18", "--quarter", "3")
    sound, printed = ikk("check").out.splitlines()
    assert sound.startswith("Utuh: 2 revisi dalam 1 sel")
    found = re.fullmatch(r"Akar: ([0-9a-f]{64}) \(2 baris\)", printed)
    assert found
    return found.group(1)


def test_every_report_carries_the_root(ikk: Ikk, root: str) -> None:
    assert ikk("summary", "--quarter", "3", "--json").json["root"] == root
    last = f"Akar data: {root[:12]}, diperiksa dengan ikk check --root {root[:12]}"
    for form in ([], ["--plain"]):
        assert ikk("summary", "--quarter", "3", *form).out.splitlines()[-1] == last
    assert ikk("log").out.splitlines()[-1] == f"Akar: {root} (2 baris)"


def test_a_root_of_this_file_is_found_also_after_more_was_written(ikk: Ikk, root: str) -> None:
    ikk("record", "2.4.6", "30", "--quarter", "3")
    at = ikk("history", "2.4.5", "--quarter", "3", "--json").json["revisions"][0]["at"]
    moment = datetime.fromisoformat(at).astimezone().strftime("%d-%m-%Y %H:%M:%S")
    for typed in (root, root[:12], root.upper(), f" {root[:20]}... "):
        done = ikk("check", "--root", typed)
        assert (done.code, done.err) == (0, "")
        assert done.out.splitlines()[-1].endswith(f"ada dalam rantai: baris 2, {moment}")


def test_a_root_of_a_file_that_was_put_back_is_not_found(ikk: Ikk, on_seeded: Path, root: str) -> None:
    earlier = on_seeded.read_bytes()
    ikk("record", "2.4.5", "19", "--quarter", "3")
    newer = ikk("summary", "--quarter", "3", "--json").json["root"]
    on_seeded.write_bytes(earlier)
    done = ikk("check", "--root", newer[:12])
    assert done.code == 3
    assert done.err.startswith(f"{on_seeded}: akar {newer[:12]} tidak ada dalam rantainya; ")
    assert len(done.err.splitlines()) == 1
    assert ikk("check", "--root", root).code == 0


def test_what_is_no_root_is_refused_before_anything_is_checked(ikk: Ikk, root: str) -> None:
    for typed in ("", root[:11], f"{root}0", "x" * 12, "\x1b[2J" * 3, "\udcff" * 12):
        done = ikk("check", "--root", typed)
        assert done.code == 1
        assert "bukan akar" in done.complaint


def test_a_damaged_file_is_told_so_and_not_asked_for_a_root(ikk: Ikk, on_seeded: Path, root: str) -> None:
    tamper(on_seeded, "DROP TRIGGER seal_no_update", "UPDATE seal SET link = replace(link, '0', '1') WHERE seq = 1")
    done = ikk("check", "--root", root)
    assert (done.code, done.out) == (3, "")
    assert "Segel 1" in done.err


@pytest.mark.parametrize("ledger", ["revision", "journal", "seal"])
def test_a_row_that_was_removed_is_noticed(ikk: Ikk, on_seeded: Path, root: str, ledger: str) -> None:
    ikk("init")
    ikk("user", "add", "siti", "--role", "operator")
    newest = f"(SELECT max(seq) FROM {ledger})"
    tamper(
        on_seeded,
        f"DROP TRIGGER {ledger}_no_delete",
        "DELETE FROM realisation",
        f"DELETE FROM {ledger} WHERE seq = {newest}",
    )
    assert ikk("check", "--rebuild").code == 3
