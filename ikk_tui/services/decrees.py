"""The decree of a year."""

from ikk_tui.domain.corrections import InForce
from ikk_tui.domain.decree import Decree, Indicator
from ikk_tui.domain.texts import read_line
from ikk_tui.errors import Refused
from ikk_tui.store import decrees
from ikk_tui.store.database import Database
from ikk_tui.store.reading import Read


def decree(db: Database, year: int | None = None) -> Decree:
    """The decree of `year` (or the newest) as it is in force. Raises Refused for a year without one."""
    return in_force(db, year).decree


def in_force(db: Database, year: int | None = None) -> InForce:
    """The same beside the decree as issued, with its rules and every amendment."""
    with db.looking() as read:
        return read_in_force(read, year)


def read_indicator(read: Read, year: int | None, code: str) -> tuple[int, Indicator]:
    """One indicator and its decree's year, within a transaction at hand. Raises UnknownCode or Refused."""
    chosen = _year(read, year)
    code = read_line(code, "Kode")
    found = decrees.indicator(read, chosen, code)
    return chosen, found or decrees.in_force(read, chosen).decree.indicator(code)


def read_in_force(read: Read, year: int | None) -> InForce:
    """What is in force in a year, within a transaction at hand. Raises Refused."""
    return decrees.in_force(read, _year(read, year))


def read_years(read: Read) -> list[int]:
    """The years with a decree, newest first."""
    return decrees.years(read)


def _year(read: Read, year: int | None) -> int:
    known = read_years(read)
    if year is not None and year not in known:
        listed = ", ".join(str(one) for one in known)
        raise Refused(f"Tidak ada keputusan untuk tahun {year}", hint=f"yang ada: {listed}")
    return known[0] if year is None else year
