"""The commands of an administrator: accounts, closed quarters, and what a submission needs."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from ikk_tui.command_tools import CommandTable, database, enrolled, print_json, say
from ikk_tui.domain.people import Person, Role, read_roles
from ikk_tui.domain.quarters import Quarter, read_quarter
from ikk_tui.errors import Refused
from ikk_tui.paths import Places
from ikk_tui.review_arguments import EVIDENCE

if TYPE_CHECKING:
    from ikk_tui.services.identity import Author
    from ikk_tui.services.opening import Database


def user(given: Namespace, where: Places) -> int:
    """List, add or change accounts, or let one rest."""
    return {"list": _people, "add": _add, "change": _change, "deactivate": _deactivate}[given.deed](given, where)


def lock(given: Namespace, where: Places) -> int:
    """List, close or reopen the quarters of a year."""
    return {"list": _locks, "close": _close, "open": _open}[given.deed](given, where)


def policy(given: Namespace, where: Places) -> int:
    """Print or change what a submission needs."""
    from ikk_tui.services import decrees, periods

    with database(given, where) as db:
        year = decrees.decree(db, given.year).year
        changed = given.evidence is not None and periods.require_evidence(
            db, enrolled(db, quiet=given.json), wanted=EVIDENCE[given.evidence], year=year
        )
        wanted = periods.evidence_required(db, year=year)
    if given.json:
        print_json({"year": year, "evidence": wanted})
    else:
        word = next(one for one, meant in EVIDENCE.items() if meant is wanted)
        say(f"Bukti pada pengajuan {year}: {'kini ' if changed else ''}{word}")
    return 0


ADMINISTERING: CommandTable = {"user": user, "lock": lock, "policy": policy}


def _people(given: Namespace, where: Places) -> int:
    from ikk_tui.exchange import machine_review, printed, printed_review
    from ikk_tui.services.accounts import people

    with database(given, where) as db:
        enrolled(db, quiet=given.json)
        found = people(db)
    listed = found.known if given.all else found.active
    if given.json:
        print_json(machine_review.people(found, listed))
    else:
        printed.console().print(printed_review.people(found, listed))
    return 0


def _add(given: Namespace, where: Places) -> int:
    from ikk_tui.services.accounts import add

    wanted = Person(given.login, given.name or "", read_roles(given.role), given.division or "")
    with database(given, where) as db:
        made = add(db, wanted, enrolled(db))
    say(f"Akun {made.label} ditambahkan: {made.roles_label}")
    return 0


def _change(given: Namespace, where: Places) -> int:
    roles = None if given.role is None else read_roles(given.role)
    if not given.activate and (roles, given.name, given.division) == (None, None, None):
        raise Refused("Tidak ada yang diubah", hint="sebut --name, --role, --division atau --activate")
    with database(given, where) as db:
        author = enrolled(db)
        return _changed(db, author, given, roles)


def _changed(db: "Database", author: "Author", given: Namespace, roles: frozenset[Role] | None) -> int:
    from ikk_tui.services.accounts import change, find

    now = find(db, given.login)
    wanted = replace(
        now,
        name=now.name if given.name is None else given.name,
        roles=now.roles if roles is None else roles,
        division=now.division if given.division is None else given.division,
        active=now.active or given.activate,
    )
    made = change(db, wanted, author, seen=now)
    told = "tidak berubah" if made == now else "diubah"
    say(f"Akun {made.label} {told}: {made.roles_label}{'' if made.active else ', tidak aktif'}")
    return 0


def _deactivate(given: Namespace, where: Places) -> int:
    from ikk_tui.services.accounts import change, find

    with database(given, where) as db:
        author = enrolled(db)
        now = find(db, given.login)
        change(db, replace(now, active=False), author, seen=now)
    say(f"Akun {now.label} {'dinonaktifkan' if now.active else 'memang sudah tidak aktif'}")
    return 0


def _locks(given: Namespace, where: Places) -> int:
    from ikk_tui.exchange import machine_review, printed, printed_review
    from ikk_tui.services import decrees, periods

    with database(given, where) as db:
        year = decrees.decree(db, given.year).year
        found = periods.locks(db, year=year)
    if given.json:
        print_json(machine_review.locks(year, found))
    else:
        printed.console().print(printed_review.locks(year, found))
    return 0


def _close(given: Namespace, where: Places) -> int:
    from ikk_tui.services import periods

    quarter = read_quarter(given.quarter)
    with database(given, where) as db:
        author = enrolled(db)
        if not given.yes:
            _ask_for_unapproved(db, author, quarter, given.year)
        made = periods.close_quarter(db, quarter, author, year=given.year)
    say(f"{quarter.label} {made.year} ditutup; {made.unapproved or 'tidak ada yang'} belum disetujui")
    return 0


def _ask_for_unapproved(db: "Database", author: "Author", quarter: Quarter, year: int | None) -> None:
    """List what would be closed without approval, and refuse; what cannot be closed at all is refused elsewhere."""
    from ikk_tui.services import accounts, boards, periods

    accounts.people(db).refuse(author.name, Role.ADMINISTRATOR)
    closed = periods.locks(db, year=year)
    if [one for one in quarter.up_to() if one not in closed] != [quarter]:
        return
    board = boards.scoreboard(db, quarter, year=year)
    open_cells = periods.unapproved(board)
    if not open_cells:
        return
    for status in dict.fromkeys(one.status for one in open_cells):
        codes = [one.code for one in open_cells if one.status == status]
        say(f"{status} ({len(codes)}): {', '.join(codes)}")
    raise Refused(
        f"{len(open_cells)} sel {quarter.label} {board.year} belum disetujui",
        hint="tambahkan --yes untuk tetap menutup",
    )


def _open(given: Namespace, where: Places) -> int:
    from ikk_tui.services import periods

    quarter = read_quarter(given.quarter)
    with database(given, where) as db:
        made = periods.reopen_quarter(db, quarter, given.reason, enrolled(db), year=given.year)
    say(f"{quarter.label} {made.year} dibuka kembali: {' '.join(made.reason.split())}")
    return 0
