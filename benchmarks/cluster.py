"""Measure what grows with workers: documents of an archive, sites of a round; and what one subscriber and one site cost.

    python -m benchmarks.cluster [--documents 240] [--hosts 120] [--workers 2]
    python -m benchmarks.cluster --reading [--hosts 48] [--workers 2]    # a round that reading, not waiting, bounds

Workers are processes of this machine, Dask's among them where it is installed. Rates are of one run, each kind in turn,
and worth what the machine's cores were free for: its load is told. What is promised is that every kind keeps the same,
to the byte, and that the second round over the sites keeps nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gzip
import hashlib
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager, nullcontext
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from benchmarks import measured
from benchmarks.country import listen, written
from benchmarks.drawn.towns import ORGANIZATIONS
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from agendawatch.crawl.archive import WorkerPool, backfill, find_documents
from agendawatch.crawl.archive.documents import Archive, read_archive_document
from agendawatch.crawl.client import AsyncClient
from agendawatch.crawl.country import update_sites, update_sites_by_workers
from agendawatch.feeds.publishing import FeedOptions, Publisher
from agendawatch.fetch import FetchPolicy
from agendawatch.model import STOCKHOLM, Site
from agendawatch.registry import municipalities, municipality
from agendawatch.store import Store

NOW = dt.datetime(2032, 3, 6, 12, tzinfo=STOCKHOLM)
DAY = dt.timedelta(days=1)
PARAGRAPHS = 25
NO_PAUSE = FetchPolicy(pause=0, attempts=1)


# -- What is read ------------------------------------------------------------------------------------------------------


def draw(folder: Path, count: int) -> None:
    """Set minutes of some pages each."""
    style = getSampleStyleSheet()["BodyText"]
    for nth in range(count):
        day = dt.date(2010, 1, 4) + dt.timedelta(days=7 * nth)
        lines = [
            "Sammanträdesprotokoll",
            ORGANIZATIONS[nth % len(ORGANIZATIONS)],
            f"Sammanträdesdatum {day}",
            "Beslutande: Anna Ek (S), ordförande",
            "Bo Lind (M)",
            "Utses att justera: Bo Lind (M)",
        ]
        for number in range(1, PARAGRAPHS + 1):
            lines += [
                f"§ {number} Ärende {number} om väg {nth}",
                f"KS {day.year}/{nth:03}{number:02}",
                "Sammanfattning",
            ]
            lines += ["Nämnden har haft ärendet uppe för beredning och tagit del av handlingarna. " * 5]
            lines += ["Kommunstyrelsens beslut", "Förslaget antas." if number % 3 else "Ärendet återremitteras."]
        path = folder / f"Protokoll {ORGANIZATIONS[nth % len(ORGANIZATIONS)]} {day}.pdf"
        SimpleDocTemplate(str(path), invariant=1).build([Paragraph(line, style) for line in lines])


def answer(_method: str, path: str, headers: dict[str, str]) -> bytes:
    """Answer for every host alike: a plan, conditionally."""
    if not path.startswith(("/hela/", "/moten/")):
        return written(404, b"", "")
    if path.startswith("/hela/"):
        return conditional(headers, whole_year())
    days = "".join(f"<li>{day} {month}</li>" for month in ("maj", "juni", "september", "oktober") for day in (3, 17))
    name = ORGANIZATIONS[int(path.rpartition("/")[2])]
    body = f"<!doctype html><main><h1>{name}</h1><p>{name} sammanträder 2032:</p><ul>{days}</ul></main>".encode()
    return conditional(headers, body)


@cache
def whole_year() -> bytes:
    """Draw a page with a year of every board, each meeting a row, among much that is none."""
    rows = []
    for nth, name in enumerate(ORGANIZATIONS[:5]):
        for week in range(15):
            day = dt.date(2032, 5, 3) + dt.timedelta(days=14 * week + nth)
            rows.append(f"<tr><td>{day}<td>{name}<td>09:00<td>Sal {nth}</tr>")
    words = "<p>Kommunen ansvarar för skola, omsorg och gator och tar emot synpunkter varje vardag.</p>" * 300
    links = "".join(f'<li><a href="/sida/{nth}">Om verksamhet {nth}</a></li>' for nth in range(300))
    head = "<tr><th>Datum<th>Organ<th>Tid<th>Plats</tr>"
    return (
        f"<!doctype html><nav><ul>{links}</ul></nav><main><h1>Sammanträden 2032</h1><table>{head}{''.join(rows)}</table>{words}</main>"
    ).encode()


def conditional(headers: dict[str, str], body: bytes) -> bytes:
    """Write an answer, conditionally."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return written(304, b"", tag) if headers.get("if-none-match") == tag else written(200, body, tag)


