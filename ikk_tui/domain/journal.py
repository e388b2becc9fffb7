"""The journal: what was decided about a file besides its values, one chain of entries that are only appended.

An account, the closing or reopening of a quarter, a requirement: each entry holds all of it as it is from then on.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from ikk_tui.domain.cells import format_instant
from ikk_tui.domain.people import People, Person, Role
from ikk_tui.domain.texts import visible

CANONICAL_FORMAT = 1

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
Shape = Mapping[str, Any]


class Kind(StrEnum):
    """What an entry is about."""

    ACCOUNT = "account"
    LOCK = "lock"
    POLICY = "policy"

    @property
    def label(self) -> str:
        """The Indonesian word."""
        return {"account": "akun", "lock": "kunci", "policy": "ketentuan"}[self]


@dataclass(frozen=True, slots=True)
class Entry:
    """`subject` names what it is about: a login, `2024 KANWIL 3`, a year. `content` is JSON with sorted keys.

    `parent` is the id of the entry before it in the file, "" for the first; `at` is UTC.
    """

    kind: Kind
    subject: str
    content: str
    author: str
    device: str
    at: datetime
    parent: str
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", hashlib.sha256(canonical(self).encode()).hexdigest())

    @property
    def shape(self) -> Shape:
        """The content, read. Raises ValueError for what is no JSON object, or holds what no text may."""
        found = json.loads(self.content)
        if not isinstance(found, dict):
            raise ValueError("the content of an entry is an object")
        # JSON writes control characters as letters, so the file's own checks do not see them.
        texts = "".join(_texts(found)).replace("\n", "")
        if visible(texts) != texts:
            raise ValueError("the content of an entry holds a control character")
        return found


def canonical(one: Entry) -> str:
    """The text whose SHA-256 is the entry's id: JSON, keys sorted, no spaces, UTF-8."""
    return _encode(
        {
            "format": CANONICAL_FORMAT,
            "kind": one.kind,
            "subject": one.subject,
            "content": one.content,
            "author": one.author,
            "device": one.device,
            "at": format_instant(one.at),
            "parent": one.parent,
        }
    )


def packed(shape: Shape) -> str:
    """A content as it is stored."""
    return _encode(shape)


def _texts(held: object) -> Iterator[str]:
    """Every text in a piece of JSON."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        yield from held
        held = list(held.values())
    if isinstance(held, list):
        for one in held:
            yield from _texts(one)


def account_shape(one: Person) -> Shape:
    """A person as an entry holds them."""
    roles = [str(role) for role in Role if role in one.roles]
    return {"name": one.name, "roles": roles, "division": one.division, "active": one.active}


def to_person(entry: Entry) -> Person:
    """The person an entry is about. Raises ValueError or KeyError for what is none."""
    held = entry.shape
    roles = frozenset(Role(one) for one in held["roles"])
    return Person(entry.subject, str(held["name"]), roles, str(held["division"]), bool(held["active"]))


def people_of(entries: Iterable[Entry]) -> People:
    """Everybody as the newest entry about them says. Raises ValueError or KeyError."""
    known = {one.subject: to_person(one) for one in entries if one.kind is Kind.ACCOUNT}
    return People(tuple(known.values()))


def active_since(before: Iterable[Entry], later: Iterable[Entry]) -> frozenset[str]:
    """The logins that were active at a moment, or at any time later, by the entries before it and those after it.

    Raises ValueError or KeyError.
    """
    then = people_of(before).active
    return frozenset({*(one.login for one in then), *(one.login for each in later for one in people_of([each]).active)})


def evidence_required(entries: Iterable[Entry], year: int) -> bool:
    """Whether a submission of that year needs evidence. Raises ValueError or KeyError."""
    said = [one for one in entries if one.kind is Kind.POLICY and one.subject == str(year)]
    return bool(said and said[-1].shape["evidence"])
