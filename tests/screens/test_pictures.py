"""Pictures of the screens, so that a change of their looks is seen. The values in them are invented."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from ikk_tui.app import IkkApp
from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.forms import Part
from ikk_tui.domain.numbers import read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.drafts import Draft
from ikk_tui.paths import places
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store import ledger
from ikk_tui.store.database import Database

VALUES = {"1.1.1": "3,25", "2.2.1": "51/60", "2.4.5": "17", "2.4.6": "nihil", "2.9.1": "2", "6.2.1": "18"}
THIRD = ("right_square_bracket", "right_square_bracket")


@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (("down", "down", "down", "right", "right", "down"), (80, 24)),
        (("down", "down", "down", "right", "right", "down"), (120, 40)),
        (("2", "home", "8", "7", "full_stop", "5"), (80, 24)),
        (("2", "home", "3", "comma", "5"), (120, 40)),
        (("3",), (80, 24)),
        (("3",), (120, 40)),
        (("3", "down", "down", "enter"), (120, 40)),
        (("3", "g"), (80, 24)),
        (("3", *["down"] * 10, "w", "ctrl+u", *"19"), (80, 24)),
        (("slash", *"nara", "space", *"vok"), (120, 40)),
        (("5", "t", "d"), (80, 24)),
        (("slash", *"245", "enter", "x"), (80, 24)),
        (("slash", *"245", "enter", "p", *"21"), (80, 24)),
    ],
    ids=[
        *("program-80", "program-120", "isian-80", "isian-120", "ringkasan-80", "ringkasan-120"),
        *("ringkasan-open-120", "ringkasan-chart-80", "ringkasan-suppose-80"),
        *("search-120", "keputusan-80", "explain-80", "amend-80"),
    ],
)
def test_a_screen_looks_as_it_did(
    snap_compare: object, db: Database, seeded: Path, siti: Author, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    for code, value in VALUES.items():
        record(db, code, value, Quarter.III, siti)

    assert callable(snap_compare)
    assert snap_compare(IkkApp(places(str(seeded))), run_before=pressing(*THIRD, *keys), terminal_size=size)


NOON = datetime(2024, 10, 2, 5, 0, tzinfo=UTC)
HELD = {
    Quarter.II: Content(read_value("15", "%"), analysis="Pembinaan berjalan sesuai rencana.", obstacles="Tidak ada."),
    Quarter.III: Content(
        read_value("17/100", "%"), Status.RETURNED, analysis="Lihat lampiran.", remark="Lampirkan laporan UPT"
    ),
}
TYPED = {Part.VALUE: "18/100", Part.ANALYSIS: "Satu UPT terlambat melapor;\nlaporannya diterima 30 September."}
COLUMN = "98,5\n\n101\n1x\n87.5\n- belum ada klien\n"


@pytest.fixture
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock shows UTC, so that times look alike everywhere."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("greenwich")
@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (("slash", *"245", "enter", "enter", "tab"), (80, 24)),
        (("slash", *"245", "enter", "enter"), (120, 40)),
        (("slash", *"241", "enter", "i", COLUMN), (80, 24)),
        (("b",), (80, 24)),
    ],
    ids=["form-80", "form-120", "paste-80", "unsaved-80"],
)
def test_what_is_typed_looks_as_it_did(
    snap_compare: object, db: Database, seeded: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    head = None
    for quarter, content in HELD.items():
        revision = Revision(CellKey(2024, "2.4.5", quarter), content, Deed.RECORD, "siti", "laptop-1", NOON, ())
        with db.writing() as session:
            head = ledger.append(session, revision)
    assert head is not None
    app = IkkApp(places(str(seeded)))
    app.drafts.put(head.key, Draft(head.id, TYPED, at=NOON))
    app.drafts.put(CellKey(2024, "2.4.6", Quarter.III), Draft(None, {Part.VALUE: "30"}, at=NOON))
    assert callable(snap_compare)
    assert snap_compare(app, run_before=pressing(*THIRD, *keys), terminal_size=size)


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    """Press keys one after the other, each to its end; what has several lines is pasted."""

    async def press(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, IkkApp)
        for key in ("", *keys):
            if "\n" in key:
                pilot.app.post_message(Paste(key))
                await pilot.pause()
            elif key:
                await pilot.press(key)
            await pilot.app.keys_handled()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return press
