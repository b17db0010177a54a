"""Cases that stand as data beside tests."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_every_table_of_cases_is_run() -> None:
    """Each is the table of a test that asks for one: cases that nobody runs look as if they held."""
    tables = {path: set(tomllib.loads(path.read_text(encoding="utf-8"))) for path in TESTS.rglob("test_*.toml")}

    assert tables == {path: _asking(path.with_suffix(".py")) for path in tables}


def _asking(path: Path) -> set[str]:
    """Name the tests of a file whose cases are data."""
    tests = (node for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef))
    return {test.name for test in tests if any(ast.unparse(it).startswith("cases(") for it in test.decorator_list)}
