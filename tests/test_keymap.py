"""Keys a person chose in the settings."""

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import ikk_tui
from ikk_tui.errors import SettingsInvalid
from ikk_tui.keymap import check_keys
from ikk_tui.owners import OWNERS

FILE = Path("settings.toml")


@pytest.mark.parametrize("key", ["k", "ctrl+n", "f6", "right_curly_bracket", "}", "k,ctrl+n"])
def test_a_key_can_be_chosen(key: str) -> None:
    check_keys(FILE, {"quarter.next": key}, OWNERS)


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ({"quarter.nxt": "n"}, "quarter.nxt"),
        ({"quarter.next": "halo dunia"}, "bukan tombol"),
        ({"quarter.next": ""}, "bukan tombol"),
        ({"quarter.next": "ctrl+"}, "bukan tombol"),
        ({"quarter.next": "q"}, "app.quit"),
        ({"entry.undo": "up"}, "grid.up"),
    ],
)
def test_what_is_no_key_or_taken_is_refused(keys: dict[str, str], word: str) -> None:
    with pytest.raises(SettingsInvalid, match=word.replace(".", r"\.")) as refused:
        check_keys(FILE, keys, OWNERS)
    assert "settings.toml" in refused.value.message


def test_the_keys_as_they_come_do_not_clash() -> None:
    check_keys(FILE, {}, OWNERS)


def test_every_binding_with_an_id_can_be_remapped() -> None:
    listed = {owner for group in OWNERS for owner in group}
    for found in pkgutil.walk_packages(ikk_tui.__path__, "ikk_tui."):
        module = importlib.import_module(found.name)
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.__name__:
                own = Binding.make_bindings(thing.__dict__.get("BINDINGS", []))
                assert thing in listed or not any(binding.id for binding in own), thing
