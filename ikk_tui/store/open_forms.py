"""Who has which form open: leases that somebody renews while they look at it."""

from datetime import datetime
from typing import Any

from ikk_tui.domain.cells import CellKey, format_instant, read_instant
from ikk_tui.domain.forms import OpenForm
from ikk_tui.domain.quarters import Quarter
from ikk_tui.store.orm import Session, col, delete, select, upsert
from ikk_tui.store.tables import OpenFormRow


def hold(session: Session, form: OpenForm, now: datetime) -> None:
    """Say that the form is open, and forget every lease that ended before `now`."""
    session.execute(delete(OpenFormRow).where(col(OpenFormRow.until) < format_instant(now)))
    values: dict[str, Any] = {
        "decree_year": form.key.year,
        "office": form.key.office,
        "indicator": form.key.indicator,
        "quarter": int(form.key.quarter),
        "author": form.author,
        "device": form.device,
        "until": format_instant(form.until),
    }
    statement = upsert(OpenFormRow).values(session=form.session, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["session"], set_=values))


def release(session: Session, name: str) -> None:
    """Say that this session has no form open."""
    session.execute(delete(OpenFormRow).where(col(OpenFormRow.session) == name))


def others(session: Session, key: CellKey, name: str, now: datetime) -> tuple[OpenForm, ...]:
    """Who else has the form of that cell open now."""
    found = session.exec(
        select(OpenFormRow).where(
            OpenFormRow.decree_year == key.year,
            OpenFormRow.office == key.office,
            OpenFormRow.indicator == key.indicator,
            OpenFormRow.quarter == int(key.quarter),
            OpenFormRow.session != name,
            col(OpenFormRow.until) >= format_instant(now),
        )
    )
    return tuple(_form(row) for row in found)


def _form(row: OpenFormRow) -> OpenForm:
    key = CellKey(row.decree_year, row.indicator, Quarter(row.quarter), row.office)
    return OpenForm(row.session, key, row.author, row.device, read_instant(row.until))
