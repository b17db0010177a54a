"""Rounds of towns whose plans are served by hosts of a test's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from tests.replicas.server import Replica

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import UpdateReport, update
from agendawatch.fetch import FetchPolicy
from agendawatch.model import Site, Window
from agendawatch.registry import municipality
from agendawatch.store import Store

TOWNS = ("Höör", "Eslöv", "Lund")
PATH = "/kommun-och-politik/sammantraden"
AT_ONCE = FetchPolicy(pause=0, attempts=1)


def make_round(
    store: Store, hosts: Iterable[Replica | str], now: dt.datetime, policy: FetchPolicy = AT_ONCE
) -> UpdateReport:
    """Visit the plan of each host, or address, as another town's, for the meetings of the year."""
    addresses = (host if isinstance(host, str) else host.address for host in hosts)
    sites = [
        Site(url=address + PATH, platform="page", municipality=municipality(name))
        for address, name in zip(addresses, TOWNS, strict=False)
    ]
    with Client(now=lambda: now, memory=store.records, policy=policy) as client:
        return update(store, sites, now=now, window=Window.year(now.year), client=client)
