"""The decree of a year."""

from sqlmodel import Session

from ikk_tui.domain.decree import Decree, Indicator
from ikk_tui.domain.texts import read_line
from ikk_tui.errors import Refused
from ikk_tui.store import decrees
from ikk_tui.store.database import Database


def decree(db: Database, year: int | None = None) -> Decree:
    """The decree of `year`, or the newest. Raises Refused for a year without one."""
    with db.reading() as session:
        return read_decree(session, year)


def read_indicator(session: Session, year: int | None, code: str) -> tuple[int, Indicator]:
    """One indicator and its decree's year, within a transaction at hand. Raises UnknownCode or Refused."""
    chosen = _year(session, year)
    code = read_line(code, "Kode")
    found = decrees.indicator(session, chosen, code)
    return chosen, found or decrees.decree(session, chosen).indicator(code)


def read_decree(session: Session, year: int | None) -> Decree:
    """The same within a transaction at hand."""
    return decrees.decree(session, _year(session, year))


def _year(session: Session, year: int | None) -> int:
    known = decrees.years(session)
    if year is not None and year not in known:
        listed = ", ".join(str(one) for one in known)
        raise Refused(f"Tidak ada keputusan untuk tahun {year}", hint=f"yang ada: {listed}")
    return known[0] if year is None else year
