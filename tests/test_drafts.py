"""What is typed and not stored is kept by cell and part, and nobody's typing takes the place of another's."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import CellKey
from ikk_tui.domain.forms import Part
from ikk_tui.domain.quarters import Quarter
from ikk_tui.drafts import Draft, Drafts, Subject

AT = datetime(2024, 10, 2, 3, 4, 5, 6, tzinfo=UTC)
KEY = CellKey(2024, "2.4.5", Quarter.III)
OTHER = CellKey(2024, "2.4.4", Quarter.III, "LAPAS")
TARGET: Subject = (2024, "2.4.5")


HEAD = "b" * 64


class Told:
    """Drafts, and what they told to be kept."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.drafts = Drafts(self.texts.append)

    @property
    def newest(self) -> str:
        return self.texts[-1]


@pytest.fixture
def told() -> Told:
    return Told()


def left(*cells: tuple[CellKey, Draft], corrections: dict[Subject, dict[str, str]] | None = None) -> str:
    """What a program with these drafts leaves when it is killed."""
    ended = Told()
    for key, draft in cells:
        ended.drafts.put(key, draft)
    for subject, typed in (corrections or {}).items():
        ended.drafts.put_correction(subject, typed)
    return ended.newest


def typing(text: str, part: Part = Part.VALUE, seen: str | None = None) -> Draft:
    return Draft(seen, {part: text}, at=AT)


def test_what_is_typed_is_kept_part_by_part(told: Told) -> None:
    draft = Draft("a" * 64, {}).having(Part.ANALYSIS, "a").having(Part.VALUE, "17").having(Part.ANALYSIS, "ab")
    told.drafts.put(KEY, draft)
    assert told.drafts.get(KEY) == draft
    assert (draft.value, draft.texts, draft.seen) == ("17", (Part.ANALYSIS,), "a" * 64)
    assert draft.having(Part.EVIDENCE, "").texts == (Part.ANALYSIS, Part.EVIDENCE)
    assert draft.without(Part.VALUE).value is None
    assert draft.without(Part.OBSTACLES) == draft
    assert told.drafts.get(OTHER) is None


def test_cells_are_listed_in_the_order_in_which_typing_began(told: Told) -> None:
    for key, text in [(OTHER, "1"), (KEY, "2"), (OTHER, "3")]:
        told.drafts.put(key, typing(text))
    assert [(key, draft.value) for key, draft in told.drafts] == [(OTHER, "3"), (KEY, "2")]
    for key, _ in told.drafts:
        told.drafts.drop(key)
    assert list(told.drafts) == []


def test_an_empty_text_is_typed_and_no_text_is_not(told: Told) -> None:
    told.drafts.put(KEY, typing(""))
    assert told.drafts.get(KEY) == typing("")
    told.drafts.put(KEY, Draft(None, {}))
    assert told.drafts.get(KEY) is None
    assert told.newest == ""


def test_every_change_is_told_and_the_last_one_leaves_nothing(told: Told) -> None:
    told.drafts.put(KEY, typing("17"))
    told.drafts.put_correction(TARGET, {"target": "20"})
    told.drafts.drop(KEY)
    assert all(told.texts)
    told.drafts.put_correction(TARGET, {})
    assert told.newest == ""
    assert len(set(told.texts)) == len(told.texts) == 4
    told.drafts.drop(KEY)
    assert len(told.texts) == 4


def test_what_was_stored_is_forgotten(told: Told) -> None:
    draft = typing("17").having(Part.ANALYSIS, "a")
    told.drafts.put(KEY, draft)
    told.drafts.put(OTHER, typing("5"))
    for key in (KEY, OTHER):
        told.drafts.handed_over(key)
    told.drafts.stored(KEY, draft, HEAD)
    assert told.drafts.get(KEY) is None
    assert told.drafts.get(OTHER) == typing("5")
    told.drafts.stored(KEY, draft, HEAD)
    told.drafts.stored(OTHER, typing("5"), HEAD)
    assert told.newest == ""


def test_what_was_typed_while_it_was_stored_stays(told: Told) -> None:
    saved = Draft("a" * 64, {Part.VALUE: "17", Part.ANALYSIS: "a"}, "belum tersimpan")
    now = saved.having(Part.ANALYSIS, "ab").having(Part.OBSTACLES, "k")
    told.drafts.put(KEY, saved)
    told.drafts.handed_over(KEY)
    told.drafts.put(KEY, now)
    told.drafts.stored(KEY, saved, HEAD)
    assert told.drafts.get(KEY) == replace(now, typed={Part.ANALYSIS: "ab", Part.OBSTACLES: "k"}, seen=HEAD)


def test_what_was_typed_again_just_so_while_it_was_stored_stays(told: Told) -> None:
    first, second = typing("17"), typing("17").having(Part.VALUE, "18")
    told.drafts.put(KEY, first)
    told.drafts.handed_over(KEY)
    told.drafts.put(KEY, second)
    told.drafts.handed_over(KEY)
    told.drafts.put(KEY, second.having(Part.VALUE, "17"))
    told.drafts.stored(KEY, first, HEAD)
    told.drafts.stored(KEY, second, HEAD)
    found = told.drafts.get(KEY)
    assert found is not None
    assert found.value == "17"


