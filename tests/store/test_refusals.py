"""A file that cannot be the database is refused in one sentence, and left as it was found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ikk_tui.errors import DatabaseUnusable
from ikk_tui.store import stamps
from ikk_tui.store.database import open_database

from .files import execute, snapshot

NEWER = 417


def a_text(folder: Path) -> Path:
    path = folder / "catatan.db"
    path.write_text("2.4.5;17\n" * 1000, encoding="utf-8")
    return path


def a_single_letter(folder: Path) -> Path:
    path = folder / "satu.db"
    path.write_text("x", encoding="utf-8")
    return path


def an_imitation(folder: Path) -> Path:
    path = folder / "tiruan.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    return path


def another_application(folder: Path) -> Path:
    path = folder / "kas.db"
    execute(path, "CREATE TABLE kas (jumlah INTEGER)", "INSERT INTO kas VALUES (1)")
    return path


def another_application_with_a_stamp(folder: Path) -> Path:
    path = another_application(folder)
    execute(path, "PRAGMA application_id = 4711", f"PRAGMA user_version = {stamps.VERSION}")
    return path


def another_application_with_another_journal(folder: Path) -> Path:
    path = another_application(folder)
    execute(path, "PRAGMA journal_mode = WAL")
    return path


def a_newer_version(folder: Path) -> Path:
    path = folder / "baru.db"
    open_database(path).close()
    execute(path, f"PRAGMA user_version = {NEWER}")
    return path


def a_newer_version_with_another_journal(folder: Path) -> Path:
    path = a_newer_version(folder)
    execute(path, "PRAGMA journal_mode = WAL")
    return path


def a_folder(folder: Path) -> Path:
    path = folder / "data.db"
    path.mkdir()
    return path


def in_no_folder(folder: Path) -> Path:
    return folder / "tidak" / "ada" / "ikk.db"


def below_a_file(folder: Path) -> Path:
    return a_text(folder) / "ikk.db"


def a_link_to_nowhere(folder: Path) -> Path:
    path = folder / "tautan.db"
    path.symlink_to(folder / "tidak" / "ada.db")
    return path


def a_name_too_long(folder: Path) -> Path:
    return folder / f"{'ikk' * 100}.db"


Build = Callable[[Path], Path]
REFUSED: list[Build] = [
    a_text,
    a_single_letter,
    an_imitation,
    another_application,
    another_application_with_a_stamp,
    another_application_with_another_journal,
    a_newer_version,
    a_newer_version_with_another_journal,
    a_folder,
    in_no_folder,
    below_a_file,
    a_link_to_nowhere,
    a_name_too_long,
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("build", REFUSED)
def test_what_is_no_database_of_ours_is_refused_and_left_alone(folder: Path, build: Build) -> None:
    path = build(folder)
    before = snapshot(folder)
    with pytest.raises(DatabaseUnusable) as refused:
        open_database(path)
    assert str(path) in refused.value.sentence
    assert refused.value.hint
    assert refused.value.exit_code == 3
    assert snapshot(folder) == before


@pytest.mark.parametrize(
    ("build", "why"),
    [
        (a_text, "bukan basis data"),
        (another_application, "aplikasi lain"),
        (a_folder, "adalah folder"),
        (in_no_folder, "foldernya tidak ada"),
    ],
)
def test_the_sentence_says_why(folder: Path, build: Build, why: str) -> None:
    with pytest.raises(DatabaseUnusable, match=why):
        open_database(build(folder))


def test_the_sentence_names_the_version_of_the_file_and_the_one_that_is_known(folder: Path) -> None:
    with pytest.raises(DatabaseUnusable, match=rf"lebih baru.*\b{NEWER}\b.*\b{stamps.VERSION}\b") as refused:
        open_database(a_newer_version(folder))
    assert "perbarui" in refused.value.hint
