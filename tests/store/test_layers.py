"""The parts of the program lean on each other in one direction only."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import ikk_tui

PACKAGE = Path(ikk_tui.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"), key=str)

# What the modules of a layer may import of this program, besides their own layer.
CORE = {"domain": {"errors"}, "store": {"domain", "errors"}, "services": {"store", "domain", "errors"}, "errors": set()}
DATABASE = {"sqlite3", "_sqlite3", "sqlalchemy", "sqlmodel"}
SCREEN = {"textual", "rich"}

# Imports everything below the named packages and prints the top names of all that is loaded.
IMPORT_ALL = """
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        importlib.import_module(module.name)
print(*{name.partition(".")[0] for name in sys.modules})
"""


def loaded(*packages: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, *packages], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    return set(done.stdout.split())


def layer(module: Path) -> str:
    return module.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(body: list[ast.stmt]) -> Iterator[str]:
    """The modules that are imported when this runs; what stands below TYPE_CHECKING never does."""
    for node in (found for statement in body for found in walk(statement)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def walk(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    below = ast.iter_child_nodes(node)
    if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        below = iter(node.orelse)
    for child in below:
        yield from walk(child)


def layers_used(module: Path) -> set[str]:
    names = [name.split(".") for name in imported(ast.parse(module.read_text(encoding="utf-8")).body)]
    used = {name[1] for name in names if name[0] == "ikk_tui" and len(name) > 1}
    return {one for one in used if (PACKAGE / one).is_dir() or (PACKAGE / f"{one}.py").exists()} - {layer(module)}


def named(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def test_the_core_needs_no_screen() -> None:
    assert loaded("ikk_tui.domain", "ikk_tui.store", "ikk_tui.services").isdisjoint(SCREEN)


def test_the_domain_needs_no_database() -> None:
    assert loaded("ikk_tui.domain").isdisjoint(SCREEN | DATABASE)


@pytest.mark.parametrize("module", [one for one in MODULES if layer(one) in CORE], ids=named)
def test_the_core_leans_downwards_only(module: Path) -> None:
    assert layers_used(module) <= CORE[layer(module)]


@pytest.mark.parametrize("module", [one for one in MODULES if layer(one) not in CORE], ids=named)
def test_everything_above_reaches_the_store_through_the_services_only(module: Path) -> None:
    assert "store" not in layers_used(module)


@pytest.mark.parametrize("module", [one for one in MODULES if layer(one) != "store"], ids=named)
def test_only_the_store_speaks_sql(module: Path) -> None:
    tops = {name.partition(".")[0] for name in imported(ast.parse(module.read_text(encoding="utf-8")).body)}
    permitted = {"sqlmodel"} if layer(module) == "services" else set()
    assert tops & DATABASE <= permitted
