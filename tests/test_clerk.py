"""The clerk's thread, and what is asked of it when it has gone home."""

from pathlib import Path

import pytest

from ikk_tui.clerk import Clerk
from ikk_tui.errors import DatabaseUnusable
from ikk_tui.paths import places


async def test_a_reading_that_comes_behind_the_end_is_refused_and_no_fault(seeded: Path) -> None:
    clerk = Clerk(places(str(seeded)))
    assert await clerk.perform(lambda db: db.path) == seeded
    clerk.close()
    with pytest.raises(DatabaseUnusable, match="sedang ditutup"):
        await clerk.perform(lambda db: db.path)
