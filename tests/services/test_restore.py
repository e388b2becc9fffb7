"""Any former value of a cell comes back as a new revision, and nothing between is forgotten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.domain.cells import OFFICE, CellKey, ClosedCell, Content, Deed, Evidence, Revision, StaleSave, Status
from ikk_tui.domain.numbers import CellState
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check, rebuild
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, restore, undo
from ikk_tui.store import heads, ledger
from ikk_tui.store.database import Database, open_database
from tests.store.crowd import Ready, at_once
from tests.store.files import dump, execute

from .cells import CODE, III, filled, revisions, values

BUDI = Author("budi", "laptop-2")
NARRATED = Content(
    reading=filled("15"),
    status=Status.APPROVED,
    analysis="Dari 100 narapidana risiko tinggi, 15 berubah.",
    obstacles="Asesmen tertunda di dua lapas.",
    follow_up="Asesmen dijadwalkan ulang.",
    evidence=(Evidence("file", "laporan.pdf", 214_000, "ab" * 32),),
    remark="menunggu asesmen",
)


def typed(db: Database, text: str, author: Author, quarter: Quarter = III) -> str:
    """Record it; the id of the revision that was made."""
    done = record(db, CODE, text, quarter, author)
    assert done.revision is not None
    return done.revision.id


def append(db: Database, content: Content, parents: tuple[str, ...] = ()) -> Revision:
    made = Revision(CellKey(2024, CODE, III), content, Deed.RECORD, "siti", "laptop-1", datetime.now(UTC), parents)
    with db.writing() as session:
        return ledger.append(session, made)


def test_a_former_value_comes_back_as_a_new_revision(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    for text in ("17", "18"):
        typed(db, text, siti)
    done = restore(db, CODE, III, first, BUDI)
    assert done.changed
    assert done.revision is not None
    assert done.before is not None
    assert (done.revision.deed, done.revision.author, done.revision.device) == (Deed.RESTORE, "budi", "laptop-2")
    assert done.revision.parents == (done.before.id,)
    assert done.before.content.reading == filled("18")
    assert values(db) == [15, 18, 17, 15]
    assert scoreboard(db, III).indicator(CODE).to_date.value == 15
    assert check(db).problems == ()


@pytest.mark.parametrize("text", ["1/3", "nihil", "- belum ada peserta", "0", "-3,5"])
def test_whatever_was_typed_comes_back_exactly(db: Database, siti: Author, text: str) -> None:
    first = typed(db, text, siti)
    typed(db, "17", siti)
    restore(db, CODE, III, first, siti)
    newest, _, oldest = revisions(db)
    assert newest.content == oldest.content


def test_an_emptied_cell_may_be_brought_back(db: Database, siti: Author) -> None:
    typed(db, "17", siti)
    emptied = typed(db, "", siti)
    typed(db, "18", siti)
    done = restore(db, CODE, III, emptied, siti)
    assert done.revision is not None
    assert done.revision.content.reading.state is CellState.BLANK
    assert scoreboard(db, III).indicator(CODE).to_date.value is None


def test_texts_and_evidence_come_back_as_a_draft(db: Database, siti: Author) -> None:
    first = append(db, NARRATED)
    append(db, Content(reading=filled("17")), (first.id,))
    restore(db, CODE, III, first.id, siti)
    assert revisions(db)[0].content == replace(NARRATED, status=Status.DRAFT, remark="")
    assert revisions(db)[-1] == first


def test_over_an_approved_cell_nothing_is_brought_back(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    append(db, NARRATED, (first,))
    with pytest.raises(ClosedCell, match="sudah disetujui oleh siti"):
        restore(db, CODE, III, first, siti)
    assert revisions(db)[0].content.status is Status.APPROVED


def test_restoring_what_the_cell_holds_writes_nothing(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    typed(db, "17", siti)
    last = typed(db, "15", siti)
    for same in (first, last):
        done = restore(db, CODE, III, same, siti, seen=last)
        assert not done.changed
        assert done.revision is not None
        assert done.revision.id == last
    assert values(db) == [15, 17, 15]


def test_a_restored_value_is_taken_back_like_any_other(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    typed(db, "17", siti)
    restore(db, CODE, III, first, siti)
    undo(db, CODE, III, siti)
    assert values(db) == [17, 15, 17, 15]


def other_quarter(db: Database, siti: Author) -> str:
    return typed(db, "12", siti, Quarter.II)


def other_indicator(db: Database, siti: Author) -> str:
    done = record(db, "2.4.4", "12", III, siti)
    assert done.revision is not None
    return done.revision.id


def other_office(db: Database, siti: Author) -> str:
    execute(db.path, "INSERT INTO office VALUES ('LAPAS', 'Lapas', 'Lapas')")
    done = record(db, CODE, "12", III, siti, office="LAPAS")
    assert done.revision is not None
    return done.revision.id


def beginning_of_an_id(db: Database, siti: Author) -> str:
    return revisions(db)[-1].id[:12]


@pytest.mark.parametrize(
    "named", [other_quarter, other_indicator, other_office, beginning_of_an_id, lambda *_: "", lambda *_: "\x1b[2J"]
)
def test_only_a_revision_of_the_cell_itself_comes_back(
    db: Database, siti: Author, named: Callable[[Database, Author], str]
) -> None:
    for text in ("15", "17"):
        typed(db, text, siti)
    revision = named(db, siti)
    before = dump(db.path)
    with pytest.raises(Refused, match=f"pada {CODE} TW III") as refused:
        restore(db, CODE, III, revision, siti)
    assert "riwayat" in refused.value.hint
    assert refused.value.message.isprintable()
    assert dump(db.path) == before


def test_a_code_or_year_there_is_not_is_refused(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    with pytest.raises(UnknownCode):
        restore(db, "2.4.9", III, first, siti)
    with pytest.raises(Refused, match="2031"):
        restore(db, CODE, III, first, siti, year=2031)
    assert values(db) == [15]


def test_what_was_not_seen_is_not_restored_over(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    seen = typed(db, "17", siti)
    typed(db, "18", BUDI)
    for looked in (seen, None):
        with pytest.raises(StaleSave, match="budi menjadi 18 %, jadi 15 % tidak disimpan") as refused:
            restore(db, CODE, III, first, siti, seen=looked)
        assert refused.value.now == revisions(db)[0]
    assert values(db) == [18, 17, 15]


def test_a_value_that_came_back_meanwhile_is_not_taken_for_the_one_that_was_seen(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    seen = typed(db, "17", siti)
    restore(db, CODE, III, first, BUDI)
    with pytest.raises(StaleSave):
        restore(db, CODE, III, first, siti, seen=seen)
    assert values(db) == [15, 17, 15]


def bring_back(ready: Ready, path: Path, revision: str, seen: str) -> bool:
    db = open_database(path)
    ready()
    try:
        restore(db, CODE, III, revision, BUDI, seen=seen)
    except StaleSave:
        return False
    finally:
        db.close()
    return True


def test_of_several_who_saw_the_same_exactly_one_restores(db: Database, siti: Author) -> None:
    first = typed(db, "15", siti)
    seen = typed(db, "17", siti)
    assert sorted(at_once(bring_back, [(db.path, first, seen)] * 4)) == [False, False, False, True]
    assert values(db) == [15, 17, 15]
    assert check(db).problems == ()


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(["15", "1/3", "nihil", "- belum", ""]), st.integers(0, 20)), max_size=12))
def test_any_former_content_comes_back_from_any_history(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[str | int]
) -> None:
    db = open_database(tmp_path_factory.mktemp("sequence") / "ikk.db")
    siti = Author("siti", "laptop-1")
    for deed in deeds:
        before = revisions(db)
        if isinstance(deed, str):
            record(db, CODE, deed, III, siti)
        elif before:
            former = before[deed % len(before)]
            done = restore(db, CODE, III, former.id, siti, seen=before[0].id)
            assert done.changed == (former.content != before[0].content)
            assert revisions(db)[0].content == former.content
        assert revisions(db)[-len(before) :] == before if before else True
    assert check(db).problems == ()
    with db.looking() as read:
        current = heads.cells(read, 2024, OFFICE)
    rebuild(db)
    with db.looking() as read:
        assert heads.cells(read, 2024, OFFICE) == current
    db.close()
