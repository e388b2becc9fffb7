"""Pictures of accounts, quarters and trail, so that a change of their looks is seen."""

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from ikk_tui.app import IkkApp
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.paths import places
from ikk_tui.services.accounts import add
from ikk_tui.services.identity import Author
from ikk_tui.services.periods import close_quarter, reopen_quarter
from ikk_tui.services.realisations import record
from ikk_tui.services.submissions import submit
from ikk_tui.store.database import Database
from tests.screens.staff import ANI, BUDI, ani, at_work
from tests.screens.test_pictures import greenwich, pressing

__all__ = ["ani", "at_work", "greenwich"]


class Noon(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Noon":
        return cls(2024, 10, 2, 5, 0, tzinfo=UTC)


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is done at one moment, so that times and the root are always the same."""
    for module in ("accounts", "guards"):
        monkeypatch.setattr(f"ikk_tui.services.{module}.datetime", Noon)
    yield


@pytest.fixture
def past(noon: None, db: Database, ani: Author) -> None:
    """What has happened so far."""
    add(db, Person("dewi", "Dewi Lestari", frozenset({Role.REVIEWER, Role.VIEWER}), "Divisi Keimigrasian", False), ani)
    record(db, "1.1.1", "3,25", Quarter.I, BUDI)
    submit(db, "1.1.1", Quarter.I, BUDI)
    record(db, "2.4.5", "17", Quarter.II, BUDI)
    record(db, "2.4.5", "18", Quarter.II, BUDI)
    close_quarter(db, Quarter.I, ANI)
    close_quarter(db, Quarter.II, ANI)
    reopen_quarter(db, Quarter.II, "Laporan Lapas Singkawang terlambat datang", ANI)


@pytest.mark.usefixtures("greenwich", "past")
@pytest.mark.parametrize(
    ("keys", "size"),
    [
        (("o", "down"), (80, 24)),
        (("o", "n", *"tono", "enter", *"Tono"), (80, 24)),
        (("l", "enter"), (80, 24)),
        (("l", "up", "enter", *"keliru"), (120, 40)),
        (("j",), (80, 24)),
        (("j", "k", "2"), (120, 40)),
    ],
    ids=["accounts-80", "account-80", "locks-80", "locks-120", "trail-80", "trail-120"],
)
def test_a_screen_looks_as_it_did(
    snap_compare: object, seeded: Path, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    assert callable(snap_compare)
    assert snap_compare(IkkApp(places(str(seeded))), run_before=pressing("5", *keys), terminal_size=size)
