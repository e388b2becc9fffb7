"""The commands of review: submitting, the queue, and the decisions of a reviewer."""

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from ikk_tui.command_tools import CommandTable, database, enrolled, print_json, say, seen_head
from ikk_tui.domain.quarters import Quarter, read_quarter
from ikk_tui.errors import Refused
from ikk_tui.paths import Places

if TYPE_CHECKING:
    from ikk_tui.domain.cells import Revision
    from ikk_tui.services.identity import Author
    from ikk_tui.services.opening import Database

Left = tuple[tuple[str, Refused], ...]


def submit(given: Namespace, where: Places) -> int:
    """Submit what is complete, and say what the rest lacks."""
    from ikk_tui.services import submissions

    quarter, codes = read_quarter(given.quarter), given.codes or None
    with database(given, where) as db:
        if given.check:
            ready = submissions.submittable(db, codes, quarter, year=given.year)
            return _submitted("Siap diajukan", quarter, ready.codes, ready.left)
        author = enrolled(db)
        made = submissions.submit_all(db, codes, quarter, author, year=given.year, message=given.message)
        return _submitted("Diajukan", quarter, tuple(one.key.indicator for one in made.done), made.left)


def withdraw(given: Namespace, where: Places) -> int:
    """Take a submission back."""
    from ikk_tui.services.submissions import withdraw as take_back

    quarter = read_quarter(given.quarter)
    return _turn(
        given, where, "pengajuan ditarik", lambda db, me: take_back(db, given.code, quarter, me, year=given.year)
    )


def queue(given: Namespace, where: Places) -> int:
    """Print what waits for review."""
    from ikk_tui.exchange import machine_review, printed, printed_review
    from ikk_tui.services import boards, decrees, queues

    with database(given, where) as db:
        year = decrees.decree(db, given.year).year
        waiting = queues.waiting(db, year=year, by_program=given.by_program)
        quarters = {one.key.quarter for one in waiting}
        seen = {quarter: boards.scoreboard(db, quarter, year=year) for quarter in quarters}
    rows = [(one, seen[one.key.quarter].indicator(one.key.indicator)) for one in waiting]
    if given.json:
        print_json(machine_review.queue(year, rows, by_program=given.by_program))
    else:
        printed.console().print(printed_review.queue(year, rows))
    return 0


def approve(given: Namespace, where: Places) -> int:
    """Approve a submitted cell."""
    from ikk_tui.services import reviews

    quarter, seen = read_quarter(given.quarter), seen_head(given)
    return _turn(
        given,
        where,
        "disetujui",
        lambda db, me: reviews.approve(db, given.code, quarter, me, year=given.year, seen=seen),
    )


def send_back(given: Namespace, where: Places) -> int:
    """Return a cell to its operator."""
    from ikk_tui.services import reviews

    quarter, seen = read_quarter(given.quarter), seen_head(given)
    return _turn(
        given,
        where,
        "dikembalikan",
        lambda db, me: reviews.send_back(db, given.code, quarter, given.reason, me, year=given.year, seen=seen),
    )


def comment(given: Namespace, where: Places) -> int:
    """Say something about a submitted cell."""
    from ikk_tui.services import reviews

    quarter = read_quarter(given.quarter)
    return _turn(
        given,
        where,
        "komentar dicatat",
        lambda db, me: reviews.comment(db, given.code, quarter, given.text, me, year=given.year),
    )


def revoke(given: Namespace, where: Places) -> int:
    """Take one's own last decision back."""
    from ikk_tui.services import reviews

    quarter = read_quarter(given.quarter)
    return _turn(
        given,
        where,
        "keputusan dibatalkan",
        lambda db, me: reviews.revoke(db, given.code, quarter, me, year=given.year),
    )


REVIEWING: CommandTable = {
    "submit": submit,
    "withdraw": withdraw,
    "queue": queue,
    "approve": approve,
    "return": send_back,
    "comment": comment,
    "revoke": revoke,
}


def _turn(given: Namespace, where: Places, told: str, deed: "Callable[[Database, Author], Revision]") -> int:
    """Do one step of a cell's review, and say what it holds and how it stands now."""
    from ikk_tui.domain.reviewing import held_words
    from ikk_tui.services.decrees import decree

    with database(given, where) as db:
        made = deed(db, enrolled(db))
        unit = decree(db, made.key.year).indicator(made.key.indicator).unit
    content = made.content
    now = "" if content.status.label in told else f", kini {content.status.label}"
    # Whoever named no revision reads here upon which they decided.
    upon = f", revisi {made.parents[0][:12]}" if made.deed.decides and made.parents else ""
    say(f"{made.key.indicator} {made.key.quarter.label}: {told}{now} ({held_words(content, unit)}{upon})")
    return 0


def _submitted(done_words: str, quarter: Quarter, done: tuple[str, ...], left: Left) -> int:
    """Say what was (or can be) submitted and what not. Raises Refused where that is nothing."""
    from ikk_tui.domain.reviewing import Incomplete

    lacking = [fault for _, fault in left if isinstance(fault, Incomplete)]
    others = [code for code, fault in left if not isinstance(fault, Incomplete)]
    if not done and len(left) == 1:
        raise left[0][1]
    if done:
        say(f"{done_words} ({len(done)} sel {quarter.label}): {', '.join(done)}")
    for fault in lacking:
        say(fault.sentence)
    if others:
        say(f"Sudah diajukan atau disetujui ({len(others)}): {', '.join(others)}")
    if done:
        return 0
    if not left:
        raise Refused(f"Belum ada isian {quarter.label} yang dapat diajukan", hint="catat dulu realisasinya")
    hint = "lengkapi yang disebut, lalu ajukan lagi" if lacking else "semuanya sudah diajukan atau disetujui"
    raise Refused(f"Tidak ada yang dapat diajukan dari {len(left)} sel {quarter.label}", hint=hint)
