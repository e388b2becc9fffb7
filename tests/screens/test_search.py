"""Searching the tree as one types."""

from collections.abc import Callable
from typing import Any

import pytest

from ikk_tui.domain.quarters import Quarter
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from ikk_tui.widgets.decree_tree import DecreeTree
from ikk_tui.widgets.detail import Detail
from ikk_tui.widgets.search_line import SearchLine
from tests.screens.conftest import Session, Start
from tests.screens.sight import codes, go_to, marked, pane, paste, read, row, told, tree


async def seek(session: Session, text: str) -> list[str]:
    """Put a query in place of the one there is; the indicators it leaves on the screen."""
    await session.press("escape", "slash")
    await paste(session, text)
    return [code for code in codes(session) if code.count(".") == 2]


async def test_a_query_finds_by_name_objective_program_unit_and_code(start: Start) -> None:
    async with start(size=(120, 100)) as session:
        assert await seek(session, "narkoba") == ["2.2.8"]
        assert codes(session) == ["2", "2.2", "2.2.8"]
        assert await seek(session, "jdihn") == ["8.2.1"]
        assert await seek(session, "desa sadar hukum") == ["8.4.1"]
        assert await seek(session, "kekayaan intelektual") == ["5.1.1", "5.2.1", "5.2.2"]
        assert await seek(session, "penekakan instansi") == ["7.1.1", "7.1.2", "7.1.3"]
        assert await seek(session, "instansi pemerintah") == ["7.1.1", "7.1.2", "7.1.3"]
        assert await seek(session, "7.1") == ["7.1.1", "7.1.2", "7.1.3"]
        assert await seek(session, "ham 713") == ["7.1.3"]


async def test_case_accents_and_the_order_of_words_do_not_matter(start: Start) -> None:
    async with start() as session:
        for query in ("resiko tinggi perilakunya", "PERILAKUNYA resiko", "péríla tínggî RÉSIKO", " resiko   perila"):
            assert await seek(session, query) == ["2.4.5"], query
        assert await seek(session, "risiko") == []


async def test_matches_are_marked_where_they_stand(start: Start) -> None:
    async with start() as session:
        assert await seek(session, "RESIKO naraPIDANA perilaku") == ["2.4.5"]
        assert marked(session, DecreeTree) == ["Narapidana", "resiko"]
        await seek(session, "245")
        assert "2.4.5" in marked(session, DecreeTree)
        await session.press("escape")
        assert not marked(session, DecreeTree)


async def test_the_number_of_hits_is_told_and_none_says_so(start: Start) -> None:
    async with start() as session:
        await seek(session, "lansia")
        assert "1 dari 1 hasil" in read(session, SearchLine)
        await seek(session, "narkotika")
        assert "8 hasil" in read(session, SearchLine)
        await seek(session, "zzz")
        assert "tidak ada yang cocok" in read(session, SearchLine)
        assert codes(session) == []
        await session.press("up", "down", "enter")
        for key in ("n", "N", "x", "h", "p", "e", "left", "right", "space", "enter", "home", "end", "pagedown"):
            await session.press(key)
            assert session.app.is_running
            assert session.app.current_mode == "program"
        await session.press("escape")
        assert codes(session)[0] == "1"


async def test_arrows_go_through_the_hits_while_typing_and_n_after_enter(start: Start) -> None:
    async with start() as session:
        outline = tree(session).outline
        assert await seek(session, "rancangan") == ["6.1.1"]
        await seek(session, "notaris")
        assert outline.code == "4.2.1"
        await seek(session, "kekayaan")
        assert outline.code == "5.1.1"
        await session.press("down")
        assert outline.code == "5.2.1"
        assert "2 dari 3 hasil" in read(session, SearchLine)
        assert "5.2.1 Persentase masyarakat yang memahami" in read(session, Detail)
        await session.press("down", "down")
        assert outline.code == "5.1.1"
        await session.press("up")
        assert outline.code == "5.2.2"
        await session.press("enter", "n")
        assert outline.code == "5.1.1"
        await session.press("n", "n", "n", "N")
        assert outline.code == "5.2.2"
        assert codes(session) == ["5", "5.1", "5.1.1", "5.2", "5.2.1", "5.2.2"]
        await session.press("shift+n")
        assert outline.code == "5.2.1"
        await session.press("up", "up")
        assert outline.code == "5.1.1"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_escape_restores_the_tree_exactly_where_it_was(start: Start, size: tuple[int, int]) -> None:
    async with start("e", size=size) as session:
        await go_to(session, "2.3")
        await session.press("left")
        await go_to(session, "2.7.2")
        await session.press("up", "up", "up", "up")
        before, outline = session.text, tree(session).outline
        for keys in (
            ["slash", *"245", "escape"],
            ["slash", *"persentase", "down", "down", "escape"],
            ["slash", *"persentase", "enter", "n", "n", "end", "left", "left", "E", "escape"],
            ["slash", "z", "z", "enter", "escape"],
            ["slash", "escape"],
            ["slash", "enter"],
            ["slash", "x", "backspace", "enter"],
            ["slash", *"narkoba", "enter", "slash", "backspace", "down", "escape"],
        ):
            await session.press(*keys)
            assert session.text == before, keys
            assert "2.3" not in outline.open