def test_corrections_are_kept_by_year_and_subject(told: Told) -> None:
    told.drafts.put_correction(TARGET, {"target": "20"})
    told.drafts.put_correction((2025, "rules"), {"cap": "", "basis": "W.16-1"})
    assert told.drafts.corrections == [TARGET, (2025, "rules")]
    assert told.drafts.correction((2025, "rules")) == {"cap": "", "basis": "W.16-1"}
    assert told.drafts.correction((2024, "rules")) == {}


def test_what_an_ended_program_left_is_taken_over(told: Told) -> None:
    mine = typing("90")
    told.drafts.put(OTHER, mine)
    draft = Draft("a" * 64, {Part.VALUE: "17", Part.EVIDENCE: "/srv/x.pdf\n12/A"}, "kata\nini", AT)
    text = left((KEY, draft), corrections={TARGET: {"target": "20"}})
    assert told.drafts.take_over([text]) == [text]
    assert list(told.drafts) == [(OTHER, mine), (KEY, draft)]
    assert told.drafts.correction(TARGET) == {"target": "20"}
    again = Told()
    assert again.drafts.take_over([told.newest]) == [told.newest]
    assert list(again.drafts) == list(told.drafts)


def test_nothing_left_changes_nothing(told: Told) -> None:
    assert told.drafts.take_over([]) == []
    assert told.texts == []


def test_what_several_programs_left_is_taken_over_together(told: Told) -> None:
    texts = [left((KEY, typing("17"))), left((OTHER, typing("5"))), left((KEY, typing("17", seen="b" * 64)))]
    assert told.drafts.take_over(texts) == texts
    assert {key for key, _ in told.drafts} == {KEY, OTHER}
    assert len(told.texts) == 1


@pytest.mark.parametrize(
    "text",
    [
        left((OTHER, typing("5")), (KEY, typing("18"))),
        left((KEY, typing("17").having(Part.ANALYSIS, "a"))),
        left((KEY, typing("17", Part.ANALYSIS))),
        left((OTHER, typing("5")), corrections={TARGET: {"target": "21"}}),
    ],
)
def test_what_differs_from_what_is_typed_here_is_left_whole(told: Told, text: str) -> None:
    told.drafts.put(KEY, typing("17"))
    told.drafts.put_correction(TARGET, {"target": "20"})
    count = len(told.texts)
    assert told.drafts.take_over([text]) == []
    assert (list(told.drafts), told.drafts.corrections) == ([(KEY, typing("17"))], [TARGET])
    assert len(told.texts) == count
    told.drafts.drop(KEY)
    told.drafts.put_correction(TARGET, {})
    assert told.drafts.take_over([text]) == [text]


def test_of_two_that_differ_the_one_left_first_is_taken(told: Told) -> None:
    texts = [left((KEY, typing("17"))), left((KEY, typing("18")))]
    assert told.drafts.take_over(texts) == texts[:1]
    assert told.drafts.get(KEY) == typing("17")


WHOLE = json.loads(left((KEY, typing("17"))))
CELL = WHOLE["cells"][0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "17",
        '"teks"',
        "{}",
        "[" * 100_000,
        json.dumps({**WHOLE, "format": 2}),
        json.dumps({**WHOLE, "cells": None}),
        json.dumps({**WHOLE, "cells": [17]}),
        json.dumps({**WHOLE, "corrections": [[2024, "x"]]}),
        json.dumps({**WHOLE, "corrections": [[2024, [], {}]]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "cell": [2024, "2.4.5", 5, "KANWIL"]}]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "cell": [2024, "2.4.5"]}]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "cell": [2024, {}, 3, "KANWIL"]}]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "typed": {"lain": "17"}}]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "typed": ["value"]}]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "at": "kemarin"}]}),
        json.dumps({**WHOLE, "cells": [{**CELL, "at": None}]}),
        json.dumps({**WHOLE, "cells": [{name: CELL[name] for name in CELL if name != "why"}]}),
    ],
    ids=lambda text: text[:20],
)
def test_what_cannot_be_read_is_passed_over(told: Told, text: str) -> None:
    good = left((OTHER, typing("5")))
    assert told.drafts.take_over([text, good, text]) == [good]
    assert list(told.drafts) == [(OTHER, typing("5"))]


ANY = st.text(st.characters() | st.characters(categories=["Cs", "Cc"]), max_size=30)
KEYS = st.builds(CellKey, st.integers(2000, 2999), ANY, st.sampled_from(Quarter), ANY)
DRAFTS = st.builds(
    Draft,
    st.none() | ANY,
    st.dictionaries(st.sampled_from(Part), ANY, min_size=1),
    ANY,
    st.datetimes(datetime(1970, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC)),
)


@given(
    st.dictionaries(KEYS, DRAFTS, min_size=1, max_size=4),
    st.dictionaries(
        st.tuples(st.integers(2000, 2999), ANY), st.dictionaries(ANY, ANY, min_size=1, max_size=4), max_size=3
    ),
)
def test_whatever_was_typed_is_taken_over_as_it_was(
    cells: dict[CellKey, Draft], corrections: dict[Subject, dict[str, str]]
) -> None:
    drafts = Drafts()
    text = left(*cells.items(), corrections=corrections)
    assert drafts.take_over([text]) == [text]
    assert dict(drafts) == cells
    assert {subject: drafts.correction(subject) for subject in drafts.corrections} == corrections
