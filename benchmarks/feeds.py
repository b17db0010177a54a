"""Feeds of 5,000 meetings beside icalendar used plainly (and vobject and ics, where installed), in one run.

Run it as `python benchmarks/feeds.py [COUNT]`. Ratios are what lasts; seconds are this machine's.
Each way runs in a process of its own, over the same meetings, and writes the same texts.
"""

from __future__ import annotations

import datetime as dt
import gc
import importlib
import importlib.util
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import Any  # the peers have no types

from dateutil.tz import gettz, tzutc  # comes with icalendar

from agendawatch.feeds import KeptInMemory, to_ical
from agendawatch.feeds.event import Event
from agendawatch.feeds.meetings import meeting_event
from agendawatch.feeds.options import options
from agendawatch.model import STOCKHOLM, AgendaItem, Document, Meeting, Municipality, Organization, Provenance

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
    if isinstance(value, dt.datetime) and value.tzinfo is dt.UTC:
        return value.replace(tzinfo=tzutc())
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=gettz("Europe/Stockholm"))
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
    wanted = options()
    events = [meeting_event(one, None, wanted) for one in meetings]
    write = PEERS[name]
    cold = seconds(lambda: write(events))
    warm = min(seconds(lambda: write(events)) for _ in range(2))
    return {"cold": cold, "one in a hundred changed": warm}


def our_seconds(count: int) -> dict[str, float]:
    """Measure ours, texts and all: cold, changed by one in a hundred, unchanged, and twenty feeds over the same."""
    meetings = [meeting(number) for number in range(count)]
    other = changed(meetings)
    kept = KeptInMemory()
    cold = seconds(lambda: to_ical(meetings, kept=kept))
    warm = seconds(lambda: to_ical(other, kept=kept))
    unchanged = min(seconds(lambda: to_ical(other, kept=kept)) for _ in range(3))
    read_anew = [meeting(number) for number in range(count)]
    anew = seconds(lambda: to_ical(read_anew, kept=kept))
    fresh = KeptInMemory()
    twenty = seconds(lambda: [to_ical(meetings, name=f"Kalender {n}", kept=fresh) for n in range(20)])
    return {
        "cold": cold,
        "one in a hundred changed": warm,
        "unchanged": unchanged,
        "read anew from a store": anew,
        "twenty feeds": twenty,
    }


def megabytes(name: str, count: int) -> float:
    """Measure the most memory that a way takes beside the meetings that it is given."""
    meetings = [meeting(number) for number in range(count)]
    wanted = options()
    events = [] if name == "ours" else [meeting_event(one, None, wanted) for one in meetings]
    if name == "ours":
        to_ical(meetings[:1], kept=KeptInMemory())
    else:
        PEERS[name](events[:1])
    gc.collect()
    tracemalloc.start()
    if name == "ours":
        to_ical(meetings, kept=KeptInMemory())
    else:
        PEERS[name](events)
    return tracemalloc.get_traced_memory()[1] / 1e6


def apart(*arguments: str) -> Any:  # noqa: ANN401 - what JSON gives
    """Measure in a process of its own."""
    answer = subprocess.run([sys.executable, __file__, *arguments], capture_output=True, check=True, text=True)  # noqa: S603 - ourselves
    return json.loads(answer.stdout)


def report(count: int) -> None:
    """Measure everything and print it as a table, then the ratios that are promised."""
    names = [name for name in PEERS if importlib.util.find_spec(name)]
    ours: dict[str, float] = apart("--ours", str(count))
    peers: dict[str, dict[str, float]] = {name: apart("--peer", name, str(count)) for name in names}
    memory: dict[str, float] = {name: apart("--memory", name, str(count)) for name in ("ours", *names)}
    print(f"{count} meetings; seconds")
    for label, took in ours.items():
        row = "".join(f"{name} {peer[label]:8.3f}  " for name, peer in peers.items() if label in peer)
        print(f"  {label:28} ours {took:8.3f}  {row}")
    print("  memory in MB                 " + "  ".join(f"{name} {used:.1f}" for name, used in memory.items()))
    plain_ = peers["icalendar"]
    promises = {
        "changed: times as fast as icalendar (at least 20)": plain_["one in a hundred changed"]
        / ours["one in a hundred changed"],
        "cold: times as fast as icalendar (at least 1)": plain_["cold"] / ours["cold"],
        "memory: part of icalendar's (under 0.33)": memory["ours"] / memory["icalendar"],
        "twenty feeds: times the cost of one (under 2)": ours["twenty feeds"] / ours["cold"],
    }
    for promise, ratio in promises.items():
        print(f"  {promise:52} {ratio:6.2f}")


def main(arguments: list[str]) -> None:
    """Report, or measure one way for the report."""
    match arguments:
        case ["--ours", count]:
            print(json.dumps(our_seconds(int(count))))
        case ["--peer", name, count]:
            print(json.dumps(peer_seconds(name, int(count))))
        case ["--memory", name, count]:
            print(json.dumps(megabytes(name, int(count))))
        case _:
            report(int(arguments[0]) if arguments else 5000)


if __name__ == "__main__":
    main(sys.argv[1:])
