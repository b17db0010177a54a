"""The command that tells how well each organization is followed."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.cli.running import BOARD, STORE, as_json, run

from agendawatch.model import (
    STOCKHOLM,
    Caveat,
    CaveatCode,
    Listing,
    Meeting,
    Route,
    Site,
    Unreached,
    Window,
)
from agendawatch.registry import municipality
from agendawatch.store import Store


def _route(url: str, now: dt.datetime) -> Route:
    """Draw a way on which one organization was not found, and one that another page gave."""
    reason = Caveat.of(CaveatCode.YEAR_UNCLEAR, words="its page could not be had")
    missed = tuple(Unreached(organization=name, reason=reason) for name in ("Socialnämnden", "Kommunstyrelsen"))
    return Route(start=url, window=Window.year(now.year), explored=now, looked=now, unreached=missed)


@pytest.fixture
def _filled() -> None:
    """Keep a meeting of tomorrow without an agenda, and a site that fails."""
    now = dt.datetime.now(STOCKHOLM)
    town, tomorrow = municipality("Höör"), now.date() + dt.timedelta(days=1)
    board = Meeting(municipality=town, organization=BOARD, date=tomorrow)
    site = Site(url="https://hoor.example/moten", municipality=town)
    failing = Site(url="https://eslov.example/", municipality=municipality("Eslöv"))
    with Store(STORE) as store:
        store.records.add(Listing(window=Window(first=tomorrow, last=tomorrow), meetings=(board,)), site=site, seen=now)
        store.records.note_visit(site, seen=now)
        store.records.save_route(f"{site.url} *", _route(site.url, now))
        store.records.note_visit(failing, seen=now, error="no answer")


@pytest.mark.usefixtures("_filled")
def test_a_table_and_json_tell_the_same() -> None:
    """What is late, and what fails."""
    table, rows = run("coverage").output, as_json("coverage")

    assert "Kommunstyrelsen" in table
    assert "The site could not be read" in table
    assert "no answer" not in table
    assert "Not found: Socialnämnden, Höör (" in table
    assert [len(row["without_agenda"]) for row in rows] == [1, 0]
    assert [row["error"] for row in rows] == [None, "no answer"]
    assert [[it["organization"] for it in row["unreached"]] for row in rows] == [["Socialnämnden"], []]


@pytest.mark.usefixtures("_filled")
def test_one_municipality_may_be_asked_for() -> None:
    """By its name."""
    assert [row["municipality"]["name"] for row in as_json("coverage", "-m", "Höörs")] == ["Höör"]


def test_an_empty_store_says_so() -> None:
    """In words."""
    Store(STORE).close()

    assert "Nothing is watched yet" in run("coverage").output
