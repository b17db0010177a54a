"""Every fault that the documentation names, and every bad behaviour that was seen, has its test."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from tests.replicas.faults import FAULTS, Held, table
from tests.replicas.matrix import MATRIX, Behaviour

from agendawatch.sources import PLATFORMS

ROOT = Path(__file__).parents[2]


@cache
def _text(file: str) -> str:
    return (ROOT / "tests" / file).read_text(encoding="utf-8")


def _is_there(test: str) -> bool:
    file, _, name = test.partition("::")
    return f"def {name}(" in _text(file)


@pytest.mark.parametrize("held", FAULTS, ids=[it.fault for it in FAULTS])
def test_a_fault_has_tests(held: Held) -> None:
    """By file and name, and it is there."""
    assert held.tests
    assert [test for test in held.tests if not _is_there(test)] == []


@pytest.mark.parametrize("behaviour", MATRIX, ids=[it.words for it in MATRIX])
def test_a_test_that_the_matrix_names_is_there(behaviour: Behaviour) -> None:
    """Under that very name, and for some platform; `python -m tests.replicas.matrix` shows which."""
    named = {test for platform in PLATFORMS if (test := behaviour.test(platform))}

    assert named
    assert {test for test in named if not _is_there(test)} == set()


def test_the_documentation_shows_the_faults_as_they_are() -> None:
    """`python -m tests.replicas.faults` prints them anew."""
    page = (ROOT / "docs" / "reference" / "robustness.md").read_text(encoding="utf-8")

    assert "\n".join(table()) in page
