"""Measure a round over the country, against replicas on loopback that each stand on a host name of their own.

    python -m benchmarks.country                              # 290 hosts of 6 organizations
    python -m benchmarks.country --hosts 20 --pause 0.02      # quick

Of the hosts, half give honest ETags (most of them digests, some a number that grows); one in ten lies (half of these
keep a tag while the page changes, the same for all pages or each page its own; half give another tag each time); the
others give none. One in twenty answers 503 in the second round. Between the rounds one
page in ten changes. The second round is a day after the first, and the third eight days after that.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import hashlib
import itertools
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import httpx
from benchmarks import measured
from benchmarks.drawn.towns import ORGANIZATIONS

from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.update import CountryReport, SiteReport, update_sites
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, ChangeKind, Site
from agendawatch.registry import municipalities
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 6, 6, tzinfo=STOCKHOLM)
LATER = (NOW, NOW + dt.timedelta(days=1), NOW + dt.timedelta(days=9))
DAYS = ("19 maj", "2 juni", "16 juni", "15 september", "20 oktober", "17 november")
MOVED = ("20 maj", *DAYS[1:])
DIGEST, NUMBER = "honest ETag, a digest", "honest ETag, a number"
SHARED, STALE, RESTLESS = (
    "one ETag for all, kept while pages change",
    "ETag kept while the page changes",
    "another ETag each time",
)
SILENT = "no ETag"
_KINDS = (*[DIGEST] * 14, *[NUMBER] * 6, SHARED, STALE, *[RESTLESS] * 2, *[SILENT] * 16)
_LIE = frozenset({SHARED, STALE})
_ENOUGH = 0.95
EVERY, PLACE = 10, 3
"""Of ten pages in a row this one changes."""
Seen: TypeAlias = dict[str, list[float]]
Answering: TypeAlias = Callable[[str, str, dict[str, str]], bytes]
"""Takes method, path and headers."""


def kind_of(host: int) -> str:
    """Share out the kinds: of forty hosts twenty are honest, four lie, sixteen are silent."""
    return _KINDS[host % len(_KINDS)]


@dataclass(slots=True)
class Country:
    """All hosts, as one server that tells them apart by their names."""

    hosts: int
    moved: set[tuple[int, int]] = field(default_factory=set)
    """Pages that have changed: host and organization."""
    broken: frozenset[int] = frozenset()
    """Hosts that answer 503 in the second round."""
    bad_day: bool = False
    times: Seen = field(default_factory=lambda: defaultdict(list))
    served: int = 0

    def answer(self, method: str, path: str, headers: dict[str, str]) -> bytes:
        """Answer a request."""
        whole = self.whole(path, headers)
        return whole.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if method == "HEAD" else whole

    def whole(self, path: str, headers: dict[str, str]) -> bytes:
        """Answer a request for a page."""
        name = headers["host"]
        self.times[name].append(time.monotonic())
        self.served += 1
        host = int(name.removeprefix("kommun").partition(".")[0])
        if self.bad_day and host in self.broken:
            return written(503, b"", "")
        if not path.startswith("/moten/"):
            return written(404, b"", "")
        organization = int(path.rpartition("/")[2])
        body = self.page(host, organization)
        tag = self.tag(host, organization, body)
        if tag and headers.get("if-none-match") == tag:
            return written(304, b"", tag)
        return written(200, body, tag, self.dated(host, organization))

    def dated(self, host: int, organization: int) -> str:
        """Give a header that dates a page; these hosts have none."""
        del host, organization
        return ""

    def page(self, host: int, organization: int) -> bytes:
        """Draw a page."""
        days = MOVED if (host, organization) in self.moved else DAYS
        rows = "".join(f"<li>{day}</li>" for day in days)
        name = ORGANIZATIONS[organization]
        return (
            f'<!doctype html><html lang="sv"><title>{name}</title><main><h1>{name}</h1>'
            f"<p>{name} har sammanträden under följande datum 2026:</p><ul>{rows}</ul></main></html>"
        ).encode()

    def tag(self, host: int, organization: int, body: bytes) -> str:
        """Give an ETag as the host is wont to."""
        return {
            DIGEST: f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            NUMBER: f'"v{1 + ((host, organization) in self.moved)}"',
            SHARED: '"always"',
            STALE: f'"page-{organization}"',
            RESTLESS: f'"{self.served}"',
            SILENT: "",
        }[kind_of(host)]


async def listen(answer: Answering, host: str = "127.0.0.1") -> asyncio.Server:
    """Answer at a port that is free, connection by connection, with as little between as can be."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode().split("\r\n")
                headers = {
                    name.lower(): value.strip() for name, _, value in (it.partition(":") for it in lines[1:] if it)
                }
                method, target = lines[0].split()[:2]
                writer.write(answer(method, urlsplit(target).path, headers))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, host, 0, backlog=1000)


def written(status: int, body: bytes, tag: str, more: str = "") -> bytes:
    """Write an answer."""
    etag = f"ETag: {tag}\r\n" if tag else ""
    head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n{etag}{more}\r\n"
    return head.encode() + body


