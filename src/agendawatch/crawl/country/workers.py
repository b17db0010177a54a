"""A round over the country by workers, processes of one machine.

Each share of hosts is one worker's, who asks many hosts at once and takes each one's turn in the store, so that no host
is asked by two. A worker opens the store by its address and keeps each visit there as soon as it is made. A share whose
worker died is given to another by whoever runs the workers: what the first one visited is not visited again,
and is told in the report all the same; the hosts that it was at are left until any answer to it would have come.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import TypeAlias

from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.country.local import ConcurrentVisits, CountryReport, Progress
from agendawatch.crawl.country.plan import known_sites, plan, shares
from agendawatch.crawl.resolve import Where
from agendawatch.crawl.update import SiteReport, UpdateReport, keeping_pages, named_sites, usual_window
from agendawatch.errors import AgendawatchError, FetchError, InputError, StoreError
from agendawatch.fetch import FetchPolicy, Report
from agendawatch.model import Site, Window
from agendawatch.store import Store

_AHEAD = 256
"""Pieces of work that wait with the workers; the moment of a visit is that of its being handed out."""
_PIECES = 16
"""So many pieces of work at least, where there are as many hosts: then no worker is done long before the others."""

_Share: TypeAlias = tuple[Site, ...]
"""Sites that one worker is alone with."""
_Piece: TypeAlias = tuple[_Share, ...]


@dataclass(frozen=True, slots=True)
class _Orders:
    """What a worker is told beside its share."""

    store: str
    """Its address."""
    organization: str | None
    window: Window
    policy: FetchPolicy | None
    keep_pages: bool
    started: dt.datetime
    at_once: int


@dataclass(frozen=True, slots=True)
class _WorkerReport:
    """What a worker tells when its share is done."""

    visits: tuple[SiteReport, ...]
    report: Report


def update_sites_by_workers(
    store: Store,
    where: Iterable[Where] | None = None,
    *,
    executor: Executor,
    now: Callable[[], dt.datetime],
    every: dt.timedelta = dt.timedelta(hours=6),
    at_once: int = 24,
    organization: str | None = None,
    policy: FetchPolicy | None = None,
    progress: Progress | None = None,
    keep_pages: bool = False,
    trust_clock: bool = False,
) -> CountryReport:
    """Visit every site that is due, as `tour` does, by an executor's workers, each `at_once` hosts at a time.

    The store is opened by each worker: PostgreSQL from anywhere, an SQLite file by processes of one machine, which
    take turns to write. A share whose worker was lost for good is told as failed, and is due in the next round.
    """
    _check(store)
    started, began = now(), time.monotonic()
    span = usual_window(started)
    listed = known_sites(span, organization) if where is None else named_sites(where, span, organization)
    planned = plan(store, listed, started, every=every)
    orders = _Orders(store.url, organization, span, policy, keep_pages, started, at_once)
    visits: list[SiteReport] = []
    reports = [] if trust_clock else [asyncio.run(_checked_clock(store, planned.due, now, policy))]
    for piece, made in _done(executor, _pieces(shares(planned.due), at_once), orders, now):
        told = _told(piece, made)
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
    return CountryReport(UpdateReport(started, tuple(visits), report), planned)


async def _checked_clock(
    store: Store, sites: Iterable[Site], now: Callable[[], dt.datetime], policy: FetchPolicy | None
) -> Report:
    """Ask hosts for the time before any worker is told ours, taking their turns; tell what that cost."""
    async with AsyncClient(now=now, memory=store.records, policy=policy, claims=store.records) as client:
        await client.check_clock(sites)
        return client.report


def _check(store: Store) -> None:
    if store.in_memory:
        raise InputError(field="store", value=store.url, expected="a database that other processes can open")


def _pieces(parted: Sequence[_Share], at_once: int) -> Iterator[_Piece]:
    """Join shares into pieces of work: as many as a worker asks at once, fewer where there are few."""
    count = max(1, min(at_once, len(parted) // _PIECES))
    for first in range(0, len(parted), count):
        yield tuple(parted[first : first + count])


def _done(
    executor: Executor, pieces: Iterator[_Piece], orders: _Orders, now: Callable[[], dt.datetime]
) -> Iterator[tuple[_Piece, Future[_WorkerReport]]]:
    """Hand work out, some ahead of the workers, and give each piece as it is done."""
    going: dict[Future[_WorkerReport], _Piece] = {}
    try:
        while True:
            for piece in pieces:
                going[executor.submit(_visit, orders, piece, now())] = piece
                if len(going) >= _AHEAD:
                    break
            if not going:
                return
            for made in wait(going, return_when=FIRST_COMPLETED).done:
                yield going.pop(made), made
    finally:
        for left in going:
            left.cancel()


def _told(piece: _Piece, made: Future[_WorkerReport]) -> _WorkerReport:
    """Read what a worker told; of one that was lost, that its sites were not visited."""
    error = made.exception()
    if error is None:
        return made.result()
    if isinstance(error, StoreError | KeyboardInterrupt):
        raise error
    lost = error if isinstance(error, AgendawatchError) else FetchError(f"its worker was lost: {error!r}")
    return _WorkerReport(
        tuple(SiteReport(site=site, failed=lost) for share in piece for site in share), Report(0, 0, 0, 0.0)
    )


def _visit(orders: _Orders, piece: _Piece, now: dt.datetime) -> _WorkerReport:
    """Visit the sites of some shares; this is what a worker runs."""
    return asyncio.run(_walk(orders, piece, now))


async def _walk(orders: _Orders, piece: _Piece, now: dt.datetime) -> _WorkerReport:
    visits: list[SiteReport] = []
    with Store(orders.store) as store:
        async with AsyncClient(
            now=lambda: now, memory=store.records, policy=orders.policy, claims=store.records
        ) as client:
            trip = ConcurrentVisits(store, client, lambda: now, orders.window, orders.organization, orders.started)
            with keeping_pages(client, store, keep=orders.keep_pages):
                await trip.through(piece, orders.at_once, visits.append)
        return _WorkerReport(tuple(visits), client.report)
