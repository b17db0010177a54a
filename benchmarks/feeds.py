"""Feeds of 5,000 meetings beside icalendar used plainly (and vobject and ics, where installed), in one run.

    python -m benchmarks.feeds [COUNT]

Ratios are what lasts; seconds are this machine's.
Each way runs in a process of its own, over the same meetings, and writes the same texts.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import importlib.util
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any  # the peers have no types

from benchmarks import measured
from benchmarks.tables import apart, faster, missing, say, table, version_of

from agendawatch.feeds import to_ical
from agendawatch.feeds.event import Event
from agendawatch.feeds.meetings import meeting_event
from agendawatch.feeds.options import FeedOptions
from agendawatch.model import (
    STOCKHOLM,
    AgendaItem,
    Document,
    Listing,
    Meeting,
    Municipality,
    Organization,
    Provenance,
    Site,
    Window,
)
from agendawatch.store import Store

ONE = "the same objects, one in a hundred changed"
ANEW = "values read anew from a store, one in a hundred changed"
CHANGED, COLD, MEMORY, TWENTY = 20.0, 1.0, 0.33, 2.0
"""What is promised, beside icalendar used plainly."""
SEEN = dt.datetime(2026, 1, 7, 8, tzinfo=dt.UTC)
TOWN = Municipality(code="9901", name="Ängelvik")


def meeting(number: int, **facts: object) -> Meeting:
    """Make a meeting whose event has about 1,000 octets."""
    day = dt.date(2025, 1, 1) + dt.timedelta(days=number % 1500)
    usual: dict[str, object] = {
        "organization": Organization(name=f"Nämnden för allmänna frågor {number // 1500}"),
        "municipality": TOWN,
        "date": day,
        "start": dt.datetime.combine(day, dt.time(13), tzinfo=STOCKHOLM),
        "location": "Stadshuset, sal 2",
        "url": f"https://example.se/moten/{number}",
        "agenda": tuple(AgendaItem(number=str(n), title=f"Ärende {number}, del {n}") for n in range(1, 9)),
        "documents": (
            Document(url=f"https://example.se/{number}.pdf", title="Kallelse", media_type="application/pdf"),
        ),
        "provenance": Provenance(seen=SEEN),
        "nth": number + 1,
    }
    return Meeting.model_validate(usual | facts)


def changed(meetings: list[Meeting]) -> list[Meeting]:
    """Change one in a hundred."""
    return [
        one.model_copy(update={"location": "Stadshuset, sal 3"}) if number % 100 == 0 else one
        for number, one in enumerate(meetings)
    ]


def by_icalendar(events: list[Event]) -> bytes:
    """Write a calendar as icalendar's own documents show it."""
    icalendar: Any = importlib.import_module("icalendar")
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//plain//")
    for event in events:
        made = icalendar.Event()
        for name, value in plain(event).items():
            made.add(name, value)
        for held in event.attachments:
            made.add("attach", held.url, parameters={"FMTTYPE": held.media_type})
        calendar.add_component(made)
    data: bytes = calendar.to_ical()
    return data


def plain(event: Event) -> dict[str, object]:
    """Name an event's properties and values."""
    return {
        "uid": event.uid,
        "dtstamp": event.modified,
        "created": event.created,
        "last-modified": event.modified,
        "sequence": event.sequence,
        "dtstart": event.start,
        "summary": event.summary,
        "description": event.description,
        "location": event.location,
        "url": event.url,
        "status": event.status.value,
        "transp": "TRANSPARENT",
        "class": "PUBLIC",
        "categories": list(event.categories),
        "x-agendawatch": event.facts,
    }


def by_vobject(events: list[Event]) -> bytes:
    """Write a calendar with vobject."""
    calendar: Any = importlib.import_module("vobject").iCalendar()
    for event in events:
        made = calendar.add("vevent")
        for name, value in plain(event).items():
            made.add(name).value = _for_vobject(value)
    return str(calendar.serialize()).encode()


def _for_vobject(value: object) -> object:
    """Give a value as vobject takes it: it knows zones by dateutil's objects alone."""
    zones: Any = importlib.import_module("dateutil.tz")
    if isinstance(value, dt.datetime) and value.tzinfo is dt.UTC:
        return value.replace(tzinfo=zones.tzutc())
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=zones.gettz("Europe/Stockholm"))
    return value if isinstance(value, dt.date | list) else str(value)


def by_ics(events: list[Event]) -> bytes:
    """Write a calendar with ics, which folds no line."""
    ics: Any = importlib.import_module("ics")
    made = [
        ics.Event(
            uid=event.uid,
            name=event.summary,
            begin=event.start,
            description=event.description,
            location=event.location,
            url=event.url,
            categories=set(event.categories),
            status=event.status.value,
            created=event.created,
            last_modified=event.modified,
        )
        for event in events
    ]
    return str(ics.Calendar(events=made).serialize()).encode()


PEERS: dict[str, Callable[[list[Event]], bytes]] = {"icalendar": by_icalendar, "vobject": by_vobject, "ics": by_ics}


def seconds(work: Callable[[], object]) -> float:
    """Time some work once, with the collector at rest."""
    gc.collect()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def peer_seconds(name: str, count: int) -> dict[str, float]:
    """Measure a peer. It writes everything anew at every change; its texts are made for it beforehand."""
    meetings = [meeting(number) for number in range(count)]
    wanted = FeedOptions().at(None)
    events = [meeting_event(one, None, wanted) for one in meetings]
    write = PEERS[name]
    cold = seconds(lambda: write(events))
    warm = min(seconds(lambda: write(events)) for _ in range(2))
    return {"cold": cold, ONE: warm, ANEW: warm}


