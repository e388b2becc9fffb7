"""A file that proves a value is measured once, and told apart from a changed one later."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import PROOF_LIMIT, FileState, read_proofs
from ikk_tui.domain.forms import Written
from ikk_tui.errors import Refused
from ikk_tui.services.checks import check
from ikk_tui.services.evidence import file_state, measure
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import describe
from ikk_tui.store.database import Database

from .cells import CODE, III, revisions
from .places import a_folder, below_a_file, broken_link, fifo, loop, missing, missing_folder

HELD = [
    Evidence("file", "/tidak/ada/lagi.pdf", 214_000, "ab" * 32),
    Evidence("file", r"C:\Laporan\tw3.pdf", 5, "cd" * 32),
    Evidence("link", "https://a.id/x"),
]


def measured(typed: str | Path, database: Path, held: list[Evidence] | None = None) -> tuple[Evidence, ...]:
    return measure(read_proofs(str(typed)), held or [], database)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file as people have them."""
    path = tmp_path / "laporan [x] 漢字 tw3.pdf"
    path.write_bytes(b"isi laporan\n" * 1000)
    return path


def evidence_of(path: Path) -> Evidence:
    held = path.read_bytes()
    return Evidence("file", str(path), len(held), hashlib.sha256(held).hexdigest())


def test_a_file_is_kept_with_its_whole_path_size_and_hash(report: Path, seeded: Path) -> None:
    assert measured(report, seeded) == (evidence_of(report),)


@pytest.mark.parametrize("size", [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
def test_a_file_of_any_size_is_measured(tmp_path: Path, seeded: Path, size: int) -> None:
    path = tmp_path / "bukti.bin"
    path.write_bytes(os.urandom(size))
    assert measured(path, seeded) == (evidence_of(path),)


def test_links_and_documents_are_taken_as_they_were_typed(seeded: Path) -> None:
    found = measured("https://a.id/x\n12/A/2026", seeded)
    assert found == (Evidence("link", "https://a.id/x"), Evidence("document", "12/A/2026"))


def test_a_path_may_begin_at_home_or_here(
    tmp_path: Path, report: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for typed in (f"~/{report.name}", f"./{report.name}", f"'{report}'", report.as_uri()):
        assert measured(typed, seeded) == (evidence_of(report),)


def test_one_file_said_in_two_ways_is_one_evidence(
    tmp_path: Path, report: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    typed = f"{report}\n12/A/2026\n~/{report.name}"
    assert measured(typed, seeded) == (evidence_of(report), Evidence("document", "12/A/2026"))
    first = replace(evidence_of(report), sha256="ab" * 32)
    assert measured(f"~/{report.name}", seeded, [first]) == (first,)


def test_what_is_held_stays_as_it_was_measured(report: Path, seeded: Path) -> None:
    before = evidence_of(report)
    report.write_bytes(b"lain")
    held = [*HELD, before]
    typed = "\n".join(one.reference for one in reversed(held))
    assert measured(typed, seeded, held) == tuple(reversed(held))
    assert measured(report, seeded) == (evidence_of(report),)


def test_the_whole_path_must_fit_where_it_is_kept(
    tmp_path: Path, seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/" + "x" * PROOF_LIMIT)
    with pytest.raises(Refused, match="Bukti terlalu panjang"):
        measured("~/x.pdf", seeded)
    monkeypatch.setenv("HOME", os.fsdecode(bytes(tmp_path) + b"/\xff"))
    with pytest.raises(Refused, match="Bukti memuat karakter kendali"):
        measured("~/x.pdf", seeded)


def test_a_file_that_was_not_touched_is_intact(report: Path) -> None:
    assert file_state(evidence_of(report)) is FileState.INTACT


def test_a_file_that_was_changed_is_told_even_when_its_size_is_the_same(report: Path) -> None:
    before = evidence_of(report)
    report.write_bytes(report.read_bytes()[:-1] + b"!")
    assert report.stat().st_size == before.size
    assert file_state(before) is FileState.CHANGED
    report.write_bytes(b"pendek")
    assert file_state(before) is FileState.CHANGED


@pytest.mark.parametrize("made", [missing, missing_folder, broken_link, a_folder, fifo, below_a_file])
def test_a_file_that_is_no_more_is_told(tmp_path: Path, report: Path, made: Callable[[Path], Path]) -> None:
    assert file_state(replace(evidence_of(report), reference=str(made(tmp_path)))) is FileState.MISSING


def test_a_file_that_cannot_be_looked_at_is_told(tmp_path: Path, report: Path) -> None:
    for reference in (str(loop(tmp_path)), "/" + "x" * 300, "/srv/\x00"):
        assert file_state(replace(evidence_of(report), reference=reference)) is FileState.UNREADABLE


def test_measured_evidence_is_stored_and_found_again(db: Database, siti: Author, report: Path) -> None:
    evidence = measured(f"{report}\nhttps://a.id/x", db.path)
    describe(db, CODE, III, Written(evidence=evidence), siti)
    (made,) = revisions(db)
    assert made.content.evidence == evidence
    assert file_state(made.content.evidence[0]) is FileState.INTACT
    assert check(db).problems == ()