@contextmanager
def country() -> Iterator[int]:
    """Serve every address of this machine at one port, each a host of its own."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(listen(answer, "0.0.0.0"))  # noqa: S104 - 127.x.x.x
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(60)


def sites(hosts: int, port: int) -> list[Site]:
    """Name a page of each host and organization."""
    towns = municipalities()
    return [
        Site(
            url=f"http://127.0.{1 + host // 250}.{1 + host % 250}:{port}/moten/{number}",
            platform="page",
            municipality=towns[host % len(towns)],
            organizations=(name,),
        )
        for host in range(hosts)
        for number, name in enumerate(ORGANIZATIONS)
    ]


def whole_sites(hosts: int, port: int) -> list[Site]:
    """Name the page of each host that holds all its boards."""
    towns = municipalities()
    return [
        Site(
            url=f"http://127.0.{1 + host // 250}.{1 + host % 250}:{port}/hela/{host}",
            platform="page",
            municipality=towns[host % len(towns)],
        )
        for host in range(hosts)
    ]


# -- Who reads ---------------------------------------------------------------------------------------------------------


@contextmanager
def dask(count: int) -> Iterator[Executor]:
    """Run a cluster of processes on this machine."""
    from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra

    cluster = LocalCluster(
        n_workers=count, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs=50
    )
    with cluster, Client(cluster) as client:
        client.wait_for_workers(count)
        client.run(warm, 0)
        yield client.get_executor()


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """Run our own workers, started and warm."""
    with WorkerPool(count) as workers:
        for waiting in [workers.submit(warm, 3) for _ in range(count)]:
            waiting.result()
        yield workers


def warm(seconds: float) -> None:
    """Load what is needed to read, and let the others start meanwhile."""
    import agendawatch.crawl.archive.documents  # noqa: PLC0415 - that is the point
    import agendawatch.crawl.country.workers  # noqa: PLC0415 - likewise
    import agendawatch.documents.pdf  # noqa: F401, PLC0415 - likewise

    time.sleep(seconds)


def read_archive(folder: Path, store: Path, executor: Executor | None, count: int) -> tuple[float, str]:
    """Read an archive into a fresh store; give documents a second, and a print of what came."""
    with Store(f"sqlite:///{store}") as kept:
        began = time.perf_counter()
        made = backfill(kept, [folder], municipality="Höör", now=NOW, executor=executor)
        rate = count / (time.perf_counter() - began)
        assert len(made.taken) == count, made
        return rate, hashlib.sha256("\n".join(kept.maintenance.export_lines()).encode()).hexdigest()


def share_work(folder: Path, store: Path) -> tuple[float, float]:
    """Give documents a second of processor time that one reader reads, and that the writer keeps."""
    papers = find_documents(folder)
    archive = Archive(municipality("Höör"), None, None, NOW)
    began = time.process_time()
    for paper in papers:
        read_archive_document(paper, None, archive)
    reading = time.process_time() - began
    with Store(f"sqlite:///{store}") as kept:
        began = time.process_time()
        backfill(kept, papers, municipality="Höör", now=NOW)
        writing = time.process_time() - began - reading
    return len(papers) / reading, len(papers) / writing


def go_round(named: list[Site], store: Path, executor: Executor | None) -> tuple[float, float]:
    """Make two rounds; give sites a second in each."""
    return _go(named, store, executor, NOW), _go(named, store, executor, NOW + DAY)


def _go(named: list[Site], store: Path, executor: Executor | None, now: dt.datetime) -> float:
    """Make a round; give sites a second."""
    with Store(f"sqlite:///{store}") as kept:
        began = time.perf_counter()
        if executor is None:
            made = asyncio.run(_tour(kept, named, now))
        else:
            made = update_sites_by_workers(kept, named, executor=executor, now=lambda: now, policy=NO_PAUSE).round
        rate = len(named) / (time.perf_counter() - began)
        assert made.failed == (), made.failed[0]
        assert bool(made.changes) == (now == NOW)
    return rate


async def _tour(kept: Store, named: list[Site], now: dt.datetime):  # type: ignore[no-untyped-def] # noqa: ANN202 - a Round
    async with AsyncClient(now=lambda: now, memory=kept.records, policy=NO_PAUSE) as client:
        return (await update_sites(kept, named, now=lambda: now, client=client, at_once=48)).round


def feed_size(store: Path) -> tuple[int, int, int]:
    """Give a municipality's events, and its calendar's bytes, plain and compressed."""
    with Store(f"sqlite:///{store}") as kept:
        code = next(kept.meetings()).municipality
        assert code is not None
        data = Publisher(kept, now=NOW).municipality(code.code).to_ical(FeedOptions())
    return data.count(b"BEGIN:VEVENT"), len(data), len(gzip.compress(data))


TURNS = 3


def read_round(hosts: int, workers: int) -> int:
    """Make a round over whole years by one process and by workers, in turns, and tell how much faster they are."""
    taken: dict[str, list[float]] = {"one process": [], f"{workers} workers": []}
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        port = stack.enter_context(country())
        executor = stack.enter_context(processes(workers))
        named = whole_sites(hosts, port)
        print(f"{hosts} pages of {len(whole_year()) / 1000:.0f} kB, load {os.getloadavg()[0]:.1f}")
        prints = set()
        for turn in range(TURNS):
            for kind, who in zip(taken, (None, executor), strict=True):
                store = Path(name) / f"{turn}-{who is None}.db"
                taken[kind].append(hosts / _go(named, store, who, NOW))
                with Store(f"sqlite:///{store}") as kept:
                    prints.add(len(list(kept.meetings())))
    one, many = (statistics.median(times) for times in taken.values())
    for kind, times in taken.items():
        print(f"{kind}: {hosts / statistics.median(times):.1f} pages/s ({', '.join(f'{it:.1f}' for it in times)} s)")
    print(f"{one / many:.2f} times as fast; all stores hold the same: {len(prints) == 1} ({prints})")
    return 0 if one >= 1.6 * many and len(prints) == 1 else 1


def main() -> int:
    """Print the figures, and fail when a promise is broken."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=240)
    options.add_argument("--hosts", type=int, default=120)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--reading", action="store_true")
    asked = options.parse_args()
    if asked.reading:
        return read_round(asked.hosts, asked.workers)
    kinds = {"one process, no workers": nullcontext(None), "one worker": processes(1)}
    kinds[f"{asked.workers} workers"] = processes(asked.workers)
    if find_spec("distributed"):
        kinds[f"{asked.workers} workers of Dask"] = dask(asked.workers)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        place = Path(name)
        (place / "arkiv").mkdir()
        draw(place / "arkiv", asked.documents)
        pages = sum(path.stat().st_size for path in (place / "arkiv").iterdir()) / asked.documents
        port = stack.enter_context(country())
        named = sites(asked.hosts, port)
        print(
            f"{asked.documents} documents of {PARAGRAPHS} paragraphs and {pages / 1000:.0f} kB; {len(named)} sites of {asked.hosts} hosts, no pause; "
            f"{len(os.sched_getaffinity(0))} cores, load {os.getloadavg()[0]:.1f}"
        )
        print("\n| who | documents/s | sites/s, all new | sites/s, all 304 |\n|---|---|---|---|")
        prints = set()
        for nth, (kind, who) in enumerate(kinds.items()):
            with who as executor:
                rate, print_ = read_archive(place / "arkiv", place / f"a{nth}.db", executor, asked.documents)
                first, second = go_round(named, place / f"c{nth}.db", executor)
            prints.add(print_)
            print(f"| {kind} | {rate:.1f} | {first:.1f} | {second:.1f} |")
            sys.stdout.flush()
        reading, writing = share_work(place / "arkiv", place / "w.db")
        kept = (place / "w.db").stat().st_size / asked.documents
        events, size, packed = feed_size(place / "c0.db")
        databases = (place / "c0.db").stat().st_size / len(named)
    print(f"\na second of processor time: {reading:.1f} documents read, {writing:.0f} kept by the writer")
    print(f"the store: {kept / 1000:.0f} kB a document of {PARAGRAPHS} decisions")
    print(f"a municipality's calendar: {events} events, {size} bytes, {packed} compressed")
    print(
        f"the store: {databases / 1000:.1f} kB a site of eight meetings; all stores the same to the byte: {len(prints) == 1}"
    )
    return measured.write(
        "cluster",
        [
            measured.figure("different stores by who did the work", len(prints), len(kinds)),
            measured.figure("documents read by a second of processor time", reading),
        ],
        promise="whoever does the work, the store is the same to the byte",
        kept=len(prints) == 1,
    )


if __name__ == "__main__":
    sys.exit(main())
