"""A typed line of evidence is a link, the number of a document or a file, and is told in words people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import (
    MOST_PROOFS,
    PROOF_LIMIT,
    Kind,
    Proof,
    describe,
    file_name,
    format_size,
    read_proofs,
    typed_proofs,
)
from ikk_tui.domain.texts import LOST
from ikk_tui.errors import Refused

DIGEST = "3f9a01c2d4e5" + "ab" * 26


def one(text: str) -> Proof:
    """The only proof of a text."""
    (found,) = read_proofs(text)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "https://drive.example.id/x?y=1#z",
        "http://intranet/laporan",
        "HTTPS://DRIVE.EXAMPLE.ID/X",
        "https://a.id/[/x]",
    ],
)
def test_an_address_is_a_link(text: str) -> None:
    assert one(text) == Proof(Kind.LINK, text)


@pytest.mark.parametrize(
    "text",
    [
        "12/A/2026",
        "W.16.PR.01.01-2524 TAHUN 2024",
        "Nota Dinas 5/2024",
        "laporan.pdf",
        "ND-12, lampiran https://a.id/x",
        "https://a.id/dua kata",
        "ftp://a.id/x",
        "https://",
        "C:",
        "file://",
        "file://server",
        "'",
        "...",
        "[/x]",
    ],
)
def test_anything_else_is_the_number_of_a_document(text: str) -> None:
    assert one(text) == Proof(Kind.DOCUMENT, text)


@pytest.mark.parametrize(
    "text",
    [
        "/srv/laporan tw3.pdf",
        "~/laporan.pdf",
        "~",
        "./laporan.pdf",
        "../laporan.pdf",
        r".\laporan.pdf",
        r"C:\Laporan\tw3.pdf",
        "c:/Laporan/tw3.pdf",
        r"\\server\bagi\tw3.pdf",
    ],
)
def test_what_says_where_something_lies_is_a_file(text: str) -> None:
    assert one(text) == Proof(Kind.FILE, text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("'/srv/laporan tw3.pdf'", "/srv/laporan tw3.pdf"),
        (r'"C:\Laporan\tw3.pdf"', r"C:\Laporan\tw3.pdf"),
        ("  ' ~/laporan.pdf ' ", "~/laporan.pdf"),
        ("file:///srv/laporan%20tw3.pdf", "/srv/laporan tw3.pdf"),
        ("FILE:///srv/%5B/x%5D.pdf", "/srv/[/x].pdf"),
        ("file://komputer-1/srv/x.pdf", "/srv/x.pdf"),
        ("file:///srv/100%25.pdf", "/srv/100%.pdf"),
        ("'file:///srv/a%20b.pdf'", "/srv/a b.pdf"),
        ("file:///C:/Laporan/tw%203.pdf", "C:/Laporan/tw 3.pdf"),
    ],
)
def test_a_path_is_taken_as_a_file_manager_gives_it(text: str, path: str) -> None:
    assert one(text) == Proof(Kind.FILE, path)


@pytest.mark.parametrize("text", ["file://[/x", "file://[::1/x.pdf", "file:///srv/%zz", "file:///"])
def test_a_strange_file_address_is_still_a_line(text: str) -> None:
    assert one(text).kind is Kind.FILE


@pytest.mark.parametrize("text", ["", "\n\n  \n", '""', "''\n' '"])
def test_lines_that_say_nothing_are_no_evidence(text: str) -> None:
    assert read_proofs(text) == ()


def test_a_line_said_twice_counts_once_and_the_order_stays() -> None:
    text = "/b.pdf\n12/A/2026\n\n '/b.pdf' \nhttps://a.id\nfile:///b.pdf\n12/A/2026"
    assert [proof.reference for proof in read_proofs(text)] == ["/b.pdf", "12/A/2026", "https://a.id"]


@pytest.mark.parametrize(
    "text",
    [
        "/srv/\x1b[2J.pdf",
        "12/A\x00",
        "a\tb",
        "/srv/x.pdf\r",
        "/srv/\u202efdp.exe",
        "\ud800",
        f"/srv/{LOST}.pdf",
        "file:///srv/%1b[2J.pdf",
        "file:///srv/a%0Ab.pdf",
        "file:///srv/a%00b.pdf",
        "file:///srv/%E2%80%AEfdp.exe",
        "file:///srv/%ff.pdf",
    ],
)
def test_a_character_that_steers_a_terminal_is_refused_however_it_is_written(text: str) -> None:
    with pytest.raises(Refused, match=r"^Bukti memuat karakter") as refused:
        read_proofs(f"12/A/2026\n{text}")
    assert refused.value.message.isprintable() or LOST in refused.value.message
    assert refused.value.hint


def test_a_line_or_a_list_that_is_too_long_is_refused() -> None:
    assert one("/" + "x" * (PROOF_LIMIT - 1)).kind is Kind.FILE
    with pytest.raises(Refused, match=f"Bukti terlalu panjang \\({PROOF_LIMIT + 1} karakter\\)"):
        read_proofs("x" * (PROOF_LIMIT + 1))
    many = [f"ND-{number}" for number in range(MOST_PROOFS)]
    assert len(read_proofs("\n".join([*many, *many]))) == MOST_PROOFS
    with pytest.raises(Refused, match=f"Bukti terlalu banyak \\({MOST_PROOFS + 1} baris\\)") as refused:
        read_proofs("\n".join([*many, "ND-lain"]))
    assert str(MOST_PROOFS) in refused.value.hint


PIECES = st.sampled_from(
    ["file://", "FILE://", "/", "'", '"', " ", "%20", "%22", "C:", "\\", "~", ".", "https://", "a"]
)


@given(st.lists(st.one_of(st.lists(PIECES, max_size=9).map("".join), st.text(max_size=9)), max_size=6).map("\n".join))
def test_what_was_read_is_read_again_as_the_same(text: str) -> None:
    try:
        proofs = read_proofs(text)
    except Refused:
        return
    assert all(proof.reference for proof in proofs)
    assert read_proofs(typed_proofs(Evidence(proof.kind, proof.reference) for proof in proofs)) == proofs


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (Evidence("link", "https://a.id/x"), "tautan https://a.id/x"),
        (Evidence("document", "12/A/2026"), "dokumen 12/A/2026"),
        (Evidence("file", "/srv/laporan.pdf", 214_500, DIGEST), "berkas laporan.pdf, 214,5 KB, SHA-256 3f9a01c2d4e5"),
        (Evidence("file", "/srv/kosong.pdf", 0, DIGEST), "berkas kosong.pdf, 0 B, SHA-256 3f9a01c2d4e5"),
        (Evidence("file", r"C:\Laporan\tw3.pdf"), "berkas tw3.pdf"),
        (Evidence("rekaman", "kaset 7"), "kaset 7"),
    ],
)
def test_evidence_is_told_in_words(evidence: Evidence, told: str) -> None:
    assert describe(evidence) == told


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 B"),
        (1, "1 B"),
        (999, "999 B"),
        (1_000, "1 KB"),
        (214_500, "214,5 KB"),
        (999_949, "999,9 KB"),
        (999_950, "1 MB"),
        (1_000_000, "1 MB"),
        (1_240_000, "1,2 MB"),
        (999_950_000, "1 GB"),
        (12_345_678_901, "12,3 GB"),
        (1_234_500_000_000, "1.234,5 GB"),
    ],
)
def test_a_size_is_told_in_the_unit_people_read(size: int, told: str) -> None:
    assert format_size(size) == told


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/srv/laporan tw3.pdf", "laporan tw3.pdf"),
        (r"C:\Laporan\tw3.pdf", "tw3.pdf"),
        (r"\\server\bagi\tw3.pdf", "tw3.pdf"),
        ("C:/Laporan/tw3.pdf", "tw3.pdf"),
        ("laporan.pdf", "laporan.pdf"),
        ("/srv/folder/", "folder"),
        ("//server/bagi", "bagi"),
        ("/", "/"),
        ("", ""),
    ],
)
def test_of_a_path_the_last_part_is_its_name(path: str, name: str) -> None:
    assert file_name(path) == name


def test_letters_around_a_line_are_no_quotes() -> None:
    assert [one.reference for one in read_proofs("X1X\n'2'")] == ["X1X", "2"]


def test_a_long_path_in_an_address_is_taken_up_to_the_same_limit() -> None:
    path = f"/{'a' * (PROOF_LIMIT - len('file://') - 1)}"
    assert [one.reference for one in read_proofs(f"file://{path}")] == [path]
