"""While it finds its way it behaves as a guest."""

from __future__ import annotations

import itertools

from benchmarks.drawn.sites import draw_site
from tests.crawl.explore.conftest import HOME, NOW, NYBY, YEAR, Pages, asking
from tests.replicas.server import Given, Wanted, serve

from agendawatch.crawl.client import Client
from agendawatch.crawl.explore import Budget
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.message import Question
from agendawatch.model import Site


def test_no_host_is_asked_faster_than_its_pause(site: Pages) -> None:
    """However promising its links are."""

    def app(wanted: Wanted) -> Given:
        told = site.answer(Question(wanted.method, f"{HOME.rstrip('/')}{wanted.target}"))
        return Given(told.content, status=told.status, content_type=told.content_type)

    with serve(app) as host, Client(now=lambda: NOW, policy=FetchPolicy(pause=0.05)) as client:
        client.explore(Site(url=f"{host.address}/", municipality=NYBY), window=YEAR)

    assert len(host.times) == 4  # robots.txt, and three pages
    assert all(after - before > 0.045 for before, after in itertools.pairwise(host.times))


def test_robots_are_asked_first_and_once() -> None:
    """Of each host."""
    drawn = draw_site("other-host", 2, NOW.date())
    own = Site(url=drawn.landing, municipality=drawn.municipality)

    with asking(drawn.answer) as client:
        client.explore(own, window=YEAR)

    hosts = [url.split("/")[2] for url in drawn.asked]
    for host in set(hosts):
        asked = [url for url in drawn.asked if url.split("/")[2] == host]
        assert [url.endswith("/robots.txt") for url in asked] == [True] + [False] * (len(asked) - 1)


def test_a_budget_is_kept() -> None:
    """A visit asks for no more pages than it has."""
    drawn = draw_site("query-ids", 2, NOW.date())
    own = Site(url=drawn.landing, municipality=drawn.municipality)

    with asking(drawn.answer) as client:
        route = client.explore(own, window=YEAR, budget=Budget(7, 0))

    assert len([url for url in drawn.asked if not url.endswith("/robots.txt")]) == route.asks == 7
    assert route.waiting
