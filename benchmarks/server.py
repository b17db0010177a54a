"""Measure the server beside a bare Starlette route that answers 304 with constant headers, in one run.

    python -m benchmarks.server [--items 100000] [--requests 100000]

Each server is a process of its own with one worker and the same uvicorn settings, pinned to one core where the system
allows; the clients are another process on another core. Rates are taken in turns, so that a busy machine is as busy for
both. What is promised:

1. conditional requests at 0.7 × the rate of the bare route or more;
2. p99 within 3 × the bare route's, while a round writes into the store;
3. a feed for a filter over 100,000 items, cold, in at most 2 × the time of the database's question alone;
4. memory flat over 100,000 requests;
5. while one address holds 5,000 connections open and drips, and comes again where it is closed: everyone else's p99
   within 3 × what it is at rest, and never a 503.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import measured
from benchmarks.watches import TOWNS, make_meetings, make_titles
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from agendawatch.answers.ask import View
from agendawatch.model import Listing, Meeting, Site, Window
from agendawatch.proposals.watch_index import fragments
from agendawatch.server.app import make_app, make_service
from agendawatch.server.feeds import FeedRequest, calendar
from agendawatch.server.limits import Budget
from agendawatch.server.queries import FILTER, read_query
from agendawatch.server.runner import listen, run, tune_interpreter
from agendawatch.server.state import ALL
from agendawatch.site.settings import SiteSettings
from agendawatch.store import Store

NOW = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
FIRST = dt.date(2025, 6, 1)
OURS, BARE = 8761, 8762
FLAT = 2.0
"""Megabytes that a server may grow over its last requests."""
CLIENTS = 16
TURNS = 7
SECONDS = 2.0
PATHS = ("/ort-0.ics", "/ort-1/kommunstyrelsen.ics", "/ort-2/", "/feed.ics?municipality=9903")
QUERIES = (
    "words=cykelbana&past=2000",
    "words=hamnfond,torgtaxa&past=2000&hide=cancelled",
    "words=badplan&municipality=9903,9904,9905&past=2000",
    "municipality=9903&past=2000",
)
"""The last looks for no words: a whole town's calendar."""
CONSTANT = {
    "etag": '"0123456789abcdef0123456789abcdef"',
    "cache-control": "public, max-age=900",
    "vary": "Accept-Encoding",
}


# -- What is served ----------------------------------------------------------------------------------------------------


def fill(url: str, items: int) -> None:
    """Keep so many items in the agendas of twenty towns, within a year."""
    chance = random.Random(1)  # noqa: S311 - repeatable, not secret
    spread = [
        meeting.model_copy(update={"date": FIRST + dt.timedelta(days=nth % 500), "id": f"m{nth}"})
        for nth, meeting in enumerate(make_meetings(make_titles(items, chance)))
    ]
    with Store(url) as store:
        for town in TOWNS:
            meetings = tuple(meeting for meeting in spread if meeting.municipality == town)
            site = Site(url=f"https://{town.code}.example/", municipality=town)
            listing = Listing(window=Window(first=dt.date(2025, 1, 1), last=dt.date(2027, 12, 31)), meetings=meetings)
            store.records.add(listing, site=site, seen=NOW - dt.timedelta(days=30))


async def bare(_request: Request) -> Response:
    """Answer as the least that Starlette can do."""
    return Response(status_code=304, headers=CONSTANT)


def serve(kind: str, url: str, port: int) -> None:
    """Be a server; called in a process of its own."""
    if kind == "bare":
        run(Starlette(routes=[Route("/{path:path}", bare)]), listen("127.0.0.1", port))
        return
    service = make_service(url, SiteSettings(base_url="https://moten.example/"), now=lambda: NOW)
    run(make_app(service), listen("127.0.0.1", port))


@contextmanager
def server(kind: str, url: str, port: int, core: int | None) -> Iterator[int]:
    """Start a server, and give its process's number."""
    program = [sys.executable, "-m", "benchmarks.server", "--serve", kind, "--store", url, "--port", str(port)]
    pin = ["taskset", "-c", str(core)] if core is not None else []
    process = subprocess.Popen([*pin, *program])  # noqa: S603 - ourselves
    try:
        asyncio.run(arrives(port))
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


async def arrives(port: int) -> None:
    """Wait for a server to listen."""
    for _ in range(600):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    msg = f"no server at {port}"
    raise RuntimeError(msg)


# -- Who asks ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Run:
    """What a while of asking came to."""

    rate: float
    times: list[float]
    """Seconds that each request took."""

    @property
    def p99(self) -> float:
        """Give the time that one in a hundred took longer than."""
        return sorted(self.times)[int(len(self.times) * 0.99)]


