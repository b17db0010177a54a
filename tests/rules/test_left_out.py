"""A run says what it left out, and in CI it may leave nothing out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import pytest

def test_runs():
    pass

@pytest.mark.skip(reason="needs Chromium (.ci/browser)")
def test_is_left_out():
    pass

@pytest.mark.slow
def test_takes_long():
    pass
"""


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_what_is_left_out_is_told_and_fails_ci(tmp_path: Path, ci: str, code: int) -> None:
    """Skips are compared with none where CI=true; elsewhere the last line names what they need."""
    shutil.copyfile(ROOT / "conftest.py", tmp_path / "conftest.py")
    (tmp_path / "test_some.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    said = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=tmp_path, env={**os.environ, "CI": ci}, capture_output=True, text=True, check=False
    )

    assert said.returncode == code, said.stdout
    assert "Left out: 1 for want of Chromium (.ci/browser), 1 for want of time (--slow)." in said.stdout
