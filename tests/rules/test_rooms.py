"""What must hold in every room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import agendawatch

PACKAGE = Path(agendawatch.__file__).parent
TESTS = Path(__file__).parents[1]
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py" and "versions" not in path.parts and "migrations" not in path.parts
)


def names(paths: list[Path]) -> list[str]:
    """Show modules by their path in the package."""
    return [path.relative_to(PACKAGE).as_posix() for path in paths]


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_every_module_has_its_mirror(module: Path) -> None:
    """What is built in a room is tested in the same room."""
    place = module.relative_to(PACKAGE)

    assert (TESTS / place.parent / f"test_{place.name}").exists()


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_no_module_is_long(module: Path) -> None:
    """A module past 300 lines is two."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_room_is_a_box_of_odds_and_ends() -> None:
    """A function without a room means that a noun is missing."""
    words = {part for path in MODULES for part in (*path.relative_to(PACKAGE).parts[:-1], path.stem)}

    assert words.isdisjoint({"utils", "util", "helpers", "common", "base", "misc"})


def swallowed(tree: ast.AST) -> Iterator[ast.ExceptHandler]:
    """Find handlers that catch anything and do not raise it again."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        ):
            last = node.body[-1]
            if not (isinstance(last, ast.Raise) and last.exc is None):
                yield node


@pytest.mark.parametrize("module", MODULES, ids=names(MODULES))
def test_nobody_catches_everything(module: Path) -> None:
    """An error is caught by its name; what nobody expected is seen."""
    assert not list(swallowed(ast.parse(module.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    "module",
    [path for path in MODULES if path.relative_to(PACKAGE).parts[0] in {"sources", "fetch", "history", "registry"}],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_swedish_is_understood_in_its_own_room(module: Path) -> None:
    """A source may know a selector and a parameter's name, never a phrase of Swedish words."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    phrases = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and " " in node.value.strip()
        and set("åäöÅÄÖ") & set(node.value)
    ]

    assert phrases == []
