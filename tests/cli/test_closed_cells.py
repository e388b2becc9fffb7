"""`ikk record` on a cell that was submitted or approved: one sentence, code 1, and nothing written."""

from pathlib import Path

import pytest

from ikk_tui.domain.cells import Status
from ikk_tui.store.database import open_database
from tests.cli.conftest import Ikk, Program, contents
from tests.services.cells import review

RECORD = ["record", "2.4.5"]
THERE = ["--quarter", "3"]


def close_cell(path: Path, status: Status) -> None:
    db = open_database(path)
    review(db, status)
    db.close()


@pytest.mark.parametrize("typed", [["18"], ["17"], [""], ["nihil"], ["-", "--reason", "belum ada"]], ids=" ".join)
@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED])
def test_a_closed_cell_takes_no_value(ikk: Ikk, on_seeded: Path, status: Status, typed: list[str]) -> None:
    ikk(*RECORD, "17", *THERE)
    close_cell(on_seeded, status)
    before = contents(on_seeded)
    done = ikk("record", *THERE, "2.4.5", *typed)
    assert done.code == 1
    assert f"2.4.5 TW III sudah {status.label} oleh sari pada " in done.complaint
    approved, waits = "minta sari mengembalikannya bila harus diubah", "tarik, atau minta peninjau mengembalikannya"
    assert done.complaint.endswith(f"; {approved if status is Status.APPROVED else waits}")
    assert contents(on_seeded) == before


def test_a_returned_cell_takes_a_value(ikk: Ikk, on_seeded: Path) -> None:
    close_cell(on_seeded, Status.APPROVED)
    close_cell(on_seeded, Status.RETURNED)
    assert ikk(*RECORD, "17", *THERE).code == 0
    assert ikk("check").code == 0


def test_the_program_itself_says_so_on_one_line(program: Program, seeded: Path) -> None:
    close_cell(seeded, Status.APPROVED)
    before = contents(seeded)
    done = program(*RECORD, "17", *THERE, "--db", str(seeded))
    assert done.code == 1
    assert "sudah disetujui oleh sari" in done.complaint
    assert contents(seeded) == before
