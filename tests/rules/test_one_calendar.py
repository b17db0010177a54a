"""The words of the calendar stand in one table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import agendawatch
from agendawatch.lang.sv.data import load

_FORMS = [it.split() for it in load("calendar")["months"]["forms"]]
_NAME = re.compile(rf"(?<![^\W_])(?:{'|'.join(names[0] for names in _FORMS)})(?![^\W_])")
_SHORT = re.compile(rf"(?<![^\W_])(?:{'|'.join(it for names in _FORMS for it in names)})(?![^\W_])")
_A_LIST = 3
"""One short form may be another word ("jul", "sep"); three different ones are months."""


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Give the texts of a module that are no docstring, with their lines."""
    tree = ast.parse(source)
    told = {id(it.value) for it in ast.walk(tree) if isinstance(it, ast.Expr)}
    for it in ast.walk(tree):
        if isinstance(it, ast.Constant) and isinstance(it.value, str) and id(it) not in told:
            yield it.lineno, it.value


def months_in(source: str) -> list[int]:
    """Find the lines of a module whose texts name a month."""
    return [line for line, text in literals(source) if _NAME.search(text) or len(set(_SHORT.findall(text))) >= _A_LIST]


def test_no_month_is_named_in_code() -> None:
    """A month's name stands in `rules/calendar.toml`, and whoever needs one asks for it there."""
    room = Path(agendawatch.__file__).parent

    found = {str(it.relative_to(room)): months_in(it.read_text(encoding="utf-8")) for it in room.rglob("*.py")}

    assert {name: lines for name, lines in found.items() if lines} == {}


def test_a_month_in_code_is_found() -> None:
    """A name, a list of short forms and a pattern of them are; a doctest, a festival and a name of a group are not."""
    assert months_in("x = 'i oktober'\ny = r'(?:jan|feb|mar)'\nz = 'maj'") == [1, 2, 3]
    assert months_in('def f():\n    """Read "5 maj"."""\n    return "jul", r"(?P<sep>-)"') == []
