"""Who is known to a file: the first one, adding and changing, who may do what, and what is refused."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.cells import Status
from ikk_tui.domain.forms import Written
from ikk_tui.domain.people import EVERYTHING, Forbidden, Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused
from ikk_tui.services import accounts, amendments, periods, realisations, reviews, submissions
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import dump, select

from .cells import CODE, III
from .clocks import Slow
from .crew import (
    ADI,
    ADMINISTRATOR,
    ASING,
    BUDI,
    DUA,
    HAVING,
    OPERATOR,
    REVIEWER,
    RINA,
    ROLES,
    SITI,
    TONO,
    VERA,
    VIEWER,
    fill,
    head,
    person,
    refused,
    staffed,
    submitted,
)

LETTER = TypedBasis("W.16-1", "12-08-2024", "Salah ketik")
Deed = Callable[[Database, Author], object]


def returned(db: Database) -> None:
    submitted(db)
    reviews.send_back(db, CODE, III, "Periksa", RINA)


def approved_by(author: Author) -> Callable[[Database], object]:
    def prepare(db: Database) -> None:
        submitted(db)
        reviews.approve(db, CODE, III, author)

    return prepare


def closed(db: Database) -> None:
    periods.close_quarter(db, Quarter.I, ADI)


# What each role is for: how the file must stand, and a deed that whoever has the role may do then.
DEEDS: dict[str, tuple[Role, Author, Callable[[Database], object], Deed]] = {
    "record": (OPERATOR, SITI, fill, lambda db, who: realisations.record(db, CODE, "18", III, who)),
    "the same value": (OPERATOR, SITI, fill, lambda db, who: realisations.record(db, CODE, "19", III, who)),
    "describe": (
        OPERATOR,
        SITI,
        fill,
        lambda db, who: realisations.describe(db, CODE, III, Written(analysis="Baru"), who),
    ),
    "undo": (OPERATOR, SITI, fill, lambda db, who: realisations.undo(db, CODE, III, who)),
    "restore": (OPERATOR, SITI, fill, lambda db, who: realisations.restore(db, CODE, III, head(db).id, who)),
    "submit": (OPERATOR, SITI, fill, lambda db, who: submissions.submit(db, CODE, III, who)),
    "submit all": (OPERATOR, SITI, fill, lambda db, who: submissions.submit_all(db, None, III, who)),
    "withdraw": (OPERATOR, SITI, submitted, lambda db, who: submissions.withdraw(db, CODE, III, who)),
    "approve": (REVIEWER, RINA, submitted, lambda db, who: reviews.approve(db, CODE, III, who)),
    "return": (REVIEWER, RINA, submitted, lambda db, who: reviews.send_back(db, CODE, III, "Periksa", who)),
    "comment": (REVIEWER, RINA, submitted, lambda db, who: reviews.comment(db, CODE, III, "Mengapa?", who)),
    "revoke": (REVIEWER, RINA, approved_by(RINA), lambda db, who: reviews.revoke(db, CODE, III, who)),
    "add": (ADMINISTRATOR, ADI, fill, lambda db, who: accounts.add(db, person("ani", OPERATOR), who)),
    "change": (ADMINISTRATOR, ADI, fill, lambda db, who: accounts.change(db, person("vera", OPERATOR), who)),
    "close": (ADMINISTRATOR, ADI, fill, lambda db, who: periods.close_quarter(db, Quarter.I, who)),
    "reopen": (ADMINISTRATOR, ADI, closed, lambda db, who: periods.reopen_quarter(db, Quarter.I, "Salah", who)),
    "require": (ADMINISTRATOR, ADI, fill, lambda db, who: periods.require_evidence(db, who, wanted=True)),
    "amend": (
        ADMINISTRATOR,
        ADI,
        fill,
        lambda db, who: amendments.amend_indicator(db, CODE, {Field.TARGET: "20"}, LETTER, who),
    ),
    "amend rules": (
        ADMINISTRATOR,
        ADI,
        fill,
        lambda db, who: amendments.amend_rules(db, {Field.CAP: "110"}, LETTER, who),
    ),
}


@pytest.fixture
def office(db: Database) -> Database:
    return staffed(db)


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_takes_its_role_and_a_refusal_says_who_has_it(office: Database, name: str) -> None:
    role, right, prepare, deed = DEEDS[name]
    prepare(office)
    for who in (ADI, SITI, RINA, VERA):
        if role in ROLES[who.name]:
            continue
        told = refused(office, Forbidden, partial(deed, office, who))
        assert told.sentence == f"Akun {who.name} tidak berperan {role.label}"
        assert told.hint == f"yang berperan {role.label}: {HAVING[role]}"
    gone = refused(office, Forbidden, partial(deed, office, TONO))
    assert gone.sentence == "Akun tono sudah dinonaktifkan"
    assert gone.hint.endswith(HAVING[role])
    stranger = refused(office, Forbidden, partial(deed, office, ASING))
    assert stranger.sentence == "Akun asing belum terdaftar di basis data ini"
    assert stranger.hint.endswith(HAVING[role])
    deed(office, right)
    assert check(office).problems == ()


@pytest.mark.parametrize("name", DEEDS)
def test_a_file_that_knows_nobody_refuses_nobody(db: Database, name: str) -> None:
    _, right, prepare, deed = DEEDS[name]
    prepare(db)
    deed(db, right) if name not in ("add", "change") else accounts.add(db, person("ani", ADMINISTRATOR), right)
    assert check(db).problems == ()


def test_whoever_lost_a_role_cannot_use_it_any_more(office: Database) -> None:
    submitted(office)
    accounts.change(office, person("rina", VIEWER), ADI)
    assert refused(office, Forbidden, lambda: reviews.approve(office, CODE, III, RINA)).hint.endswith(": sari, dua")
    accounts.change(office, person("rina", REVIEWER), ADI)
    assert reviews.approve(office, CODE, III, RINA).content.status is Status.APPROVED


def test_the_first_person_of_a_file_gets_every_role_and_the_second_none(db: Database) -> None:
    first = accounts.enrol(db, SITI)
    assert first == Person("siti", "siti", EVERYTHING)
    assert accounts.enrol(db, BUDI) is None
    assert accounts.enrol(db, SITI) is None
    assert accounts.people(db).known == (first,)
    assert not accounts.people(db).four_eyes


@pytest.mark.parametrize("ledger", ["revision", "amendment"])
def test_an_entry_is_not_dated_before_what_it_follows_though_the_clock_was_set_back(
    db: Database, monkeypatch: pytest.MonkeyPatch, ledger: str
) -> None:
    if ledger == "revision":
        fill(db)
    else:
        amendments.amend_indicator(db, CODE, {Field.UNIT: "Orang"}, LETTER, SITI)
    monkeypatch.setattr("ikk_tui.services.accounts.datetime", Slow)
    accounts.enrol(db, SITI)
    assert select(db.path, "SELECT at FROM journal") == select(db.path, f"SELECT at FROM {ledger}")


@pytest.mark.parametrize("name", ["Siti Aminah", "uid 1000", "KANWIL\\siti"])
def test_the_first_person_can_be_changed_whatever_their_account_is_called(db: Database, name: str) -> None:
    author = Author(name, "laptop")
    first = accounts.enrol(db, author)
    assert first is not None
    accounts.add(db, person("adi", ADMINISTRATOR), author)
    assert accounts.change(db, replace(first, roles=frozenset({OPERATOR})), author, seen=first).roles == {OPERATOR}
    assert accounts.find(db, name).login == name


@pytest.mark.parametrize("roles", [[], [OPERATOR], [OPERATOR, REVIEWER], [VIEWER]])
def test_the_first_who_is_added_must_be_able_to_add_the_next(db: Database, roles: Iterable[Role]) -> None:
    told = refused(db, Refused, lambda: accounts.add(db, person("siti", *roles), ADI))
    assert told.message == "Belum ada administrator; orang pertama harus administrator yang aktif"
    refused(db, Refused, lambda: accounts.add(db, person("siti", ADMINISTRATOR, active=False), ADI))
    accounts.add(db, person("siti", ADMINISTRATOR, *roles), ADI)
    assert accounts.people(db).who(ADMINISTRATOR) == "siti"


def test_who_is_added_is_known_as_they_were_typed_less_the_blanks(office: Database) -> None:
    made = accounts.add(office, Person("  ani ", " Ani  Lestari ", frozenset({OPERATOR}), " Imigrasi "), ADI)
    assert made == Person("ani", "Ani  Lestari", frozenset({OPERATOR}), "Imigrasi")
    assert accounts.find(office, " ani ") == made
    nameless = accounts.add(office, Person("ira", "  ", frozenset()), ADI)
    assert (nameless.name, nameless.roles_label) == ("ira", "tanpa peran")


def test_nobody_is_added_twice_active_or_not(office: Database) -> None:
    for login in ("siti", "tono"):
        told = refused(office, Refused, partial(accounts.add, office, person(login, VIEWER), ADI))
        assert told.sentence == f"Akun {login} sudah ada"


def test_the_refusal_of_a_known_account_names_no_command_to_those_who_use_the_screens(office: Database) -> None:
    told = refused(office, Refused, partial(accounts.add, office, person("siti", VIEWER), ADI))
    assert told.hint == "ubah akun yang ada"


@pytest.mark.parametrize(
    "wrong",
    [
        Person("", "x", frozenset()),
        Person("a\x1b[2J", "x", frozenset()),
        Person("x" * 65, "x", frozenset()),
        Person("ani", "a\nb", frozenset()),
        Person("ani", "a\x1b[2J", frozenset()),
        Person("ani", "x" * 201, frozenset()),
        Person("ani", "x", frozenset(), "Divisi\u202e"),
        Person("ani", "x", frozenset(), "x" * 201),
    ],
)
def test_what_cannot_be_a_person_is_refused(office: Database, wrong: Person) -> None:
    refused(office, Refused, lambda: accounts.add(office, wrong, ADI))
    if wrong.login == "ani":
        refused(office, Refused, lambda: accounts.change(office, replace(wrong, login="siti"), ADI))


def test_an_unknown_person_is_neither_changed_nor_found(office: Database) -> None:
    listed = f"yang ada: {', '.join(ROLES)}"
    told = refused(office, Refused, lambda: accounts.change(office, person("asing", OPERATOR), ADI))
    assert told.message == f"Akun asing tidak ada; {listed}"
    assert refused(office, Refused, lambda: accounts.find(office, "asing")).message == f"Akun asing tidak ada; {listed}"


def test_the_last_administrator_stays(office: Database) -> None:
    for wanted in (person("adi", OPERATOR), person("adi", ADMINISTRATOR, active=False)):
        told = refused(office, Refused, partial(accounts.change, office, wanted, ADI))
        assert told.message == (
            "Akun adi adalah administrator aktif yang terakhir; jadikan orang lain administrator dulu"
        )
    accounts.change(office, person("siti", ADMINISTRATOR), ADI)
    accounts.change(office, person("adi", ADMINISTRATOR, active=False), ADI)
    refused(office, Refused, lambda: accounts.change(office, person("siti", VIEWER), SITI))
    assert accounts.people(office).who(ADMINISTRATOR) == "siti"


def test_an_account_that_was_changed_meanwhile_is_not_changed_unseen(office: Database) -> None:
    seen = accounts.find(office, "siti")
    accounts.change(office, replace(seen, name="Siti Aminah"), ADI)
    told = refused(office, Refused, lambda: accounts.change(office, replace(seen, division="Imigrasi"), ADI, seen=seen))
    assert told.sentence == "Akun siti baru saja diubah orang lain"


def test_a_change_that_changes_nothing_writes_nothing(office: Database) -> None:
    before = dump(office.path)
    now = accounts.find(office, "siti")
    assert accounts.change(office, replace(now, name=f" {now.name} "), ADI, seen=now) == now
    assert dump(office.path) == before


def test_who_was_let_go_may_come_back(office: Database) -> None:
    assert not accounts.find(office, "tono").active
    accounts.change(office, person("tono", OPERATOR), ADI)
    assert fill(office, TONO).author == "tono"


def test_every_change_of_an_account_stays_to_be_read(office: Database) -> None:
    accounts.change(office, person("tono", OPERATOR), ADI)
    told = select(office.path, "SELECT author, content ->> 'active' FROM journal WHERE subject = 'tono' ORDER BY seq")
    assert told == [("adi", 1), ("adi", 0), ("adi", 1)]


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (ASING, "Akun asing belum terdaftar di basis data ini; minta administrator mendaftarkannya: adi"),
        (TONO, "Akun tono sudah dinonaktifkan; minta administrator mengaktifkannya kembali: adi"),
    ],
)
def test_a_server_lets_in_only_active_people(office: Database, who: Author, said: str) -> None:
    assert refused(office, Forbidden, lambda: accounts.admit(office, who.name)).message == said
    assert accounts.admit(office, "vera").roles == {VIEWER}


def test_on_a_server_nobody_is_let_in_while_the_file_knows_nobody(db: Database) -> None:
    assert refused(db, Forbidden, lambda: accounts.admit(db, "siti")).hint.endswith(": belum ada seorang pun")


def test_a_second_person_makes_four_eyes_and_their_leaving_unmakes_them_for_what_is_submitted_from_then_on(
    db: Database,
) -> None:
    first = accounts.enrol(db, DUA)
    assert first is not None
    submitted(db, DUA)
    accounts.add(db, person("vera", VIEWER), DUA)
    told = refused(db, Forbidden, lambda: reviews.approve(db, CODE, III, DUA))
    assert told.hint.endswith("yang dapat menyetujui: belum ada seorang pun")
    accounts.change(db, person("vera", VIEWER, active=False), DUA)
    assert refused(db, Forbidden, lambda: reviews.approve(db, CODE, III, DUA)).hint == told.hint
    submissions.withdraw(db, CODE, III, DUA)
    submissions.submit(db, CODE, III, DUA)
    assert reviews.approve(db, CODE, III, DUA).content.status is Status.APPROVED


def first_start(ready: Ready, path: Path, name: str) -> bool:
    db = open_database(path)
    ready()
    made = accounts.enrol(db, Author(name, "laptop"))
    db.close()
    return made is not None


def test_of_several_first_starts_one_makes_its_person_known(db: Database) -> None:
    answers = at_once(first_start, [(db.path, f"orang-{at}") for at in range(4)])
    assert sorted(answers) == [False, False, False, True]
    (known,) = accounts.people(db).known
    assert known.login == f"orang-{answers.index(True)}"
    assert check(db).problems == ()


def step_down(ready: Ready, path: Path, name: str) -> bool:
    db = open_database(path)
    ready()
    try:
        accounts.change(db, person(name, VIEWER), Author(name, "laptop"))
    except Refused:
        return False
    finally:
        db.close()
    return True


def test_two_administrators_who_step_down_at_once_leave_one(office: Database) -> None:
    accounts.change(office, person("siti", ADMINISTRATOR), ADI)
    assert sorted(at_once(step_down, [(office.path, "adi"), (office.path, "siti")])) == [False, True]
    assert len(accounts.people(office).having(ADMINISTRATOR)) == 1
    assert check(office).problems == ()
