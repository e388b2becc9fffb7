"""Of which indicator a value is supposed: that of the line, elsewhere one picked of those below, weak ones first."""

import pytest

from ikk_tui.domain.amendments import Field, TypedBasis
from ikk_tui.screens.pick import HOW, NONE, PickScreen
from ikk_tui.screens.supposing import NONE_SCORED, WHICH
from ikk_tui.services.amendments import amend_indicator
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from ikk_tui.widgets.reader import Reader
from tests.screens.conftest import Session
from tests.screens.sight import pane
from tests.screens.summing import SIZES, Open, at_line, open_page, reader, score, screen
from tests.screens.test_nasty_pages import keeps_its_shape
from tests.screens.test_summary_views import sentence
from tests.screens.test_supposing import supposed, works
from tests.screens.year import year

__all__ = ["open_page", "year"]


def listed(session: Session) -> list[str]:
    """The codes of the list in front, as far as they are on the screen."""
    assert isinstance(session.app.screen, PickScreen)
    firsts = (line.replace("▌", " ")[2:].split(" ")[0] for line in pane(session, Reader).splitlines())
    return [word for word in firsts if word[:1].isdigit()]


@pytest.mark.parametrize("size", SIZES)
async def test_elsewhere_one_picks_among_those_below_the_empty_and_the_weak_ones_first(
    open_page: Open, db: Database, size: tuple[int, int]
) -> None:
    async with open_page(size=size) as session:
        await at_line(session, "8")
        await session.press("w")
        assert WHICH in session.text
        assert HOW in session.text
        assert listed(session) == ["8.1.1", "8.1.2", "8.3.2", "8.4.1", "8.3.1", "8.2.1"]
        assert "60 dari 82 %, nilai 73,17" in " ".join(session.text.split())
        await session.press("down", "down", "down", "enter")
        assert "Andaikan 8.4.1 TW III " in session.text
        await session.press(*"70", "enter")
        assert score(session) == supposed(db, {"8.4.1": "70"})
        await session.press("w", "escape")
        assert score(session) == supposed(db, {"8.4.1": "70"})
        assert reader(session).key == "8"
        assert works(session)


@pytest.mark.parametrize("typed", ["2.4.5", "245", "resiko perilaku"])
async def test_a_code_or_words_narrow_the_list(open_page: Open, db: Database, typed: str) -> None:
    async with open_page("w") as session:
        await session.press(*typed)
        assert listed(session) == ["2.4.5"]
        assert session.app.current_mode == "ringkasan"
        await session.press("enter", "end", "ctrl+u", *"19", "enter")
        assert score(session) == supposed(db, {"2.4.5": "19"})
        await session.press("w", *typed)
        assert "≈ 19 dari 19 %, nilai 100,00" in session.text


async def test_what_nothing_matches_says_so_and_enter_picks_nothing(open_page: Open) -> None:
    async with open_page("w") as session:
        await session.press(*"qxz")
        assert listed(session) == []
        assert NONE in " ".join(session.text.split())
        await session.press("enter", "up", "down", "pagedown", "x")
        assert isinstance(session.app.screen, PickScreen)
        assert keeps_its_shape(session)
        await session.press(*["backspace"] * 8)
        assert listed(session)[0] == "2.2.2"
        await session.press("escape")
        assert works(session)
        assert not screen(session).supposed


async def test_from_the_office_all_that_can_be_scored_are_offered(open_page: Open) -> None:
    async with open_page("w") as session:
        assert listed(session)[0] == "2.2.2"
        seen: list[str] = []
        for _ in range(12):
            seen += [code for code in listed(session) if code not in seen]
            await session.press("pagedown")
        assert len(seen) == 54
        # The empty ones in the order of the decree, then from the lowest score on.
        assert seen[-12:] == [
            *("2.9.6", "4.2.1", "5.2.1", "8.3.1", "8.2.1", "2.2.1"),
            *("2.4.5", "6.2.1", "2.1.1", "3.1.1", "1.1.1", "4.1.1"),
        ]


async def test_where_nothing_can_be_scored_a_sentence_says_so(open_page: Open, db: Database, siti: Author) -> None:
    amend_indicator(db, "1.1.1", {Field.TARGET: "0"}, TypedBasis("W.16-1", "12-08-2024", "Uji"), siti)
    async with open_page() as session:
        await at_line(session, "1")
        await session.press("w")
        assert sentence(session) == NONE_SCORED
        assert works(session)
