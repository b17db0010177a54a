"""A round over the country by workers: on the cores of one machine, or on many machines.

Each share of hosts is one worker's, so that no host is asked by two at once. A worker opens the store by its address
and keeps each visit there as soon as it is made. A share whose worker died is given to another by whoever runs the
workers (Dask does); what the first one kept is then not kept again, and is told in the report all the same.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from functools import partial

from agendawatch.country.planning import known_sites, plan, shares
from agendawatch.country.touring import Progress, Tour
from agendawatch.errors import AgendawatchError, FetchError, InputError, StoreError
from agendawatch.fetch import Client, Manners, Report, run
from agendawatch.fetch.places import Where
from agendawatch.history import Store
from agendawatch.model import Change, Site, Window
from agendawatch.rounds import Round, named_sites
from agendawatch.visiting import SiteVisit, Visiting, answer, keeping_pages, usual_window

__all__ = ["spread"]

_AHEAD = 256
"""Shares that wait with the workers; the moment of a visit is that of its being handed out."""


@dataclass(frozen=True, slots=True)
class _Orders:
    """What a worker is told beside its share."""

    store: str
    """Its address."""
    organization: str | None
    window: Window
    manners: Manners | None
    keep_pages: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What a worker tells when its share is done."""

    visits: tuple[SiteVisit, ...]
    report: Report


def spread(
    store: Store,
    where: Iterable[Where] | None = None,
    *,
    executor: Executor,
    now: Callable[[], dt.datetime],
    every: dt.timedelta = dt.timedelta(hours=6),
    organization: str | None = None,
    window: Window | None = None,
    manners: Manners | None = None,
    progress: Progress | None = None,
    keep_pages: bool = False,
) -> Tour:
    """Visit every site that is due, as `tour` does, by an executor's workers.

    The store is opened by each worker: PostgreSQL from anywhere, an SQLite file by processes of one machine, which
    take turns to write. A share whose worker was lost for good is told as failed, and is due in the next round.
    """
    _check(store)
    started, began = now(), time.monotonic()
    span = window or usual_window(started)
    listed = known_sites(span, organization) if where is None else named_sites(where, span, organization)
    planned = plan(store, listed, started, every=every)
    orders = _Orders(store.url, organization, span, manners, keep_pages)
    visits: list[SiteVisit] = []
    reports: list[Report] = []
    for share, made in _done(executor, shares(planned.due), orders, now):
        told = _told(share, made)
        reports.append(told.report)
        for visit in told.visits:
            visits.append(visit)
            if progress:
                progress(len(visits), len(planned.due), visit)
    report = Report(
        requests=sum(it.requests for it in reports),
        not_modified=sum(it.not_modified for it in reports),
        bytes=sum(it.bytes for it in reports),
        seconds=time.monotonic() - began,
    )
    return Tour(Round(started, tuple(visits), report), planned)


def _check(store: Store) -> None:
    if store.in_memory:
        raise InputError(field="store", value=store.url, expected="a database that other processes can open")


def _done(
    executor: Executor, parted: Sequence[tuple[Site, ...]], orders: _Orders, now: Callable[[], dt.datetime]
) -> Iterator[tuple[tuple[Site, ...], Future[_Told]]]:
    """Hand shares out, some ahead of the workers, and give each as it is done."""
    waiting = iter(parted)
    going: dict[Future[_Told], tuple[Site, ...]] = {}
    try:
        while True:
            for share in waiting:
                going[executor.submit(_visit, orders, share, now())] = share
                if len(going) >= _AHEAD:
                    break
            if not going:
                return
            for made in wait(going, return_when=FIRST_COMPLETED).done:
                yield going.pop(made), made
    finally:
        for left in going:
            left.cancel()


def _told(share: tuple[Site, ...], made: Future[_Told]) -> _Told:
    """Read what a worker told; of one that was lost, that its sites were not visited."""
    error = made.exception()
    if error is None:
        return made.result()
    if isinstance(error, StoreError | KeyboardInterrupt):
        raise error
    lost = error if isinstance(error, AgendawatchError) else FetchError(f"its worker was lost: {error!r}")
    return _Told(tuple(SiteVisit(site=site, failed=lost) for site in share), Report(0, 0, 0, 0.0))


def _visit(orders: _Orders, share: tuple[Site, ...], now: dt.datetime) -> _Told:
    """Visit the sites of a share, one after the other; this is what a worker runs."""
    visits = []
    with (
        Store(orders.store) as store,
        Client(now=lambda: now, memory=store, manners=orders.manners) as client,
        keeping_pages(client, store, keep=orders.keep_pages),
    ):
        for site in share:
            visit = run(Visiting(store, site, now).steps(orders.organization, orders.window), partial(answer, client))
            visits.append(visit if visit.changes or visit.failed else replace(visit, changes=_kept(store, site, now)))
        return _Told(tuple(visits), client.report)


def _kept(store: Store, site: Site, now: dt.datetime) -> tuple[Change, ...]:
    """Give the changes that a worker kept of a site under this moment before it was lost; nearly always none."""
    found = [change for change in store.changes(since=now, municipality=site.municipality) if change.seen == now]
    if not found:
        return ()
    last = store.last(site)
    own = {meeting.id for meeting in last.meetings} if last else set()
    return tuple(change for change in found if change.meeting.id in own)
