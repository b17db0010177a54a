"""Rounds, changes and the demo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from agendawatch.cli import main
from agendawatch.fetch import Manners
from agendawatch.model import Site
from agendawatch.registry import municipality


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(words))


def test_the_demo_tells_its_story(tmp_path: Path) -> None:
    """What was asked, what changed and why each match is believed."""
    answer = run("demo", str(tmp_path / "demo"))

    assert answer.exit_code == 0
    for words in ("agenda published", "not modified", "Kommunstyrelsen meets on 2020-03-11", "forslag.ics"):
        assert words in answer.output
    assert sorted(path.name for path in (tmp_path / "demo").glob("*.ics")) == ["forslag.ics", "kommunstyrelsen.ics"]


def test_changes_are_told_since_a_day(tmp_path: Path) -> None:
    """The demo's database answers what changed since June."""
    run("demo", str(tmp_path))
    store = f"sqlite:///{tmp_path / 'agendawatch.db'}"

    since = json.loads(run("changes", "--since", "2020-06-01", "--store", store, "--json").output)

    assert {change["kind"] for change in since} == {"meeting_added"}
    assert "agenda published" in run("changes", "--store", store).output


def test_a_watch_needs_something_to_watch() -> None:
    """Names or the whole country, not both."""
    assert run("watch").exit_code == 2
    assert run("watch", "--all", "Höör").exit_code == 2


def test_the_whole_country_is_one_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here the country has one site, and it fails: it is told, and left in peace the next time."""
    site = Site(url="http://127.0.0.1:9/", platform="page", municipality=municipality("Höör"))
    monkeypatch.setattr("agendawatch.country.known_sites", lambda *_: (site,))
    monkeypatch.setattr("agendawatch.fetch.client.Manners", lambda: Manners(pause=0, attempts=1))
    store = f"sqlite:///{tmp_path / 'a.db'}"

    first, second = run("watch", "--all", "--store", store), run("watch", "--all", "--store", store)
    facts = json.loads(run("watch", "--all", "--store", store, "--json").output)

    assert "1/1 http://127.0.0.1:9/: failed" in first.output
    assert first.exit_code == 1
    assert "1 are failing and left in peace" in second.output
    assert (facts["sites"], facts["requests"]) == (0, 0)
