"""Whether a cell may be written now, and if not, why and whom to ask."""

from ikk_tui.domain.cells import closed_cell
from ikk_tui.domain.locks import closed_quarter
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.people import Forbidden, Role
from ikk_tui.errors import Refused


def entry_fault(overview: Overview, login: str, code: str) -> Refused | None:
    """What stands against that person writing the indicator's cell of the board's quarter; the file has the last word.

    Raises UnknownCode.
    """
    one, people = overview.board.indicator(code), overview.people
    try:
        people.refuse(login, Role.OPERATOR)
    except Forbidden as refusal:
        return refusal
    lock = overview.locks.get(one.quarter)
    if lock is not None:
        return closed_quarter(lock, people.who(Role.ADMINISTRATOR))
    note = overview.notes.get((one.indicator.code, one.quarter))
    if one.cell is None or note is None or not one.cell.status.closed:
        return None
    return closed_cell(one.cell.key, one.cell.status, note.author, note.at, note.deed)
