"""Whether the chain of amendments still is what was written, and leads to something that can be in force."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace

from ikk_tui.domain.amendments import Amendment, Field
from ikk_tui.domain.corrections import (
    Values,
    indicator_values,
    rule_values,
    rules_of,
    show,
)
from ikk_tui.domain.decree import Consolidation, Indicator, Polarity
from ikk_tui.domain.scoring import ScoringRules
from ikk_tui.domain.typed_corrections import read_indicator, read_rules
from ikk_tui.errors import Refused
from ikk_tui.store import amendments, ledger
from ikk_tui.store.reading import SCALE

_ISSUED = (
    "SELECT i.code, i.name, i.target, i.target_text, i.unit, i.polarity, i.consolidation, p.division, i.index_scale "
    "FROM indicator i JOIN objective o ON o.decree_year = i.decree_year AND o.code = i.objective_code "
    "JOIN program p ON p.decree_year = o.decree_year AND p.code = o.program_code "
    "WHERE i.decree_year = ? AND i.code = ?"
)
_UNREADABLE = (ValueError, TypeError, ArithmeticError, KeyError)

Subject = tuple[int, str | None]


def amendment_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with each row given those before it, and with what they lead to."""
    parent, seq = "", 0
    held: dict[Subject, dict[Field, str]] = {}
    cursor = connection.execute("SELECT * FROM amendment ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        row = SimpleNamespace(**dict(zip(names, values, strict=True)))
        seq += 1
        if row.seq != seq:
            yield f"Perbaikan berlubang sebelum baris {row.seq}: ada yang dihapus"
            seq = row.seq
        name = f"Perbaikan {str(row.id)[: ledger.SHORT_ID]} ({row.indicator or 'aturan nilai'})"
        try:
            one = _read(row)
            now = held.setdefault((one.year, one.indicator), _issued(connection, one.year, one.indicator))
        except _UNREADABLE as error:
            yield f"{name} tidak terbaca: {error}"
            parent = row.id
            continue
        if one.id != row.id:
            yield f"{name} tidak cocok dengan sidiknya: isinya diubah"
        if one.parent != parent:
            yield f"{name} tidak meneruskan perbaikan sebelumnya"
        if now[one.field] != one.before:
            yield f"{name} tidak mengubah yang berlaku saat itu"
        now[one.field], parent = one.after, row.id
    for subject, now in held.items():
        yield from _impossible(connection, subject, now)


def _read(row: SimpleNamespace) -> Amendment:
    one = amendments.to_amendment([getattr(row, name) for name in amendments.COLUMNS])
    for text in (one.before, one.after):
        show(one.field, text)
    return one


def _impossible(connection: sqlite3.Connection, subject: Subject, now: Values) -> Iterator[str]:
    """Say so when what is in force could not have been typed."""
    year, code = subject
    typed = {field: show(field, text) for field, text in now.items()}
    try:
        if code is None:
            same = rule_values(read_rules(_rules(connection, year), typed)) == now
        else:
            same = indicator_values(read_indicator(_indicator(connection, year, code), typed)) == now
        why = "" if same else "tulisannya tidak baku"
    except Refused as refusal:
        why = refusal.sentence
    if why:
        yield f"Yang berlaku untuk {code or 'aturan nilai'} {year} mustahil: {why}"


def _issued(connection: sqlite3.Connection, year: int, code: str | None) -> dict[Field, str]:
    if code is None:
        return rule_values(_rules(connection, year))
    return indicator_values(_indicator(connection, year, code))


def _rules(connection: sqlite3.Connection, year: int) -> ScoringRules:
    rows = connection.execute("SELECT name, value FROM scoring_rule WHERE decree_year = ?", (year,))
    return rules_of(dict(rows.fetchall()), {})


def _indicator(connection: sqlite3.Connection, year: int, code: str) -> Indicator:
    row = connection.execute(_ISSUED, (year, code)).fetchone()
    if row is None:
        raise ValueError(f"{code} tidak ada dalam keputusan {year}")
    code, name, target, target_text, unit, polarity, consolidation, division, scale = row
    return Indicator(
        code,
        name,
        Decimal(target) / SCALE,
        target_text,
        unit,
        Polarity(polarity),
        Consolidation(consolidation),
        division,
        None if scale is None else Decimal(scale) / SCALE,
    )
