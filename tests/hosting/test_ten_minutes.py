"""The how-to "din egen kalender på tio minuter", followed to the letter as far as it goes without a network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import put_program

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "egen-kalender.md"
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
_INSTALLS = ("python3 -m venv", ".venv/bin/pip install", ". .venv/bin/activate")
_SERVES = "python3 -m http.server"
_ASKS = "agendawatch update"


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="the page is for a shell")
@pytest.mark.timeout(900)  # a dozen programs, on a machine that may be busy
def test_the_page_is_true(tmp_path: Path) -> None:
    """Its blocks run one after the other in one shell; the demo's store stands in for the round that asks."""
    lines = [line for block in BLOCKS for line in block.splitlines()]
    run = [line for line in lines if not line.startswith((*_INSTALLS, _SERVES))]
    script = "\n".join("cp ../prova/agendawatch.db agendawatch.db" if line == _ASKS else line for line in run)
    program = tmp_path / "bin" / "agendawatch"
    put_program(program)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    told = subprocess.run(  # noqa: S603 - the page's own words
        ["bash", "-e", "-c", script],  # noqa: S607 - likewise
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0
    # What takes a while says so, and so does a town of the demo that cannot be read.
    assert [
        it for it in told.stderr.splitlines() if not it.endswith(" …") and "could not be read since" not in it
    ] == []
    assert _ASKS in lines
    for made in ("prova/site/index.html", "prova/kommunstyrelsen.ics", "prova/forslag.ics", "moten/site/index.html"):
        assert (tmp_path / made).stat().st_size > 0
    assert "agenda published" in told.stdout
