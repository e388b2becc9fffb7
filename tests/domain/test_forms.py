"""What a cell holds stands in its form as text, and read again it is the same."""

import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.cells import CellKey, Content, Deed, Evidence, Revision, Status, read_instant
from ikk_tui.domain.evidence import MOST_PROOFS, PROOF_LIMIT, read_proofs
from ikk_tui.domain.forms import TEXT_LIMIT, TEXTS, CellForm, Part, Written, read_typed, typed_content, typed_value
from ikk_tui.domain.numbers import BLANK, CellState, Reading, fraction, is_count, read_value, typed_reading
from ikk_tui.domain.plausibility import assess
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.texts import FORBIDDEN_RANGES, LINE_LIMIT, LOST
from ikk_tui.errors import Refused

from .samples import NIL, NOT_APPLICABLE, UNITS, filled, four_decimals, indicator

FILE = Evidence("file", "/srv/laporan asesmen.pdf", 214_000, "ab" * 32)
FULL = Content(
    reading=filled("17.25"),
    status=Status.RETURNED,
    analysis="Dari 100 narapidana,\n\n  17 berubah.",
    obstacles="Asesmen tertunda.",
    follow_up="Jadwal ulang.",
    evidence=(FILE, Evidence("link", "https://a.id/x"), Evidence("document", "12/A/2026")),
    remark="lengkapi buktinya",
)
NASTY = [
    "",
    "[/x]",
    "[bold]a[/bold]",
    "{0} %s $x",
    "漢字かな交じり文",
    "e\u0301e\u0301",
    "👩\u200d👩\u200d👧",
    "a\n\n\nb",
    "= - ~",
]
LONG = ["x" * TEXT_LIMIT, "kata " * 600 + ".", "漢" * 3000, "\n".join(["baris"] * 500)]


def readings(unit: str) -> st.SearchStrategy[Reading]:
    """Every reading that could have been typed in that unit."""
    amounts = four_decimals("0", "999999999999.9999")
    if is_count(unit):
        amounts = st.integers(0, 999_999_999_999).map(Decimal)
    elif unit == "%":
        amounts = four_decimals("-999999999999.9999", "999999999999.9999")
    found = [st.sampled_from([NIL, NOT_APPLICABLE, BLANK]), amounts.map(filled)]
    if unit == "%":
        parts = four_decimals("-99999.9999", "99999.9999")
        found.append(st.builds(fraction, parts, four_decimals("0.0001", "999999.9999")).filter(within_digits))
    return st.one_of(found)


def within_digits(reading: Reading) -> bool:
    # A fraction that comes to more than is possible cannot have been typed.
    return reading.value is not None and abs(reading.value) < 10**12


LETTERS = st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters=[LOST])
CLEAN = st.text(LETTERS | st.just("\n"), max_size=60).filter(
    lambda text: not any(low <= ord(letter) <= high for low, high in FORBIDDEN_RANGES for letter in text)
)
STORED = (st.sampled_from([*NASTY, *LONG]) | CLEAN).map(
    lambda text: read_typed({Part.ANALYSIS: text[:TEXT_LIMIT]}, None).analysis or ""
)
REASONS = st.one_of(st.sampled_from(["belum ada peserta", "- x", "0/0 ya", "a" * LINE_LIMIT]), CLEAN).map(
    lambda text: unicodedata.normalize("NFC", f"a{' '.join(text.split())}")[:LINE_LIMIT].strip()
)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Whatever a percentage's cell may hold."""
    reading = draw(readings("%"))
    return Content(
        reading=reading,
        status=draw(st.sampled_from(Status)),
        reason=draw(REASONS) if reading.state is CellState.NOT_APPLICABLE else "",
        analysis=draw(STORED),
        obstacles=draw(STORED),
        follow_up=draw(STORED),
        evidence=tuple(draw(st.lists(st.sampled_from(FULL.evidence), unique=True))),
        remark=draw(STORED),
    )


@given(contents())
def test_a_content_shown_in_the_form_and_read_again_is_the_same(content: Content) -> None:
    typed = typed_content(content)
    assert list(typed) == list(Part)
    assert all(len(text) <= part.limit for part, text in typed.items())
    written = read_typed(typed, content.evidence)
    assert written.upon(content) == content
    assert written.value is not None
    found = assess(written.value, indicator(), None)
    assert (found.reading, found.reason) == (content.reading, content.reason)
    shown = [(proof.kind, proof.reference) for proof in read_proofs(typed[Part.EVIDENCE])]
    assert shown == [(one.kind, one.reference) for one in content.evidence]


