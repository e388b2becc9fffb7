import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import (
    CellKey,
    Content,
    Deed,
    Evidence,
    Revision,
    Status,
    canonical,
    format_instant,
    format_moment,
    plain,
    read_instant,
    with_reading,
)
from ikk_tui.domain.numbers import BLANK, CellState, Reading
from ikk_tui.domain.quarters import Quarter

from .samples import NIL, NOT_APPLICABLE, filled, four_decimals

AT = datetime(2024, 10, 2, 3, 4, 5, 6, tzinfo=UTC)
FILE = Evidence("file", "laporan-asesmen-tw3.pdf", 214_000, "ab" * 32)
CONTENT = Content(
    reading=filled("3.3"),
    status=Status.DRAFT,
    reason="tidak ada",
    analysis="Dari 100 narapidana ...",
    obstacles="Asesmen tertunda.",
    follow_up="Jadwal ulang.",
    evidence=(FILE,),
    remark="catatan",
)
REVISION = Revision(
    key=CellKey(2024, "2.4.5", Quarter.III),
    content=CONTENT,
    deed=Deed.RECORD,
    author="siti",
    device="laptop-1",
    at=AT,
    parents=("b" * 64, "a" * 64),
)

# One changed copy for every field of a revision, its key, its content, its reading and its evidence.
KEYS = {
    "year": replace(REVISION.key, year=2025),
    "indicator": replace(REVISION.key, indicator="2.4.6"),
    "quarter": replace(REVISION.key, quarter=Quarter.IV),
    "office": replace(REVISION.key, office="LAPAS-PTK"),
}
CONTENTS = {
    "reading": replace(CONTENT, reading=filled("3.4")),
    "status": replace(CONTENT, status=Status.SUBMITTED),
    "reason": replace(CONTENT, reason="lain"),
    "analysis": replace(CONTENT, analysis="Dari 101 narapidana ..."),
    "obstacles": replace(CONTENT, obstacles=""),
    "follow_up": replace(CONTENT, follow_up="Jadwal ulang. "),
    "evidence": replace(CONTENT, evidence=()),
    "remark": replace(CONTENT, remark="Catatan"),
}
REVISIONS = {
    "key": replace(REVISION, key=KEYS["year"]),
    "content": replace(REVISION, content=CONTENTS["status"]),
    "deed": replace(REVISION, deed=Deed.UNDO),
    "author": replace(REVISION, author="budi"),
    "device": replace(REVISION, device="laptop-2"),
    "at": replace(REVISION, at=AT + timedelta(microseconds=1)),
    "parents": replace(REVISION, parents=("b" * 64,)),
}
EVIDENCE = {
    "kind": replace(FILE, kind="document"),
    "reference": replace(FILE, reference="laporan-asesmen-tw4.pdf"),
    "size": replace(FILE, size=None),
    "sha256": replace(FILE, sha256="ac" * 32),
}
FRACTION = Reading(CellState.FILLED, Decimal(75), Decimal(45), Decimal(60))
READINGS = {
    "state": (NIL, NOT_APPLICABLE),
    "value": (filled("17"), filled("17.0001")),
    "numerator": (FRACTION, replace(FRACTION, numerator=Decimal(46))),
    "denominator": (FRACTION, replace(FRACTION, denominator=Decimal(61))),
}


def with_content(content: Content) -> Revision:
    return replace(REVISION, content=content)


def read_as(reading: Reading) -> Revision:
    return with_content(replace(CONTENT, reading=reading))


def test_the_id_of_a_revision_is_the_sha256_of_its_canonical_text() -> None:
    assert REVISION.id == hashlib.sha256(canonical(REVISION).encode("utf-8")).hexdigest()


def test_the_canonical_text_is_the_same_in_every_version_of_the_program() -> None:
    assert canonical(replace(REVISION, content=Content(reading=FRACTION, analysis="“é”"))) == (
        '{"analysis":"“é”","at":"2024-10-02T03:04:05.000006Z","author":"siti","deed":"record","denominator":"60",'
        '"device":"laptop-1","evidence":[],"follow_up":"","format":1,"indicator":"2.4.5","numerator":"45",'
        '"obstacles":"","office":"KANWIL","parents":["' + "a" * 64 + '","' + "b" * 64 + '"],"quarter":3,"reason":"",'
        '"remark":"","state":"filled","status":"draft","value":null,"year":2024}'
    )


# Letters that JSON escapes, or that stand near one it does.
NASTY = st.text(
    st.one_of(
        st.sampled_from('\\"/\x00\b\t\n\f\r\x1f\x7f\x80\u2028\U0001f600'), st.characters(exclude_categories=["Cs"])
    )
)


