"""Measure what a server takes to answer over a store of 290 towns and five years: lists, searches and calendars.

    python -m benchmarks.answering                     # a store in SQLite, made for it
    python -m benchmarks.answering --store URL         # in PostgreSQL: a database that is empty, or was filled by this
    python -m benchmarks.answering --towns 20          # quick

No address is asked for twice, so that no kept answer is measured. Beside the time that passes stands the server's own
processor time, which says the same on a busy machine. One asks at a time, then twenty at once, each from an
address of its own and again as soon as it is answered. Towns and matters are made up.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import measured
from benchmarks.drawn.towns import numbered_site
from benchmarks.search import ABOUT, FIRST, LAST
from benchmarks.server import NOW, OURS, server

from agendawatch.model import AgendaItem, Listing, Meeting, Organization, Site, Window
from agendawatch.site.addresses import municipality_path
from agendawatch.store import Store

ORGANIZATIONS = ("Kommunstyrelsen", "Kommunfullmäktige", "Byggnadsnämnden")
YEARS = range(2022, 2027)
MONTHS = (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)
ITEMS = 8
TIMES = 60
"""Questions of each kind, of one asker; twenty ask six each."""
MANY = 20
EACH = 6
SQLITE, POSTGRES = 50, 100
"""Milliseconds in which 95 of a hundred answers are there, for one asker; twice as many for twenty."""
Kind = Callable[[random.Random, Sequence[Site]], str]


def fill(store: Store, towns: int) -> None:
    """Keep five years of towns, unless they are there."""
    if next(iter(store.sites()), None) is not None:
        return
    chance = random.Random(1)  # noqa: S311 - the same titles every time
    for number in range(towns):
        site = numbered_site(number)
        window = Window(first=dt.date(YEARS[0], 1, 1), last=dt.date(YEARS[-1], 12, 31))
        store.records.add(Listing(window=window, meetings=tuple(_meetings(site, chance))), site=site, seen=NOW)


def _meetings(site: Site, chance: random.Random) -> Iterator[Meeting]:
    for year in YEARS:
        for nth, name in enumerate(ORGANIZATIONS):
            for month in MONTHS:
                items = tuple(
                    AgendaItem(title=_title(chance), reference=f"KS {year}/{month * 100 + place}")
                    for place in range(ITEMS)
                )
                yield Meeting(
                    municipality=site.municipality,
                    organization=Organization(name=name),
                    date=dt.date(year, month, 3 + nth * 7 + chance.randrange(5)),
                    agenda=items,
                )


def _title(chance: random.Random) -> str:
    place = chance.randrange(20_000)
    return f"{chance.choice(ABOUT)} {chance.choice(FIRST)}{chance.choice(LAST)} i Ort{place}"


def _list(chance: random.Random, sites: Sequence[Site]) -> str:
    """Ask for a page of meetings: of a town, of an organization of all towns, of a month."""
    first = dt.date(chance.choice(YEARS), chance.choice(MONTHS), 1 + chance.randrange(28))
    told: dict[str, str] = {"from": first.isoformat()}
    way = chance.choice(("town", "organization", "both"))
    if way != "organization":
        told["municipality"] = str(chance.choice(sites).municipality)
    if way != "town":
        told["organization"] = chance.choice(("KS", "KF", "Byggnadsnämnden"))
    return f"/api/v1/meetings?{urlencode(told)}"


def _search(chance: random.Random, sites: Sequence[Site]) -> str:
    """Ask for words: one, two, a case number, a town's."""
    words = chance.choice(FIRST) + chance.choice(LAST)
    way = chance.choice(("word", "words", "case", "town"))
    told = {"words": words}
    if way == "words":
        told["words"] = f"{words} {chance.choice(ABOUT).split()[0]}"
    elif way == "case":
        told["words"] = f"KS {chance.choice(YEARS)}/{chance.choice(MONTHS) * 100 + chance.randrange(ITEMS)}"
    elif way == "town":
        told["municipality"] = str(chance.choice(sites).municipality)
    return f"/api/v1/search?{urlencode(told | {'from': f'2022-01-{1 + chance.randrange(28):02}'})}"


