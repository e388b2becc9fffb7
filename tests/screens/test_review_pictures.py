"""Pictures of the review, so that a change of its looks is seen. The values and people in them are invented."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ikk_tui.app import IkkApp
from ikk_tui.domain.cells import CellKey, Content, Deed, Evidence, Revision, Status
from ikk_tui.domain.numbers import read_value
from ikk_tui.paths import places
from ikk_tui.store import ledger
from ikk_tui.store.database import Database
from tests.screens.reviewing import BUDI, III, RINA, Be, be, staff
from tests.screens.test_pictures import greenwich, pressing

__all__ = ["be", "greenwich"]
# So far away that it is never long ago.
LATER = datetime(2999, 10, 2, 5, 0, tzinfo=UTC)
LINK = Evidence("link", "https://arsip.example.id/asesmen")
WRITTEN = Content(
    read_value("17", "%"),
    analysis="Dari 100 orang, 15 dinilai berubah.",
    obstacles="Asesmen tertunda.",
    evidence=(LINK,),
)
MENDED = Content(
    read_value("18", "%"), analysis="Dari 100 orang, 18 dinilai berubah.", obstacles="Asesmen tertunda di dua UPT."
)


def live(db: Database) -> None:
    """A cell that was returned once and submitted again, and one that waits behind it."""
    steps = [
        ("2.4.5", WRITTEN, Status.DRAFT, "", Deed.RECORD, "budi"),
        ("2.4.5", WRITTEN, Status.SUBMITTED, "", Deed.SUBMIT, "budi"),
        ("2.4.5", WRITTEN, Status.RETURNED, "Angkanya belum cocok dengan analisis.", Deed.RETURN, "rina"),
        ("2.4.5", MENDED, Status.RETURNED, "Angkanya belum cocok dengan analisis.", Deed.RECORD, "budi"),
        ("2.4.5", MENDED, Status.SUBMITTED, "Sudah dicocokkan.", Deed.SUBMIT, "budi"),
        ("3.1.1", Content(read_value("3,5", "Indeks")), Status.DRAFT, "", Deed.RECORD, "budi"),
        ("3.1.1", Content(read_value("3,5", "Indeks")), Status.SUBMITTED, "", Deed.SUBMIT, "budi"),
    ]
    heads: dict[str, str] = {}
    for minute, (code, content, status, remark, deed, author) in enumerate(steps):
        held = replace(content, status=status, remark=remark)
        parents = (heads[code],) if code in heads else ()
        at = LATER + timedelta(minutes=minute)
        made = Revision(CellKey(2024, code, III), held, deed, author, "laptop-1", at, parents)
        with db.writing() as session:
            heads[code] = ledger.append(session, made).id


@pytest.mark.usefixtures("greenwich")
@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (("4",), (80, 24)),
        (("4", "space"), (120, 40)),
        (("4", "r", *"Kurang"), (80, 24)),
        (("2", "right_square_bracket", "right_square_bracket", "A"), (80, 24)),
    ],
    ids=["card-80", "marked-120", "reason-80", "submit-80"],
)
def test_the_review_looks_as_it_did(
    snap_compare: object, db: Database, seeded: Path, be: Be, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    staff(db)
    live(db)
    be(BUDI if keys[-1] == "A" else RINA)
    assert callable(snap_compare)
    assert snap_compare(IkkApp(places(str(seeded))), run_before=pressing(*keys), terminal_size=size)
