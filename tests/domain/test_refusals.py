"""What a person is told when something is refused, word for word: what is wrong, and what to do."""

from collections.abc import Callable
from datetime import datetime

import pytest

from ikk_tui.domain.cells import CellKey, ClosedCell, Content, Deed, Revision, StaleSave, Status, closed_cell
from ikk_tui.domain.numbers import read_value
from ikk_tui.domain.plausibility import assess, refuse_impossible
from ikk_tui.domain.quarters import Quarter, read_quarter
from ikk_tui.errors import Refused

from .samples import filled, indicator

LOCAL = datetime(2024, 10, 2, 10, 4, 5).astimezone()


def refusal(deed: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refused:
        deed()
    return refused.value


@pytest.mark.parametrize(
    ("typed", "unit", "message"),
    [
        ("sedikit", "%", '"sedikit" bukan angka yang dapat dibaca; ketik misalnya 87,5 atau 45/60 atau nihil atau -'),
        ("5 kg", "Orang", 'Satuan IKK ini Orang, bukan "kg"; ketik angkanya saja'),
        ("87X", "%", 'Satuan IKK ini %, bukan "X"; ketik angkanya saja'),
        ("--5", "%", '"--5" bukan angka yang dapat dibaca; ketik misalnya 87,5 atau 45/60 atau nihil atau -'),
        ("1.23,", "%", '"1.23," bukan angka yang dapat dibaca; ketik misalnya 87,5 atau 45/60 atau nihil atau -'),
        ("1,23456", "%", "1,23456 memakai lebih dari 4 angka desimal; bulatkan sampai 4 angka"),
        ("1000000000000", "%", "Nilai terlalu besar; paling banyak 12 angka sebelum koma"),
        ("45/60", "Orang", "Pembilang/penyebut hanya untuk satuan %, bukan Orang; ketik jumlahnya saja"),
        ("45/0", "%", "Penyebut harus lebih dari 0; ketik 0/0 bila tidak ada yang diukur"),
        ("-1", "Indeks", "Indeks tidak dapat kurang dari 0; ketik 0 atau lebih"),
        ("1,5", "Orang", "Orang dihitung utuh, tanpa desimal; ketik bilangan bulat"),
        ("87.5", "%", "Gunakan koma untuk desimal: 87,5"),
        ("45,/60", "%", '"45,/60" belum lengkap; ketik 45/60'),
    ],
)
def test_a_value_that_cannot_be_read_says_why_and_what_to_type(typed: str, unit: str, message: str) -> None:
    assert refusal(lambda: read_value(typed, unit)).message == message


@pytest.mark.parametrize(
    ("typed", "reason", "message"),
    [
        ("-", "", "2.4.5 tidak berlaku memerlukan alasan; tulis sesudah tandanya: - alasan"),
        ("-", "123", "2.4.5 tidak berlaku memerlukan alasan; tulis sesudah tandanya: - alasan"),
        (
            "87,5",
            "belum ada",
            "Alasan hanya untuk yang tidak berlaku; ketik - sebagai nilainya, atau hapus alasannya",
        ),
        ("-", "a\tb", "Alasan memuat karakter kendali U+0009; hapus karakter itu"),
    ],
)
def test_a_reason_that_is_missing_or_out_of_place_is_told(typed: str, reason: str, message: str) -> None:
    assert refusal(lambda: assess(typed, indicator(), None, reason)).message == message


def test_an_index_above_its_scale_names_the_scale() -> None:
    scaled = indicator(unit="Indeks", index_scale="5")
    told = refusal(lambda: refuse_impossible(filled("5.5"), scaled)).message
    assert told == "Indeks 5,5 melampaui skalanya; ketik paling banyak 5"


def test_a_quarter_that_is_none_is_quoted() -> None:
    assert refusal(lambda: read_quarter("V")).message == 'Triwulan "V" tidak ada; ketik 1, 2, 3 atau 4'


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (
            Status.SUBMITTED,
            "2.4.5 TW III sudah diajukan oleh siti pada 02-10-2024 10:04; tarik, atau minta peninjau mengembalikannya",
        ),
        (
            Status.APPROVED,
            "2.4.5 TW III sudah disetujui oleh siti pada 02-10-2024 10:04; minta siti mengembalikannya bila harus "
            "diubah",
        ),
    ],
)
def test_a_closed_cell_names_who_can_return_it(status: Status, message: str) -> None:
    told = closed_cell(CellKey(2024, "2.4.5", Quarter.III), status, "siti", LOCAL)
    assert isinstance(told, ClosedCell)
    assert (told.title, told.message) == ("Sel tertutup", message)


@pytest.mark.parametrize(
    ("deed", "offered"), [(None, True), (Deed.SUBMIT, True), (Deed.COMMENT, False), (Deed.REVOKE, False)]
)
def test_withdrawing_is_not_offered_where_a_reviewer_has_answered(deed: Deed | None, offered: bool) -> None:
    told = closed_cell(CellKey(2024, "2.4.5", Quarter.III), Status.SUBMITTED, "rina", LOCAL, deed)
    assert told.hint.startswith("tarik, atau ") is offered
    assert "minta peninjau mengembalikannya" in told.hint


def test_a_stale_save_keeps_what_is_there_now() -> None:
    told = StaleSave("2.4.5 sudah diubah", None, hint="lihat dulu")
    assert (told.title, told.message, told.now) == ("Sudah diubah orang lain", "2.4.5 sudah diubah; lihat dulu", None)
    assert StaleSave("2.4.5 sudah diubah", None).message == "2.4.5 sudah diubah"


def test_a_stale_save_holds_the_revision_that_is_there() -> None:
    key = CellKey(2024, "2.4.5", Quarter.III)
    now = Revision(key, Content(), Deed.RECORD, "siti", "pc", LOCAL, ())
    assert StaleSave("2.4.5 sudah diubah", now).now is now