def _calendar(chance: random.Random, sites: Sequence[Site]) -> str:
    """Ask for a calendar: of a town, of an organization of it, of what holds a word there."""
    path = municipality_path(chance.choice(sites).municipality)
    way = chance.choice(("town", "organization", "words"))
    told = {"past": str(30 + chance.randrange(300))}
    if way == "organization":
        return f"/{path}kommunstyrelsen.ics?{urlencode(told)}"
    if way == "words":
        told["words"] = chance.choice(FIRST) + chance.choice(LAST)
    return f"/{path.rstrip('/')}.ics?{urlencode(told)}"


KINDS: Mapping[str, Kind] = {"list": _list, "search": _search, "calendar": _calendar}


async def _ask(port: int, addresses: Sequence[str], source: str) -> list[float]:
    """Ask for addresses, one after the other; give the seconds that each took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0), limit=2**20)
    times = []
    for address in addresses:
        begun = time.perf_counter()
        writer.write(f"GET {address} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), (address, head[:400])
        size = next(row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:"))
        await reader.readexactly(int(size.partition(b":")[2]))
        times.append(time.perf_counter() - begun)
    writer.close()
    return times


async def _at_once(port: int, lots: Sequence[Sequence[str]]) -> list[float]:
    told = await asyncio.gather(*(_ask(port, lot, f"127.0.0.{nth + 2}") for nth, lot in enumerate(lots)))
    return [it for times in told for it in times]


def p95(times: Sequence[float]) -> float:
    """Give the milliseconds that one in twenty took longer than."""
    return sorted(times)[int(len(times) * 0.95)] * 1000


def main() -> int:
    """Fill a store, serve it and ask; 1 where an answer takes longer than is promised."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--towns", type=int, default=290)
    arguments.add_argument(
        "--store", help="a database that is empty or was filled by this; a file of SQLite unless given"
    )
    told = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = told.store or f"sqlite:///{folder}/five-years.db"
        begun = time.perf_counter()
        with Store(url) as store:
            fill(store, told.towns)
        print(f"filled in {time.perf_counter() - begun:.0f} s", flush=True)
        sites = [numbered_site(number) for number in range(told.towns)]
        with server("ours", url, OURS, None) as pid:
            rows = list(_measured(sites, pid))
    postgres = url.startswith("postgresql")
    limit = POSTGRES if postgres else SQLITE
    missed = [f"{name}: {one:.0f} and {many:.0f} ms" for name, one, many, _ in rows if one > limit or many > 2 * limit]
    figures = [
        measured.figure(f"{name}, {who}", round(value, 1), count, unit="ms, p95")
        for name, one, many, _ in rows
        for who, value, count in (("one asker", one, TIMES), ("twenty at once", many, MANY * EACH))
    ]
    count = TIMES + MANY * EACH
    figures += [
        measured.figure(f"{name}, the server's own", round(own, 1), count, unit="ms, mean") for name, *_, own in rows
    ]
    return measured.write(
        "answering_postgres" if postgres else "answering",
        figures,
        promise=f"of a list, a search or a calendar 95 of 100 answers in {limit} ms, of twenty askers at once in {2 * limit}",
        kept=not missed,
        missed="; ".join(missed),
    )


def _spent(pid: int) -> float:
    """Give the seconds of a processor that a process has had."""
    told = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _measured(sites: Sequence[Site], pid: int) -> Iterator[tuple[str, float, float, float]]:
    chance = random.Random(2)  # noqa: S311 - the same questions every time
    for name, kind in KINDS.items():
        fresh = dict.fromkeys(kind(chance, sites) for _ in range(20 * TIMES))
        asked = list(fresh)[: TIMES + MANY * EACH]
        lots = [asked[TIMES + nth :: MANY] for nth in range(MANY)]
        asyncio.run(_ask(OURS, asked[:3], "127.0.0.1"))  # the first answer of all makes connections
        begun = _spent(pid)
        one = p95(asyncio.run(_ask(OURS, asked[3:TIMES], "127.0.0.1")))
        many = p95(asyncio.run(_at_once(OURS, lots)))
        own = (_spent(pid) - begun) / (TIMES - 3 + MANY * EACH) * 1000
        print(f"{name:10} one {one:6.1f} ms   twenty at once {many:6.1f} ms   its own {own:5.1f} ms", flush=True)
        yield name, one, many, own


if __name__ == "__main__":
    sys.exit(main())
