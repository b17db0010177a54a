"""Export a store as tables at two sizes, each in a process of its own: seconds, and the most memory it took.

    python -m benchmarks.export                            # 10,000 and 20,000 meetings
    python -m benchmarks.export --meetings 1000 2000       # quick

Towns and matters are made up; every meeting has three items, and every tenth is cancelled on a second day. Memory is
that of the whole process, which loads pyarrow for Parquet when it first writes; flat is what stays from one size to the
next. Nothing is told of more meetings than were exported.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.tables import apart, say, table

from agendawatch.exports import export
from agendawatch.model import AgendaItem, Listing, Meeting, MeetingStatus, Municipality, Organization, Site, Window
from agendawatch.store import Store

SEEN = dt.datetime(2031, 1, 2, 6, tzinfo=dt.UTC)
GOAL = 100_000
"""Meetings in a minute."""
EACH = 100
"""Meetings of a town."""
ORGANIZATIONS = ("Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Byggnadsnämnden")
FORMATS = ("csv", "parquet", "ndjson")
_PER_MEGABYTE = 1e6 if sys.platform == "darwin" else 1e3
"""`ru_maxrss` counts octets on macOS, and kilobytes elsewhere."""


def listings(town: Municipality) -> Iterator[Listing]:
    """Give a made-up town's list on two days; on the second every tenth meeting is cancelled."""
    meetings = tuple(
        Meeting(
            municipality=town,
            organization=Organization(name=ORGANIZATIONS[nth % len(ORGANIZATIONS)]),
            date=dt.date(2031, 1, 1) + dt.timedelta(days=nth * 3),
            agenda=tuple(
                AgendaItem(title=f"Ombyggnad av bro {nth}-{place}", reference=f"KS 2031/{nth * 3 + place}")
                for place in range(3)
            ),
        )
        for nth in range(EACH)
    )
    yield Listing(window=Window.year(2031), meetings=meetings)
    later = tuple(
        it.model_copy(update={"status": MeetingStatus.CANCELLED}) if not nth % 10 else it
        for nth, it in enumerate(meetings)
    )
    yield Listing(window=Window.year(2031), meetings=later)


def fill(address: str, meetings: int) -> None:
    """Lay as many meetings into a store, in towns of a hundred."""
    with Store(address) as store:
        for number in range(meetings // EACH):
            town = Municipality(code=f"{number + 1000:04d}", name=f"Exempelby{number}")
            site = Site(url=f"https://by{number}.example/moten", municipality=town)
            for day, listing in enumerate(listings(town)):
                store.records.add(listing, site=site, seen=SEEN + dt.timedelta(days=day))


def peak() -> float:
    """Give the most memory, in megabytes, that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _PER_MEGABYTE


def measure(address: str, out: str, kind: str) -> dict[str, Any]:  # Any: JSON
    """Export once, and tell what it took."""
    with Store(address) as store:
        opened, began = peak(), time.perf_counter()
        done = export(store, out, format=kind)  # type: ignore[arg-type]  # one of FORMATS, from our own command line
        return {
            "seconds": time.perf_counter() - began,
            "opened": opened,
            "peak": peak(),
            "meetings": done.rows["meetings"],
            "rows": sum(done.rows.values()),
        }


def main(arguments: Sequence[str] | None = None) -> None:
    """Fill a store of each size, and export it in each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, nargs=2, default=[10_000, 20_000])
    parser.add_argument("--measure", nargs=3, metavar=("STORE", "OUT", "FORMAT"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.measure:
        print(json.dumps(measure(*asked.measure)))
        return
    rows, taken = [], {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in asked.meetings:
            address = f"sqlite:///{scratch}/{size}.db"
            fill(address, size)
            for kind in FORMATS:
                out = str(Path(scratch, f"{size}-{kind}"))
                took = json.loads(apart("benchmarks.export", "--measure", address, out, kind))
                assert took["meetings"] == size // EACH * EACH
                taken[kind, size] = took
                per_second = took["meetings"] / took["seconds"]
                rows.append(
                    (
                        f"{took['meetings']:,} meetings, {kind}",
                        f"{took['rows']:,}",
                        f"{took['seconds']:.1f}",
                        f"{per_second:,.0f}",
                        f"{took['opened']:.0f}",
                        f"{took['peak']:.0f}",
                    )
                )
    say(table(("export", "rows", "s", "meetings a second", "MB when opened", "MB at most"), rows).rstrip("\n"))
    for kind in FORMATS:
        (_, small), (size, large) = (it for it in taken.items() if it[0][0] == kind)
        a_minute, grown = 60 * large["meetings"] / large["seconds"], large["peak"] - small["peak"]
        met = "would be met" if a_minute >= GOAL else "is not met"
        say(
            f"{kind}: at the larger size's rate a minute holds {a_minute:,.0f} meetings, with which the goal of {GOAL:,} "
            f"{met}; from {asked.meetings[0]:,} to {size[1]:,} meetings memory grew by {grown:.0f} MB."
        )


if __name__ == "__main__":
    main()
