"""Searching from the command line."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from tests.cli.running import run

from agendawatch.model import (
    AgendaItem,
    Decision,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Outcome,
    Site,
    VoteCount,
    Window,
)
from agendawatch.store import Store

TOWN = Municipality(code="9901", name="Exempelköping")
MEETING = Meeting(
    municipality=TOWN,
    organization=Organization(name="Kommunstyrelsen"),
    date=dt.date(2026, 3, 11),
    url="https://exempelkoping.example/m",
    agenda=(AgendaItem(title="Upphandling av skolskjutsar", reference="KS 2026/19", number="7"),),
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Fill a store and give its address."""
    address = f"sqlite:///{tmp_path / 'a.db'}"
    with Store(address) as store:
        listing = Listing(window=Window.year(2026), meetings=(MEETING,))
        site = Site(url="https://exempelkoping.example", municipality=TOWN)
        store.records.add(listing, site=site, seen=dt.datetime(2026, 3, 2, tzinfo=dt.UTC))
    return address


def test_an_item_is_told_with_whose_it_is(url: str) -> None:
    """Number, title, organization, municipality, day and case number."""
    told = run("search", "skolskjuts", "-m", "Exempelköping", "--store", url)

    assert told.exit_code == 0
    assert told.output.splitlines()[:2] == [
        "7 Upphandling av skolskjutsar",
        "  item · Kommunstyrelsen, Exempelköping, 2026-03-11 · KS 2026/19",
    ]


def test_programs_get_json_and_people_a_word(url: str) -> None:
    """Hits as values; nothing found is said; too many words are wrong use."""
    (hit,) = json.loads(run("search", "KS 2026-19", "--store", url, "--json").output)

    assert (hit["kind"], hit["title"]) == ("item", "Upphandling av skolskjutsar")
    assert "Nothing is found." in run("search", "zzzz", "--store", url).output
    assert run("search", " ".join(f"ord{nth}" for nth in range(17)), "--store", url).exit_code == 2


DECIDED = Decision(outcome=Outcome.REJECTED, vote=VoteCount(winning=17, losing=14), text="Motionen avslås.")


@pytest.mark.parametrize(
    ("organization", "said", "recommended"),
    [
        ("Kommunfullmäktige", "avslag (röstning 17–14)", False),
        ("Kommunstyrelsen", "förslag: avslag (röstning 17–14)", True),
    ],
)
def test_what_became_of_an_item_is_told(organization: str, said: str, recommended: bool, tmp_path: Path) -> None:
    """With the vote; what a board says of a motion is a recommendation."""
    address = f"sqlite:///{tmp_path / 'a.db'}"
    motion = AgendaItem(title="Motion om skolskjuts", decision=DECIDED)
    held = MEETING.model_copy(update={"id": "m", "organization": Organization(name=organization), "agenda": (motion,)})
    with Store(address) as store:
        site = Site(url="https://exempelkoping.example", municipality=TOWN)
        listing = Listing(window=Window.year(2026), meetings=(held,))
        store.records.add(listing, site=site, seen=dt.datetime(2026, 3, 12, tzinfo=dt.UTC))

    told = run("search", "skolskjuts", "--kind", "item", "--store", address, "--language", "sv")
    (hit,) = json.loads(run("search", "skolskjuts", "--kind", "item", "--store", address, "--json").output)

    assert f"  Utfall: {said}" in told.output.splitlines()
    assert (hit["decision"]["outcome"], hit["decision"]["vote"]["winning"]) == ("rejected", 17)
    assert hit.get("recommended", False) is recommended


def test_before_the_minutes_no_outcome_is_told(url: str) -> None:
    """Not even that it is unknown."""
    assert "Outcome" not in run("search", "skolskjuts", "--store", url).output
