"""Review: the queue, the card of one cell, and the decisions of a reviewer."""

from dataclasses import dataclass
from datetime import UTC, datetime

from ikk_tui.domain.cells import OFFICE, CellKey, Content, Deed, Revision, StaleSave, Status
from ikk_tui.domain.corrections import unit_at
from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.people import Forbidden, Role
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import (
    NotSubmitted,
    Said,
    conversation,
    newest,
    read_message,
    refuse_own,
    turned,
)
from ikk_tui.errors import Refused
from ikk_tui.services.decrees import read_indicator
from ikk_tui.services.guards import append, permit, refuse_locked
from ikk_tui.services.identity import Author
from ikk_tui.store import amendments, journal, ledger, looks, queue
from ikk_tui.store.database import Database
from ikk_tui.store.ledger import ANY_HEAD, Seen
from ikk_tui.store.reading import Read, through


@dataclass(frozen=True, slots=True)
class Card:
    """A submitted cell as a reviewer sees it.

    `before` is the newest revision that this reviewer saw earlier, or made by deciding; without any, the newest that
    anybody decided; None on first sight. `earlier` is the cell of the quarter before. `own` says why this reviewer may
    not approve it, "" where they may. `units` are the units of head, `before` and `earlier`.
    """

    key: CellKey
    indicator: Indicator
    head: Revision
    before: Revision | None
    earlier: Revision | None
    thread: tuple[Said, ...]
    own: str
    units: tuple[str, str, str]


def card(db: Database, key: CellKey, author: Author) -> Card | None:
    """The card of a submitted cell; None where it does not wait any more. Raises UnknownCode or DatabaseUnusable."""
    with db.looking() as read:
        _, indicator = read_indicator(read, key.year, key.indicator)
        chain = ledger.history(read, key)[::-1]
        if not chain or chain[-1].content.status is not Status.SUBMITTED:
            return None
        head, before = chain[-1], _seen(read, chain, author.name)
        earlier = None
        if key.quarter is not Quarter.I:
            earlier = ledger.head(read, CellKey(key.year, key.indicator, key.quarter.shifted(-1), key.office))
        trail = amendments.trail(read, key.year, key.indicator)
        units = tuple(unit_at(indicator, trail, one.at) if one else indicator.unit for one in (head, before, earlier))
        own = refuse_own(journal.people(read), author.name, chain, four_eyes=_four_eyes(read, chain))
        return Card(key, indicator, head, before, earlier, conversation(chain), own, (units[0], units[1], units[2]))


def note_look(db: Database, revision: str, author: Author) -> None:
    """Note that a reviewer has seen a submitted revision, so that it cannot be withdrawn behind their back.

    Who only passes by, without the role, has not looked. Raises DatabaseUnusable.
    """
    with db.writing() as session:
        if journal.may(through(session), author.name, Role.REVIEWER):
            looks.note(session, revision, author.name, datetime.now(UTC))


