import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikk_tui.domain.texts import LINE_LIMIT, pasted, read_line, read_text, shown
from ikk_tui.errors import Refused

from .samples import BIDI_MARKS

CONTROLS = [chr(code) for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0))]
SURROGATES = ["\ud800", "\udbff", "\udc00", "\udfff"]
STEERING = [*CONTROLS, *BIDI_MARKS, *SURROGATES]

any_text = st.one_of(st.text(), st.text(st.characters()))


@pytest.mark.parametrize("sign", STEERING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_steers_a_terminal_is_refused_by_its_number(sign: str) -> None:
    with pytest.raises(Refused) as refused:
        read_line(f"satu{sign}dua", "Analisis")
    assert "Analisis" in refused.value.message
    assert f"U+{ord(sign):04X}" in refused.value.message
    assert refused.value.message.isprintable()


@pytest.mark.parametrize("sign", STEERING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_foreign_text_is_quoted_without_signs_that_steer(sign: str) -> None:
    assert shown(f"satu{sign}dua") == "satu\N{REPLACEMENT CHARACTER}dua"


@pytest.mark.parametrize("sign", ["\n", "\t", "\r", "\r\n", "\u2028", "\u2029"], ids=ascii)
def test_a_line_stays_one_line(sign: str) -> None:
    with pytest.raises(Refused):
        read_line(f"satu{sign}dua", "Nama")
    assert len(shown(f"satu{sign}dua").splitlines()) == 1


@pytest.mark.parametrize("text", ["[/x] 12/[A]/2026", "[@click=app.quit]", "“kutip” – ½ € 漢字 👩‍👩‍👧", "é"])
def test_markup_signs_and_foreign_letters_are_ordinary_text(text: str) -> None:
    assert read_line(text, "Analisis") == text


def test_text_up_to_the_limit_is_taken_and_beyond_it_refused() -> None:
    assert len(read_line(f" {'x' * LINE_LIMIT} ", "Analisis")) == LINE_LIMIT
    with pytest.raises(Refused) as refused:
        read_line("x" * (LINE_LIMIT + 1), "Analisis")
    assert str(LINE_LIMIT) in refused.value.message


def test_a_field_may_have_a_limit_of_its_own() -> None:
    assert read_line("lapas", "Kode", 5) == "lapas"
    with pytest.raises(Refused):
        read_line("lapas1", "Kode", 5)


def test_text_is_kept_composed() -> None:
    assert read_line("e\N{COMBINING ACUTE ACCENT}", "Analisis") == "é"
    assert read_line("e\N{COMBINING ACUTE ACCENT}" * LINE_LIMIT, "Nama") == "é" * LINE_LIMIT


@given(any_text)
def test_what_was_taken_is_clean_and_taken_unchanged_again(text: str) -> None:
    try:
        taken = read_line(text, "Analisis")
    except Refused:
        return
    assert unicodedata.is_normalized("NFC", taken)
    assert not {unicodedata.category(sign) for sign in taken} & {"Cc", "Cs"}
    assert read_line(taken, "Analisis") == taken


@given(any_text)
def test_quoted_text_is_short_and_clean(text: str) -> None:
    quoted = shown(text)
    assert len(quoted) <= 40
    assert not {unicodedata.category(sign) for sign in quoted} & {"Cc", "Cs"}


def test_long_text_is_quoted_with_an_ellipsis() -> None:
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 39 + "…"


def test_text_of_several_lines_keeps_them_without_blanks_at_their_ends() -> None:
    assert read_text("\n\nX satu \t\n\n  dua\tX\n \n", "Analisis", 40) == "X satu\n\n  dua X"


@pytest.mark.parametrize(
    ("clipboard", "text"),
    [
        ("1\r\n2\r3\n4", "1\n2\n3\n4"),
        ("1\n\n2\r\n", "1\n\n2\n"),
        ("87,5\t%", "87,5 %"),
        ("satu\x1b[2J", "satu\N{REPLACEMENT CHARACTER}[2J"),
        ("", ""),
    ],
)
def test_what_is_pasted_keeps_its_lines_and_steers_nothing(clipboard: str, text: str) -> None:
    assert pasted(clipboard) == text
