"""How a deed on a cell ended, in words."""

from typing import TYPE_CHECKING

from ikk_tui.domain.cells import Content, StaleSave, format_moment
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.forms import Part, Typed
from ikk_tui.domain.numbers import BLANK, format_reading
from ikk_tui.domain.revisions import differences, parts_of
from ikk_tui.drafts import Draft

if TYPE_CHECKING:
    from ikk_tui.services.realisations import Recorded


def saved_words(done: "Recorded", typed: Typed) -> str:
    """What was stored: `tersimpan 17 %, analisis, bukti`."""
    if done.revision is None or not done.changed:
        return "tidak berubah"
    parts = [part.label.lower() for part in Part if part in typed and part is not Part.VALUE]
    held = done.revision.content.reading
    if Part.VALUE in typed and held == BLANK:
        return ", ".join(["dikosongkan", *(f"{part} tersimpan" for part in parts)])
    if Part.VALUE in typed:
        parts.insert(0, format_reading(held, done.indicator.unit))
    return f"tersimpan {', '.join(parts)}"


def undone_words(done: "Recorded") -> str:
    """What taking back has changed: `dikembalikan menjadi 15 %`, or the texts it changed."""
    assert done.revision is not None, "taking back appends"
    unit = done.indicator.unit
    before, now = done.before.content if done.before else Content(), done.revision.content
    said = []
    if before.reading != now.reading:
        said.append(
            "dikosongkan" if now.reading == BLANK else f"dikembalikan menjadi {format_reading(now.reading, unit)}"
        )
    changed = differences(parts_of(before, unit), parts_of(now, unit))
    texts = [label.lower() for label, _, _ in changed if label not in ("Nilai", "Alasan", "Status")]
    if texts:
        said.append(f"{', '.join(texts)} dikembalikan")
    return ", ".join(said) or "tidak berubah"


def writer_of(fault: StaleSave) -> str:
    """Who it was, and when."""
    return "Orang lain" if fault.now is None else f"{fault.now.author} ({format_moment(fault.now.at)[:16]})"


def stale_words(fault: StaleSave, indicator: Indicator, draft: Draft) -> str:
    """Both values side by side, who and when, and the key for each."""
    mine = draft.value if draft.value is not None else "uraian Anda"
    if fault.now is None:
        return f"sel ini kosong lagi; Enter tetap menyimpan {mine}, Escape membiarkannya kosong"
    now = format_reading(fault.now.content.reading, indicator.unit)
    who = f"{fault.now.author} sudah mengisi {now} ({format_moment(fault.now.at)[:16]})"
    return f"{who}; Enter tetap menyimpan {mine}, Escape memakai {now}"