def approve(
    db: Database,
    code: str,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Revision:
    """Approve a submitted cell.

    Raises UnknownCode, Forbidden (no reviewer, or one's own work), ClosedQuarter, NotSubmitted, StaleSave or
    DatabaseUnusable, with nothing written.
    """
    return _decide(db, code, quarter, author, Deed.APPROVE, "", year=year, office=office, seen=seen)


def send_back(
    db: Database,
    code: str,
    quarter: Quarter,
    reason: str,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Revision:
    """Return a submitted or approved cell to its operator, with the reason. Raises as `approve` does, or Refused."""
    said = read_message(reason, "Alasan")
    return _decide(db, code, quarter, author, Deed.RETURN, said, year=year, office=office, seen=seen)


def comment(
    db: Database,
    code: str,
    quarter: Quarter,
    text: str,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Revision:
    """Say something about a submitted cell and decide nothing. Raises as `approve` does, or Refused."""
    said = read_message(text, "Komentar")
    return _decide(db, code, quarter, author, Deed.COMMENT, said, year=year, office=office, seen=seen)


def revoke(
    db: Database,
    code: str,
    quarter: Quarter,
    author: Author,
    *,
    year: int | None = None,
    office: str = OFFICE,
    seen: Seen = ANY_HEAD,
) -> Revision:
    """Take one's own decision back, as long as it is the newest thing that happened to the cell.

    Raises UnknownCode, Forbidden, ClosedQuarter, Refused, StaleSave or DatabaseUnusable.
    """
    with db.writing() as session:
        read = through(session)
        key, before = _find(read, code, quarter, author, year, office, seen)
        name = f"{key.indicator} {quarter.label}"
        if before is None or not before.deed.decides:
            newest_deed = f"{before.author} {before.deed.label}" if before else "belum ada"
            hint = "yang dibatalkan hanya keputusan yang terbaru"
            raise Refused(f"Yang terakhir pada {name} bukan keputusan: {newest_deed}", hint=hint)
        if before.author != author.name:
            raise Forbidden(f"{name} diputuskan oleh {before.author}", hint="keputusan dibatalkan oleh yang membuatnya")
        former = ledger.revision(read, before.parents[0]) if before.parents else None
        content = turned(before.content, Deed.REVOKE, "", former.content if former else Content())
        return append(session, key, content, Deed.REVOKE, author, before)


def recent_reasons(db: Database, author: Author, most: int = 9) -> tuple[str, ...]:
    """The reasons with which that person returned cells last, each once, the newest first."""
    with db.looking() as read:
        return queue.reasons(read, author.name, most)


def _decide(
    db: Database,
    code: str,
    quarter: Quarter,
    author: Author,
    deed: Deed,
    said: str,
    *,
    year: int | None,
    office: str,
    seen: Seen,
) -> Revision:
    with db.writing() as session:
        read = through(session)
        key, before = _find(read, code, quarter, author, year, office, seen)
        _refuse_unready(key, before, deed)
        assert before is not None, "what is submitted has a revision"
        if deed is Deed.APPROVE:
            chain = ledger.history(read, key)[::-1]
            own = refuse_own(journal.people(read), author.name, chain, four_eyes=_four_eyes(read, chain))
            if own:
                raise Forbidden(f"{key.indicator} {quarter.label} tidak dapat Anda setujui", hint=own)
        return append(session, key, turned(before.content, deed, said), deed, author, before)


def _find(
    read: Read, code: str, quarter: Quarter, author: Author, year: int | None, office: str, seen: Seen
) -> tuple[CellKey, Revision | None]:
    """The cell and its head, once the author may review it and has seen its newest revision."""
    permit(read, author, Role.REVIEWER)
    year, indicator = read_indicator(read, year, code)
    key = CellKey(year, indicator.code, quarter, office)
    refuse_locked(read, key)
    before = ledger.head(read, key)
    if ledger.is_stale(before, seen):
        who = before.author if before else "orang lain"
        name = f"{key.indicator} {quarter.label}"
        raise StaleSave(f"{name} berubah sejak Anda lihat ({who})", before, hint="periksa dulu perubahannya")
    return key, before


def _four_eyes(read: Read, chain: list[Revision]) -> bool:
    """Whether more than one person was active at any time since the newest submission of the cell.

    Had only those active now counted, an administrator could let the others rest while approving their own work.
    """
    submission = newest(chain, Deed.SUBMIT)
    return len(journal.active_since(read, submission.id if submission else "")) > 1


def _refuse_unready(key: CellKey, before: Revision | None, deed: Deed) -> None:
    """Raise NotSubmitted where there is nothing to decide; what was approved may still be returned."""
    status = before.content.status if before else None
    if status is Status.SUBMITTED or (deed is Deed.RETURN and status is Status.APPROVED):
        return
    held = "belum diisi" if status is None else f"berstatus {status.label}"
    raise NotSubmitted(f"{key.indicator} {key.quarter.label} {held}", hint="yang diputuskan hanya yang diajukan")


def _seen(read: Read, chain: list[Revision], reviewer: str) -> Revision | None:
    """What the reviewer compares with: what they saw or decided upon last; without any, what anybody decided upon."""
    head = chain[-1]
    looked = looks.seen_before(read, head.key, reviewer, head.id)
    own = [one for one in chain[:-1] if one.id == looked or (one.author == reviewer and one.deed.decides)]
    return own[-1] if own else newest(chain[:-1], Deed.APPROVE, Deed.RETURN)
