"""Evidence in the form: recorded with what a file is, refused where it cannot be, looked at again on demand."""

from hashlib import sha256
from pathlib import Path

import pytest

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import MOST_PROOFS
from ikk_tui.domain.forms import Part
from ikk_tui.screens.proofs import ProofsScreen
from ikk_tui.store.database import Database
from tests.screens.conftest import Session, Start
from tests.screens.forms import FORM, SIZES, fields, go, head, open_form, shown_code
from tests.screens.sight import paste, told
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_nasty_texts import NASTY
from tests.services.cells import CODE, revisions


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A file to be recorded."""
    path = tmp_path / "laporan TW III.pdf"
    path.write_bytes(b"isi laporan")
    return path


async def to_evidence(session: Session) -> None:
    await open_form(session)
    await go(session, Part.EVIDENCE)


@pytest.mark.parametrize("size", SIZES)
async def test_a_link_a_document_and_a_file_are_recorded(
    start: Start, db: Database, report: Path, size: tuple[int, int]
) -> None:
    async with start(*FORM, size=size) as session:
        await to_evidence(session)
        await paste(session, f"https://drive.example.go.id/x?y=1\nW.16-12/2024\n\n'{report}'")
        assert f"sisa {MOST_PROOFS - 3} baris" in session.text
        await session.press("ctrl+o")
        assert f"{CODE} TW III: tersimpan bukti" in told(session)
        assert fields(session).text(Part.EVIDENCE).split("\n")[-1] == str(report)
    link, document, file = head(db).content.evidence
    assert link == Evidence("link", "https://drive.example.go.id/x?y=1")
    assert document == Evidence("document", "W.16-12/2024")
    assert file == Evidence("file", str(report), 11, sha256(b"isi laporan").hexdigest())


async def test_a_missing_file_is_refused_and_all_that_was_typed_stays(start: Start, db: Database, report: Path) -> None:
    async with start(*FORM) as session:
        await open_form(session)
        await session.type("17")
        await go(session, Part.EVIDENCE)
        await paste(session, f"{report}x")
        await session.press("ctrl+o")
        assert "laporan TW III.pdfx" in told(session)
        assert fields(session).text(Part.EVIDENCE) == f"{report}x"
        assert fields(session).text(Part.VALUE) == "17"
        assert revisions(db) == []
        await session.press("escape")
        assert "! 17" in session.line(CODE)
        await session.press("f")
        await go(session, Part.EVIDENCE)
        await session.press("end", "ctrl+end", "backspace", "ctrl+o")
    assert len(revisions(db)) == 1
    assert head(db).content.evidence[0].reference == str(report)


@pytest.mark.parametrize("size", SIZES)
async def test_the_files_are_looked_at_again_on_demand(
    start: Start, db: Database, report: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    lost, other = tmp_path / "hilang.pdf", tmp_path / "lain.pdf"
    for path in (lost, other):
        path.write_bytes(b"semula")
    async with start(*FORM, size=size) as session:
        await to_evidence(session)
        await paste(session, f"{report}\n{lost}\n{other}\nW.16-12/2024")
        await session.press("ctrl+o")
        lost.unlink()
        other.write_bytes(b"bukan semula")
        await session.press("ctrl+g")
        assert isinstance(session.app.screen, ProofsScreen)
        for words in (
            "✓ utuh berkas laporan TW III.pdf, 11 B, SHA-256",
            "! hilang berkas hilang.pdf, 6 B, SHA-256",
            "! berubah berkas lain.pdf, 6 B, SHA-256",
            "dokumen W.16-12/2024",
        ):
            assert words in told(session)
        assert "dokumen dokumen" not in told(session)
        assert "Bukti yang berubah tetap tercatat seperti semula" in told(session)
        await session.press("escape")
        assert shown_code(session) == CODE
        assert fields(session).part is Part.EVIDENCE
    assert len(revisions(db)) == 1
    assert head(db).content.evidence[2].sha256 == sha256(b"semula").hexdigest()


async def test_a_changed_file_is_recorded_anew_as_the_page_says(start: Start, db: Database, report: Path) -> None:
    async with start(*FORM) as session:
        await to_evidence(session)
        await paste(session, f"{report}")
        await session.press("ctrl+o")
        report.write_bytes(b"isi baru")
        await session.press("f7", "delete", "ctrl+o")
        assert head(db).content.evidence == ()
        await paste(session, f"{report}")
        await session.press("ctrl+o", "ctrl+g")
        assert "✓ utuh" in session.text
    assert head(db).content.evidence[0].sha256 == sha256(b"isi baru").hexdigest()


async def test_without_evidence_the_page_says_so(start: Start) -> None:
    async with start(*FORM) as session:
        await to_evidence(session)
        await session.press("ctrl+g")
        assert "Belum ada bukti yang tersimpan" in session.text


async def test_too_many_lines_are_counted_and_refused(start: Start, db: Database) -> None:
    async with start(*FORM) as session:
        await to_evidence(session)
        await paste(session, "\n".join(f"W.16-{at}" for at in range(MOST_PROOFS + 1)))
        assert "lebih 1 baris" in session.text
        await session.press("ctrl+o")
        assert f"Bukti terlalu banyak ({MOST_PROOFS + 1} baris)" in told(session)
    assert revisions(db) == []


@pytest.mark.parametrize("size", SIZES)
async def test_any_name_of_a_document_is_shown_as_it_is(start: Start, db: Database, size: tuple[int, int]) -> None:
    names = [text.replace("\t", " ") for text in NASTY if len(text) < 500]
    async with start(*FORM, size=size) as session:
        await to_evidence(session)
        await paste(session, "\n".join(names))
        assert keeps_its_shape(session)
        await session.press("ctrl+o", "ctrl+g")
        assert keeps_its_shape(session)
        assert "[/x] [red]merah[/] [@click=app.quit]keluar[/]" in told(session)
        assert "指標の達成率と説明" in session.text
    assert len(head(db).content.evidence) == len(names) + 1
