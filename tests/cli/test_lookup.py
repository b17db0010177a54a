"""Looking up municipalities and meetings."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.running import run
from tests.replicas.goteborg import FORM, Portal, Session
from tests.replicas.server import serve


def test_an_unknown_municipality_names_near_ones() -> None:
    """The error helps."""
    assert "did you mean Göteborg?" in run("municipalities", "Götborg").output


def test_municipalities_are_listed() -> None:
    """All 311, as JSON too."""
    rows = json.loads(run("municipalities", "--json").output)

    assert len(rows) == 311
    assert "1480" in run("municipalities").output
    assert "goteborg.se" in run("municipalities", "Göteborgs").output


def test_meetings_are_fetched_from_an_address(tmp_path: Path) -> None:
    """A table for people, JSON for programs, and a calendar for phones."""
    portal = Portal([Session("Kommunstyrelsen", "2026-03-11")])
    with serve(portal) as replica:
        words = ("meetings", replica.address + FORM, "--platform", "goteborg", "--year", "2026")
        shown = run(*words, "--calendar", str(tmp_path / "ks.ics"))
        listed = json.loads(run(*words, "--json").output)

    assert "2026-03-11" in shown.output
    assert [meeting["date"] for meeting in listed["meetings"]] == ["2026-03-11"]
    assert b"DTSTART;VALUE=DATE:20260311" in (tmp_path / "ks.ics").read_bytes()
