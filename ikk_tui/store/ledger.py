"""The append-only ledger of revisions and its projection, the current head of each cell."""

import json
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto
from types import SimpleNamespace
from typing import Any

from ikk_tui.domain.cells import (
    Cell,
    CellKey,
    Content,
    Deed,
    Evidence,
    Revision,
    Status,
    format_instant,
    read_instant,
)
from ikk_tui.domain.numbers import MAX_DECIMALS, Reading, round_half_up
from ikk_tui.domain.quarters import Quarter
from ikk_tui.store import seals
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.heads import decoded, reading_of
from ikk_tui.store.orm import (
    Insert,
    IntegrityError,
    Session,
    SQLModel,
    bindparam,
    delete,
    func,
    select,
    sqlite,
    text,
    upsert,
)
from ikk_tui.store.reading import Read, amount, driver, scaled
from ikk_tui.store.tables import RealisationRow


class AnyHead(Enum):
    """What is passed for the head that was seen when the person saw none, as on the command line."""

    ANY_HEAD = auto()


ANY_HEAD = AnyHead.ANY_HEAD
Seen = str | AnyHead | None
SHORT_ID = 12

_REVISIONS, _CELLS = (SQLModel.metadata.tables[name] for name in ("revision", "realisation"))
_KEY = ("decree_year", "office", "indicator", "quarter")
_COLUMNS = tuple(_REVISIONS.columns.keys())
_ID = _COLUMNS.index("id")
_AMOUNTS = ("value", "numerator", "denominator")
_REVISION = f"SELECT {', '.join(_COLUMNS)} FROM revision"
_OF_CELL = f"WHERE {' AND '.join(f'{name} = ?' for name in _KEY)}"
_HISTORY = f"{_REVISION} {_OF_CELL} ORDER BY seq DESC"
_NEWEST = f"{_HISTORY} LIMIT 1"
_HEAD = f"SELECT head FROM realisation {_OF_CELL}"
_NEWEST_AT = "SELECT max(at) FROM revision WHERE decree_year = ? AND indicator = ?"


def _compiled(statement: Insert) -> str:
    """The text of a statement, with names for what is bound."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))


# Compiled once, and run by the driver: SQLAlchemy takes longer to hand a statement on than SQLite to run it.
_APPEND = _compiled(_REVISIONS.insert().values({name: bindparam(name) for name in _COLUMNS if name != "seq"}))
_UPSERT = upsert(_CELLS).values({one.name: bindparam(one.name) for one in _CELLS.columns})
_SHOW = _compiled(
    _UPSERT.on_conflict_do_update(
        index_elements=_KEY, set_={name: value for name, value in _UPSERT.excluded.items() if name not in _KEY}
    )
)


def head(read: Read, key: CellKey) -> Revision | None:
    """The newest revision of a cell, or None where nothing was ever written.

    Raises Inconsistent when the projection names another one: what people see is then not what the ledger says.
    """
    values = _key_values(key).values()
    newest, shown = read(_NEWEST, *values), read(_HEAD, *values)
    if [row[_ID] for row in newest] != [named for (named,) in shown]:
        raise Inconsistent(f"nilai {key.indicator} {key.quarter.label} tidak sama dengan riwayatnya")
    return decoded(_stored, newest[0]) if newest else None


def history(read: Read, key: CellKey) -> list[Revision]:
    """All revisions of a cell, newest first. Raises Inconsistent."""
    return [decoded(_stored, row) for row in read(_HISTORY, *_key_values(key).values())]


def revision(read: Read, revision_id: str) -> Revision | None:
    """The revision of that id. Raises Inconsistent."""
    rows = read(f"{_REVISION} WHERE id = ?", revision_id)
    return decoded(_stored, rows[0]) if rows else None


def newest_at(read: Read, year: int, indicator: str) -> datetime | None:
    """When a cell of that indicator was last written."""
    ((at,),) = read(_NEWEST_AT, year, indicator)
    return None if at is None else read_instant(at)


def append(session: Session, new: Revision) -> Revision:
    """Append a revision and make it the head of its cell; the transaction must hold the write lock.

    Its parents must be the present head, which the caller has read and compared with what the person saw.
    """
    connection = driver(session)
    connection.execute(_APPEND, _revision_values(new))
    connection.execute(_SHOW, {**_key_values(new.key), **_cell_values(new)})
    seals.add(connection, "revision", new.id)
    return new


def is_stale(now: Revision | None, seen: Seen) -> bool:
    """Whether the head is another one than the person saw. Of an id its beginning, as history prints it, will do."""
    if seen is ANY_HEAD:
        return False
    if now is None or not isinstance(seen, str):
        return seen is not None or now is not None
    return not (now.id == seen or (len(seen) >= SHORT_ID and now.id.startswith(seen)))


def to_revision(row: Any) -> Revision:
    """The domain's object for a row. Its id is computed from the content, not copied from the row."""
    content = Content(
        reading=_reading(row),
        status=Status(row.status),
        reason=row.reason,
        analysis=row.analysis,
        obstacles=row.obstacles,
        follow_up=row.follow_up,
        evidence=to_evidence(row.evidence),
        remark=row.remark,
    )
    parents = tuple(row.parents.split())
    return Revision(_key(row), content, Deed(row.deed), row.author, row.device, read_instant(row.at), parents)


