"""A round over the country: which sites are due, and many of them at once, one polite queue per host, going on where it stood."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.resolve import Where, find_sites
from agendawatch.crawl.update import (
    SiteReport,
    SiteVisit,
    UpdateReport,
    keeping_pages,
    named_sites,
    usual_window,
)
from agendawatch.errors import InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Municipality, Site, Window
from agendawatch.registry import municipalities
from agendawatch.store import Store

# Which sites a round visits now, and which of them must wait for each other.

_APART = dt.timedelta(minutes=1)
"""How far clocks of machines that share a store may be apart."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sites to visit now, and which to leave."""

    due: tuple[Site, ...]
    lately: tuple[Site, ...] = ()
    """Visited lately, perhaps by a round that was killed."""
    resting: tuple[Site, ...] = ()
    """Failing, and left in peace for now."""


def known_sites(window: Window, organization: str | None = None) -> tuple[Site, ...]:
    """List every site in the registry that is in use within a window.

    With an organization those that may hold it: they name it, or none.

    A page that only leads to its municipality's portal is not asked beside it.
    """
    return tuple(site for place in municipalities() for site in _in_use(place, window, organization))


def _in_use(place: Municipality, window: Window, organization: str | None) -> tuple[Site, ...]:
    try:
        return find_sites(place, window, organization)
    except InputError:
        # Only sites of other years, or of other organizations, are known, or nothing at all.
        return ()


def plan(store: Store, listed: Iterable[Site], now: dt.datetime, *, every: dt.timedelta) -> Plan:
    """Choose the sites that are due: those not visited for a while, the longest unvisited first.

    What a site answered is in the store as soon as it is visited; a round that was killed therefore
    goes on with those that it had not come to. A failing site is due when its pause is over.
    """
    known = {health.url: health for health in store.queries.site_health()}
    due: list[Site] = []
    lately: list[Site] = []
    resting: list[Site] = []
    for site in listed:
        health = known.get(site.url)
        if health is not None and health.tried > now + _APART:
            # By a clock that was ahead.
            health = None
        if health is not None and health.due is not None and health.due > now:
            resting.append(site)
        elif health is not None and health.due is None and health.tried > now - every:
            lately.append(site)
        else:
            due.append(site)
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    due.sort(key=lambda site: known[site.url].tried if site.url in known else never)
    return Plan(tuple(due), tuple(lately), tuple(resting))


def queues(due: Iterable[Site]) -> tuple[tuple[Site, ...], ...]:
    """Put sites of one host in one queue, so that no place is taken by one that waits for its neighbour."""
    hosts: defaultdict[str, list[Site]] = defaultdict(list)
    for site in due:
        hosts[_host(site)].append(site)
    return tuple(tuple(queue) for queue in hosts.values())


def _host(site: Site) -> str:
    return urlsplit(site.url).netloc.casefold()


# The round itself.

Progress = Callable[[int, int, SiteReport], None]
"""Is told how many sites are done, of how many, and what the last one came to."""


@dataclass(frozen=True, slots=True)
class CountryReport:
    """What a round over many sites came to."""

    round: UpdateReport
    plan: Plan


async def update_sites(
    store: Store,
    where: Iterable[Where] | None = None,
    *,
    now: Callable[[], dt.datetime],
    every: dt.timedelta = dt.timedelta(hours=6),
    at_once: int = 24,
    organization: str | None = None,
    policy: FetchPolicy | None = None,
    client: AsyncClient | None = None,
    progress: Progress | None = None,
    keep_pages: bool = False,
    trust_clock: bool = False,
) -> CountryReport:
    """Visit every site that is due, `at_once` hosts at a time; each host is asked one page at a time.

    `where` is by default the whole registry. `every` is how long a site that went well is left alone.
    Each visit is kept at once, under the moment that it began; raw pages only with `keep_pages`.
    With `trust_clock` it is made whatever time the hosts say it is.
    """
    started = now()
    span = usual_window(started)
    listed = known_sites(span, organization) if where is None else named_sites(where, span, organization)
    planned = plan(store, listed, started, every=every)
    own = client or AsyncClient(now=now, memory=store.records, policy=policy, claims=store.records)
    places, own_visits, visits = asyncio.Semaphore(at_once), set[str](), list[SiteReport]()

    async def visit(site: Site) -> SiteReport:
        moment = now()
        known = next(iter(store.queries.site_health(site.url)), None) if site.url not in own_visits else None
        if known is not None and started <= known.tried <= moment + _APART:
            # By another round, which tells of it; not by one whose clock was ahead.
            return SiteReport(site=site, unchanged=True)
        own_visits.add(site.url)
        return await SiteVisit(own, store, site, moment).run(organization, span)

    async def through(queue: Iterable[Site]) -> None:
        async with places:
            for site in queue:
                visits.append(await visit(site))
                if progress:
                    progress(len(visits), len(planned.due), visits[-1])

    try:
        with keeping_pages(own, store, keep=keep_pages):
            if not trust_clock:
                await own.check_clock(planned.due)
            async with asyncio.TaskGroup() as group:
                for queue in queues(planned.due):
                    group.create_task(through(queue))
    finally:
        if client is None:
            await own.aclose()
    return CountryReport(UpdateReport(started, tuple(visits), own.report), planned)
