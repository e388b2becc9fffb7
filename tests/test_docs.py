"""The documents name what there is: a new command, option or setting without a word about it fails here."""

import argparse
import re
from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.widget import Widget

from ikk_tui.cli import parser
from ikk_tui.domain.people import Role
from ikk_tui.domain.trail import TrailKind
from ikk_tui.owners import OWNERS
from ikk_tui.paths import DATABASE_VARIABLE
from ikk_tui.settings import THEMES, Settings

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
MANUAL = (TOP / "docs" / "panduan.md").read_text(encoding="utf-8")
# Under which title the manual tells the keys of a class; of the others somewhere.
TITLES = {
    "IkkApp": "Memulai",
    **dict.fromkeys(("ProgramScreen", "DecreeTree", "HistoryScreen"), "Program"),
    **dict.fromkeys(("IsianScreen", "EntryGrid", "FormScreen", "FullTextScreen"), "Isian"),
    **dict.fromkeys(("PasteScreen", "UnsavedScreen", "ConflictScreen"), "Isian"),
    **dict.fromkeys(("RingkasanScreen", "SummaryReader", "SupposeField", "PickScreen"), "Ringkasan"),
    **dict.fromkeys(("ReviuScreen", "CardReader", "ReasonField", "ApprovingScreen"), "Reviu"),
    **dict.fromkeys(("SubmitScreen", "SayingScreen"), "Reviu"),
    **dict.fromkeys(("KeputusanScreen", "AmendScreen"), "Keputusan"),
    **dict.fromkeys(("AccountsScreen", "AccountFormScreen"), "Akun dan peran"),
    **dict.fromkeys(("LocksScreen",), "Menutup triwulan"),
    **dict.fromkeys(("TrailScreen",), "Jejak"),
}
# How the manual writes the keys that are no letters; the last part of a chord is written large.
WRITTEN = {
    **{"up": "naik", "down": "turun", "left": "kiri", "right": "kanan", "space": "spasi"},
    **{"pageup": "PgUp", "pagedown": "PgDn", "slash": "/", "question_mark": "?"},
    **{"left_square_bracket": "[", "right_square_bracket": "]"},
    **{f"f{number}": "F1 sampai F5" for number in range(1, 6)},
    **{str(number): str(number) for number in range(1, 6)},
}
# Told by the pages themselves: another key for the same, and what every page has in common.
ELSEWHERE = {("page.close", "q"), ("help.close", "q"), ("help.close", "question_mark"), ("unsaved.drop", "delete")}


def commands() -> dict[str, argparse.ArgumentParser]:
    """All commands by name."""
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def options(command: argparse.ArgumentParser) -> set[str]:
    """The options of a command, and of those below it."""
    own = {text for action in command._actions for text in action.option_strings}
    below = [one for one in command._actions if isinstance(one, argparse._SubParsersAction)]
    return own.union(*(options(one) for action in below for one in action.choices.values()))


@pytest.mark.parametrize("name", commands())
def test_every_command_and_its_options_are_in_the_readme(name: str) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `ikk {name}"))
    shared = {"-h", "--help", "--db", "--allow-network-drive"}
    assert {option for option in options(commands()[name]) - shared if option not in row} == set()


def section(title: str) -> str:
    """What the manual says under that title."""
    found = MANUAL.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    assert found, title
    return found


def written(key: str) -> str:
    """A key as the manual writes it: `a`, `A`, `Ctrl+O`, `Shift+Tab`."""
    if key in WRITTEN or len(key) == 1:
        return WRITTEN.get(key, key)
    return "+".join(part.title() for part in key.split("+"))


def keys_of(owner: type[App[None]] | type[Widget]) -> set[str]:
    """The keys with an id of a class, but for a large letter's second name."""
    bindings = [one for one in Binding.make_bindings(owner.BINDINGS) if one.id]
    found = {one.key for one in bindings if (one.id, one.key) not in ELSEWHERE}
    return {key for key in found if not re.fullmatch(r"shift\+[a-z]", key)}


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_manual(name: str) -> None:
    assert re.search(rf"\bikk {name}\b", section("Perintah"))


@pytest.mark.parametrize("owner", dict.fromkeys(one for group in OWNERS for one in group), ids=lambda one: one.__name__)
def test_every_key_is_in_the_manual_where_its_screen_is_told(owner: type[App[None]] | type[Widget]) -> None:
    title = TITLES.get(owner.__name__)
    told = section(title) if title else MANUAL
    for key in keys_of(owner):
        word = written(key)
        assert (f"`{word}`" if len(word) == 1 else word) in told, f"{word} of {owner.__name__}"


def test_every_role_and_kind_of_the_trail_is_in_the_manual() -> None:
    for role in Role:
        assert f"| {role.label} |" in section("Akun dan peran")
    for kind in TrailKind:
        assert kind.label in section("Jejak")


def test_shared_options_settings_and_variables_are_in_the_readme() -> None:
    for word in ("--db", "--allow-network-drive", DATABASE_VARIABLE, *THEMES, *Settings.__slots__):
        assert word in README


def test_every_target_of_the_makefile_is_in_the_readme() -> None:
    phony = next(line for line in (TOP / "Makefile").read_text().splitlines() if line.startswith(".PHONY:"))
    for target in phony.split()[1:]:
        assert f"make {target}" in README


def test_every_file_the_documents_point_to_is_there() -> None:
    for document in (TOP / "README.md", *(TOP / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name} points to {target}"
