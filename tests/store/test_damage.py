"""A damaged file is refused or named in a check; it never ends in an accident."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.errors import DatabaseUnusable

from .conftest import NARRATED
from .files import problems

PAGE = 4096
WRITTEN = [NARRATED.analysis, NARRATED.obstacles, NARRATED.follow_up, NARRATED.reason, "nota-dinas.pdf"]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that lasts for the whole of this module."""
    return tmp_path_factory.mktemp("damaged")


def found(path: Path, content: bytes | bytearray) -> bool:
    """Whether opening or checking a file with this content tells that something is wrong."""
    path.write_bytes(content)
    try:
        return bool(problems(path))
    except DatabaseUnusable:
        return True


def pages(content: bytes) -> list[bytes]:
    return [content[at : at + PAGE] for at in range(0, len(content), PAGE)]


def flipped(content: bytes, place: int, bit: int) -> bytearray:
    damaged = bytearray(content)
    damaged[place] ^= 1 << bit
    return damaged


def test_a_file_that_was_not_damaged_is_fine(used: bytes, workshop: Path) -> None:
    assert not found(workshop / "utuh.db", used)


@pytest.mark.parametrize("length", [15, 100, PAGE, 2 * PAGE, -PAGE, -1])
def test_a_file_cut_short_is_noticed(used: bytes, workshop: Path, length: int) -> None:
    assert found(workshop / "terpotong.db", used[:length])


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"x"])
def test_a_page_written_over_is_noticed(used: bytes, workshop: Path, filling: bytes) -> None:
    whole = pages(used)
    for at in range(len(whole)):
        damaged = [*whole[:at], filling * PAGE, *whole[at + 1 :]]
        assert found(workshop / "tertimpa.db", b"".join(damaged)), f"page {at + 1}"


def test_pages_that_changed_places_are_noticed(used: bytes, workshop: Path) -> None:
    whole = pages(used)
    for at in range(1, len(whole) - 1):
        # Two pages without a row yet are alike: nothing is damaged by changing them over.
        if whole[at] != whole[at + 1]:
            damaged = [*whole[:at], whole[at + 1], whole[at], *whole[at + 2 :]]
            assert found(workshop / "tertukar.db", b"".join(damaged)), f"page {at + 1}"


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("bit", range(8))
def test_one_flipped_bit_in_what_somebody_wrote_is_noticed(used: bytes, workshop: Path, text: str, bit: int) -> None:
    assert used.count(text.encode()) == 1
    assert found(workshop / "terbalik.db", flipped(used, used.index(text.encode()) + 3, bit))


@pytest.mark.parametrize("text", ["CREATE TABLE realisation (", "CREATE TRIGGER revision_no_delete", "laptop-1"])
@pytest.mark.parametrize("bit", range(8))
def test_one_flipped_bit_in_the_structure_is_no_accident(used: bytes, workshop: Path, text: str, bit: int) -> None:
    found(workshop / "terbalik.db", flipped(used, used.index(text.encode()) + 3, bit))


@settings(max_examples=150, deadline=None)
@given(place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_one_flipped_bit_anywhere_is_no_accident(used: bytes, workshop: Path, place: int, bit: int) -> None:
    found(workshop / "sembarang.db", flipped(used, place % len(used), bit))
