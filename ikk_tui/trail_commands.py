"""The commands about what was done to a file: its trail, and whether it still is what was written."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from ikk_tui.command_tools import CommandTable, database, knows_all_letters, say
from ikk_tui.domain.quarters import read_quarter
from ikk_tui.errors import DatabaseUnusable, Refused
from ikk_tui.paths import Places

if TYPE_CHECKING:
    from ikk_tui.domain.trail import TrailEntry, TrailFilter
    from ikk_tui.services.opening import Database

# Of a table for people, unless they say otherwise; exports have all.
SHOWN = 50
MOST = 1_000_000


def log(given: Namespace, where: Places) -> int:
    """Print who did what and when, newest first."""
    from ikk_tui.exchange import printed, printed_trail
    from ikk_tui.services.trails import trail

    if given.limit is not None and not 1 <= given.limit <= MOST:
        raise Refused(f"Batas {given.limit} baris tidak masuk akal", hint=f"ketik 1 sampai {MOST}")
    wanted = _filter(given)
    with database(given, where) as db:
        if given.csv or given.json:
            return _export(db, wanted, given)
        page = trail(db, wanted, most=given.limit or SHOWN)
    printed.console().print(printed_trail.trail(page))
    # Not in the table: a root is copied, and must come in one piece.
    say(_root(page.root, page.sealed))
    return 0


def check(given: Namespace, where: Places) -> int:
    """Check the file; what is wrong goes to stderr, a line each."""
    from ikk_tui.domain.trail import read_root
    from ikk_tui.services import checks

    root = None if given.root is None else read_root(given.root)
    with database(given, where, make=False) as db:
        if given.rebuild:
            say(f"Disusun ulang: {checks.rebuild(db)} sel")
        report = checks.check(db)
        if report.problems:
            for problem in report.problems:
                sys.stderr.write(f"{problem}\n")
            rebuild = "jalankan `ikk check --rebuild`, riwayatnya utuh"
            advice = rebuild if report.rebuildable else "simpan berkas ini dan pulihkan dari cadangan"
            raise DatabaseUnusable(f"{report.path}: {len(report.problems)} masalah", hint=advice)
        say(f"Utuh: {report.revisions} revisi dalam {report.cells} sel cocok dengan sidik SHA-256-nya")
        say(_root(report.root, report.sealed))
        if root is not None:
            _find_root(db, root)
    return 0


TRAIL: CommandTable = {"log": log, "check": check}


def _filter(given: Namespace) -> "TrailFilter":
    from ikk_tui.domain.trail import TrailFilter, read_kind

    return TrailFilter(
        person=given.person,
        code=given.code,
        quarter=None if given.quarter is None else read_quarter(given.quarter),
        kind=None if given.kind is None else read_kind(given.kind),
        year=given.year,
    )


def _export(db: "Database", wanted: "TrailFilter", given: Namespace) -> int:
    """Write all that matches as it is read, so that a long trail needs no more room than a short one."""
    from ikk_tui.exchange import trail_files
    from ikk_tui.services.trails import everything, trail

    # Before the first letter goes out: what is refused is refused here.
    page = trail(db, wanted, most=1)
    entries: Iterator[TrailEntry] = islice(everything(db, wanted), given.limit)
    if given.json:
        for text in trail_files.as_json(page, entries, unicode=knows_all_letters()):
            sys.stdout.write(text)
        return 0
    # A spreadsheet reads UTF-8 whatever this terminal would print.
    for text in trail_files.as_csv(entries):
        sys.stdout.buffer.write(text.encode())
    return 0


def _find_root(db: "Database", root: str) -> None:
    """Say where a root stands in the chain. Raises DatabaseUnusable where it does not."""
    from ikk_tui.domain.cells import format_moment
    from ikk_tui.services.trails import find_root

    found = find_root(db, root)
    if found is None:
        raise DatabaseUnusable(
            f"{db.path}: akar {root} tidak ada dalam rantainya",
            hint="laporan itu dibuat dari berkas lain, atau ada yang dihapus atau diubah sesudahnya",
        )
    when = f"baris {found.seq}, {format_moment(found.at)}" if found.at else "sebelum baris pertama"
    say(f"Akar {root} ada dalam rantai: {when}")


def _root(root: str, sealed: int) -> str:
    return f"Akar: {root} ({sealed} baris)"