def our_seconds(count: int) -> dict[str, float]:
    """Measure ours, texts and all: cold, one in a hundred changed in memory and in a store, and twenty feeds."""
    meetings = [meeting(number) for number in range(count)]
    other = changed(meetings)
    cold = seconds(lambda: to_ical(meetings))
    warm = seconds(lambda: to_ical(other))
    unchanged = min(seconds(lambda: to_ical(other)) for _ in range(3))
    fresh = [meeting(number) for number in range(count)]
    twenty = seconds(lambda: [to_ical(fresh, name=f"Kalender {n}") for n in range(20)])
    return {
        "cold": cold,
        ONE: warm,
        "the same objects, unchanged": unchanged,
        **_stored_seconds(meetings),
        "twenty feeds": twenty,
    }


def _stored_seconds(meetings: list[Meeting]) -> dict[str, float]:
    """Measure what a round does: one in a hundred changed in a store, all read anew, and written."""
    window = Window(first=dt.date(2025, 1, 1), last=dt.date(2029, 12, 31))
    site = Site(url="https://www.angelvik.example/moten", municipality=TOWN)
    with Store("sqlite://") as store:
        for nth, seen in enumerate((meetings, changed(meetings))):
            store.records.add(
                Listing(window=window, meetings=tuple(seen)), site=site, seen=SEEN + dt.timedelta(hours=nth)
            )
            read: list[Meeting] = []
            reading = seconds(lambda: read.extend(store.meetings()))  # noqa: B023 - called at once
            writing = seconds(lambda: to_ical(read))  # noqa: B023 - likewise
    return {ANEW: writing, "reading these values from the store": reading}


def megabytes(name: str, count: int) -> float:
    """Measure the most memory that a way takes beside the meetings that it is given."""
    meetings = [meeting(number) for number in range(count)]
    wanted = FeedOptions().at(None)
    events = [] if name == "ours" else [meeting_event(one, None, wanted) for one in meetings]
    if name == "ours":
        to_ical(meetings[:1])
    else:
        PEERS[name](events[:1])
    gc.collect()
    tracemalloc.start()
    if name == "ours":
        to_ical(meetings)
    else:
        PEERS[name](events)
    return tracemalloc.get_traced_memory()[1] / 1e6


def report(count: int) -> int:
    """Measure everything and print it as a table; tell whether the promised ratios hold."""
    names = [name for name in PEERS if importlib.util.find_spec(name)]
    ours: dict[str, float] = json.loads(apart("benchmarks.feeds", "--ours", str(count)))
    peers: dict[str, dict[str, float]] = {
        name: json.loads(apart("benchmarks.feeds", "--peer", name, str(count))) for name in names
    }
    memory: dict[str, float] = {
        name: json.loads(apart("benchmarks.feeds", "--memory", name, str(count))) for name in ("ours", *names)
    }
    rows = [
        (f"{label}, s", f"{took:.3f}", *(f"{peer[label]:.3f}" if label in peer else "" for peer in peers.values()))
        for label, took in ours.items()
    ]
    rows.append(("memory, MB", *(f"{memory[name]:.1f}" for name in ("ours", *names))))
    head = (f"{count:,} meetings", "agendawatch", *(f"{name} {version_of(name)}" for name in names))
    sys.stdout.write(table(head, rows))
    plain_ = peers["icalendar"]
    promises = (
        ("the same objects, changed: times as fast as icalendar", plain_[ONE] / ours[ONE], "at least", CHANGED),
        ("values read anew, changed: times as fast as icalendar", plain_[ANEW] / ours[ANEW], "at least", CHANGED),
        ("cold: times as fast as icalendar", plain_["cold"] / ours["cold"], "at least", COLD),
        ("memory: part of icalendar's", memory["ours"] / memory["icalendar"], "at most", MEMORY),
        ("twenty feeds: times the cost of one", ours["twenty feeds"] / ours["cold"], "at most", TWENTY),
    )
    promised = [(name, f"{ratio:.2f}", f"{sense} {limit}") for name, ratio, sense, limit in promises]
    sys.stdout.write("\n" + table(("promise", "ratio", "limit"), promised))
    anew = plain_[ANEW] / ours[ANEW]
    say(f"Values read anew are what every round and every server writes: {anew:.1f} × as fast as icalendar there.")
    for what in ("cold", ONE, ANEW):
        say(faster(f"writing, {what}", {"agendawatch": ours[what]} | {name: it[what] for name, it in peers.items()}))
    if absent := missing(PEERS):
        say(absent)
    missed = [
        f"{name} {ratio:.2f}, {sense} {limit}"
        for name, ratio, sense, limit in promises
        if (ratio < limit if sense == "at least" else ratio > limit)
    ]
    return measured.write(
        "feeds",
        [measured.figure(name, ratio) for name, ratio, _, _ in promises],
        promise="; ".join(f"{name} {sense} {limit}" for name, _, sense, limit in promises),
        kept=not missed,
        missed="; ".join(missed),
    )


def main(arguments: list[str]) -> int:
    """Report, or measure one way for the report."""
    match arguments:
        case ["--ours", count]:
            print(json.dumps(our_seconds(int(count))))
        case ["--peer", name, count]:
            print(json.dumps(peer_seconds(name, int(count))))
        case ["--memory", name, count]:
            print(json.dumps(megabytes(name, int(count))))
        case _:
            quick = arguments == ["--quick"]
            return report(500 if quick else int(arguments[0]) if arguments else 5000)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
