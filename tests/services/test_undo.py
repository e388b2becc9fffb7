"""Every deed can be taken back, and taking it back as well; nothing of it is forgotten."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ikk_tui.domain.cells import CellKey, Content, Deed, Evidence, Revision
from ikk_tui.domain.numbers import CellState
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused, UnknownCode
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import history, record, undo
from ikk_tui.store import ledger
from ikk_tui.store.database import Database

from .cells import CODE, III, filled, revisions, untouched, values

NARRATED = Content(
    reading=filled("15"),
    analysis="Dari 100 narapidana risiko tinggi, 15 berubah.",
    obstacles="Asesmen tertunda di dua lapas.",
    follow_up="Asesmen dijadwalkan ulang.\nDua tim berangkat.",
    evidence=(Evidence("file", "laporan-asesmen-tw3.pdf", 214_000, "ab" * 32), Evidence("link", "https://a.id/x")),
    remark="menunggu asesmen",
)


@pytest.fixture
def narrated(db: Database, siti: Author) -> Revision:
    """The revision of a cell that holds every kind of text."""
    made = Revision(CellKey(2024, CODE, III), NARRATED, Deed.RECORD, siti.name, siti.device, datetime.now(UTC), ())
    with db.writing() as session:
        return ledger.append(session, made)


def test_undo_brings_the_former_value_back(db: Database, siti: Author) -> None:
    record(db, CODE, "15", III, siti)
    record(db, CODE, "17", III, siti)
    done = undo(db, CODE, III, siti)
    assert done.revision is not None
    assert done.revision.deed is Deed.UNDO
    assert done.revision.content.reading == filled("15")
    assert values(db) == [15, 17, 15]


def test_undo_of_undo_brings_the_newer_value_back(db: Database, siti: Author) -> None:
    for text in ("15", "17"):
        record(db, CODE, text, III, siti)
    for _ in range(2):
        undo(db, CODE, III, siti)
    assert values(db) == [17, 15, 17, 15]


def test_undo_of_the_first_value_leaves_the_cell_blank(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    done = undo(db, CODE, III, siti)
    assert done.revision is not None
    assert done.revision.content.reading.state is CellState.BLANK
    undo(db, CODE, III, siti)
    assert values(db) == [17, None, 17]


@pytest.mark.parametrize("text", ["1/3", "nihil", "- belum ada peserta", "0"])
def test_a_cleared_cell_gets_everything_back(db: Database, siti: Author, text: str) -> None:
    before = record(db, CODE, text, III, siti)
    record(db, CODE, "", III, siti)
    done = undo(db, CODE, III, siti)
    assert before.revision is not None
    assert done.revision is not None
    assert done.revision.content == before.revision.content


def test_there_is_nothing_to_undo_in_a_cell_nobody_wrote(db: Database, siti: Author) -> None:
    with pytest.raises(Refused, match="belum pernah diisi"):
        undo(db, CODE, III, siti)
    with pytest.raises(UnknownCode):
        undo(db, "2.4.9", III, siti)
    assert untouched(db)


def test_the_texts_survive_a_new_value(db: Database, siti: Author, narrated: Revision) -> None:
    record(db, CODE, "17", III, siti)
    assert revisions(db)[0].content == replace(NARRATED, reading=filled("17"))
    record(db, CODE, "", III, siti)
    assert revisions(db)[0].content.analysis == NARRATED.analysis
    assert revisions(db)[-1] == narrated


def test_the_texts_survive_an_undo(db: Database, siti: Author, narrated: Revision) -> None:
    record(db, CODE, "17", III, siti)
    undo(db, CODE, III, siti)
    assert revisions(db)[0].content == NARRATED
    assert revisions(db)[0].parents == (revisions(db)[1].id,)
    assert revisions(db)[2] == narrated


def test_undo_takes_one_cell_back_and_no_other(db: Database, siti: Author) -> None:
    record(db, CODE, "15", Quarter.II, siti)
    record(db, CODE, "17", III, siti)
    record(db, "2.4.4", "90", III, siti)
    undo(db, CODE, III, siti)
    assert values(db) == [None, 17]
    assert values(db, "2.4.4") == [90]
    assert values(db, CODE, Quarter.II) == [15]


def test_the_history_names_the_cell_and_the_indicator(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    key, indicator, found = history(db, f" {CODE} ", III)
    assert key == CellKey(2024, CODE, III)
    assert (indicator.code, indicator.target) == (CODE, Decimal(19))
    assert [one.key for one in found] == [key]


def test_the_history_of_a_cell_nobody_wrote_is_empty(db: Database) -> None:
    assert revisions(db) == []
    with pytest.raises(UnknownCode):
        history(db, "2.4.9", III)
