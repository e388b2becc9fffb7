"""The sentences of the trail: what a revision, an amendment or an entry of the journal did."""

from dataclasses import dataclass, replace
from datetime import datetime

from ikk_tui.domain.amendments import Amendment
from ikk_tui.domain.cells import CellKey, Deed
from ikk_tui.domain.corrections import show_with_none
from ikk_tui.domain.journal import Entry, Kind, to_person
from ikk_tui.domain.locks import to_lock
from ikk_tui.domain.numbers import BLANK, Reading, format_reading
from ikk_tui.domain.people import Person

EMPTY = "kosong"
_SPEAKING = {Deed.SUBMIT, Deed.RETURN, Deed.COMMENT}


@dataclass(frozen=True, slots=True)
class Held:
    """What a cell held after a revision made at that moment (UTC): the value, and why none is applicable."""

    reading: Reading
    reason: str
    at: datetime
    deed: Deed


@dataclass(frozen=True, slots=True)
class CellStep:
    """A revision as far as the trail tells it, beside the one it was made from.

    `changed` has the names of the texts that differ, and of the evidence.
    """

    id: str
    key: CellKey
    author: str
    device: str
    now: Held
    before: Held | None
    remark: str
    changed: tuple[str, ...]


def tell_step(step: CellStep, unit: str, former: str) -> str:
    """What a revision did, the value in `unit` and the one before in `former`: `mengisi 17 %, sebelumnya 15 %`."""
    deed, now = step.now.deed, _held(step.now, unit)
    if deed is Deed.REVOKE and step.before is not None:
        return f"{deed.label}: tidak jadi {step.before.deed.label} {now}"
    if deed.reviews:
        return _line(f"{deed.label} {now}", remark_of(deed, step.remark))
    was = EMPTY if step.before is None else _held(step.before, former)
    told = deed.label
    if was != now:
        told = _changed(deed, now) + ("" if was == EMPTY else f", sebelumnya {was}")
    if not step.changed:
        return told
    texts = ", ".join(step.changed)
    return f"{told} {texts}" if told == deed.label else f"{told}; juga {texts}"


def remark_of(deed: Deed, remark: str) -> str:
    """What was said with a deed; "" where the remark stems from an earlier one and only stands again."""
    return remark if deed in _SPEAKING else ""


def tell_amendment(one: Amendment) -> str:
    """`mengubah Target: 19 → 21; dasar W.16-1, 12-08-2024: salah ketik`."""
    before, after = (show_with_none(one.field, text) for text in (one.before, one.after))
    return _line(f"mengubah {one.field.label}: {before} → {after}; dasar {one.basis.letter}", one.basis.reason)


def tell_entry(entry: Entry, former: str | None) -> tuple[str, str]:
    """Subject and sentence of an entry; `former` is the content of the one before about the same subject.

    Raises ValueError, TypeError or KeyError for what makes no sense.
    """
    if entry.kind is Kind.ACCOUNT:
        before = None if former is None else to_person(replace(entry, content=former))
        return entry.subject, _account(to_person(entry), before)
    if entry.kind is Kind.LOCK:
        lock = to_lock(entry)
        subject = f"{lock.quarter.label} {lock.year}"
        if not lock.closed:
            return subject, _line("membuka kembali triwulan", lock.reason)
        return subject, f"menutup triwulan; {lock.unapproved or 'tidak ada yang'} belum disetujui"
    wanted = "mewajibkan" if entry.shape["evidence"] else "tidak lagi mewajibkan"
    return f"ketentuan {entry.subject}", f"{wanted} bukti pada pengajuan"


def _account(now: Person, before: Person | None) -> str:
    if before is None:
        parts = [now.roles_label, *([now.division] if now.division else []), *([] if now.active else ["tidak aktif"])]
        return f"menambah akun {now.label}: {'; '.join(parts)}"
    told = []
    if now.active != before.active:
        told.append("mengaktifkan akun" if now.active else "menonaktifkan akun")
    for name, was, held in (
        ("peran", before.roles_label, now.roles_label),
        ("nama", before.name, now.name),
        ("divisi", before.division or EMPTY, now.division or EMPTY),
    ):
        if was != held:
            told.append(f"mengubah {name}: {was} → {held}")
    return "; ".join(told) or "menyimpan akun tanpa perubahan"


def _changed(deed: Deed, now: str) -> str:
    if deed is Deed.CLEAR:
        return deed.label
    return f"{deed.label} menjadi {now}" if deed is Deed.UNDO else f"{deed.label} {now}"


def _held(held: Held, unit: str) -> str:
    if held.reading == BLANK:
        return EMPTY
    words = format_reading(held.reading, unit)
    return f"{words} ({held.reason})" if held.reason else words


def _line(told: str, said: str) -> str:
    """What was done with what was said about it, on one line."""
    return f"{told}: {' '.join(said.split())}" if said else told
