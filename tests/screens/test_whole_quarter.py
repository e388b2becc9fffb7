"""A whole quarter through the keyboard: its digits and one key a value, and every value as it was typed."""

from pathlib import Path

import pytest

from ikk_tui.domain.decree import Indicator
from ikk_tui.domain.numbers import INDEX, PERCENT, format_number, read_value
from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import boards
from ikk_tui.services.decrees import decree
from ikk_tui.store.database import Database
from tests.screens.conftest import Start


def typed_value(at: int, indicator: Indicator) -> str:
    """A plausible value of the indicator's unit; every fifth of the percentages as a fraction."""
    if indicator.unit == PERCENT:
        return f"{at + 1}/60" if at % 5 == 0 else format_number(indicator.target * at / 60, 1)
    return format_number(indicator.target, 2) if indicator.unit == INDEX else str(at % 7)


async def test_59_values_cost_their_own_characters_and_one_key_each(start: Start, db: Database) -> None:
    texts = {one.code: typed_value(at, one) for at, one in enumerate(decree(db).indicators)}
    pressed = 0
    async with start("2", size=(120, 40)) as session:
        await session.press("home")
        for text in texts.values():
            await session.type(text, "enter")
            pressed += len(text) + 1
        assert "59/59 terisi" in session.text
    assert pressed == sum(map(len, texts.values())) + 59
    board = boards.scoreboard(db, Quarter.I)
    for one in board.indicators:
        assert one.cell is not None
        assert one.cell.reading == read_value(texts[one.indicator.code], one.indicator.unit)


async def test_the_first_start_is_at_the_first_quarter_that_is_not_full(
    start: Start, db: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from ikk_tui.services.identity import Author
    from ikk_tui.services.realisations import record

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
