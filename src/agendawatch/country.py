"""A round over the country: many sites at once, one polite queue per host, going on where it stood."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import urlsplit

from agendawatch.errors import InputError
from agendawatch.fetch import AsyncClient, arun
from agendawatch.fetch.places import Where, find_sites
from agendawatch.history import Store
from agendawatch.model import Municipality, Site, Window
from agendawatch.registry import municipalities, sites
from agendawatch.rounds import Round, named_sites
from agendawatch.visiting import SiteVisit, Visiting, aanswer, keeping_pages, usual_window

__all__ = ["Plan", "Tour", "known_sites", "plan", "tour"]

Progress = Callable[[int, int, SiteVisit], None]
"""Is told how many sites are done, of how many, and what the last one came to."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Which sites to visit now, and which to leave."""

    due: tuple[Site, ...]
    lately: tuple[Site, ...] = ()
    """Visited lately, perhaps by a round that was killed."""
    resting: tuple[Site, ...] = ()
    """Failing, and left in peace for now."""


@dataclass(frozen=True, slots=True)
class Tour:
    """What a round over many sites came to."""

    round: Round
    plan: Plan


def known_sites(window: Window, organization: str | None = None) -> tuple[Site, ...]:
    """List every site in the registry that is in use within a window and whose platform is known.

    With an organization those that may hold it: they name it, or none.

    A page that only leads to its municipality's portal is not asked beside it.
    """
    return tuple(site for place in municipalities() if sites(place) for site in _in_use(place, window, organization))


def _in_use(place: Municipality, window: Window, organization: str | None) -> tuple[Site, ...]:
    try:
        return tuple(site for site in find_sites(place, window, organization) if site.platform is not None)
    except InputError:
        # Only sites of other years, or of other organizations, are known.
        return ()


def plan(store: Store, listed: Iterable[Site], now: dt.datetime, *, every: dt.timedelta) -> Plan:
    """Choose the sites that are due: those not visited for a while, the longest unvisited first.

    What a site answered is in the store as soon as it is visited; a round that was killed therefore
    goes on with those that it had not come to. A failing site is due when its pause is over.
    """
    known = {health.url: health for health in store.healths()}
    due: list[Site] = []
    lately: list[Site] = []
    resting: list[Site] = []
    for site in listed:
        health = known.get(site.url)
        if health is not None and health.due is not None and health.due > now:
            resting.append(site)
        elif health is not None and health.due is None and health.tried > now - every:
            lately.append(site)
        else:
            due.append(site)
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    due.sort(key=lambda site: known[site.url].tried if site.url in known else never)
    return Plan(tuple(due), tuple(lately), tuple(resting))


async def tour(
    store: Store,
    where: Iterable[Where] | None = None,
    *,
    now: Callable[[], dt.datetime],
    every: dt.timedelta = dt.timedelta(hours=6),
    at_once: int = 24,
    organization: str | None = None,
    window: Window | None = None,
    client: AsyncClient | None = None,
    progress: Progress | None = None,
    keep_pages: bool = False,
) -> Tour:
    """Visit every site that is due, `at_once` hosts at a time; each host is asked one page at a time.

    `where` is by default the whole registry. `every` is how long a site that went well is left alone.
    Each visit is kept at once, under the moment that it began; raw pages only with `keep_pages`.
    """
    started = now()
    span = window or usual_window(started)
    listed = known_sites(span, organization) if where is None else named_sites(where, span, organization)
    planned = plan(store, listed, started, every=every)
    own = client or AsyncClient(now=now, memory=store)
    trip = _Trip(store, own, now, span, organization, len(planned.due), progress, asyncio.Semaphore(at_once))
    try:
        with keeping_pages(own, store, keep=keep_pages):
            async with asyncio.TaskGroup() as group:
                for queue in _queues(planned.due):
                    group.create_task(trip.through(queue))
    finally:
        if client is None:
            await own.aclose()
    return Tour(Round(started, tuple(trip.visits), own.report), planned)


def _queues(due: Iterable[Site]) -> tuple[tuple[Site, ...], ...]:
    """Put sites of one host in one queue, so that no place is taken by one that waits for its neighbour."""
    hosts: defaultdict[str, list[Site]] = defaultdict(list)
    for site in due:
        hosts[urlsplit(site.url).netloc.casefold()].append(site)
    return tuple(tuple(queue) for queue in hosts.values())


@dataclass(slots=True)
class _Trip:
    """A round under way."""

    store: Store
    client: AsyncClient
    now: Callable[[], dt.datetime]
    window: Window
    organization: str | None
    total: int
    progress: Progress | None
    places: asyncio.Semaphore
    visits: list[SiteVisit] = field(default_factory=list)

    async def through(self, queue: Iterable[Site]) -> None:
        """Visit the sites of one host, one after the other."""
        async with self.places:
            for site in queue:
                steps = Visiting(self.store, site, self.now()).steps(self.organization, self.window)
                visit = await arun(steps, partial(aanswer, self.client))
                self.visits.append(visit)
                if self.progress:
                    self.progress(len(self.visits), self.total, visit)
