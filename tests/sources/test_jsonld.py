"""Events of schema.org, asked of a host."""

from __future__ import annotations

import json

import pytest
from tests.replicas.asking import BAD_DAYS, listing
from tests.replicas.server import Fault, Given, serve

from agendawatch.errors import AgendawatchError, LayoutError
from agendawatch.model import Site, Window

BOARD = {
    "@type": "Event",
    "name": "Sammanträde",
    "startDate": "2026-03-11T13:00:00+01:00",
    "organizer": {"@type": "Organization", "name": "Kommunstyrelsen"},
    "subjectOf": {"@type": "DigitalDocument", "name": "Kallelse", "url": "/k.pdf", "encodingFormat": "application/pdf"},
}
CONCERT = {"@type": "Event", "name": "Sommarkonsert", "startDate": "2026-06-06"}


def page(*nodes: object) -> str:
    """Draw a page that holds some nodes."""
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return f"<!doctype html><title>Möten</title>{scripts}<h1>Möten</h1>"


def test_events_of_organizations_are_listed() -> None:
    """With their documents; a concert is no meeting, and concerts alone are another page."""
    with serve(lambda _: Given(page(BOARD, CONCERT))) as host:
        site = Site(url=f"{host.address}/moten", platform="jsonld")
        (board,) = listing(site, Window.year(2026)).meetings

        assert (board.organization.name, board.status.value) == ("Kommunstyrelsen", "convened")
        assert board.documents[0].url == f"{host.address}/k.pdf"

        host.app = lambda _: Given(page(CONCERT))
        with pytest.raises(LayoutError):
            listing(site, Window.year(2026))


@pytest.mark.parametrize(("fault", "error"), BAD_DAYS)
def test_a_bad_day_is_never_a_page_without_events(fault: Fault, error: type[AgendawatchError]) -> None:
    """It raises what to do next."""
    with serve(lambda _: Given(page(BOARD))) as host:
        site = Site(url=f"{host.address}/moten", platform="jsonld")
        host.spoil("/moten", fault)

        with pytest.raises(error):
            listing(site, Window.year(2026))
