"""Closed quarters: who closed one and when, under which rules and targets, and what it was scored then."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ikk_tui.domain.cells import format_moment, plain
from ikk_tui.domain.corrections import InForce, Values, indicator_values, rule_values
from ikk_tui.domain.journal import Entry, Kind, Shape, packed
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.errors import Refused


class ClosedQuarter(Refused):
    """The quarter was closed: nothing in it is written until an administrator reopens it."""

    title = "Triwulan ditutup"


@dataclass(frozen=True, slots=True)
class Lock:
    """What an entry says of a quarter: that it was closed, or (not `closed`) reopened for a `reason`.

    `amendment` is the id of the newest amendment of the year then, "" for none: what was in force follows from it, and
    `terms` is its digest. `scores` are the scores then by code, None where there was none, with the office's; their 28
    digits say what the number was, and outlive the last digits of the engine's quotients.
    """

    year: int
    office: str
    quarter: Quarter
    closed: bool
    reason: str
    author: str
    at: datetime
    amendment: str = ""
    terms: str = ""
    scores: Mapping[str, str | None] | None = None
    unapproved: int = 0


def lock_subject(year: int, office: str, quarter: Quarter) -> str:
    """What the entries about a quarter are filed under."""
    return f"{year} {office} {int(quarter)}"


def closing_shape(board: Scoreboard, found: InForce, unapproved: int) -> Shape:
    """What is kept with a quarter that is closed with this board, scored under what is in force."""
    return {
        "closed": True,
        "reason": "",
        "amendment": found.trail[-1].id if found.trail else "",
        "terms": terms_digest(found),
        "scores": scores_of(board),
        "unapproved": unapproved,
    }


def reopening_shape(reason: str) -> Shape:
    """What is kept when it is reopened."""
    return {"closed": False, "reason": reason}


def to_lock(entry: Entry) -> Lock:
    """What an entry says of a quarter. Raises ValueError, TypeError or KeyError for what makes no sense."""
    held = entry.shape
    year, _, rest = entry.subject.partition(" ")
    office, _, quarter = rest.rpartition(" ")
    closed = bool(held["closed"])
    return Lock(
        int(year),
        office,
        Quarter(int(quarter)),
        closed,
        str(held["reason"]),
        entry.author,
        entry.at,
        str(held["amendment"]) if closed else "",
        str(held["terms"]) if closed else "",
        dict(held["scores"]) if closed else None,
        int(held["unapproved"]) if closed else 0,
    )


def locks_of(entries: Iterable[Entry], year: int, office: str) -> dict[Quarter, Lock]:
    """The quarters of a year that are closed now. Raises ValueError, TypeError or KeyError."""
    return closed_by_place(entries).get((year, office), {})


def closed_by_place(entries: Iterable[Entry]) -> dict[tuple[int, str], dict[Quarter, Lock]]:
    """The quarters that are closed now, by year and office; none where all were reopened.

    Each entry is read once. Raises ValueError, TypeError or KeyError.
    """
    newest: dict[tuple[int, str], dict[Quarter, Lock]] = {}
    for one in (to_lock(entry) for entry in entries if entry.kind is Kind.LOCK):
        newest.setdefault((one.year, one.office), {})[one.quarter] = one
    return {
        place: {quarter: said[quarter] for quarter in Quarter if quarter in said and said[quarter].closed}
        for place, said in newest.items()
    }


def scores_of(board: Scoreboard) -> dict[str, str | None]:
    """Every indicator's score and the office's own by its code, to 28 digits."""
    scores = {one.indicator.code: one.score for one in board.indicators}
    scores[board.office.code] = board.standing.score
    return {code: plain(score) for code, score in scores.items()}


def terms_digest(found: InForce) -> str:
    """The SHA-256 of everything in force that scores: each indicator's fields, and the rules."""
    shape = {
        "indicators": {one.code: _named(indicator_values(one)) for one in found.decree.indicators},
        "rules": {**_named(rule_values(found.rules)), "floor": plain(found.rules.floor)},
    }
    return hashlib.sha256(packed(shape).encode()).hexdigest()


def _named(values: Values) -> dict[str, str]:
    return {str(field): text for field, text in values.items()}


def closed_quarter(lock: Lock, administrators: str) -> ClosedQuarter:
    """Why nothing is written in a quarter, and whom to ask."""
    who = f"{lock.quarter.label} {lock.year} ditutup oleh {lock.author} pada {format_moment(lock.at)[:16]}"
    return ClosedQuarter(who, hint=f"minta administrator ({administrators}) membukanya kembali bila harus diubah")
