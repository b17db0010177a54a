"""The portal is told, is the site, or stands behind the site's page."""

from __future__ import annotations

import datetime as dt

from tests.cases import cases

from agendawatch.fetch import run
from agendawatch.model import Site
from agendawatch.sources.ciceron import open_session
from agendawatch.sources.flow import Request, Response

NOON = dt.datetime(2026, 3, 11, 12, tzinfo=dt.UTC)


def _refuse(ask: Request) -> Response:
    raise AssertionError(ask)


@cases("url", "portal")
def test_a_portals_own_address_is_known(url: str, portal: str) -> None:
    """No page is asked for to find it."""
    assert run(open_session(Site(url=url)), _refuse).portal == portal


def test_search_and_board_may_stand_on_two_hosts() -> None:
    """Each is found by its own route."""
    html = '<a href="https://a.example.se/#!/search/">Sök</a><a href="https://b.example.se/#!/billboard/">Anslag</a>'
    site = Site(url="https://example.se/moten")

    def answer(ask: Request) -> Response:
        return Response(ask.url, 200, html.encode(), NOON)

    assert run(open_session(site, route="!/search"), answer).portal == "https://a.example.se"
    assert run(open_session(site, "board", "!/billboard"), answer).portal == "https://b.example.se"
