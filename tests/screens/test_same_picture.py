"""After many small paints the terminal shows what one whole paint would."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.widget import Widget

from ikk_tui.compositor import LineCompositor
from ikk_tui.terminal import TerminalApp
from ikk_tui.widgets.key_line import Entry, KeyLine
from ikk_tui.widgets.line_view import LineView
from tests.screens.conftest import Session, Start
from tests.screens.test_nasty_texts import nasty

__all__ = ["nasty"]

# What a view keeps of its styles from paint to paint.
KEPT = ("_kept_style", "_backgrounds", "_edges", "_components")
SYSTEM = ColorSystem.EIGHT_BIT
# How often it is looked again; what is lost does not come.
PATIENCE = 100
JOURNEYS = {
    "tree": [
        "down",
        "down",
        "right",
        "down",
        "e",
        *["down"] * 30,
        "tab",
        "down",
        "tab",
        "x",
        "escape",
        "/",
        *"narapidana",
        "down",
        "escape",
    ],
    "grid": ["f2", *"3,25", "enter", *"83", "enter", "8", "comma", "escape", *["down"] * 25, *"9", "enter", "u", "s"],
    "refused": ["f2", *"abc", "enter", "backspace", "escape", "f", *"17", "ctrl+o", "escape", "up", "up"],
    "summary": ["f3", "down", "down", "t", "h", *"19", "escape", "pagedown", "f5", "down", "f4", "f1"],
    "covered": [
        "ctrl+p",
        *"isian",
        "escape",
        "question_mark",
        "escape",
        "f2",
        "ctrl+p",
        "down",
        "escape",
        "4",
        "enter",
    ],
}


@pytest.fixture(autouse=True)
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the app would show is sent; without a terminal Textual draws it and sends nothing."""

    def display(self: TerminalApp, screen: Any, renderable: Any) -> None:
        if isinstance(renderable, ChopsUpdate | LayoutUpdate):
            if self._batch_count:
                self._lost = True
            else:
                self.picture.sent(renderable, SYSTEM)

    monkeypatch.setattr(TerminalApp, "_display", display)
    yield


async def left_over(session: Session) -> str:
    """What a whole paint would still have to send, once nothing more is painted by itself."""
    for _ in range(PATIENCE):
        screen = session.app.screen
        views = list(screen.walk_children(LineView))
        kept = [{name: vars(view)[name] for name in KEPT} for view in views]
        for widget in screen.walk_children(Widget):
            # A whole paint keeps nothing of what was drawn before.
            widget._styles_cache.clear()
            if isinstance(widget, LineView):
                widget._components = {}
                widget.notify_style_update()
        with pytest.MonkeyPatch.context() as plain:
            # As Textual renders it: all widgets, line by line through its own cache.
            plain.delattr(LineCompositor, "_render_chops")
            plain.delattr(LineView, "render_lines")
            whole = LayoutUpdate([[strip] for strip in screen._compositor.render_strips()], screen.size.region)
        for view, before in zip(views, kept, strict=True):
            # The next key meets what it would have met.
            vars(view).update(before)
        left = deepcopy(session.app.picture).sent(whole, SYSTEM)
        if not left:
            break
        await session.pilot.pause()
    return left


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("journey", JOURNEYS)
async def test_a_whole_paint_would_show_the_same(start: Start, journey: str, size: tuple[int, int]) -> None:
    async with start(size=size) as session:
        for key in JOURNEYS[journey]:
            await session.press(key)
            assert await left_over(session) == "", f"after {key}"


@pytest.mark.parametrize("mode", ["f1", "f2", "f3", "f4", "f5"])
async def test_also_in_a_window_of_another_size(start: Start, mode: str) -> None:
    async with start(mode, size=(120, 40)) as session:
        for key, size in (("down", (84, 30)), ("e", (100, 24)), ("up", (120, 40)), ("down", (109, 33))):
            await session.press(key)
            await session.pilot.resize_terminal(*size)
            await session.settle()
            assert await left_over(session) == "", f"after {key}, in {size}"


@pytest.mark.parametrize("key", ["f1", "f2", "f3", "f5"])
async def test_also_of_nasty_texts(start: Start, nasty: Path, key: str) -> None:
    async with start(path=nasty) as session:
        for pressed in (key, "down", "down", "pagedown", "up", "e", "end"):
            await session.press(pressed)
            assert await left_over(session) == "", f"after {pressed}"


@pytest.mark.parametrize("mode", ["f1", "f2", "f3", "f4", "f5"])
async def test_also_of_a_mode_that_was_not_in_front_when_the_window_changed(start: Start, mode: str) -> None:
    async with start(mode, "f2" if mode != "f2" else "f1", size=(120, 40)) as session:
        for size in ((84, 24), (120, 40)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            await session.press(mode)
            assert await left_over(session) == "", f"in {size}"
            await session.press("f2" if mode != "f2" else "f1")
            assert await left_over(session) == "", f"back, in {size}"


async def test_also_where_the_screen_below_changes_in_the_same_moment(start: Start) -> None:
    async with start("question_mark", size=(120, 40)) as session:
        screen = session.app.screen
        line = screen.query_one(KeyLine)
        for label in ("satu", "dua", "tiga"):
            line._entries = [Entry((("escape", "esc"),), label, stays=True)]
            line.changed()
            # As Textual does for what changes on a screen below, though nothing of that is seen.
            screen.refresh(Region(0, 1, 80, 1))
            await session.pilot.pause()
            assert await left_over(session) == "", label
