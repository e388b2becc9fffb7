"""The trail: who did what, in the order in which it came into the file, whatever is asked of it."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.domain.cells import CellKey, Content, Deed, Revision
from ikk_tui.domain.forms import Written
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.trail import TrailEntry, read_kind, read_root
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services import accounts, amendments, periods, realisations, reviews, submissions
from ikk_tui.services.checks import check
from ikk_tui.services.identity import Author
from ikk_tui.services.trails import TrailFilter, TrailKind, everything, find_root, trail
from ikk_tui.store import ledger, seals
from ikk_tui.store.database import Database, open_database

from .cells import filled

ADMIN, SITI, BUDI = Author("admin", "server"), Author("siti", "laptop-1"), Author("budi", "laptop-2")
FIRST, SECOND = Quarter.I, Quarter.II
LETTER = TypedBasis("W.16-1", "12-08-2024", "salah; ketik")
CODE, COUNT = "2.4.5", "6.2.1"


@pytest.fixture
def lived(db: Database) -> Database:
    """A file in which one of everything was done, some of it twice."""
    accounts.enrol(db, ADMIN)
    accounts.add(db, Person("siti", "Siti [b]A[/b]", frozenset({Role.OPERATOR}), "Divisi X"), ADMIN)
    accounts.add(db, Person("budi", "", frozenset({Role.REVIEWER})), ADMIN)
    realisations.record(db, CODE, "17", FIRST, SITI)
    realisations.record(db, CODE, "45/60", FIRST, SITI)
    realisations.undo(db, CODE, FIRST, SITI)
    realisations.describe(db, CODE, FIRST, Written(analysis="Panjang", obstacles="Ada"), SITI)
    realisations.describe(db, CODE, FIRST, Written(value="19", analysis="Lain"), SITI)
    realisations.record(db, COUNT, "5", FIRST, SITI)
    realisations.record(db, COUNT, "", FIRST, SITI)
    realisations.record(db, COUNT, "- belum ada", FIRST, SITI)
    submissions.submit(db, CODE, FIRST, SITI)
    submissions.withdraw(db, CODE, FIRST, SITI)
    submissions.submit(db, CODE, FIRST, SITI, message="mohon\ndilihat")
    reviews.send_back(db, CODE, FIRST, "kurang\njelas", BUDI)
    submissions.submit(db, CODE, FIRST, SITI, message="sudah")
    reviews.comment(db, CODE, FIRST, "baik", BUDI)
    reviews.approve(db, CODE, FIRST, BUDI)
    reviews.revoke(db, CODE, FIRST, BUDI)
    reviews.approve(db, CODE, FIRST, BUDI)
    periods.close_quarter(db, FIRST, ADMIN)
    amendments.amend_indicator(db, CODE, {Field.TARGET_Q2: "15"}, LETTER, ADMIN)
    amendments.amend_rules(db, {Field.CAP: ""}, LETTER, ADMIN)
    periods.reopen_quarter(db, FIRST, "salah\ntutup", ADMIN)
    periods.require_evidence(db, ADMIN, wanted=True)
    periods.require_evidence(db, ADMIN, wanted=False)
    budi = accounts.find(db, "budi")
    accounts.change(db, Person("budi", "Budi", budi.roles | {Role.OPERATOR}), ADMIN)
    accounts.change(db, Person("siti", "Siti [b]A[/b]", frozenset(), "Divisi X", active=False), ADMIN)
    return db


def told(db: Database, wanted: TrailFilter) -> list[tuple[str, str]]:
    """Subject and sentence of what is wanted, oldest first."""
    return [(one.subject, one.told) for one in reversed(trail(db, wanted).entries)]


def sentences(db: Database, kind: TrailKind) -> list[str]:
    return [sentence for _, sentence in told(db, TrailFilter(kind=kind))]


def test_values_are_told_with_what_they_replaced(lived: Database) -> None:
    assert sentences(lived, TrailKind.REALISATION) == [
        "mengisi 17 %",
        "mengisi 75 % (45/60), sebelumnya 17 %",
        "membatalkan menjadi 17 %, sebelumnya 75 % (45/60)",
        "menguraikan analisis, kendala",
        "mengisi 19 %, sebelumnya 17 %; juga analisis",
        "mengisi 5 Orang",
        "mengosongkan, sebelumnya 5 Orang",
        "mengisi tidak berlaku (belum ada)",
    ]


def test_a_review_is_told_with_what_was_said_in_it_and_never_with_what_was_said_before(lived: Database) -> None:
    assert sentences(lived, TrailKind.REVIEW) == [
        "mengajukan 19 %",
        "menarik pengajuan 19 %",
        "mengajukan 19 %: mohon dilihat",
        "mengembalikan 19 %: kurang jelas",
        "mengajukan 19 %: sudah",
        "mengomentari 19 %: baik",
        "menyetujui 19 %",
        "membatalkan keputusan: tidak jadi menyetujui 19 %",
        "menyetujui 19 %",
    ]


def test_a_submission_that_is_withdrawn_does_not_say_the_former_reason_again(db: Database) -> None:
    realisations.record(db, CODE, "19", FIRST, SITI)
    submissions.submit(db, CODE, FIRST, SITI)
    reviews.send_back(db, CODE, FIRST, "kurang", BUDI)
    submissions.submit(db, CODE, FIRST, SITI)
    submissions.withdraw(db, CODE, FIRST, SITI)
    assert sentences(db, TrailKind.REVIEW)[-1] == "menarik pengajuan 19 %"


def test_the_others_are_told_in_their_own_words(lived: Database) -> None:
    assert told(lived, TrailFilter(kind=TrailKind.AMENDMENT)) == [
        ("2.4.5 2024", "mengubah Target TW II: ikut target tahunan → 15; dasar W.16-1, 12-08-2024: salah; ketik"),
        ("aturan nilai 2024", "mengubah Batas atas: 120 → tanpa batas atas; dasar W.16-1, 12-08-2024: salah; ketik"),
    ]
    assert told(lived, TrailFilter(kind=TrailKind.LOCK)) == [
        ("TW I 2024", f"menutup triwulan; {59 - 5 - 1} belum disetujui"),
        ("TW I 2024", "membuka kembali triwulan: salah tutup"),
    ]
    assert told(lived, TrailFilter(kind=TrailKind.POLICY)) == [
        ("ketentuan 2024", "mewajibkan bukti pada pengajuan"),
        ("ketentuan 2024", "tidak lagi mewajibkan bukti pada pengajuan"),
    ]
    assert told(lived, TrailFilter(kind=TrailKind.ACCOUNT)) == [
        ("admin", "menambah akun admin: operator, peninjau, administrator"),
        ("siti", "menambah akun siti (Siti [b]A[/b]): operator; Divisi X"),
        ("budi", "menambah akun budi: peninjau"),
        ("budi", "mengubah peran: peninjau → operator, peninjau; mengubah nama: budi → Budi"),
        ("siti", "menonaktifkan akun; mengubah peran: operator → tanpa peran"),
    ]


def test_each_value_is_told_in_the_unit_of_its_time(db: Database) -> None:
    realisations.record(db, COUNT, "5", FIRST, SITI)
    realisations.record(db, COUNT, "", FIRST, SITI)
    amendments.amend_indicator(db, COUNT, {Field.UNIT: "Kegiatan"}, LETTER, ADMIN)
    realisations.record(db, COUNT, "6", FIRST, SITI)
    assert sentences(db, TrailKind.REALISATION) == [
        "mengisi 5 Orang",
        "mengosongkan, sebelumnya 5 Orang",
        "mengisi 6 Kegiatan",
    ]


def test_a_value_that_replaces_one_of_another_unit_says_both(db: Database) -> None:
    # As only a file that was merged, or written by another program, can hold it.
    first = realisations.record(db, COUNT, "5", FIRST, SITI).revision
    assert first is not None
    realisations.record(db, COUNT, "", FIRST, SITI)
    amendments.amend_indicator(db, COUNT, {Field.UNIT: "Kegiatan"}, LETTER, ADMIN)
    key, later = CellKey(2024, COUNT, FIRST), datetime.now(UTC) + timedelta(seconds=1)
    with db.writing() as session:
        ledger.append(session, Revision(key, Content(filled("6")), Deed.RECORD, "siti", "x", later, (first.id,)))
    assert sentences(db, TrailKind.REALISATION)[-1] == "mengisi 6 Kegiatan, sebelumnya 5 Orang"


def test_everything_comes_newest_first_and_once(lived: Database) -> None:
    page = trail(lived)
    numbers = [one.seq for one in page.entries]
    assert numbers == list(range(page.sealed, 0, -1))
    assert not page.more
    assert len({one.id for one in page.entries}) == page.sealed
    moments = [one.at for one in page.entries]
    assert all(one.tzinfo is not None for one in moments)


def test_the_root_is_that_of_the_check(lived: Database) -> None:
    report = check(lived)
    assert not report.problems
    page = trail(lived, TrailFilter(person="nobody"))
    assert (page.entries, page.root, page.sealed) == ((), report.root, report.sealed)


def test_an_empty_file_has_an_empty_trail(db: Database) -> None:
    page = trail(db)
    assert (page.entries, page.more, page.root, page.sealed) == ((), False, seals.NOTHING, 0)
    assert list(everything(db)) == []


def wanted_of(one: TrailEntry, wanted: TrailFilter) -> bool:
    """Whether a line is wanted, as a person would tell by reading it."""
    cell = one.kind in (TrailKind.REALISATION, TrailKind.REVIEW)
    code = one.subject.split()[0] if cell or one.subject.startswith("2.4.5 ") else ""
    inside = wanted.code is None or code == wanted.code or code.startswith(f"{wanted.code}.")
    named = f"TW {wanted.quarter.name} " if wanted.quarter else ""
    own_target = f"Target TW {wanted.quarter.name}:" if wanted.quarter else ""
    return (
        wanted.person in (None, one.author)
        and wanted.kind in (None, one.kind)
        and inside
        and (named in f"{one.subject} " or own_target in one.told)
        and (wanted.year is None or one.kind is not TrailKind.ACCOUNT)
    )


FILTERS = [
    TrailFilter(*parts)
    for parts in itertools.product(
        (None, "siti", "admin", "siapa"),
        (None, "2.4.5", "2.4", "2", "6.2.1", "9"),
        (None, FIRST, SECOND),
        (None, *TrailKind),
        (None, 2024),
    )
]


def test_any_filter_finds_what_reading_everything_finds(lived: Database) -> None:
    all_of_it = trail(lived).entries
    wrong = [
        wanted
        for wanted in FILTERS
        if list(trail(lived, wanted).entries) != [one for one in all_of_it if wanted_of(one, wanted)]
    ]
    assert wrong == []


@pytest.mark.parametrize("most", [1, 2, 3, 7, 100])
def test_page_upon_page_is_all_of_it(lived: Database, most: int) -> None:
    for wanted in (TrailFilter(), TrailFilter(person="admin"), TrailFilter(kind=TrailKind.REVIEW)):
        expected = trail(lived, wanted).entries
        found: list[TrailEntry] = []
        page = trail(lived, wanted, most=most)
        while True:
            assert len(page.entries) <= most
            found += page.entries
            if not page.more:
                break
            page = trail(lived, wanted, most=most, before=found[-1].seq)
        assert tuple(found) == expected


def test_reading_on_is_not_moved_by_what_is_written_meanwhile(lived: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ikk_tui.services.trails.EXPORTED_AT_ONCE", 4)
    expected = trail(lived).entries
    lines = everything(lived)
    found = [next(lines), next(lines)]
    realisations.record(lived, "2.4.6", "30", FIRST, BUDI)
    found += lines
    assert tuple(found) == expected


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (TrailFilter(code="2.4.8"), "2.4.7"),
        (TrailFilter(code="x\x1b[2J"), "karakter kendali"),
        (TrailFilter(year=2023), "2024"),
        (TrailFilter(person="a\x00b"), "karakter kendali"),
        (TrailFilter(person="\udcff"), "karakter kendali"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(db: Database, wanted: TrailFilter, says: str) -> None:
    with pytest.raises(Refused) as refused:
        trail(db, wanted)
    assert says in refused.value.message


def test_an_unknown_code_is_refused_as_everywhere(db: Database) -> None:
    with pytest.raises(UnknownCode):
        trail(db, TrailFilter(code="99"))


def test_every_root_that_ever_was_is_found_where_it_was(lived: Database) -> None:
    entries = {one.seq: one for one in trail(lived).entries}
    with lived.looking() as read:
        links = dict(read("SELECT seq, link FROM seal"))
    for seq, link in links.items():
        for typed in (link, link[:12], f" {link[:20].upper()}...\n"):
            found = find_root(lived, typed)
            assert found is not None
            assert (found.seq, found.root, found.at) == (seq, link, entries[seq].at)
    assert find_root(lived, "0" * 12) is not None


def test_a_root_of_another_file_is_not_found(lived: Database, tmp_path: Path) -> None:
    other = open_database(tmp_path / "other.db")
    accounts.enrol(other, ADMIN)
    root = trail(other).root
    other.close()
    assert find_root(lived, root) is None


@pytest.mark.parametrize("typed", ["", "3f9a01c2d4e", "x" * 12, "0" * 65, "3f9a01c2d4e5;", "²" * 12, "\udcff" * 12])
def test_what_is_no_root_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_root(typed)


def test_a_kind_is_read_by_either_word() -> None:
    assert all(read_kind(word) is kind for kind in TrailKind for word in (str(kind), f" {kind.label.upper()} "))
    with pytest.raises(Refused) as refused:
        read_kind("semua\x1b")
    assert refused.value.hint == "yang ada: isian, reviu, perbaikan, akun, kunci, ketentuan"


def grown(path: Path, revisions: int) -> Database:
    """A file with that many revisions of one cell, each sealed."""
    db = open_database(path)
    accounts.enrol(db, ADMIN)
    key, began = CellKey(2024, CODE, FIRST), datetime(2024, 4, 1, tzinfo=UTC)
    with db.writing() as session:
        parents: tuple[str, ...] = ()
        for number in range(revisions):
            content = Content(filled(str(number % 90 + 1)), analysis="Sesuai rencana. " * 20)
            made = Revision(key, content, Deed.RECORD, "siti", "x", began + timedelta(seconds=number), parents)
            ledger.append(session, made)
            parents = (made.id,)
    return db


def work(db: Database, wanted: TrailFilter, before: int | None = None) -> int:
    """How many hundreds of SQLite's steps a page takes."""
    done = 0

    def count() -> int:
        nonlocal done
        done += 1
        return 0

    with db.looking():
        pass
    # The one that the next look takes.
    connection = db._idle[-1]
    connection.set_progress_handler(count, 100)
    page = trail(db, wanted, most=50, before=before)
    connection.set_progress_handler(None, 0)
    assert len(page.entries) == 50
    return done


@pytest.fixture(scope="module")
def short_and_long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Database]]:
    """Two files, one with ten times the revisions of the other."""
    folder = tmp_path_factory.mktemp("trails")
    short, long = grown(folder / "short.db", 150), grown(folder / "long.db", 1500)
    yield short, long
    short.close()
    long.close()


@pytest.mark.parametrize(
    "wanted",
    [TrailFilter(), TrailFilter(person="siti"), TrailFilter(code="2.4", year=2024), TrailFilter(quarter=FIRST)],
    ids=["all", "person", "code", "quarter"],
)
def test_a_page_of_a_long_trail_costs_what_one_of_a_short_trail_does(
    short_and_long: tuple[Database, Database], wanted: TrailFilter
) -> None:
    short, long = short_and_long
    assert work(long, wanted) <= 1.2 * work(short, wanted) + 10
    assert work(long, wanted, before=700) <= 1.2 * work(short, wanted) + 10
