"""What the commands share: opening the file, who is at work, and saying how it went."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from ikk_tui.domain.people import ALONE
from ikk_tui.paths import Places

if TYPE_CHECKING:
    from ikk_tui.services.identity import Author
    from ikk_tui.services.opening import Database
    from ikk_tui.services.realisations import Seen

CommandTable = dict[str, Callable[[Namespace, Places], int]]


@contextmanager
def database(given: Namespace, where: Places, *, make: bool = True) -> "Iterator[Database]":
    """The file the person means, open. Raises DatabaseUnusable."""
    # Here and not above: the screens are opened by way of this module, and show their first frame without SQLModel.
    from ikk_tui.services.opening import open_file

    db = open_file(
        where.database,
        make_folder=where.default_database,
        make=make,
        allow_network_drive="allow_network_drive" in given,
    )
    try:
        yield db
    finally:
        db.close()


def enrolled(db: "Database", *, quiet: bool = False) -> "Author":
    """Who is at work, made the administrator of a file that knows nobody yet, which is said.

    `quiet` is for JSON on stdout: it is said on stderr then. Raises DatabaseUnusable.
    """
    from ikk_tui.services.accounts import enrol
    from ikk_tui.services.identity import current_author

    author = current_author()
    first = enrol(db, author)
    if first is not None:
        said = f"{first.login} menjadi administrator basis data ini ({ALONE}); akun lain: ikk user add\n"
        # Nobody reads it: what was asked for is done all the same, as it is where there is nothing to say first.
        with suppress(BrokenPipeError):
            (sys.stderr if quiet else sys.stdout).write(said)
    return author


def seen_head(given: Namespace) -> "Seen":
    """The revision the person says they looked at: any where they say nothing, none where they say so."""
    from ikk_tui.services.realisations import ANY_HEAD

    return ANY_HEAD if given.seen is None else (given.seen or None)


def say(sentence: str) -> None:
    """One line on stdout."""
    sys.stdout.write(f"{sentence}\n")


def print_json(shape: dict[str, Any]) -> None:
    """For programs; a terminal that lacks letters loses none of them."""
    json.dump(shape, sys.stdout, ensure_ascii=not knows_all_letters(), indent=2)
    sys.stdout.write("\n")


def knows_all_letters() -> bool:
    """Whether what is printed is UTF-8."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def ask(question: str) -> str:
    """One line from the person, or from a pipe; nothing where there is no input at all."""
    if sys.stdin is None:
        return ""
    # What is no text becomes lone surrogates, which are refused like control characters.
    getattr(sys.stdin, "reconfigure", lambda **_: None)(errors="surrogateescape")
    if sys.stdin.isatty():
        sys.stderr.write(question)
        sys.stderr.flush()
    return sys.stdin.readline()
