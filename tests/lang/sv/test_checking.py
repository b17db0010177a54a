"""The rules are checked by their own examples."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from agendawatch.lang.sv.checking import check_rules, check_table

GOOD = {"id": "a", "pattern": "%NOT", "gives": "x", "ground": "usage", "yes": ["ja", "jo"], "no": ["nej", "nix"]}


def test_all_rules_are_sound() -> None:
    """Every rule compiles, has two examples of either kind, and reads them as it says."""
    assert [str(fault) for fault in check_rules()] == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"pattern": "%NO_SUCH"}, "rules/made.toml: a: no vocabulary is called NO_SUCH: '%NO_SUCH'"),
        ({"pattern": "@NO_SUCH"}, "rules/made.toml: a: no class is called @NO_SUCH: '@NO_SUCH'"),
        ({"pattern": "ja|nej"}, "a pattern names vocabularies, and has no alternatives of its own"),
        ({"unless": ["%NO_SUCH ..2 %NOT"]}, "rules/made.toml: a: no vocabulary is called NO_SUCH"),
        ({"ground": ""}, "rules/made.toml: a: lacks ground"),
        ({"yes": ["ja"]}, "rules/made.toml: a: has fewer than 2 examples of yes"),
        ({"yes": ["ja", "jaha"]}, "rules/made.toml: a: does not fire: 'jaha'"),
        ({"no": ["nej", "jo"]}, "rules/made.toml: a: fires: 'jo'"),
    ],
)
def test_a_bad_rule_is_told_with_its_file_and_example(changed: dict[str, Any], told: str) -> None:
    """The first thing that somebody who teaches it sees."""
    faults = [str(it) for it in check_table("made", [{**GOOD, **changed}], lambda _, example: example in {"ja", "jo"})]

    assert len(faults) == 1
    assert told in faults[0]


def test_a_good_rule_has_no_fault_and_no_double() -> None:
    """An id is one rule's."""
    fires = {"ja", "jo"}.__contains__

    assert list(check_table("made", [GOOD], lambda _, example: fires(example))) == []
    assert [it.words for it in check_table("made", [GOOD, GOOD], lambda _, it: fires(it))] == ["stands there twice"]


def test_the_check_is_a_command() -> None:
    """It says nothing and ends well where all is well."""
    done = subprocess.run([sys.executable, "-m", "agendawatch.lang.sv"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")
