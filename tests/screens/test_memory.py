"""What is remembered between two starts, and what a spoiled memory cannot do."""

import json
import os
import shutil
from pathlib import Path

import pytest

from ikk_tui.paths import places
from tests.screens.conftest import Start
from tests.screens.sight import codes, go_to, row, second_year, told, tree


def state() -> Path:
    """The file of the memory on this machine."""
    path = places("unimportant.db").state
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


async def test_cursor_folds_and_quarter_are_as_they_were_left(start: Start) -> None:
    async with start("]", "]") as session:
        await go_to(session, "2.4.5")
        await go_to(session, "2.3")
        await session.press("right", "down", "f3")
        folds = {"1", "2", "2.3", "2.4", *"3456789"}
        await session.press("q")
    async with start() as session:
        assert "TW III " in session.text
        assert tree(session).outline.code == "2.3.1"
        assert tree(session).outline.open == folds
        assert row(session, "2.3.1")
        await session.press("E", "home", "[")
    async with start() as session:
        assert "TW II " in session.text
        assert codes(session) == list("123456789")
        assert tree(session).outline.code == "1"


async def test_leaving_in_a_query_or_filter_remembers_the_whole_tree(start: Start) -> None:
    async with start("E", "slash") as session:
        await session.type("narkoba", "enter")
        folds = set(session.app.tree_place()[1])
        assert folds == set()
    async with start() as session:
        assert row(session, "2.2.8")
        assert "Semua IKK" in session.text
        await session.press("E", "s")
    async with start() as session:
        assert codes(session)[0] == "1"
        assert "Semua IKK" in session.text


async def test_each_database_has_its_own_place(start: Start, tmp_path: Path) -> None:
    async with start("]", "E", "end"):
        pass
    async with start(path=tmp_path / "other.db") as session:
        assert "TW I  " in session.text
        assert tree(session).outline.code == "1"
    async with start() as session:
        assert "TW II " in session.text
        assert tree(session).outline.code == "9"


async def test_the_year_is_remembered_too(start: Start, seeded: Path) -> None:
    second_year(seeded)
    async with start("[") as session:
        assert "IKK 2024" in session.text
        assert "TW IV " in session.text
    async with start() as session:
        assert "IKK 2024" in session.text
        assert "TW IV " in session.text


GARBAGE = {
    "nothing": b"",
    "no json": b"{[\x00",
    "no utf-8": b"\xff\xfe\x80",
    "another shape": b'["a", 1]',
    "a number": b"7",
    "deep": b"[" * 100_000,
    "a huge number": b"9" * 10_000,
    "nested": b'{"/else.db": ' + b"[" * 900 + b"]" * 900 + b"}",
}


@pytest.mark.parametrize("content", GARBAGE.values(), ids=GARBAGE.keys())
async def test_a_memory_that_cannot_be_read_is_like_none(start: Start, content: bytes) -> None:
    state().write_bytes(content)
    async with start() as session:
        assert codes(session)[:2] == ["1", "1.1"]
        assert "TW I  " in session.text
        await session.press("]")
    async with start() as session:
        assert "TW II " in session.text


ENTRIES: dict[str, object] = {
    "no place": 5,
    "wrong kinds": {"year": "x", "quarter": "2", "code": 3, "unfolded": "e", "division": 9},
    "odd lists": {"year": [], "quarter": {}, "code": None, "unfolded": [1, None, "1", "99.9"], "division": None},
    "no such year": {"year": 1999, "quarter": 4, "code": "99.9.9", "unfolded": [], "division": "Entah"},
    "truth for a number": {"year": True, "quarter": True, "unfolded": [True]},
    "a broken number": {"year": 2024, "quarter": 2.0},
    "a year beyond the database": {"year": 10**30, "quarter": 1},
    "half a character": {"year": 2024, "quarter": 1, "code": "\ud800", "unfolded": ["\udfff"], "division": "\ud800"},
    "control characters": {"year": 2024, "quarter": 1, "code": "\x1b[2J", "division": "\x1b[2J[/x]\n\n"},
}


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES.keys())
async def test_a_memory_that_makes_no_sense_costs_nothing_but_comfort(
    start: Start, seeded: Path, entry: object
) -> None:
    state().write_text(json.dumps({str(seeded): entry, "/else.db": {"year": 2024}}))
    async with start() as session:
        assert session.app.fault is None
        assert "IKK 2024" in session.text
        assert codes(session)
        await session.press("down", "s", "s", "s", "s")
        assert "\x1b" not in session.text
        await session.press("escape", "escape", "home")
        assert "Dukungan Manajemen" in told(session)
        await session.press("f2", "f1", "]")
    async with start() as session:
        assert codes(session)
    assert "/else.db" in json.loads(state().read_text())


async def test_a_memory_that_cannot_be_written_bothers_nobody(start: Start, tmp_path: Path) -> None:
    state().mkdir()
    async with start("]", "E") as session:
        await session.press("q")
        assert session.app.return_code == 0
    async with start() as session:
        assert "TW I  " in session.text
    folder = state().parent
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be")
    async with start("]") as session:
        await session.press("q")
        assert session.app.return_code == 0
        assert session.app.fault is None


async def test_a_file_whose_name_is_no_utf_8_can_be_left(start: Start, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"laporan-\xff.db")
    async with start("]", path=path) as session:
        assert "TW II " in session.text
        await session.press("q")
        assert session.app.return_code == 0
