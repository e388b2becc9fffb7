"""Whether the chain of amendments still is what was written, and leads to something that can be in force."""

import sqlite3
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

from ikk_tui.domain.corrections import show
from ikk_tui.store import amendments, ledger
from ikk_tui.store.tables import AmendmentRow
from ikk_tui.store.types import Day

_day = Day()


def amendment_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with each row, given those before it."""
    parent, seq = "", 0
    held: dict[tuple[Any, ...], str] = {}
    cursor = connection.execute("SELECT * FROM amendment ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = SimpleNamespace(**dict(zip(names, values, strict=True)))
        seq += 1
        if row.seq != seq:
            yield f"Perbaikan berlubang sebelum baris {row.seq}: ada yang dihapus"
            seq = row.seq
        name = f"Perbaikan {str(row.id)[: ledger.SHORT_ID]} ({row.indicator or 'aturan nilai'})"
        try:
            row.basis_date = _day.process_result_value(row.basis_date, cast(Any, None))
            one = amendments.to_amendment(cast(AmendmentRow, row))
            show(one.field, one.after)
        except (ValueError, TypeError, ArithmeticError) as error:
            yield f"{name} tidak terbaca: {error}"
            parent = row.id
            continue
        if one.id != row.id:
            yield f"{name} tidak cocok dengan sidiknya: isinya diubah"
        if one.parent != parent:
            yield f"{name} tidak meneruskan perbaikan sebelumnya"
        key = (one.year, one.indicator, one.field)
        if held.get(key, one.before) != one.before:
            yield f"{name} tidak mengubah yang berlaku saat itu"
        held[key], parent = one.after, row.id
