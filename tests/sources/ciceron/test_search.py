"""The portal is told, is the site, or stands behind the site's page."""

from __future__ import annotations

from tests.cases import cases
from tests.replicas.asking import Answering

from agendawatch.fetch import run
from agendawatch.model import Site
from agendawatch.sources.ciceron import open_session


@cases("url", "portal")
def test_a_portals_own_address_is_known(url: str, portal: str) -> None:
    """No page is asked for to find it."""
    assert run(open_session(Site(url=url)), Answering()).portal == portal


def test_search_and_board_may_stand_on_two_hosts() -> None:
    """Each is found by its own route."""
    html = '<a href="https://a.example.se/#!/search/">Sök</a><a href="https://b.example.se/#!/billboard/">Anslag</a>'
    site = Site(url="https://example.se/moten")
    answer = Answering(html)

    assert run(open_session(site, route="!/search"), answer).portal == "https://a.example.se"
    assert run(open_session(site, "board", "!/billboard"), answer).portal == "https://b.example.se"
