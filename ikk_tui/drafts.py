"""What was typed and is not stored yet: by cell and part, and the corrections begun."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from ikk_tui.domain.cells import CellKey, format_instant, read_instant
from ikk_tui.domain.forms import CellForm, Part, typed_content
from ikk_tui.domain.numbers import read_value, split_reason
from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import IkkError

FORMAT = 1
# A correction begun: its year, and the indicator's code or what else is corrected. An account, and the reason for
# reopening a quarter, are kept like one, under names that no indicator has.
Subject = tuple[int, str]
_ACCOUNT, _QUARTER, _REVIEW = "akun ", "kunci ", "reviu "


@dataclass(frozen=True, slots=True)
class Draft:
    """`typed` by part; `seen` is the cell's head when typing began, `why` the reason it is not stored."""

    seen: str | None
    typed: Mapping[Part, str]
    why: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def value(self) -> str | None:
        """What was typed as the value."""
        return self.typed.get(Part.VALUE)

    @property
    def texts(self) -> tuple[Part, ...]:
        """Which other parts were typed into, in the order of the form."""
        return tuple(part for part in Part if part is not Part.VALUE and part in self.typed)

    def having(self, part: Part, text: str) -> "Draft":
        """The same after this was typed."""
        return replace(self, typed={**self.typed, part: text}, at=datetime.now(UTC))

    def without(self, part: Part) -> "Draft":
        """The same after what was typed into that part was dropped."""
        return replace(self, typed={one: text for one, text in self.typed.items() if one is not part}, why="")


def account_subject(login: str) -> Subject:
    """Where the form of an account is kept; of a new one the login is ""."""
    return 0, f"{_ACCOUNT}{login}"


def quarter_subject(year: int, quarter: Quarter) -> Subject:
    """Where the reason for reopening a quarter is kept."""
    return year, f"{_QUARTER}{quarter.label}"


def review_subject(key: CellKey) -> Subject:
    """Where what is said to a reviewer, or by one, is kept until it is sent."""
    return key.year, f"{_REVIEW}{key.indicator} {key.quarter.label}"


def begun(subject: Subject) -> tuple[str, str, str]:
    """What was begun and is not done, in words, where one comes to it, and what can be done there."""
    year, name = subject
    if name.startswith(_ACCOUNT):
        what = f"Akun {name.removeprefix(_ACCOUNT) or 'baru'} belum disimpan"
        return what, "buka lagi dengan o di Keputusan", "simpan, atau Ctrl+T membuang"
    if name.startswith(_QUARTER):
        what = f"Alasan membuka {name.removeprefix(_QUARTER)} {year} belum dipakai"
        return what, "buka lagi dengan l di Keputusan", "pakai, atau kosongkan"
    if name.startswith(_REVIEW):
        what = f"Pesan reviu {name.removeprefix(_REVIEW)} {year} belum dikirim"
        return what, "buka lagi selnya dengan r, c atau a", "kirim, atau kosongkan"
    return f"Perbaikan {name} {year} belum ditetapkan", "buka lagi dengan p", "tetapkan, atau Ctrl+T membuang"


