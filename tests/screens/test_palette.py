"""The palette finds a deed by its name, in Indonesian, and takes every key at any moment."""

import pytest
from textual.command import CommandList

from ikk_tui.screens.palette import Palette
from tests.screens.conftest import PATIENCE, Start


async def test_what_nothing_is_called_is_told_in_indonesian(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Palette, "_NO_MATCHES_COUNTDOWN", 0.001)
    async with start("ctrl+p", *"zzz") as session:
        for _ in range(PATIENCE):
            if "Tidak ada perintah yang cocok" in session.text:
                break
            await session.pilot.pause()
        assert "Tidak ada perintah yang cocok" in session.text
        assert "No matches" not in session.text
        await session.press("down", "enter", "pagedown", "escape")
        assert "Tidak ada perintah" not in session.text


async def test_leafing_before_the_list_is_laid_out_does_not_end_the_program(start: Start) -> None:
    async with start("ctrl+p") as session:
        commands = session.app.screen.query_one(CommandList)
        commands.styles.width = 0
        await session.pilot.pause()
        for key in ("pagedown", "pageup", "home", "end", "down", "up"):
            commands._clear_caches()
            commands.highlighted = 0
            await session.press(key)
        commands.styles.width = "100%"
        await session.press("pagedown", "escape")
        assert session.app.is_running
