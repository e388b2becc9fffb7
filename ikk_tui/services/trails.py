"""The trail: everything that was done to a file, newest first, and where a root stands in its chain."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from operator import attrgetter

from ikk_tui.domain.amendments import Amendment
from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.corrections import InForce, unit_at
from ikk_tui.domain.journal import Entry
from ikk_tui.domain.texts import read_line
from ikk_tui.domain.trail import Page, Rooted, TrailEntry, TrailFilter, TrailKind, cell_subject, read_root
from ikk_tui.domain.trail_words import CellStep, tell_amendment, tell_entry, tell_step
from ikk_tui.services.decrees import read_in_force
from ikk_tui.store import decrees, seals
from ikk_tui.store import trail as ledgers
from ikk_tui.store.database import Database
from ikk_tui.store.faults import Inconsistent
from ikk_tui.store.reading import Read

__all__ = ["Page", "Rooted", "TrailEntry", "TrailFilter", "TrailKind", "everything", "find_root", "trail"]

EVERYTHING = TrailFilter()
EXPORTED_AT_ONCE = 1000
Unit = Callable[[CellKey, datetime], str]


def trail(db: Database, wanted: TrailFilter = EVERYTHING, *, most: int = 200, before: int | None = None) -> Page:
    """The newest lines that are wanted, of those sealed before the number `before`, at most `most`.

    Raises UnknownCode, Refused (a year without a decree) or DatabaseUnusable.
    """
    with db.looking() as read:
        wanted = _known(read, wanted)
        unit = _units(read)
        asked = (read, wanted, before, most + 1)
        found = [_of_step(seq, one, unit) for seq, one in ledgers.steps(*asked)]
        found += [_of_amendment(seq, one) for seq, one in ledgers.corrections(*asked)]
        found += [_of_entry(seq, one, former) for seq, one, former in ledgers.entries(*asked)]
        found.sort(key=attrgetter("seq"), reverse=True)
        return Page(tuple(found[:most]), len(found) > most, *seals.root(read))


def everything(db: Database, wanted: TrailFilter = EVERYTHING) -> Iterator[TrailEntry]:
    """All lines that are wanted, newest first, read page by page. Raises as `trail` does.

    What is written meanwhile is newer, and not among them.
    """
    before: int | None = None
    more = True
    while more:
        page = trail(db, wanted, most=EXPORTED_AT_ONCE, before=before)
        yield from page.entries
        more = page.more
        before = page.entries[-1].seq if page.entries else None


def find_root(db: Database, text: str) -> Rooted | None:
    """Where a root, or its beginning, stands in the chain; None where it does not.

    Raises Refused for what can be no root, or DatabaseUnusable.
    """
    wanted = read_root(text)
    with db.looking() as read:
        return ledgers.find_root(read, wanted)


def _known(read: Read, wanted: TrailFilter) -> TrailFilter:
    """The filter as it can be looked for, its code as the decree has it. Raises UnknownCode or Refused."""
    if wanted.person is not None:
        wanted = replace(wanted, person=read_line(wanted.person, "Nama akun"))
    if wanted.year is None and wanted.code is None:
        return wanted
    found = read_in_force(read, wanted.year)
    code = None if wanted.code is None else found.decree.node(read_line(wanted.code, "Kode")).code
    return replace(wanted, code=code)


def _units(read: Read) -> Unit:
    """What tells the unit of a cell at a moment; each year is read once."""
    years: dict[int, InForce] = {}

    def unit(key: CellKey, at: datetime) -> str:
        if key.year not in years:
            years[key.year] = decrees.in_force(read, key.year)
        found = years[key.year]
        return unit_at(found.decree.indicator(key.indicator), found.trail, at)

    return unit


def _of_step(seq: int, step: CellStep, unit: Unit) -> TrailEntry:
    kind = TrailKind.REVIEW if step.now.deed.reviews else TrailKind.REALISATION
    former = "" if step.before is None else unit(step.key, step.before.at)
    told = tell_step(step, unit(step.key, step.now.at), former)
    return TrailEntry(seq, step.now.at, step.author, step.device, kind, cell_subject(step.key), told, step.id)


def _of_amendment(seq: int, one: Amendment) -> TrailEntry:
    subject = f"{one.indicator or 'aturan nilai'} {one.year}"
    return TrailEntry(seq, one.at, one.author, one.device, TrailKind.AMENDMENT, subject, tell_amendment(one), one.id)


def _of_entry(seq: int, one: Entry, former: str | None) -> TrailEntry:
    try:
        subject, told = tell_entry(one, former)
    except (ValueError, TypeError, KeyError) as error:
        raise Inconsistent(f"ada catatan akun atau kunci yang tidak terbaca ({error})") from error
    return TrailEntry(seq, one.at, one.author, one.device, TrailKind(str(one.kind)), subject, told, one.id)
