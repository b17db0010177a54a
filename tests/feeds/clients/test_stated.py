"""What a clerk states stands in every client the next time that it looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
import time_machine
from click.testing import CliRunner

from agendawatch.cli import main
from agendawatch.feeds.publishing import FeedOptions, Publisher
from agendawatch.model import STOCKHOLM, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store
from agendawatch.store.signing import new_secret

Row = dict[str, object]
TOWN = Municipality(code="9901", name="Exempelkommun")
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
TITLES = ("Kommunstyrelsen", "Byggnadsnämnden")


class Shows(Protocol):
    """A client, as the fixture gives it."""

    name: str
    fields: tuple[str, ...]
    read: Callable[[Path, Path], list[Row]]


def _meeting(name: str, day: int) -> Meeting:
    return Meeting(
        municipality=TOWN,
        organization=Organization(name=name),
        date=dt.date(2026, 3, day),
        start=dt.datetime(2026, 3, day, 13, tzinfo=STOCKHOLM),
    )


def _written(store: Store, before: bytes | None) -> bytes:
    feed = Publisher(store, now=NOW).municipality(TOWN, name="Exempelkommun")
    return feed.to_ical(FeedOptions(), previous=before)


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Give a municipality's calendar before and after a clerk cancels one meeting and moves another."""
    folder = tmp_path_factory.mktemp("stated")
    url = f"sqlite:///{folder / 'a.db'}"
    site = Site(url="https://exempelkommun.example/moten", municipality=TOWN)
    listing = Listing(window=Window.year(2026), meetings=(_meeting(TITLES[0], 11), _meeting(TITLES[1], 18)))
    with Store(url) as store:
        store.records.add(listing, site=site, seen=NOW)
        before = _written(store, None)
    runner = CliRunner(env={"AGENDAWATCH_STATEMENT_KEYS": new_secret("kansli"), "AGENDAWATCH_STORE": url})
    for words in (
        ("cancel", f"{TITLES[0]} 2026-03-11", "--why", "Sjukdom"),
        ("move", f"{TITLES[1]} 2026-03-18", "--to", "2026-03-20T09:30", "--why", "Krock"),
    ):
        with time_machine.travel(NOW + dt.timedelta(minutes=10), tick=False):
            told = runner.invoke(main, ["state", *words, "--author", "Kommunkansliet"])
        assert told.exit_code == 0, told.output
    with Store(url) as store:
        store.records.add(listing, site=site, seen=NOW + dt.timedelta(hours=1))  # the page says what it said
        return before, _written(store, before)


def test_a_client_shows_what_is_stated(client: Shows, stated: tuple[bytes, bytes], tmp_path: Path) -> None:
    """Cancelled by its status and its title, moved to the new hour, in one look; the rest as it was."""
    shown = []
    for nth, feed in enumerate(stated):
        (tmp_path / f"{nth}").mkdir()
        (tmp_path / f"{nth}.ics").write_bytes(feed)
        rows = client.read(tmp_path / f"{nth}.ics", tmp_path / f"{nth}")
        shown.append({next(name for name in TITLES if name in str(row["summary"])): row for row in rows})
    before, after = shown
    cancelled, moved = after[TITLES[0]], after[TITLES[1]]

    assert "INSTÄLLT" not in str(before[TITLES[0]]["summary"])
    assert str(cancelled["summary"]).startswith("INSTÄLLT")
    assert str(moved["summary"]).startswith("FLYTTAT")
    assert (cancelled["start"], moved["start"]) == ("2026-03-11T12:00:00Z", "2026-03-20T08:30:00Z")
    if "status" in client.fields:
        assert cancelled["status"] == "CANCELLED"
    if "description" in client.fields:
        assert "Sjukdom" in str(cancelled["description"])
        assert "Kommunkansliet" in str(moved["description"])
    if "sequence" in client.fields:
        assert (before[TITLES[0]]["sequence"], cancelled["sequence"]) == (0, 1)
