"""What is new in a text is shown word by word, and nothing of either text is lost or made up."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.forms import TEXT_LIMIT
from ikk_tui.domain.word_diff import Stretch, word_diff

WORDS = st.lists(st.sampled_from(["dan", "yang", "lapas", " ", "\n", "  ", "90", "%"]), max_size=40).map(" ".join)
LISTS = st.lists(st.sampled_from(["dan", "yang", "lapas"]), max_size=9)
TEXTS = st.one_of(WORDS, st.text(max_size=60))
SECOND = 1.0


def without(stretches: tuple[Stretch, ...], sign: str) -> str:
    return "".join(one.text for one in stretches if one.sign != sign)


def signs(before: str, now: str) -> list[tuple[str, str]]:
    return [(one.sign, one.text) for one in word_diff(before, now)]


@given(TEXTS, TEXTS)
def test_the_stretches_rebuild_both_texts(before: str, now: str) -> None:
    found = word_diff(before, now)
    assert without(found, "-") == now
    assert without(found, "+") == before
    assert all(one.text for one in found)
    assert all(one.sign != other.sign for one, other in pairwise(found))


@given(TEXTS)
def test_of_an_unchanged_text_nothing_is_new(text: str) -> None:
    assert signs(text, text) == ([(" ", text)] if text else [])


@given(LISTS, LISTS, LISTS.filter(bool))
def test_what_both_begin_and_end_with_stays(start: list[str], middle: list[str], end: list[str]) -> None:
    found = word_diff(" ".join([*start, *end]), " ".join([*start, *middle, *end]))
    assert sum(len(one.text.split()) for one in found if one.sign == " ") == len(start) + len(end)


def test_one_changed_word_is_told_alone() -> None:
    before, now = "Dari 100 narapidana, 15 dinilai berubah.", "Dari 100 narapidana, 17 dinilai berubah."
    assert signs(before, now) == [
        (" ", "Dari 100 narapidana, "),
        ("-", "15 "),
        ("+", "17 "),
        (" ", "dinilai berubah."),
    ]


def test_a_text_that_was_written_or_emptied_is_wholly_new_or_gone() -> None:
    assert signs("", "baru sekali") == [("+", "baru sekali")]
    assert signs("lama sekali", "") == [("-", "lama sekali")]


def test_words_in_the_middle_are_compared_too() -> None:
    found = signs("awal satu dua tiga empat", "mula satu dua TIGA empat lima")
    assert [(sign, text) for sign, text in found if sign == " "] == [(" ", "satu dua ")]


def test_lines_and_blanks_stay_as_they_were() -> None:
    assert signs("a\n\nb", "a\n\nb  c") == [(" ", "a\n\n"), ("-", "b"), ("+", "b  c")]


def filled_up(*words: str) -> str:
    """The words over and over, as long as a text may be."""
    line = " ".join(words)
    return (f"{line} " * TEXT_LIMIT)[:TEXT_LIMIT].rstrip()


NUMBERS = [f"{at:x}" for at in range(400)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (filled_up("a"), filled_up("a", "b")),
        (filled_up("a", "b"), filled_up("b", "a", "a")),
        ("x " + filled_up("a"), filled_up(*"a" * 10, "b") + " y"),
        (filled_up(*"abcdefghij"), filled_up(*"bdfhjacegi")),
        (filled_up(*NUMBERS), filled_up(*NUMBERS[::-1])),
        ("x" * TEXT_LIMIT, "y " * (TEXT_LIMIT // 2)),
    ],
)
def test_no_text_of_a_cell_keeps_a_reviewer_waiting(before: str, now: str) -> None:
    begun = time.process_time()
    found = word_diff(before, now)
    assert time.process_time() - begun < SECOND
    assert without(found, "-") == now
    assert without(found, "+") == before
