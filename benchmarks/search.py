"""Measure search in a store of 290 towns: how long one question takes, of many kinds.

    python -m benchmarks.search                    # 290 towns, 60 meetings of 15 items each
    python -m benchmarks.search --towns 20         # quick
    python -m benchmarks.search --store URL        # in PostgreSQL: an empty database
    python -m benchmarks.search --found            # is what somebody wants among the first five, in five towns?

Towns, matters and words are made up; titles are put together of 60 × 60 parts and a place's name, so that the
vocabulary is as wide as a country's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks import measured
from benchmarks.drawn.towns import ORGANIZATIONS, numbered_site

from agendawatch.model import AgendaItem, Listing, Meeting, Municipality, Organization, Site, Window
from agendawatch.store import Store
from agendawatch.store.search import SearchQuery

CORPUS = Path(__file__).parent / "corpus"
SEARCHES = CORPUS / "searches.jsonl"
"""What somebody types, and what is wanted by it; written before it was asked."""
TOWNS = ("Exempelby", "Påhittsala", "Låtsasköping", "Sagovik", "Diktåsen")
FEWEST_ITEMS = 4
FIRST_SHOWN = 5
ENOUGH = 0.9
SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
YEAR = Window.year(2031)
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
    "detaljplan zzzzzz badhus plan",
)


def main() -> int:
    """Fill a store and ask it; 1 where too little is found."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--towns", type=int, default=290)
    arguments.add_argument("--meetings", type=int, default=60)
    arguments.add_argument("--items", type=int, default=15)
    arguments.add_argument("--times", type=int, default=5)
    arguments.add_argument("--store", help="the address of an empty database; a file of SQLite unless given")
    arguments.add_argument(
        "--found", action="store_true", help="ask five towns for what somebody wants, in place of time"
    )
    told = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, Store(told.store or f"sqlite:///{folder}/search.db") as store:
        if told.found:
            lay_agendas(store)
            rows = [json.loads(line) for line in SEARCHES.read_text(encoding="utf-8").splitlines()]
            missed = [row for row in rows if not is_found(store, row)]
            for row in missed:
                print(f"not among the first {FIRST_SHOWN}: {row['query']}")
            found = len(rows) - len(missed)
            return measured.write(
                "search",
                [measured.figure("among the first five", found, len(rows))],
                promise=f"{ENOUGH:.0%} have what is wanted among the first {FIRST_SHOWN}, of searches that were tuned to",
                kept=found >= ENOUGH * len(rows),
                read=measured.hash_of_files(SEARCHES, CORPUS / "agendas.jsonl"),
            )
        _time(store, told)
    return measured.write("search_time", [], promise=None)


def _time(store: Store, told: argparse.Namespace) -> None:
    chance = random.Random(1)  # noqa: S311 - the same titles every time
    began = time.perf_counter()
    for town in range(told.towns):
        _fill(store, town, told.meetings, told.items, chance)
    items = told.towns * told.meetings * told.items
    print(f"{told.towns} towns, {items:,} items, laid in {time.perf_counter() - began:.0f} s")
    every = []
    for words in ASKED:
        took = [_ask(store, words) for _ in range(told.times)]
        every += took
        print(f"{words:35} {statistics.median(took) * 1e3:7.1f} ms")
    every.sort()
    print(f"p50 {every[len(every) // 2] * 1e3:.0f} ms, p95 {every[int(len(every) * 0.95)] * 1e3:.0f} ms")


def lay_agendas(store: Store) -> None:
    """Deal the corpus's agendas out among five made-up towns, and keep them."""
    rows = [json.loads(line) for line in (CORPUS / "agendas.jsonl").read_text(encoding="utf-8").splitlines()]
    whole = [row for row in rows if len(row["items"]) >= FEWEST_ITEMS]
    for first, name in enumerate(TOWNS):
        town = Municipality(code=f"99{first + 10}", name=name)
        meetings = (
            Meeting(
                municipality=town,
                organization=Organization(name=row["body"]),
                date=dt.date.fromisoformat(row["date"] or "2026-11-30"),
                agenda=tuple(
                    AgendaItem(title=it["title"], number=it["number"], reference=it["reference"]) for it in row["items"]
                ),
            )
            for row in whole[first :: len(TOWNS)]
        )
        listed = tuple({meeting.id: meeting for meeting in meetings}.values())
        days = [meeting.date for meeting in listed]
        site = Site(url=f"https://{town.slug}.example/moten", municipality=town)
        store.records.add(
            Listing(window=Window(first=min(days), last=max(days)), meetings=listed), site=site, seen=SEEN
        )


def is_found(store: Store, wanted: dict[str, str | None]) -> bool:
    """Tell whether what somebody wants is among the first that are shown."""
    page = store.queries.search_page(
        SearchQuery(str(wanted["query"]), loosely=True), today=dt.date(2026, 11, 30), limit=FIRST_SHOWN
    )
    return any(
        (wanted["title"] is None or hit.title == wanted["title"])
        and wanted["town"] in {None, hit.municipality.name if hit.municipality else None}
        and wanted["organization"] in {None, hit.organization.name if hit.organization else None}
        and wanted["date"] in {None, str(hit.date)}
        for hit in page.hits
    )


def _fill(store: Store, number: int, meetings: int, items: int, chance: random.Random) -> None:
    site = numbered_site(number)
    listed = tuple(
        Meeting(
            municipality=site.municipality,
            organization=Organization(name=ORGANIZATIONS[nth % 5]),
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
    store.queries.search_page(SearchQuery(words, loosely=True), today=dt.date(2031, 6, 1), count=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    raise SystemExit(main())
