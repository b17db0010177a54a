"""Every bad behaviour that was seen has its test; `python -m tests.replicas.matrix` shows which."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from tests.replicas.matrix import MATRIX, Behaviour

from agendawatch.sources import PLATFORMS

ROOT = Path(__file__).parents[2]


@cache
def _tests(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(it.name for it in tree.body if isinstance(it, ast.FunctionDef))


@pytest.mark.parametrize("behaviour", MATRIX, ids=[it.words for it in MATRIX])
def test_a_test_that_the_matrix_names_is_there(behaviour: Behaviour) -> None:
    """Under that very name, and for some platform."""
    named = {test for platform in PLATFORMS if (test := behaviour.test(platform))}

    assert named
    for file, _, name in (it.partition("::") for it in named):
        assert name in _tests(file)
