"""`ikk record --seen`: nobody overwrites what they have not seen."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ikk, contents


def head(ikk: Ikk) -> str:
    found: str = ikk("history", "2.4.5", "--quarter", "3", "--json").json["revisions"][0]["id"]
    return found


def test_the_revision_at_hand_may_be_replaced(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    assert ikk("record", "2.4.5", "18", "--quarter", "3", "--seen", head(ikk)).code == 0


def test_a_stale_save_is_refused_with_both_values_shown(ikk: Ikk, on_seeded: Path) -> None:
    ikk("record", "2.4.5", "16", "--quarter", "3")
    seen = head(ikk)
    ikk("record", "2.4.5", "17", "--quarter", "3")
    before = contents(on_seeded)
    done = ikk("record", "2.4.5", "18", "--quarter", "3", "--seen", seen)
    assert done.code == 1
    assert contents(on_seeded) == before
    assert "17 %" in done.complaint
    assert "18" in done.complaint


def test_who_saw_an_empty_cell_does_not_overwrite_a_filled_one(ikk: Ikk, on_seeded: Path) -> None:
    assert ikk("record", "2.4.5", "17", "--quarter", "3", "--seen", "").code == 0
    before = contents(on_seeded)
    done = ikk("record", "2.4.5", "18", "--quarter", "3", "--seen", "")
    assert done.code == 1
    assert done.complaint
    assert contents(on_seeded) == before


def test_a_revision_the_cell_never_had_is_stale_even_when_the_cell_is_empty(ikk: Ikk, on_seeded: Path) -> None:
    before = contents(on_seeded)
    done = ikk("record", "2.4.5", "18", "--quarter", "3", "--seen", "f" * 64)
    assert done.code == 1
    assert done.complaint
    assert contents(on_seeded) == before


@pytest.mark.parametrize("seen", ["bukan sidik", "\x1b[2J", "17"])
def test_a_revision_nobody_could_have_seen_is_refused_on_one_line(ikk: Ikk, seen: str) -> None:
    ikk("record", "2.4.5", "17", "--quarter", "3")
    done = ikk("record", "2.4.5", "18", "--quarter", "3", "--seen", seen)
    assert done.code == 1
    assert done.complaint
