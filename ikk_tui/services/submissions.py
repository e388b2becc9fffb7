"""Submitting cells for review, one or many, and withdrawing what nobody has looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ikk_tui.domain.cells import OFFICE, CellKey, Content, Deed, Revision, StaleSave, Status
from ikk_tui.domain.people import Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import NotSubmitted, newest, read_message, submission_fault, turned
from ikk_tui.domain.scoreboard import Scoreboard
from ikk_tui.errors import Refused
from ikk_tui.services.boards import read_board
from ikk_tui.services.decrees import read_in_force, read_indicator
from ikk_tui.services.guards import append, permit, refuse_locked
from ikk_tui.services.identity import Author
from ikk_tui.store import journal, ledger, looks
from ikk_tui.store.database import Database
from ikk_tui.store.ledger import ANY_HEAD, Seen
from ikk_tui.store.orm import Session
from ikk_tui.store.reading import Read, through


@dataclass(frozen=True, slots=True)
class Submission:
    """What came of submitting several cells: what was submitted, and by code why the others were not."""

    quarter: Quarter
    done: tuple[Revision, ...]
    left: tuple[tuple[str, Refused], ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """What could be submitted: the codes that are complete, and by code what stands against the others."""

    codes: tuple[str, ...]
    left: tuple[tuple[str, Refused], ...]


def submit(
    db: Database,
    code: str,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
    message: str = "",
) -> Revision:
    """Submit one cell, with an answer to the reviewer where there is one to give.

    Raises UnknownCode, Forbidden, ClosedQuarter, Incomplete, Refused, StaleSave or DatabaseUnusable.
    """
    said = read_message(message, "Tanggapan", required=False)
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.OPERATOR)
        year, indicator = read_indicator(read, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        refuse_locked(read, key)
        return _submit(session, key, _board(read, key), author, seen, said)


def submit_all(
    db: Database,
    codes: Iterable[str] | None,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Mapping[str, str | None] | None = None,
    message: str = "",
) -> Submission:
    """Submit every cell of a quarter that is complete and open, of these codes (None: of all that hold something).

    A code is that of an indicator, objective or program. `seen` has the heads a person looked at, by indicator.
    Raises UnknownCode, Forbidden, ClosedQuarter or DatabaseUnusable; what stands against a single cell is returned.
    """
    said = read_message(message, "Tanggapan", required=False)
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.OPERATOR)
        board = read_board(read, read_in_force(read, year), quarter, office)
        refuse_locked(read, CellKey(board.year, "", quarter, office))
        done: list[Revision] = []
        left: list[tuple[str, Refused]] = []
        for one in _wanted(board, codes):
            key = CellKey(board.year, one, quarter, office)
            try:
                done.append(_submit(session, key, board, author, _seen(seen, one), said))
            except Refused as refusal:
                left.append((one, refusal))
        return Submission(quarter, tuple(done), tuple(left))


def submittable(
    db: Database, codes: Iterable[str] | None, quarter: Quarter, *, year: int | None = None, office: str = OFFICE
) -> Ready:
    """What `submit_all` would submit, and what stands against the rest; nothing is written.

    Raises UnknownCode, ClosedQuarter or DatabaseUnusable.
    """
    with db.looking() as read:
        board = read_board(read, read_in_force(read, year), quarter, office)
        refuse_locked(read, CellKey(board.year, "", quarter, office))
        evidence = journal.wants_evidence(read, board.year)
        faults = {
            code: submission_fault(
                ledger.head(read, CellKey(board.year, code, quarter, office)),
                board.indicator(code),
                evidence=evidence,
            )
            for code in _wanted(board, codes)
        }
        ready = tuple(code for code, fault in faults.items() if fault is None)
        return Ready(ready, tuple((code, fault) for code, fault in faults.items() if fault is not None))


def withdraw(
    db: Database,
    code: str,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Revision:
    """Take a submission back while no reviewer has looked at it.

    Raises UnknownCode, Forbidden, ClosedQuarter, NotSubmitted, Refused (somebody has looked), StaleSave or
    DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        permit(read, author, Role.OPERATOR)
        year, indicator = read_indicator(read, year, code)
        key = CellKey(year, indicator.code, quarter, office)
        refuse_locked(read, key)
        chain = ledger.history(read, key)[::-1]
        before = ledger.head(read, key)
        name = f"{indicator.code} {quarter.label}"
        submitted = newest(chain, Deed.SUBMIT)
        if before is None or before.content.status is not Status.SUBMITTED or submitted is None:
            held = before.content.status.label if before else "belum diisi"
            raise NotSubmitted(f"{name} tidak sedang diajukan ({held})", hint="tidak ada yang ditarik")
        if ledger.is_stale(before, seen):
            raise StaleSave(f"{name} sudah diubah oleh {before.author}", before, hint="periksa dulu isinya")
        lookers = _lookers(session, chain[chain.index(submitted) :], author.name)
        if lookers:
            raise Refused(f"{name} sudah dilihat {', '.join(lookers)}", hint="minta peninjau mengembalikannya")
        former = ledger.revision(read, submitted.parents[0]) if submitted.parents else None
        content = turned(before.content, Deed.WITHDRAW, "", former.content if former else Content())
        return append(session, key, content, Deed.WITHDRAW, author, before)


def _submit(session: Session, key: CellKey, board: Scoreboard, author: Author, seen: Seen, message: str) -> Revision:
    read = through(session)
    before = ledger.head(read, key)
    evidence = journal.wants_evidence(read, key.year)
    fault = submission_fault(before, board.indicator(key.indicator), evidence=evidence)
    if fault is not None:
        raise fault
    assert before is not None, "an empty cell lacks its value"
    if ledger.is_stale(before, seen):
        name = f"{key.indicator} {key.quarter.label}"
        raise StaleSave(f"{name} baru saja diubah oleh {before.author}", before, hint="periksa dulu, lalu ajukan")
    return append(session, key, turned(before.content, Deed.SUBMIT, message), Deed.SUBMIT, author, before)


def _lookers(session: Session, since: Sequence[Revision], but: str) -> list[str]:
    """Who else has looked at a submission or said something about it; `since` begins with the submission itself."""
    spoke = [one.author for one in since[1:]]
    looked = [name for one in since for name in looks.reviewers(session, one.id)]
    return [name for name in dict.fromkeys((*looked, *spoke)) if name != but]


def _seen(seen: Mapping[str, str | None] | None, code: str) -> Seen:
    """The head a person looked at; of a cell that is not among them they saw that nobody had written."""
    return ANY_HEAD if seen is None else seen.get(code)


def _board(read: Read, key: CellKey) -> Scoreboard:
    return read_board(read, read_in_force(read, key.year), key.quarter, key.office)


def _wanted(board: Scoreboard, codes: Iterable[str] | None) -> list[str]:
    """The indicators of these codes in decree order; without codes, those whose cell holds something."""
    if codes is None:
        return [one.indicator.code for one in board.indicators if one.entered]
    within = [board.decree.node(code).code for code in codes]
    return [
        one.code
        for one in board.decree.indicators
        if any(one.code == node or one.code.startswith(f"{node}.") for node in within)
    ]
