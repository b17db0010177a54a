"""No regular expression of the tree takes more than in proportion to its text."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.patterns import Compiled, outgrown
from tests.cases import cases

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_every_pattern_grows_with_its_text_alone() -> None:
    """All that any module compiles is pumped, in a process of its own: it imports every module anew."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.patterns"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@cases("pattern")
def test_a_pattern_that_outgrows_its_text_is_told(pattern: str) -> None:
    """Also where its work doubles with every letter, which would never end: it is cut off."""
    assert outgrown(Compiled(re.compile(pattern), "agendawatch.sources.page", anywhere=True)) is not None


@pytest.mark.parametrize(
    "pattern", [r"(?<!\s)\s*+x", r"(?<!a)(?:a++)+b", r"\([^)]{0,200}\)", r"§ \d{1,3}", r"[\w-]{1,60}@ö"]
)
def test_a_pattern_that_grows_with_its_text_is_not_told(pattern: str) -> None:
    """What is bounded, or tries each place once, is in proportion."""
    assert outgrown(Compiled(re.compile(pattern), "agendawatch.sources.page", anywhere=True)) is None
