"""A new plain text of a meeting is added in two files, as a page of the docs teaches, and stands in every front."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHANGED = {"atom", "json feed", "exported changes", "mail", "changes", "changes --json", "api changes", "mcp"}
"""What tells of a change: what the text was, and what it is."""


def test_a_new_text_is_told_by_every_front() -> None:
    """In calendars and back, pages, news, letters, exports, answers to programs and assistants, and on the command line."""
    program = [sys.executable, "-m", "tests.answers.new_field"]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}

    came = subprocess.run(program, cwd=ROOT, env=environ, capture_output=True, check=True)  # noqa: S603 - ours

    told = json.loads(came.stdout)
    assert {front for front, said in told.items() if "sänds i efterhand" not in said} == set()
    assert {front for front in CHANGED if "webbsänds" not in told[front]} == set()
    assert len(told) == 15
