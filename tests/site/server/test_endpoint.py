"""The shared check of feed endpoints finds nothing to say about ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.site.server.country import Served
from tests.site.server.test_serving import running

CHECK = Path(__file__).parents[3].parent / "shared" / "ical" / "checks" / "check_http"


@pytest.mark.skipif(not CHECK.is_file(), reason="the shared checks are not beside this checkout")
@pytest.mark.parametrize("path", ["/angsby.ics", "/feed.ics?words=cykelbana&alarm=1d"])
def test_the_shared_check_passes(served: Served, path: str) -> None:
    """Without an error and without a warning."""
    with running(served) as port:
        program = [sys.executable, str(CHECK), f"http://127.0.0.1:{port}{path}"]
        said = subprocess.run(program, capture_output=True, text=True, check=False)  # noqa: S603 - our own interpreter and file

    assert said.returncode == 0, said.stdout + said.stderr
    assert "WARN" not in said.stdout, said.stdout
