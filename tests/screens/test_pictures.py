"""Pictures of the screens, so that a change of their looks is seen. The values in them are invented."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from ikk_tui.app import IkkApp
from ikk_tui.domain.quarters import Quarter
from ikk_tui.paths import places
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
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
        (("slash", *"nara", "space", *"vok"), (120, 40)),
        (("5", "t", "d"), (80, 24)),
        (("slash", *"245", "enter", "x"), (80, 24)),
        (("slash", *"245", "enter", "p", *"21"), (80, 24)),
    ],
    ids=[
        *("program-80", "program-120", "isian-80", "isian-120", "ringkasan-80", "ringkasan-120"),
        *("search-120", "keputusan-80", "explain-80", "amend-80"),
    ],
)
def test_a_screen_looks_as_it_did(
    snap_compare: object, db: Database, seeded: Path, siti: Author, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    for code, value in VALUES.items():
        record(db, code, value, Quarter.III, siti)

    async def press(pilot: Pilot[None]) -> None:
        for key in ("", *THIRD, *keys):
            await pilot.press(*([key] if key else []))
            assert isinstance(pilot.app, IkkApp)
            await pilot.app.keys_handled()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    assert callable(snap_compare)
    assert snap_compare(IkkApp(places(str(seeded))), run_before=press, terminal_size=size)
