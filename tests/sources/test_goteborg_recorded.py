"""Göteborg under its real host names, from one recording that both drivers play."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
from collections.abc import Iterator, Mapping

import pytest
import time_machine
from tests.replicas.goteborg import FORM, File, Portal, Session
from tests.replicas.network import AsyncStrict, Strict, UnrecordedRequestError
from tests.replicas.pdf import pdf
from tests.replicas.record import LIVE
from tests.replicas.server import serve

from agendawatch.fetch import AsyncClient, Client, Manners
from agendawatch.model import Meeting, MeetingStatus, Municipality, Outcome, Site, Window

NOON = dt.datetime(2026, 4, 1, 12, tzinfo=dt.UTC)
MANNERS = Manners(pause=0, attempts=1)
SITE = Site(
    url=f"https://goteborg.se{FORM}", platform="goteborg", municipality=Municipality(code="1480", name="Göteborg")
)
AGENDA = ("# Föredragningslista", "1. Val av justerare", "2. Riktlinje för bänkar i parker", "   SLK-2026-00801")
MINUTES = ("# § 120 Riktlinje för bänkar i parker", "Ärendenummer SLK-2026-00801", "# Beslut", "Bifall till förslaget.")
SESSIONS = [
    Session("Kommunstyrelsen", "2026-03-25", (File.named("just_fl_20260324.pdf", 1, pdf(AGENDA)),)),
    Session(
        "Kommunstyrelsen",
        "2026-03-11",
        (
            File.named("just_fl_20260310.pdf", 2, pdf(AGENDA)),
            File.named("Protokoll_20260311.pdf", 3, pdf(MINUTES)),
            File.named("2_20260311.pdf", 4),
        ),
    ),
]

pytestmark = [pytest.mark.vcr, pytest.mark.default_cassette("meetings-and-agenda.yaml")]


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """Pin the clock: what is read depends on no day but the recording's."""
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def hosts(record_mode: str) -> Iterator[Mapping[str, str] | None]:
    """Serve both hosts while recording; nothing else."""
    if record_mode == "none" or LIVE in os.environ:
        yield None
        return
    with serve(Portal(SESSIONS)) as replica:
        yield {"goteborg.se": replica.address, "www4.goteborg.se": replica.address}


def _check(meetings: tuple[Meeting, ...], read: Meeting) -> None:
    assert [(it.date.day, it.status) for it in meetings] == [(11, MeetingStatus.HELD), (25, MeetingStatus.CONVENED)]
    assert {it.provenance.seen for it in meetings if it.provenance} == {NOON}
    matter = next(it for it in read.agenda or () if it.reference == "SLK-2026-00801")
    assert (matter.number, matter.title) == ("2", "Riktlinje för bänkar i parker")
    assert matter.decision is not None
    assert matter.decision.outcome is Outcome.APPROVED
    assert [it.title for it in matter.documents] == ["2_20260311.pdf"]


def test_the_sync_driver_reads_the_recording(hosts: Mapping[str, str] | None) -> None:
    """Meetings, and an agenda with its decisions, from the hosts' real names."""
    with Client(manners=MANNERS, transport=Strict(hosts)) as client:
        listing = client.meetings(SITE, "Kommunstyrelsen", window=Window.year(2026))
        _check(listing.meetings, client.agenda(listing.meetings[0]))


def test_the_async_driver_reads_the_same_recording(hosts: Mapping[str, str] | None) -> None:
    """The same recording, read alike."""

    async def ask() -> tuple[tuple[Meeting, ...], Meeting]:
        async with AsyncClient(manners=MANNERS, transport=AsyncStrict(hosts)) as client:
            listing = await client.meetings(SITE, "Kommunstyrelsen", window=Window.year(2026))
            return listing.meetings, await client.agenda(listing.meetings[0])

    _check(*asyncio.run(ask()))


@pytest.mark.vcr(record_mode="none")
def test_what_was_not_recorded_is_loud() -> None:
    """A request that the recording does not hold gets past every `except Exception`."""
    with Client(manners=MANNERS, transport=Strict()) as client, pytest.raises(UnrecordedRequestError):
        client.page("https://goteborg.se/nagot-annat")

    assert not issubclass(UnrecordedRequestError, Exception)