async def tag_of(port: int, path: str) -> str:
    """Ask for an answer's tag."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    head = (await reader.read()).partition(b"\r\n\r\n")[0].decode()
    writer.close()
    tags = [line.partition(": ")[2] for line in head.splitlines() if line.lower().startswith("etag:")]
    assert tags, f"{path}: {head}"
    return tags[0]


async def ask(port: int, seconds: float, most: int = 10**9, source: str = "127.0.0.1") -> Run:
    """Ask conditional requests by several connections for a while; every answer must be a 304."""
    tags = {path: await tag_of(port, path) for path in PATHS}
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nIf-None-Match: {tag}\r\n\r\n".encode()
        for path, tag in tags.items()
    ]
    times: list[float] = []
    begun = time.perf_counter()
    end = begun + seconds

    async def client(nth: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
        while (now := time.perf_counter()) < end and len(times) < most:
            writer.write(requests[nth % len(requests)])
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 304"), head
            times.append(time.perf_counter() - now)
            nth += 1
        writer.close()

    await asyncio.gather(*(client(nth) for nth in range(CLIENTS)))
    return Run(len(times) / (time.perf_counter() - begun), times)


# -- What comes of it --------------------------------------------------------------------------------------------------


@contextmanager
def round_going_on(url: str) -> Iterator[None]:
    """Write into the store all the while, as a round does, in a process of its own."""
    program = [sys.executable, "-m", "benchmarks.server", "--serve", "round", "--store", url]
    process = subprocess.Popen(program)  # noqa: S603 - ourselves
    try:
        time.sleep(2)
        yield
    finally:
        process.terminate()
        process.wait(30)


def go_round(url: str) -> None:
    """Record one town's meetings over and over, one of them at another place each time."""
    town = TOWNS[-1]
    site = Site(url=f"https://{town.code}.example/", municipality=town)
    with Store(url) as store:
        meetings = list(store.meetings(municipality=town))
        window = Window(first=dt.date(2025, 1, 1), last=dt.date(2027, 12, 31))
        for nth in range(10**6):
            moved: Meeting = meetings[nth % len(meetings)].model_copy(update={"location": f"Sal {nth}"})
            meetings[nth % len(meetings)] = moved
            store.records.add(
                Listing(window=window, meetings=tuple(meetings)), site=site, seen=NOW + dt.timedelta(seconds=nth)
            )
            store.records.note_visit(site, seen=NOW + dt.timedelta(seconds=nth))
            time.sleep(0.05)  # the network takes its time


