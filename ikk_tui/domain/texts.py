"""Text as it may enter: normalised, of bounded length, without characters that steer a terminal."""

import re
import unicodedata

from ikk_tui.errors import Refused

LINE_LIMIT = 200
# What stands where a character could not be taken over.
LOST = "\N{REPLACEMENT CHARACTER}"

# What no text may hold: C0 but tab and newline, DEL, C1, lone surrogates, the separators that
# break a line unseen, and the marks that reorder one.
FORBIDDEN_RANGES = (
    (0x00, 0x08),
    (0x0B, 0x1F),
    (0x7F, 0x9F),
    (0x061C, 0x061C),
    (0x200E, 0x200F),
    (0x2028, 0x2029),
    (0x202A, 0x202E),
    (0x2066, 0x2069),
    (0xD800, 0xDFFF),
)
_STEERING = "".join(f"{chr(a)}-{chr(b)}" for a, b in FORBIDDEN_RANGES)
_FORBIDDEN = re.compile(f"[\t\n{_STEERING}]")
_FORBIDDEN_IN_LINES = re.compile(f"[{_STEERING}]")


def read_line(text: str, name: str, limit: int = LINE_LIMIT) -> str:
    """One line of text, trimmed and in NFC.

    Raises Refused when it holds a control character, a tab, a newline or a lost character, or more than `limit`
    characters; `name` is what the person calls the field.
    """
    _refuse_steering(_FORBIDDEN, text, name)
    return _within(unicodedata.normalize("NFC", text).strip(), name, limit)


def read_text(text: str, name: str, limit: int) -> str:
    """Text of several lines in NFC, without blanks at the end of a line and empty lines at either end.

    Raises Refused as `read_line` does; of control characters a newline is taken, and a tab becomes a space.
    """
    _refuse_steering(_FORBIDDEN_IN_LINES, text, name)
    lines = unicodedata.normalize("NFC", text).replace("\t", " ").split("\n")
    return _within("\n".join(line.rstrip() for line in lines).strip("\n"), name, limit)


def _refuse_steering(forbidden: re.Pattern[str], text: str, name: str) -> None:
    found = forbidden.search(text)
    if found:
        raise Refused(f"{name} memuat karakter kendali U+{ord(found.group()):04X}", hint="hapus karakter itu")
    if LOST in text:
        raise Refused(f"{name} memuat karakter yang tidak terbaca ({LOST})", hint="ketik ulang bagian itu")


def _within(text: str, name: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused(f"{name} terlalu panjang ({len(text)} karakter)", hint=f"paling banyak {limit}")
    return text


def pasted(text: str) -> str:
    """What came from a clipboard, its lines kept, its control characters shown as such and not obeyed."""
    return "\n".join(visible(line.replace("\t", " ")) for line in re.split("\r\n|\r|\n", text))


def shown(text: str, limit: int = 40) -> str:
    """Foreign text made safe to quote in a sentence: visible, and no longer than `limit`."""
    quoted = visible(text)
    return quoted if len(quoted) <= limit else quoted[: limit - 1] + "…"


def visible(text: str) -> str:
    """The text on one line, its control characters shown as such and not obeyed."""
    return _FORBIDDEN.sub(LOST, text)
