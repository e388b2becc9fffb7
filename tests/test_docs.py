"""The documents name what there is: a new command, option or setting without a word about it fails here."""

import argparse
import re
from pathlib import Path

import pytest

from ikk_tui.cli import parser
from ikk_tui.paths import DATABASE_VARIABLE
from ikk_tui.settings import THEMES, Settings

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
MANUAL = (TOP / "docs" / "panduan.md").read_text(encoding="utf-8")


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


@pytest.mark.parametrize("name", commands())
def test_every_command_is_in_the_manual(name: str) -> None:
    section = MANUAL.partition("\n## Perintah\n")[2].partition("\n## ")[0]
    assert re.search(rf"\bikk {name}\b", section)


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