async def drip(port: int, count: int) -> None:
    """Hold so many connections open, each with a letter of its head a second; who is closed comes again."""
    os.nice(19)  # who measures is on the same core

    async def client(nth: int) -> None:
        await asyncio.sleep(nth / 2500)
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.write(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
                while not writer.is_closing():
                    writer.write(b"a")
                    await asyncio.sleep(1)
            except OSError:
                await asyncio.sleep(1)

    await asyncio.gather(*(client(nth) for nth in range(count)))


@contextmanager
def dripping(port: int, count: int) -> Iterator[None]:
    """Drip in a process of its own, all the while."""
    program = [sys.executable, "-m", "benchmarks.server", "--serve", "drip", "--port", str(port)]
    process = subprocess.Popen([*program, "--dripping", str(count)])  # noqa: S603 - ourselves
    try:
        time.sleep(count / 2500 + 2)
        yield
    finally:
        process.terminate()
        process.wait(30)


def slow_beside_quick(port: int, count: int) -> tuple[Run, Run]:
    """Ask from an address of one's own at rest and while another drips, in turns, and join the turns."""
    rest: list[Run] = []
    busy: list[Run] = []
    for _ in range(TURNS):
        rest.append(asyncio.run(ask(port, SECONDS, source="127.0.0.2")))
        with dripping(port, count):
            busy.append(asyncio.run(ask(port, SECONDS, source="127.0.0.2")))
        time.sleep(1)
    return tuple(  # type: ignore[return-value] # two of them
        Run(statistics.median(it.rate for it in runs), [t for it in runs for t in it.times]) for runs in (busy, rest)
    )


def compare(ours: int, theirs: int) -> tuple[Run, Run]:
    """Ask both in turns, and join the turns: the median rate, all times."""
    rows: dict[int, list[Run]] = {ours: [], theirs: []}
    for nth in range(TURNS):
        for port in (ours, theirs) if nth % 2 else (theirs, ours):
            rows[port].append(asyncio.run(ask(port, SECONDS)))
    made = {
        port: Run(statistics.median(it.rate for it in runs), [t for it in runs for t in it.times])
        for port, runs in rows.items()
    }
    return made[ours], made[theirs]


def feed_beside_query(url: str) -> list[tuple[str, int, float, float]]:
    """Time a filter's feed beside the database's question alone, each in a store just opened, in turns.

    Processor time, the least of some turns: others on the machine do not count.
    """
    tune_interpreter()
    rows = []
    for query in QUERIES:
        asked: dict[str, list[float]] = {"query": [], "feed": []}
        count = 0
        for _ in range(TURNS):
            for what, times in asked.items():
                with Store(url) as store:
                    store.sites()  # opened, and its tables known
                    budget = Budget()
                    view = View(store, NOW, looking=budget.looking)
                    asking = FeedRequest(view, read_query(query.encode(), FILTER), ALL, budget, "x")
                    begun = time.process_time()
                    if what == "feed":
                        count = calendar(asking).to_ical().count(b"BEGIN:VEVENT")
                    else:
                        ask_database(asking)
                    times.append(time.process_time() - begun)
        rows.append((query, count, min(asked["query"]), min(asked["feed"])))
    return rows


def ask_database(asking: FeedRequest) -> None:
    """Ask what the filter asks of the database, as values: its meetings, narrowed by its words, with stamps and changes."""
    holding = fragments(asking.watch) if asking.watch else None
    found = list(
        asking.view.store.queries.filtered_meetings(
            replace(asking.view.picked(asking.asked), holding=holding or frozenset())
        )
    )
    ids = [meeting.id for meeting in found]
    asking.view.store.queries.all_stamps(ids)
    list(asking.view.store.changes(meetings=ids, kinds=["meeting_moved"]))


def megabytes(pid: int) -> float:
    """Give a process's size."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def tell(name: str, ours: Run, theirs: Run) -> None:
    """Print a comparison."""
    rates = f"{ours.rate:6.0f} /s   bare {theirs.rate:6.0f} /s   ratio {ours.rate / theirs.rate:.2f}"
    times = f"p99 {ours.p99 * 1000:5.1f} ms   bare {theirs.p99 * 1000:5.1f} ms   ratio {ours.p99 / theirs.p99:.2f}"
    print(f"{name:15} {rates}   {times}")


def main() -> int:
    """Print the figures, and fail when a promise is broken."""
    options = argparse.ArgumentParser()
    options.add_argument("--items", type=int, default=100_000)
    options.add_argument("--requests", type=int, default=100_000)
    options.add_argument("--dripping", type=int, default=5000)
    options.add_argument("--serve")
    options.add_argument("--store")
    options.add_argument("--port", type=int, default=0)
    asked = options.parse_args()
    if asked.serve:
        if asked.serve == "drip":
            asyncio.run(drip(asked.port, asked.dripping))
        elif asked.serve == "round":
            go_round(asked.store)
        else:
            serve(asked.serve, asked.store, asked.port)
        return 0
    cores = sorted(os.sched_getaffinity(0))
    pinned = len(cores) > 1
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/agendawatch.db"
        fill(url, asked.items)
        rows = feed_beside_query(url)
        if pinned:
            os.sched_setaffinity(0, cores[1:])
        core = cores[0] if pinned else None
        with server("ours", url, OURS, core) as pid, server("bare", url, BARE, core):
            ours, theirs = compare(OURS, BARE)
            before = megabytes(pid)
            sizes = []
            for _ in range(5):
                asyncio.run(ask(OURS, 600, asked.requests // 5))
                sizes.append(megabytes(pid))
            with round_going_on(url):
                busy, bare_busy = compare(OURS, BARE)
            dripped, quiet = slow_beside_quick(OURS, asked.dripping)
    tell("304 at rest", ours, theirs)
    tell("304 in a round", busy, bare_busy)
    told = f"{dripped.rate:6.0f} /s   at rest {quiet.rate:6.0f} /s   "
    told += (
        f"p99 {dripped.p99 * 1000:5.1f} ms   at rest {quiet.p99 * 1000:5.1f} ms   ratio {dripped.p99 / quiet.p99:.2f}"
    )
    print(f"beside {asked.dripping} that drip: {told}")
    for query, count, question, feed in rows:
        told = f"query {question * 1000:6.1f} ms   feed {feed * 1000:6.1f} ms   ratio {feed / question:.2f}"
        print(f"{query:52} {count:5} events   {told}")
    print(f"memory over {asked.requests} requests: {before:.1f} MB, then {', '.join(f'{it:.1f}' for it in sizes)}")
    good = (
        ours.rate >= 0.7 * theirs.rate
        and busy.p99 <= 3 * bare_busy.p99
        and all(feed <= 2 * question for query, _, question, feed in rows if "words" in query)
        and sizes[-1] - sizes[0] < FLAT
        and dripped.p99 <= 3 * quiet.p99
    )
    return measured.write(
        "server",
        [
            measured.figure("304 at rest, of the bare route's rate", ours.rate / theirs.rate),
            measured.figure("p99 in a round, beside the bare route's", busy.p99 / bare_busy.p99, unit="×"),
            measured.figure("memory grown by", sizes[-1] - sizes[0], asked.requests, unit="MB"),
        ],
        promise="304 at 0.7 × a bare route's rate; p99 within 3 × its own in a round and beside slow clients; a filter in "
        f"2 × the database's time; memory grown by less than {FLAT:g} MB",
        kept=good,
    )


if __name__ == "__main__":
    sys.exit(main())
