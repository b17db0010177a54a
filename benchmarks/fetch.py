"""Three rounds over the same small country by us and by other clients: what each asks for, and what each misses.

    python -m benchmarks.fetch [--hosts 40] [--quick]

The hosts are those of `benchmarks.country`: half give honest ETags (here with Last-Modified, too), a tenth lies, the
others give none; one in twenty answers 503 in the second round. One page in ten changes each day, and so a page's last
change lies one to ten days back. The second round is a day after the first, the third eight days later; all clients
are told the day. Nothing of this server runs twice: each client has a country of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import itertools
import json
import math
import sys
import tempfile
from dataclasses import dataclass
from email.utils import format_datetime
from pathlib import Path

from benchmarks import measured
from benchmarks.country import (
    DIGEST,
    EVERY,
    LATER,
    NUMBER,
    PLACE,
    Country,
    Loopback,
    clock,
    fastest,
    kind_of,
    listen,
    noticed,
    place_of,
    sites,
)
from benchmarks.drawn.towns import ORGANIZATIONS
from benchmarks.fetch_peers import WAYS
from benchmarks.tables import missing, say, table, version_of

from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.update import update_sites
from agendawatch.fetch import FetchPolicy
from agendawatch.store import Store

PAUSE = 0.02
"""Seconds that we keep between two requests to a host; in earnest we keep far more."""
ENOUGH = 0.95
"""Of the unchanged pages of the second round that need not be read again."""
Place = tuple[int, int]


def _http(moment: dt.datetime) -> str:
    return format_datetime(moment.astimezone(dt.UTC), usegmt=True)


@dataclass(slots=True)
class Dated(Country):
    """A country whose honest hosts date their pages, and that counts what it gives."""

    asked: int = 0
    octets: int = 0
    unmodified: int = 0
    today: dt.datetime = LATER[0]

    def answer(self, method: str, path: str, headers: dict[str, str]) -> bytes:
        """Answer a request, and count it."""
        given = Country.answer(self, method, path, headers)
        self.asked += 1
        self.octets += len(given)
        self.unmodified += given.startswith(b"HTTP/1.1 304")
        return given

    def dated(self, host: int, organization: int) -> str:
        """Date an answer, and the page of an honest host."""
        days = 1 + (host * len(ORGANIZATIONS) + organization) % EVERY
        moved = (host, organization) in self.moved
        changed = LATER[1] - dt.timedelta(hours=2) if moved else LATER[0] - dt.timedelta(days=days)
        honest = kind_of(host) in {DIGEST, NUMBER}
        return f"Date: {_http(self.today)}\r\n" + (f"Last-Modified: {_http(changed)}\r\n" if honest else "")

    def next_day(self, number: int) -> None:
        """Go on to a round: in the second some pages change and some hosts are down."""
        if number == 1:
            pages = itertools.product(range(self.hosts), range(len(ORGANIZATIONS)))
            self.moved = {place for nth, place in enumerate(pages) if nth % EVERY == PLACE}
        self.today = LATER[number]
        self.bad_day = number == 1
        self.asked = self.octets = self.unmodified = 0
        self.times.clear()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a client did in a round."""

    asked: int
    octets: int
    unmodified: int
    gap: float
    """The shortest time between two requests to one host, in seconds."""
    noticed: frozenset[Place]


async def our_round(port: int, hosts: int, number: int, folder: Path) -> frozenset[Place]:
    """Make a round by ourselves."""
    now = clock(LATER[number])
    policy = FetchPolicy(pause=PAUSE, attempts=2, first_wait=0.05)
    with Store(f"sqlite:///{folder / 'country.db'}") as store:
        async with AsyncClient(transport=Loopback(port), now=now, memory=store.records, policy=policy) as client:
            made = await update_sites(store, sites(hosts), now=now, client=client, at_once=16)
    return frozenset(noticed(made))


async def their_round(way: str, port: int, hosts: int, number: int, folder: Path) -> frozenset[Place]:
    """Have a round made by another client, in a process of its own."""
    told = (way, str(port), str(hosts), str(LATER[number].timestamp()), str(folder))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.fetch_peers", *told, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate()
    assert process.returncode == 0, f"{way} ended with {process.returncode}"
    by_address = {site.url: place_of(site) for site in sites(hosts)}
    return frozenset(by_address[url] for url in json.loads(out))


async def rounds(way: str, hosts: int, folder: Path) -> tuple[Dated, list[Seen]]:
    """Make three rounds over a new country."""
    country = Dated(hosts, broken=frozenset(range(7, hosts, 20)))
    server = await listen(country.answer)
    port = server.sockets[0].getsockname()[1]
    seen = []
    for number in range(len(LATER)):
        country.next_day(number)
        going = (
            our_round(port, hosts, number, folder)
            if way == "agendawatch"
            else their_round(way, port, hosts, number, folder)
        )
        found = await going
        gap = fastest(country.times) if any(len(times) > 1 for times in country.times.values()) else math.inf
        seen.append(Seen(country.asked, country.octets, country.unmodified, gap, found))
    await asyncio.sleep(0.2)  # the server sees that its connections are closed
    server.close()
    await server.wait_closed()
    return country, seen


def main() -> int:
    """Print the figures, and tell whether we miss nothing and ask no more than we must."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hosts", type=int, default=40)
    parser.add_argument("--quick", action="store_true", help="20 hosts, the honest ones alone")
    hosts = 20 if (asked := parser.parse_args()).quick else asked.hosts
    lines, kept = [], True
    for way in ("agendawatch", *(name for name in WAYS if version_of(name))):
        with tempfile.TemporaryDirectory() as folder:
            country, (_, second, third) = asyncio.run(rounds(way, hosts, Path(folder)))
        reachable = {place for place in country.moved if place[0] not in country.broken}
        missed = len(reachable - second.noticed)
        never = len(country.moved - second.noticed - third.noticed)
        figures = (
            second.asked,
            f"{second.octets / 1000:.0f}",
            second.unmodified,
            f"{missed} of {len(reachable)}",
            never,
        )
        lines.append((way, *figures, f"{second.gap * 1000:.1f}"))
        if way == "agendawatch":
            figures_ = [
                measured.figure("changes missed that day", missed, len(reachable)),
                measured.figure("never seen", never),
            ]
            kept = not missed and not never and second.gap >= PAUSE
    pages = hosts * len(ORGANIZATIONS)
    head = (
        f"{pages} pages, a day later",
        *("requests", "kB", "answered 304", "changes missed that day", "never seen", "ms between two to a host"),
    )
    sys.stdout.write(table(head, lines))
    absent = missing(WAYS)
    say(
        f"We keep {PAUSE * 1000:.0f} ms here; the others were told to keep no pause. robots.txt is asked for by us and by "
        "Scrapy. scrapelib looks at Last-Modified alone, by HEAD, and takes a page without it from its cache for ever; "
        "Scrapy takes a dated page as fresh for a tenth of its age, and believes every ETag.",
        *([absent] if absent else []),
    )
    return measured.write(
        "fetch", figures_, promise="no change is missed, and no host is asked faster than agreed", kept=kept
    )


if __name__ == "__main__":
    raise SystemExit(main())
