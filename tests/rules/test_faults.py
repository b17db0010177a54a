"""Every fault that the documentation names has its test."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from tests.replicas.faults import FAULTS, Held, table

ROOT = Path(__file__).parents[2]


@cache
def _names(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(it.name for it in tree.body if isinstance(it, ast.FunctionDef))


@pytest.mark.parametrize("held", FAULTS, ids=[it.fault for it in FAULTS])
def test_a_fault_s_tests_are_there(held: Held) -> None:
    """Under those very names."""
    assert held.tests
    for file, _, name in (test.partition("::") for test in held.tests):
        assert name in _names(file)


def test_the_documentation_shows_the_faults_as_they_are() -> None:
    """`python -m tests.replicas.faults` prints them anew."""
    page = (ROOT / "docs" / "reference" / "robustness.md").read_text(encoding="utf-8")

    assert "\n".join(table()) in page
