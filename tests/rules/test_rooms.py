"""What must hold in every room."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import agendawatch

PACKAGE = Path(agendawatch.__file__).parent
MODULES = sorted(
    path
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py" and "versions" not in path.parts and "migrations" not in path.parts
)


def those(breaks: Callable[[Path], object], rooms: tuple[str, ...] = ()) -> list[str]:
    """Name the modules, of these rooms or of all, that break a rule, by their path in the package."""
    placed = {path: path.relative_to(PACKAGE) for path in MODULES}
    return [
        place.as_posix() for path, place in placed.items() if (not rooms or place.parts[0] in rooms) and breaks(path)
    ]


@cache
def tree(module: Path) -> ast.Module:
    """Read a module's code."""
    return ast.parse(module.read_text(encoding="utf-8"))


def test_no_room_is_a_box_of_odds_and_ends() -> None:
    """A function without a room means that a noun is missing."""
    words = {part for path in MODULES for part in (*path.relative_to(PACKAGE).parts[:-1], path.stem)}

    assert words.isdisjoint({"utils", "util", "helpers", "common", "base", "misc"})


def swallowed(module: Path) -> Iterator[ast.ExceptHandler]:
    """Find handlers that catch anything and do not raise it again."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ExceptHandler) and (
            node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        ):
            last = node.body[-1]
            if not (isinstance(last, ast.Raise) and last.exc is None):
                yield node


def test_nobody_catches_everything() -> None:
    """An error is caught by its name; what nobody expected is seen."""
    assert those(lambda module: list(swallowed(module))) == []


def phrases(module: Path) -> list[str]:
    """Find phrases of Swedish words in a module's code."""
    nodes = list(ast.walk(tree(module)))
    docstrings = {
        id(node.value) for node in nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and " " in node.value.strip()
        and set("åäöÅÄÖ") & set(node.value)
    ]


def test_swedish_is_understood_in_its_own_room() -> None:
    """A source may know a selector and a parameter's name, never a phrase of Swedish words."""
    assert those(phrases, rooms=("sources", "fetch", "history", "registry")) == []
