"""Running a command as somebody types it, in this process or one of its own, over the store of the folder that the test stands in."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

from click.testing import CliRunner, Result

from agendawatch.cli import main
from agendawatch.model import Listing, Meeting, Municipality, Organization, Proposal, Site, Window
from agendawatch.store import Store

STORE = "sqlite:///agendawatch.db"
"""Where commands look unless told."""
SEEN = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Exempelköping")
BOARD = Organization(name="Kommunstyrelsen")


def run(*words: str, **said: Any) -> Result:  # noqa: ANN401 - what click's runner takes
    """Run a command."""
    return CliRunner().invoke(main, list(words), **said)


def start(
    *words: str,
    code: str = "from agendawatch.cli import main; main()",
    stdout: int | IO[str] = subprocess.PIPE,
    **env: str,
) -> subprocess.CompletedProcess[str]:
    """Run a command, or a program of a few lines, in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", code, *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **env},
        check=False,
    )


def put_program(path: Path) -> None:
    """Put our program into a folder, as a file that shells start."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nexec {sys.executable} -c 'from agendawatch.cli import main; main()' \"$@\"\n")
    path.chmod(0o755)


def as_json(*words: str) -> Any:  # noqa: ANN401 - JSON
    """Run a command for its facts."""
    return json.loads(run(*words, "--json").stdout)


def keep(*meetings: Meeting, town: Municipality | None = TOWN, seen: dt.datetime = SEEN) -> None:
    """See a year's list of a town."""
    site = Site(url=f"https://{town.slug if town else 'kommun'}.example", platform="page", municipality=town)
    listing = Listing(window=Window.year(meetings[0].date.year), meetings=meetings)
    with Store(STORE) as store:
        store.records.add(listing, site=site, seen=seen)


def keep_proposals(*proposals: Proposal, seen: dt.datetime = SEEN) -> None:
    """Follow proposals."""
    with Store(STORE) as store:
        for proposal in proposals:
            store.records.save_proposal(proposal, seen=seen)