def to_evidence(stored: str) -> tuple[Evidence, ...]:
    """What the column `evidence` holds. Raises ValueError or TypeError."""
    return tuple(Evidence(*one) for one in json.loads(stored))


def to_cell(row: Any) -> Cell:
    """The domain's object for a row of the projection, with its columns as attributes."""
    return Cell(_key(row), row.head, _reading(row), Status(row.status))


def cell_of(one: Revision) -> Cell:
    """What the projection must say when this revision is the head."""
    return Cell(one.key, one.id, one.content.reading, one.content.status)


def rebuild(session: Session) -> int:
    """Write the projection anew from the ledger; the number of cells it has.

    Raises Inconsistent when the ledger itself holds what no projection may.
    """
    names = ", ".join(SQLModel.metadata.tables["realisation"].columns.keys())
    newest = "SELECT max(seq) FROM revision GROUP BY decree_year, office, indicator, quarter"
    session.execute(delete(RealisationRow))
    columns = names.replace("head", "id")
    try:
        session.execute(
            text(f"INSERT INTO realisation ({names}) SELECT {columns} FROM revision WHERE seq IN ({newest})")
        )
    except IntegrityError as error:
        raise Inconsistent("riwayatnya sendiri rusak") from error
    return session.exec(select(func.count()).select_from(RealisationRow)).one()


def stored_value(reading: Reading) -> Decimal | None:
    """What the column `value` holds: of a fraction, its quotient rounded to four decimals."""
    return None if reading.value is None else round_half_up(reading.value, MAX_DECIMALS)


def _stored(row: Sequence[Any]) -> Revision:
    """The domain's object for a row of plain SQL, with its columns in their order."""
    named = dict(zip(_COLUMNS, row, strict=True))
    for name in _AMOUNTS:
        named[name] = amount(named[name])
    return to_revision(SimpleNamespace(**named))


def _key(row: Any) -> CellKey:
    return CellKey(row.decree_year, row.indicator, Quarter(row.quarter), row.office)


def _reading(row: Any) -> Reading:
    return reading_of(row.state, row.value, row.numerator, row.denominator)


def _key_values(key: CellKey) -> dict[str, Any]:
    return {
        "decree_year": key.year,
        "office": key.office,
        "indicator": key.indicator,
        "quarter": int(key.quarter),
    }


def _measured(reading: Reading, status: Status) -> dict[str, Any]:
    return {
        "state": str(reading.state),
        "value": scaled(stored_value(reading)),
        "numerator": scaled(reading.numerator),
        "denominator": scaled(reading.denominator),
        "status": str(status),
    }


def _cell_values(one: Revision) -> dict[str, Any]:
    return {"head": one.id, **_measured(one.content.reading, one.content.status)}


def _revision_values(one: Revision) -> dict[str, Any]:
    content = one.content
    evidence = [[item.kind, item.reference, item.size, item.sha256] for item in content.evidence]
    return {
        "id": one.id,
        **_key_values(one.key),
        **_measured(content.reading, content.status),
        "reason": content.reason,
        "analysis": content.analysis,
        "obstacles": content.obstacles,
        "follow_up": content.follow_up,
        "evidence": json.dumps(evidence, ensure_ascii=False),
        "remark": content.remark,
        "deed": str(one.deed),
        "author": one.author,
        "device": one.device,
        "at": format_instant(one.at),
        "parents": " ".join(sorted(one.parents)),
    }
