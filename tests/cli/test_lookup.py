"""Looking up municipalities and meetings, and recording a live site."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import as_json, run
from tests.replicas.goteborg import FORM, Portal, Session
from tests.replicas.page import ListingSite
from tests.replicas.server import serve


def test_municipalities_are_listed() -> None:
    """All 311, as JSON too."""
    rows = as_json("municipalities")

    assert len(rows) == 311
    assert "1480" in run("municipalities").output
    assert "goteborg.se" in run("municipalities", "Göteborgs").output


def test_meetings_are_fetched_from_an_address() -> None:
    """A table for people, JSON for programs, and a calendar for phones; an open end is the end of its year."""
    portal = Portal([Session("Kommunstyrelsen", "2026-03-11")])
    with serve(portal) as replica:
        words = ("meetings", replica.address + FORM, "--platform", "goteborg", "--year", "2026")
        shown = run(*words, "--calendar", "ks.ics")
        listed = as_json(*words)
        spring = as_json(*words[:-2], "--from", "2026-05-01")

    assert "2026-03-11" in shown.output
    assert [meeting["date"] for meeting in listed["meetings"]] == ["2026-03-11"]
    assert spring["window"] == {"first": "2026-05-01", "last": "2026-12-31"}
    assert b"DTSTART;VALUE=DATE:20260311" in Path("ks.ics").read_bytes()


def test_a_site_is_recorded_and_what_was_done_is_told() -> None:
    """And what is left for a person to do."""
    page = ListingSite("Kommunstyrelsen", ("Kommunstyrelsen sammanträder följande datum 2026:", "20 maj", "10 juni"))
    page.html = page.page().replace("</main>", "<p>Frågor: anna@kommun.example</p></main>")
    with serve(page) as host:
        answer = run("record", f"{host.address}{page.path}", "out", "--year", "2026", "--platform", "page")

    assert answer.exit_code == 0, answer.output
    assert "1 × email taken out" in answer.output
    assert "read every file" in answer.output
    assert Path("out/expected.json").exists()