@given(st.data(), st.sampled_from(UNITS))
def test_a_reading_as_it_is_typed_is_read_again_as_the_same(data: st.DataObject, unit: str) -> None:
    reading = data.draw(readings(unit))
    assert read_value(typed_reading(reading), unit) == reading


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        (Content(), ""),
        (Content(filled("1234.5")), "1.234,5"),
        (Content(fraction(Decimal(45), Decimal(60))), "45/60"),
        (Content(NIL), "nihil"),
        (Content(NOT_APPLICABLE, reason="belum ada peserta"), "- belum ada peserta"),
    ],
)
def test_a_value_stands_in_the_form_as_it_is_typed(content: Content, typed: str) -> None:
    assert typed_value(content) == typed


def test_the_parts_have_the_names_people_use_in_the_order_of_the_form() -> None:
    assert [part.label for part in Part] == ["Nilai", "Analisis", "Kendala", "Tindak lanjut", "Bukti"]
    assert {part.limit for part in TEXTS} == {TEXT_LIMIT}
    assert Part.EVIDENCE.limit == len("\n".join(["x" * PROOF_LIMIT] * MOST_PROOFS)) + 1
    assert Part.VALUE.limit == len(f"- {'x' * LINE_LIMIT}")


@pytest.mark.parametrize("text", [*NASTY, *LONG])
@pytest.mark.parametrize("part", TEXTS)
def test_a_text_of_any_letters_and_many_lines_is_taken(part: Part, text: str) -> None:
    written = read_typed({part: text}, None)
    assert getattr(written, part) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\tb", "a b"),
        ("  tepi kiri tetap", "  tepi kiri tetap"),
        ("akhir baris   \nhilang\u00a0 ", "akhir baris\nhilang"),
        ("\n\n a\n\n", " a"),
        ("   ", ""),
        ("\t\n\t", ""),
    ],
)
def test_blanks_that_nobody_sees_are_not_kept(typed: str, kept: str) -> None:
    assert read_typed({Part.OBSTACLES: typed}, None) == Written(obstacles=kept)


@pytest.mark.parametrize("part", TEXTS)
def test_a_text_that_is_too_long_is_refused_by_the_name_of_its_field(part: Part) -> None:
    with pytest.raises(Refused) as refused:
        read_typed({part: "x" * (TEXT_LIMIT + 1)}, None)
    assert refused.value.sentence == f"{part.label} terlalu panjang (4001 karakter)"
    assert refused.value.hint == "paling banyak 4000"


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\r", "\x7f", "\x9b", "\u2028", "\u202e", "\ud800", LOST])
@pytest.mark.parametrize("part", TEXTS)
def test_a_control_character_is_refused_by_the_name_of_its_field(part: Part, letter: str) -> None:
    with pytest.raises(Refused, match=f"^{part.label} memuat karakter") as refused:
        read_typed({Part.VALUE: "17", part: f"baris satu\nbaris {letter}dua"}, None)
    assert letter == LOST or refused.value.message.isprintable()


def test_what_was_not_typed_is_left_as_it_is() -> None:
    assert read_typed({}, None) == Written()
    assert Written().upon(FULL) == FULL
    assert read_typed({Part.VALUE: " 17 "}, None) == Written(value=" 17 ")
    assert Written(value="18", obstacles="", evidence=()).upon(FULL) == replace(FULL, obstacles="", evidence=())
    assert Written(analysis="a", follow_up="b").upon(FULL) == replace(FULL, analysis="a", follow_up="b")


def test_a_form_of_a_cell_nobody_wrote_is_empty() -> None:
    key = CellKey(2024, "2.4.5", Quarter.III)
    form = CellForm(key, indicator(), None, None, None)
    assert (form.content, form.others) == (Content(), ())
    assert set(typed_content(form.content).values()) == {""}
    head = Revision(key, FULL, Deed.DESCRIBE, "siti", "laptop-1", read_instant("2024-10-02T03:04:05.000006Z"), ())
    assert replace(form, head=head).content == FULL


def test_what_is_typed_beside_the_texts_is_taken_as_it_is() -> None:
    assert read_typed({Part.VALUE: "17"}, (FILE,)) == Written(value="17", evidence=(FILE,))
    assert read_typed({}, None) == Written()
