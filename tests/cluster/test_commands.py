"""Commands hand their work to a cluster with a scheduler of its own, any part of which may die."""

from __future__ import annotations

import datetime as dt
import itertools
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from tests.cluster.machines import Machines, machines
from tests.crawl.archive.drawn_archive import draw_archive
from tests.replicas.nobody import NOBODY
from tests.replicas.page import ListingSite
from tests.replicas.server import Fault, Replica, serve

from agendawatch.cli import main
from agendawatch.cli import workers as opening
from agendawatch.crawl.country import update_sites_by_workers
from agendawatch.crawl.update import SiteReport
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, Site
from agendawatch.registry import municipality
from agendawatch.store import Store, schema

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:(distributed|dask|tornado)"),
    pytest.mark.timeout(600),
]

NOW = dt.datetime(2032, 3, 6, 12, tzinfo=STOCKHOLM)
PLAN = ("Kommunstyrelsen sammanträder följande datum 2032:", "20 maj", "10 juni")
TOWNS = ("Höör", "Eslöv", "Lund", "Malmö", "Ystad", "Hörby")
OWN_PAUSE = 0.2
"""Seconds between requests to a host of this machine, unless told otherwise."""


@pytest.fixture
def hosts(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Replica]]:
    """Serve a country of six sites, each a host of its own, that take their time."""
    with ExitStack() as stack:
        found = [stack.enter_context(serve(ListingSite("Kommunstyrelsen", PLAN))) for _ in TOWNS]
        for host in found:
            host.spoil("sammantraden", Fault.SLOW)
        named = tuple(_site(host, name) for host, name in zip(found, TOWNS, strict=True))
        monkeypatch.setattr("agendawatch.cli.options.now", lambda: NOW)
        for planner in ("workers", "local"):
            monkeypatch.setattr(f"agendawatch.crawl.country.{planner}.known_sites", lambda *_: named)
        yield found


def _site(host: Replica, name: str) -> Site:
    return Site(
        url=f"{host.address}/kommun-och-politik/sammantraden",
        platform="page",
        municipality=municipality(name),
        organizations=("Kommunstyrelsen",),
    )


def _watch(database: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["update", "--all", "--store", database, "--language", "en", *arguments])


def _asked(hosts: list[Replica]) -> list[int]:
    return [sum("sammantraden" in it.target for it in host.asked) for host in hosts]


def _shortest(hosts: list[Replica]) -> float:
    """Tell the shortest time between two requests to one host."""
    pairs = [pair for host in hosts for pair in itertools.pairwise(host.times)]
    return min(after - before for before, after in pairs)


def test_a_round_is_shared_by_processes_of_this_machine(tmp_path: Path, hosts: list[Replica]) -> None:
    """Each host is one process's, with its pause; the next round visits nobody again."""
    database = f"sqlite:///{tmp_path / 'a.db'}"

    first = _watch(database, "--workers", "2")
    again = _watch(database, "--workers", "2")

    assert first.exit_code == again.exit_code == 0, first.output + again.output
    assert _asked(hosts) == [1] * len(TOWNS)
    assert _shortest(hosts) >= OWN_PAUSE
    with Store(database) as store:
        assert len(list(store.changes())) == 2 * len(TOWNS)


