"""A form shows what helps to fill a cell, and who else has it open; who forgot to close it is forgotten soon."""

from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from ikk_tui.domain.cells import CellKey, Content
from ikk_tui.domain.forms import Written
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services.checks import check
from ikk_tui.services.forms import LEASE, hold_form, read_form, release_form
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe, record
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import execute, select

from .cells import CODE, III, revisions
from .test_boards import decree_again

BUDI = Author("budi", "laptop-2")
KEY = CellKey(2024, CODE, III)
LEASES = "SELECT session FROM open_form ORDER BY session"


def sessions(db: Database, key: CellKey = KEY, *, mine: str = "") -> list[str]:
    """Whose forms of a cell a reader is told of."""
    form = read_form(db, key.indicator, key.quarter, year=key.year, office=key.office, session=mine)
    return sorted(one.session for one in form.others)


def test_a_form_of_a_cell_nobody_wrote_is_empty(db: Database) -> None:
    form = read_form(db, f" {CODE} ", III)
    assert (form.key, form.indicator.code, form.content) == (KEY, CODE, Content())
    assert (form.head, form.last_quarter, form.last_year, form.others) == (None, None, None, ())


def test_a_form_shows_what_the_cell_holds_and_held_last_quarter(db: Database, siti: Author) -> None:
    for quarter in (Quarter.I, Quarter.II, III):
        for text in ("lama", f"analisis {quarter.label}"):
            describe(db, CODE, quarter, Written(value=str(int(quarter)), analysis=text), siti)
    form = read_form(db, CODE, III)
    assert form.head == revisions(db)[0]
    assert form.content.analysis == "analisis TW III"
    assert form.last_quarter == revisions(db, quarter=Quarter.II)[0]


def test_the_first_quarter_has_none_before_it(db: Database, siti: Author) -> None:
    record(db, CODE, "5", Quarter.I, siti)
    form = read_form(db, CODE, Quarter.I)
    assert form.head is not None
    assert form.last_quarter is None


def test_last_quarter_is_the_one_before_and_no_earlier_one(db: Database, siti: Author) -> None:
    record(db, CODE, "5", Quarter.I, siti)
    assert read_form(db, CODE, III).last_quarter is None


def test_a_form_shows_the_same_quarter_of_last_year_where_there_was_a_decree(db: Database, siti: Author) -> None:
    decree_again(db.path, 2025)
    record(db, CODE, "15", III, siti, year=2024)
    record(db, CODE, "18", Quarter.II, siti, year=2024)
    form = read_form(db, CODE, III)
    assert form.key.year == 2025
    assert form.last_year == revisions_of(db, 2024)
    assert (form.head, form.last_quarter) == (None, None)
    assert read_form(db, CODE, III, year=2024).last_year is None
    assert read_form(db, CODE, Quarter.IV).last_year is None


def revisions_of(db: Database, year: int) -> object:
    return read_form(db, CODE, III, year=year).head


def test_an_indicator_that_is_new_this_year_has_no_last_year(db: Database, siti: Author) -> None:
    decree_again(db.path, 2025)
    columns = "code, objective_code, target, target_text, unit, polarity, consolidation, index_scale, name"
    renamed = columns.replace("code, objective_code", "'2.4.99', objective_code")
    wanted = f"SELECT 2025, {renamed} FROM indicator WHERE decree_year = 2025 AND code = '{CODE}'"
    execute(db.path, f"INSERT INTO indicator (decree_year, {columns}) {wanted}")
    assert read_form(db, "2.4.99", III).last_year is None
    record(db, "2.4.99", "15", III, siti)
    assert read_form(db, "2.4.99", Quarter.IV).last_quarter is not None


