"""`ikk check`: whether the file still is what was written."""

import sqlite3
from contextlib import closing
from pathlib import Path

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
