"""The newest text that was written whole is read back, whatever became of the one after it."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikk_tui.draft_file import SLOT, DraftFile, read

# What stands before the text in a slot: the mark, the count, the length, the hash, a newline.
HEADER = 105
NASTY = [
    "",
    "17",
    "\x00\x1b[2J\r\n",
    "[/x] 漢字 👩\u200d👧",
    "\ud800",
    "\udcff",
    "\ud83d\ude00",
    "\n" * 1000,
    '{"a": "\\u0000"}',
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "siti.ketikan"


def fits(size: int) -> str:
    """A text that leaves so many bytes of a slot free."""
    return "x" * (SLOT - HEADER - size)


@pytest.mark.parametrize("text", [*NASTY, fits(0), fits(-1), "漢" * 100_000])
def test_what_was_written_is_read_back(path: Path, text: str) -> None:
    file = DraftFile(path)
    for _ in range(3):
        file.write(text)
        assert read(path) == text


@given(texts=st.lists(st.text(st.characters() | st.characters(categories=["Cs"]), max_size=200), min_size=1))
@settings(max_examples=20, deadline=None)
def test_of_many_texts_the_newest_is_read_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("drafts") / "x.ketikan"
    file = DraftFile(path)
    for text in texts:
        file.write(text)
        assert read(path) == text


def test_a_text_may_grow_and_shrink(path: Path) -> None:
    file = DraftFile(path)
    for size in (1, SLOT, 10, 5 * SLOT, 20, 2 * SLOT, 0, 20 * SLOT):
        file.write("y" * size)
        assert read(path) == "y" * size
        file.write("")
        assert read(path) == ""
    assert list(path.parent.iterdir()) == [path]


def test_nobody_else_may_read_it(path: Path) -> None:
    old = os.umask(0)
    try:
        file = DraftFile(path)
        file.write("a")
        file.write("x" * 2 * SLOT)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_room_for_the_next_text_is_taken_at_once(path: Path) -> None:
    file = DraftFile(path)
    file.write("")
    size, blocks = path.stat().st_size, path.stat().st_blocks
    assert blocks * 512 >= size == 2 * SLOT
    for text in ("a", fits(0), "b"):
        file.write(text)
        assert path.stat().st_size == size


def test_what_is_removed_is_gone_and_may_be_written_again(path: Path) -> None:
    file = DraftFile(path)
    file.remove()
    file.write("a")
    path.with_suffix(".baru").write_bytes(b"half")
    file.remove()
    assert list(path.parent.iterdir()) == []
    with pytest.raises(FileNotFoundError):
        read(path)
    file.write("b")
    assert read(path) == "b"


def versions(path: Path, earlier: int, old: str, new: str) -> tuple[bytes, bytes]:
    """The bytes of a file that holds the old text, after so many others, and then the new one in the other slot."""
    file = DraftFile(path)
    for number in range(earlier):
        file.write(f"lebih lama {number}")
    file.write(old)
    before = path.read_bytes()
    file.write(new)
    after = path.read_bytes()
    assert len(before) == len(after)
    return before, after


@pytest.mark.parametrize("earlier", [0, 1, 2])
@pytest.mark.parametrize(("old", "new"), [("lama", "baru"), ("lama" * 900, "baru"), ("", fits(0)), (fits(0), fits(9))])
def test_a_write_that_was_cut_off_anywhere_leaves_the_text_before_it(
    path: Path, earlier: int, old: str, new: str
) -> None:
    before, after = versions(path, earlier, old, new)
    changed = [at for at in range(len(before)) if before[at] != after[at]]
    first, last = changed[0], changed[-1]
    start = first // SLOT * SLOT
    offsets = {0, 1, 5, 10, 11, 12, 27, 28, 29, 39, 40, 41, HEADER - 2, HEADER - 1, HEADER, HEADER + 1, len(new)}
    for cut in sorted({start + one for one in offsets} | {first, first + 1, (first + last) // 2, last, last + 1}):
        path.write_bytes(after[:cut] + before[cut:] if start == 0 else before[:start] + after[start:cut] + before[cut:])
        assert read(path) == (new if cut > last else old)


BLOCK = 512


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, SLOT // BLOCK - 1)), st.integers(0, 2))
def test_blocks_that_reach_the_disk_in_any_order_never_make_a_third_text(
    tmp_path_factory: pytest.TempPathFactory, blocks: set[int], earlier: int
) -> None:
    path = tmp_path_factory.mktemp("drafts") / "x.ketikan"
    old, new = "lama " * 3000, "baru " * 8000
    before, after = versions(path, earlier, old, new)
    start = SLOT * (before[:SLOT] == after[:SLOT])
    torn = bytearray(before)
    for block in blocks:
        piece = slice(start + block * BLOCK, start + (block + 1) * BLOCK)
        torn[piece] = after[piece]
    path.write_bytes(torn)
    assert read(path) == (new if bytes(torn) == after else old)


@pytest.mark.parametrize("at", [0, 11, 14, 28, 35, 41, 60, HEADER - 1, HEADER, HEADER + 5, HEADER + 11_999])
def test_a_damaged_text_is_never_told_and_the_one_before_it_is(path: Path, at: int) -> None:
    before, after = versions(path, 1, "lama" * 3000, "baru" * 3000)
    start = SLOT * (before[:SLOT] == after[:SLOT])
    damaged = bytearray(after)
    damaged[start + at] ^= 0x55
    path.write_bytes(damaged)
    assert read(path) == "lama" * 3000
    damaged[SLOT - start + at] ^= 0x55
    path.write_bytes(damaged)
    assert read(path) is None


@pytest.mark.parametrize("held", [b"", b"x", b"\0" * 2 * SLOT, b"IKK-KETIKAN", b"IKK-KETIKAN x y z\n" * 99, b"{}"])
def test_a_file_that_was_never_ours_holds_no_text(path: Path, held: bytes) -> None:
    path.write_bytes(held)
    assert read(path) is None
