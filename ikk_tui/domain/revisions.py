"""What one revision of a cell changed: the words in which a history tells it."""

from ikk_tui.domain.cells import Content
from ikk_tui.domain.evidence import describe
from ikk_tui.domain.numbers import BLANK, format_reading

Parts = list[tuple[str, str]]
NO_CHANGE = "tidak ada yang berubah"


def parts_of(content: Content, unit: str) -> Parts:
    """Everything a cell holds, each with its label; the value in that unit."""
    return [
        ("Nilai", "" if content.reading == BLANK else format_reading(content.reading, unit)),
        ("Alasan", content.reason),
        ("Status", content.status.label),
        ("Analisis", content.analysis),
        ("Kendala", content.obstacles),
        ("Tindak lanjut", content.follow_up),
        ("Bukti", "\n".join(map(describe, content.evidence))),
        ("Catatan reviu", content.remark),
    ]


def differences(before: Parts, after: Parts) -> list[tuple[str, str, str]]:
    """Of the parts of two contents those that differ: label, what was, what is."""
    pairs = zip(before, after, strict=True)
    return [(label, was, now) for (label, was), (_, now) in pairs if was != now]


def told(before: Parts, after: Parts) -> list[str]:
    """The same, a sentence each: `Nilai: 15 % → 17 %`."""
    found = differences(before, after)
    return [f"{label}: {was or 'kosong'} → {now or 'kosong'}" for label, was, now in found] or [NO_CHANGE]
