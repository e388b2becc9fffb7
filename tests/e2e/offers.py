"""What was typed and is not stored: as it is kept on the disk, and as the next start offers it back."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from ikk_tui.domain.forms import Part
from ikk_tui.draft_file import read
from ikk_tui.drafts import Drafts
from tests.e2e.conftest import Terminal

OFFERED = "Ketikan yang belum tersimpan waktu aplikasi terakhir berakhir"
HERE = "▌"
_PARTS = {part.label: part for part in Part}
_ROW = re.compile(rf"(?P<code>\d\.\d\.\d) TW I +(?P<part>{'|'.join(_PARTS)}) ")
_TIME = re.compile(r"\d\d-\d\d-\d{4} \d\d:\d\d")

# The indicator and the part of it; all of it in the first quarter.
Place = tuple[str, Part]
Texts = dict[Place, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """One part as it stands on the page; `here` where the cursor is."""

    code: str
    part: Part
    typed: str
    stored: str
    here: bool


def offers(now: Terminal) -> list[Offer]:
    """What the page in front offers, from above; a text over several lines with spaces between them."""
    lines = now.display
    head = next((line for line in lines if "Diketik" in line and "Tersimpan sekarang" in line), None)
    if head is None:
        return []
    typed_at, stored_at = head.index("Diketik"), head.index("Tersimpan sekarang")
    found: list[Offer] = []
    rows = [at for at, line in enumerate(lines) if _ROW.search(line)]
    for at, end in pairwise([*rows, len(lines)]):
        found_row = _ROW.search(lines[at])
        assert found_row is not None
        block = range(at, next((one for one in range(at, end) if not lines[one].strip()), end))
        typed = [now.cells(row, typed_at, stored_at).strip() for row in block]
        stored = [now.cells(row, stored_at).strip() for row in block]
        found.append(
            Offer(
                found_row["code"],
                _PARTS[found_row["part"]],
                " ".join(one for one in typed if one and not _TIME.search(one)),
                " ".join(one for one in stored if one),
                HERE in lines[at],
            )
        )
    return found


def offered(now: Terminal) -> Texts:
    """The same, each text by its place."""
    return {(one.code, one.part): one.typed for one in offers(now)}


def wait_for_offers(now: Terminal, expected: Texts) -> None:
    """Wait until the start offers exactly this."""
    now.wait_for(OFFERED)
    now.wait_until(lambda: offered(now) == expected, f"{expected} was not offered, but {offered(now)}")


def wait_for_none_left(now: Terminal, folder: Path) -> None:
    """Wait until the page has closed because nothing waits any more, on the disk neither."""
    now.wait_until(lambda: OFFERED not in now.text and not kept(folder), f"{kept(folder)} waits", look=0.01)


def kept(folder: Path) -> Texts:
    """What stands on the disk of it, whoever holds it."""
    drafts = Drafts()
    for path in sorted(folder.glob("*.ketikan")):
        text = read(path)
        assert not text or drafts.take_over([text]), f"{path} holds what cannot be taken over: {text}"
    return {(key.indicator, part): text for key, draft in drafts for part, text in draft.typed.items()}
