"""A round over the country in one process: many sites at once, one polite queue per host, going on where it stood."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from agendawatch.country.planning import Plan, known_sites, plan, queues
from agendawatch.fetch import AsyncClient, arun
from agendawatch.fetch.places import Where
from agendawatch.history import Store
from agendawatch.model import Site, Window
from agendawatch.rounds import Round, named_sites
from agendawatch.visiting import SiteVisit, Visiting, aanswer, keeping_pages, usual_window

__all__ = ["Progress", "Tour", "tour"]

Progress = Callable[[int, int, SiteVisit], None]
"""Is told how many sites are done, of how many, and what the last one came to."""


@dataclass(frozen=True, slots=True)
class Tour:
    """What a round over many sites came to."""

    round: Round
    plan: Plan


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
                for queue in queues(planned.due):
                    group.create_task(trip.through(queue))
    finally:
        if client is None:
            await own.aclose()
    return Tour(Round(started, tuple(trip.visits), own.report), planned)


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
