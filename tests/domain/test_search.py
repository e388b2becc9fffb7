"""Finding indicators by words or code."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ikk_tui.domain.search import Finder, fold, matches, words_of
from tests.domain.samples import decree, indicator

LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["Cc"])
anything = st.text(max_size=60)
latin = st.text(LATIN, max_size=60)
CODES = ("1.1.1", "2.4.5", "2.4.6", "2.10.1", "12.1.1", "3.1.1")
SAMPLE = decree(*map(indicator, CODES))
FINDER = Finder(SAMPLE)
TEXTS = {
    one.code: "\n".join((one.name, one.unit, objective.name, program.label, program.name))
    for program in SAMPLE.programs
    for objective in program.objectives
    for one in objective.indicators
}
queries = st.lists(
    st.sampled_from(["indikator", "2.4", "24", "2.4.5", "245", "12", "1", "sasaran", "program", "%", "x", "INDI", "ó"])
    | st.text(max_size=4),
    max_size=4,
).map(" ".join)


@given(latin)
@example("Straße")
@example("ŉǰ")
def test_folding_ignores_case(text: str) -> None:
    # A dotless i and a kra have no partner of their own in the other case.
    assume(not set(text) & set("ıĸİ"))
    assert fold(text) == fold(text.upper()) == fold(text.lower())


@given(anything)
def test_folding_ignores_how_an_accent_is_written(text: str) -> None:
    assert fold(text) == fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text("aeioucnsyz", max_size=20), st.lists(st.sampled_from("\u0301\u0300\u0308\u0327\u0302"), max_size=5))
def test_folding_ignores_accents(text: str, accents: list[str]) -> None:
    for at, accent in enumerate(accents):
        accented = "".join(letter + (accent if place % 5 == at else "") for place, letter in enumerate(text))
        assert fold(accented) == fold(unicodedata.normalize("NFC", accented)) == text


@given(anything)
@example("№ ™ ℃")
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
@example("İstanbul ﬁ ﷽ ŉ")
def test_a_text_is_found_in_itself(text: str) -> None:
    found = matches(text, words_of(text))
    assert bool(found) == bool(words_of(text))


@given(queries)
def test_every_hit_holds_every_word_or_its_code_begins_so(query: str) -> None:
    words = words_of(query)
    found = FINDER.find(query)
    for code in CODES:
        holds = all(
            word in fold(TEXTS[code])
            or (word[:1].isdigit() and (code.startswith(word) or code.replace(".", "").startswith(word)))
            for word in words
        )
        assert (code in found.indicators) == holds
    assert list(found.indicators) == [one.code for one in SAMPLE.indicators if one.code in found.indicators]


@given(st.lists(queries, max_size=4))
def test_the_order_of_words_never_matters(parts: list[str]) -> None:
    words = " ".join(parts).split()
    turned = sorted(words)
    assert FINDER.find(" ".join(words)).indicators == FINDER.find(" ".join(turned)).indicators
    assert FINDER.find("  ".join(reversed(words))).indicators == FINDER.find(" ".join(words)).indicators


@given(queries, st.integers(0, 20))
def test_one_letter_more_never_finds_more(query: str, cut: int) -> None:
    shorter = query[: max(0, len(query) - cut)]
    if len(words_of(shorter)) == len(words_of(query)):
        assert set(FINDER.find(query).indicators) <= set(FINDER.find(shorter).indicators)


@given(anything | latin, st.lists(st.text(max_size=3) | latin, max_size=4))
@example("ﬁ", ["f"])
@example("ﬁ", ["i"])
@example("﷽", ["ل"])
@example("2.4.5 Persentase", ["245"])
@example("2.4.5 Persentase", ["24", "2.4.5"])
def test_marked_stretches_lie_in_the_text_in_order_and_apart(text: str, typed: list[str]) -> None:
    words = words_of(" ".join(typed))
    spans = matches(text, words)
    ends = [0]
    for begin, end in spans:
        assert 0 <= begin < end <= len(text)
        assert len(ends) == 1 or begin > ends[-1]
        ends.append(end)
    for word in words:
        if word in fold(text):
            assert any(word in fold(text[begin:end]) for begin, end in spans)


def test_what_is_marked_is_what_was_typed() -> None:
    def stretches(text: str, query: str) -> list[str]:
        return [text[begin:end] for begin, end in matches(text, words_of(query))]

    assert stretches("Résiko tinggi, RESIKO rendah", "resiko") == ["Résiko", "RESIKO"]
    assert stretches("2.4.5 Persentase", "245") == ["2.4.5"]
    assert stretches("2.4.5 Persentase", "2.4") == ["2.4"]
    assert stretches("2.4.5 Persentase", "24") == ["2.4"]
    assert stretches("2.4.5 Persentase", "45") == []
    assert stretches("anak tahanan", "tahan anak") == ["anak", "tahan"]
    assert stretches("e\u0301x", "e") == ["e\u0301"]


def test_a_code_is_found_with_and_without_its_points() -> None:
    for query in ("2.4.5", "245", " 2.4.5 ", "2.4.5.", "２４５"):
        assert FINDER.find(query).exact == "2.4.5"
        assert "2.4.5" in FINDER.find(query).indicators
    assert FINDER.find("2.4").exact == "2.4"
    assert FINDER.find("2").exact == "2"
    assert FINDER.find("2.4").indicators == ("2.4.5", "2.4.6")
    assert FINDER.find("2.10.1").exact == FINDER.find("2101").exact == "2.10.1"
    assert FINDER.find("9.9").exact is None
    assert FINDER.find("2.4.5 indikator").exact is None
    assert FINDER.find("").indicators == tuple(one.code for one in SAMPLE.indicators)


@pytest.mark.parametrize(
    ("text", "words", "spans"),
    [
        ("satu dua satu tiga satu", ["satu"], [(0, 4), (9, 13), (19, 23)]),
        ("satudua", ["satu", "dua"], [(0, 7)]),
        ("Stra\N{LATIN SMALL LETTER SHARP S}e", ["stras"], [(0, 5)]),
        ("Stra\N{LATIN SMALL LETTER SHARP S}", ["strass"], [(0, 5)]),
    ],
)
def test_every_place_is_marked_and_neighbours_are_one(
    text: str, words: list[str], spans: list[tuple[int, int]]
) -> None:
    assert matches(text, words) == spans


def test_a_new_index_finds_programs_objectives_and_indicators_by_their_codes() -> None:
    finder = Finder(decree(indicator("1.1.1"), indicator("2.4.5", unit="Orang")))
    assert [finder.find(code).exact for code in ("2", "2.4", "2.4.5", "245", "2.4.")] == [
        "2",
        "2.4",
        "2.4.5",
        "2.4.5",
        "2.4",
    ]
    for words in ("indikator 2.4.5", "orang", "sasaran 2.4", "program 2", "PROGRAM\t2"):
        assert finder.find(words).indicators == ("2.4.5",)
    assert finder.find("orangsasaran").indicators == ()


def test_a_program_is_found_by_its_label_and_by_its_printed_name() -> None:
    whole = decree(indicator("1.1.1"), indicator("2.1.1"))
    named = replace(whole.programs[1], label="Imigrasi", name="PENEGAKAN HUKUM")
    finder = Finder(replace(whole, programs=(whole.programs[0], named)))
    for words in ("imigrasi", "hukum penegakan", "imigrasi hukum"):
        assert finder.find(words).indicators == ("2.1.1",)
