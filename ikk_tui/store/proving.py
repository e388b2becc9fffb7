"""Whether the ledgers, their seals and the projection are what was written, proven as quickly as can be.

Here is only yes or no: of a file with the slightest doubt `integrity` looks at everything anew and tells what is wrong.
So whatever is told there of a revision, a seal, a current value, or by one of their CHECKs, must be a doubt here.
"""

import re
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from hashlib import sha256

from ikk_tui.domain.canonical import encoded, revision_text
from ikk_tui.domain.cells import Deed, Status, evidence_text, number_texts
from ikk_tui.domain.numbers import CellState
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import FORBIDDEN_RANGES
from ikk_tui.store import heads, ledger, seals
from ikk_tui.store.reading import amount, over, scaled

# The tables of whose rows every CHECK is proven here.
PROVEN = frozenset({"revision", "realisation", "seal"})

# The natural key, as `_REVISIONS` has it.
Key = tuple[int, str, str, int]
# The id of the newest revision of a cell and what the projection must hold: state, the three numbers, status.
Head = tuple[str, str, int | None, int | None, int | None, str]

_REVISIONS = (
    "SELECT seq, id, decree_year, office, indicator, quarter, state, value, numerator, denominator, status, reason, "
    "analysis, obstacles, follow_up, evidence, remark, deed, author, device, at, parents FROM revision ORDER BY seq"
)
_CELLS = (
    "SELECT decree_year, office, indicator, quarter, head, state, value, numerator, denominator, status "
    "FROM realisation"
)
_BEFORE = "SELECT decree_year, office, indicator, quarter FROM revision WHERE id = ? AND seq < ?"
_STATES, _STATUSES, _DEEDS = (frozenset(map(str, words)) for words in (CellState, Status, Deed))
_QUARTERS = frozenset(map(int, Quarter))
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}\.[0-9]{6}Z").fullmatch
_FOREIGN_TO_PARENTS = re.compile("[^0-9a-f ]").search
_STEERING = "".join(f"{chr(low)}-{chr(high)}" for low, high in FORBIDDEN_RANGES)
_STEERS = re.compile(f"[{_STEERING}]").search
# The same in JSON, where what is below a space is escaped, and so is the backslash itself.
_STEERS_IN_JSON = re.compile(rf"[{_STEERING}]|(?<!\\)(?:\\\\)*\\[ubfr]").search


class Doubt(Exception):
    """Something may be wrong."""


def proven(connection: sqlite3.Connection) -> tuple[int, int]:
    """The numbers of revisions and of cells, once nothing about them is in doubt.

    Raises Doubt, or what SQLite and Python raise for what cannot be read. That amendments and journal are chains of
    their own ids, and that the indexes fit their tables, is for the caller to find out.
    """
    newest: dict[Key, Head] = {}
    _seals(connection, _revisions(connection, newest))
    cells = len(newest)
    for year, office, indicator, quarter, *head in connection.execute(_CELLS):
        if newest.pop((year, office, indicator, quarter), None) != tuple(head):
            raise Doubt
    if newest:
        raise Doubt
    return heads.length(over(connection)), cells


def _seals(connection: sqlite3.Connection, revisions: Iterator[str]) -> None:
    """Walk all ledgers along the seals, each row in its place."""
    rows = {"revision": revisions}
    for one in ("amendment", "journal"):
        rows[one] = (row for (row,) in connection.execute(f"SELECT id FROM {one} ORDER BY seq"))
    link = seals.NOTHING
    found = connection.execute("SELECT seq, ledger, sealed, link FROM seal ORDER BY seq")
    for count, (seq, name, sealed, stored) in enumerate(found, start=1):
        link = seals.link(link, name, sealed)
        if seq != count or stored != link or next(rows[name], None) != sealed:
            raise Doubt
    if any(next(rest, None) is not None for rest in rows.values()):
        raise Doubt


def _revisions(connection: sqlite3.Connection, newest: dict[Key, Head]) -> Iterator[str]:
    """The id of each revision, once it is proven; `newest` becomes what the projection must be."""
    for count, row in enumerate(connection.execute(_REVISIONS), start=1):
        seq, id_, year, office, indicator, quarter, state, value, numerator, denominator, status, reason = row[:12]
        analysis, obstacles, follow_up, stored, remark, deed, author, device, at, parents = row[12:]
        key = year, office, indicator, quarter
        before = newest[key][0] if key in newest else ""
        if parents != before:
            ancestry = _ancestry(connection, key, seq, before, parents)
        else:
            ancestry = f'["{parents}"]' if parents else "[]"
        numbers, evidence = _numbers(state, value, numerator, denominator, status), _evidence(stored)
        texts = reason, analysis, obstacles, follow_up
        text = revision_text(
            *key, state, *numbers, status, *texts, evidence, remark, deed, author, device, at, ancestry
        )
        if (
            sha256(text.encode()).hexdigest() != id_
            or seq != count
            or quarter not in _QUARTERS
            or deed not in _DEEDS
            or (state == "not_applicable") != (reason != "")
            or _steers(text)
            or not (_INSTANT(at) and datetime.fromisoformat(at))
        ):
            raise Doubt
        newest[key] = id_, state, value, numerator, denominator, status
        yield id_


def _steers(text: str) -> bool:
    if text.isascii() and "\\" not in text and "\x7f" not in text:
        return False
    return _STEERS_IN_JSON(text) is not None


# As many as an office has values for months; a revision often repeats what the one before held.
@lru_cache(maxsize=16_384)
def _numbers(
    state: str, value: int | None, numerator: int | None, denominator: int | None, status: str
) -> tuple[str, str, str]:
    """Value, numerator and denominator as JSON. Raises Doubt for what does not go together."""
    if state not in _STATES or status not in _STATUSES or (numerator is None) != (denominator is None):
        raise Doubt
    if (state == "filled") != (value is not None) or (denominator is not None and (value is None or denominator <= 0)):
        raise Doubt
    reading = heads.reading_of(state, amount(value), amount(numerator), amount(denominator))
    if value != scaled(ledger.stored_value(reading)):
        raise Doubt
    return number_texts(reading)


@lru_cache(maxsize=4096)
def _evidence(stored: str) -> str:
    if _STEERS(stored) or not stored.startswith("[") or not stored.endswith("]"):
        raise Doubt
    return evidence_text(ledger.to_evidence(stored))


def _ancestry(connection: sqlite3.Connection, key: Key, seq: int, before: str, parents: str) -> str:
    """The parents as JSON, of a revision that has others than the newest one before it."""
    listed = parents.split()
    if _FOREIGN_TO_PARENTS(parents) or (before and before not in listed):
        raise Doubt
    if any(connection.execute(_BEFORE, (one, seq)).fetchone() != key for one in listed):
        raise Doubt
    return encoded(sorted(listed))
