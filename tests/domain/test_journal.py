"""An entry of the journal is one link of a chain, and what a file knows follows from all of them."""

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.journal import (
    Entry,
    Kind,
    account_shape,
    active_since,
    canonical,
    evidence_required,
    packed,
    people_of,
    to_person,
)
from ikk_tui.domain.people import Person, Role
from ikk_tui.domain.texts import visible

AT = datetime(2024, 10, 2, 3, 4, 5, 6, tzinfo=UTC)
ENTRY = Entry(Kind.ACCOUNT, "siti", '{"active":true}', "adi", "laptop-1", AT, "")
CHANGED: dict[str, Any] = {
    "kind": Kind.POLICY,
    "subject": "budi",
    "content": '{"active":false}',
    "author": "budi",
    "device": "laptop-2",
    "at": AT + timedelta(microseconds=1),
    "parent": "a" * 64,
}

people = st.builds(
    Person,
    login=st.sampled_from(["siti", "budi", "Siti Aminah", "adi"]),
    name=st.text().map(visible).map(str.strip),
    roles=st.frozensets(st.sampled_from(Role)),
    division=st.sampled_from(["", "Pemasyarakatan", 'Divisi "A" \\ x']),
    active=st.booleans(),
)


def entry(kind: Kind, subject: str, content: str) -> Entry:
    return Entry(kind, subject, content, "adi", "laptop-1", AT, "")


def account(one: Person) -> Entry:
    return entry(Kind.ACCOUNT, one.login, packed(account_shape(one)))


def policy(year: int, wanted: bool) -> Entry:
    return entry(Kind.POLICY, str(year), packed({"evidence": wanted}))


def test_the_id_of_an_entry_is_the_sha256_of_its_canonical_text() -> None:
    assert ENTRY.id == hashlib.sha256(canonical(ENTRY).encode()).hexdigest()


def test_the_canonical_text_is_the_same_in_every_version_of_the_program() -> None:
    one = replace(ENTRY, content=packed(account_shape(Person("siti", "“é”", frozenset({Role.VIEWER, Role.OPERATOR})))))
    assert canonical(one) == (
        '{"at":"2024-10-02T03:04:05.000006Z","author":"adi","content":'
        '"{\\"active\\":true,\\"division\\":\\"\\",\\"name\\":\\"“é”\\",\\"roles\\":[\\"operator\\",\\"viewer\\"]}",'
        '"device":"laptop-1","format":1,"kind":"account","parent":"","subject":"siti"}'
    )


@pytest.mark.parametrize("field", [one.name for one in fields(Entry) if one.init])
def test_any_changed_field_of_an_entry_changes_its_id(field: str) -> None:
    assert replace(ENTRY, **{field: CHANGED[field]}).id != ENTRY.id


def test_the_time_zone_does_not_change_the_id() -> None:
    assert replace(ENTRY, at=AT.astimezone(timezone(timedelta(hours=7)))).id == ENTRY.id


@given(people)
def test_a_person_is_read_back_as_they_were_written(one: Person) -> None:
    assert to_person(account(one)) == one


@given(st.lists(people))
def test_everybody_is_as_the_newest_entry_says_in_the_order_in_which_they_came(told: list[Person]) -> None:
    known = people_of([account(one) for one in told]).known
    assert {one.login: one for one in known} == {one.login: one for one in told}
    assert [one.login for one in known] == list(dict.fromkeys(one.login for one in told))


def test_entries_of_other_kinds_are_about_nobody() -> None:
    assert people_of([policy(2024, True), entry(Kind.LOCK, "siti", '{"closed":false}')]).known == ()


def test_who_was_active_at_a_moment_or_later_counts_however_short() -> None:
    adi, siti, budi = (Person(login, login, frozenset()) for login in ("adi", "siti", "budi"))
    gone = [account(replace(one, active=False)) for one in (adi, siti, budi)]
    assert active_since([], []) == frozenset()
    assert active_since([account(adi), account(siti), gone[1]], []) == {"adi"}
    assert active_since([account(adi), account(siti)], [gone[1]]) == {"adi", "siti"}
    assert active_since([account(adi), gone[1]], [account(siti), gone[1], gone[2]]) == {"adi", "siti"}
    assert active_since([account(adi), policy(2024, True)], [policy(2024, False)]) == {"adi"}


def test_what_a_year_requires_is_what_was_said_of_it_last() -> None:
    said = [policy(2024, True), policy(2025, True), policy(2025, False)]
    assert evidence_required(said, 2024)
    assert not evidence_required(said, 2025)
    assert not evidence_required(said, 2026)
    assert not evidence_required([account(Person("2024", "x", frozenset()))], 2024)


@pytest.mark.parametrize("content", ["", "[]", '"x"', "{", "1", '{"roles":[]'])
def test_a_content_that_is_no_object_is_not_read(content: str) -> None:
    with pytest.raises(ValueError, match=r"object|Expecting|delimiter"):
        _ = entry(Kind.ACCOUNT, "siti", content).shape


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\t", "\r", "\x7f", "\x9b", "\u202e", "\u2028"])
@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize(
    "held", [{"name": "a{}"}, {"a{}": 1}, {"scores": {"KANWIL": "9{}"}}, {"roles": ["operator", "{}"]}]
)
def test_a_control_character_is_not_read_however_json_spells_it(
    held: dict[str, object], escaped: bool, sign: str
) -> None:
    content = json.dumps(json.loads(json.dumps(held).replace("{}", json.dumps(sign)[1:-1])), ensure_ascii=escaped)
    with pytest.raises(ValueError, match="control character"):
        _ = entry(Kind.LOCK, "2024 KANWIL 1", content).shape


def test_a_reason_of_several_lines_is_read() -> None:
    assert entry(Kind.LOCK, "2024 KANWIL 1", packed({"reason": "satu\ndua"})).shape == {"reason": "satu\ndua"}


@pytest.mark.parametrize(
    "content",
    ["{}", '{"name":"x","roles":["bos"],"division":"","active":true}', '{"name":"x","roles":3,"division":""}'],
)
def test_an_account_that_makes_no_sense_is_not_read(content: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        to_person(entry(Kind.ACCOUNT, "siti", content))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_own_word(kind: Kind) -> None:
    assert kind.label not in [other.label for other in Kind if other is not kind]
