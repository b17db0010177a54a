"""Events of schema.org."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.replicas.drivers import BAD_DAYS, listing
from tests.replicas.server import Fault, Given, serve

from agendawatch.errors import AgendawatchError, ReadError
from agendawatch.model import STOCKHOLM, Site, Window
from agendawatch.sources.announced import to_meetings
from agendawatch.sources.conversation import Page
from agendawatch.sources.jsonld import read_nodes

SITE = Site(url="https://kommun.example/moten", platform="jsonld")
BOARD = {
    "@type": "Event",
    "@id": "urn:ks",
    "name": "Sammanträde",
    "startDate": "2026-03-11T13:00:00+01:00",
    "endDate": "2026-03-11T16:00",
    "organizer": {"@type": "Organization", "name": "Kommunstyrelsen"},
    "location": {"@type": "Place", "name": "Rådhuset", "address": {"streetAddress": "Torget 1"}},
    "subjectOf": {"@type": "DigitalDocument", "name": "Kallelse", "url": "/k.pdf", "encodingFormat": "application/pdf"},
}
COUNCIL = {
    "@type": ["https://schema.org/PublicEvent"],
    "name": "Kommunfullmäktige",
    "startDate": "2026-03-30",
    "eventStatus": "https://schema.org/EventCancelled",
}
ITEM = {"@type": "Event", "name": "Budget", "startDate": "2026-03-30", "superEvent": {"@id": "urn:kf"}}


def page(*nodes: object) -> Page:
    """Draw a page that holds some nodes."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    body = f"<!doctype html><title>Möten</title>{scripts}<h1>Möten</h1>"
    return Page(SITE.url, 200, body.encode(), dt.datetime(2026, 3, 1, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    "nodes",
    [
        (BOARD, COUNCIL),
        ([BOARD, COUNCIL],),
        ({"@context": "https://schema.org", "@graph": [BOARD, COUNCIL, ITEM]},),
        ({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": it} for it in (BOARD, COUNCIL)]},),
    ],
)
def test_events_are_read_wherever_they_stand(nodes: tuple[object, ...]) -> None:
    """By their organizer where the name tells less; an item is no meeting."""
    board, council = to_meetings(read_nodes(page({"@type": "WebPage"}, *nodes)), page(), SITE)

    assert (board.organization.name, board.location) == ("Kommunstyrelsen", "Rådhuset, Torget 1")
    assert board.start == dt.datetime(2026, 3, 11, 13, tzinfo=STOCKHOLM)
    assert board.end == dt.datetime(2026, 3, 11, 16, tzinfo=STOCKHOLM)
    assert (board.status.value, board.documents[0].url) == ("convened", "https://kommun.example/k.pdf")
    assert (council.organization.name, council.status_words, council.start) == (
        "Kommunfullmäktige",
        "EventCancelled",
        None,
    )


def test_a_file_of_json_will_do() -> None:
    """Without a page around it."""
    body = json.dumps([BOARD]).encode()

    assert len(read_nodes(Page(SITE.url, 200, body, dt.datetime(2026, 3, 1, tzinfo=dt.UTC)))) == 1


@pytest.mark.parametrize(
    "nodes", [(), ({"@type": "WebPage"},), ({**BOARD, "startDate": "snart"},), ({**BOARD, "startDate": None},)]
)
def test_a_page_without_events_is_never_an_empty_one(nodes: tuple[object, ...]) -> None:
    """It raises, and so does an event without a day."""
    with pytest.raises(ReadError):
        read_nodes(page(*nodes))


@pytest.mark.parametrize(("fault", "error"), [(None, None), *BAD_DAYS])
def test_a_bad_day_is_never_a_page_without_events(fault: Fault | None, error: type[AgendawatchError] | None) -> None:
    """It raises what to do next."""
    with serve(lambda _: Given(page(BOARD).text)) as host:
        site = Site(url=f"{host.address}/moten", platform="jsonld")
        if fault is None or error is None:
            assert len(listing(site, Window.year(2026)).meetings) == 1
            return
        host.spoil("/moten", fault)

        with pytest.raises(error):
            listing(site, Window.year(2026))
