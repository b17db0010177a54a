"""Measure search in a store of 290 towns: how long one question takes, of many kinds.

    python -m benchmarks.search                    # 290 towns, 60 meetings of 15 items each
    python -m benchmarks.search --towns 20         # quick

Towns, matters and words are made up; titles are put together of 60 × 60 parts and a place's name, so that the
vocabulary is as wide as a country's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import statistics
import tempfile
import time
from pathlib import Path

from agendawatch.model import AgendaItem, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store
from agendawatch.store.search import SearchQuery

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
YEAR = Window.year(2031)
ORGANIZATIONS = ("Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Byggnadsnämnden", "Kulturnämnden")
ABOUT = (
    "Detaljplan för",
    "Svar på motion om",
    "Upphandling av",
    "Revidering av",
    "Yttrande över",
    "Avgifter för",
    "Ombyggnad av",
    "Medborgarförslag om",
    "Strategi för",
    "Uppföljning av",
)
FIRST = [
    "cykel",
    "skol",
    "förskole",
    "idrotts",
    "bad",
    "äldre",
    "trygghets",
    "klimat",
    "vatten",
    "energi",
    "kultur",
    "närings",
    "bibliotek",
    "park",
    "gatu",
    "bro",
    "hamn",
    "torg",
    "buss",
    "tåg",
    "mat",
    "städ",
    "miljö",
    "avfalls",
    "ljus",
    "fiber",
    "skogs",
    "ö",
    "strand",
    "kyrko",
    "musei",
    "konst",
    "fritids",
    "ungdoms",
    "familje",
    "hem",
    "dag",
    "natt",
    "vinter",
    "sommar",
    "snö",
    "is",
    "halk",
    "belysnings",
    "trafik",
    "parkerings",
    "ladd",
    "sol",
    "vind",
    "biogas",
    "avlopps",
    "dricksvatten",
    "brand",
    "räddnings",
    "beredskaps",
]
LAST = [
    "plan",
    "väg",
    "bana",
    "hus",
    "plats",
    "stöd",
    "program",
    "policy",
    "avgift",
    "taxa",
    "lokaler",
    "verksamhet",
    "organisation",
    "utredning",
    "budget",
    "nät",
    "station",
    "anläggning",
    "område",
    "skydd",
    "råd",
    "bolag",
    "fond",
    "pris",
    "dag",
    "vecka",
    "skjuts",
    "buss",
    "hall",
    "hallen",
    "vård",
    "boende",
    "hem",
    "måltider",
    "tider",
    "regler",
    "riktlinjer",
    "avtal",
    "upphandling",
    "tillsyn",
    "kontroll",
    "rapport",
    "analys",
    "karta",
    "strategi",
    "vision",
    "mål",
]
ASKED = (
    "skolskjuts",
    "cykelvägar",
    "KS 2031/123",
    "laddplatser vinter",
    "Exempelby17 kommunstyrelsen",
    "detaljplan badhus",
    "skola",
    "plan",
    "motion om bibliotek",
    "skolskjust",
    "äldrebonde",
    "avlopp kontroll",
    "Exempelby200 KS",
    "BN detaljplan hamn",
    "trygghetsprogrammet",
    "val",
    '"Upphandling av skolmåltider"',
    "zzzzzz",
)


def main() -> None:
    """Fill a store and ask it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--towns", type=int, default=290)
    arguments.add_argument("--meetings", type=int, default=60)
    arguments.add_argument("--items", type=int, default=15)
    arguments.add_argument("--times", type=int, default=5)
    told = arguments.parse_args()
    chance = random.Random(1)  # noqa: S311 - the same titles every time
    with tempfile.TemporaryDirectory() as folder, Store(f"sqlite:///{Path(folder) / 'search.db'}") as store:
        began = time.perf_counter()
        for town in range(told.towns):
            _fill(store, town, told.meetings, told.items, chance)
        print(
            f"{told.towns} towns, {told.towns * told.meetings * told.items:,} items, laid in {time.perf_counter() - began:.0f} s"
        )
        print(f"{Path(folder, 'search.db').stat().st_size / 1e6:.0f} MB")
        every = []
        for words in ASKED:
            took = [_ask(store, words) for _ in range(told.times)]
            every += took
            print(f"{words:35} {statistics.median(took) * 1e3:7.1f} ms")
        every.sort()
        print(f"p50 {every[len(every) // 2] * 1e3:.0f} ms, p95 {every[int(len(every) * 0.95)] * 1e3:.0f} ms")


def _fill(store: Store, number: int, meetings: int, items: int, chance: random.Random) -> None:
    town = Municipality(code=f"{number + 1000:04d}", name=f"Exempelby{number}")
    site = Site(url=f"https://by{number}.example/moten", municipality=town)
    listed = tuple(
        Meeting(
            municipality=town,
            organization=Organization(name=ORGANIZATIONS[nth % len(ORGANIZATIONS)]),
            date=dt.date(2031, 1, 1) + dt.timedelta(days=nth * 6),
            agenda=tuple(
                AgendaItem(
                    title=f"{chance.choice(ABOUT)} {chance.choice(FIRST)}{chance.choice(LAST)} i Ort{chance.randrange(20_000)}",
                    reference=f"KS 2031/{nth * items + place}",
                )
                for place in range(items)
            ),
        )
        for nth in range(meetings)
    )
    store.records.add(Listing(window=YEAR, meetings=listed), site=site, seen=SEEN)


def _ask(store: Store, words: str) -> float:
    began = time.perf_counter()
    store.queries.search_page(SearchQuery(words), today=dt.date(2031, 6, 1), count=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
