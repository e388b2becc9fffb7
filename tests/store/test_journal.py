"""The journal stays as it was written, whichever program tries to change it; a check names what is not."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ikk_tui.errors import DatabaseUnusable
from ikk_tui.services import accounts
from ikk_tui.services.boards import overview
from ikk_tui.store.database import open_database

from .files import altered, columns, dump, execute, problems, select, snapshot, tamper
from .sealed import (
    CLOSED,
    CLOSED_LATER,
    ENTRIES,
    POLICY,
    REOPENED,
    closed_up,
    rechain,
    reseal,
    rewrite,
    root,
    swapped,
)
from .test_append_only import with_python, with_the_sqlite3_program

Write = Callable[[Path, str], str]

HEX_ID = "'" + "a" * 64 + "'"
# The second of the entries, an account, and how each of its columns is changed.
CHANGED = {
    "id": HEX_ID,
    "kind": "'policy'",
    "subject": "'budi'",
    "content": "replace(content, 'operator', 'reviewer')",
    "author": "'budi'",
    "device": "'laptop-2'",
    "at": "'2019' || substr(at, 5)",
    "parent": HEX_ID,
}
UNREADABLE = {
    "kind": "'x'",
    "content": "'{}'",
    "at": "'x' || substr(at, 2)",
    "subject": "CAST(x'ff' AS TEXT)",
    "author": "CAST(x'ff' AS TEXT)",
}


@pytest.fixture(params=[with_the_sqlite3_program, with_python])
def write(request: pytest.FixtureRequest) -> Write:
    """A program that lets a person write SQL, with the settings it has from the start; returns the complaint."""
    program: Write = request.param
    return program


def named(path: Path, *words: str) -> bool:
    """Whether a problem with all these words in it is named."""
    return any(all(word in problem for word in words) for problem in problems(path))


def short_id(path: Path, seq: int) -> str:
    ((found,),) = select(path, f"SELECT substr(id, 1, 12) FROM journal WHERE seq = {seq}")
    return str(found)


def row(path: Path, at: int, /, **changed: str) -> str:
    """The SELECT of that entry with some columns changed."""
    wanted = ", ".join(changed.get(column, column) for column in columns(path, "journal"))
    return f"SELECT {wanted} FROM journal WHERE seq = {at}"


def test_a_file_with_a_journal_has_no_problems(kept: Path) -> None:
    assert select(kept, "SELECT kind, subject FROM journal ORDER BY seq") == [
        ("account", "adi"),
        ("account", "siti"),
        ("account", "rina"),
        ("account", "adi"),
        ("policy", "2024"),
        ("lock", "2024 KANWIL 1"),
        ("lock", "2024 KANWIL 2"),
        ("lock", "2024 KANWIL 2"),
    ]
    assert problems(kept) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET content = '{}'",
        "UPDATE journal SET author = author",
        "UPDATE OR REPLACE journal SET seq = 1 WHERE seq = 2",
        "DELETE FROM journal",
        f"DELETE FROM journal WHERE seq = {ENTRIES}",
    ],
)
def test_no_program_changes_or_deletes_an_entry(kept: Path, write: Write, statement: str) -> None:
    before = dump(kept)
    assert "journal" in write(kept, statement)
    assert dump(kept) == before


@pytest.mark.parametrize("deed", ["INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("seq", [1, 4, ENTRIES])
@pytest.mark.parametrize(
    "changed",
    [
        {"seq": "NULL", "parent": HEX_ID},
        {"id": HEX_ID, "parent": HEX_ID},
        {"seq": "NULL", "id": HEX_ID},
        {},
    ],
    ids=["id", "seq", "parent", "all"],
)
def test_no_program_replaces_an_entry_of_the_same(
    kept: Path, write: Write, deed: str, seq: int, changed: dict[str, str]
) -> None:
    before = dump(kept)
    forgery = row(kept, seq, author="'palsu'", **changed)
    assert "journal" in write(kept, f"{deed} INTO journal {forgery}")
    assert dump(kept) == before


def test_no_program_turns_adding_an_entry_into_changing_one(kept: Path, write: Write) -> None:
    before = dump(kept)
    upsert = f"{altered(kept, 'journal')} WHERE true ON CONFLICT DO UPDATE SET author = 'palsu'"
    assert "journal" in write(kept, f"INSERT INTO journal {upsert}")
    assert dump(kept) == before


@pytest.mark.parametrize("seq", ["99", "0", "-1"])
def test_no_program_leaves_a_gap(kept: Path, write: Write, seq: str) -> None:
    before = dump(kept)
    assert "journal" in write(kept, f"INSERT INTO journal {row(kept, ENTRIES, seq=seq, id=HEX_ID, parent='id')}")
    assert dump(kept) == before


@pytest.mark.parametrize("seq", [1, 4, ENTRIES])
def test_no_program_forks_the_chain(kept: Path, write: Write, seq: int) -> None:
    before = dump(kept)
    assert write(kept, f"INSERT INTO journal {row(kept, seq, seq='NULL', id=HEX_ID)}")
    assert dump(kept) == before


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "'x'"},
        {"subject": "''"},
        {"subject": "'a' || char(27)"},
        {"content": "'[]'"},
        {"content": "'x'"},
        {"content": "'{\"a\":\"' || char(8238) || '\"}'"},
        {"at": "'2024-10-02'"},
        {"id": "'x'"},
        {"parent": "'x'"},
        {"author": "'x' || char(27)"},
        {"device": "'x' || char(0) || 'y'"},
    ],
)
def test_a_row_that_is_no_entry_is_not_taken(kept: Path, changed: dict[str, str]) -> None:
    before = dump(kept)
    with pytest.raises(sqlite3.IntegrityError):
        execute(
            kept,
            f"INSERT INTO journal {row(kept, ENTRIES, **{'seq': 'NULL', 'id': HEX_ID, 'parent': 'id', **changed})}",
        )
    assert dump(kept) == before


def test_a_check_of_the_journal_changes_nothing(kept: Path) -> None:
    tamper(kept, "journal", "UPDATE journal SET author = 'x' WHERE seq = 2")
    before = snapshot(kept.parent)
    assert problems(kept)
    assert snapshot(kept.parent) == before


def test_every_column_of_an_entry_is_tried(kept: Path) -> None:
    assert ["seq", *CHANGED] == columns(kept, "journal")


@pytest.mark.parametrize("column", CHANGED)
def test_a_changed_entry_is_named(kept: Path, column: str) -> None:
    before = root(kept)
    tamper(kept, "journal", f"UPDATE journal SET {column} = {CHANGED[column]} WHERE seq = 2")
    assert named(kept, "Jurnal", short_id(kept, 2))
    reseal(kept)
    assert named(kept, "Jurnal", short_id(kept, 2))
    assert (root(kept) != before) is (column == "id")


@pytest.mark.parametrize("column", UNREADABLE)
def test_an_entry_that_makes_no_sense_any_more_is_named(kept: Path, column: str) -> None:
    tamper(kept, "journal", f"UPDATE journal SET {column} = {UNREADABLE[column]} WHERE seq = 2")
    assert named(kept, "Jurnal", short_id(kept, 2))


@pytest.mark.parametrize("seq", range(1, ENTRIES + 1))
def test_a_removed_entry_is_noticed(kept: Path, seq: int) -> None:
    tamper(kept, "journal", f"DELETE FROM journal WHERE seq = {seq}")
    assert named(kept, "Segel", "journal")
    assert named(kept, "Jurnal", "dihapus") is (seq < ENTRIES)


@pytest.mark.parametrize("seq", range(1, ENTRIES))
def test_a_removed_entry_is_noticed_though_the_others_close_up_and_are_sealed_anew(kept: Path, seq: int) -> None:
    before = root(kept)
    tamper(kept, "journal", *closed_up("journal", seq, ENTRIES))
    reseal(kept)
    assert named(kept, "Jurnal", short_id(kept, seq), "tidak meneruskan")
    rechain(kept)
    assert root(kept) != before


@pytest.mark.parametrize("seq", range(1, ENTRIES))
def test_entries_in_another_order_are_named(kept: Path, seq: int) -> None:
    before = root(kept)
    tamper(kept, "journal", *swapped("journal", seq, seq + 1))
    assert named(kept, "Segel", "journal", "ditukar")
    reseal(kept)
    assert named(kept, "Jurnal", short_id(kept, seq), "tidak meneruskan")
    assert root(kept) != before


def test_an_entry_added_by_another_program_is_named(kept: Path) -> None:
    execute(kept, f"INSERT INTO journal {row(kept, ENTRIES, seq='NULL', id=HEX_ID, parent='id')}")
    assert named(kept, "Jurnal", "a" * 12, "sidik")
    assert named(kept, "journal", "tanpa segel")


def more_roles(held: dict[str, Any]) -> None:
    held["roles"] = ["operator", "reviewer", "administrator"]


def test_a_role_somebody_gave_themselves_is_named_until_all_is_forged_and_then_the_root_is_another(kept: Path) -> None:
    before = root(kept)
    rewrite(kept, 2, more_roles)
    assert named(kept, "Jurnal", short_id(kept, 2), "account siti", "isinya diubah")
    rechain(kept)
    # Whoever can write the file can forge all of it: only a root kept elsewhere tells.
    assert problems(kept) == ()
    assert root(kept) != before


def better_score(held: dict[str, Any]) -> None:
    held["scores"]["2.4.5"] = "120"


def no_score(held: dict[str, Any]) -> None:
    held["scores"]["2.4.5"] = None


def less_scores(held: dict[str, Any]) -> None:
    del held["scores"]["2.4.5"]


def more_scores(held: dict[str, Any]) -> None:
    held["scores"]["2.4.99"] = "100"


def other_terms(held: dict[str, Any]) -> None:
    held["terms"] = "f" * 64


def other_amendment(held: dict[str, Any]) -> None:
    held["amendment"] = ""


def no_amendment(held: dict[str, Any]) -> None:
    held["amendment"] = "f" * 64


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (better_score, "nilainya tidak lagi sama (2.4.5)"),
        (no_score, "nilainya tidak lagi sama (2.4.5)"),
        (less_scores, "nilainya tidak lagi sama (daftar IKK berbeda)"),
        (more_scores, "nilainya tidak lagi sama (2.4.99)"),
        (other_terms, "target atau aturan yang berlaku saat ditutup tidak lagi sama"),
        (other_amendment, "target atau aturan yang berlaku saat ditutup tidak lagi sama"),
        (no_amendment, "target atau aturan yang berlaku saat ditutup tidak lagi sama"),
    ],
)
def test_a_forged_closing_is_named_though_every_chain_fits(
    kept: Path, changed: Callable[[dict[str, Any]], None], said: str
) -> None:
    before = root(kept)
    rewrite(kept, CLOSED, changed)
    assert named(kept, "Jurnal", short_id(kept, CLOSED), "isinya diubah")
    rechain(kept)
    assert problems(kept) == (f"TW I 2024 yang ditutup: {said}",)
    assert root(kept) != before


def test_a_quarter_that_is_open_again_is_not_scored_anew(kept: Path) -> None:
    rewrite(kept, CLOSED_LATER, better_score)
    rechain(kept)
    assert problems(kept) == ()


def test_a_value_changed_in_a_closed_quarter_is_named_by_its_score(kept: Path) -> None:
    for table in ("revision", "realisation"):
        tamper(kept, table, f"UPDATE {table} SET value = value - 100000 WHERE indicator = '2.4.5' AND quarter = 1")
    assert named(kept, "TW I 2024 yang ditutup", "2.4.5", "KANWIL")


def test_a_target_changed_under_a_closed_quarter_is_named(kept: Path) -> None:
    tamper(kept, "amendment", "UPDATE amendment SET amended = '41' WHERE seq = 1")
    assert named(kept, "TW I 2024 yang ditutup", "target atau aturan")


@pytest.mark.parametrize(
    "content",
    ["{}", '{"closed":true,"reason":""}', '{"closed":true,"reason":"\\u001b[2J"}', '{"closed":"x","scores":3}'],
)
@pytest.mark.parametrize("seq", [2, POLICY, CLOSED, REOPENED])
def test_an_unreadable_entry_is_a_problem_and_no_crash(kept: Path, seq: int, content: str) -> None:
    tamper(kept, "journal", f"UPDATE journal SET content = '{content}' WHERE seq = {seq}")
    rechain(kept)
    assert named(kept, "Jurnal", short_id(kept, seq), "tidak terbaca")
    db = open_database(kept)
    with pytest.raises(DatabaseUnusable, match="catatan akun atau kunci yang tidak terbaca") as told:
        overview(db)
    assert told.value.hint == "jalankan `ikk check`"
    db.close()


@pytest.mark.parametrize("sign", ["\\u001b[2J", "\\u0007", "\\r", "\\t", "\\u202e"])
def test_a_control_character_behind_an_escape_of_json_reaches_nobody(kept: Path, sign: str) -> None:
    tamper(kept, "journal", f"UPDATE journal SET content = replace(content, '\"Siti\"', '\"Siti{sign}\"')")
    rechain(kept)
    assert named(kept, "account siti", "tidak terbaca")
    db = open_database(kept)
    with pytest.raises(DatabaseUnusable, match="tidak terbaca"):
        accounts.people(db)
    db.close()


def test_a_closing_of_a_year_without_a_decree_is_a_problem_and_no_crash(kept: Path) -> None:
    tamper(kept, "journal", f"UPDATE journal SET subject = '2031 KANWIL 1' WHERE seq = {CLOSED}")
    rechain(kept)
    assert named(kept, "Triwulan yang ditutup pada 2031 tidak dapat dinilai ulang")


def test_a_closing_of_an_office_that_is_gone_is_a_problem_and_no_crash(kept: Path) -> None:
    tamper(kept, "journal", f"UPDATE journal SET subject = '2024 LAPAS PTK 1' WHERE seq = {CLOSED}")
    rechain(kept)
    assert named(kept, "Triwulan yang ditutup pada 2024 tidak dapat dinilai ulang")
