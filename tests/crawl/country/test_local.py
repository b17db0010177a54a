"""A round over many sites at once: which are due, which of them must wait for each other, and what becomes of each."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from tests.replicas.page import ListingSite
from tests.replicas.server import Fault, Replica, serve

from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.resolve import is_for
from agendawatch.crawl.update import CountryReport, Plan, SiteReport, known_sites, plan, queues, update_sites
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, Site, Window
from agendawatch.registry import municipality
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
HOUR = dt.timedelta(hours=1)
SIX = 6 * HOUR
PLAN = ("Kommunstyrelsen sammanträder följande datum 2026:", "20 maj", "10 juni")


@pytest.fixture
def hosts() -> Iterator[list[Replica]]:
    """Serve five sites, each a host of its own."""
    with ExitStack() as stack:
        yield [stack.enter_context(serve(ListingSite("Kommunstyrelsen", PLAN))) for _ in range(5)]


def site(host: Replica, name: str = "Höör") -> Site:
    """Name a site."""
    return Site(
        url=f"{host.address}/kommun-och-politik/sammantraden",
        platform="page",
        municipality=municipality(name),
        organizations=("Kommunstyrelsen",),
    )


def listed(hosts: list[Replica]) -> list[Site]:
    """Name a site of each, each another municipality's."""
    return [site(host, name) for host, name in zip(hosts, ("Höör", "Eslöv", "Lund", "Malmö", "Ystad"), strict=True)]


def go(
    store: Store, sites: list[Site], now: dt.datetime, *, pause: float = 0, kill_after: int | None = None
) -> CountryReport:
    """Make a round; it may be killed after some visits."""

    async def ask() -> CountryReport:
        def tell(done: int, total: int, visit: SiteReport) -> None:
            del total, visit
            if done == kill_after:
                going.cancel()

        policy = FetchPolicy(pause=pause, attempts=1)
        async with AsyncClient(now=lambda: now, memory=store.records, policy=policy) as client:
            going = asyncio.create_task(
                update_sites(store, sites, now=lambda: now, client=client, progress=tell, at_once=3)
            )
            return await going

    return asyncio.run(ask())


def test_a_round_whose_clock_was_ahead_keeps_the_true_one_from_no_site(store: Store, hosts: list[Replica]) -> None:
    """All are asked again, at once."""
    go(store, listed(hosts), NOW + 40 * 24 * HOUR)

    made = go(store, listed(hosts), NOW)

    assert made.round.asked >= len(hosts)
    assert len(made.round.visits) == len(hosts)
    assert {it.tried for it in store.queries.site_health()} == {NOW}


def test_every_site_is_visited_and_kept(store: Store, hosts: list[Replica]) -> None:
    """The next round, when it is due, asks whether anything changed."""
    first = go(store, listed(hosts), NOW)
    second = go(store, listed(hosts), NOW + SIX)

    assert len(first.round.changes) == 10
    assert len(list(store.meetings())) == 10
    assert second.round.changes == ()
    assert second.round.not_modified == second.round.asked == 5


def test_a_killed_round_goes_on_where_it_stood(store: Store, hosts: list[Replica]) -> None:
    """What was visited is kept, and is not asked again."""
    with pytest.raises(asyncio.CancelledError):
        go(store, listed(hosts), NOW, kill_after=2)
    asked = [len(host.asked) for host in hosts]

    rest = go(store, listed(hosts), NOW + HOUR)

    assert len(rest.plan.lately) >= 2
    assert len(rest.plan.lately) + len(rest.round.visits) == 5
    kept = {it.url for it in rest.plan.lately}
    assert all(len(host.asked) == before for host, before in zip(hosts, asked, strict=True) if site(host).url in kept)
    assert len(list(store.meetings())) == 10


def test_a_failing_site_is_left_in_peace_and_stops_no_other(store: Store, hosts: list[Replica]) -> None:
    """Its pause grows; when it is well again, it is asked as before."""
    hosts[0].spoil("/", Fault.BAD_GATEWAY)

    bad = go(store, listed(hosts), NOW)
    soon = go(store, listed(hosts), NOW + HOUR / 2)
    still = go(store, listed(hosts), NOW + 2 * HOUR)
    hosts[0].faults.clear()
    well = go(store, listed(hosts), NOW + 5 * HOUR)

    assert [visit.site for visit in bad.round.failed] == [site(hosts[0])]
    assert soon.plan.resting == (site(hosts[0]),)
    assert soon.plan.due == ()
    assert [visit.site for visit in still.round.failed] == [site(hosts[0])]
    assert [visit.failed for visit in well.round.visits] == [None]


def test_no_host_is_asked_faster_than_its_pause(store: Store, hosts: list[Replica]) -> None:
    """However many are asked at once."""
    go(store, listed(hosts), NOW, pause=0.2)

    for host in hosts:
        assert len(host.times) == 3  # robots.txt, the list and, since it is of one organization, the front page
        assert all(after - before > 0.19 for before, after in itertools.pairwise(host.times))


def page(host: str) -> Site:
    """Name a site of a host."""
    return Site(url=f"https://{host}/moten", platform="page")


def test_the_longest_unvisited_is_first() -> None:
    """And one that was never visited goes before all."""
    a, b, c = page("a.example"), page("b.example"), page("c.example")
    with Store("sqlite://") as store:
        store.records.note_visit(a, seen=NOW)
        store.records.note_visit(b, seen=NOW - HOUR)

        assert plan(store, [a, b, c], NOW + SIX, every=SIX) == Plan((c, b, a))


def test_a_visit_by_a_clock_that_was_ahead_leaves_no_site_out() -> None:
    """A site visited "tomorrow", or failing then, is due; one visited a moment ahead of us was visited lately."""
    a, b, c = page("a.example"), page("b.example"), page("c.example")
    with Store("sqlite://") as store:
        store.records.note_visit(a, seen=NOW)
        store.records.note_visit(b, seen=NOW, error="no answer")
        store.records.note_visit(c, seen=NOW - 24 * HOUR + dt.timedelta(seconds=30))

        assert plan(store, [a, b, c], NOW - 24 * HOUR, every=SIX) == Plan((a, b), lately=(c,))


def test_the_registry_is_the_country() -> None:
    """Every municipality and region has a place to begin at, of this year."""
    found = known_sites(Window.year(2026))

    assert len({it.municipality for it in found}) > 290


def test_a_round_for_one_organization_leaves_sites_of_others() -> None:
    """A page of another organization is asked for it only where nothing else is known; a portal that names none is."""
    board = known_sites(Window.year(2026), "Kommunstyrelsen")
    others = [it for it in board if not is_for(it, "Kommunstyrelsen")]
    own = {it.municipality for it in board} - {it.municipality for it in others}

    assert len(own) > 200
    assert all(it.platform in {None, "page", "sitevision"} for it in others)


def test_sites_of_one_host_wait_for_each_other() -> None:
    """In the order that they came."""
    a, b, c = page("a.example"), page("b.example"), page("A.example")

    assert queues([a, b, c]) == ((a, c), (b,))