@given(st.lists(NASTY, min_size=10, max_size=10), st.lists(st.builds(Evidence, NASTY, NASTY), max_size=2))
def test_the_canonical_text_is_what_a_json_encoder_writes(texts: list[str], evidence: list[Evidence]) -> None:
    indicator, office, reason, analysis, obstacles, follow_up, remark, author, device, parent = texts
    content = Content(NIL, Status.RETURNED, reason, analysis, obstacles, follow_up, tuple(evidence), remark)
    key = CellKey(2024, indicator, Quarter.II, office)
    shape = {
        **{"format": 1, "year": 2024, "indicator": indicator, "quarter": 2, "office": office, "state": "nil"},
        **{"value": None, "numerator": None, "denominator": None, "status": "returned", "reason": reason},
        **{"analysis": analysis, "obstacles": obstacles, "follow_up": follow_up, "remark": remark, "deed": "undo"},
        **{"author": author, "device": device, "at": "2024-10-02T03:04:05.000006Z", "parents": sorted(["b", parent])},
        "evidence": [[one.kind, one.reference, None, None] for one in evidence],
    }
    written = json.dumps(shape, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical(Revision(key, content, Deed.UNDO, author, device, AT, ("b", parent))) == written


def test_the_canonical_text_is_json_with_numbers_as_strings() -> None:
    read = json.loads(canonical(REVISION))
    assert (read["value"], read["quarter"], read["at"]) == ("3.3", 3, "2024-10-02T03:04:05.000006Z")


@pytest.mark.parametrize("field", [one.name for one in fields(Revision) if one.init])
def test_any_changed_field_of_a_revision_changes_its_id(field: str) -> None:
    assert REVISIONS[field].id != REVISION.id


@pytest.mark.parametrize("field", [one.name for one in fields(CellKey)])
def test_any_changed_field_of_the_key_changes_the_id(field: str) -> None:
    assert replace(REVISION, key=KEYS[field]).id != REVISION.id


@pytest.mark.parametrize("field", [one.name for one in fields(Content)])
def test_any_changed_field_of_the_content_changes_the_id(field: str) -> None:
    assert with_content(CONTENTS[field]).id != REVISION.id


@pytest.mark.parametrize("field", [one.name for one in fields(Reading)])
def test_any_changed_field_of_the_reading_changes_the_id(field: str) -> None:
    one, other = READINGS[field]
    assert read_as(one).id != read_as(other).id


@pytest.mark.parametrize("field", [one.name for one in fields(Evidence)])
def test_any_changed_field_of_the_evidence_changes_the_id(field: str) -> None:
    assert with_content(replace(CONTENT, evidence=(EVIDENCE[field],))).id != REVISION.id


def test_a_typed_fraction_is_not_the_same_as_its_percentage() -> None:
    assert read_as(FRACTION).id != read_as(filled("75")).id


def test_text_that_moves_to_another_field_changes_the_id() -> None:
    moved = replace(CONTENT, analysis=CONTENT.obstacles, obstacles=CONTENT.analysis)
    assert with_content(moved).id != REVISION.id


@pytest.mark.parametrize("written", ["3.3", "3.30", "3.3000", "33E-1"])
def test_trailing_zeros_do_not_change_the_id(written: str) -> None:
    assert read_as(filled(written)).id == REVISION.id


def test_neither_the_order_of_parents_nor_the_time_zone_changes_the_id() -> None:
    assert replace(REVISION, parents=REVISION.parents[::-1]).id == REVISION.id
    pontianak = AT.astimezone(timezone(timedelta(hours=7)))
    assert replace(REVISION, at=pontianak).id == REVISION.id


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("3.30", "3.3"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0.0001", "0.0001"),
        ("-5.50", "-5.5"),
    ],
)
def test_a_number_for_machines_is_plain(number: str, written: str) -> None:
    assert plain(Decimal(number)) == written


def test_no_number_stays_none_and_does_not_become_zero() -> None:
    assert plain(None) is None


@given(four_decimals("-999999999999.9999", "999999999999.9999"))
def test_a_plain_number_is_the_same_number_without_needless_signs(number: Decimal) -> None:
    written = plain(number)
    assert written is not None
    assert Decimal(written) == number
    assert "E" not in written
    assert "." not in written or not written.endswith("0")


@given(st.datetimes(datetime(1970, 1, 1), datetime(9999, 1, 1), timezones=st.timezones()))
def test_an_instant_is_read_back_as_it_was_written(at: datetime) -> None:
    assert read_instant(format_instant(at)) == at.astimezone(UTC)


def test_instants_sort_as_text() -> None:
    later = [AT, AT + timedelta(microseconds=1), AT + timedelta(seconds=1), AT + timedelta(days=99)]
    written = [format_instant(at) for at in later]
    assert written == sorted(written)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-10-02",
        "2024-10-02T03:04:05.000006",
        "2024-13-02T03:04:05.000006Z",
        "2024-10-02T03:04:05.000006+00:00",
        "2024-10-02 03:04:05.000006Z",
        "20241002T030405.000006Z",
        "2024-10-02T03:04:05.000006Z\n",
    ],
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a moment as it is stored here|month must be in 1\.\.12"):
        read_instant(text)


def test_a_new_value_makes_a_draft_that_keeps_the_texts_and_evidence() -> None:
    changed = with_reading(replace(CONTENT, status=Status.APPROVED), filled("4"), "tidak perlu")
    assert changed == replace(CONTENT, reading=filled("4"), status=Status.DRAFT, reason="")


@pytest.mark.parametrize(("reading", "reason"), [(NOT_APPLICABLE, "alasan"), (NIL, ""), (BLANK, ""), (filled("1"), "")])
def test_a_reason_belongs_to_not_applicable_alone(reading: Reading, reason: str) -> None:
    assert with_reading(CONTENT, reading, "alasan").reason == reason


def test_without_a_reason_there_is_none() -> None:
    assert with_reading(CONTENT, NOT_APPLICABLE).reason == ""


@pytest.fixture
def in_pontianak(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands where the clock is seven hours ahead of UTC."""
    if not hasattr(time, "tzset"):
        pytest.skip("here a process cannot be given a time zone")
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "WIB-7")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_pontianak")
def test_a_time_is_stored_in_utc_and_told_by_the_clock_on_the_wall() -> None:
    assert format_instant(AT) == "2024-10-02T03:04:05.000006Z"
    assert format_moment(AT) == "02-10-2024 10:04:05"


def test_a_time_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match=r"^a moment needs its zone$"):
        format_instant(datetime(2024, 10, 2))
