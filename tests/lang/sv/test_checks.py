"""The rules are checked by their own examples."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from agendawatch.lang.sv.checks import check_rules, try_examples
from agendawatch.lang.sv.data import unread

GOOD = {"id": "a", "pattern": "%NOT", "gives": "x", "ground": "usage", "yes": ["ja", "jo"], "no": ["nej", "nix"]}


def test_all_rules_are_sound() -> None:
    """Every rule compiles, has two examples of either kind, and reads them as it says."""
    assert [str(fault) for fault in check_rules()] == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"yes": ["ja", "jaha"]}, ["rules/made.toml: a: does not fire: 'jaha'"]),
        ({"no": ["nej", "jo"]}, ["rules/made.toml: a: fires: 'jo'"]),
        ({}, []),
    ],
)
def test_an_example_that_a_rule_contradicts_is_told(changed: dict[str, Any], told: list[str]) -> None:
    """With the example, so that it can be tried by hand."""
    fires = {"ja", "jo"}.__contains__

    assert [str(it) for it in try_examples("made", [{**GOOD, **changed}], lambda _, example: fires(example))] == told


def test_a_file_that_is_no_toml_is_told_by_its_name(tmp_path: Path) -> None:
    """Before anything else is looked at, since all rules stand on it."""
    (tmp_path / "good.toml").write_text('WORDS = "ja"', encoding="utf-8")
    (tmp_path / "bad.toml").write_text('WORDS = "ja"\nWORDS = "nej"\n', encoding="utf-8")

    (told,) = unread(tmp_path)

    assert told.startswith("rules/bad.toml: ")
    assert "line 2" in told


def test_the_check_is_a_command() -> None:
    """It says nothing and ends well where all is well."""
    done = subprocess.run([sys.executable, "-m", "agendawatch.lang.sv"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")
