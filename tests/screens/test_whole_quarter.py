"""A whole quarter through the keyboard: its digits and one key a value, and every value as it was typed."""

from pathlib import Path

import pytest

from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.numbers import INDEX, PERCENT, format_number, read_value, split_reason
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import boards
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import history, record
from ikk_tui.store.database import Database
from tests.screens.conftest import Start

REASON = "belum ada permohonan"


def typed_value(at: int, indicator: Indicator) -> str:
    """A plausible value of the indicator's unit: fractions among the percentages, some nihil, some not applicable."""
    if at % 10 == 7:
        return "nihil"
    if at % 10 == 3:
        return f"- {REASON} {at}"
    if indicator.unit == PERCENT:
        return f"{at + 1}/60" if at % 5 == 0 else format_number(indicator.target * at / 60, 1)
    return format_number(indicator.target, 2) if indicator.unit == INDEX else str(at % 7)


@pytest.fixture
def texts(db: Database) -> dict[str, str]:
    """What is typed for each indicator of the decree, by its code."""
    found = {one.code: typed_value(at, one) for at, one in enumerate(decree(db).indicators)}
    assert len(found) == 59
    assert len({one.unit for one in decree(db).indicators}) == 7
    assert sum("/" in text for text in found.values()) > 3
    return found


def as_typed(db: Database, texts: dict[str, str], quarter: Quarter) -> bool:
    """Whether the file holds of each indicator what was typed, and nothing else was ever written."""
    for code, text in texts.items():
        _, indicator, revisions = history(db, code, quarter)
        typed, reason = split_reason(text)
        assert [one.content.reading for one in revisions] == [read_value(typed, indicator.unit)], code
        assert revisions[0].content.reason == reason
    return boards.scoreboard(db, quarter).standing.entered == len(texts)


async def test_59_values_cost_their_own_characters_and_one_key_each(
    start: Start, db: Database, texts: dict[str, str]
) -> None:
    pressed = 0
    async with start("2", size=(120, 40)) as session:
        await session.press("home")
        for text in texts.values():
            await session.type(text, "enter")
            pressed += len(text) + 1
        assert "59/59 terisi" in session.text
    assert pressed == sum(map(len, texts.values())) + 59
    assert as_typed(db, texts, Quarter.I)


@pytest.mark.parametrize("key", ["enter", "down", "tab"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_quarter_typed_as_fast_as_a_terminal_can_send_it_is_stored_as_it_was_typed(
    start: Start, db: Database, texts: dict[str, str], size: tuple[int, int], key: str
) -> None:
    if key == "tab":
        # It passes the rows of which nothing is awaited.
        texts = {code: text for code, text in texts.items() if decree(db).indicator(code).target}
    keys = [one for text in texts.values() for one in (*text, key)]
    assert len(keys) == sum(map(len, texts.values())) + len(texts)
    async with start("2", "]", size=size) as session:
        await session.press("home", *keys)
        assert f"{len(texts)}/59 terisi" in session.text
        assert session.app.drafts.state == ""
    assert as_typed(db, texts, Quarter.II)


async def test_the_first_start_is_at_the_first_quarter_that_is_not_full(
    start: Start, db: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    author = Author("siti", "laptop-1")
    for quarter in (Quarter.I, Quarter.II):
        for one in decree(db).indicators:
            # Where the target is 0 nothing is awaited.
            if one.target:
                record(db, one.code, "1", quarter, author)
    async with start() as session:
        assert "TW III    0/59 terisi" in session.text
    for quarter in (Quarter.III, Quarter.IV):
        for one in decree(db).indicators:
            record(db, one.code, "1", quarter, author)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another person"))
    async with start() as session:
        assert "TW IV    59/59 terisi" in session.text
