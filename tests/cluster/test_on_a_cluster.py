"""The same work by a cluster, one of whose machines dies in the middle: nothing is lost, and nothing is there twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.cluster.conftest import Cluster
from tests.crawl.archive.drawn_archive import draw_archive
from tests.replicas.bucket import Bucket
from tests.replicas.server import serve

from agendawatch.crawl.archive import backfill
from agendawatch.model import STOCKHOLM
from agendawatch.site.build import build_site
from agendawatch.site.file_stores import DirectoryStore
from agendawatch.site.objects import ObjectStore
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

pytestmark = [
    pytest.mark.slow,
    # Its scheduler and workers are closed on their own threads, in their own time.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:(distributed|dask|tornado)"),
    pytest.mark.timeout(600),
]

NOW = dt.datetime(2032, 3, 6, 12, tzinfo=STOCKHOLM)


def _lines(store: Store) -> tuple[str, ...]:
    return tuple(store.maintenance.export_lines())


def test_a_backfill_outlives_a_machine(tmp_path: Path, cluster: Cluster) -> None:
    """The store is, to the byte, the one that a single process makes."""
    days = draw_archive(tmp_path / "arkiv", months=5)
    killed: list[int] = []

    def kill(done: int, total: int, name: str) -> None:
        del total, name
        if done == 3:
            killed.append(cluster.kill_one())

    with Store("sqlite://") as alone, Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        backfill(alone, [tmp_path / "arkiv"], municipality="Höör", now=NOW)
        made = backfill(
            store, [tmp_path / "arkiv"], municipality="Höör", now=NOW, executor=cluster.executor, progress=kill
        )

        assert len(made.taken) == 1 + 2 * len(days)
        assert [it.name for it in made.failed] == ["2031/Protokoll KF trasigt.pdf"]
        assert _lines(store) == _lines(alone)
    assert len(killed) == 1
    assert killed[0] not in cluster.pids()


def test_feeds_are_made_on_a_cluster(
    database: str, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each machine reads the store and writes into the bucket; the bytes are those that one process writes in a folder."""
    monkeypatch.setattr("agendawatch.site.writer._WORTH", 1)
    draw_archive(tmp_path / "arkiv", months=1)
    settings = SiteSettings(base_url="https://moten.example/")
    bucket = Bucket("moten")
    with Store(database) as store, serve(bucket) as running:
        cluster.surround(bucket.environment(running.address))
        for name, value in bucket.environment(running.address).items():
            monkeypatch.setenv(name, value)
        backfill(store, [tmp_path / "arkiv"], municipality="Höör", now=NOW)
        one = build_site(store, settings, DirectoryStore(tmp_path / "ut"), now=NOW)
        many = build_site(store, settings, ObjectStore("s3://moten"), now=NOW, executor=cluster.executor)
        again = build_site(store, settings, ObjectStore("s3://moten"), now=NOW, executor=cluster.executor)

    assert one.left_out == many.left_out == ()
    assert one.written == many.written
    assert again.written == ()
    assert bucket.kinds["hoor.ics"] == "text/calendar; charset=utf-8"
    assert [bucket.objects[it] for it in many.written] == [(tmp_path / "ut" / it).read_bytes() for it in many.written]
