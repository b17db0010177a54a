"""Every fault that the documentation names has its test."""

from __future__ import annotations

from pathlib import Path

from tests.replicas.faults import FAULTS, table

ROOT = Path(__file__).parents[2]


def test_a_fault_has_tests() -> None:
    """By file and name, and it is there."""
    lost = [
        test
        for held in FAULTS
        for test in held.tests
        if f"def {test.partition('::')[2]}("
        not in (ROOT / "tests" / test.partition("::")[0]).read_text(encoding="utf-8")
    ]

    assert [held.fault for held in FAULTS if not held.tests] == []
    assert lost == []


def test_the_documentation_shows_the_faults_as_they_are() -> None:
    """`python -m tests.replicas.faults` prints them anew."""
    page = (ROOT / "docs" / "reference" / "robustness.md").read_text(encoding="utf-8")

    assert "\n".join(table()) in page
