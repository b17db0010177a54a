"""Read recorded pages into rows, beside scrapers that have pages of their own.

    python -m benchmarks.parse [--quick]

Each reads its own platform's pages, so rows and letters a second are there to be looked at, and the orders of
magnitude to be compared. Each way has a process of its own, three turns to warm up and fifteen that count.

- agendawatch: the recordings of a year in `notebooks/recordings/year` (drawn in the shape of Göteborg's portal: a list
  of meetings and the papers of each), and a plan of meetings as lists on a plain page. What comes out are checked
  meetings with provenance.
- civic-scraper: the CivicPlus pages that come with its source on PyPI. They are not ours to keep: unpack its
  fixtures as `fixtures/civic-scraper` in the environment's own folder (`benchmarks/README.md`).
- scraper-legistar: its source on PyPI holds no fixtures, so it reads a grid that we draw in Legistar's shape.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import httpx
from benchmarks import measured
from benchmarks.tables import apart, faster, missing, say, table, version_of

from agendawatch.fetch import Replay, run
from agendawatch.model import STOCKHOLM, Listing, Window
from agendawatch.readers.schedule import read_schedule
from agendawatch.registry import sites
from agendawatch.sources import Request, Response, source

ROOT = Path(__file__).parents[1]
FIXTURES = Path(sys.prefix) / "fixtures" / "civic-scraper"
NOW = dt.datetime(2026, 3, 6, 9, tzinfo=STOCKHOLM)
AT_LEAST = 500
"""Rows a second of ours, of a target that no peer sets: any machine of ten years reads a country's pages so."""
Reading = tuple[int, Callable[[], int]]
"""How many octets are read, and the reading, which gives how many rows."""


def our_year() -> Reading:
    """Read the meetings of a year and their papers, from the source's first question to its last answer."""
    replay = httpx.Client(transport=Replay(ROOT / "notebooks" / "recordings" / "year"), follow_redirects=True)
    site = next(it for it in sites("Göteborg") if it.platform == "goteborg")
    held: dict[Request, Response] = {}

    def answer(ask: Request) -> Response:
        if ask not in held:
            came = replay.request(ask.method, ask.url, params=ask.params or None)
            kind = came.headers.get("content-type", "").partition(";")[0]
            held[ask] = Response(str(came.url), came.status_code, came.content, NOW, kind)
        # The text of a page is decoded once and kept with it: a new page is as unread as from the network.
        it = held[ask]
        return Response(it.url, it.status, it.body, it.fetched, it.media_type)

    def read() -> int:
        listing: Listing = run(source(site).meetings(site, Window.year(2025), "kommunstyrelsen"), answer)
        return sum(1 + len(it.documents) + len(it.agenda or ()) for it in listing.meetings)

    read()
    return sum(len(page.body) for page in held.values()), read


def our_plan() -> Reading:
    """Read a plan of seven organizations' meetings, as lists under headings."""
    names = [f"{name}nämnden" for name in ("Social", "Bygg", "Kultur", "Fritids", "Miljö", "Val", "Teknik")]
    months = ("januari", "februari", "mars", "april", "maj", "juni", "augusti", "september", "oktober", "november")
    lists = "".join(
        f"<h2>{name} 2026</h2><ul>{''.join(f'<li>{3 + place + nth} {month} kl. 13.00</li>' for nth, month in enumerate(months))}</ul>"
        for place, name in enumerate(names)
    )
    page = f'<!doctype html><html lang="sv"><title>Sammanträden</title><main><h1>Sammanträden</h1>{lists}</main></html>'
    return len(page.encode()), lambda: len(read_schedule(page))


def civic_scraper() -> Reading:
    """Read the CivicPlus pages that come with civic-scraper."""
    parser = import_module("civic_scraper.platforms.civic_plus.parser").Parser
    pages = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("civplus_*.html"))]
    return sum(len(page.encode()) for page in pages), lambda: sum(len(parser(page).parse()) for page in pages)


