"""The append-only ledger of revisions and its projection, the current head of each cell."""

import json
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from sqlalchemy import bindparam, delete, func, text
from sqlalchemy import select as sql_select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, col, select

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
from ikk_tui.store.tables import RealisationRow, RevisionRow


class AnyHead(Enum):
    """What is passed for the head that was seen when the person saw none, as on the command line."""

    ANY_HEAD = auto()


ANY_HEAD = AnyHead.ANY_HEAD
Seen = str | AnyHead | None
SHORT_ID = 12

_REVISIONS, _CELLS = (SQLModel.metadata.tables[name] for name in ("revision", "realisation"))
_KEY = ("decree_year", "office", "indicator", "quarter")
# Built once: making a statement anew takes longer than SQLite needs for it.
_APPEND = _REVISIONS.insert()
_SHOW = upsert(_CELLS).values({one.name: bindparam(one.name) for one in _CELLS.columns})
_SHOW = _SHOW.on_conflict_do_update(
    index_elements=_KEY, set_={name: value for name, value in _SHOW.excluded.items() if name not in _KEY}
)
_NEWEST = _REVISIONS.select().where(*(_REVISIONS.c[name] == bindparam(name) for name in _KEY))
_NEWEST = _NEWEST.order_by(_REVISIONS.c.seq.desc()).limit(1)
_HEAD = sql_select(_CELLS.c.head).where(*(_CELLS.c[name] == bindparam(name) for name in _KEY))


def head(session: Session, key: CellKey) -> Revision | None:
    """The newest revision of a cell, or None where nothing was ever written.

    Raises Inconsistent when the projection names another one: what people see is then not what the ledger says.
    """
    connection, values = session.connection(), _key_values(key)
    row = connection.execute(_NEWEST, values).one_or_none()
    shown = connection.execute(_HEAD, values).scalar_one_or_none()
    if shown != (None if row is None else row.id):
        raise Inconsistent(f"nilai {key.indicator} {key.quarter.label} tidak sama dengan riwayatnya")
    return None if row is None else decoded(to_revision, row)


def history(session: Session, key: CellKey) -> list[Revision]:
    """All revisions of a cell, newest first."""
    rows = session.exec(select(RevisionRow).where(*_of_cell(RevisionRow, key)).order_by(col(RevisionRow.seq).desc()))
    return [decoded(to_revision, row) for row in rows]


def revision(session: Session, revision_id: str) -> Revision | None:
    """The revision of that id."""
    row = session.exec(select(RevisionRow).where(RevisionRow.id == revision_id)).one_or_none()
    return None if row is None else decoded(to_revision, row)


def newest_at(session: Session, year: int, indicator: str) -> datetime | None:
    """When a cell of that indicator was last written."""
    wanted = select(func.max(RevisionRow.at)).where(RevisionRow.decree_year == year, RevisionRow.indicator == indicator)
    at = session.exec(wanted).one()
    return None if at is None else read_instant(at)


def append(session: Session, new: Revision) -> Revision:
    """Append a revision and make it the head of its cell; the transaction must hold the write lock.

    Its parents must be the present head, which the caller has read and compared with what the person saw.
    """
    connection = session.connection()
    connection.execute(_APPEND, _revision_values(new))
    connection.execute(_SHOW, {**_key_values(new.key), **_cell_values(new)})
    seals.add(session, "revision", new.id)
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


def _key(row: Any) -> CellKey:
    return CellKey(row.decree_year, row.indicator, Quarter(row.quarter), row.office)


def _reading(row: Any) -> Reading:
    return reading_of(row.state, row.value, row.numerator, row.denominator)


def _of_cell(table: type[RevisionRow] | type[RealisationRow], key: CellKey) -> tuple[Any, ...]:
    return tuple(getattr(table, name) == value for name, value in _key_values(key).items())


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
        "value": stored_value(reading),
        "numerator": reading.numerator,
        "denominator": reading.denominator,
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
