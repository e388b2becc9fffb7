"""Reading the trail: the rows of the three ledgers in the order in which they were sealed, newest first.

Each ledger is walked backwards by its own number, which is never above that of its seal.
"""

from collections.abc import Iterable
from typing import Any

from ikk_tui.domain.amendments import QUARTER_FIELDS, Amendment
from ikk_tui.domain.cells import CellKey, Deed, read_instant
from ikk_tui.domain.journal import Entry
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.trail import Rooted, TrailFilter, TrailKind
from ikk_tui.domain.trail_words import CellStep, Held
from ikk_tui.store import amendments, journal, seals
from ikk_tui.store.heads import decoded, reading_of
from ikk_tui.store.reading import Read, amount

_REVIEWING = ", ".join(f"'{deed}'" for deed in Deed if deed.reviews)
_HELD = ("state", "value", "numerator", "denominator", "reason", "at", "deed")
_TEXTS = (("analysis", "analisis"), ("obstacles", "kendala"), ("follow_up", "tindak lanjut"), ("evidence", "bukti"))
# Not along the index of cells: the newest rows are wanted, and sorting all that match would read them all.
_STEPS = (
    "SELECT s.seq, r.id, r.decree_year, r.office, r.indicator, r.quarter, r.author, r.device, r.remark, "
    + ", ".join(f"{row}.{name}" for row in "rp" for name in _HELD)
    + "".join(f", r.{name} <> coalesce(p.{name}, '{'[]' if name == 'evidence' else ''}')" for name, _ in _TEXTS)
    + " FROM revision r NOT INDEXED CROSS JOIN seal s ON s.sealed = r.id "
    "LEFT JOIN revision p ON p.id = substr(r.parents, 1, 64)"
)
_AMENDMENTS = (
    f"SELECT s.seq, {', '.join(f'r.{name}' for name in amendments.COLUMNS)} "
    "FROM amendment r CROSS JOIN seal s ON s.sealed = r.id"
)
_ENTRIES = (
    f"SELECT s.seq, {', '.join(f'r.{name}' for name in journal.COLUMNS)}, "
    "(SELECT b.content FROM journal b WHERE b.seq < r.seq AND b.kind = r.kind AND b.subject = r.subject "
    "ORDER BY b.seq DESC LIMIT 1) FROM journal r CROSS JOIN seal s ON s.sealed = r.id"
)
_ROOTS = "SELECT seq, link, ledger, sealed FROM seal WHERE substr(link, 1, ?) = ? ORDER BY seq LIMIT 1"
Condition = tuple[str, tuple[object, ...]]


def steps(read: Read, wanted: TrailFilter, before: int | None, most: int) -> list[tuple[int, CellStep]]:
    """Revisions, each with the number of its seal. Raises Inconsistent."""
    if wanted.kind not in (None, TrailKind.REALISATION, TrailKind.REVIEW):
        return []
    given = _common(wanted, before)
    if wanted.kind is not None:
        given.append((f"r.deed {'' if wanted.kind is TrailKind.REVIEW else 'NOT '}IN ({_REVIEWING})", ()))
    if wanted.quarter is not None:
        given.append(("r.quarter = ?", (int(wanted.quarter),)))
    return [decoded(_step, row) for row in _newest(read, _STEPS, given, most)]


def corrections(read: Read, wanted: TrailFilter, before: int | None, most: int) -> list[tuple[int, Amendment]]:
    """Amendments, each with the number of its seal. Raises Inconsistent."""
    if wanted.kind not in (None, TrailKind.AMENDMENT):
        return []
    given = _common(wanted, before)
    if wanted.quarter is not None:
        given.append(("r.field = ?", (str(QUARTER_FIELDS[wanted.quarter - 1]),)))
    rows = _newest(read, _AMENDMENTS, given, most)
    return [(seq, decoded(amendments.to_amendment, row)) for seq, *row in rows]


def entries(read: Read, wanted: TrailFilter, before: int | None, most: int) -> list[tuple[int, Entry, str | None]]:
    """Entries of the journal, each with the number of its seal and the content before. Raises Inconsistent."""
    if wanted.kind not in (None, TrailKind.ACCOUNT, TrailKind.LOCK, TrailKind.POLICY) or wanted.code is not None:
        return []
    given = _common(TrailFilter(person=wanted.person), before)
    if wanted.kind is not None:
        given.append(("r.kind = ?", (str(wanted.kind),)))
    if wanted.year is not None:
        given.append(("r.kind <> 'account' AND substr(r.subject, 1, 4) = ?", (str(wanted.year),)))
    if wanted.quarter is not None:
        given.append(("r.kind = 'lock' AND substr(r.subject, -1) = ?", (str(int(wanted.quarter)),)))
    rows = _newest(read, _ENTRIES, given, most)
    return [(seq, decoded(journal.to_entry, row), former) for seq, *row, former in rows]


def find_root(read: Read, beginning: str) -> Rooted | None:
    """Where the link that begins like this stands; None where the chain has none."""
    if seals.NOTHING.startswith(beginning):
        return Rooted(0, seals.NOTHING, None)
    rows = read(_ROOTS, len(beginning), beginning)
    if not rows:
        return None
    seq, link, ledger, sealed = rows[0]
    made = read(f"SELECT at FROM {ledger} WHERE id = ?", sealed)
    return Rooted(seq, link, read_instant(made[0][0]) if made else None)


def _common(wanted: TrailFilter, before: int | None) -> list[Condition]:
    """What any of the ledgers can be asked for."""
    given: list[Condition] = []
    if before is not None:
        # The first does the work, the second is what is meant.
        given.append(("r.seq < ? AND s.seq < ?", (before, before)))
    if wanted.person is not None:
        given.append(("r.author = ?", (wanted.person,)))
    if wanted.code is not None:
        given.append(("(r.indicator = ? OR r.indicator GLOB ? || '.*')", (wanted.code, wanted.code)))
    if wanted.year is not None:
        given.append(("r.decree_year = ?", (wanted.year,)))
    return given


def _newest(read: Read, select: str, given: Iterable[Condition], most: int) -> list[tuple[Any, ...]]:
    conditions = list(given)
    where = f" WHERE {' AND '.join(sql for sql, _ in conditions)}" if conditions else ""
    values = [value for _, some in conditions for value in some]
    return read(f"{select}{where} ORDER BY r.seq DESC LIMIT ?", *values, most)


def _step(row: tuple[Any, ...]) -> tuple[int, CellStep]:
    seq, revision, year, office, indicator, quarter, author, device, remark, *rest = row
    now, before = _held(rest[: len(_HELD)]), rest[len(_HELD) : 2 * len(_HELD)]
    changed = tuple(name for (_, name), differs in zip(_TEXTS, rest[2 * len(_HELD) :], strict=True) if differs)
    former = None if before[0] is None else _held(before)
    key = CellKey(year, indicator, Quarter(quarter), office)
    return seq, CellStep(revision, key, author, device, now, former, remark, changed)


def _held(row: list[Any]) -> Held:
    state, value, numerator, denominator, reason, at, deed = row
    reading = reading_of(state, amount(value), amount(numerator), amount(denominator))
    return Held(reading, reason, read_instant(at), Deed(deed))
