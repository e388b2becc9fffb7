"""An older file is brought up to date behind a copy, wholly or not at all."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store import stamps
from ikk_tui.store.database import connect, open_database
from ikk_tui.store.migrations import Step, migrate
from ikk_tui.store.seed import load_seed
from ikk_tui.store.triggers import append_only

from .crowd import Ready, at_once
from .files import dump, execute, problems, select, snapshot, stamp

Run = Callable[[sqlite3.Connection], object]


class Halted(Exception):
    """A step of these tests that does not come to its end."""


def add_phone(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE office ADD COLUMN phone TEXT NOT NULL DEFAULT '0561'")


def add_phone_book(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE phone_book (office TEXT PRIMARY KEY, phone TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO phone_book SELECT code, phone FROM office")


def halt(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE realisation")
    raise Halted


def make_a_mistake(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE draft (x INTEGER) STRICT")
    connection.execute("INSERT INTO no_such_table VALUES (1)")


def lose_an_objective(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER objective_no_delete")
    connection.execute("DELETE FROM objective WHERE code = '2.4'")


def rebuild_the_parent(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE renewed (code TEXT NOT NULL PRIMARY KEY, name TEXT, label TEXT) STRICT")
    connection.execute("INSERT INTO renewed SELECT code, name, label FROM office")
    guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'office'")
    found = dict(guards.fetchall())
    for name in found:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DROP TABLE office")
    connection.execute("ALTER TABLE renewed RENAME TO office")
    for sql in found.values():
        connection.execute(sql)


FIRST, SECOND = stamps.VERSION + 1, stamps.VERSION + 2
STEPS = (Step(FIRST, add_phone), Step(SECOND, add_phone_book))


def other_files(path: Path) -> list[Path]:
    return [one for one in path.parent.glob(f"{path.stem}*") if one != path and not one.name.endswith("-journal")]


def version(path: Path) -> int:
    return int(stamp(path)[1])


def test_an_older_file_takes_every_step_in_order(written: Path) -> None:
    before = select(written, "SELECT * FROM revision")
    assert migrate(written, connect, STEPS) is not None
    assert version(written) == SECOND
    assert select(written, "SELECT * FROM phone_book") == [("KANWIL", "0561")]
    assert select(written, "SELECT * FROM revision") == before


def test_a_file_takes_only_the_steps_it_lacks(written: Path) -> None:
    migrate(written, connect, STEPS[:1])
    execute(written, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas', '0562')")
    for copy in other_files(written):
        copy.unlink()
    migrate(written, connect, STEPS)
    assert version(written) == SECOND
    assert select(written, "SELECT phone FROM phone_book ORDER BY phone") == [("0561",), ("0562",)]


def test_the_copy_is_the_file_as_it_was_and_private(written: Path) -> None:
    before, stamped = dump(written), stamp(written)
    copy = migrate(written, connect, STEPS)
    assert copy is not None
    assert other_files(written) == [copy]
    assert dump(copy) == before
    assert stamp(copy) == stamped
    assert select(copy, "PRAGMA integrity_check") == [("ok",)]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_copy_is_there_before_anything_is_changed(written: Path) -> None:
    found: list[list[str]] = []
    before = dump(written)
    migrate(written, connect, [Step(FIRST, lambda _: found.extend(dump(copy) for copy in other_files(written)))])
    assert found == [before]


@pytest.mark.parametrize(
    ("run", "fault"),
    [(halt, Halted), (make_a_mistake, sqlite3.OperationalError), (lose_an_objective, DatabaseUnusable)],
)
def test_a_step_that_fails_leaves_the_file_as_it_was(written: Path, run: Run, fault: type[Exception]) -> None:
    before, stamped = dump(written), stamp(written)
    with pytest.raises(fault):
        migrate(written, connect, [*STEPS, Step(SECOND + 1, run)])
    assert dump(written) == before
    assert stamp(written) == stamped


def test_a_broken_reference_is_told_with_the_place_of_the_copy(written: Path) -> None:
    with pytest.raises(DatabaseUnusable, match="rujukan") as refused:
        migrate(written, connect, [Step(FIRST, lose_an_objective)])
    (copy,) = other_files(written)
    assert str(written) in refused.value.sentence
    assert str(copy) in refused.value.hint


def test_a_try_right_after_failures_succeeds(written: Path) -> None:
    for _ in range(5):
        with pytest.raises(Halted):
            migrate(written, connect, [Step(FIRST, halt)])
    assert migrate(written, connect, STEPS) is not None
    assert version(written) == SECOND


def test_a_table_that_others_refer_to_can_be_made_anew(written: Path) -> None:
    before = select(written, "SELECT * FROM revision")
    migrate(written, connect, [Step(FIRST, rebuild_the_parent)])
    assert select(written, "SELECT * FROM revision") == before
    assert select(written, "PRAGMA foreign_key_check") == []
    guards = {name for (name,) in select(written, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    assert guards == set(append_only())


@pytest.mark.parametrize("steps", [(), [Step(1, halt)]], ids=["no steps", "steps taken long ago"])
def test_a_file_that_lacks_nothing_is_not_copied(written: Path, steps: list[Step]) -> None:
    before = snapshot(written.parent)
    assert migrate(written, connect, steps) is None
    assert snapshot(written.parent) == before


def bring_up_to_date(ready: Ready, path: Path) -> int:
    ready()
    migrate(path, connect, STEPS)
    return version(path)


def test_several_people_may_open_an_older_file_at_once(written: Path) -> None:
    before = select(written, "SELECT * FROM revision")
    assert at_once(bring_up_to_date, [(written,)] * 4) == [SECOND] * 4
    assert select(written, "SELECT * FROM phone_book") == [("KANWIL", "0561")]
    assert select(written, "SELECT * FROM revision") == before


def squeezed(path: Path) -> list[str]:
    """The whole content, however its statements are laid out and in whatever order the tables were made."""
    return sorted("".join(line.split()) for line in dump(path))


@pytest.mark.parametrize("number", range(1, stamps.VERSION))
def test_a_file_of_an_earlier_version_becomes_what_a_new_file_is(tmp_path: Path, seeded: Path, number: int) -> None:
    old = tmp_path / "old.db"
    old.touch(0o600)
    with closing(connect(old)) as connection:
        connection.executescript((Path(__file__).parent / f"schema-{number}.sql").read_text(encoding="utf-8"))
        load_seed(connection.execute)
    assert version(old) == number
    for path in (old, seeded):
        execute(path, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
    open_database(old).close()
    assert stamp(old) == stamp(seeded)
    assert problems(old) == ()
    assert squeezed(old) == squeezed(seeded)


def test_a_file_from_before_forms_keeps_what_people_did_in_it(written: Path, siti: Author) -> None:
    db = open_database(written)
    amend_indicator(db, "2.4.5", {Field.TARGET: "20"}, TypedBasis("W.16-1", "12-08-2024", "Salah ketik"), siti)
    db.close()
    kept = [f"SELECT * FROM {table}" for table in ("revision", "realisation", "amendment")]
    before = [select(written, query) for query in kept]
    later = ("open_form", "look", "journal", "seal")
    execute(written, *(f"DROP TABLE {table}" for table in later), "PRAGMA user_version = 2")
    open_database(written).close()
    assert version(written) == stamps.VERSION
    assert [select(written, query) for query in kept] == before
    assert select(written, "SELECT * FROM open_form") == []
    assert problems(written) == ()


def test_a_file_from_before_seals_has_all_that_was_written_sealed_in_its_order(written: Path, siti: Author) -> None:
    db = open_database(written)
    amend_indicator(db, "2.4.5", {Field.TARGET: "20"}, TypedBasis("W.16-1", "12-08-2024", "Salah ketik"), siti)
    record(db, "2.4.5", "18", Quarter.III, siti)
    db.close()
    before = select(written, "SELECT ledger, sealed, link FROM seal ORDER BY seq")
    execute(written, *(f"DROP TABLE {table}" for table in ("look", "journal", "seal")), "PRAGMA user_version = 3")
    open_database(written).close()
    assert select(written, "SELECT ledger, sealed, link FROM seal ORDER BY seq") == before
    assert len(before) == 7
    assert problems(written) == ()
