"""What must hold of tests: every case is run, and none fails because the machine is busy."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_every_table_of_cases_is_run() -> None:
    """Each is the table of a test, or of tests that share one: cases that nobody runs look as if they held."""
    tables = {path: set(tomllib.loads(path.read_text(encoding="utf-8"))) for path in TESTS.rglob("test_*.toml")}

    assert tables == {path: _asking(path.with_suffix(".py")) for path in tables}


def _asking(path: Path) -> set[str]:
    """Name the tests of a file whose cases are data, and the tables that its tests share."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    asked = {test.name for test in tests if any(ast.unparse(it).startswith("cases(") for it in test.decorator_list)}
    calls = (
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node).startswith("table(__file__, ")
    )
    return asked | {ast.literal_eval(call.args[1]) for call in calls}


# No test may fail because the machine is busy.


STOPWATCH = re.compile(r"\b(?:perf_counter|process_time|thread_time)(?:_ns)?\b")


def test_no_test_takes_the_time() -> None:
    """Time is measured in benchmarks, as ratios in one run."""
    timed = [
        str(path.relative_to(TESTS))
        for path in TESTS.rglob("*.py")
        if path != Path(__file__) and STOPWATCH.search(path.read_text(encoding="utf-8"))
    ]

    assert timed == []
