"""Many hosts that send much at once take no more memory than a few of them."""

from __future__ import annotations

import asyncio
import gc
import gzip
import subprocess
import sys
from contextlib import ExitStack
from functools import partial

import pytest
from tests.replicas.server import Given, Wanted, serve

from agendawatch.crawl.client import AsyncClient
from agendawatch.errors import LimitError
from agendawatch.fetch import FetchPolicy, transport
from agendawatch.fetch.transport import LARGE
from agendawatch.sources.flow import Response

PACKED, LESS = (gzip.compress(b"<main>" + b" " * size, 9) for size in (60_000_000, 6_000_000))
"""60 kB that unpack to 60 MB, and a tenth of it."""
ROUND = """
import asyncio, datetime as dt, sys
from pathlib import Path
from agendawatch.crawl.update import update_sites
from agendawatch.crawl.client import AsyncClient
from agendawatch.fetch import FetchPolicy
from agendawatch.store import Store
from agendawatch.model import Municipality, Site

NOW = dt.datetime(2026, 3, 6, 12, tzinfo=dt.UTC)

async def go():
    sites = [
        Site(url=url, platform="page", municipality=Municipality(code=f"99{nth:02}", name=f"Ort {nth}"))
        for nth, url in enumerate(sys.argv[1:])
    ]
    with Store("sqlite://") as store:
        async with AsyncClient(policy=FetchPolicy(pause=0, attempts=1), now=lambda: NOW, memory=store.records) as client:
            made = await update_sites(store, sites, now=lambda: NOW, client=client)
    print(sorted({type(it.failed).__name__ for it in made.round.visits}), len(made.round.visits))

asyncio.run(go())
print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
"""


def _answer(wanted: Wanted, body: bytes = LESS) -> Given:
    if wanted.path == "/robots.txt":
        return Given("", status=404)
    return Given(body, headers=(("Content-Encoding", "gzip"),))


@pytest.fixture
def _a_tenth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a client hold a tenth of what it may."""
    monkeypatch.setattr(transport, "_HELD", 10_000_000)


@pytest.mark.slow
def test_a_round_over_hosts_that_send_much_stays_small() -> None:
    """Eight towns of 60 MB each, all at once: under 500 MB."""
    with ExitStack() as stack:
        places = [f"{stack.enter_context(serve(partial(_answer, body=PACKED))).address}/moten" for _ in range(8)]
        words = [sys.executable, "-c", ROUND, *places]
        made = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)  # noqa: S603 - our own program

    kinds, most = made.stdout.splitlines()
    assert kinds == "['TooLargeError'] 8"
    assert int(most) < 500_000


@pytest.mark.usefixtures("_a_tenth")
def test_large_pages_come_one_after_the_other_and_all_of_them_come() -> None:
    """Who waits is answered when another's page has been read; what is small waits for nobody."""

    async def go(addresses: list[str]) -> list[int]:
        async with AsyncClient(policy=FetchPolicy(pause=0)) as client:
            return await asyncio.gather(*(_size(client, it) for it in addresses))

    with ExitStack() as stack:
        addresses = [f"{stack.enter_context(serve(_answer)).address}/moten" for _ in range(6)]
        assert asyncio.run(go(addresses)) == [6_000_006] * 6


async def _size(client: AsyncClient, address: str) -> int:
    return len((await client.page(address)).body)


@pytest.mark.usefixtures("_a_tenth")
def test_who_holds_too_much_gets_no_more() -> None:
    """Pages that a caller keeps count: a further large one is told to be too late, and a small one comes."""
    kept: list[Response] = []

    def answer(wanted: Wanted) -> Given:
        return Given("<main>liten") if wanted.path == "/liten" else _answer(wanted)

    async def go(address: str) -> None:
        async with AsyncClient(policy=FetchPolicy(pause=0, attempts=1, longest_answer=1.0)) as client:
            kept.extend([await client.page(f"{address}/{nth}") for nth in range(2)])
            with pytest.raises(LimitError, match="1 seconds"):
                await client.page(f"{address}/2")
            assert (await client.page(f"{address}/liten")).body == b"<main>liten"
            kept.clear()
            gc.collect()
            assert len((await client.page(f"{address}/2")).body) > LARGE

    with serve(answer) as running:
        asyncio.run(go(running.address))