class Drafts:
    """All of one person at one database. `changed` is given the whole as text after every change; "" for nothing."""

    def __init__(self, changed: Callable[[str], object] = lambda _: None) -> None:
        self._changed = changed
        self._cells: dict[CellKey, Draft] = {}
        self._corrections: dict[Subject, dict[str, str]] = {}
        # What was typed into since the last save of a cell was handed over.
        self._since: dict[CellKey, set[Part]] = {}

    def __iter__(self) -> Iterator[tuple[CellKey, Draft]]:
        """The cells with something typed, in the order in which it began."""
        return iter(list(self._cells.items()))

    @property
    def corrections(self) -> list[Subject]:
        """The corrections begun."""
        return list(self._corrections)

    @property
    def state(self) -> str:
        """All of it as text, to see whether it has changed."""
        return _encode(self._cells, self._corrections) if self._cells or self._corrections else ""

    def get(self, key: CellKey) -> Draft | None:
        """What was typed into that cell."""
        return self._cells.get(key)

    def put(self, key: CellKey, draft: Draft) -> None:
        """Keep it; a draft of nothing is none."""
        self._put(key, draft)
        self._tell()

    def put_all(self, drafts: Mapping[CellKey, Draft]) -> None:
        """The same for several at once."""
        for key, draft in drafts.items():
            self._put(key, draft)
        self._tell()

    def handed_over(self, key: CellKey) -> None:
        """What is typed into that cell is on its way from now on; what is typed from now on is not part of it."""
        self._since[key] = set()

    def drop(self, key: CellKey) -> None:
        """Forget what was typed into that cell."""
        if self._cells.pop(key, None) is not None:
            self._tell()

    def stored(self, key: CellKey, saved: Draft, head: str | None) -> None:
        """Forget what was saved; what was typed since then stays, upon the head that the save has made.

        What was typed upon another head than was saved over stays upon its own.
        """
        now = self._cells.get(key)
        if now is not None:
            typed_since = self._since.get(key, set())
            left = {
                part: text for part, text in now.typed.items() if part in typed_since or saved.typed.get(part) != text
            }
            self.put(key, replace(now, typed=left, seen=head if now.seen == saved.seen else now.seen))

    def correction(self, subject: Subject) -> dict[str, str]:
        """What was typed into a correction, by the name of the field."""
        return self._corrections.get(subject, {})

    def put_correction(self, subject: Subject, typed: dict[str, str]) -> None:
        """Keep it; nothing typed is none begun."""
        if typed:
            self._corrections[subject] = typed
        else:
            self._corrections.pop(subject, None)
        self._tell()

    def message(self, key: CellKey, deed: str) -> str:
        """What was typed to go with a step of a cell's review."""
        return self.correction(review_subject(key)).get(str(deed), "")

    def put_message(self, key: CellKey, deed: str, text: str) -> None:
        """Keep it; "" for nothing."""
        kept = {**self.correction(review_subject(key)), str(deed): text}
        self.put_correction(review_subject(key), {name: said for name, said in kept.items() if said})

    def take_over(self, texts: list[str]) -> list[str]:
        """Take what ended programs left, each a text as `changed` was given it; those that could be taken.

        One that cannot be read is passed over, and so is one of which something differs from what is here already:
        that may be offered when it does not differ any more.
        """
        taken = [text for text in texts if self._take(text)]
        if taken:
            self._tell()
        return taken

    def _put(self, key: CellKey, draft: Draft) -> None:
        before = self._cells.get(key)
        typed = {part for part, text in draft.typed.items() if before is None or before.typed.get(part) != text}
        self._since.setdefault(key, set()).update(typed)
        if draft.typed:
            self._cells[key] = draft
        else:
            self._cells.pop(key, None)

    def _take(self, text: str) -> bool:
        try:
            cells, corrections = _decode(text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return False
        if any(key in self._cells and self._cells[key].typed != draft.typed for key, draft in cells.items()) or any(
            self._corrections.get(subject, typed) != typed for subject, typed in corrections.items()
        ):
            return False
        self._cells |= cells
        self._corrections |= corrections
        return True

    def _tell(self) -> None:
        self._changed(self.state)


def unlike(draft: Draft, form: CellForm) -> Draft:
    """What of a draft differs from the cell: a program may end after it has saved, and before it has forgotten."""
    stored = typed_content(form.content)
    for part, text in draft.typed.items():
        if text == stored[part] or (part is Part.VALUE and _reads_as(text, form)):
            draft = draft.without(part)
    return draft


def _reads_as(text: str, form: CellForm) -> bool:
    """Whether the text is another way to write the value of the cell."""
    typed, reason = split_reason(text)
    try:
        return (read_value(typed, form.indicator.unit), reason) == (form.content.reading, form.content.reason)
    except IkkError:
        return False


def _encode(cells: Mapping[CellKey, Draft], corrections: Mapping[Subject, dict[str, str]]) -> str:
    found = {
        "format": FORMAT,
        "cells": [
            {
                "cell": [key.year, key.indicator, int(key.quarter), key.office],
                "seen": draft.seen,
                "typed": dict(draft.typed),
                "why": draft.why,
                "at": format_instant(draft.at),
            }
            for key, draft in cells.items()
        ],
        "corrections": [[*subject, typed] for subject, typed in corrections.items()],
    }
    return json.dumps(found, ensure_ascii=False)


def _decode(text: str) -> tuple[dict[CellKey, Draft], dict[Subject, dict[str, str]]]:
    """Raises ValueError, KeyError, TypeError or AttributeError for what was not written by `_encode`."""
    found = json.loads(text)
    if found["format"] != FORMAT:
        raise ValueError("drafts of another version")
    cells = {}
    for one in found["cells"]:
        year, code, quarter, office = one["cell"]
        typed = {Part(part): str(words) for part, words in one["typed"].items()}
        cells[CellKey(year, code, Quarter(quarter), office)] = Draft(
            one["seen"], typed, one["why"], read_instant(one["at"])
        )
    return cells, {(year, subject): dict(typed) for year, subject, typed in found["corrections"]}