def test_an_archive_is_read_by_a_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one process reads it."""
    monkeypatch.setattr("agendawatch.cli.options.now", lambda: NOW)
    database = f"sqlite:///{tmp_path / 'a.db'}"
    draw_archive(tmp_path / "arkiv", months=1)
    arguments = ["backfill", str(tmp_path / "arkiv"), "-m", "Höör", "--json"]
    with machines(tmp_path, 1) as cluster:
        many = CliRunner().invoke(main, [*arguments, "--store", database, "--cluster", cluster.address])
    alone = f"sqlite:///{tmp_path / 'alone.db'}"
    CliRunner().invoke(main, [*arguments, "--store", alone])

    assert '"taken"' in many.output, many.output
    with Store(database) as store, Store(alone) as one:
        assert list(store.meetings()) == list(one.meetings())


def test_a_worker_that_dies_loses_nothing_and_nobody_is_asked_too_soon(
    database: str, tmp_path: Path, hosts: list[Replica]
) -> None:
    """Its share is another's, who waits until any answer to the dead one would have come."""
    pause = 0.3
    policy = FetchPolicy(pause=pause, attempts=1, read_timeout=1.5)
    with machines(tmp_path, 2) as cluster, opening.workers(None, cluster.address) as executor, Store(database) as store:
        assert executor is not None

        def kill(done: int, total: int, visit: SiteReport) -> None:
            del total, visit
            if done == 1:
                cluster.workers[0].kill()

        made = update_sites_by_workers(store, executor=executor, now=lambda: NOW, policy=policy, progress=kill)

        assert made.round.failed == ()
        assert Counter(it.site.url for it in made.round.visits).most_common(1)[0][1] == 1
        assert len(made.round.visits) == len(TOWNS)
        assert len(list(store.changes())) == len(made.round.changes) == 2 * len(TOWNS)
    assert set(_asked(hosts)) <= {1, 2}
    assert _shortest(hosts) >= pause


def test_a_scheduler_that_dies_is_told_and_the_next_round_goes_on(tmp_path: Path, hosts: list[Replica]) -> None:
    """What was visited is kept, and not asked for again."""
    database = f"sqlite:///{tmp_path / 'a.db'}"
    with machines(tmp_path, 1) as cluster:
        made = _watch_and_kill(cluster, database, hosts)
        before = _asked(hosts)
    with Store(database) as store:
        kept = {it.url for it in store.queries.site_health() if it.error is None}
    _let_turns_end(database)
    with machines(tmp_path, 1) as cluster:
        again = _watch(database, "--cluster", cluster.address)

    assert made.exit_code == 1, made.output
    assert "the cluster was lost" in made.output
    assert again.exit_code == 0, again.output
    assert 0 < len(kept) < len(TOWNS)
    for host, first, last in zip(hosts, before, _asked(hosts), strict=True):
        done = any(url.startswith(host.address) for url in kept)
        assert last == first if done else last >= 1
    with Store(database) as store:
        assert len(list(store.changes())) == 2 * len(TOWNS)
    assert _shortest(hosts) >= OWN_PAUSE


def _let_turns_end(database: str) -> None:
    """Let so much time pass as any answer to the dead worker would have taken."""
    engine = sa.create_engine(database)
    with engine.begin() as connection:
        connection.execute(sa.update(schema.hosts).values(until=dt.datetime.now(dt.UTC)))
    engine.dispose()


def _watch_and_kill(cluster: Machines, database: str, hosts: list[Replica]) -> Result:
    """Make a round whose scheduler is killed when two hosts have been asked."""
    ended = threading.Event()

    def kill() -> None:
        while sum(_asked(hosts)) < 3 and not ended.wait(0.02):
            pass
        cluster.scheduler.kill()
        cluster.workers[0].kill()

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        return _watch(database, "--cluster", cluster.address)
    finally:
        ended.set()
        thread.join()


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a sentence; nothing is asked, and nothing half done."""
    monkeypatch.setattr(opening, "_PATIENCE", 1)
    database = f"sqlite:///{tmp_path / 'a.db'}"

    nobody = _watch(database, "--cluster", f"tcp://{NOBODY}")
    nothing = _watch(database, "--cluster", "scheduler in the cellar")
    with machines(tmp_path, 0) as cluster:
        alone = _watch(database, "--cluster", cluster.address)

    assert [it.exit_code for it in (nobody, nothing, alone)] == [1, 1, 1], nobody.output + nothing.output + alone.output
    assert "no scheduler answers" in nobody.output
    assert "has no workers" in alone.output
    assert all(len(it.output.strip().splitlines()) == 1 for it in (nobody, nothing, alone))


def test_workers_share_a_round_over_the_country_only(tmp_path: Path) -> None:
    """What is named is visited by one process."""
    made = CliRunner().invoke(
        main, ["update", "Höör", "--workers", "2", "--store", f"sqlite:///{tmp_path / 'a.db'}", "--language", "en"]
    )

    assert made.exit_code == 2
    assert "--all" in made.output
