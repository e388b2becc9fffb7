"""Text laid out in columns: never wider than the screen, and every word of it is there."""

import string

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from ikk_tui.widgets.blocks import Block, Column, labelled, lay_out, paragraph

NASTY = (
    "[/x] [red]merah[/] [@click=app.quit]keluar[/]",
    "panjang " * 375,
    "مؤشر الأداء الرئيسي",
    "指標の達成率と説明",
    "e\u0301 👩‍👩‍👧‍👦 ﷽ z̷a̷l̷g̷o̷",
    "baris satu\nbaris\tdua",
    "x" * 300,
    "字" * 101,
    "a" + "\u0301" * 50,
)
letters = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from(" \n字あ\u0301\u200d👩é…")
texts = st.text(letters, max_size=200) | st.sampled_from(NASTY)
plain_words = st.lists(st.text(string.ascii_letters, min_size=1, max_size=12), max_size=30).map(" ".join)


def shown(lines: list[Text]) -> str:
    return "".join("".join(line.plain for line in lines).split())


@given(texts, st.integers(1, 130), st.booleans())
@example("字" * 5, 1, False)
def test_no_line_of_a_paragraph_is_wider_than_asked(text: str, width: int, space: bool) -> None:
    lines = lay_out(paragraph(text, space=space), width)
    assert lines
    assert all(cell_len(line.plain) <= width for line in lines)
    assert all("\n" not in line.plain for line in lines)


@given(texts, st.integers(8, 130))
def test_no_letter_of_a_paragraph_is_lost(text: str, width: int) -> None:
    assert shown(lay_out(paragraph(text), width)) == "".join(text.split())


@given(plain_words, st.integers(14, 130))
def test_words_that_fit_are_never_broken(text: str, width: int) -> None:
    lines = lay_out(paragraph(text), width)
    assert " ".join(" ".join(line.plain for line in lines).split()) == text


@given(
    st.lists(st.tuples(texts, st.none() | st.integers(1, 20), st.booleans()), min_size=1, max_size=4),
    st.integers(1, 130),
)
def test_no_line_of_a_row_is_wider_than_asked(columns: list[tuple[str, int | None, bool]], width: int) -> None:
    block = Block(tuple(Column(Text(text), at, right) for text, at, right in columns))
    lines = lay_out(block, width)
    assert lines
    assert all(cell_len(line.plain) <= width for line in lines)


@given(texts, texts, st.integers(40, 130), st.integers(4, 12))
def test_no_letter_beside_a_label_is_lost(text: str, source: str, width: int, label: int) -> None:
    lines = lay_out(labelled("Label", text, max(5, label), source=source), width)
    assert shown(lines).removeprefix("Label") == "".join(f"{text} {source}".split())
    assert all(cell_len(line.plain) <= width for line in lines)


@given(plain_words, plain_words, st.integers(40, 130))
def test_columns_keep_their_places(left: str, right: str, width: int) -> None:
    lines = lay_out(Block((Column(Text(left), 14), Column(Text(right)))), width)
    assert " ".join(" ".join(line.plain[:14] for line in lines).split()) == left
    assert " ".join(" ".join(line.plain[16:] for line in lines).split()) == right
    assert all(line.plain[14:16].strip() == "" for line in lines)


@given(st.integers(8, 40))
def test_markup_is_text(width: int) -> None:
    assert shown(lay_out(paragraph("[bold]a[/] [/x] \\[b]"), width)) == "[bold]a[/][/x]\\[b]"
