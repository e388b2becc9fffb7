"""However much was decided about a file, a deed and a board read of it what counts now and no more."""

from collections.abc import Callable

import pytest

from ikk_tui.domain import locks
from ikk_tui.domain.cells import CellKey, Status
from ikk_tui.domain.journal import Entry, Kind, account_shape
from ikk_tui.domain.locks import lock_subject
from ikk_tui.domain.people import EVERYTHING
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import accounts, periods, reviews
from ikk_tui.services.boards import overview
from ikk_tui.services.checks import check
from ikk_tui.services.realisations import record
from ikk_tui.services.submissions import submit
from ikk_tui.store import journal
from ikk_tui.store.database import Database

from .cells import CODE, III
from .crew import ADI, RINA, SITI, head, person, staffed, submitted

MANY = 3000


@pytest.fixture
def office(db: Database) -> Database:
    return staffed(db)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Entry]:
    """Every entry that is read from the file from now on."""
    found: list[Entry] = []
    read = journal.to_entry

    def noted(row: list[object]) -> Entry:
        found.append(read(row))
        return found[-1]

    monkeypatch.setattr(journal, "to_entry", noted)
    return found


def decide_much(db: Database) -> None:
    """Let one account come and go, one quarter be reopened, and evidence be wanted and not, thousands of times."""
    with db.writing() as session:
        for at in range(MANY // 3):
            resting = person("vera", active=bool(at % 2))
            accounts.note(session, Kind.ACCOUNT, "vera", account_shape(resting), ADI)
            reopened = {"closed": False, "reason": f"Salah {at}"}
            accounts.note(session, Kind.LOCK, lock_subject(2024, "KANWIL", Quarter.I), reopened, ADI)
            accounts.note(session, Kind.POLICY, "2024", {"evidence": bool(at % 2)}, ADI)


def approved(db: Database) -> Status:
    return reviews.approve(db, CODE, III, RINA, seen=head(db).id).content.status


DEEDS: dict[str, Callable[[Database], object]] = {
    "a save": lambda db: record(db, CODE, "18", III, SITI),
    "a board": overview,
    "a submission": lambda db: submit(db, CODE, III, SITI),
    "a card": lambda db: reviews.card(db, CellKey(2024, CODE, III), RINA),
    "an approval": approved,
}


@pytest.mark.parametrize("name", DEEDS)
def test_thousands_of_entries_cost_a_deed_no_more_than_a_few(office: Database, made: list[Entry], name: str) -> None:
    costs = []
    for much in (False, True):
        if much:
            decide_much(office)
        periods.require_evidence(office, ADI, wanted=False)
        if name in ("a card", "an approval"):
            submitted(office)
        else:
            record(office, CODE, "19", III, SITI)
        made.clear()
        DEEDS[name](office)
        costs.append(len(made))
        if name in ("a card", "an approval", "a submission"):
            reviews.send_back(office, CODE, III, "Periksa lagi", RINA)
    # One quarter more was decided about, and whether evidence is wanted.
    assert costs[1] <= costs[0] + 3


def test_what_counts_is_told_right_of_thousands(office: Database) -> None:
    before = accounts.people(office)
    decide_much(office)
    now = accounts.people(office)
    assert [one.login for one in now.known] == [one.login for one in before.known]
    assert now.find("vera") == person("vera", active=True)
    assert periods.locks(office) == {}
    assert periods.evidence_required(office)
    periods.close_quarter(office, Quarter.I, ADI)
    assert list(periods.locks(office)) == [Quarter.I]
    assert check(office).problems == ()


def test_a_change_of_an_account_leaves_it_at_its_place(office: Database) -> None:
    before = [one.login for one in accounts.people(office).known]
    accounts.change(office, person("siti", *EVERYTHING), ADI)
    assert [one.login for one in accounts.people(office).known] == before


def test_a_check_reads_each_closing_once_however_many_offices_have_some(
    office: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with office.writing() as session:
        for at in range(100):
            reopened = {"closed": False, "reason": "Salah"}
            accounts.note(session, Kind.LOCK, lock_subject(2024, f"UPT{at}", Quarter.I), reopened, ADI)
    seen: list[Entry] = []
    read = locks.to_lock

    def noted(entry: Entry) -> locks.Lock:
        seen.append(entry)
        return read(entry)

    monkeypatch.setattr(locks, "to_lock", noted)
    assert check(office).problems == ()
    assert len(seen) == len(set(seen)) == 100
