"""Every platform under its hosts' real names, from one recording that both drivers play."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import time_machine
from tests.replicas.network import AsyncStrict, Strict, UnrecordedRequestError
from tests.replicas.record import LIVE
from tests.replicas.recorded import ITEMS, RECORDED, Recorded, items_of, said_of
from tests.replicas.server import serve

from agendawatch.crawl.client import AsyncClient, Client
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Listing, Meeting, Window
from agendawatch.sources import PLATFORMS

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
POLICY = FetchPolicy(pause=0, attempts=1)
YEAR = Window.year(2026)
CASSETTES = Path(__file__).parents[1] / "cassettes" / "recorded"
AT_MOST = 30_000

every_platform = pytest.mark.parametrize(
    "recorded",
    [
        pytest.param(it, id=it.platform, marks=[pytest.mark.vcr, pytest.mark.default_cassette(f"{it.platform}.yaml")])
        for it in RECORDED
    ],
)


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """Pin the clock: what is read depends on no day but the recording's."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def hosts(record_mode: str, recorded: Recorded) -> Iterator[Mapping[str, str] | None]:
    """Serve the site's hosts while recording; nothing else."""
    if record_mode == "none" or LIVE in os.environ:
        yield None
        return
    with serve(recorded.app) as replica:
        yield recorded.hosts(replica.address)


def _check(recorded: Recorded, listing: Listing, read: Meeting) -> None:
    assert (said_of(listing), items_of(read)) == (recorded.meetings, ITEMS)
    assert {it.provenance.seen for it in listing.meetings if it.provenance} == {NOON}


@every_platform
def test_the_sync_driver_reads_the_recording(recorded: Recorded, hosts: Mapping[str, str] | None) -> None:
    """Meetings, and an agenda with its decisions, from the hosts' real names."""
    with Client(policy=POLICY, transport=Strict(hosts)) as client:
        listing = client.meetings(recorded.site, window=YEAR)
        _check(recorded, listing, client.agenda(listing.meetings[0]))


@every_platform
def test_the_async_driver_reads_the_same_recording(recorded: Recorded, hosts: Mapping[str, str] | None) -> None:
    """The same recording, read alike."""

    async def ask() -> tuple[Listing, Meeting]:
        async with AsyncClient(policy=POLICY, transport=AsyncStrict(hosts)) as client:
            listing = await client.meetings(recorded.site, window=YEAR)
            return listing, await client.agenda(listing.meetings[0])

    _check(recorded, *asyncio.run(ask()))


def test_every_platform_has_a_recording_that_a_person_can_read() -> None:
    """One file each, of its own name and no longer than needed."""
    sizes = {it.stem: it.stat().st_size for it in CASSETTES.glob("*.yaml")}

    assert set(sizes) == {it.platform for it in RECORDED} == set(PLATFORMS)
    assert max(sizes.values()) < AT_MOST


@pytest.mark.vcr(record_mode="none")
@pytest.mark.default_cassette("goteborg.yaml")
def test_what_was_not_recorded_is_loud() -> None:
    """A request that the recording does not hold gets past every `except Exception`."""
    with Client(policy=POLICY, transport=Strict()) as client, pytest.raises(UnrecordedRequestError):
        client.page("https://goteborg.se/nagot-annat")

    assert not issubclass(UnrecordedRequestError, Exception)
