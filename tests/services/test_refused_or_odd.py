"""What cannot be is refused and not written; what is merely odd is written and said to be odd."""

import pytest

from ikk_tui.domain.quarters import Quarter
from ikk_tui.errors import Refused, UnknownCode, UnreadableValue
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record, undo
from ikk_tui.store.database import Database

from .cells import CODE, III, untouched, values


@pytest.mark.parametrize(
    ("code", "text", "refusal"),
    [
        (CODE, "87.5", UnreadableValue),
        (CODE, "tujuh belas", UnreadableValue),
        (CODE, "17,00001", UnreadableValue),
        (CODE, "17 Orang", UnreadableValue),
        (CODE, "1/0", UnreadableValue),
        (CODE, "- \x1b[2J alasan", Refused),
        ("6.2.1", "2,5", UnreadableValue),
        ("6.2.1", "-2", UnreadableValue),
        ("3.1.1", "-0,1", UnreadableValue),
        ("6.2.1", "1/2", UnreadableValue),
        ("2.4", "17", UnknownCode),
        ("2.4.9", "17", UnknownCode),
        ("", "17", UnknownCode),
    ],
)
def test_what_is_refused_is_not_written(
    db: Database, siti: Author, code: str, text: str, refusal: type[Refused]
) -> None:
    with pytest.raises(refusal):
        record(db, code, text, III, siti)
    assert untouched(db)


def test_a_year_without_a_decree_is_refused(db: Database, siti: Author) -> None:
    with pytest.raises(Refused, match="2031"):
        record(db, CODE, "17", III, siti, year=2031)
    with pytest.raises(Refused, match="2031"):
        undo(db, CODE, III, siti, year=2031)
    assert untouched(db)


def test_an_odd_value_is_written_and_said_to_be_odd(db: Database, siti: Author) -> None:
    assert record(db, CODE, "101", III, siti).oddities == ("persentase di atas 100",)
    assert values(db) == [101]


def test_a_value_worse_than_the_last_quarter_is_said_to_be_odd(db: Database, siti: Author) -> None:
    record(db, CODE, "17", Quarter.II, siti)
    (odd,) = record(db, CODE, "15", III, siti).oddities
    assert "17 %" in odd
    assert values(db) == [15]
