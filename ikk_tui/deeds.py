"""The keys that work everywhere, and every deed with a key, as help and palette list them."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import App
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import Screen

from ikk_tui.widgets.context_bar import MODE_LABELS

QUARTERS = Binding.Group("TW", compact=True)
APP_BINDINGS: list[BindingType] = [
    *(
        Binding(f"f{number}", f"switch_mode('{mode}')", label, show=False, id=f"mode.{mode}")
        for number, (mode, label) in enumerate(MODE_LABELS, start=1)
    ),
    # Apart, as they are no keys where a number can be typed.
    *(
        Binding(f"{number}", f"number_mode('{mode}')", label, show=False, id=f"number.{mode}")
        for number, (mode, label) in enumerate(MODE_LABELS, start=1)
    ),
    Binding(
        "left_square_bracket",
        "quarter(-1)",
        "triwulan sebelumnya",
        key_display="[",
        id="quarter.previous",
        group=QUARTERS,
    ),
    Binding(
        "right_square_bracket",
        "quarter(1)",
        "triwulan berikutnya",
        key_display="]",
        id="quarter.next",
        group=QUARTERS,
    ),
    Binding("b", "unsaved", "ketikan yang belum tersimpan", show=False, id="app.unsaved"),
    Binding("f9", "redraw", "gambar ulang layar", show=False, id="app.redraw"),
    Binding("question_mark", "help", "bantuan", key_display="?", id="app.help"),
    # Another action than that of Ctrl+Q, which works wherever one is.
    Binding("q", "close", "keluar", id="app.quit"),
]


def deeds(app: App[None], screen: Screen[Any]) -> Iterator[tuple[str, str, Callable[[], object]]]:
    """Keys, words and call of each deed of ours that works in that screen now."""
    found: dict[str, tuple[list[str], ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.enabled:
            keys = found.setdefault(active.binding.id, ([], active))[0]
            keys.append(app.get_key_display(active.binding))
    for keys, active in found.values():
        run = partial(app.run_action, active.binding.action, active.node)
        yield " ".join(dict.fromkeys(keys)), active.binding.description, run
