"""Clients that ask side by side take turns at each host, by a store that they share."""

from __future__ import annotations

import datetime as dt
import itertools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.replicas.server import Given, serve

from agendawatch.crawl.client import Client
from agendawatch.errors import HostError
from agendawatch.fetch import FetchPolicy
from agendawatch.fetch.transport import HostTurns
from agendawatch.store import Store

MOMENT = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
PAUSE = 0.1


@pytest.mark.slow
def test_clients_that_share_a_store_keep_one_pause(database: str) -> None:
    """Whoever of them asks: as many requests from three clients are as far apart as from one."""

    def ask(address: str) -> None:
        for _ in range(2):
            with (
                Store(database) as own,
                Client(policy=FetchPolicy(pause=PAUSE, attempts=1), claims=own.records) as client,
            ):
                client.page(f"{address}/sida")

    Store(database).close()
    with serve(lambda _: Given("<p>Hej")) as host:
        with ThreadPoolExecutor(3) as pool:
            list(pool.map(ask, [host.address] * 3))
        gaps = [after - before for before, after in itertools.pairwise(host.times)]

    assert sum("sida" in it.target for it in host.asked) == 6
    assert min(gaps) >= PAUSE * 0.9


def test_a_turn_that_nobody_gave_back_ends_by_itself(database: str) -> None:
    """When any answer to its holder would have come."""
    moments = [MOMENT]
    policy = FetchPolicy(pause=1, read_timeout=20)
    with Store(database) as store:
        dead = HostTurns(store.records, policy, lambda: moments[-1])
        other = HostTurns(store.records, policy, lambda: moments[-1])

        assert dead.wait("kommun.example", 1) == 0
        assert other.wait("kommun.example", 1) > 0
        assert other.wait("annan.example", 1) == 0
        moments.append(MOMENT + dt.timedelta(seconds=20))
        assert other.wait("kommun.example", 1) > 0
        moments.append(MOMENT + dt.timedelta(seconds=27))
        assert other.wait("kommun.example", 1) == 0


def test_a_turn_that_was_given_back_is_anybodys_after_the_pause(database: str) -> None:
    """Also one that is lost meanwhile is not given back for another."""
    moments = [MOMENT]
    with Store(database) as store:
        first, second = (HostTurns(store.records, FetchPolicy(), lambda: moments[-1]) for _ in range(2))
        assert first.wait("kommun.example", 3) == 0
        first.leave()

        assert 0 < second.wait("kommun.example", 3) <= 3
        moments.append(MOMENT + dt.timedelta(seconds=3))
        assert second.wait("kommun.example", 3) == 0
        first.leave()
        assert first.wait("kommun.example", 3) > 0


def test_nobody_waits_for_a_turn_for_ever(tmp_path: Path) -> None:
    """A host that others ask all the while is left for the next round."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as store:
        busy = HostTurns(store.records, FetchPolicy(), lambda: MOMENT)
        busy.wait("kommun.example", 1)
        other = HostTurns(store.records, FetchPolicy(longest_visit=0), lambda: MOMENT)

        with pytest.raises(HostError, match="another process"):
            other.wait("kommun.example", 1)


def test_who_shares_nothing_waits_for_nobody() -> None:
    """A client of a script has no turns to take."""
    assert HostTurns(None, FetchPolicy()).wait("kommun.example", 1) == 0
