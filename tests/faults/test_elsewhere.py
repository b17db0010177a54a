"""Machines that are not in Sweden, and know no Swedish letters."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from agendawatch.demo import DemoReport
from agendawatch.store import Store

ELSEWHERE: dict[str, dict[str, str]] = {
    "Tokyo, locale C": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "1"},
    "Honolulu, ASCII alone": {
        "TZ": "Pacific/Honolulu",
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONHASHSEED": "4242",
    },
}
"""By what a process sees of them."""
TODAY = dt.date(2026, 3, 6)
_OURS = ("TZ", "LANG", "LC_", "PYTHONUTF8", "PYTHONIOENCODING")


def _demo(out: Path, surroundings: dict[str, str]) -> None:
    """Run the demo's command as another machine does, in a process of its own."""
    out.parent.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    words = ["demo", str(out), "--on", TODAY.isoformat(), "--language", "sv", "--json"]
    command = [sys.executable, "-c", "from agendawatch.cli import main; main()", *words]
    done = subprocess.run(  # noqa: S603 - our own command
        command, env={**kept, **surroundings}, cwd=out.parent, capture_output=True, check=True, timeout=600
    )
    assert done.stdout


def _made(out: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Give the demo's calendars and pages, and what its store holds."""
    with Store(f"sqlite:///{out / 'agendawatch.db'}") as store:
        files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.*") if path.is_file()}
        return {name: data for name, data in files.items() if not name.startswith("agendawatch.db")}, tuple(
            store.maintenance.export_lines()
        )


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_demo_is_the_same_everywhere(demo: DemoReport, tmp_path: Path) -> None:
    """Calendars, pages and store to the byte, wherever the machine stands and whatever letters it knows."""
    here = _made(demo.database.parent)

    assert {"forslag.ics", "kommunstyrelsen.ics", "site/index.html"} <= here[0].keys()
    for nth, surroundings in enumerate(ELSEWHERE.values()):
        _demo(tmp_path / str(nth) / "demo", surroundings)
        assert _made(tmp_path / str(nth) / "demo") == here
