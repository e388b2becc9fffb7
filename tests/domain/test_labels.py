"""Every choice has its Indonesian words."""

from collections.abc import Iterable
from typing import Protocol

import pytest

from ikk_tui.domain.amendments import Field
from ikk_tui.domain.cells import Deed, Status
from ikk_tui.domain.decree import Consolidation, Polarity
from ikk_tui.domain.filters import Filter
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import Rollup, ScoreState, ZeroTarget


class Labelled(Protocol):
    @property
    def label(self) -> str: ...


@pytest.mark.parametrize(
    ("choices", "labels"),
    [
        (
            Polarity,
            ["semakin tinggi semakin baik", "semakin rendah semakin baik", "semakin dekat target semakin baik"],
        ),
        (Consolidation, ["nilai terbaru", "jumlah triwulan", "rata-rata triwulan"]),
        (Quarter, ["TW I", "TW II", "TW III", "TW IV"]),
        (Rollup, ["rata-rata semua IKK yang dinilai", "rata-rata bertingkat"]),
        (ZeroTarget, ["target 0 tidak dinilai", "target 0 tercapai oleh realisasi 0"]),
        (ScoreState, ["dinilai", "belum diisi", "tanpa target", "nihil", "tidak berlaku"]),
        (Status, ["draf", "diajukan", "disetujui", "dikembalikan"]),
        (Filter, ["Semua IKK", "Belum diisi", "Di bawah target", "Dikembalikan", "Divisi saya"]),
        (
            Field,
            [
                *("Uraian", "Target", "Satuan", "Polaritas", "Konsolidasi", "Divisi", "Skala indeks"),
                *("Target TW I", "Target TW II", "Target TW III", "Target TW IV", "Batas atas"),
                *("Sangat Tinggi >", "Tinggi >", "Sedang >", "Rendah >", "Rata-rata", "Target 0"),
            ],
        ),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_every_choice_is_named(choices: Iterable[Labelled], labels: list[str]) -> None:
    assert [one.label for one in choices] == labels


def test_every_deed_is_named_by_what_was_done() -> None:
    assert {str(deed): deed.label for deed in Deed if deed in ("record", "clear", "undo", "restore", "describe")} == {
        "record": "mengisi",
        "clear": "mengosongkan",
        "undo": "membatalkan",
        "restore": "memulihkan",
        "describe": "menguraikan",
    }