class Loopback(httpx.AsyncBaseTransport):
    """A network where every name is this machine's, by whatever name it is asked."""

    def __init__(self, port: int) -> None:
        """Send everything to one port; no connection waits for another."""
        self._port = port
        self._inner = httpx.AsyncHTTPTransport(limits=httpx.Limits(max_connections=None))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request; its Host header stays."""
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


def sites(hosts: int) -> list[Site]:
    """Name every page as a site."""
    towns = municipalities()
    return [
        Site(
            url=f"http://kommun{host}.example/moten/{number}",
            platform="page",
            municipality=towns[host % len(towns)],
            organizations=(name,),
        )
        for host in range(hosts)
        for number, name in enumerate(ORGANIZATIONS)
    ]


def place_of(site: Site) -> tuple[int, int]:
    """Tell a site's host and organization."""
    parts = urlsplit(site.url)
    return int((parts.hostname or "").removeprefix("kommun").partition(".")[0]), int(parts.path.rpartition("/")[2])


def noticed(made: CountryReport) -> set[tuple[int, int]]:
    """Tell which pages' moved meetings the round noticed."""
    moved = {ChangeKind.MEETING_MOVED, ChangeKind.MEETING_ADDED}
    return {place_of(it.site) for it in made.round.visits if any(change.kind in moved for change in it.changes)}


def print_round(name: str, made: CountryReport, seconds: float) -> None:
    """Print a round's figures."""
    report, visits = made.round.report, made.round.visits
    failed = sum(visit.failed is not None for visit in visits)
    print(
        f"{name}: {len(visits)} sites, {report.requests} requests, {report.not_modified} answered 304, "
        f"{report.bytes / 1e6:.2f} MB, {len(made.round.changes)} changes, {failed} failed, {seconds:.1f} s"
    )


def judge(country: Country, second: CountryReport, third: CountryReport) -> tuple[float, int, int]:
    """Print what the rounds promise; give the share not read again, and the changes missed by the second and third round."""

    def quiet(visit: SiteReport) -> bool:
        host, _ = place_of(visit.site)
        return place_of(visit.site) not in country.moved and host not in country.broken

    unchanged = [visit for visit in second.round.visits if quiet(visit)]
    skipped = sum(visit.unchanged for visit in unchanged)
    by_304 = sum(visit.unchanged and visit.not_modified == visit.asked for visit in unchanged)
    share = skipped / len(unchanged)
    print(
        f"unchanged pages of the second round: {len(unchanged)}, {by_304} by 304 and {skipped - by_304} by hash: {share:.1%}"
    )
    reachable = {place for place in country.moved if place[0] not in country.broken}
    missed = reachable - noticed(second)
    hidden = {place for place in missed if kind_of(place[0]) in _LIE}
    left = country.moved - noticed(second) - noticed(third)
    print(f"changed pages: {len(country.moved)}, of them {len(country.moved - reachable)} on hosts that answered 503")
    print(f"  missed in the second round: {len(missed)}, of them {len(hidden)} by the word of a host that lies")
    print(f"  missed after the third round: {len(left)}")
    return share, len(missed), len(left)


def fastest(times: Seen) -> float:
    """Tell the shortest time between two requests to one host, as the host saw them."""
    return min(after - before for seen in times.values() for before, after in itertools.pairwise(seen))


def clock(moment: dt.datetime) -> Callable[[], dt.datetime]:
    """Stop the clock at a moment."""
    return lambda: moment


async def measure(hosts: int, pause: float, at_once: int, folder: Path) -> int:
    """Make three rounds."""
    country = Country(hosts, broken=frozenset(range(7, hosts, 20)))
    server = await listen(country.answer)
    port = server.sockets[0].getsockname()[1]
    made: list[CountryReport] = []
    gaps = []
    with Store(f"sqlite:///{folder / 'country.db'}") as store:
        for number, now in enumerate(LATER):
            if number == 1:
                pages = itertools.product(range(hosts), range(len(ORGANIZATIONS)))
                country.moved = {place for nth, place in enumerate(pages) if nth % EVERY == PLACE}
            country.bad_day = number == 1
            country.times.clear()
            began = time.perf_counter()
            policy = FetchPolicy(pause=pause, attempts=2, first_wait=0.05)
            async with AsyncClient(
                transport=Loopback(port), now=clock(now), memory=store.records, policy=policy
            ) as client:
                going = update_sites(store, sites(hosts), now=clock(now), client=client, at_once=at_once)
                made.append(await going)
            print_round(f"round {number + 1}", made[-1], time.perf_counter() - began)
            gaps.append(fastest(country.times))
    await asyncio.sleep(0.2)  # the server sees that its connections are closed
    server.close()
    await server.wait_closed()
    judged = judge(country, made[1], made[2])
    print(f"shortest time between two requests to one host: {min(gaps) * 1000:.1f} ms (pause {pause * 1000:.0f} ms)")
    share, missed, left = judged
    return measured.write(
        "country",
        [
            measured.figure("of what is unchanged, not read again", share),
            measured.figure("changes missed in the second round", missed),
            measured.figure("changes missed after the third", left),
        ],
        promise=f"{_ENOUGH:.0%} of what is unchanged is not read again, no change is missed, no host is asked faster than agreed",
        kept=share >= _ENOUGH and not missed and not left and min(gaps) >= pause,
    )


def main() -> int:
    """Measure; 1 where a promise is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hosts", type=int, default=290)
    parser.add_argument("--pause", type=float, default=0.2)
    parser.add_argument("--at-once", type=int, default=48)
    told = parser.parse_args()
    kinds = [kind_of(host) for host in range(told.hosts)]
    print(", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(_KINDS)))
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(measure(told.hosts, told.pause, told.at_once, Path(folder)))


if __name__ == "__main__":
    raise SystemExit(main())
