"""The append-only ledger of revisions and its projection, the current head of each cell."""

import json
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlmodel import Session, col, select

from ikk_tui.domain.cells import Cell, CellKey, Content, Deed, Evidence, Revision, StaleSave, Status
from ikk_tui.domain.numbers import MAX_DECIMALS, CellState, Reading, fraction, round_half_up
from ikk_tui.domain.quarters import Quarter
from ikk_tui.store.tables import RealisationRow, RevisionRow


class AnyHead(Enum):
    """What is passed for the head that was seen when the person saw none, as on the command line."""

    ANY_HEAD = auto()


ANY_HEAD = AnyHead.ANY_HEAD
Seen = str | AnyHead | None


def head(session: Session, key: CellKey) -> Revision | None:
    """The newest revision of a cell, or None where nothing was ever written."""
    row = session.exec(
        select(RevisionRow).join(RealisationRow, col(RealisationRow.head) == col(RevisionRow.id)).where(*_of_head(key))
    ).one_or_none()
    return None if row is None else to_revision(row)


def history(session: Session, key: CellKey) -> list[Revision]:
    """All revisions of a cell, newest first."""
    rows = session.exec(select(RevisionRow).where(*_of_cell(key)).order_by(col(RevisionRow.seq).desc()))
    return [to_revision(row) for row in rows]


def revision(session: Session, revision_id: str) -> Revision | None:
    """The revision of that id."""
    row = session.exec(select(RevisionRow).where(RevisionRow.id == revision_id)).one_or_none()
    return None if row is None else to_revision(row)


def cells(session: Session, year: int, office: str, indicator: str | None = None) -> list[Cell]:
    """The cells of a year (of one indicator, where it is named) that were ever written, from the projection alone."""
    wanted = select(RealisationRow).where(RealisationRow.decree_year == year, RealisationRow.office == office)
    if indicator is not None:
        wanted = wanted.where(RealisationRow.indicator == indicator)
    return [to_cell(row) for row in session.exec(wanted)]


def append(session: Session, new: Revision, seen: Seen = ANY_HEAD) -> Revision:
    """Append a revision and make it the head of its cell; the transaction must hold the write lock.

    `seen` is the head the person looked at, None for a cell nobody had written. Raises StaleSave, with nothing
    written, when the head is another one by now. The revision's parents must be the present head.
    """
    now = head(session, new.key)
    if now is not None and seen is not ANY_HEAD and seen != now.id:
        raise StaleSave(
            f"{new.key.indicator} {new.key.quarter.label} sudah diubah oleh {now.author}",
            now,
            hint="periksa dulu isinya",
        )
    session.execute(insert(RevisionRow).values(**_revision_values(new)))
    values = _cell_values(new)
    statement = upsert(RealisationRow).values(**_key_values(new.key), **values)
    session.execute(
        statement.on_conflict_do_update(index_elements=["decree_year", "office", "indicator", "quarter"], set_=values)
    )
    return new


def to_revision(row: RevisionRow) -> Revision:
    """The domain's object for a row. Its id is computed from the content, not copied from the row."""
    content = Content(
        reading=_reading(row),
        status=Status(row.status),
        reason=row.reason,
        analysis=row.analysis,
        obstacles=row.obstacles,
        follow_up=row.follow_up,
        evidence=tuple(Evidence(*one) for one in json.loads(row.evidence)),
        remark=row.remark,
    )
    parents = tuple(row.parents.split())
    return Revision(_key(row), content, Deed(row.deed), row.author, row.device, row.at, parents)


def to_cell(row: RealisationRow) -> Cell:
    """The domain's object for a row of the projection."""
    return Cell(_key(row), row.head, _reading(row), Status(row.status))


def cell_of(one: Revision) -> Cell:
    """What the projection must say when this revision is the head."""
    return Cell(one.key, one.id, one.content.reading, one.content.status)


def rebuild(session: Session) -> int:
    """Write the projection anew from the ledger; the number of cells it has."""
    heads = {_key(row): to_revision(row) for row in session.exec(select(RevisionRow).order_by(col(RevisionRow.seq)))}
    session.execute(delete(RealisationRow))
    for one in heads.values():
        session.execute(insert(RealisationRow).values(**_key_values(one.key), **_cell_values(one)))
    return len(heads)


def stored_value(reading: Reading) -> Decimal | None:
    """What the column `value` holds: of a fraction, its quotient rounded to four decimals."""
    return None if reading.value is None else round_half_up(reading.value, MAX_DECIMALS)


def _key(row: RevisionRow | RealisationRow) -> CellKey:
    return CellKey(row.decree_year, row.indicator, Quarter(row.quarter), row.office)


def _reading(row: RevisionRow | RealisationRow) -> Reading:
    if row.numerator is not None and row.denominator is not None:
        return fraction(row.numerator, row.denominator)
    return Reading(CellState(row.state), row.value)


def _of_cell(key: CellKey) -> tuple[Any, ...]:
    return tuple(getattr(RevisionRow, name) == value for name, value in _key_values(key).items())


def _of_head(key: CellKey) -> tuple[Any, ...]:
    return tuple(getattr(RealisationRow, name) == value for name, value in _key_values(key).items())


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
        "at": one.at,
        "parents": " ".join(sorted(one.parents)),
    }
