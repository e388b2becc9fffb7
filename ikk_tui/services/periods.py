"""Closing and reopening the quarters of a year, and what the file requires of a submission."""

from dataclasses import dataclass

from ikk_tui.domain.cells import OFFICE, Status
from ikk_tui.domain.journal import Kind
from ikk_tui.domain.locks import (
    Lock,
    closing_shape,
    lock_subject,
    reopening_shape,
    to_lock,
)
from ikk_tui.domain.people import Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import read_message
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.errors import Refused
from ikk_tui.services.accounts import note
from ikk_tui.services.boards import read_board
from ikk_tui.services.decrees import read_in_force
from ikk_tui.services.guards import permit
from ikk_tui.services.identity import Author
from ikk_tui.store import journal
from ikk_tui.store.database import Database
from ikk_tui.store.reading import through


@dataclass(frozen=True, slots=True)
class Unapproved:
    """A cell that would be closed without approval: its code, and its status in words."""

    code: str
    status: str


def unapproved(board: Scoreboard) -> tuple[Unapproved, ...]:
    """What of the board's quarter is not approved, in decree order; where no value is awaited none is missed."""
    found = []
    for one in board.indicators:
        cell = one.cell
        if cell is not None and one.entered and cell.status is not Status.APPROVED:
            found.append(Unapproved(one.indicator.code, cell.status.label))
        elif one.awaited:
            found.append(Unapproved(one.indicator.code, "belum diisi"))
    return tuple(found)


def close_quarter(
    db: Database, quarter: Quarter, author: Author, *, year: int | None = None, office: str = OFFICE
) -> Lock:
    """Close a quarter: from now on it refuses everything, and is scored under what is in force now.

    Quarters are closed in their order, as each is scored up to itself. What is not approved is closed as it is, and
    counted. Raises Forbidden, Refused (closed already, or an earlier one is open) or DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        found = read_in_force(read, year)
        at = found.decree.year
        locks = journal.locks(read, at, office)
        if quarter in locks:
            lock = locks[quarter]
            raise Refused(f"{quarter.label} {at} sudah ditutup oleh {lock.author}", hint="tidak perlu ditutup lagi")
        earlier = [one for one in quarter.up_to()[:-1] if one not in locks]
        if earlier:
            raise Refused(f"{earlier[0].label} {at} belum ditutup", hint=f"tutup dulu {earlier[0].label}")
        board = read_board(read, found, quarter, office)
        shape = closing_shape(board, found, len(unapproved(board)))
        return to_lock(note(session, Kind.LOCK, lock_subject(at, office, quarter), shape, author))


def reopen_quarter(
    db: Database, quarter: Quarter, reason: str, author: Author, *, year: int | None = None, office: str = OFFICE
) -> Lock:
    """Reopen a closed quarter, the newest first. Raises Forbidden, Refused or DatabaseUnusable."""
    said = read_message(reason, "Alasan")
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        at = read_in_force(read, year).decree.year
        locks = journal.locks(read, at, office)
        if quarter not in locks:
            raise Refused(f"{quarter.label} {at} tidak sedang ditutup", hint="tidak perlu dibuka")
        later = [one for one in locks if one > quarter]
        if later:
            raise Refused(f"{later[-1].label} {at} masih ditutup", hint=f"buka dulu {later[-1].label}")
        return to_lock(note(session, Kind.LOCK, lock_subject(at, office, quarter), reopening_shape(said), author))


def locks(db: Database, *, year: int | None = None, office: str = OFFICE) -> dict[Quarter, Lock]:
    """The quarters of a year that are closed. Raises Refused or DatabaseUnusable."""
    with db.looking() as read:
        return journal.locks(read, read_in_force(read, year).decree.year, office)


def require_evidence(db: Database, author: Author, *, wanted: bool, year: int | None = None) -> bool:
    """Say whether a submission of a year needs evidence from now on; whether that is new.

    Raises Forbidden, Refused or DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.ADMINISTRATOR)
        at = read_in_force(read, year).decree.year
        if journal.wants_evidence(read, at) == wanted:
            return False
        note(session, Kind.POLICY, str(at), {"evidence": wanted}, author)
        return True


def evidence_required(db: Database, *, year: int | None = None) -> bool:
    """Whether a submission of a year needs evidence. Raises Refused or DatabaseUnusable."""
    with db.looking() as read:
        return journal.wants_evidence(read, read_in_force(read, year).decree.year)
