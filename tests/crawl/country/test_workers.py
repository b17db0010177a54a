"""A round over many sites by workers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from itertools import pairwise
from multiprocessing import active_children
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from tests.replicas.page import ListingSite
from tests.replicas.server import Fault, Replica, serve

from agendawatch.crawl.archive import WorkerPool
from agendawatch.crawl.client import Client
from agendawatch.crawl.country import CountryReport, update_sites_by_workers
from agendawatch.crawl.update import SiteReport, update
from agendawatch.errors import FetchError, InputError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, Meeting, Site
from agendawatch.registry import municipality
from agendawatch.store import Store

pytestmark = pytest.mark.slow

P = ParamSpec("P")
T = TypeVar("T")

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
SIX = dt.timedelta(hours=6)
PLAN = ("Kommunstyrelsen sammanträder följande datum 2026:", "20 maj", "10 juni")
NO_PAUSE = FetchPolicy(pause=0, attempts=1)
TOWNS = ("Höör", "Eslöv", "Lund", "Malmö", "Ystad")


class LostWorkers(Executor):
    """Does all that is asked, and loses each worker's answer so many times before it arrives; then does it again."""

    def __init__(self, times: int = 1) -> None:
        """Lose every answer so many times."""
        self._times = times

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it, as often as it takes."""
        for _ in range(self._times):
            fn(*args, **kwargs)
        made: Future[T] = Future()
        made.set_result(fn(*args, **kwargs))
        return made


class DyingWorkers(Executor):
    """Loses every worker for good."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Lose it."""
        del fn, args, kwargs
        made: Future[T] = Future()
        made.set_exception(RuntimeError("killed three times"))
        return made


@pytest.fixture
def sites() -> Iterator[list[tuple[Replica, Site]]]:
    """Serve five sites, each a host of its own."""
    with ExitStack() as stack:
        hosts = [stack.enter_context(serve(ListingSite("Kommunstyrelsen", PLAN))) for _ in TOWNS]
        yield [(host, _site(host, name)) for host, name in zip(hosts, TOWNS, strict=True)]


def _site(host: Replica, name: str) -> Site:
    return Site(
        url=f"{host.address}/kommun-och-politik/sammantraden",
        platform="page",
        municipality=municipality(name),
        organizations=("Kommunstyrelsen",),
    )


def _go(store: Store, sites: list[tuple[Replica, Site]], executor: Executor, now: dt.datetime = NOW) -> CountryReport:
    return update_sites_by_workers(
        store, [site for _, site in sites], executor=executor, now=lambda: now, policy=NO_PAUSE
    )


def _known(store: Store) -> list[Meeting]:
    return list(store.meetings())


def test_workers_see_what_one_round_sees(tmp_path: Path, store: Store, sites: list[tuple[Replica, Site]]) -> None:
    """Meetings, changes and figures are those of a round in one process."""
    with Store(f"sqlite:///{tmp_path / 'b.db'}") as alone:
        with Client(now=lambda: NOW, memory=alone.records, policy=NO_PAUSE) as client:
            one = update(alone, [site for _, site in sites], now=NOW, client=client)
        with ThreadPoolExecutor(3) as threads:
            many = _go(store, sites, threads).round

        assert _known(store) == _known(alone)
        assert sorted(it.meeting.id for it in store.changes()) == sorted(it.meeting.id for it in alone.changes())
    assert (many.asked, many.report.requests, len(many.changes)) == (one.asked, one.report.requests, 10)


def test_the_next_round_asks_whether_anything_changed(store: Store, sites: list[tuple[Replica, Site]]) -> None:
    """What a worker learnt of a page stands in the store, for whichever worker comes next."""
    with ThreadPoolExecutor(2) as threads:
        _go(store, sites, threads)
        again = _go(store, sites, threads, NOW + SIX).round

    assert again.changes == ()
    assert again.not_modified == again.asked == 5


def test_what_a_lost_worker_kept_is_told_once(store: Store, sites: list[tuple[Replica, Site]]) -> None:
    """The one that does its share again keeps nothing twice, and tells of what is kept."""
    made = _go(store, sites, LostWorkers())

    assert len(made.round.changes) == 10
    assert len(list(store.changes())) == 10
    assert made.round.failed == ()


def test_a_worker_that_dies_loses_nothing_and_nobody_is_asked_too_soon(
    store: Store, sites: list[tuple[Replica, Site]]
) -> None:
    """Its share is another's, who waits until any answer to the dead one would have come."""
    pause = 0.3
    policy = FetchPolicy(pause=pause, attempts=1, read_timeout=1.5)
    for host, _ in sites:
        host.spoil("sammantraden", Fault.SLOW)

    def kill(done: int, total: int, visit: SiteReport) -> None:
        del total, visit
        if done == 1:
            active_children()[0].kill()

    with WorkerPool(2) as pool:
        where = [site for _, site in sites]
        made = update_sites_by_workers(store, where, executor=pool, now=lambda: NOW, policy=policy, progress=kill)

    assert made.round.failed == ()
    assert len(made.round.visits) == len({it.site for it in made.round.visits}) == len(sites)
    assert len(list(store.changes())) == len(made.round.changes) == 2 * len(sites)
    assert {sum("sammantraden" in it.target for it in host.asked) for host, _ in sites} <= {1, 2}
    assert min(after - before for host, _ in sites for before, after in pairwise(host.times)) >= pause


def test_a_share_that_is_lost_for_good_is_told_and_due_again(store: Store, sites: list[tuple[Replica, Site]]) -> None:
    """It stops nothing, and the next round visits it."""
    lost = _go(store, sites, DyingWorkers())
    with ThreadPoolExecutor(2) as threads:
        found = _go(store, sites, threads)

    assert len(lost.round.failed) == 5
    assert all(isinstance(visit.failed, FetchError) for visit in lost.round.visits)
    assert len(found.plan.due) == 5
    assert len(found.round.changes) == 10


def test_a_failing_site_is_left_in_peace_and_stops_no_other(store: Store, sites: list[tuple[Replica, Site]]) -> None:
    """Its error comes home from the worker."""
    sites[0][0].spoil("/", Fault.BAD_GATEWAY)

    with ThreadPoolExecutor(2) as threads:
        made = _go(store, sites, threads)
        soon = _go(store, sites, threads, NOW + dt.timedelta(minutes=30))

    assert [visit.site for visit in made.round.failed] == [sites[0][1]]
    assert len(made.round.changes) == 8
    assert soon.plan.resting == (sites[0][1],)


def test_progress_is_told_as_sites_are_done(store: Store, sites: list[tuple[Replica, Site]]) -> None:
    """How many, of how many."""
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(2) as threads:
        update_sites_by_workers(
            store,
            [site for _, site in sites],
            executor=threads,
            now=lambda: NOW,
            policy=NO_PAUSE,
            progress=lambda done, total, _: told.append((done, total)),
        )

    assert told == [(nth, 5) for nth in range(1, 6)]


def test_a_store_in_memory_is_refused() -> None:
    """No other process can open it."""
    with (
        Store("sqlite://") as store,
        ThreadPoolExecutor(1) as threads,
        pytest.raises(InputError, match="other processes"),
    ):
        update_sites_by_workers(store, [], executor=threads, now=lambda: NOW)
