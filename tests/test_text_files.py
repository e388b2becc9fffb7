"""A text file is written whole or not at all, and over nothing that was not meant."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ikk_tui.errors import Refused
from ikk_tui.exchange.text_files import AlreadyThere, whole_path, write_text

LINES = ["satu\r\n", "dua: é 指標\r\n"]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A file of SQLite with one beside it."""
    path = tmp_path / "ikk.db"
    path.write_bytes(b"basis data")
    path.with_name("ikk.db-journal").write_bytes(b"jurnal")
    return path


def broken() -> Iterator[str]:
    """Lines of which the second cannot be read."""
    yield "satu\r\n"
    raise Refused("tidak terbaca")


def test_the_lines_are_written_as_they_are_and_only_the_owner_reads_them(tmp_path: Path, database: Path) -> None:
    path = tmp_path / "jejak.csv"
    write_text(path, LINES, database, replacing=False)
    assert path.read_bytes().decode() == "".join(LINES)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_is_replaced_only_where_that_is_meant(tmp_path: Path, database: Path) -> None:
    path = tmp_path / "jejak.csv"
    path.write_text("isi lama", encoding="utf-8")
    with pytest.raises(AlreadyThere, match="sudah ada"):
        write_text(path, LINES, database, replacing=False)
    assert path.read_text(encoding="utf-8") == "isi lama"
    write_text(path, LINES, database, replacing=True)
    assert path.read_bytes().decode() == "".join(LINES)


@pytest.mark.parametrize("replacing", [False, True])
def test_what_breaks_off_leaves_nothing_behind_and_the_old_file_as_it_was(
    tmp_path: Path, database: Path, *, replacing: bool
) -> None:
    path = tmp_path / "jejak.csv"
    if replacing:
        path.write_text("isi lama", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Refused, match="tidak terbaca"):
        write_text(path, broken(), database, replacing=replacing)
    assert sorted(tmp_path.iterdir()) == before
    assert not replacing or path.read_text(encoding="utf-8") == "isi lama"


def test_the_database_and_what_lies_beside_it_are_refused_by_any_name(tmp_path: Path, database: Path) -> None:
    (tmp_path / "tautan.csv").symlink_to(database)
    (tmp_path / "kembar.csv").hardlink_to(database)
    for name in ("ikk.db", "ikk.db-journal", "ikk.db-wal", "tautan.csv", "kembar.csv", "x/../ikk.db"):
        (tmp_path / "x").mkdir(exist_ok=True)
        with pytest.raises(Refused, match="milik basis data yang sedang terbuka"):
            write_text(tmp_path / name, LINES, database, replacing=True)
    assert database.read_bytes() == b"basis data"
    assert database.with_name("ikk.db-journal").read_bytes() == b"jurnal"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "bukan berkas biasa"), ("tidak/ada.csv", "tidak ada"), ("ikk.db/x.csv", "tidak ada"), ("y" * 300, "ditulis")],
)
def test_where_no_file_can_be_is_refused(tmp_path: Path, database: Path, name: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        write_text(tmp_path / name, LINES, database, replacing=True)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ikk.db", "ikk.db-journal"]


def test_a_full_disk_leaves_no_half_of_a_file(small_disk: Path, database: Path) -> None:
    with pytest.raises(Refused, match="tidak dapat ditulis") as refused:
        write_text(small_disk / "jejak.csv", ["x" * 1024] * 2048, database, replacing=False)
    assert refused.value.hint == "disk penuh"
    assert list(small_disk.iterdir()) == []


def test_a_typed_place_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert whole_path("~/jejak.csv") == whole_path(" jejak.csv ") == tmp_path / "jejak.csv"
    for text in ("", "  "):
        with pytest.raises(Refused, match="belum diisi"):
            whole_path(text)
    with pytest.raises(Refused, match="tidak dapat ditulis"):
        whole_path("~siapa-ini/jejak.csv")
