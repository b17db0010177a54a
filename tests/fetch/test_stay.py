"""A site has its time in a round: what is left is asked in the next, and the next site is visited."""

from __future__ import annotations

import datetime as dt
from functools import partial
from types import SimpleNamespace

import pytest
from tests.hostile.towns import LIST, schedule, towns

from agendawatch.crawl.client import Client
from agendawatch.crawl.update import update
from agendawatch.errors import AnswerLimitError
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=STOCKHOLM)
DAYS = [
    f"{day} 2026"
    for day in ("7 januari", "21 januari", "4 februari", "18 februari", "4 mars", "18 mars", "1 april", "15 april")
]
SUMMONS = "<h1>Kallelse</h1><h2>Föredragningslista</h2><ol><li>Val av justerare</li><li>Budget 2027</li></ol>"


def _same(now: dt.datetime) -> dt.datetime:
    return now


class _Clock:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_site_without_end_takes_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of eight agendas that take ten minutes each, six are read in a round; the others in the one after it."""
    clock = _Clock()
    # The module's alone: the process's is also that of the network, of threads and of the server.
    monkeypatch.setattr("agendawatch.crawl.client.time", SimpleNamespace(monotonic=clock))
    files = [f"/download/18.a9/kallelse-ks-{nth}.html" for nth in range(len(DAYS))]
    pages: dict[str, bytes | str] = {LIST: schedule(*zip(DAYS, files, strict=True)), **dict.fromkeys(files, SUMMONS)}

    def slowly(page: object) -> None:
        clock.now += 600 if ".html" in getattr(page, "url", "") else 0

    with (
        towns({"Myrsjöstad": pages, "Kråkängsund": {LIST: schedule(("11 mars 2026", "/x.pdf"))}}) as listed,
        Store("sqlite://") as store,
    ):
        rounds = []
        for nth in range(2):
            now = NOW + nth * dt.timedelta(hours=6)
            with Client(policy=FetchPolicy(pause=0), now=partial(_same, now), memory=store.records) as client:
                client.show_pages(slowly)
                rounds.append(update(store, [it.site for it in listed], now=now, client=client))
        read = [it for it in store.meetings() if it.agenda]

    first = rounds[0].visits[0]
    assert {type(error) for _, error in first.agendas_failed} == {AnswerLimitError}
    assert len(first.agendas_failed) == 2
    assert len(read) == 8
    assert [len(it.visits) for it in rounds] == [2, 2]
