"""The rules of review: what a submission needs, who may not approve it, and what was said about it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import partial

from ikk_tui.domain.cells import CellKey, Content, Deed, Evidence, Revision, Status
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import BLANK, CellState, format_reading, format_score, round_half_up
from ikk_tui.domain.people import People, Role
from ikk_tui.domain.scoring import HUNDRED
from ikk_tui.domain.texts import read_text
from ikk_tui.errors import Refused

MESSAGE_LIMIT = 1000
# Above this an achievement needs its analysis, as below 100: the plan was too low, or the value is wrong.
MUCH = Decimal(120)

# A part of what a cell holds; what is falsy was written by nobody.
Part = Callable[[Content], Hashable]
_TEXTS: tuple[Part, ...] = (
    lambda content: content.analysis,
    lambda content: content.obstacles,
    lambda content: content.follow_up,
)


class NotSubmitted(Refused):
    """The cell is not waiting for a decision."""

    title = "Tidak sedang diajukan"


class Incomplete(Refused):
    """The cell lacks what a submission needs."""

    title = "Belum lengkap"


@dataclass(frozen=True, slots=True)
class Said:
    """One turn of the conversation about a cell. `message` may be "", where the deed says it all."""

    author: str
    at: datetime
    deed: Deed
    message: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A submitted cell in the queue: who submitted it and when (UTC), and the id of what was submitted."""

    key: CellKey
    head: str
    submitter: str
    at: datetime


def missing(one: IndicatorScore, content: Content, *, evidence: bool) -> tuple[str, ...]:
    """What the cell of that quarter lacks to be submitted, in words; nothing where it is complete.

    The analysis is wanted of a value whose achievement to date is under 100 or over 120: nihil and not applicable leave
    the achievement of the quarters before as it was. Evidence is wanted where it is required.
    """
    if content.reading == BLANK:
        return ("nilai",)
    lacks = []
    reached = one.achievement if content.reading.state is CellState.FILLED else None
    if reached is not None and not HUNDRED <= reached <= MUCH and not content.analysis.strip():
        lacks.append(f"analisis (capaian {_beside(reached)})")
    if evidence and not content.evidence:
        lacks.append("bukti")
    return tuple(lacks)


def _beside(reached: Decimal) -> str:
    """On which side of what needs no analysis it lies: `89,47 di bawah 100`."""
    limit, side = (HUNDRED, "di bawah 100") if reached < HUNDRED else (MUCH, "di atas 120")
    return f"sedikit {side}" if round_half_up(reached, 2) == limit else f"{format_score(reached)} {side}"


def submission_fault(before: Revision | None, one: IndicatorScore, *, evidence: bool) -> Refused | None:
    """Why the cell cannot be submitted as it is, or None."""
    name = f"{one.indicator.code} {one.quarter.label}"
    content = before.content if before else Content()
    if content.status is Status.SUBMITTED:
        return Refused(f"{name} sudah diajukan", hint="tunggu keputusan peninjau, atau tarik pengajuannya")
    if content.status is Status.APPROVED:
        return Refused(f"{name} sudah disetujui", hint="tidak perlu diajukan lagi")
    lacks = missing(one, content, evidence=evidence)
    return Incomplete(f"{name} belum lengkap: {', '.join(lacks)}", hint="lengkapi lalu ajukan lagi") if lacks else None


def writers(chain: Sequence[Revision]) -> frozenset[str]:
    """Who entered what the newest revision holds, or submitted it; `chain` is oldest first.

    Whoever once made a part what it is now counts, also where somebody else brought it back. A text is the work of all
    who had a hand in it since it was last empty: who added a word did not write the rest.
    """
    if not chain:
        return frozenset()
    whole: list[Part] = [_value, *(partial(_has, one) for one in chain[-1].content.evidence)]
    found = [_hands(chain, part, grows=False) for part in whole]
    found += [_hands(chain, part, grows=True) for part in _TEXTS]
    submits = [one.author for one in chain if one.deed is Deed.SUBMIT]
    return frozenset().union(*found, submits[-1:])


def _hands(chain: Sequence[Revision], part: Part, *, grows: bool) -> frozenset[str]:
    """Who made a part what it is at the end of the chain; of one that `grows`, they upon what others had made it."""
    hands: dict[Hashable, frozenset[str]] = {}
    held = part(Content())
    for one in chain:
        made = part(one.content)
        if made and made != held:
            # What was there before, and is brought back, is the work of those of then as well.
            upon = hands.get(made) or (hands.get(held) if grows else None) or frozenset()
            hands[made] = upon | {one.author}
        held = made
    return hands.get(held, frozenset()) if held else frozenset()


def _value(content: Content) -> Hashable:
    return None if content.reading == BLANK else (content.reading, content.reason)


def _has(one: Evidence, content: Content) -> Hashable:
    return one in content.evidence


def refuse_own(people: People, login: str, chain: Sequence[Revision], *, four_eyes: bool) -> str:
    """Why that person may not approve the cell: it is their own work, and `four_eyes` are asked of it. "" if they may.

    Whether they are follows from who was active since its submission, not from who is now.
    """
    if not four_eyes or login not in writers(chain):
        return ""
    others = people.who(Role.REVIEWER, but=writers(chain))
    return f"Anda sendiri yang mengisi atau mengajukannya; yang dapat menyetujui: {others}"


def conversation(chain: Sequence[Revision]) -> tuple[Said, ...]:
    """What was said in the review of a cell, oldest first; `chain` is oldest first as well."""
    return tuple(Said(one.author, one.at, one.deed, _message(one)) for one in chain if one.deed.reviews)


def _message(one: Revision) -> str:
    """What its author said with it: whoever takes a step back says nothing, and brings back what others had said."""
    return "" if one.deed in (Deed.WITHDRAW, Deed.REVOKE) else one.content.remark


def turned(content: Content, deed: Deed, message: str, before: Content | None = None) -> Content:
    """The content after a step of its review. `before` is what it held before the step that is taken back."""
    if deed in (Deed.WITHDRAW, Deed.REVOKE):
        former = before or Content()
        return replace(content, status=former.status, remark=former.remark)
    status = {Deed.SUBMIT: Status.SUBMITTED, Deed.APPROVE: Status.APPROVED, Deed.RETURN: Status.RETURNED}
    return replace(content, status=status.get(deed, content.status), remark=message)


def read_message(text: str, name: str, *, required: bool = True) -> str:
    """A reason or a remark as it may be stored. Raises Refused for a missing one, or for what no text may hold."""
    read = read_text(text, name, MESSAGE_LIMIT).strip()
    if required and not read:
        raise Refused(f"{name} belum diisi", hint="ketik apa yang perlu diketahui pengisinya")
    return read


def newest(chain: Sequence[Revision], *deeds: Deed) -> Revision | None:
    """The newest revision of these deeds; `chain` is oldest first."""
    return next((one for one in reversed(chain) if one.deed in deeds), None)


def held_words(content: Content, unit: str) -> str:
    """The value in words, a dash with its reason."""
    held = format_reading(content.reading, unit)
    return f"{held}: {content.reason}" if content.reason else held


def ordered(waiting: Sequence[Waiting], *, by_program: bool) -> list[Waiting]:
    """The queue: the oldest submission first, or along the decree."""
    return sorted(waiting, key=_along_decree if by_program else _by_age)


def _by_age(one: Waiting) -> tuple[object, ...]:
    return one.at, *_along_decree(one)


def _along_decree(one: Waiting) -> tuple[object, ...]:
    key = one.key
    return key.year, *(int(part) for part in key.indicator.split(".")), int(key.quarter), key.office
