"""What one revision of a cell changed, as a history tells it."""

from dataclasses import replace

from ikk_tui.domain.cells import Content, Evidence, Status
from ikk_tui.domain.revisions import NO_CHANGE, differences, parts_of, told

from .samples import NIL, NOT_APPLICABLE, filled

CONTENT = Content(
    reading=filled("17"),
    status=Status.SUBMITTED,
    analysis="Naik",
    obstacles="Asesmen tertunda",
    follow_up="Dijadwalkan",
    evidence=(Evidence("link", "https://contoh.id/a"), Evidence("document", "W.16-1")),
    remark="Baik",
)


def test_every_part_of_a_content_is_named() -> None:
    assert parts_of(CONTENT, "%") == [
        ("Nilai", "17 %"),
        ("Alasan", ""),
        ("Status", "diajukan"),
        ("Analisis", "Naik"),
        ("Kendala", "Asesmen tertunda"),
        ("Tindak lanjut", "Dijadwalkan"),
        ("Bukti", "tautan https://contoh.id/a\ndokumen W.16-1"),
        ("Catatan reviu", "Baik"),
    ]


def test_an_empty_cell_has_no_value() -> None:
    assert parts_of(Content(), "%")[0] == ("Nilai", "")
    assert parts_of(replace(CONTENT, reading=NIL), "%")[0] == ("Nilai", "nihil")


def test_only_what_differs_is_told_in_a_sentence_each() -> None:
    after = replace(CONTENT, reading=NOT_APPLICABLE, reason="belum ada", obstacles="", status=Status.DRAFT)
    before, now = (parts_of(one, "%") for one in (CONTENT, after))
    assert differences(before, now) == [
        ("Nilai", "17 %", "tidak berlaku"),
        ("Alasan", "", "belum ada"),
        ("Status", "diajukan", "draf"),
        ("Kendala", "Asesmen tertunda", ""),
    ]
    assert told(before, now) == [
        "Nilai: 17 % → tidak berlaku",
        "Alasan: kosong → belum ada",
        "Status: diajukan → draf",
        "Kendala: Asesmen tertunda → kosong",
    ]


def test_where_nothing_differs_that_is_told() -> None:
    parts = parts_of(CONTENT, "%")
    assert told(parts, parts) == [NO_CHANGE] == ["tidak ada yang berubah"]