def test_offices_have_forms_of_their_own(db: Database, siti: Author) -> None:
    execute(db.path, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
    record(db, CODE, "15", III, siti)
    hold_form(db, "a", KEY, siti)
    form = read_form(db, CODE, III, office="LAPAS")
    assert (form.key.office, form.head, form.others) == ("LAPAS", None, ())
    assert read_form(db, CODE, Quarter.IV, office="LAPAS").last_quarter is None


def test_a_form_of_a_code_or_year_there_is_not_is_refused(db: Database) -> None:
    with pytest.raises(UnknownCode):
        read_form(db, "2.4.9", III)
    with pytest.raises(Refused, match="2031"):
        read_form(db, CODE, III, year=2031)


def test_two_people_at_one_cell_are_told_of_each_other(db: Database, siti: Author) -> None:
    other = open_database(db.path)
    before = datetime.now(UTC)
    assert hold_form(db, "a", KEY, siti) == ()
    (seen,) = hold_form(other, "b", KEY, BUDI)
    assert (seen.session, seen.author, seen.device, seen.key) == ("a", "siti", "laptop-1", KEY)
    assert before + LEASE <= seen.until <= datetime.now(UTC) + LEASE
    assert [one.author for one in hold_form(db, "a", KEY, siti)] == ["budi"]
    assert read_form(db, CODE, III, session="a").others == hold_form(db, "a", KEY, siti)
    assert (sessions(db, mine="a"), sessions(other, mine="b"), sessions(db)) == (["b"], ["a"], ["a", "b"])
    other.close()


def test_one_person_with_two_programs_is_told_too(db: Database, siti: Author) -> None:
    hold_form(db, "a", KEY, siti)
    assert [one.author for one in hold_form(db, "b", KEY, siti)] == ["siti"]


@pytest.mark.parametrize(
    "elsewhere", [CellKey(2024, CODE, Quarter.II), CellKey(2024, "2.4.4", III), CellKey(2025, CODE, III)]
)
def test_who_has_another_cell_open_is_not_told(db: Database, siti: Author, elsewhere: CellKey) -> None:
    decree_again(db.path, 2025)
    hold_form(db, "a", KEY, siti)
    assert hold_form(db, "b", elsewhere, BUDI) == ()
    assert (sessions(db, mine="a"), sessions(db, elsewhere, mine="b")) == ([], [])


def test_who_goes_to_another_cell_has_left_the_first(db: Database, siti: Author) -> None:
    elsewhere = CellKey(2024, "2.4.4", III)
    hold_form(db, "a", KEY, siti)
    hold_form(db, "a", elsewhere, siti)
    assert (sessions(db), sessions(db, elsewhere)) == ([], ["a"])
    assert select(db.path, LEASES) == [("a",)]


def test_who_closes_a_form_is_told_no_more(db: Database, siti: Author) -> None:
    hold_form(db, "a", KEY, siti)
    hold_form(db, "b", KEY, BUDI)
    release_form(db, "a")
    assert sessions(db, mine="b") == []
    assert select(db.path, LEASES) == [("b",)]
    release_form(db, "a")
    release_form(db, "never there")
    assert select(db.path, LEASES) == [("b",)]


def later(by: timedelta) -> type[datetime]:
    """A clock that runs ahead."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Later":
            now = datetime.now(tz) + by
            return cls.combine(now.date(), now.timetz())

    return Later


def test_who_was_killed_is_told_until_the_lease_ends(
    db: Database, siti: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_form(db, "a", KEY, siti)
    monkeypatch.setattr("ikk_tui.services.forms.datetime", later(LEASE / 2))
    assert sessions(db) == ["a"]
    monkeypatch.setattr("ikk_tui.services.forms.datetime", later(LEASE + timedelta(seconds=1)))
    assert sessions(db) == []


def test_who_looks_on_renews_the_lease(db: Database, siti: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    hold_form(db, "a", KEY, siti)
    monkeypatch.setattr("ikk_tui.services.forms.datetime", later(LEASE / 2))
    hold_form(db, "a", KEY, siti)
    monkeypatch.setattr("ikk_tui.services.forms.datetime", later(LEASE + timedelta(seconds=1)))
    assert sessions(db) == ["a"]


def test_a_lease_that_ended_is_removed_when_anybody_opens_a_form(
    db: Database, siti: Author, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_form(db, "a", KEY, siti)
    monkeypatch.setattr("ikk_tui.services.forms.datetime", later(LEASE + timedelta(seconds=1)))
    assert hold_form(db, "b", CellKey(2024, "2.4.4", III), BUDI) == ()
    assert select(db.path, LEASES) == [("b",)]


def test_open_forms_are_no_part_of_the_record(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    before = check(db)
    hold_form(db, "a", KEY, siti)
    hold_form(db, "b", CellKey(2024, "2.4.4", Quarter.IV), BUDI)
    assert check(db) == before
    assert before.problems == ()


def open_one(ready: Ready, path: Path, session: str) -> list[str]:
    db = open_database(path)
    ready()
    hold_form(db, session, KEY, Author(session, "laptop"))
    ready()
    found = sessions(db, mine=session)
    db.close()
    return found


def test_several_who_open_one_form_at_once_are_told_of_all_the_others(seeded: Path) -> None:
    names = ["a", "b", "c", "d"]
    answers = at_once(open_one, [(seeded, name) for name in names])
    assert answers == [[other for other in names if other != name] for name in names]
