"""The public door: what it promises, it has."""

from __future__ import annotations

import ast
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pydoc import locate
from types import ModuleType

import pytest
from tests.cases import cases

import agendawatch

PACKAGES = [import_module(it.name) for it in pkgutil.walk_packages(agendawatch.__path__, "agendawatch.") if it.ispkg]
LATE = [agendawatch, *(it for it in PACKAGES if hasattr(it, "__getattr__"))]
"""Packages whose names are loaded when they are asked for."""


@pytest.mark.parametrize("package", LATE, ids=lambda it: it.__name__)
def test_no_name_that_is_loaded_late_is_also_a_module(package: ModuleType) -> None:
    """Importing a module never replaces a function of the same name."""
    modules = {it.name for it in pkgutil.iter_modules(package.__path__)}

    assert modules.isdisjoint(package.__all__)


@pytest.mark.parametrize("package", LATE, ids=lambda it: it.__name__)
def test_every_name_that_is_loaded_late_can_be_had(package: ModuleType) -> None:
    """What `__all__` lists is there."""
    for name in package.__all__:
        assert getattr(package, name) is not None


@pytest.mark.parametrize("package", LATE, ids=lambda it: it.__name__)
def test_a_stub_is_read_whole(package: ModuleType) -> None:
    """What a type checker finds in it, and nothing else, can be had."""
    tree = ast.parse(Path(str(package.__file__)).with_suffix(".pyi").read_text(encoding="utf-8"))
    imported = {alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    told = {
        node.target.id for node in tree.body if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }

    assert imported | told == set(package.__all__) == set(dir(package))


@cases("imported", "heavy")
def test_the_import_is_light(imported: str, heavy: str) -> None:
    """The package loads none of the heavy libraries; sources, feeds, clients and stores none that few uses of them need."""
    code = f"import {imported}, sys; print([name for name in {heavy.split()!r} if name in sys.modules])"

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter and text

    assert answer.stdout.strip() == "[]"


def test_what_benchmarks_import_is_there() -> None:
    """Most of them nobody starts but a person, now and then."""
    scripts = (Path(__file__).parents[2] / "benchmarks").rglob("*.py")
    nodes = [node for path in scripts for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and str(node.module).startswith("agendawatch")]
    asked = {f"{node.module}.{one.name}" for node in froms for one in node.names}

    assert asked
    assert {name for name in asked if locate(name) is None} == set()
