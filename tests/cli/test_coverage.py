"""The command that tells how well each organization is followed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from click.testing import CliRunner, Result

from agendawatch.cli import main
from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    CaveatCode,
    Listing,
    Meeting,
    Organization,
    Route,
    Site,
    Unreached,
    Window,
)
from agendawatch.registry import municipality
from agendawatch.store import Store


def run(*words: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def _route(url: str, now: dt.datetime) -> Route:
    """Draw a way on which one organization was not found, and one that another page gave."""
    reason = Caveat.of(CaveatCode.YEAR_UNCLEAR, words="its page could not be had")
    missed = tuple(Unreached(organization=name, reason=reason) for name in ("Socialnämnden", "Kommunstyrelsen"))
    return Route(start=url, window=Window.year(now.year), explored=now, looked=now, unreached=missed)


def filled(folder: Path) -> str:
    """Keep a meeting of tomorrow without an agenda, and a site that fails."""
    now = dt.datetime.now(STOCKHOLM)
    town = municipality("Höör")
    tomorrow = now.date() + dt.timedelta(days=1)
    board = Meeting(municipality=town, organization=Organization(name="Kommunstyrelsen"), date=tomorrow)
    site = Site(url="https://hoor.example/moten", municipality=town)
    url = f"sqlite:///{folder / 'a.db'}"
    with Store(url) as store:
        store.records.add(Listing(window=Window(first=tomorrow, last=tomorrow), meetings=(board,)), site=site, seen=now)
        store.records.note_visit(site, seen=now)
        store.records.save_route(f"{site.url} *", _route(site.url, now))
        store.records.note_visit(
            Site(url="https://eslov.example/", municipality=municipality("Eslöv")), seen=now, error="no answer"
        )
    return url


def test_a_table_and_json_tell_the_same(tmp_path: Path) -> None:
    """What is late, and what fails."""
    store = filled(tmp_path)

    table = run("coverage", "--store", store).output
    rows = json.loads(run("coverage", "--store", store, "--json").output)

    assert "Kommunstyrelsen" in table
    assert "The site could not be read" in table
    assert "no answer" not in table
    assert "Not found: Socialnämnden, Höör (" in table
    assert [len(row["without_agenda"]) for row in rows] == [1, 0]
    assert [row["error"] for row in rows] == [None, "no answer"]
    assert [[it["organization"] for it in row["unreached"]] for row in rows] == [["Socialnämnden"], []]


def test_one_municipality_may_be_asked_for(tmp_path: Path) -> None:
    """By its name."""
    rows = json.loads(run("coverage", "-m", "Höörs", "--store", filled(tmp_path), "--json").output)

    assert [row["municipality"]["name"] for row in rows] == ["Höör"]


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    """In words."""
    address = f"sqlite:///{tmp_path / 'b.db'}"
    Store(address).close()

    assert "Nothing is watched yet" in run("coverage", "--store", address).output
