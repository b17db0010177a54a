"""Rounds, changes and the demo."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from agendawatch.cli import main


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