async def test_a_query_survives_another_quarter_and_mode_and_escape_still_restores_the_folds(start: Start) -> None:
    async with start("e") as session:
        await go_to(session, "2.3")
        await session.press("left")
        folds = set(tree(session).outline.open)
        await session.press("slash", *"kekayaan", "enter", "n")
        await session.press("]", "f3", "f1")
        assert "TW II " in session.text
        assert codes(session) == ["5", "5.1", "5.1.1", "5.2", "5.2.1", "5.2.2"]
        assert tree(session).outline.code == "5.2.1"
        await session.press("escape")
        assert tree(session).outline.open == folds
        assert tree(session).outline.code == "2.3"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("2.4.5", "2.4.5"), ("245", "2.4.5"), ("2.4", "2.4"), ("24", "2.4"), ("9", "9"), ("2.9.", "2.9")],
)
async def test_a_typed_code_jumps_there_and_enter_stays_in_the_whole_tree(start: Start, typed: str, code: str) -> None:
    async with start("E", "slash") as session:
        await session.type(typed)
        assert tree(session).outline.code == code
        assert row(session, code)
        await session.press("enter")
        assert tree(session).outline.code == code
        assert "Semua IKK" in read(session, SearchLine)
        assert len(tree(session).outline.rows) >= 9
        assert code in codes(session)
        assert not marked(session, DecreeTree)
        await session.press("home")
        assert codes(session)[0] == "1"


async def test_keys_typed_into_a_query_are_text_and_do_nothing_else(start: Start) -> None:
    async with start("slash") as session:
        typed = ""
        for letter in (
            "1",
            "2",
            "5",
            "q",
            "?",
            "[",
            "]",
            "s",
            "d",
            "e",
            "E",
            "x",
            "h",
            "p",
            "n",
            "N",
            "t",
            "/",
            " ",
            "u",
        ):
            await session.press(letter)
            typed += letter
            assert f"/ {typed.rstrip()}" in session.text, letter
            assert session.app.current_mode == "program"
            assert len(session.app.screen_stack) == 1
            assert "TW I  " in session.text
        await session.press("tab", "pagedown", "ctrl+a", "delete", "home", "delete", "end", "backspace")
        assert "/ 25q?[]sdeExhpnNt/" in session.text
        await session.press("escape")
        assert codes(session)[0] == "1"
        assert session.app.is_running


async def test_typing_a_query_asks_nothing_of_the_database(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    async with start() as session:
        # It asks for what others saved, once a second, whatever is typed.
        assert session.app._watching is not None
        session.app._watching.cancel()
        asked: list[object] = []
        perform = session.app.clerk.perform

        def counted(deed: Callable[[Any], Any]) -> Any:
            asked.append(deed)
            return perform(deed)

        monkeypatch.setattr(session.app.clerk, "perform", counted)
        await session.press("slash", *"persentase nara", "down", "backspace", "up", "enter", "n", "N", "escape")
        assert asked == []
        await session.press("]")
        assert len(asked) == 1


async def test_a_hit_opens_in_the_grid_and_the_tree_is_whole_on_return(start: Start, db: Database) -> None:
    async with start("E", "slash") as session:
        await session.type("lansia", "enter", "i")
        assert session.app.current_mode == "isian"
        assert session.grid.code == "2.2.5"
        await session.type("90", "enter")
        await session.press("f1")
        assert "Semua IKK" in session.text
        assert tree(session).outline.code == "2.2.5"
        assert "90 %" in " ".join(row(session, "2.2.5").split())


async def test_a_value_recorded_meanwhile_leaves_a_query_and_its_cursor_alone(
    start: Start, db: Database, siti: Author
) -> None:
    async with start("slash") as session:
        await session.type("kekayaan", "down", "down")
        record(db, "5.2.2", "17", Quarter.I, siti)
        session.app.reload()
        await session.settle()
        assert tree(session).outline.code == "5.2.2"
        assert "▲ 100,00" in " ".join(row(session, "5.2.2").split())
        assert "/ kekayaan" in session.text


async def test_a_query_works_over_a_filter_and_escape_goes_back_to_it(start: Start) -> None:
    async with start("s") as session:
        await session.press("down", "down", "down", "down", "down")
        before = session.text
        assert "Belum diisi" in before
        await session.press("slash", *"narkoba")
        assert "2.2.8" in codes(session)
        await session.press("escape")
        assert session.text == before


async def test_escape_restores_what_was_folded_in_a_filter(start: Start) -> None:
    async with start("s", "down", "down", "down", "left") as session:
        before = session.text
        assert "▸ 2 Pemasyarakatan" in before
        await session.press("slash", *"narkoba", "escape")
        assert session.text == before


async def test_a_query_from_a_filter_leaves_the_folds_of_the_whole_tree(start: Start) -> None:
    async with start("E", "s") as session:
        await session.press("slash", *"narkoba", "escape", "escape")
        assert codes(session) == list("123456789")


async def test_a_pasted_query_is_one_line_without_control_characters(start: Start) -> None:
    async with start("slash") as session:
        await paste(session, "nar\x1b[2J\x07\x00\u202e\u2028koba\tx\nbaris dua")
        assert not {"\x1b", "\x07", "\x00", "\u202e", "\u2028", "\t"} & set(session.text)
        assert "nar" in read(session, SearchLine)
        assert "baris dua" not in session.text
        await session.press(*["backspace"] * 30)
        await paste(session, "lansia\n")
        assert "/ lansia" in told(session)
        assert tree(session).outline.code == "2.2.5"
        for nasty in ("", "\n", "\r\n", "\x00", "9" * 5000, "ﷺﷺ", "👩‍👩‍👧‍👦", "(", "[/x]", "\\"):
            await paste(session, nasty)
            assert session.app.is_running
        await session.press("enter", "escape")
        assert codes(session)[0] == "1"


async def test_a_long_query_stays_in_its_line_and_shows_its_end(start: Start) -> None:
    async with start("slash") as session:
        await paste(session, "panjang " * 20)
        await session.press(*"ujungnya")
        line = pane(session, SearchLine).splitlines()
        assert len(line) == 1
        assert "ujungnya" in line[0]
        assert "Capaian" in line[0]
        assert "tidak ada yang cocok" in line[0]
