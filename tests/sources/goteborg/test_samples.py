"""Göteborg's real rows, served by a replica, are all read."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from unicodedata import normalize

import pytest
from tests.replicas.goteborg import FORM, Portal, sampled
from tests.replicas.server import serve

from agendawatch.fetch import AsyncClient, Client
from agendawatch.model import Listing, Site, Window

SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples" / "goteborg"
WINDOW = Window(first=dt.date(2023, 1, 1), last=dt.date(2026, 12, 31))

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the captured samples are not beside this checkout")


def test_every_row_and_every_document_is_read_by_both_drivers() -> None:
    """Each meeting and each of the 4,299 documents that were captured is in the listing."""
    sessions = sampled(SAMPLES)
    expected = {
        # One captured name has its dots written apart; we write them together.
        (it.organization, it.day, normalize("NFC", file.title.strip()), file.url)
        for it in sessions
        for file in it.files
    }

    with serve(Portal(sessions)) as replica:
        site = Site(url=replica.address + FORM, platform="goteborg")
        with Client(pause=0) as client:
            listing = client.meetings(site, window=WINDOW)
        awaited = asyncio.run(_listed(site))

    read = {
        (it.organization.name, it.date.isoformat(), file.title, file.url)
        for it in listing.meetings
        for file in it.documents
    }
    assert len(expected) == 4299
    assert read == expected
    assert len(listing.meetings) == len(sessions) == 102
    assert _told(awaited) == _told(listing)


async def _listed(site: Site) -> Listing:
    async with AsyncClient(pause=0) as client:
        return await client.meetings(site, window=WINDOW)


def _told(listing: Listing) -> list[tuple[object, ...]]:
    """Tell all but the moment it was seen."""
    return [
        (it.id, it.organization, it.date, it.status, [file.url for file in it.documents]) for it in listing.meetings
    ]
