"""What proves a value, as it is typed: a line each, a link, the number of a document, or where a file lies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.numbers import format_number
from ikk_tui.domain.texts import read_line
from ikk_tui.errors import Refused

PROOF_LIMIT, MOST_PROOFS = 500, 20
NAME = "Bukti"

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
# Between the two slashes and the third may stand the name of a machine.
_FILE_ADDRESS = re.compile(r"file://[^/]*(?P<path>/.*)", re.IGNORECASE)
_SLASH_BEFORE_DRIVE = re.compile(r"^/(?=[A-Za-z]:/)")
_PATH = re.compile(r"[/~]|\.{1,2}[/\\]|[A-Za-z]:[/\\]|\\\\")
_KILO = 1000
_HASH_SHOWN = 12


class Kind(StrEnum):
    """The three sorts of evidence, as they are stored."""

    LINK = "link"
    DOCUMENT = "document"
    FILE = "file"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {"link": "tautan", "document": "dokumen", "file": "berkas"}[self]


class FileState(StrEnum):
    """What became of a file since it was recorded."""

    INTACT = "utuh"
    MISSING = "hilang"
    CHANGED = "berubah"
    UNREADABLE = "tidak terbaca"


@dataclass(frozen=True, slots=True)
class Proof:
    """A typed line: its kind, and the link, the number, or the path as it was typed."""

    kind: Kind
    reference: str


def read_proofs(text: str) -> tuple[Proof, ...]:
    """One proof a line; empty lines, and a line that was there already, are passed over.

    Quotes around a path and `file://` before it, as a file manager gives them, are taken off. Raises Refused for a
    line with a control character, of over `PROOF_LIMIT` characters, or for over `MOST_PROOFS` lines.
    """
    lines = (_bare(read_line(line, NAME, PROOF_LIMIT)) for line in text.split("\n"))
    proofs = tuple(dict.fromkeys(_proof(line) for line in lines if line))
    if len(proofs) > MOST_PROOFS:
        raise Refused(f"{NAME} terlalu banyak ({len(proofs)} baris)", hint=f"paling banyak {MOST_PROOFS}")
    return proofs


def typed_proofs(evidence: Iterable[Evidence]) -> str:
    """The lines in which that evidence is shown; read again they are the same."""
    return "\n".join(one.reference for one in evidence)


def describe(one: Evidence) -> str:
    """What was recorded: `berkas laporan.pdf, 214,5 KB, SHA-256 3f9a01c2d4e5`."""
    if one.kind != Kind.FILE:
        return f"{Kind(one.kind).label} {one.reference}" if one.kind in list(Kind) else one.reference
    size = "" if one.size is None else f", {format_size(one.size)}"
    digest = "" if one.sha256 is None else f", SHA-256 {one.sha256[:_HASH_SHOWN]}"
    return f"{Kind.FILE.label} {file_name(one.reference)}{size}{digest}"


def file_name(path: str) -> str:
    """The last part of a path of any system."""
    return (PureWindowsPath(path) if "\\" in path else PurePosixPath(path)).name or path


def format_size(size: int) -> str:
    """Bytes in the unit people read: `980 B`, `214,5 KB`, `1,2 MB`."""
    amount, unit = Decimal(size), "B"
    for larger in ("KB", "MB", "GB"):
        if amount.quantize(Decimal("0.1")) < _KILO:
            break
        amount, unit = amount / _KILO, larger
    return f"{format_number(amount.quantize(Decimal('0.1')))} {unit}"


def _bare(line: str) -> str:
    """The line without quotes around it and, of a `file://` address, the path alone; once more it is the same."""
    while len(line) > 1 and line[0] == line[-1] and line[0] in "'\"":
        line = line[1:-1].strip()
    address = _FILE_ADDRESS.fullmatch(line)
    if address is None:
        return line
    # What an address spells out as `%1b` is checked like what is typed.
    return read_line(_SLASH_BEFORE_DRIVE.sub("", unquote(address["path"])), NAME, PROOF_LIMIT)


def _proof(line: str) -> Proof:
    if _LINK.fullmatch(line):
        return Proof(Kind.LINK, line)
    return Proof(Kind.FILE if _PATH.match(line) else Kind.DOCUMENT, line)