def legistar() -> Reading:
    """Read a grid of 40 meetings in Legistar's shape."""
    html = import_module("lxml.html")
    scraper = import_module("legistar.events").LegistarEventsScraper()
    heads = ("Name", "Meeting Date", "iCalendar", "Meeting Time", "Meeting Location", "Meeting Details", "Agenda")
    head = "".join(f'<th scope="col" class="rgHeader"><a href="#">{name}</a></th>' for name in heads)
    rows = "".join(
        f'<tr class="{"rgRow" if nth % 2 else "rgAltRow"}" id="r{nth}"><td><a href="DepartmentDetail.aspx?ID={nth}">'
        f'<font face="Tahoma">Committee {nth}</font></a></td><td class="rgSorted"><font>{1 + nth % 12}/14/2026</font></td>'
        f'<td><a href="View.ashx?M=IC&amp;ID={nth}"><img alt="Export"></a></td><td><font>1:00 PM</font></td>'
        f"<td><font>Hall {nth}</font></td>"
        f'<td><a href="MeetingDetail.aspx?ID={nth}&amp;Options=info">Meeting details</a></td>'
        f'<td><a href="View.ashx?M=A&amp;ID={nth}"><font>Agenda</font></a></td></tr>'
        for nth in range(40)
    )
    page = f'<html><body><table class="rgMasterTable"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></body></html>'

    def read() -> int:
        grid = html.fromstring(page).xpath("//table[@class='rgMasterTable']")[0]
        return sum(1 for _ in scraper.parseDataTable(grid))

    return len(page.encode()), read


WAYS: dict[str, tuple[str, Callable[[], Reading]]] = {
    "a year of meetings and papers": ("agendawatch", our_year),
    "a plan of 70 meetings, drawn": ("agendawatch", our_plan),
    "its own CivicPlus pages": ("civic-scraper", civic_scraper),
    "a grid of 40 meetings, drawn": ("scraper-legistar", legistar),
}


def measure(name: str, turns: int) -> tuple[int, int, float]:
    """Give a way's octets, rows and median of seconds."""
    size, read = WAYS[name][1]()
    took = []
    for turn in range(turns + 3):
        gc.collect()
        begin = time.process_time()
        rows = read()
        if turn >= min(turns, 3):
            took.append(time.process_time() - begin)
    return size, rows, statistics.median(took)


def main() -> int:
    """Print the figures, and tell whether ours are read as fast as promised."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="three turns")
    parser.add_argument("--way", choices=WAYS, help="measure one, and print it as JSON")
    asked = parser.parse_args()
    turns = 3 if asked.quick else 15
    if asked.way:
        sys.stdout.write(json.dumps(measure(asked.way, turns)))
        return 0
    lines, slowest, each = [], float("inf"), dict[str, float]()
    for name, (package, _) in WAYS.items():
        if version_of(package) is None or (package == "civic-scraper" and not FIXTURES.exists()):
            continue
        size, rows, seconds = json.loads(
            apart("benchmarks.parse", "--way", name, *(["--quick"] if asked.quick else []))
        )
        figures = (f"{size / 1024:.0f}", rows, f"{seconds * 1000:.1f}", f"{size / 1024 / seconds:,.0f}")
        lines.append((f"{package} {version_of(package)}: {name}", *figures, f"{rows / seconds:,.0f}"))
        if package == "agendawatch":
            slowest = min(slowest, rows / seconds)
        if package != "agendawatch" or rows / seconds == slowest:
            each[package] = seconds / rows
    sys.stdout.write(table(("what reads what", "KiB", "rows", "ms", "KiB/s", "rows/s"), lines))
    notes = [missing(["civic-scraper", "scraper-legistar"])]
    if version_of("civic-scraper") and not FIXTURES.exists():
        notes.append("civic-scraper's fixtures are not here, so it is not measured: see benchmarks/README.md.")
    notes.append(faster("a row of the slower of our pages, each on pages of its own", each))
    notes.append(
        "scraper-legistar's fixtures do not come with its source on PyPI. pupa, openstates, city-scrapers-core and "
        f"cdp-backend hold no reader of pages. Ours: at least {AT_LEAST} rows a second ({slowest:,.0f})."
    )
    say(*filter(None, notes))
    return measured.write(
        "parse",
        [measured.figure("rows a second, the slower of our pages", round(slowest))],
        promise=f"{AT_LEAST} rows a second",
        kept=slowest >= AT_LEAST,
    )


if __name__ == "__main__":
    raise SystemExit(main())
