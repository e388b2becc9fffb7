"""How accounts, closed quarters and requirements are told, in the document and on their own pages."""

from collections.abc import Iterator

from rich.text import Text

from ikk_tui.domain.cells import format_moment
from ikk_tui.domain.locks import Lock
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.people import ALONE, People, Person
from ikk_tui.domain.quarters import Quarter
from ikk_tui.widgets.blocks import Block, cut, labelled, paragraph

OPEN, CLOSED = "○ terbuka", "● ditutup"
REQUIRED, OPTIONAL = "bukti wajib ada saat mengajukan", "bukti tidak wajib saat mengajukan"
NOBODY = "Belum ada akun: siapa pun boleh melakukan semuanya"
FOUR_EYES = "tidak ada yang menyetujui isiannya sendiri"
ALL_APPROVED = "semua sudah disetujui"
# Of a list; the whole stands where it can be changed.
MOST_LISTED = 40


def lock_words(lock: Lock | None) -> str:
    """Whether a quarter is closed, by whom and when, and what was not approved then."""
    if lock is None:
        return OPEN
    who = f"{CLOSED} oleh {lock.author} pada {format_moment(lock.at)[:16]}"
    return f"{who}; {unapproved_words(lock.unapproved)} waktu itu"


def unapproved_words(count: int) -> str:
    """How many are not approved."""
    return f"{count} IKK belum disetujui" if count else ALL_APPROVED


def people_words(people: People) -> str:
    """How many there are, and what follows from it."""
    if not people.known:
        return NOBODY
    resting = len(people.known) - len(people.active)
    count = f"{len(people.active)} akun aktif" + (f", {resting} nonaktif" if resting else "")
    rule = FOUR_EYES if people.four_eyes else f"{ALONE}, isian sendiri boleh disetujui"
    return f"{count}: {rule}"


def state_words(person: Person) -> str:
    """Whether they may work."""
    return "✓ aktif" if person.active else "· nonaktif"


def short(text: str) -> str:
    """As much of a text as a list has room for."""
    return cut(text, MOST_LISTED, 1)


def file_blocks(overview: Overview, key: str, width: int) -> Iterator[Block]:
    """Requirements, quarters and accounts in short, each under its title; `key` goes before those of the blocks."""
    year = overview.board.year
    yield paragraph("KETENTUAN", "bold", key=f"{key}ketentuan", anchor="Ketentuan", space=True)
    yield labelled("Bukti", REQUIRED if overview.evidence else OPTIONAL, width, key=f"{key}ketentuan")
    yield paragraph(f"TRIWULAN {year}", "bold", key=f"{key}triwulan", anchor="Triwulan", space=True)
    for quarter in Quarter:
        yield labelled(quarter.label, lock_words(overview.locks.get(quarter)), width, key=f"{key}triwulan")
    yield paragraph("l: kunci triwulan dan ketentuan bukti", "dim", key=f"{key}triwulan")
    yield paragraph("AKUN", "bold", key=f"{key}akun", anchor="Akun", space=True)
    yield paragraph(people_words(overview.people), key=f"{key}akun")
    for person in overview.people.active:
        words = Text(short(person.name) if person.name != person.login else "")
        words.append(f"{', ' if words else ''}{person.roles_label}")
        yield labelled(short(person.login), words, width, key=f"{key}akun")
    yield paragraph("o: semua akun; j: jejak, siapa melakukan apa", "dim", key=f"{key}akun")
