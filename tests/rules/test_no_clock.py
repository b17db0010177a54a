"""No test may fail because the machine is busy."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
STOPWATCH = re.compile(r"\b(?:perf_counter|process_time|thread_time)(?:_ns)?\b")


def test_no_test_takes_the_time() -> None:
    """Time is measured in benchmarks, as ratios in one run."""
    timed = [
        str(path.relative_to(TESTS))
        for path in TESTS.rglob("*.py")
        if path != Path(__file__) and STOPWATCH.search(path.read_text(encoding="utf-8"))
    ]

    assert timed == []
