"""What each command does: calls one service, renders what it returns."""

import os
import sys
from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from ikk_tui.admin_commands import ADMINISTERING
from ikk_tui.command_tools import CommandTable, ask, database, enrolled, print_json, say, seen_head
from ikk_tui.domain.numbers import BLANK, format_reading, format_score, says_not_applicable
from ikk_tui.domain.quarters import read_quarter
from ikk_tui.paths import Places
from ikk_tui.review_commands import REVIEWING
from ikk_tui.trail_commands import TRAIL

if TYPE_CHECKING:
    from ikk_tui.domain.cells import Revision
    from ikk_tui.domain.views import View
    from ikk_tui.services.realisations import Recorded

EMPTY = "kosong"


def init(given: Namespace, where: Places) -> int:
    """Make the database, or say that it is there."""
    there = os.access(where.database, os.F_OK) and where.database.stat().st_size > 0
    with database(given, where) as db:
        say(f"Basis data {'sudah ada' if there else 'dibuat'}: {where.database}")
        enrolled(db)
    return 0


def tree(given: Namespace, where: Places) -> int:
    """Print the decree's tree."""
    from ikk_tui.exchange import machine, printed
    from ikk_tui.services.decrees import in_force

    with database(given, where) as db:
        found = in_force(db, given.year)
    if given.json:
        print_json(machine.tree(found))
    else:
        printed.console().print(printed.tree(found))
    return 0


def record(given: Namespace, where: Places) -> int:
    """Record a value; an odd one is recorded with a warning."""
    from ikk_tui.services import boards, realisations
    from ikk_tui.services.identity import current_author

    quarter = read_quarter(given.quarter)
    asked = given.reason is None and says_not_applicable(given.value)
    reason = ask("Alasan tidak berlaku: ") if asked else given.reason
    with database(given, where) as db:
        done = realisations.record(
            db,
            given.code,
            given.value,
            quarter,
            current_author(),
            year=given.year,
            reason=reason or "",
            seen=seen_head(given),
        )
        for odd in done.oddities:
            sys.stderr.write(f"Peringatan: {done.indicator.code} {odd}\n")
        say(f"{done.indicator.code} {quarter.label}: {_told(done)}")
        # Apart, and last: the value is stored, whatever reading it back may meet.
        reached = boards.scoreboard(db, quarter, year=given.year).indicator(done.indicator.code).achievement
        say(f"Capaian s.d. {quarter.label}: {format_score(reached)}")
    return 0


def summary(given: Namespace, where: Places) -> int:
    """Print how the office stands at a quarter, and why."""
    from ikk_tui.domain.summary import Order, summarize
    from ikk_tui.services.boards import overview

    quarter, order = read_quarter(given.quarter), Order(given.sort)
    with database(given, where) as db:
        found = overview(db, quarter, year=given.year)
    page = summarize(found.board, _view(given))
    if given.json:
        from ikk_tui.exchange import machine_summary

        print_json(machine_summary.summary(page, found.notes, order, root=found.root))
    elif given.plain:
        from ikk_tui.exchange.plain_summary import plain_summary

        sys.stdout.write(plain_summary(page, found.notes, order, deep=given.open, root=found.root))
    else:
        from ikk_tui.exchange import printed, printed_summary

        console = printed.console()
        shown = printed_summary.summary(page, found.notes, order, console.width, deep=given.open, root=found.root)
        console.print(shown)
    return 0


def explain(given: Namespace, where: Places) -> int:
    """Print how a number came about."""
    from ikk_tui.domain.explanation import heading
    from ikk_tui.domain.full_explanation import explain_in_full
    from ikk_tui.domain.scoreboard import rescored
    from ikk_tui.exchange import printed
    from ikk_tui.services.boards import overview

    quarter = read_quarter(given.quarter)
    with database(given, where) as db:
        found = overview(db, quarter, year=given.year)
    found = replace(found, board=rescored(found.board, view=_view(given)))
    printed.console().print(printed.explanation(explain_in_full(found, given.code), heading(found.board)))
    return 0


def history(given: Namespace, where: Places) -> int:
    """Print the history of a cell."""
    from ikk_tui.exchange import machine, printed
    from ikk_tui.services import realisations

    quarter = read_quarter(given.quarter)
    with database(given, where) as db:
        key, indicator, revisions = realisations.history_with_units(db, given.code, quarter, year=given.year)
    if given.json:
        print_json(machine.history(key, [one for one, _ in revisions]))
    else:
        printed.console().print(printed.history(indicator, quarter, revisions))
    return 0


def amendments(given: Namespace, where: Places) -> int:
    """Print what was amended, and the rules in force."""
    from ikk_tui.exchange import machine, printed
    from ikk_tui.services.decrees import in_force

    with database(given, where) as db:
        found = in_force(db, given.year)
    if given.json:
        print_json(machine.amendments(found))
    else:
        printed.console().print(printed.amendments(found))
    return 0


def paths(_given: Namespace, where: Places) -> int:
    """Print where the files are."""
    rows = (
        ("Basis data", where.database),
        ("Setelan", where.settings),
        ("Letak kursor", where.state),
        ("Ketikan", where.drafts),
        ("Log", where.log),
    )
    for name, path in rows:
        # Not in a table: a path is copied, and must come in one piece.
        say(f"{name:<14}{path}{'' if os.access(path, os.F_OK) else '  (belum ada)'}")
    return 0


COMMANDS: CommandTable = {
    "init": init,
    "tree": tree,
    "record": record,
    "summary": summary,
    "explain": explain,
    "history": history,
    "amendments": amendments,
    "paths": paths,
    **REVIEWING,
    **ADMINISTERING,
    **TRAIL,
}


def _view(given: Namespace) -> "View":
    from ikk_tui.domain.scoring import Rollup
    from ikk_tui.domain.views import Period, View

    return View(
        Period.QUARTER if given.only_quarter else Period.TO_DATE,
        approved=given.approved,
        capped=not given.uncapped,
        rollup=None if given.rollup is None else Rollup(given.rollup),
    )


def _told(done: "Recorded") -> str:
    """What became of the cell, and what it held before."""
    now, before = (_held(one, done.indicator.unit) for one in (done.revision, done.before))
    if not done.changed:
        return f"tidak berubah, {now}"
    # Whoever moved the cell through its review has not entered what it held.
    who = f" oleh {done.before.author}" if done.before and not done.before.deed.reviews else ""
    earlier = f", sebelumnya {before}{who}" if done.before else ""
    return f"{'dikosongkan' if now == EMPTY else f'tercatat {now}'}{earlier}"


def _held(one: "Revision | None", unit: str) -> str:
    return EMPTY if one is None or one.content.reading == BLANK else format_reading(one.content.reading, unit)
