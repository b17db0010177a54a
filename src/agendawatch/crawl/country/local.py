"""A round over the country in one process: many sites at once, one polite queue per host, going on where it stood."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.country.plan import APART, Plan, known_sites, plan, queues
from agendawatch.crawl.resolve import Where
from agendawatch.crawl.update import (
    SiteReport,
    SiteVisit,
    UpdateReport,
    keeping_pages,
    named_sites,
    usual_window,
)
from agendawatch.errors import FetchError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Change, Site, Window
from agendawatch.store import Store

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
    trip = ConcurrentVisits(store, own, now, span, organization, started)
    visits: list[SiteReport] = []

    def note(visit: SiteReport) -> None:
        visits.append(visit)
        if progress:
            progress(len(visits), len(planned.due), visit)

    try:
        with keeping_pages(own, store, keep=keep_pages):
            if not trust_clock:
                await own.check_clock(planned.due)
            await trip.through(queues(planned.due), at_once, note)
    finally:
        if client is None:
            await own.aclose()
    return CountryReport(UpdateReport(started, tuple(visits), own.report), planned)


@dataclass(slots=True)
class ConcurrentVisits:
    """Sites that are visited by one client, many hosts at once."""

    store: Store
    client: AsyncClient
    now: Callable[[], dt.datetime]
    window: Window
    organization: str | None
    started: dt.datetime
    """When the round was planned: what somebody has visited since is not due any more."""
    _own: set[str] = field(default_factory=set)

    async def through(
        self, shares: Iterable[Iterable[Site]], at_once: int, done: Callable[[SiteReport], object]
    ) -> None:
        """Visit the sites of each share one after the other, and so many shares at once."""
        places = asyncio.Semaphore(at_once)

        async def visit(share: Iterable[Site]) -> None:
            async with places:
                for site in share:
                    done(await self._visit(site))

        async with asyncio.TaskGroup() as group:
            for share in shares:
                group.create_task(visit(share))

    async def _visit(self, site: Site) -> SiteReport:
        moment = self.now()
        known = next(iter(self.store.queries.site_health(site.url)), None) if site.url not in self._own else None
        if known is not None and self.started <= known.tried <= moment + APART:
            # By another round, or by the worker that was lost; not by one whose clock was ahead.
            error = FetchError(known.error, url=site.url) if known.error else None
            if error is not None:
                error.failure, error.status = known.failure, known.status
            return SiteReport(site=site, changes=_kept(self.store, site, known.tried), failed=error)
        self._own.add(site.url)
        return await SiteVisit(self.client, self.store, site, moment).run(self.organization, self.window)


def _kept(store: Store, site: Site, moment: dt.datetime) -> tuple[Change, ...]:
    """Give the changes of a site that were seen at a moment."""
    found = [change for change in store.changes(since=moment, municipality=site.municipality) if change.seen == moment]
    if not found:
        return ()
    last = store.records.last_listing(site)
    own = {meeting.id for meeting in last.meetings} if last else set()
    return tuple(change for change in found if change.meeting.id in own)
